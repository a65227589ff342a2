// Meetings that go without a name and without two sides of their own: "talks in Geneva", "the meeting", and
// the one that "Also attending were Lind and Holm" is told of. Each is noted before the rules are matched;
// afterwards it turns out to be a meeting the article told of before, a meeting known by its place, or
// nothing that can be told.
#pragma once

#include <vector>

#include "extract/entities.hpp"
#include "extract/lexicon.hpp"
#include "extract/tree.hpp"
#include "graph/records.hpp"

namespace newsgraph {

// Behind read_things(): notes them in `entities` (EntityTable::unnamed_meeting).
void note_unnamed_meetings(const Tree& tree, EntityTable& entities, const Lexicon& lexicon);

// Behind add_meetings(): gives relations of an unnamed meeting to the one that is meant, and drops those of a
// meeting that nothing tells from others.
void settle_unnamed_meetings(const Tree& tree, EntityTable& entities, const Lexicon& lexicon,
                             std::vector<ExtractedRelation>& relations);

}  // namespace newsgraph
