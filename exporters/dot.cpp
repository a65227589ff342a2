// DOT for Graphviz: a drawing, not an interchange format (Gephi's reader loses whole files of it).
// - Line 1 holds a non-ASCII character, so that readers that guess the encoding guess right.
// - Plain assignments and attributes at each element: Gephi swallows everything behind `node [...]`.
// - Large graphs get sfdp: dot's own layout ran past two minutes on 1,000 nodes, sfdp took a second.
// - Shape and colour tell the type, line style the status: planned dashed, denied grey, threatened red.
#include <set>

#include "exporters/dot_text.hpp"
#include "exporters/sink.hpp"
#include "exporters/xml.hpp"

namespace newsgraph {
namespace {

constexpr std::uint64_t kRankedEdges = 60;     // up to here a layered drawing is the clearest
constexpr std::uint64_t kLabelledEdges = 400;  // above, labels hide the drawing; the tooltips stay
constexpr std::size_t kLabelBytes = 300;
constexpr std::size_t kTooltipBytes = 2000;
constexpr std::size_t kNodeColumns = 22;

constexpr std::string_view kDeniedColor = "#a0aec0";
constexpr std::string_view kThreatColor = "#e11d48";
constexpr std::string_view kOtherColor = "#4a5568";

// How an edge is drawn; each used row is explained in the legend.
enum class Look : std::uint8_t { plain, planned, unsure, past, threat, denied };

Look look_of(const Edge& edge) {
  switch (edge.status) {
    case Status::negated:
    case Status::denied:
      return Look::denied;
    case Status::planned:
      return Look::planned;
    case Status::proposed:
    case Status::hypothetical:
      return Look::unsure;
    case Status::past:
      return Look::past;
    case Status::actual:
    case Status::ongoing:
      break;
  }
  return edge.plover == "THREATEN" ? Look::threat : Look::plain;
}

std::string_view legend_text(Look look) {
  switch (look) {
    case Look::planned:
      return "╌╌ planned";
    case Look::unsure:
      return "┄┄ proposed or hypothetical";
    case Look::past:
      return "── past (thin)";
    case Look::threat:
      return "─▷ threatened";
    case Look::denied:
      return "─┤ negated or denied";
    case Look::plain:
      break;
  }
  return "── happened or going on";
}

std::string_view legend_color(Look look) {
  if (look == Look::denied) return kDeniedColor;
  return look == Look::threat ? kThreatColor : kOtherColor;
}

class DotExport {
public:
  DotExport(const Ontology& ontology, const GraphCounts& counts, std::ostream& out)
      : m_ontology(ontology), m_sink(out), m_labelled(counts.edges <= kLabelledEdges) {
    m_sink << "// newsgraph · UTF-8\ndigraph newsgraph {\n";
    if (counts.edges <= kRankedEdges)
      m_sink << "rankdir=LR;\nranksep=1;\n";
    else
      m_sink << "layout=sfdp;\noverlap=prism;\nK=1.2;\n";
    m_sink << "outputorder=edgesfirst;\nfontname=\"Helvetica\";\n";
  }

  void node(const Node& node) {
    const NodeType* type = m_ontology.node_type(node.type);
    if (type != nullptr) m_types.insert(type->name);
    token(node.id);
    m_sink << " [label=";
    label(dot::wrapped(node.name.empty() ? node.id : node.name, kNodeColumns), kLabelBytes);
    m_sink << ", shape=" << (type == nullptr ? "ellipse" : shape_of(*type)) << ", style=filled, fillcolor=\""
           << (type == nullptr ? "#ffffff" : color_of(type->color)) << "\", color=\"" << kOtherColor
           << "\", fontname=\"Helvetica\", fontsize=12, tooltip=";
    label(node_tooltip(node), kTooltipBytes);
    m_sink << "];\n";
    m_sink.element_done();
    ++m_sink.summary.nodes;
  }

  void edge(const Edge& edge) {
    if (edge.source.empty() || edge.target.empty()) {
      ++m_sink.summary.edges_left_out;
      return;
    }
    const RelationType* type = m_ontology.relation_type(edge.type);
    const std::string_view name = type == nullptr || type->label.empty() ? edge.type : type->label;
    token(edge.source);
    m_sink << " -> ";
    token(edge.target);
    m_sink << " [";
    if (m_labelled) {
      m_sink << "label=";
      label(edge_label(edge, name), kLabelBytes);
      m_sink << ", fontname=\"Helvetica\", fontsize=9, ";
    }
    look(edge, type);
    m_sink << ", tooltip=";
    label(edge_tooltip(edge, name), kTooltipBytes);
    m_sink << "];\n";
    m_sink.element_done();
    ++m_sink.summary.edges;
  }

