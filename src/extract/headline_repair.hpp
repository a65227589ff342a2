// Clauses without a verb: a verb in the present tense of headlines taken for a noun ("police [arrest] two
// men", "Peru [files] a complaint").
#pragma once

#include "extract/lexicon.hpp"
#include "extract/tree_edits.hpp"

namespace newsgraph {

// `verbs` are the lemmas that may be read as verbs; `plurals` nouns that are plural without an s.
void repair_headlines(const Tree& tree, const WordSet& verbs, const WordSet& plurals, TreeEdits& edits);

}  // namespace newsgraph
