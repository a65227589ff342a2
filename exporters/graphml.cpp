// GraphML 1.0, the format that every graph tool reads.
// - Gephi tells parallel edges apart by the XML attribute `label` of <edge>, its edge type, and merges edges
// of
//   one type between one pair; so it is the relation, numbered where there are several. It is not in the
//   schema: strict validators want the xs:redefine for it, and --strict leaves it out.
// - networkx, igraph, graph-tool and graphology stop at any type but boolean int long float double string,
//   at for="all" and at directed="false" in a directed graph: symmetric relations carry an attribute
//   instead.
// - Key ids are unique over the whole file (n0…, e0…). A value that is not known has no <data>.
#include <array>

#include "exporters/columns.hpp"
#include "exporters/drawing.hpp"
#include "exporters/labels.hpp"
#include "exporters/sink.hpp"
#include "exporters/xml.hpp"

namespace newsgraph {
namespace {

constexpr std::string_view kOpening =
    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
    "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
    "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";

constexpr std::string_view type_name(ColumnKind kind) noexcept {
  switch (kind) {
    case ColumnKind::integer:
      return "long";
    case ColumnKind::number:
      return "double";
    case ColumnKind::boolean:
      return "boolean";
    default:
      return "string";
  }
}

// Ids and names of the keys of a drawn node; by these names Gephi takes them for position and size.
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kPlace = {
    {{"n_x", "x"}, {"n_y", "y"}, {"n_size", "size"}}};

// Keys that TinkerPop's reader takes by id.
constexpr std::string_view kVertexLabel = "labelV";
constexpr std::string_view kEdgeLabel = "labelE";

class GraphmlExport {
public:
  GraphmlExport(const ExportInput& input, std::ostream& out)
      : m_options(input.options),
        m_drawing(input.drawing),
        m_sink(out),
        m_nodes(input.ontology),
        m_edges(input.ontology, input.view.added_properties()) {
    m_sink << xml::kDeclaration << kOpening;
    declare("n_label", "node", "label", ColumnKind::text);
    m_node_keys = declare_columns('n', "node", m_nodes.columns());
    if (m_drawing != nullptr) {
      for (const auto& [id, name] : kPlace) declare(id, "node", name, ColumnKind::number);
      declare("n_community", "node", "community", ColumnKind::integer);
    }
    declare("e_label", "edge", "label", ColumnKind::text);
    declare("e_weight", "edge", "weight", ColumnKind::number);
    if (m_options.tinkerpop) {
      declare(kVertexLabel, "node", kVertexLabel, ColumnKind::text);
      declare(kEdgeLabel, "edge", kEdgeLabel, ColumnKind::text);
    }
    m_edge_keys = declare_columns('e', "edge", m_edges.columns());
    m_sink << "<graph id=\"newsgraph\" edgedefault=\"directed\">\n";
  }

  void node(const Node& node) {
    m_sink << "<node id=\"";
    text::append_token(m_sink.buffer(), node.id);
    m_sink << "\">";
    data("n_label", ColumnKind::text, label_of(node));
    if (m_options.tinkerpop) data(kVertexLabel, ColumnKind::text, std::string_view(node.type));
    m_nodes.fill(node, m_sink.summary);
    data_row(m_node_keys, m_nodes);
    if (m_drawing != nullptr) place(m_drawing->nodes()[m_sink.summary.nodes]);
    m_sink << "</node>\n";
    m_sink.element_done();
    ++m_sink.summary.nodes;
  }

