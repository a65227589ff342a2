// "Minister Lind is in Lima for talks": the parser hangs all of it on the place; here "is" becomes the verb,
// so that the stay can be read as a visit.
#pragma once

#include "extract/tree_edits.hpp"

namespace newsgraph {

void repair_stays(const Tree& tree, TreeEdits& edits);

}  // namespace newsgraph
