// Claims -> edges: which claims of which articles tell one relation.
#pragma once

#include <vector>

#include "graph/ontology.hpp"
#include "resolve/nodes.hpp"

namespace newsgraph {

// By id. Claims of one type, ends and status are one edge when their numbers, speakers and times agree; see
// edges.cpp.
[[nodiscard]] std::vector<Edge> make_edges(const Articles& articles, const NamedNodes& named,
                                           const Ontology& ontology);

}  // namespace newsgraph
