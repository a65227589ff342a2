// The interactive page around the graph's data: HTML, style and bundled script, made from exporters/page by
// the build where Node.js is there (CMakeLists.txt, NEWSGRAPH_PAGE).
#pragma once

#include <string_view>

namespace newsgraph {

// The data stands between the two, as JSON without '<'.
struct PageTemplate {
  std::string_view before;
  std::string_view after;
};

// nullptr: this program was built without the page.
[[nodiscard]] const PageTemplate* page_template() noexcept;

}  // namespace newsgraph
