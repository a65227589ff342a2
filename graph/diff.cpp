#include "graph/diff.hpp"

#include <fmt/format.h>

#include <utility>

#include "graph/store.hpp"

namespace newsgraph {
namespace {

void put(Fields& fields, const std::string& name, const std::string& value) {
  if (!value.empty()) fields.emplace(name, value);
}

void put_properties(Fields& fields, const Properties& properties) {
  for (const auto& [name, value] : properties) put(fields, "property:" + name, to_string(value));
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : "; ") + word;
  return text;
}

// The fields as one number, to see whether two records say the same without keeping them.
std::size_t digest(const Fields& fields) {
  std::string bytes;
  for (const auto& [name, value] : fields) {
    bytes.append(name).append(1, '\0').append(value).append(1, '\0');
  }
  return std::hash<std::string>()(bytes);
}

using Digests = std::vector<std::pair<std::string, std::size_t>>;  // by id

// Walks two lists in id order. `each_after` streams the second; the callbacks get ids and the second's
// record.
template <typename Record, typename EachAfter, typename OnGone, typename OnAfter>
void walk(const Digests& before, const EachAfter& each_after, const OnGone& gone, const OnAfter& differs) {
  auto next = before.begin();
  each_after([&](const Record& record) {
    for (; next != before.end() && next->first < record.id; ++next) gone(next->first);
    const bool known = next != before.end() && next->first == record.id;
    if (!known || next->second != digest(fields_of(record))) differs(known, record);
    if (known) ++next;
  });
  for (; next != before.end(); ++next) gone(next->first);
}

}  // namespace

Fields fields_of(const Node& node) {
  Fields fields;
  put(fields, "type", node.type);
  put(fields, "name", node.name);
  put(fields, "country", node.country);
  put(fields, "aliases", joined(node.aliases));
  put_properties(fields, node.properties);
  return fields;
}

Fields fields_of(const Edge& edge) {
  Fields fields;
  put(fields, "type", edge.type);
  put(fields, "source", edge.source);
  put(fields, "target", edge.target);
  put(fields, "status", std::string(name_of(edge.status)));
  put(fields, "from", edge.from);
  put(fields, "to", edge.to);
  put(fields, "speaker", edge.speaker);
  put(fields, "articles", std::to_string(edge.sources));
  put(fields, "confidence", fmt::format("{:.4g}", edge.confidence));
  for (const auto& [role, node] : edge.roles) put(fields, "role:" + role, node);
  put_properties(fields, edge.properties);
  put(fields, "plover", edge.plover);
  put(fields, "plover_mode", edge.plover_mode);
  put(fields, "cameo", edge.cameo);
  return fields;
}

std::vector<FieldChange> field_changes(const Fields& before, const Fields& after) {
  std::map<std::string, FieldChange> changes;
  for (const auto& [name, value] : before) changes[name] = {name, value, ""};
  for (const auto& [name, value] : after) {
    changes[name].name = name;
    changes[name].after = value;
  }
  std::vector<FieldChange> list;
  for (auto& [name, change] : changes) {
    if (change.before != change.after) list.push_back(std::move(change));
  }
  return list;
}

void for_each_node_change(const Store& before, const Store& after, const ViewFilter& filter_before,
                          const ViewFilter& filter_after,
                          const std::function<void(const NodeChange&)>& visit) {
  Digests digests;
  const GraphView old_view(before, filter_before, EvidenceMode::none);
  old_view.for_each_node([&](const Node& node) { digests.emplace_back(node.id, digest(fields_of(node))); });
  const GraphView view(after, filter_after, EvidenceMode::none);
  walk<Node>(
      digests, [&](const auto& next) { view.for_each_node(next); },
      [&](const std::string& id) {
        visit({ChangeKind::gone, before.node(id).value_or(Node{}), {}});
      },
      [&](bool known, const Node& node) {
        if (known) {
          visit({ChangeKind::changed, before.node(node.id).value_or(Node{}), node});
        } else {
          visit({ChangeKind::added, {}, node});
        }
      });
}

void for_each_edge_change(const Store& before, const Store& after, const ViewFilter& filter_before,
                          const ViewFilter& filter_after,
                          const std::function<void(const EdgeChange&)>& visit) {
  Digests digests;
  const GraphView old_view(before, filter_before, EvidenceMode::none);
  old_view.for_each_edge([&](const Edge& edge) { digests.emplace_back(edge.id, digest(fields_of(edge))); });
  const GraphView view(after, filter_after, EvidenceMode::none);
  walk<Edge>(
      digests, [&](const auto& next) { view.for_each_edge(next); },
      [&](const std::string& id) {
        visit({ChangeKind::gone, old_view.edge(id).value_or(Edge{}), {}});
      },
      [&](bool known, const Edge& edge) {
        if (known) {
          visit({ChangeKind::changed, old_view.edge(edge.id).value_or(Edge{}), edge});
        } else {
          visit({ChangeKind::added, {}, edge});
        }
      });
}

}  // namespace newsgraph
