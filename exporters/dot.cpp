// DOT for Graphviz: a drawing, not an interchange format (Gephi's reader loses whole files of it).
// - Line 1 holds a non-ASCII character, so that readers that guess the encoding guess right.
// - Plain assignments and attributes at each element: Gephi swallows everything behind `node [...]`.
// - Small graphs are drawn in layers by dot, the components packed side by side; packing takes a second for
// 500
//   nodes and edges, and 50 for 4,000. dot forgets to make room for labels when it packs, so each edge is two
//   ranks long and the label stands on the one between.
// - Boxes by type are drawn by dot in small graphs and by fdp in large ones, as no other program knows them.
//   Columns by time are dot's ranks, which edges do not move, as half of them run backwards.
// - Large graphs have positions of their own, which neato keeps; without them they get sfdp.
// - Nodes that no edge joins to anything are left out, as places that articles only mention: a picture tells
// who did
//   what to whom. All other formats have them, dot-portable too.
// - Shape and colour tell the type, line style the status: planned dashed, denied grey, threatened red.
#include <set>
#include <unordered_set>

#include "exporters/dot_text.hpp"
#include "exporters/dot_timeline.hpp"
#include "exporters/drawing.hpp"
#include "exporters/labels.hpp"
#include "exporters/looks.hpp"
#include "exporters/sink.hpp"
#include "exporters/xml.hpp"

namespace newsgraph {

ExportSummary export_dot_portable(const ExportInput& input, std::ostream& out);

namespace {

constexpr std::uint64_t kPushedApart = 2000;   // nodes with wide names; above, Graphviz takes long for it
constexpr std::uint64_t kLabelledEdges = 200;  // above, labels hide the drawing; the tooltips stay
constexpr std::size_t kLabelBytes = 300;
constexpr std::size_t kTooltipBytes = 2000;
constexpr std::size_t kNodeColumns = 22;
constexpr double kStretch = 1.8;  // points a unit of the drawing: names stand inside the nodes here

using looks::Line;

std::string_view legend_text(Line line) {
  switch (line) {
    case Line::planned:
      return "╌╌ planned";
    case Line::unsure:
      return "┄┄ proposed or hypothetical";
    case Line::past:
      return "── past (thin)";
    case Line::threat:
      return "─▷ threatened";
    case Line::denied:
      return "─┤ negated or denied";
    case Line::plain:
      break;
  }
  return "── happened or going on";
}

// Ids of the nodes at the ends of edges that have two; empty: there is no such edge.
std::unordered_set<std::string> joined_nodes(const GraphView& view) {
  std::unordered_set<std::string> joined;
  view.for_each_link([&](const Link& link) {
    if (link.source.empty() || link.target.empty()) return;
    joined.emplace(link.source);
    joined.emplace(link.target);
  });
  return joined;
}

enum class Layout : std::uint8_t { layered, boxed, placed, free };

Layout layout_of(const ExportInput& input, const GraphCounts& counts) {
  if (input.drawing != nullptr) return Layout::placed;
  if (input.options.ranks || counts.nodes + counts.edges < kDrawnDotFrom) return Layout::layered;
  return input.options.clusters ? Layout::boxed : Layout::free;
}

class DotExport {
public:
  DotExport(const ExportInput& input, const GraphCounts& counts, std::ostream& out)
      : m_ontology(input.ontology),
        m_options(input.options),
        m_drawing(input.drawing),
        m_joined(joined_nodes(input.view)),
        m_sink(out),
        m_layout(layout_of(input, counts)),
        m_labelled(counts.nodes + counts.edges < kDrawnDotFrom || counts.edges <= kLabelledEdges),
        m_beyond(input.view.nodes_left_out()),
        m_timeline(input.options.ranks ? dot::Timeline(input.view) : dot::Timeline()) {
    m_sink << "// newsgraph · UTF-8\ndigraph newsgraph {\n";
    layout(counts);
    m_sink << "outputorder=edgesfirst;\nfontname=\"Helvetica\";\n";
  }

