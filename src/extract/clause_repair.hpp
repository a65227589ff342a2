// Verbs whose subject or object hangs elsewhere: an infinitive taken for an adjective, a verb taken for a
// part of its object, a subject taken for a modifier of its verb ("the party [meets] union leaders").
#pragma once

#include "extract/lexicon.hpp"
#include "extract/tree_edits.hpp"

namespace newsgraph {

// `verbs` are the lemmas that may be read as verbs.
void repair_clauses(const Tree& tree, const WordSet& verbs, TreeEdits& edits);

}  // namespace newsgraph
