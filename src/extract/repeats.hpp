// What is said more than once is told once. Order is kept.
#pragma once

#include <vector>

#include "graph/ontology.hpp"
#include "graph/records.hpp"

namespace newsgraph {

// One statement a sentence: of two rules that found the same edge the surer one speaks.
void drop_repeats(std::vector<ExtractedRelation>& relations);
// "Lind met Holm in Oslo. … At his meeting with Holm, Lind …": who takes part in a meeting or has a
// part in a pact, and where a meeting is, is told once an article, unless it is told with more.
void drop_retold_meetings(std::vector<ExtractedRelation>& relations);
// "Rebels attacked somebody" beside "rebels attacked Chad" in one sentence tells nothing more.
void drop_halves(std::vector<ExtractedRelation>& relations);
// Coercion told without a doer after the article has told who does it, or done to one whose doer
// it names anywhere: "his arrest", "the killing of Lind", "two more were wounded". The doer is the same or
// stands in a sentence around it; an edge from nobody would say that the article does not know. What nobody
// in particular may do ("must be freed") is no deed at all.
void drop_doerless(std::vector<ExtractedRelation>& relations);
// What is only planned, supposed or asked for is told with both its sides, or with an agreement or goods for
// the other: "an attempt to end the war on Chad" names no deed of anybody. So is what did not happen with its
// doer.
void drop_idle_plans(std::vector<ExtractedRelation>& relations, const Ontology& ontology);
// "Freed Germany" beside "freed the German priest Lind", "attacked Chad" beside "attacked soldiers in Chad",
// of one trigger: the priest and the soldiers are meant.
void drop_wholes(std::vector<ExtractedRelation>& relations, const std::vector<ExtractedEntity>& entities);
// A static relation has one status in a sentence: "agreed to the pact" beside "the pact is planned".
void drop_doubtful_states(std::vector<ExtractedRelation>& relations, const Ontology& ontology);

}  // namespace newsgraph
