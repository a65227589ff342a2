// Verbs taken for something else, or put on the wrong word: an infinitive for an adjective, a verb for a part
// of its object, a past tense for a participle, a finite verb joined to an infinitive.
#pragma once

#include "extract/lexicon.hpp"
#include "extract/tree_edits.hpp"

namespace newsgraph {

// `verbs` are the lemmas that may be read as verbs; `speech_acts` what a speaker does next.
void repair_clauses(const Tree& tree, const WordSet& verbs, const WordSet& speech_acts, TreeEdits& edits);

}  // namespace newsgraph
