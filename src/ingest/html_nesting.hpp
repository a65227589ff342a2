// A look at a page's tags before it is parsed: HTML parsing takes quadratic time on pages that only open
// elements, and on tags with very many attributes.
#pragma once

#include <cstddef>
#include <string_view>

namespace newsgraph {

struct HtmlShape {
  std::size_t nesting =
      0;  // open elements at the deepest place; elements that close by themselves do not count
  std::size_t attributes = 0;  // of the tag with most
};

// Never too low by more than the few elements that a parser adds by itself (five for a table).
[[nodiscard]] HtmlShape html_shape(std::string_view html);

}  // namespace newsgraph
