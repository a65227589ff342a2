// Whose a measure is, where its sentence does not say: "Peru put a tariff on Chilean wine. … Duties of 25
// percent on wine from Chile took effect on Friday."
#pragma once

#include <vector>

#include "document.hpp"
#include "extract/entities.hpp"
#include "graph/records.hpp"

namespace newsgraph {

// Gives taxes on trade without a source the one that taxed, or threatened to tax, the same target in the few
// sentences before, when only one state did. Relations stand in text order; their confidence falls.
void own_measures(const Document& doc, EntityTable& entities, std::vector<ExtractedRelation>& relations);

// A tariff, sanction, ban, stop or inquiry of nobody: judged wrong nine times in ten, for it is somebody's.
// Not of "the Lindqvist administration", nor of who turns people away.
[[nodiscard]] bool is_unowned(const Document& doc, const ExtractedRelation& relation);

// A tariff on nobody: the article tells elsewhere whose goods it falls on, and the edge would not.
[[nodiscard]] bool is_unaimed(const ExtractedRelation& relation);

}  // namespace newsgraph
