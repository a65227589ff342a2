// Clusters -> nodes: the name they go by, their other names and properties, and an id that any store gives
// them.
#pragma once

#include <vector>

#include "graph/records.hpp"
#include "resolve/clusters.hpp"

namespace newsgraph {

// Gives an id to each cluster that has none. Clusters of one name are told apart behind a '~', which no name
// can hold: by country, day, at last by a hash of their first mention. All clusters of a type must be there.
void assign_ids(Articles& articles);

// The name that stands best for the members.
[[nodiscard]] std::string canonical_name(const Articles& articles, const Cluster& cluster);

struct NamedNodes {
  std::vector<Node> nodes;                // by id
  std::vector<std::uint32_t> of_cluster;  // cluster -> position in nodes
};

// Every cluster has an id.
[[nodiscard]] NamedNodes name_nodes(const Articles& articles);

}  // namespace newsgraph
