// Phrases and clauses that are read right but hang on the wrong word: a second person taken for a description
// of the first, a noun joined to the name before it, an occasion behind "the mayor said".
#pragma once

#include "extract/tree_edits.hpp"

namespace newsgraph {

void repair_attachments(const Tree& tree, TreeEdits& edits);

}  // namespace newsgraph
