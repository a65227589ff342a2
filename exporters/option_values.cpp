#include "exporters/option_values.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "base/whole_number.hpp"

namespace newsgraph {
namespace {

[[noreturn]] void refuse(std::string_view option, std::string_view value, const std::string& wanted) {
  throw UsageError(std::string(option) + " takes " + wanted + ", not '" + std::string(value) + "'");
}

bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool in_scheme(char c) noexcept {
  return is_letter(c) || (c >= '0' && c <= '9') || std::string_view("+-.").find(c) != std::string_view::npos;
}

bool in_iri(char c) noexcept {
  return static_cast<unsigned char>(c) > ' ' && c != 0x7F &&
         std::string_view("<>\"{}|^`\\").find(c) == std::string_view::npos;
}

}  // namespace

std::optional<std::size_t> position(std::string_view list, char between, std::string_view word) {
  std::size_t at = 0;
  for (std::size_t start = 0; start <= list.size(); ++at) {
    const std::size_t end = std::min(list.find(between, start), list.size());
    if (list.substr(start, end - start) == word) return at;
    start = end + 1;
  }
  return std::nullopt;
}

std::uint64_t checked_number(std::string_view option, std::string_view value, std::uint64_t most) {
  const auto number = whole_number<std::uint64_t>(value);
  if (!number || *number < 1 || *number > most)
    refuse(option, value, "a number from 1 to " + std::to_string(most));
  return *number;
}

char checked_delimiter(std::string_view option, std::string_view value) {
  constexpr std::string_view kMarks = ";|:~^/#!$%&*+=?@";
  if (value.size() != 1 || kMarks.find(value[0]) == std::string_view::npos)
    refuse(option, value, "one of the marks " + std::string(kMarks));
  return value[0];
}

std::string checked_iri(std::string_view option, std::string_view value) {
  const std::size_t colon = value.find(':');
  if (colon == std::string_view::npos || !is_letter(value[0]) ||
      !std::ranges::all_of(value.substr(0, colon), in_scheme) || !std::ranges::all_of(value, in_iri) ||
      !utf8::valid(value))
    refuse(option, value, "an absolute IRI, as https://example.org/graph/");
  return std::string(value);
}

}  // namespace newsgraph
