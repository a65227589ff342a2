// A parsed page as plain values: what remains of the parser's tree when comments and scripts' code are gone.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace newsgraph {

struct HtmlNode {
  std::string_view tag;  // lower case, static; empty: a piece of text; "?": unknown to the HTML standard
  std::string text;      // of a piece of text, entities undone
  std::vector<std::pair<std::string, std::string>> attributes;  // names lower case
  std::vector<HtmlNode> children;

  [[nodiscard]] bool is_text() const { return tag.empty(); }
  // Empty when there is none.
  [[nodiscard]] std::string_view attribute(std::string_view name) const {
    for (const auto& [key, value] : attributes) {
      if (key == name) return value;
    }
    return {};
  }
};

// Appends the text under `node`, runs of blanks as one blank.
void append_text(const HtmlNode& node, std::string& out);
[[nodiscard]] std::string text_of(const HtmlNode& node);
// Runs of blanks (of Unicode, line ends included) as one blank, trimmed.
[[nodiscard]] std::string squeezed(std::string_view text);

}  // namespace newsgraph
