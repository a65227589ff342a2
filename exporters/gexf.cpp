// GEXF 1.3, the Gephi format, and its 1.2 dialect for readers that know no other (networkx before 3.6).
// - `kind` is the relation, numbered where there are several between one pair: Gephi merges edges of one kind
//   and keeps the attributes of the last.
// - An edge that stands for several relations has their times as spells.
// - Time is whole days: one partial date on an edge makes Gephi drop the whole file, an end before its
//   start is an error in it. A day that is no calendar day is left out and counted; an undated edge is
//   there all the time.
// - One attributes block a class, id equal to title: graphology keeps the last block only and takes ids for
//   names.
// - No attribute above 200 KB: Gephi's XML reader refuses the file at 524,288 characters. Text is
//   shortened, JSON left out.
// - Everything directed and without a `type`: an edge whose type differs from the default is dropped.
#include "exporters/columns.hpp"
#include "exporters/days.hpp"
#include "exporters/drawing.hpp"
#include "exporters/labels.hpp"
#include "exporters/looks.hpp"
#include "exporters/sink.hpp"
#include "exporters/xml.hpp"

namespace newsgraph {
namespace {

constexpr std::size_t kMaxBytes = 200'000;

struct Dialect {
  std::string_view version;
  std::string_view name_space;
  std::string_view time;  // attributes of a graph that has times
};

constexpr Dialect kDialect13 = {
    "1.3", "http://gexf.net/1.3",
    R"( mode="dynamic" timeformat="date" timerepresentation="interval" timezone="UTC")"};
constexpr Dialect kDialect12 = {"1.2", "http://www.gexf.net/1.2draft",
                                R"( mode="dynamic" timeformat="date")"};

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

class GexfExport {
public:
  GexfExport(const Dialect& dialect, const ExportInput& input, std::ostream& out)
      : m_ontology(input.ontology),
        m_options(input.options),
        m_drawing(input.drawing),
        m_sink(out),
        m_nodes(input.ontology),
        m_edges(input.ontology, input.view.added_properties()) {
    m_sink << xml::kDeclaration << "<gexf xmlns=\"" << dialect.name_space;
    if (m_options.viz) m_sink << "\" xmlns:viz=\"" << dialect.name_space << "/viz";
    m_sink << "\" version=\"" << dialect.version << "\">\n"
           << "<meta><creator>newsgraph</creator><description>Who did what to whom, from news "
              "articles</description>"
           << "</meta>\n<graph defaultedgetype=\"directed\""
           << (m_options.time ? dialect.time : R"( mode="static")") << ">\n";
    m_node_openings = declare("node", m_nodes.columns());
    m_edge_openings = declare("edge", m_edges.columns());
    m_sink << "<nodes>\n";
  }

  void node(const Node& node) {
    attribute("<node id=\"", node.id);
    attribute("\" label=\"", label_of(node));
    m_sink << "\">";
    m_nodes.fill(node, m_sink.summary);
    values(m_node_openings, m_nodes);
    const NodeType* type = m_ontology.node_type(node.type);
    if (m_options.viz) {
      color(m_drawing == nullptr ? looks::color_of(type) : m_drawing->color(m_sink.summary.nodes, type));
      if (m_drawing != nullptr) place(m_drawing->nodes()[m_sink.summary.nodes]);
    }
    m_sink << "</node>\n";
    m_sink.element_done();
    ++m_sink.summary.nodes;
  }

  void begin_edges() { m_sink << "</nodes>\n<edges>\n"; }

  void edge(const Edge& edge, std::uint64_t number) {
    if (left_out(edge, m_sink.summary)) return;
    m_edges.fill(edge, m_sink.summary);
    const RelationType* type = m_edges.type();
    attribute("<edge id=\"", edge.id);
    attribute("\" source=\"", edge.source);
    attribute("\" target=\"", edge.target);
    attribute("\" kind=\"", kind(edge, number));
    attribute("\" label=\"", label_of(edge, type));
    m_sink << "\" weight=\"";
    text::append_number(m_sink.buffer(), std::int64_t{edge.sources == 0 ? 1 : edge.sources});
    if (m_options.time && edge.spells.size() < 2) days(edge);
    m_sink << "\">";
    values(m_edge_openings, m_edges);
    if (m_options.time && edge.spells.size() > 1) spells(edge);
    if (m_options.viz) color(looks::color_of(looks::line_of(edge), type));
    m_sink << "</edge>\n";
    m_sink.element_done();
    ++m_sink.summary.edges;
  }

  ExportSummary finish() {
    m_sink << "</edges>\n</graph>\n</gexf>\n";
    return m_sink.finish();
  }

private:
  std::string_view kind(const Edge& edge, std::uint64_t number) {
    if (m_options.kinds == EdgeKinds::unique) return m_kind.assign(edge.type).append(" ").append(edge.id);
    return kind_of(edge, number, m_kind);
  }

  // `opening` ends behind the attribute's first quote.
  void attribute(std::string_view opening, std::string_view value) {
    m_sink << opening;
    text(value);
  }

