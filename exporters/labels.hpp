// What every format shows of an element, and which edges a format of nodes and
// edges can hold.
#pragma once

#include <string_view>

#include "exporters/exporter.hpp"

namespace newsgraph {

// The text that people read at the element; never empty.
[[nodiscard]] inline std::string_view label_of(const Node& node) {
  return node.name.empty() ? node.id : node.name;
}
[[nodiscard]] inline std::string_view label_of(const Edge& edge, const RelationType* type) {
  return type == nullptr || type->label.empty() ? edge.type : type->label;
}

// True, and counted, when a participant is not known: such an edge has nowhere
// to end.
[[nodiscard]] inline bool left_out(const Edge& edge, ExportSummary& summary) {
  const bool lacks_end = edge.source.empty() || edge.target.empty();
  if (lacks_end) ++summary.edges_left_out;
  return lacks_end;
}

}  // namespace newsgraph
