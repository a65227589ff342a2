#include "resolve/claims.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace newsgraph {
namespace {

Properties telling_properties(const Claim& claim) {
  Properties telling;
  for (const auto& [name, value] : claim.relation->properties) {
    PropertyKind kind =
        std::holds_alternative<std::string>(value) ? PropertyKind::text : PropertyKind::number;
    if (claim.type != nullptr) {
      for (const PropertyType& property : claim.type->properties) {
        if (property.name == name) kind = property.kind;
      }
    }
    if (kind != PropertyKind::text) telling[name] = value;
  }
  return telling;
}

std::uint32_t position_in(const std::vector<std::string>& nodes, const std::string& id) {
  if (id.empty()) return kNoNode;
  return static_cast<std::uint32_t>(std::lower_bound(nodes.begin(), nodes.end(), id) - nodes.begin());
}

}  // namespace

std::optional<ClaimGroup> group_of(const ExtractedRelation& relation, ClaimEnds ends,
                                   const Ontology& ontology) {
  ClaimGroup group{relation.type, std::move(ends.source), std::move(ends.target), relation.status};
  if (group.source == group.target) return std::nullopt;
  const RelationType* type = ontology.relation_type(relation.type);
  const bool turned = group.source.empty() || (!group.target.empty() && group.target < group.source);
  if (type != nullptr && type->symmetric && turned) std::swap(group.source, group.target);
  return group;
}

ReadGroup read_group(const ClaimGroup& group, const std::vector<PlacedClaim>& placed,
                     const Ontology& ontology) {
  ReadGroup read;
  std::set<std::string> nodes = {group.source, group.target};
  for (const PlacedClaim& each : placed) {
    nodes.insert(each.speaker);
    for (const auto& [role, node] : each.roles) nodes.insert(node);
  }
  nodes.erase("");
  read.nodes.assign(nodes.begin(), nodes.end());
  std::vector<const PlacedClaim*> order;
  for (const PlacedClaim& each : placed) order.push_back(&each);
  std::sort(order.begin(), order.end(), [](const PlacedClaim* a, const PlacedClaim* b) {
    return std::tie(a->document.id, a->place.position) < std::tie(b->document.id, b->place.position);
  });
  const RelationType* type = ontology.relation_type(group.type);
  for (const PlacedClaim* each : order) {
    if (read.documents.empty() || read.documents.back()->id != each->document.id) {
      read.documents.push_back(&each->document);
      read.texts.push_back(each->text);
    }
    Claim claim;
    claim.article = static_cast<std::uint32_t>(read.documents.size() - 1);
    claim.position = each->place.position;
    claim.relation = &each->relation;
    claim.type = type;
    claim.source = position_in(read.nodes, group.source);
    claim.target = position_in(read.nodes, group.target);
    claim.speaker = position_in(read.nodes, each->speaker);
    for (const auto& [role, node] : each->roles) claim.roles[role] = position_in(read.nodes, node);
    claim.days = days_of(each->relation.time.from, each->relation.time.to);
    claim.published = day_number(each->document.date);
    claim.telling = telling_properties(claim);
    read.claims.push_back(std::move(claim));
  }
  return read;
}

}  // namespace newsgraph
