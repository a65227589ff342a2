// The article's own words on a page: the part of the tree with most prose, paragraphs separated by blank
// lines, without menus, captions, notices, lists of other articles, advertisements and comments. Method: text
// and link density of blocks, after Kohlschütter et al., "Boilerplate Detection using Shallow Text Features"
// (WSDM 2010), with the semantic elements and class names of today's pages.
#pragma once

#include <string>

#include "ingest/html_tree.hpp"

namespace newsgraph {

// Empty when the page holds no prose.
[[nodiscard]] std::string page_body(const HtmlNode& root);

// All visible text, a block a line: where dates are looked for that no tag tells.
[[nodiscard]] std::string page_lines(const HtmlNode& root);

}  // namespace newsgraph