  ExportSummary finish() {
    legend();
    m_sink << "}\n";
    return m_sink.finish();
  }

private:
  static std::string_view shape_of(const NodeType& type) {
    return type.shape.empty() ? std::string_view("ellipse") : std::string_view(type.shape);
  }
  static std::string_view color_of(const std::string& color) {
    return color.empty() ? kOtherColor : std::string_view(color);
  }

  void token(std::string_view id) {
    m_sink << "\"";
    text::append_token(m_sink.buffer(), id);
    m_sink << "\"";
  }

  void label(std::string_view text, std::size_t max_bytes) {
    if (dot::append_label(m_sink.buffer(), m_sink.clean(text), max_bytes)) ++m_sink.summary.values_shortened;
  }

  static std::string node_tooltip(const Node& node) {
    std::string out = node.type + ": " + node.name;
    if (!node.country.empty()) out += " (" + node.country + ")";
    for (const auto& [name, value] : node.properties) out += "\n" + name + ": " + to_string(value);
    return out;
  }

  static std::string days(const Edge& edge) {
    if (edge.from == edge.to || edge.to.empty()) return edge.from;
    return edge.from + "/" + edge.to;
  }

  static std::string edge_label(const Edge& edge, std::string_view name) {
    std::string out(name);
    if (edge.status != Status::actual) out.append(" (").append(name_of(edge.status)).append(")");
    if (const std::string when = days(edge); !when.empty()) out += "\n" + when;
    return out;
  }

  static std::string edge_tooltip(const Edge& edge, std::string_view name) {
    std::string out = edge_label(edge, name);
    for (const auto& [property, value] : edge.properties) out += "\n" + property + ": " + to_string(value);
    if (!edge.evidence.empty())
      out += "\n" + edge.evidence.front().document + ": " + edge.evidence.front().quote;
    return out;
  }

  void look(const Edge& edge, const RelationType* type) {
    const Look drawn = look_of(edge);
    m_looks.insert(drawn);
    const std::string_view plain = type == nullptr ? kOtherColor : color_of(type->color);
    const std::string_view color =
        drawn == Look::denied || drawn == Look::threat ? legend_color(drawn) : plain;
    m_sink << "color=\"" << color << "\", fontcolor=\"" << color << "\", style=";
    m_sink << (drawn == Look::planned ? "dashed" : drawn == Look::unsure ? "dotted" : "solid");
    m_sink << ", penwidth=" << (drawn == Look::past ? "0.6" : "1.4");
    m_sink << ", arrowhead=" << (drawn == Look::denied ? "tee" : drawn == Look::threat ? "empty" : "normal");
    if (type != nullptr && type->symmetric) m_sink << ", dir=none";
  }

  // An HTML-like table below the drawing: what was drawn, no more. Written last, when that is known.
  void legend() {
    if (m_types.empty() && m_looks.empty()) return;
    m_sink << "labelloc=b;\nlabel=<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"6\"><TR>";
    for (const std::string& name : m_types) {
      m_sink << "<TD BGCOLOR=\"" << color_of(m_ontology.node_type(name)->color) << "\">";
      xml::append_attribute(m_sink.buffer(), m_sink.clean(name));
      m_sink << "</TD>";
    }
    for (const Look look : m_looks) {
      m_sink << "<TD><FONT COLOR=\"" << legend_color(look) << "\">" << legend_text(look) << "</FONT></TD>";
    }
    m_sink << "</TR></TABLE>>;\n";
  }

  const Ontology& m_ontology;
  Sink m_sink;
  bool m_labelled;
  std::set<std::string> m_types;  // at most the types of the ontology
  std::set<Look> m_looks;
};

}  // namespace

ExportSummary export_dot(const GraphView& view, const Ontology& ontology, std::ostream& out) {
  DotExport dot(ontology, view.counts(), out);
  view.for_each_node([&](const Node& node) { dot.node(node); });
  view.for_each_edge([&](const Edge& edge) { dot.edge(edge); });
  return dot.finish();
}

}  // namespace newsgraph
