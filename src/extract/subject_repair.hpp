// Verbs whose subject hangs elsewhere: on the verb of the report around them, on a day, on the noun before,
// or nowhere.
#pragma once

#include "extract/tree_edits.hpp"

namespace newsgraph {

void repair_subjects(const Tree& tree, TreeEdits& edits);

}  // namespace newsgraph
