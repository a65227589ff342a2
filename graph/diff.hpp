// What differs between two graphs: nodes and relations that are new, changed or gone, in id order.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "graph/records.hpp"
#include "graph/view.hpp"

namespace newsgraph {

enum class ChangeKind : std::uint8_t { added, changed, gone };

// What a node or a relation says, as text by field name: "status", "from", "role:place", "property:rounds".
// Fields that say nothing are not there; evidence is left out.
using Fields = std::map<std::string, std::string>;
[[nodiscard]] Fields fields_of(const Node& node);
[[nodiscard]] Fields fields_of(const Edge& edge);

struct FieldChange {
  std::string name, before, after;  // empty: the field was or is not there
};
[[nodiscard]] std::vector<FieldChange> field_changes(const Fields& before, const Fields& after);

// The record that is not there (`before` of an added one, `after` of a gone one) is empty.
struct NodeChange {
  ChangeKind kind = ChangeKind::changed;
  Node before, after;
};
struct EdgeChange {
  ChangeKind kind = ChangeKind::changed;
  Edge before, after;
};

// Memory: about 40 bytes and the id for each node or relation of the first graph.
void for_each_node_change(const Store& before, const Store& after, const ViewFilter& filter_before,
                          const ViewFilter& filter_after,
                          const std::function<void(const NodeChange&)>& visit);
void for_each_edge_change(const Store& before, const Store& after, const ViewFilter& filter_before,
                          const ViewFilter& filter_after,
                          const std::function<void(const EdgeChange&)>& visit);

}  // namespace newsgraph