  void node(const Node& node) {
    const std::size_t number = m_number++;
    if (!m_joined.empty() && !m_joined.contains(node.id)) return;
    const NodeType* type = m_ontology.node_type(node.type);
    if (type != nullptr) m_types.insert(type->name);
    if (m_options.clusters) open_box(node.type);
    token(node.id);
    m_sink << " [label=";
    label(dot::wrapped(label_of(node), kNodeColumns), kLabelBytes);
    m_sink << ", shape=" << (type == nullptr ? "ellipse" : shape_of(*type)) << ", style=filled, fillcolor=\""
           << node_color(number, type) << "\", color=\"" << looks::kPlainColor
           << R"(", fontname="Helvetica")";
    place(number);
    m_sink << ", tooltip=";
    label(node_tooltip(node), kTooltipBytes);
    m_sink << "];\n";
    m_sink.element_done();
    ++m_sink.summary.nodes;
  }

  void end_nodes() { close_box(); }

  void edge(const Edge& edge) {
    if (left_out(edge, m_sink.summary)) return;
    const RelationType* type = m_ontology.relation_type(edge.type);
    const std::string_view name = label_of(edge, type);
    token(edge.source);
    m_sink << " -> ";
    token(edge.target);
    m_sink << " [";
    if (m_labelled) {
      m_sink << "label=";
      label(edge_label(edge, name), kLabelBytes);
      m_sink << ", fontname=\"Helvetica\", fontsize=9, ";
    }
    if (m_layout == Layout::layered) m_sink << "minlen=2, ";
    if (m_options.ranks) m_sink << "constraint=false, ";
    line(edge, type);
    m_sink << ", tooltip=";
    label(edge_tooltip(edge, name), kTooltipBytes);
    m_sink << "];\n";
    m_sink.element_done();
    ++m_sink.summary.edges;
  }

  ExportSummary finish() {
    m_timeline.write(m_sink);
    if (m_beyond > 0) m_sink.summary.nodes_left_out = m_beyond + m_number - m_sink.summary.nodes;
    legend();
    m_sink << "}\n";
    return m_sink.finish();
  }

private:
  void layout(const GraphCounts& counts) {
    switch (m_layout) {
      case Layout::placed:
        m_sink << "layout=neato;\ninputscale=72;\n";
        if (counts.nodes <= kPushedApart) m_sink << "overlap=prism;\noverlap_scaling=0;\nsep=\"+8\";\n";
        break;
      case Layout::layered:
        m_sink << "rankdir=LR;\nranksep=0.5;\n";
        m_sink << (m_options.ranks ? "" : "pack=16;\npackmode=\"graph\";\n");
        break;
      case Layout::boxed:
        m_sink << "layout=fdp;\nK=0.2;\n";
        break;
      case Layout::free:
        m_sink << "layout=sfdp;\noverlap=prism;\nK=1.2;\n";
    }
  }

  // Opened again, a box takes in further nodes.
  void open_box(const std::string& type) {
    if (type == m_box) return;
    close_box();
    m_box = type;
    m_sink << "subgraph \"cluster_";
    text::append_token(m_sink.buffer(), type);
    m_sink << "\" {\nlabel=";
    label(type, kLabelBytes);
    m_sink << ";\nlabelloc=t;\nfontsize=" << (m_layout == Layout::layered ? "14" : "48")
           << ";\nstyle=rounded;\ncolor=\"#a0aec0\";\nfontcolor=\"" << looks::kPlainColor << "\";\n";
  }

  void close_box() {
    if (!m_box.empty()) m_sink << "}\n";
    m_box.clear();
  }

  static std::string_view shape_of(const NodeType& type) {
    return type.shape.empty() ? std::string_view("ellipse") : std::string_view(type.shape);
  }

  [[nodiscard]] std::string_view node_color(std::size_t number, const NodeType* type) const {
    return m_drawing == nullptr ? looks::color_of(type) : m_drawing->color(number, type);
  }

