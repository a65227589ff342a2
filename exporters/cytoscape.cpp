// Cytoscape JSON: elements for cytoscape.js and the desktop program (.cyjs). Parallel edges are plain
// there; selectors such as node[entity_type="Person"] and edge[relation="meets-with"] work on the columns.
#include "base/json.hpp"
#include "exporters/columns.hpp"
#include "exporters/drawing.hpp"
#include "exporters/json_parts.hpp"
#include "exporters/labels.hpp"
#include "exporters/sink.hpp"

namespace newsgraph {
namespace {

class CytoscapeExport {
public:
  // `drawing` may be null.
  CytoscapeExport(const ExportInput& input, std::ostream& out)
      : m_drawing(input.drawing),
        m_sink(out),
        m_nodes(input.ontology),
        m_edges(input.ontology, input.view.added_properties()) {
    m_sink << R"({"format_version":"1.0","generated_by":"newsgraph","data":{"name":"newsgraph"},)"
           << R"("elements":{"nodes":[)";
  }

  void node(const Node& node) {
    begin(node.id);
    text("name", node.name);
    text("label", node.name);
    if (!node.aliases.empty()) {
      m_json.key("aliases").begin_array();
      for (const std::string& alias : node.aliases) write_text(m_json, alias, m_sink.summary);
      m_json.end_array();
    }
    m_nodes.fill(node, m_sink.summary);
    values(m_nodes);
    if (m_drawing != nullptr) place(m_drawing->nodes()[m_sink.summary.nodes]);
    end();
    ++m_sink.summary.nodes;
  }

  void begin_edges() {
    m_sink << "\n],\"edges\":[";
    m_comma = "\n";
  }

  void edge(const Edge& edge) {
    if (left_out(edge, m_sink.summary)) return;
    m_edges.fill(edge, m_sink.summary);
    begin(edge.id);
    text("source", edge.source);
    text("target", edge.target);
    text("label", label_of(edge, m_edges.type()));
    values(m_edges);
    end();
    ++m_sink.summary.edges;
  }

  ExportSummary finish() {
    m_sink << "\n]}}\n";
    return m_sink.finish();
  }

private:
  void begin(std::string_view id) {
    m_json.begin_object().key("data").begin_object();
    text("id", id);
  }

  // In `data`: size and community; beside it the position, whose y axis points down there.
  void place(const DrawnNode& drawn) {
    m_json.key("size").value(drawn.size).key("community").value(drawn.community).end_object();
    m_json.key("position").begin_object().key("x").value(drawn.x).key("y").value(0 - drawn.y);
  }

  void end() {
    m_json.end_object().end_object();
    m_sink << m_comma << m_json.take();
    m_sink.element_done();
    m_comma = ",\n";
  }

  void text(std::string_view key, std::string_view value) {
    m_json.key(key);
    write_text(m_json, value, m_sink.summary);
  }

  void values(const PropertyColumns& row) {
    row.each_value([&](std::size_t i, const Cell& cell) {
      const Column& column = row.columns()[i];
      if (column.kind == ColumnKind::list) return;
      m_json.key(column.name);
      if (const auto* content = std::get_if<std::string_view>(&cell))
        write_text(m_json, *content, m_sink.summary);
      else if (const auto* flag = std::get_if<bool>(&cell))
        m_json.value(*flag);
      else if (const auto* integer = std::get_if<std::int64_t>(&cell))
        m_json.value(*integer);
      else
        m_json.value(std::get<double>(cell));
    });
  }

  const Drawing* m_drawing;
  Sink m_sink;
  NodeColumns m_nodes;
  EdgeColumns m_edges;
  JsonWriter m_json;
  std::string_view m_comma = "\n";
};

}  // namespace

ExportSummary export_cytoscape(const ExportInput& input, std::ostream& out) {
  CytoscapeExport cytoscape(input, out);
  input.view.for_each_node([&](const Node& node) { cytoscape.node(node); });
  cytoscape.begin_edges();
  input.view.for_each_edge([&](const Edge& edge) { cytoscape.edge(edge); });
  return cytoscape.finish();
}

}  // namespace newsgraph
