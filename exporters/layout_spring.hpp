// Positions of one connected graph, neighbours about one apart; see layout.hpp for the method.
#pragma once

#include <vector>

#include "exporters/layout_graph.hpp"

namespace newsgraph {

[[nodiscard]] std::vector<Point> spring_layout(const LayoutGraph& graph);

}  // namespace newsgraph
