#include "exporters/used_types.hpp"

#include "exporters/names.hpp"

namespace newsgraph {

UsedTypes used_types(const GraphView& view) {
  UsedTypes used;
  std::set<std::string, std::less<>> relations;
  view.for_each_node([&](const Node& node) { used.nodes.insert(node.type); });
  view.for_each_link([&](const Link& link) {
    const bool two_ends = !link.source.empty() && !link.target.empty();
    if (two_ends && !relations.contains(link.type)) relations.emplace(link.type);
  });
  for (const std::string& relation : relations) used.relationships.insert(relationship_type(relation));
  return used;
}

}  // namespace newsgraph
