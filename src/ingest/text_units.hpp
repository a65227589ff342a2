// The lines of a text as units of meaning: a paragraph on one line is one unit, and so are the lines of a
// paragraph that was wrapped to a fixed width.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.hpp"

namespace newsgraph {

struct TextUnit {
  Span span;                // without blanks at either end, never empty
  std::uint32_t words = 0;  // runs without blanks
  std::uint32_t lower = 0;  // words that start with a small letter
  bool terminal = false;    // ends as a sentence does, closing quotes and brackets passed

  // Long enough, with small words and an end: a sentence that nobody puts in a menu.
  [[nodiscard]] bool is_prose() const {
    return (terminal && words >= 8 && lower >= 2) || (words >= 25 && lower >= 8);
  }
  [[nodiscard]] bool is_sentence() const { return (terminal && words >= 3 && lower >= 1) || is_prose(); }
};

// In text order. `text` is valid UTF-8.
[[nodiscard]] std::vector<TextUnit> text_units(std::string_view text);

// `span` without blanks (of Unicode) at either end.
[[nodiscard]] Span trimmed(std::string_view text, Span span);

}  // namespace newsgraph
