// Clusters -> nodes: the name they go by, their other names and properties, and an id that any store gives
// them.
#pragma once

#include <vector>

#include "graph/records.hpp"
#include "resolve/clusters.hpp"

namespace newsgraph {

struct NamedNodes {
  std::vector<Node> nodes;                // by id
  std::vector<std::uint32_t> of_cluster;  // cluster -> position in nodes
};

[[nodiscard]] NamedNodes name_nodes(const Articles& articles);

}  // namespace newsgraph
