// CSV: nodes.csv and edges.csv, one pair for Neo4j, Ladybug, DuckDB, Memgraph and spreadsheets.
// - Row 1 is Neo4j's typed header (id:ID, :START_ID, born:long, …); the others skip it and go by position.
//   So the node's key stands first in nodes.csv, the two ends stand first in edges.csv.
// - Days are whole or absent: Ladybug stops at a partial date.
// - A record is one line unless --csv-newlines keep, or Neo4j needs its slow multi-line mode and Ladybug
//   cannot read in parallel.
#include "exporters/csv_table.hpp"
#include "exporters/labels.hpp"
#include "exporters/names.hpp"

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

}  // namespace

ExportSummary export_csv_nodes(const ExportInput& input, std::ostream& out) {
  NodeColumns columns(input.ontology, input.options.array_delimiter);
  const CsvShape shape{"id:ID,:LABEL,name", neo4j_type, {input.options.csv_newlines}};
  CsvTable table(out, shape, columns.columns());
  input.view.for_each_node([&](const Node& node) {
    columns.fill(node, table.summary());
    table.text(node.id).text(node.type).text(node.name).row(columns.cells());
    ++table.summary().nodes;
  });
  return table.finish();
}

ExportSummary export_csv_edges(const ExportInput& input, std::ostream& out) {
  EdgeColumns columns(input.ontology, input.view.added_properties());
  const CsvShape shape{":START_ID,:END_ID,id,:TYPE", neo4j_type, {input.options.csv_newlines}};
  CsvTable table(out, shape, columns.columns());
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
