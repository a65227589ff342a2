// Makes a Meeting of "A meets B": a node with participants, place and date, so that several articles on one
// meeting come together even where they tell different things of it.
#pragma once

#include <vector>

#include "extract/entities.hpp"
#include "graph/records.hpp"

namespace newsgraph {

// Adds meetings to `entities` and attends / held-in relations to `relations`; gives the meeting its role.
void add_meetings(const Document& doc, EntityTable& entities, std::vector<ExtractedRelation>& relations);

}  // namespace newsgraph
