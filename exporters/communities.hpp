// Which nodes belong together: the Louvain method (V. Blondel, J.-L. Guillaume, R. Lambiotte, E. Lefebvre,
// "Fast unfolding of communities in large networks", J. Stat. Mech. P10008, 2008), over weighted undirected
// links. Nodes are visited in id order and ties go to the lower number, so the same graph has the same
// communities.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "exporters/layout.hpp"

namespace newsgraph {

// The community of each node; 0 is the one with the most nodes, of equal ones that with the first node. A
// node without links is one of its own.
[[nodiscard]] std::vector<std::uint32_t> communities(std::uint32_t nodes, std::span<const LayoutLink> links);

}  // namespace newsgraph