  void text(std::string_view value) {
    if (value.size() <= kMaxBytes && xml::is_plain<'&', '<', '>', '"'>(value)) {
      m_sink << value;
      return;
    }
    const std::string_view whole = m_sink.clean(value);
    const std::string_view shown = text::prefix(whole, kMaxBytes);
    xml::append_attribute(m_sink.buffer(), shown);
    if (shown.size() == whole.size()) return;
    m_sink << "…";
    ++m_sink.summary.values_shortened;
  }

  // The opening tags of the columns' values.
  std::vector<std::string> declare(std::string_view element, const std::vector<Column>& columns) {
    std::vector<std::string> openings;
    m_sink << "<attributes class=\"" << element << "\" mode=\"static\">\n";
    for (const Column& column : columns) {
      attribute("<attribute id=\"", column.name);
      attribute("\" title=\"", column.name);
      m_sink << "\" type=\"" << type_name(column.kind) << "\"/>\n";
      Bytes name;
      xml::append_attribute(name, m_sink.clean(column.name));
      openings.push_back(std::string("<attvalue for=\"").append(name).append("\" value=\""));
    }
    m_sink << "</attributes>\n";
    return openings;
  }

  void days(const Edge& edge) {
    const DayRange range = whole_days(edge, m_sink.summary);
    if (!range.from.empty()) m_sink << "\" start=\"" << range.from;
    if (!range.to.empty()) m_sink << "\" end=\"" << range.to;
  }

  // Disjoint by the view; Gephi refuses overlapping ones.
  void spells(const Edge& edge) {
    m_sink << "<spells>";
    for (const Edge::Spell& spell : edge.spells) {
      const DayRange range = whole_days(spell.from, spell.to, m_sink.summary);
      if (range.from.empty() && range.to.empty()) continue;
      m_sink << "<spell";
      if (!range.from.empty()) m_sink << " start=\"" << range.from << "\"";
      if (!range.to.empty()) m_sink << " end=\"" << range.to << "\"";
      m_sink << "/>";
    }
    m_sink << "</spells>";
  }

  void values(const std::vector<std::string>& openings, const PropertyColumns& row) {
    m_sink << "<attvalues>";
    row.each_value([&](std::size_t column, const Cell& cell) {
      if (too_long(row.columns()[column], cell)) return;
      m_sink << openings[column];
      value(cell);
      m_sink << "\"/>";
    });
    m_sink << "</attvalues>";
  }

  bool too_long(const Column& column, const Cell& cell) {
    if (column.kind != ColumnKind::json || std::get<std::string_view>(cell).size() <= kMaxBytes) return false;
    ++m_sink.summary.values_left_out;
    return true;
  }

  void value(const Cell& cell) {
    Bytes& out = m_sink.buffer();
    if (const auto* content = std::get_if<std::string_view>(&cell))
      text(*content);
    else if (const auto* flag = std::get_if<bool>(&cell))
      out.append(*flag ? "true" : "false");
    else if (const auto* integer = std::get_if<std::int64_t>(&cell))
      text::append_number(out, *integer);
    else
      text::append_number(out, std::get<double>(cell));
  }

  // Position and radius; Gephi's y axis points up, as ours does.
  void place(const DrawnNode& drawn) {
    m_sink << "<viz:position";
    coordinate("x", drawn.x);
    coordinate("y", drawn.y);
    m_sink << " z=\"0.0\"/><viz:size";
    coordinate("value", drawn.size);
    m_sink << "/>";
  }

  void coordinate(std::string_view name, double value) {
    m_sink << " " << name << "=\"";
    text::append_number(m_sink.buffer(), value);
    m_sink << "\"";
  }

  void color(std::string_view color) {
    const auto rgb = looks::rgb(color);
    if (!rgb) return;
    m_sink << "<viz:color";
    for (std::size_t i = 0; i < 3; ++i) {
      m_sink << " " << std::string_view("rgb").substr(i, 1) << "=\"";
      text::append_number(m_sink.buffer(), std::int64_t{(*rgb)[i]});
      m_sink << "\"";
    }
    m_sink << "/>";
  }

  const Ontology& m_ontology;
  const ExportOptions& m_options;
  const Drawing* m_drawing;  // null: Gephi lays the graph out
  Sink m_sink;
  NodeColumns m_nodes;
  EdgeColumns m_edges;
  std::vector<std::string> m_node_openings, m_edge_openings;
  std::string m_kind;  // used again and again
};

ExportSummary write(const Dialect& dialect, const ExportInput& input, std::ostream& out) {
  GexfExport gexf(dialect, input, out);
  input.view.for_each_node([&](const Node& node) { gexf.node(node); });
  gexf.begin_edges();
  if (input.options.kinds == EdgeKinds::numbered)
    input.view.for_each_numbered_edge(
        [&](const Edge& edge, std::uint64_t number) { gexf.edge(edge, number); });
  else
    input.view.for_each_edge([&](const Edge& edge) { gexf.edge(edge, 1); });
  return gexf.finish();
}

}  // namespace

ExportSummary export_gexf(const ExportInput& input, std::ostream& out) {
  return write(input.options.gexf_1_2 ? kDialect12 : kDialect13, input, out);
}

ExportSummary export_gexf_1_2(const ExportInput& input, std::ostream& out) {
  return write(kDialect12, input, out);
}

}  // namespace newsgraph
