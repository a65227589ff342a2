// What the user wrote behind an option, checked. All throw UsageError and say what the option takes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace newsgraph {

// Where `word` stands among the words of `list`, from 0 on.
[[nodiscard]] std::optional<std::size_t> position(std::string_view list, char between, std::string_view word);

// Of "one|two|three" in the order of the enumeration; `value` is one of them.
template <typename Enum>
[[nodiscard]] Enum chosen(std::string_view values, std::string_view value) {
  return static_cast<Enum>(position(values, '|', value).value());
}

// 1 to `most`.
[[nodiscard]] std::uint64_t checked_number(std::string_view option, std::string_view value,
                                           std::uint64_t most);
// A mark that no reader of CSV takes for anything else.
[[nodiscard]] char checked_delimiter(std::string_view option, std::string_view value);
// Absolute, and nothing in it that an IRI may not hold (RFC 3987).
[[nodiscard]] std::string checked_iri(std::string_view option, std::string_view value);

}  // namespace newsgraph
