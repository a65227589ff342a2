// "Also attending were Lind and Holm", "Among the participants is Lind": who takes part stands behind the
// verb, and the parser finds a predicate there or nothing. Afterwards they are the subject of what stands in
// front.
#pragma once

#include "extract/tree_edits.hpp"

namespace newsgraph {

void repair_inversions(const Tree& tree, TreeEdits& edits);

}  // namespace newsgraph
