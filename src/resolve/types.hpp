// One name is one thing, also where some articles take a body for a person or a place: names of several words
// go to the type that most articles give them. What an article says stays as it is.
#pragma once

#include "graph/store_blocks.hpp"
#include "resolve/blocks.hpp"

namespace newsgraph {

// Settles the types of the names that are due. Wordings whose type changed get the keys of their new one.
void settle_types(BlockTables& tables, const Names& names, Changes& changes);

}  // namespace newsgraph
