// What changed, as rows of the graph.
#pragma once

#include "graph/ontology.hpp"
#include "resolve/blocks.hpp"

namespace newsgraph {

void write_nodes(BlockTables& tables, const Names& names, const Changes& changes);

// Claims whose ends changed go to their new groups; the relations of all groups concerned are made again.
void write_edges(BlockTables& tables, const Ontology& ontology, const Changes& changes);

}  // namespace newsgraph
