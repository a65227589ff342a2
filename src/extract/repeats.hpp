// What one sentence says more than once is told once. Order is kept.
#pragma once

#include <vector>

#include "graph/ontology.hpp"
#include "graph/records.hpp"

namespace newsgraph {

// One statement a sentence: of two rules that found the same edge the surer one speaks.
void drop_repeats(std::vector<ExtractedRelation>& relations);
// "Rebels attacked somebody" beside "rebels attacked Chad" in one sentence tells nothing more.
void drop_halves(std::vector<ExtractedRelation>& relations);
// "Freed Germany" beside "freed the German priest Lind", of one trigger: the priest is meant.
void drop_wholes(std::vector<ExtractedRelation>& relations, const std::vector<ExtractedEntity>& entities);
// A static relation has one status in a sentence: "agreed to the pact" beside "the pact is planned".
void drop_doubtful_states(std::vector<ExtractedRelation>& relations, const Ontology& ontology);

}  // namespace newsgraph
