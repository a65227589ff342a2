// Compiled in place of the page where the build could not make it.
#include "exporters/page_template.hpp"

namespace newsgraph {

const PageTemplate* page_template() noexcept { return nullptr; }

}  // namespace newsgraph
