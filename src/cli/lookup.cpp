#include "cli/lookup.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "base/iso_day.hpp"
#include "base/utf8.hpp"
#include "cli/output.hpp"
#include "cli/suggest.hpp"

namespace newsgraph::cli {
namespace {

// "  person:paavo-lind~nor  Paavo Lind (Person, NOR), 12 edges"
std::string described(const Node& node, std::uint64_t edges) {
  std::string line = "\n  " + terminal_safe(node.id) + "  " + terminal_safe(node.name) + " (" + node.type;
  if (!node.country.empty()) line += ", " + node.country;
  return line + "), " + counted(edges, "edge");
}

// What there is to choose from, the node with most edges first.
std::string choice(const Store& store, const std::vector<Node>& nodes) {
  std::vector<std::pair<std::uint64_t, const Node*>> candidates;
  for (const Node& node : nodes) {
    ViewFilter filter;
    filter.either = {node.id};
    candidates.emplace_back(GraphView(store, filter, EvidenceMode::none).counts().edges, &node);
  }
  std::ranges::stable_sort(candidates, std::greater(), [](const auto& each) { return each.first; });
  constexpr std::size_t kShown = 10;
  std::string lines;
  for (std::size_t i = 0; i < candidates.size() && i < kShown; ++i)
    lines += described(*candidates[i].second, candidates[i].first);
  if (candidates.size() > kShown) lines += "\n  and " + std::to_string(candidates.size() - kShown) + " more";
  return lines;
}

}  // namespace

Node find_node(const Store& store, const std::string& name) {
  if (!utf8::valid(name)) throw UsageError("the name is not UTF-8 text");
  const std::vector<Node> found = store.find_nodes(name);
  if (found.empty()) {
    throw NotFound("no node called '" + terminal_safe(name) + "'" +
                   did_you_mean(store.similar_names(name, 3)));
  }
  if (found.size() == 1) return found[0];
  throw NotFound("'" + terminal_safe(name) +
                 "' fits several nodes; give the id of one:" + choice(store, found));
}

Edge find_edge(const Store& store, const std::string& prefix, const ViewFilter& filter) {
  ViewFilter exact = filter;
  exact.only = {prefix};
  std::optional<Edge> whole;
  GraphView(store, exact).for_each_edge([&](const Edge& edge) { whole = edge; });
  if (whole) return *std::move(whole);
  const GraphView view(store, filter);
  std::vector<std::string> found;
  view.for_each_link([&](const Link& link) {
    if (link.id.starts_with(prefix)) found.emplace_back(link.id);
  });
  if (found.empty()) {
    throw NotFound("no edge id starts with '" + terminal_safe(prefix) +
                   "'; `newsgraph query` lists the edges");
  }
  if (found.size() == 1) return view.edge(found[0]).value();
  std::string message =
      "'" + terminal_safe(prefix) + "' starts the ids of " + std::to_string(found.size()) + " edges:";
  constexpr std::size_t kShown = 10;
  for (std::size_t i = 0; i < found.size() && i < kShown; ++i) message += "\n  " + found[i];
  if (found.size() > kShown) message += "\n  …";
  throw NotFound(message);
}

std::map<std::string, std::string> node_names(const Store& store) {
  std::map<std::string, std::string> names;
  GraphView(store, {}, EvidenceMode::none).for_each_node([&](const Node& node) {
    names[node.id] = node.name;
  });
  return names;
}

void check_relation_types(const Ontology& ontology, const std::vector<std::string>& types) {
  for (const std::string& type : types) {
    if (ontology.relation_type(type) != nullptr) continue;
    std::vector<std::string> known;
    for (const RelationType& relation : ontology.relation_types()) known.push_back(relation.name);
    if (ontology.node_type(type) != nullptr)
      throw UsageError("'" + type + "' is a type of nodes; those are for --node-type");
    throw UsageError("no relation type '" + type + "'" + did_you_mean(nearest(type, known)) +
                     " (newsgraph schema lists them)");
  }
}

void check_node_types(const Ontology& ontology, const std::vector<std::string>& types) {
  for (const std::string& type : types) {
    if (ontology.node_type(type) != nullptr) continue;
    std::vector<std::string> known;
    for (const NodeType& node : ontology.node_types()) known.push_back(node.name);
    if (ontology.relation_type(type) != nullptr)
      throw UsageError("'" + type + "' is a type of relations; those are for --type");
    throw UsageError("no node type '" + type + "'" + did_you_mean(nearest(type, known)) +
                     " (newsgraph schema lists them)");
  }
}

std::vector<Status> checked_statuses(const std::vector<std::string>& names) {
  std::vector<Status> statuses;
  for (const std::string& name : names) {
    const auto status = status_named(name);
    if (!status) {
      std::string known;
      for (const std::string_view each : kStatusNames) known.append(known.empty() ? "" : ", ").append(each);
      throw UsageError("no status '" + name + "'; there are: " + known);
    }
    statuses.push_back(*status);
  }
  return statuses;
}

void check_day(const std::string& option, const std::string& day) {
  if (!day.empty() && !iso::day(day))
    throw UsageError(option + " takes a day as 2026-02-03, not '" + day + "'");
}

}  // namespace newsgraph::cli
