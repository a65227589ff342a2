// Sentences whose main verb the parser took for a part of another phrase, so that a noun is left at the top:
// "Chile, which …, [fired] missiles at Peru", "Chile on Thursday [restricted] exports".
#pragma once

#include "extract/lexicon.hpp"
#include "extract/tree_edits.hpp"

namespace newsgraph {

// `verbs` are the lemmas that may be read as verbs.
void repair_main_verbs(const Tree& tree, const WordSet& verbs, TreeEdits& edits);

}  // namespace newsgraph
