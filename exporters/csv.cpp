// CSV: nodes.csv and edges.csv, one pair for Neo4j, Ladybug, DuckDB and spreadsheets.
// - Row 1 is Neo4j's typed header (id:ID, :START_ID, born:long, …); the others skip it and go by position.
//   So the node's key stands first in nodes.csv, the two ends stand first in edges.csv.
// - Days are whole or absent: Ladybug stops at a partial date. Lists are joined with ';', Neo4j's own
//   delimiter.
// - A record is one line, or Neo4j needs its slow multi-line mode and Ladybug cannot read in parallel.
#include "exporters/columns.hpp"
#include "exporters/csv_text.hpp"
#include "exporters/days.hpp"
#include "exporters/labels.hpp"
#include "exporters/names.hpp"
#include "exporters/sink.hpp"

namespace newsgraph {
namespace {

constexpr std::string_view neo4j_type(ColumnKind kind) noexcept {
  switch (kind) {
    case ColumnKind::list:
      return ":string[]";
    case ColumnKind::day:
      return ":date";
    case ColumnKind::integer:
      return ":long";
    case ColumnKind::number:
      return ":double";
    case ColumnKind::boolean:
      return ":boolean";
    default:
      return "";
  }
}

class CsvTable {
public:
  CsvTable(std::ostream& out, std::string_view keys, const std::vector<Column>& columns)
      : m_sink(out), m_columns(columns) {
    m_sink << keys;
    for (const Column& column : m_columns) m_sink << "," << column.name << neo4j_type(column.kind);
    m_sink << "\n";
  }

  CsvTable& text(std::string_view value) {
    csv::append_field(m_sink.buffer(), m_sink.clean(value));
    m_sink << ",";
    return *this;
  }

  void row(const std::vector<Cell>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) m_sink << ",";
      value(m_columns[i].kind, cells[i]);
    }
    m_sink << "\n";
    m_sink.element_done();
  }

  ExportSummary& summary() { return m_sink.summary; }
  ExportSummary finish() { return m_sink.finish(); }

private:
  void value(ColumnKind kind, const Cell& cell) {
    Bytes& out = m_sink.buffer();
    if (const auto* content = std::get_if<std::string_view>(&cell)) {
      if (kind == ColumnKind::day && !is_day(*content))
        ++m_sink.summary.values_left_out;
      else
        csv::append_field(out, m_sink.clean(*content));
    } else if (const auto* flag = std::get_if<bool>(&cell)) {
      out.append(*flag ? "true" : "false");
    } else if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
      text::append_number(out, *integer);
    } else if (const auto* number = std::get_if<double>(&cell)) {
      text::append_number(out, *number);
    }
  }

  Sink m_sink;
  const std::vector<Column>& m_columns;
};

}  // namespace

ExportSummary export_csv_nodes(const ExportInput& input, std::ostream& out) {
  NodeColumns columns(input.ontology);
  CsvTable table(out, "id:ID,:LABEL,name", columns.columns());
  input.view.for_each_node([&](const Node& node) {
    columns.fill(node, table.summary());
    table.text(node.id).text(node.type).text(node.name).row(columns.cells());
    ++table.summary().nodes;
  });
  return table.finish();
}

ExportSummary export_csv_edges(const ExportInput& input, std::ostream& out) {
  EdgeColumns columns(input.ontology, input.view.added_properties());
  CsvTable table(out, ":START_ID,:END_ID,id,:TYPE", columns.columns());
  input.view.for_each_edge([&](const Edge& edge) {
    if (left_out(edge, table.summary())) return;
    table.text(edge.source).text(edge.target).text(edge.id).text(relationship_type(edge.type));
    columns.fill(edge, table.summary());
    table.row(columns.cells());
    ++table.summary().edges;
  });
  return table.finish();
}

}  // namespace newsgraph
