// Questions about the shape of the graph (analysis.cpp is the only user of Boost.Graph). Edges count in both
// directions; those with one participant do not. Only ids are held, 16 bytes an edge beside the names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/view.hpp"

namespace newsgraph {

struct PathStep {
  std::string from;  // node ids, in walking order
  std::string to;
  Edge edge;            // with its evidence
  bool forward = true;  // the edge points from `from` to `to`
};

// A path of the fewest edges of the view, empty when there is none or both ends are one node. Of several, the
// one whose nodes come first in id order, step by step; of parallel edges the one with the smallest id.
[[nodiscard]] std::vector<PathStep> shortest_path(const GraphView& view, std::string_view from,
                                                  std::string_view to);

struct NodeDegree {
  std::string node;
  std::size_t degree = 0;  // edges of the view at the node
};

// Most edges first, equal ones in id order; at most `limit`.
[[nodiscard]] std::vector<NodeDegree> top_by_degree(const GraphView& view, std::size_t limit);

}  // namespace newsgraph
