#include "graph/view_fold.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

#include "base/hash.hpp"
#include "graph/store_impl.hpp"
#include "graph/view_condition.hpp"
#include "graph/view_merge.hpp"
#include "graph/view_rows.hpp"

namespace newsgraph {
namespace {

using Names = std::vector<std::string>;

const Names kHubRelations = {"attends", "hosts", "party-to", "signs", "held-in", "brokered-by"};

bool one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::ranges::find(names, name) != names.end();
}

ViewFilter relations_of(const Names& types, const std::string& as_of) {
  ViewFilter filter;
  filter.types = types;
  filter.as_of = as_of;
  return filter;
}

std::string pair_id(const Hub& hub, const HubMember& first, const HubMember& second) {
  std::string identity;
  for (const std::string_view part : {hub.edge_type(), std::string_view(first.node),
                                      std::string_view(second.node), std::string_view(hub.id)})
    identity.append(part).push_back('\x1f');
  return std::string(1, 'f').append(sha256_hex(identity), 0, 16);
}

HubMember& member_of(Hub& hub, const std::string& node) {
  const auto place = std::ranges::lower_bound(hub.members, node, {}, &HubMember::node);
  if (place != hub.members.end() && place->node == node) return *place;
  HubMember member;
  member.node = node;
  return *hub.members.insert(place, std::move(member));
}

void take(HubMember& member, const Edge& relation) {
  if (member.relations.empty() || more_real(relation.status, member.status)) {
    member.status = relation.status;
    member.from = relation.from;
    member.to = relation.to;
    member.speaker = relation.speaker;
  }
  member.confidence = std::max(member.confidence, relation.confidence);
  member.relations.push_back(relation.id);
}

constexpr std::string_view kLastDay = "9999-12-31";

std::string_view end_of(const std::string& to) { return to.empty() ? kLastDay : std::string_view(to); }

void set_days(Edge& edge, const HubMember& a, const HubMember& b) {
  const bool only_a = b.from.empty() && b.to.empty();
  const bool only_b = a.from.empty() && a.to.empty();
  if (only_a || only_b) {
    edge.from = only_a ? a.from : b.from;
    edge.to = only_a ? a.to : b.to;
    return;
  }
  edge.from = std::max(a.from, b.from);
  edge.to = end_of(a.to) < end_of(b.to) ? a.to : b.to;
  if (edge.from <= end_of(edge.to)) return;
  edge.from = std::min(a.from, b.from);
  edge.to = end_of(a.to) < end_of(b.to) ? b.to : a.to;
}

void set_names(Properties& properties, const std::string& property, const std::set<std::string>& names) {
  std::string joined;
  for (const std::string& name : names) joined.append(joined.empty() ? "" : "; ").append(name);
  if (!joined.empty()) properties[property] = std::move(joined);
}

void set_hub(Edge& edge, const Hub& hub) {
  edge.properties = hub.properties;
  edge.properties[hub.is_meeting ? "meeting" : "agreement"] = hub.name;
  set_names(edge.properties, "host", hub.hosts);
  set_names(edge.properties, "brokered_by", hub.brokers);
  if (!hub.place.empty()) edge.roles["place"] = hub.place;
  const auto date = hub.properties.find("date");
  if (!edge.from.empty() || !edge.to.empty() || date == hub.properties.end()) return;
  if (const auto* day = std::get_if<std::string>(&date->second)) edge.from = edge.to = *day;
}

}  // namespace

const std::vector<PropertyType>& fold_properties() {
  static const std::vector<PropertyType> properties = {
      {"meeting", PropertyKind::text, "Name of the meeting that the two attend."},
      {"agreement", PropertyKind::text, "Name of the agreement that the two are party to."},
      {"date", PropertyKind::date, "Day of the meeting or agreement."},
      {"host", PropertyKind::text, "Names of the hosts of the meeting."},
      {"brokered_by", PropertyKind::text, "Names of those whose good offices brought it about."}};
  return properties;
}

