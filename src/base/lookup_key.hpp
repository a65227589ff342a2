// How names are compared in the tables of places, bodies and offices.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace newsgraph {

// How much upper case a name needs, or a piece of text has.
enum class LetterCase : std::uint8_t { any, some_upper, all_upper };

// `text` without a leading "the ".
[[nodiscard]] std::string_view without_the(std::string_view text);

// utf8::name_key without a leading "the".
[[nodiscard]] std::string lookup_key(std::string_view name);

[[nodiscard]] LetterCase letter_case_of(std::string_view text);

// At most five letters, all upper case: "US", "U.S.", "OPEC". Such names count only in upper case.
[[nodiscard]] bool is_abbreviation(std::string_view name);

// The keys under which a name is filed: its lookup_key, and for abbreviations the forms with and without
// dots ("us", "u s").
[[nodiscard]] std::vector<std::string> lookup_keys(std::string_view name);

}  // namespace newsgraph
