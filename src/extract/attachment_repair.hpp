// Phrases and clauses that are read right but hang on the wrong word: a second person taken for a description
// of the first, a noun joined to the name before it, an occasion behind "the mayor said", what stands behind
// an aside or a day.
#pragma once

#include "extract/lexicon.hpp"
#include "extract/tree_edits.hpp"

namespace newsgraph {

void repair_attachments(const Tree& tree, const Lexicon& lexicon, TreeEdits& edits);

}  // namespace newsgraph
