// Claims -> edges: which claims of which articles tell one relation.
#pragma once

#include <vector>

#include "graph/ontology.hpp"
#include "resolve/claims.hpp"

namespace newsgraph {

// The relations of one group of claims. Claims are one edge when their numbers, speakers and times agree
// (drafts.hpp).
[[nodiscard]] std::vector<Edge> make_edges(const ReadGroup& group);

}  // namespace newsgraph
