// The types that a view has, for scripts that need a statement or a table for each.
#pragma once

#include <set>
#include <string>

#include "graph/view.hpp"

namespace newsgraph {

struct UsedTypes {
  std::set<std::string> nodes;          // node types
  std::set<std::string> relationships;  // names of relations as in relationship_type, of edges with two ends
};

[[nodiscard]] UsedTypes used_types(const GraphView& view);

}  // namespace newsgraph
