// Verbs behind "and" that were joined to the wrong word: to an infinitive, to a clause that somebody reports,
// or to the object before them ("rejected calls for reform and [filed] charges").
#pragma once

#include "extract/lexicon.hpp"
#include "extract/tree_edits.hpp"

namespace newsgraph {

// `verbs` are the lemmas that may be read as verbs.
void repair_coordination(const Tree& tree, const WordSet& verbs, const Lexicon& lexicon, TreeEdits& edits);

}  // namespace newsgraph
