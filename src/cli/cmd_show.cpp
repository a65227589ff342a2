#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <set>

#include "cli/edge_rows.hpp"
#include "cli/exit_code.hpp"
#include "cli/lookup.hpp"
#include "cli/reading.hpp"
#include "resolve/career.hpp"

namespace newsgraph::cli {
namespace {

struct Shown {
  Node node;
  std::vector<Edge> edges;
  std::vector<DocumentInfo> documents;  // in id order
  std::map<std::string, std::string> names;
  std::vector<std::pair<std::string, std::string>> namesakes;  // node id -> why it is kept apart
};

std::string namesake_reason(const Store& store, const std::string& node) {
  const std::vector<std::string> reasons = store.reasons_of(node);
  const auto found = std::find_if(reasons.begin(), reasons.end(), is_namesake);
  return found == reasons.end() ? std::string() : *found;
}

std::vector<std::pair<std::string, std::string>> namesakes_of(const Store& store, const Node& node) {
  std::vector<std::pair<std::string, std::string>> found;
  if (node.type != "Person" || namesake_reason(store, node.id).empty()) return found;
  for (const Node& other : store.find_nodes(node.name)) {
    if (other.type != "Person" || other.id == node.id || other.country != node.country) continue;
    if (std::string reason = namesake_reason(store, other.id); !reason.empty())
      found.emplace_back(other.id, std::move(reason));
  }
  return found;
}

Shown gather(const Store& store, Node node, ViewFilter filter) {
  Shown shown;
  filter.either = {node.id};
  std::set<std::string> documents;
  const GraphView view(store, filter);
  shown.node = view.as_known(std::move(node));
  view.for_each_edge([&](const Edge& edge) {
    shown.edges.push_back(edge);
    for (const EdgeEvidence& evidence : edge.evidence) documents.insert(evidence.document);
  });
  for (const std::string& id : documents) {
    if (auto document = store.document(id)) shown.documents.push_back(std::move(*document));
  }
  shown.names = node_names(store);
  shown.namesakes = namesakes_of(store, shown.node);
  return shown;
}

Json node_value(const Node& node) {
  Json::Array aliases(node.aliases.begin(), node.aliases.end());
  return Json::Object{{"id", node.id},
                      {"type", node.type},
                      {"name", node.name},
                      {"country", node.country.empty() ? Json() : Json(node.country)},
                      {"aliases", std::move(aliases)},
                      {"properties", to_json_value(node.properties)}};
}

Json edge_value(const Edge& edge, const Shown& shown) {
  const auto columns = edge_columns();
  auto cells = edge_cells(edge, shown.names);
  Json::Object object;
  for (std::size_t i = 0; i < columns.size(); ++i) object.emplace_back(columns[i].name, std::move(cells[i]));
  return object;
}

Json document_value(const DocumentInfo& document) {
  const auto known = [](const std::string& text) { return text.empty() ? Json() : Json(text); };
  return Json::Object{{"id", document.id},
                      {"title", known(document.title)},
                      {"date", known(document.date)},
                      {"source", known(document.source)},
                      {"url", known(document.url)},
                      {"sha256", document.sha256}};
}

void print_json(const Shown& shown, std::ostream& out) {
  Json::Array edges;
  Json::Array documents;
  for (const Edge& edge : shown.edges) edges.push_back(edge_value(edge, shown));
  for (const DocumentInfo& document : shown.documents) documents.push_back(document_value(document));
  const Json all(Json::Object{
      {"node", node_value(shown.node)}, {"edges", std::move(edges)}, {"documents", std::move(documents)}});
  out << all.dump() << '\n';
}

void print_ndjson(const Shown& shown, std::ostream& out) {
  const auto line = [&](const char* kind, const Json& value) {
    Json::Object object{{"kind", kind}};
    for (const auto& member : value.as_object()) object.push_back(member);
    out << Json(std::move(object)).dump() << '\n';
  };
  line("node", node_value(shown.node));
  for (const Edge& edge : shown.edges) line("edge", edge_value(edge, shown));
  for (const DocumentInfo& document : shown.documents) line("document", document_value(document));
}

std::string safe_list(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + terminal_safe(word);
  return text;
}

void print_head(const Node& node, std::ostream& out) {
  out << terminal_safe(node.name) << "  (" << node.type << (node.country.empty() ? "" : ", " + node.country)
      << ")  " << node.id << '\n';
  if (!node.aliases.empty()) out << "  also called: " << safe_list(node.aliases) << '\n';
  for (const auto& [name, value] : node.properties)
    out << "  " << name << ": " << terminal_safe(to_string(value)) << '\n';
}

std::string shown_name(const Shown& shown, const std::string& id) {
  const auto found = shown.names.find(id);
  return found == shown.names.end() ? id : found->second;
}

// The node's part in the edge: "->" from it, "<-" to it, else its role.
std::string part_of(const Shown& shown, const Edge& edge) {
  if (edge.source == shown.node.id) return "->";
  if (edge.target == shown.node.id) return "<-";
  for (const auto& [role, node] : edge.roles) {
    if (node == shown.node.id) return role;
  }
  return {};
}

// The other end, or both ends where the node has only a role.
std::string others(const Shown& shown, const Edge& edge) {
  if (edge.source == shown.node.id) return shown_name(shown, edge.target);
  if (edge.target == shown.node.id) return shown_name(shown, edge.source);
  const std::string source = shown_name(shown, edge.source);
  return edge.target.empty() ? source : source + " and " + shown_name(shown, edge.target);
}

// One table for people: the edges with the other ends only.
void print_table(const Shown& shown, std::ostream& out) {
  print_head(shown.node, out);
  for (const auto& [id, reason] : shown.namesakes)
    out << "  kept apart from " << id << ": " << reason << '\n';
  if (shown.edges.empty()) {
    out << "  no edges\n";
    return;
  }
  out << '\n';
  RowPrinter edges({{"edge"},
                    {"part"},
                    {"type"},
                    {"with"},
                    {"status"},
                    {"time"},
                    {"articles"},
                    {"confidence"},
                    {"properties"}},
                   Format::table, out);
  for (const Edge& edge : shown.edges) {
    edges.row({edge.id, part_of(shown, edge), edge.type, others(shown, edge),
               std::string(name_of(edge.status)), days(edge), static_cast<std::int64_t>(edge.sources),
               rounded(edge.confidence), to_json_value(edge.properties)});
  }
  edges.finish();
  out << '\n';
  RowPrinter articles({{"article"}, {"date"}, {"source"}, {"title"}}, Format::table, out);
  for (const DocumentInfo& document : shown.documents) {
    articles.row({document.id, document.date, document.source, document.title});
  }
  articles.finish();
}

void print(const Shown& shown, Format format, std::ostream& out) {
  if (format == Format::table) return print_table(shown, out);
  if (format == Format::json) return print_json(shown, out);
  if (format == Format::ndjson) return print_ndjson(shown, out);
  RowPrinter rows(edge_columns(), format, out);
  for (const Edge& edge : shown.edges) rows.row(edge_cells(edge, shown.names));
  rows.finish();
}

}  // namespace

int cmd_show(const Command& self, const std::vector<std::string>& arguments, Context& context) {
  EdgeReading reading;
  std::string name;
  Options options(self);
  options.argument("NAME", name, "name, alias or id of a node");
  begin(options, reading);
  finish(options, reading, arguments, context);

  const Store store = open_store(reading, context);
  const Shown shown = gather(store, find_node(store, name), to_view_filter(reading.filters, store));
  Output output(reading.wanted, context);
  print(shown, reading.format, output.stream());
  output.commit();
  return kDone;
}

}  // namespace newsgraph::cli
