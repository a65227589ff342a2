// What of a text is not the article's own prose: menus, headlines, dates, credits, captions, cues of
// broadcasts, notices. General rules over lines, words and places in the text; the words themselves are data
// (schemas/lang/en/furniture.json). The text stays as it is; spans mark what later stages pass over.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.hpp"

namespace newsgraph {

struct Furniture {
  std::vector<Span> spans;  // sorted, not overlapping, cut at lines
  std::string title;        // the headline found in the text, or empty
  std::string date;         // the publication day found in the text, YYYY-MM-DD, or empty
};

// `title`: the headline if it is known already, so that its repetition in the text is marked.
// Throws DataError when furniture.json is missing or wrong.
[[nodiscard]] Furniture find_furniture(std::string_view text, std::string_view title);

}  // namespace newsgraph
