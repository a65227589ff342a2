// Verbs taken for something else, or put on the wrong word: an infinitive for an adjective, a verb for a part
// of its object, a past tense for a participle, what somebody is asked to do for a purpose.
#pragma once

#include "extract/lexicon.hpp"
#include "extract/tree_edits.hpp"

namespace newsgraph {

// `verbs` are the lemmas that may be read as verbs.
void repair_clauses(const Tree& tree, const WordSet& verbs, const Lexicon& lexicon, TreeEdits& edits);

}  // namespace newsgraph