  void edge(const Edge& edge, std::uint64_t number) {
    if (left_out(edge, m_sink.summary)) return;
    m_edges.fill(edge, m_sink.summary);
    token_attribute("<edge id=\"", edge.id);
    token_attribute("\" source=\"", edge.source);
    token_attribute("\" target=\"", edge.target);
    if (!m_options.strict) {
      m_sink << "\" label=\"";
      xml::append_attribute(m_sink.buffer(), m_sink.clean(kind_of(edge, number, m_kind)));
    }
    m_sink << "\"><data key=\"e_label\">";
    text(label_of(edge, m_edges.type()));
    m_sink << "</data><data key=\"e_weight\">";
    text::append_number(
        m_sink.buffer(),
        std::int64_t{edge.sources == 0 ? 1 : edge.sources});  // Gephi removes edges of weight 0
    m_sink << "</data>";
    if (m_options.tinkerpop) data(kEdgeLabel, ColumnKind::text, std::string_view(edge.type));
    data_row(m_edge_keys, m_edges);
    m_sink << "</edge>\n";
    m_sink.element_done();
    ++m_sink.summary.edges;
  }

  ExportSummary finish() {
    m_sink << "</graph>\n</graphml>\n";
    return m_sink.finish();
  }

private:
  void declare(std::string_view id, std::string_view domain, std::string_view name, ColumnKind kind) {
    m_sink << "<key id=\"" << id << "\" for=\"" << domain << "\" attr.name=\"";
    xml::append_attribute(m_sink.buffer(), m_sink.clean(name));
    m_sink << "\" attr.type=\"" << type_name(kind) << "\"/>\n";
  }

  // The opening tags of the columns' values.
  std::vector<std::string> declare_columns(char prefix, std::string_view domain,
                                           const std::vector<Column>& columns) {
    std::vector<std::string> openings;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const std::string key = prefix + std::to_string(i);
      declare(key, domain, columns[i].name, columns[i].kind);
      openings.push_back("<data key=\"" + key + "\">");
    }
    return openings;
  }

  void place(const DrawnNode& drawn) {
    data(kPlace[0].first, ColumnKind::number, drawn.x);
    data(kPlace[1].first, ColumnKind::number, drawn.y);
    data(kPlace[2].first, ColumnKind::number, drawn.size);
    data("n_community", ColumnKind::integer, static_cast<std::int64_t>(drawn.community));
  }

  void token_attribute(std::string_view opening, std::string_view id) {
    m_sink << opening;
    text::append_token(m_sink.buffer(), id);
  }

  void data_row(const std::vector<std::string>& openings, const PropertyColumns& row) {
    row.each_value([&](std::size_t column, const Cell& cell) {
      m_sink << openings[column];
      content(row.columns()[column].kind, cell);
      m_sink << "</data>";
    });
  }

  void data(std::string_view key, ColumnKind kind, const Cell& cell) {
    m_sink << "<data key=\"" << key << "\">";
    content(kind, cell);
    m_sink << "</data>";
  }

  void text(std::string_view text) {
    if (xml::is_plain<'&', '<', '>'>(text))
      m_sink << text;
    else
      xml::append_content(m_sink.buffer(), m_sink.clean(text));
  }

  void content(ColumnKind kind, const Cell& cell) {
    Bytes& out = m_sink.buffer();
    if (const auto* text = std::get_if<std::string_view>(&cell)) {
      if (kind == ColumnKind::node_id)
        text::append_token(out, *text);
      else
        this->text(*text);
    } else if (const auto* flag = std::get_if<bool>(&cell)) {
      out.append(*flag ? "true" : "false");
    } else if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
      text::append_number(out, *integer);
    } else {
      text::append_number(out, std::get<double>(cell));
    }
  }

  const ExportOptions& m_options;
  const Drawing* m_drawing;
  Sink m_sink;
  NodeColumns m_nodes;
  EdgeColumns m_edges;
  std::vector<std::string> m_node_keys;
  std::vector<std::string> m_edge_keys;
  std::string m_kind;  // used again and again
};

}  // namespace

ExportSummary export_graphml(const ExportInput& input, std::ostream& out) {
  GraphmlExport graphml(input, out);
  input.view.for_each_node([&](const Node& node) { graphml.node(node); });
  if (input.options.strict)
    input.view.for_each_edge([&](const Edge& edge) { graphml.edge(edge, 1); });
  else
    input.view.for_each_numbered_edge(
        [&](const Edge& edge, std::uint64_t number) { graphml.edge(edge, number); });
  return graphml.finish();
}

}  // namespace newsgraph
