// UTF-8 and Unicode text (the only user of utf8proc). All strings in the program are valid UTF-8
// after ingest; `repair` is what makes them so.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace newsgraph::utf8 {

// True when `bytes` is well-formed UTF-8 (no surrogates, no overlong forms, at most U+10FFFF).
[[nodiscard]] bool valid(std::string_view bytes) noexcept;

// Each ill-formed byte sequence becomes one U+FFFD. NUL and other C0 controls except \t \n \r become a blank.
[[nodiscard]] std::string repair(std::string_view bytes);

// Decodes the code point at `pos` and moves `pos` behind it. `text` must be valid and pos < text.size().
[[nodiscard]] char32_t next(std::string_view text, std::size_t& pos) noexcept;

void append(std::string& out, char32_t code_point);

// Where the last `characters` of the text begin, in bytes; 0 when it has fewer. `text` must be valid.
[[nodiscard]] std::size_t back(std::string_view text, std::size_t characters) noexcept;

[[nodiscard]] bool is_upper(char32_t c) noexcept;
[[nodiscard]] bool is_lower(char32_t c) noexcept;
[[nodiscard]] bool is_letter(char32_t c) noexcept;
[[nodiscard]] bool is_digit(char32_t c) noexcept;
[[nodiscard]] bool is_space(char32_t c) noexcept;
[[nodiscard]] bool is_punct(char32_t c) noexcept;  // punctuation or symbol

// Simple lower-casing, code point by code point; length in bytes may change.
[[nodiscard]] std::string lower(std::string_view text);

// The form in which names are compared: NFKD, marks removed, case folded, letters and digits kept,
// every other run becomes one blank, trimmed. "Türkiye's" -> "turkiye s", "U.S." -> "u s".
[[nodiscard]] std::string name_key(std::string_view text);

// Terminal columns (East Asian wide characters count two, combining marks none).
[[nodiscard]] std::size_t display_width(std::string_view text) noexcept;

}  // namespace newsgraph::utf8
