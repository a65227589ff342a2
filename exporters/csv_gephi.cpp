// CSV for Gephi's spreadsheet import: nodes.csv and edges.csv with the headers that it knows.
// - Kind is the edge type: parallel edges of one type would be merged (kind_of). Type says Directed.
// - The time stands in timeset as intervals. A column of whole days would be taken for moments and turn all
//   time into moments, so days elsewhere are written 2026/02/03.
// - A backslash is an escape for Gephi.
// Gephi guesses the type of a column from its values, so a code of digits becomes a number: GEXF says types.
#include <algorithm>

#include "exporters/csv_table.hpp"
#include "exporters/days.hpp"
#include "exporters/labels.hpp"

namespace newsgraph {
namespace {

// The columns of a row that Gephi gets, none of them a day.
class GephiRow {
public:
  GephiRow(const PropertyColumns& row, std::initializer_list<std::string_view> without) : m_row(row) {
    for (std::size_t i = 0; i < row.columns().size(); ++i) {
      const Column& column = row.columns()[i];
      if (std::ranges::find(without, column.name) != without.end()) continue;
      m_from.push_back(i);
      m_columns.push_back({column.name, column.kind == ColumnKind::day ? ColumnKind::text : column.kind});
    }
    m_cells.resize(m_from.size());
    m_days.resize(m_from.size());
  }

  [[nodiscard]] const std::vector<Column>& columns() const { return m_columns; }

  // Of the row as it is filled now; valid until the next call.
  const std::vector<Cell>& cells() {
    for (std::size_t i = 0; i < m_from.size(); ++i) {
      m_cells[i] = m_row.cells()[m_from[i]];
      const auto* text = std::get_if<std::string_view>(&m_cells[i]);
      if (text == nullptr || m_row.columns()[m_from[i]].kind != ColumnKind::day) continue;
      m_days[i].assign(*text);
      std::ranges::replace(m_days[i], '-', '/');
      m_cells[i] = std::string_view(m_days[i]);
    }
    return m_cells;
  }

private:
  const PropertyColumns& m_row;
  std::vector<std::size_t> m_from;  // positions in the row
  std::vector<Column> m_columns;
  std::vector<Cell> m_cells;
  std::vector<std::string> m_days;
};

CsvShape gephi_shape(std::string_view keys, const ExportOptions& options) {
  return {keys, no_type, {options.csv_newlines, true}};
}

void append_interval(std::string& out, std::string_view from, std::string_view to, ExportSummary& summary) {
  const DayRange range = whole_days(from, to, summary);
  if (range.from.empty() && range.to.empty()) return;
  out.append(out.empty() ? "[" : "; [").append(range.from.empty() ? "-Infinity" : range.from);
  out.append(", ").append(range.to.empty() ? "Infinity" : range.to).append("]");
}

// "<[2026-02-01, 2026-02-03]; …>"; empty: no day is known.
std::string intervals(const Edge& edge, ExportSummary& summary) {
  std::string out;
  if (edge.spells.size() < 2) append_interval(out, edge.from, edge.to, summary);
  if (edge.spells.size() > 1) {
    for (const Edge::Spell& spell : edge.spells) append_interval(out, spell.from, spell.to, summary);
  }
  return out.empty() ? out : "<" + out + ">";
}

}  // namespace

ExportSummary export_gephi_nodes(const ExportInput& input, std::ostream& out) {
  NodeColumns columns(input.ontology, input.options.array_delimiter);
  GephiRow row(columns, {});
  CsvTable table(out, gephi_shape("Id,Label", input.options), row.columns());
  input.view.for_each_node([&](const Node& node) {
    columns.fill(node, table.summary());
    table.text(node.id).text(label_of(node)).row(row.cells());
    ++table.summary().nodes;
  });
  return table.finish();
}

ExportSummary export_gephi_edges(const ExportInput& input, std::ostream& out) {
  EdgeColumns columns(input.ontology, input.view.added_properties());
  GephiRow row(columns, {"start_date", "end_date"});
  CsvTable table(out, gephi_shape("Source,Target,Type,Kind,Id,Label,Weight,timeset", input.options),
                 row.columns());
  std::string kind;
  input.view.for_each_numbered_edge([&](const Edge& edge, std::uint64_t number) {
    if (left_out(edge, table.summary())) return;
    columns.fill(edge, table.summary());
    table.text(edge.source).text(edge.target).text("Directed").text(kind_of(edge, number, kind));
    table.text(edge.id).text(label_of(edge, columns.type()));
    table.integer(std::max<std::int64_t>(edge.sources, 1)).text(intervals(edge, table.summary()));
    table.row(row.cells());
    ++table.summary().edges;
  });
  return table.finish();
}

}  // namespace newsgraph
