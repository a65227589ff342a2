// One CSV file of the pair nodes and edges: a header, then a record an element, keys first. What the
// databases want differently (names of the keys, types in the header, how text is escaped) is its shape.
#pragma once

#include <iosfwd>
#include <string_view>
#include <vector>

#include "exporters/columns.hpp"
#include "exporters/csv_text.hpp"
#include "exporters/sink.hpp"

namespace newsgraph {

struct CsvShape {
  std::string_view keys;                             // the header's first names, with commas between
  std::string_view (*type_of)(ColumnKind) noexcept;  // what follows a column's name, as ":long"
  csv::FieldStyle style = {};
};

// For readers that take no types from the header.
[[nodiscard]] std::string_view no_type(ColumnKind kind) noexcept;

class CsvTable {
public:
  // `columns` must outlive the table.
  CsvTable(std::ostream& out, const CsvShape& shape, const std::vector<Column>& columns);

  // The keys of a record, in the header's order.
  CsvTable& text(std::string_view value);
  CsvTable& integer(std::int64_t value);
  // The rest of it.
  void row(const std::vector<Cell>& cells);

  [[nodiscard]] ExportSummary& summary() { return m_sink.summary; }
  ExportSummary finish() { return m_sink.finish(); }

private:
  void value(ColumnKind kind, const Cell& cell);

  Sink m_sink;
  csv::FieldStyle m_style;
  const std::vector<Column>& m_columns;
};

}  // namespace newsgraph