  void token(std::string_view id) {
    m_sink << "\"";
    text::append_token(m_sink.buffer(), id);
    m_sink << "\"";
  }

  void label(std::string_view text, std::size_t max_bytes) {
    if (dot::append_label(m_sink.buffer(), m_sink.clean(text), max_bytes)) ++m_sink.summary.values_shortened;
  }

  // What is said most about has the largest name.
  void place(std::size_t number) {
    if (m_drawing == nullptr) {
      m_sink << ", fontsize=12";
      return;
    }
    const DrawnNode& drawn = m_drawing->nodes()[number];
    m_sink << ", fontsize=";
    text::append_number(m_sink.buffer(), std::int64_t{9} + static_cast<std::int64_t>(drawn.size / 2.5));
    m_sink << ", pos=\"";
    text::append_number(m_sink.buffer(), drawn.x * kStretch);
    m_sink << ",";
    text::append_number(m_sink.buffer(), drawn.y * kStretch);
    m_sink << "!\"";
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

  void line(const Edge& edge, const RelationType* type) {
    const Line drawn = looks::line_of(edge);
    m_lines.insert(drawn);
    const std::string_view color = looks::color_of(drawn, type);
    m_sink << "color=\"" << color << "\", fontcolor=\"" << color << "\", style=";
    m_sink << (drawn == Line::planned ? "dashed" : drawn == Line::unsure ? "dotted" : "solid");
    m_sink << ", penwidth=" << (drawn == Line::past ? "0.6" : "1.4");
    m_sink << ", arrowhead=" << (drawn == Line::denied ? "tee" : drawn == Line::threat ? "empty" : "normal");
    if (type != nullptr && type->symmetric) m_sink << ", dir=none";
  }

  // An HTML-like table below the drawing: what was drawn, no more. Written last, when that is known.
  void legend() {
    if (m_types.empty() && m_lines.empty()) return;
    m_sink << "labelloc=b;\n";
    if (m_layout != Layout::layered) m_sink << "fontsize=40;\n";
    m_sink << "label=<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"6\"><TR>";
    const bool communities = m_drawing != nullptr && m_drawing->colors() == NodeColors::community;
    if (communities) m_sink << "<TD>colours: the seven largest communities</TD>";
    for (const std::string& name : m_types) {
      if (communities) break;
      m_sink << "<TD BGCOLOR=\"" << looks::color_of(m_ontology.node_type(name)) << "\">";
      xml::append_attribute(m_sink.buffer(), m_sink.clean(name));
      m_sink << "</TD>";
    }
    for (const Line line : m_lines) {
      m_sink << "<TD><FONT COLOR=\"" << looks::color_of(line, nullptr) << "\">" << legend_text(line)
             << "</FONT></TD>";
    }
    if (const std::uint64_t count = m_sink.summary.nodes_left_out; count > 0)
      m_sink << "<TD>the nodes with most articles; " << std::to_string(count) << " more are not drawn</TD>";
    m_sink << "</TR></TABLE>>;\n";
  }

  const Ontology& m_ontology;
  const ExportOptions& m_options;
  const Drawing* m_drawing;  // null: Graphviz finds the places
  std::unordered_set<std::string> m_joined;
  std::size_t m_number = 0;  // of the view's next node
  Sink m_sink;
  Layout m_layout;
  bool m_labelled;
  std::uint64_t m_beyond;  // nodes that the view leaves out, as a picture of them all could not be read
  dot::Timeline m_timeline;
  std::string m_box;              // the type whose box is open; empty: none is
  std::set<std::string> m_types;  // at most the types of the ontology
  std::set<Line> m_lines;
};

}  // namespace

ExportSummary export_dot(const ExportInput& input, std::ostream& out) {
  if (input.options.portable) return export_dot_portable(input, out);
  DotExport dot(input, input.view.counts(), out);
  input.view.for_each_node([&](const Node& node) { dot.node(node); });
  dot.end_nodes();
  input.view.for_each_edge([&](const Edge& edge) { dot.edge(edge); });
  return dot.finish();
}

}  // namespace newsgraph
