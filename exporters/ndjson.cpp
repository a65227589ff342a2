// NDJSON: one object a line, all nodes, then all edges, in id order; the lossless form that the other
// formats are checked against. The order of the keys is a contract. Members that are not known are null.
#include "base/json.hpp"
#include "exporters/json_parts.hpp"
#include "exporters/sink.hpp"

namespace newsgraph {
namespace {

class NdjsonExport {
public:
  explicit NdjsonExport(std::ostream& out) : m_sink(out) {}

  void node(const Node& node) {
    m_json.begin_object().key("kind").value("node");
    text("id", node.id);
    text("type", node.type);
    text("name", node.name);
    known_text("country", node.country);
    m_json.key("aliases").begin_array();
    for (const std::string& alias : node.aliases) write_text(m_json, alias, m_sink.summary);
    m_json.end_array().key("properties");
    write_properties(m_json, node.properties, m_sink.summary);
    end_line();
    ++m_sink.summary.nodes;
  }

  void edge(const Edge& edge) {
    m_json.begin_object().key("kind").value("edge");
    text("id", edge.id);
    text("type", edge.type);
    known_text("source", edge.source);
    known_text("target", edge.target);
    roles(edge);
    m_json.key("status").value(name_of(edge.status));
    known_text("from", edge.from);
    known_text("to", edge.to);
    known_text("speaker", edge.speaker);
    m_json.key("sources").value(edge.sources).key("outlets").value(edge.outlets);
    m_json.key("independent")
        .value(edge.independent)
        .key("confidence")
        .value(edge.confidence)
        .key("properties");
    write_properties(m_json, edge.properties, m_sink.summary);
    known_text("plover", edge.plover);
    known_text("cameo", edge.cameo);
    m_json.key("evidence");
    write_evidence(m_json, edge.evidence, m_sink.summary);
    end_line();
    ++m_sink.summary.edges;
  }

  ExportSummary finish() { return m_sink.finish(); }

private:
  void text(std::string_view key, std::string_view value) {
    m_json.key(key);
    write_text(m_json, value, m_sink.summary);
  }

  void known_text(std::string_view key, std::string_view value) {
    m_json.key(key);
    write_text_or_null(m_json, value, m_sink.summary);
  }

  void roles(const Edge& edge) {
    if (edge.roles.empty()) return;
    m_json.key("roles").begin_object();
    for (const auto& [role, node] : edge.roles) text(role, node);
    m_json.end_object();
  }

  void end_line() {
    m_json.end_object();
    m_sink << m_json.take() << "\n";
    m_sink.element_done();
  }

  Sink m_sink;
  JsonWriter m_json;
};

}  // namespace

ExportSummary export_ndjson(const ExportInput& input, std::ostream& out) {
  NdjsonExport ndjson(out);
  input.view.for_each_node([&](const Node& node) { ndjson.node(node); });
  input.view.for_each_edge([&](const Edge& edge) { ndjson.edge(edge); });
  return ndjson.finish();
}

}  // namespace newsgraph
