// DOT for readers that know little of it, as Gephi's: names, relations and
// weights, no drawing.
// - No `graph`, `node`, `edge` or name=value statement: Gephi swallows what
// follows the former up to the next
//   brace and makes nodes of the latter. No colour: it takes #rrggbb for
//   transparent and stops at #rrggbbaa.
// - Blanks around ->, or it reads "a-" as a node. An id called node, edge or
// graph would lose the file, so
//   every id gets an n in front.
// - Line 1 holds a non-ASCII character, so that readers that guess the encoding
// guess right.
#include "exporters/dot_text.hpp"
#include "exporters/labels.hpp"
#include "exporters/sink.hpp"

namespace newsgraph {
namespace {

constexpr std::size_t kTextBytes = 2000;

class PortableDot {
public:
  PortableDot(const Ontology& ontology, std::ostream& out) : m_ontology(ontology), m_sink(out) {
    m_sink << "// newsgraph · UTF-8\ndigraph newsgraph {\n";
  }

  void node(const Node& node) {
    token(node.id);
    text(" [label=", label_of(node));
    text(", entity_type=", node.type);
    if (!node.country.empty()) text(", country=", node.country);
    end();
    ++m_sink.summary.nodes;
  }

  void edge(const Edge& edge) {
    if (left_out(edge, m_sink.summary)) return;
    token(edge.source);
    m_sink << " -> ";
    token(edge.target);
    text(" [label=", label_of(edge, m_ontology.relation_type(edge.type)));
    text(", relation=", edge.type);
    text(", status=", name_of(edge.status));
    if (!edge.from.empty()) text(", start_date=", edge.from);
    if (!edge.to.empty()) text(", end_date=", edge.to);
    m_sink << ", weight=\"";
    text::append_number(m_sink.buffer(), std::int64_t{edge.sources == 0 ? 1 : edge.sources});
    m_sink << "\"";
    if (!edge.evidence.empty()) text(", quote=", edge.evidence.front().quote);
    end();
    ++m_sink.summary.edges;
  }

  ExportSummary finish() {
    m_sink << "}\n";
    return m_sink.finish();
  }

private:
  void token(std::string_view id) {
    m_sink << "\"n";
    text::append_token(m_sink.buffer(), id);
    m_sink << "\"";
  }

  void text(std::string_view key, std::string_view value) {
    m_sink << key;
    if (dot::append_label(m_sink.buffer(), m_sink.clean(value), kTextBytes))
      ++m_sink.summary.values_shortened;
  }

  void end() {
    m_sink << "];\n";
    m_sink.element_done();
  }

  const Ontology& m_ontology;
  Sink m_sink;
};

}  // namespace

ExportSummary export_dot_portable(const ExportInput& input, std::ostream& out) {
  PortableDot dot(input.ontology, out);
  input.view.for_each_node([&](const Node& node) { dot.node(node); });
  input.view.for_each_edge([&](const Edge& edge) { dot.edge(edge); });
  return dot.finish();
}

}  // namespace newsgraph
