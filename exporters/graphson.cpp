// GraphSON 3 as adjacency lists: one vertex a line with the edges that enter and leave it, for TinkerGraph,
// JanusGraph and whatever else reads Apache TinkerPop's format.
// - A vertex needs its edges together, and these come in the order of their ids: they pass through two
//   sorters by source and by target, which keep their bytes in a temporary file.
// - Integers are g:Int64 and other numbers g:Double; days are text, for there is no type of days in the core.
// - An alias is a value of its own of the property `aliases`.
// Source: TinkerPop's "IO Reference", GraphSON 3.0.
#include "base/json.hpp"
#include "exporters/columns.hpp"
#include "exporters/labels.hpp"
#include "exporters/names.hpp"
#include "exporters/sink.hpp"
#include "graph/view_sorter.hpp"

namespace newsgraph {
namespace {

// The edges at one side of all vertices, as JSON.
class Side {
public:
  explicit Side(std::string_view name) : m_name(name) {}

  void add(std::string_view node, std::string_view label, std::string_view edge_id, const std::string& json) {
    m_key.clear();
    for (const std::string_view part : {node, label, edge_id}) append_key_part(m_key, part);
    m_value.assign(label).append(kBehindLabel).append(json);
    m_sorter.add(m_key, m_value);
  }

  void sort() {
    m_sorter.sort();
    m_next = m_sorter.next();
  }

  // `,"outE":{"MEETS_WITH":[…],…}` of a node, or nothing. Nodes come in the order of their ids.
  void write(std::string_view node, Sink& sink) {
    m_key.clear();
    append_key_part(m_key, node);
    std::string label;
    for (bool first = true; m_next != nullptr && m_next->key.starts_with(m_key); m_next = m_sorter.next()) {
      const std::size_t end = m_next->value.find(kBehindLabel);
      const std::string_view now = m_next->value.substr(0, end);
      if (first)
        sink << ",\"" << m_name << "\":{\"" << now << "\":[";
      else if (now != label)
        sink << "],\"" << now << "\":[";
      else
        sink << ",";
      sink << m_next->value.substr(end + 1);
      sink.element_done();
      label.assign(now);
      first = false;
    }
    if (!label.empty()) sink << "]}";
  }

private:
  static constexpr std::string_view kBehindLabel = " ";  // is in no label

  std::string_view m_name;
  RecordSorter m_sorter;
  const RecordSorter::Record* m_next = nullptr;
  std::string m_key, m_value;
};

class GraphsonExport {
public:
  GraphsonExport(const ExportInput& input, std::ostream& out)
      : m_sink(out), m_nodes(input.ontology), m_edges(input.ontology, input.view.added_properties()) {}

  void edge(const Edge& edge) {
    if (left_out(edge, m_sink.summary)) return;
    m_edges.fill(edge, m_sink.summary);
    m_json.begin_object();
    m_edges.each_value([&](std::size_t i, const Cell& cell) {
      m_json.key(m_edges.columns()[i].name);
      value(cell);
    });
    m_json.end_object();
    const std::string properties = m_json.take();
    const std::string label = relationship_type(edge.type);
    const std::string id = quoted(edge.id);
    const auto end = [&](std::string_view name, std::string_view node) {
      return "{\"id\":" + id + ",\"" + std::string(name) + "\":" + quoted(node) +
             ",\"properties\":" + properties + "}";
    };
    m_out.add(edge.source, label, edge.id, end("inV", edge.target));
    m_in.add(edge.target, label, edge.id, end("outV", edge.source));
    ++m_sink.summary.edges;
  }

  void end_edges() {
    m_out.sort();
    m_in.sort();
  }

  void node(const Node& node) {
    m_sink << "{\"id\":" << quoted(node.id) << ",\"label\":" << quoted(node.type);
    m_in.write(node.id, m_sink);
    m_out.write(node.id, m_sink);
    m_nodes.fill(node, m_sink.summary);
    m_json.begin_object();
    property("name", [&] { member(std::string_view(node.name)); });
    if (!node.aliases.empty()) {
      property("aliases", [&] {
        for (const std::string& alias : node.aliases) member(std::string_view(alias));
      });
    }
    m_nodes.each_value([&](std::size_t i, const Cell& cell) {
      const Column& column = m_nodes.columns()[i];
      if (column.kind != ColumnKind::list) property(column.name, [&] { member(cell); });
    });
    m_json.end_object();
    m_sink << ",\"properties\":" << m_json.take() << "}\n";
    m_sink.element_done();
    ++m_sink.summary.nodes;
  }

  ExportSummary finish() { return m_sink.finish(); }

private:
  template <typename Members>
  void property(std::string_view name, Members members) {
    m_json.key(name).begin_array();
    members();
    m_json.end_array();
  }

  // One value of a vertex's property, which has an id of its own.
  void member(const Cell& cell) {
    m_json.begin_object().key("id");
    value(m_property_id++);
    m_json.key("value");
    value(cell);
    m_json.end_object();
  }

  void value(const Cell& cell) {
    if (const auto* text = std::get_if<std::string_view>(&cell))
      m_json.value(m_sink.clean(*text, text::Controls::keep));
    else if (const auto* flag = std::get_if<bool>(&cell))
      m_json.value(*flag);
    else if (const auto* integer = std::get_if<std::int64_t>(&cell))
      m_json.begin_object().key("@type").value("g:Int64").key("@value").value(*integer).end_object();
    else if (const auto* number = std::get_if<double>(&cell))
      m_json.begin_object().key("@type").value("g:Double").key("@value").value(*number).end_object();
  }

  std::string quoted(std::string_view text) {
    JsonWriter json;
    json.value(m_sink.clean(text, text::Controls::keep));
    return json.take();
  }

  Sink m_sink;
  NodeColumns m_nodes;
  EdgeColumns m_edges;
  JsonWriter m_json;
  Side m_in{"inE"};
  Side m_out{"outE"};
  std::int64_t m_property_id = 0;
};

}  // namespace

ExportSummary export_graphson(const ExportInput& input, std::ostream& out) {
  GraphsonExport graphson(input, out);
  input.view.for_each_edge([&](const Edge& edge) { graphson.edge(edge); });
  graphson.end_edges();
  input.view.for_each_node([&](const Node& node) { graphson.node(node); });
  return graphson.finish();
}

}  // namespace newsgraph
