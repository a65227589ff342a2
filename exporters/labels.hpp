// What every format shows of an element, and which edges a format of nodes and
// edges can hold.
#pragma once

#include <string>
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

// The edge type for Gephi, which merges the edges of one type from one node to another when it opens a file:
// it adds the weights, keeps the attributes of the last and drops overlapping times. So the second is
// "meets-with 2". `number`: see GraphView::for_each_numbered_edge. May be a view of `scratch`.
[[nodiscard]] inline std::string_view kind_of(const Edge& edge, std::uint64_t number, std::string& scratch) {
  if (number == 1) return edge.type;
  return scratch.assign(edge.type).append(" ").append(std::to_string(number));
}

// True, and counted, when a participant is not known: such an edge has nowhere
// to end.
[[nodiscard]] inline bool left_out(const Edge& edge, ExportSummary& summary) {
  const bool lacks_end = edge.source.empty() || edge.target.empty();
  if (lacks_end) ++summary.edges_left_out;
  return lacks_end;
}

}  // namespace newsgraph
