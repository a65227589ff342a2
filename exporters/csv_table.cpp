#include "exporters/csv_table.hpp"

#include "exporters/days.hpp"

namespace newsgraph {

std::string_view no_type(ColumnKind) noexcept { return {}; }

CsvTable::CsvTable(std::ostream& out, const CsvShape& shape, const std::vector<Column>& columns)
    : m_sink(out), m_style(shape.style), m_columns(columns) {
  m_sink << shape.keys;
  for (const Column& column : m_columns) m_sink << "," << column.name << shape.type_of(column.kind);
  m_sink << "\n";
}

CsvTable& CsvTable::text(std::string_view value) {
  csv::append_field(m_sink.buffer(), m_sink.clean(value), m_style);
  m_sink << ",";
  return *this;
}

CsvTable& CsvTable::integer(std::int64_t value) {
  text::append_number(m_sink.buffer(), value);
  m_sink << ",";
  return *this;
}

void CsvTable::row(const std::vector<Cell>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) m_sink << ",";
    value(m_columns[i].kind, cells[i]);
  }
  m_sink << "\n";
  m_sink.element_done();
}

void CsvTable::value(ColumnKind kind, const Cell& cell) {
  Bytes& out = m_sink.buffer();
  if (const auto* content = std::get_if<std::string_view>(&cell)) {
    if (kind == ColumnKind::day && !is_day(*content))
      ++m_sink.summary.values_left_out;
    else
      csv::append_field(out, m_sink.clean(*content), m_style);
  } else if (const auto* flag = std::get_if<bool>(&cell)) {
    out.append(*flag ? "true" : "false");
  } else if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
    text::append_number(out, *integer);
  } else if (const auto* number = std::get_if<double>(&cell)) {
    text::append_number(out, *number);
  }
}

}  // namespace newsgraph