Edge edge_of(const HubPair& pair) {
  const HubMember& a = *pair.first;
  const HubMember& b = *pair.second;
  Edge edge;
  edge.id = pair.id;
  edge.type = pair.hub->edge_type();
  edge.source = a.node;
  edge.target = b.node;
  edge.status = more_real(a.status, b.status) ? b.status : a.status;
  if (a.speaker == b.speaker) edge.speaker = a.speaker;
  edge.confidence = std::min(a.confidence, b.confidence);
  set_days(edge, a, b);
  set_hub(edge, *pair.hub);
  return edge;
}

HubFold::HubFold(Database& database, const ViewFilter& filter, FoldedTypes types)
    : m_database(database),
      m_types(types),
      m_node(database, "SELECT type, name, country, properties FROM entity WHERE id = ?1") {
  read_members(filter.as_of);
  note_joined(filter.as_of);
  make_pairs();
  hide_hubs(filter.as_of);
  std::erase_if(m_pairs, [&](const HubPair& pair) { return !passes(edge_of(pair), filter); });
}

const HubFold::Facts& HubFold::facts(const std::string& node) {
  const auto [found, fresh] = m_facts.try_emplace(node);
  if (fresh && m_node.bind_all(node).step()) {
    found->second = {m_node.text(0), m_node.text(1), m_node.text(2), properties_of(m_node, 3)};
  }
  m_node.reset();
  return found->second;
}

// nullptr: not of a type to fold.
Hub* HubFold::hub_of(const std::string& node) {
  const Facts& about = facts(node);
  const bool meeting = about.type == "Meeting";
  if (!(meeting ? m_types.meetings : m_types.agreements && about.type == "Agreement")) return nullptr;
  const auto [found, fresh] = m_hubs.try_emplace(node);
  Hub& hub = found->second;
  if (fresh) {
    hub.id = node;
    hub.name = about.name;
    hub.is_meeting = meeting;
    hub.properties = about.properties;
  }
  return &hub;
}

void HubFold::read_members(const std::string& as_of) {
  const ViewCondition condition(relations_of(kHubRelations, as_of));
  EdgeRows rows(m_database, {condition, EvidenceMode::none, as_of});
  Edge relation;
  while (rows.next(relation)) {
    if (!relation.source.empty() && !relation.target.empty()) add(relation);
  }
}

void HubFold::add(const Edge& relation) {
  const bool leaves = one_of(relation.type, {"held-in", "brokered-by"});
  Hub* hub = hub_of(leaves ? relation.source : relation.target);
  if (hub == nullptr) return;
  const std::string& other = leaves ? relation.target : relation.source;
  hub->relations.push_back(relation.id);
  const bool place = relation.type == "held-in" || facts(other).type == "Place";
  if (relation.type == "brokered-by") {
    hub->brokers.insert(facts(other).name);
  } else if (place && m_place_sources[hub->id] < relation.sources) {
    m_place_sources[hub->id] = relation.sources;
    hub->place = other;
  }
  if (relation.type == "hosts") hub->hosts.insert(facts(other).name);
  if (!leaves && !place) take(member_of(*hub, other), relation);
}

void HubFold::note_joined(const std::string& as_of) {
  const ViewCondition condition(relations_of({"meets-with", "signs"}, as_of));
  Statement row(
      m_database,
      "SELECT type, source, target, entity FROM relation JOIN relation_role ON relation_role.relation = id" +
          condition.where() + " AND role IN ('meeting', 'agreement')");
  condition.bind(row);
  while (row.step()) {
    const auto hub = m_hubs.find(row.text(3));
    if (hub == m_hubs.end() || hub->second.edge_type() != row.view(0)) continue;
    const std::string source = row.text(1);
    const std::string target = row.text(2);
    m_joined.emplace(hub->first, std::min(source, target), std::max(source, target));
  }
}

void HubFold::make_pairs() {
  for (auto hub = m_hubs.begin(); hub != m_hubs.end();) {
    std::vector<HubPair> pairs;
    const bool folded = folds(hub->second, pairs);
    if (folded) m_pairs.insert(m_pairs.end(), pairs.begin(), pairs.end());
    hub = folded ? std::next(hub) : m_hubs.erase(hub);
  }
  std::ranges::sort(m_pairs, {}, &HubPair::id);
}

