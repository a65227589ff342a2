// Nodes and edges as rows of typed columns: the shape that GraphML, GEXF, CSV and database scripts share.
// The columns follow from the ontology alone, so they can be declared before the first element. Names that
// readers treat specially (Gephi swallows a column called x or size, id, label, weight, …) are never used.
#pragma once

#include <bit>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "exporters/exporter.hpp"

namespace newsgraph {

// All but the last three are text: list is joined with ';' or what the user wants, day is meant to be
// YYYY-MM-DD (see days.hpp), node_id is the id of a node, for formats that change ids, json is of no use when
// it is shortened.
enum class ColumnKind : std::uint8_t { text, list, day, node_id, json, integer, number, boolean };

struct Column {
  std::string name;
  ColumnKind kind = ColumnKind::text;
};

// monostate: no value. Numbers are finite. Text is as the record holds it, not yet clean.
using Cell = std::variant<std::monostate, bool, std::int64_t, double, std::string_view>;

// Columns and the one row that is filled for each element; its views live until the next element.
class PropertyColumns {
public:
  [[nodiscard]] const std::vector<Column>& columns() const noexcept { return m_columns; }
  // The row, with those that have no value.
  [[nodiscard]] const std::vector<Cell>& cells() const noexcept { return m_row; }
  // Calls `visit(column, cell)` for the cells of the row that have a value, in the order of columns: one in
  // three or four.
  template <typename Visit>
  void each_value(Visit visit) const {
    for (std::size_t word = 0; word < m_filled.size(); ++word) {
      for (std::uint64_t rest = m_filled[word]; rest != 0; rest &= rest - 1) {
        const std::size_t column = word * 64 + static_cast<std::size_t>(std::countr_zero(rest));
        visit(column, m_row[column]);
      }
    }
  }

protected:
  std::size_t add(std::string name, ColumnKind kind = ColumnKind::text);
  void add_property(const PropertyType& property);
  // The last column: a JSON object of the values that have no column or do not fit it, so that none is lost.
  void add_rest();

  void start_row();
  void set(std::size_t column, Cell value) {
    m_row[column] = value;
    m_filled[column / 64] |= std::uint64_t{1} << (column % 64);
  }
  void set_text(std::size_t column, std::string_view text);  // empty: no value
  void set_owned(std::size_t column, std::string text);
  void set_properties(const Properties& properties, ExportSummary& summary);
  void set_rest(std::string name, PropertyValue value) {
    m_rest.insert_or_assign(std::move(name), std::move(value));
  }
  void finish_row(ExportSummary& summary);

private:
  bool set_property(std::size_t column, const PropertyValue& value);

  std::vector<Column> m_columns;
  std::vector<Cell> m_row;
  std::vector<std::uint64_t> m_filled;  // a bit for each column: it has a value
  std::vector<std::string> m_owned;     // texts made for this row, by column
  std::map<std::string, std::size_t, std::less<>> m_by_property;
  Properties m_rest;
  std::size_t m_rest_column = 0;
};

// entity_type, country, aliases (joined), the properties of all node types, other_properties.
class NodeColumns : public PropertyColumns {
public:
  explicit NodeColumns(const Ontology& ontology, char list_delimiter = ';');
  void fill(const Node& node, ExportSummary& summary);

private:
  char m_list_delimiter;
  std::size_t m_type, m_country, m_aliases;
};

// relation, status, symmetric, start_date, end_date, speaker, role_<name>…, sources, confidence, plover,
// plover_mode, cameo, document and quote of the first piece of evidence, evidence (JSON, when there are
// more), the properties of all relation types and those that the view adds, other_properties.
class EdgeColumns : public PropertyColumns {
public:
  // `added`: see GraphView::added_properties.
  explicit EdgeColumns(const Ontology& ontology, const std::vector<PropertyType>& added = {});
  void fill(const Edge& edge, ExportSummary& summary);
  // Of the row's edge; may be null.
  [[nodiscard]] const RelationType* type() const noexcept { return m_type; }

private:
  void set_roles(const Edge& edge);
  void set_evidence(const Edge& edge, ExportSummary& summary);

  std::unordered_map<std::string_view, const RelationType*> m_types;  // by name
  const RelationType* m_type = nullptr;
  std::map<std::string, std::size_t, std::less<>> m_roles;
  std::size_t m_relation, m_status, m_symmetric, m_start, m_end, m_speaker;
  std::size_t m_sources, m_confidence, m_plover, m_plover_mode, m_cameo, m_document, m_quote, m_evidence;
};

}  // namespace newsgraph
