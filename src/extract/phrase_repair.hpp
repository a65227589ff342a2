// Words that hang in the wrong noun phrase: lists, names behind a noun, counts, what describes a subject.
#pragma once

#include "extract/tree_edits.hpp"

namespace newsgraph {

void repair_phrases(const Tree& tree, TreeEdits& edits);

}  // namespace newsgraph
