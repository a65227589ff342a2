// Claims -> graph: which names of which articles are one person, country, body, agreement or meeting, and
// which claims are one relation. A pure function of the set of extractions: not of their order.
#pragma once

#include <vector>

#include "graph/ontology.hpp"
#include "graph/records.hpp"
#include "graph/store.hpp"

namespace newsgraph {

// Decisions win over the rules; those that change nothing are noted in the result.
[[nodiscard]] ResolvedGraph resolve(const std::vector<Extraction>& extractions, const Ontology& ontology,
                                    const std::vector<Decision>& decisions = {});

}  // namespace newsgraph
