// Claims -> graph: which names of which articles are one person, country, body, agreement or meeting, and
// which claims are one relation. A pure function of the set of articles and of the ledger: not of the order,
// the batches or the removals by which they came to be. Only what changed since the last time is computed
// again, together with all it could have an effect on.
#pragma once

#include "graph/ontology.hpp"
#include "graph/store_blocks.hpp"
#include "resolve/names.hpp"

namespace newsgraph {

// Brings the graph up to date with articles and ledger.
void resolve_blocks(BlockTables& tables, const Ontology& ontology, const Names& names);

}  // namespace newsgraph