// `pairs` gets the edges; false when a member has none.
bool HubFold::folds(const Hub& hub, std::vector<HubPair>& pairs) {
  if (hub.members.empty() || hub.members.size() > kMostPaired) return false;
  std::set<std::string> served;
  for (auto place = m_joined.lower_bound({hub.id, "", ""});
       place != m_joined.end() && std::get<0>(*place) == hub.id; ++place) {
    served.insert(std::get<1>(*place));
    served.insert(std::get<2>(*place));
  }
  for (auto first = hub.members.begin(); first != hub.members.end(); ++first) {
    for (auto second = first + 1; second != hub.members.end(); ++second) {
      if (of_one_country(first->node, second->node)) continue;
      if (m_joined.contains({hub.id, first->node, second->node})) continue;
      pairs.push_back({pair_id(hub, *first, *second), &hub, &*first, &*second});
      served.insert({first->node, second->node});
    }
  }
  return std::ranges::all_of(hub.members, [&](const HubMember& one) { return served.contains(one.node); });
}

// One of the two is the country of the other.
bool HubFold::of_one_country(const std::string& a, const std::string& b) {
  const Facts& one = facts(a);
  const Facts& other = facts(b);
  return !one.country.empty() && one.country == other.country &&
         (one.type == "Country") != (other.type == "Country");
}

// Those that nothing else starts from or ends at.
void HubFold::hide_hubs(const std::string& as_of) {
  std::set<std::string, std::less<>> gone;
  for (const auto& [id, hub] : m_hubs) {
    gone.insert(hub.relations.begin(), hub.relations.end());
    m_hidden.emplace(id, hub.name);
  }
  const ViewCondition condition(relations_of({}, as_of));
  Statement row(m_database, "SELECT id, source, target FROM relation" + condition.where());
  condition.bind(row);
  while (row.step()) {
    for (const int end : {1, 2}) {
      const auto hub = m_hidden.find(row.view(end));
      if (hub != m_hidden.end() && !gone.contains(row.view(0))) m_hidden.erase(hub);
    }
  }
}

// As ViewCondition has it for relations.
bool HubFold::passes(const Edge& edge, const ViewFilter& filter) {
  const auto among = [](const auto& list, const auto& value) {
    return list.empty() || std::ranges::find(list, value) != list.end();
  };
  const auto place = edge.roles.find("place");
  const bool in_role = place != edge.roles.end() && among(filter.either, place->second);
  const bool dated = !edge.from.empty() || !edge.to.empty();
  const bool begins = filter.from.empty() || (dated && end_of(edge.to) >= filter.from);
  const bool ends = filter.to.empty() || (dated && edge.from <= filter.to);
  return among(filter.types, edge.type) && among(filter.statuses, edge.status) &&
         among(filter.sources, edge.source) && among(filter.targets, edge.target) &&
         (in_role || among(filter.either, edge.source) || among(filter.either, edge.target)) &&
         (among(filter.countries, facts(edge.source).country) ||
          among(filter.countries, facts(edge.target).country)) &&
         among(filter.node_types, facts(edge.source).type) &&
         among(filter.node_types, facts(edge.target).type) && begins && ends &&
         edge.confidence >= filter.min_confidence;
}

std::vector<std::string> HubFold::relations() const {
  std::vector<std::string> out;
  for (const auto& [id, hub] : m_hubs) out.insert(out.end(), hub.relations.begin(), hub.relations.end());
  return out;
}

std::vector<std::string> HubFold::nodes() const {
  std::set<std::string> out;
  for (const HubPair& pair : m_pairs) {
    for (const HubMember* member : {pair.first, pair.second}) {
      out.insert(member->node);
      out.insert(member->speaker);
    }
    out.insert(pair.hub->place);
  }
  out.erase("");
  return {out.begin(), out.end()};
}

const std::string* HubFold::hidden(std::string_view node) const {
  const auto found = m_hidden.find(node);
  return found == m_hidden.end() ? nullptr : &found->second;
}

void HubFold::keep_within(const std::vector<std::string>& nodes) {
  const auto inside = [&](const HubMember* member) {
    return std::ranges::binary_search(nodes, member->node);
  };
  std::erase_if(m_pairs, [&](const HubPair& pair) { return !inside(pair.first) || !inside(pair.second); });
}

}  // namespace newsgraph
