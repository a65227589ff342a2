// Tables that are walked side by side in the order of one key: a query a key costs ten times as much. For
// graph/view*.cpp alone.
#pragma once

#include <string>
#include <string_view>

#include "graph/sqlite.hpp"

namespace newsgraph {

// Rows of a table that is ordered by its first column, for keys that are mostly asked for in that order.
class SideCursor {
public:
  // `sql` ends with the ORDER BY and has one parameter, ?1, the first key wanted.
  SideCursor(Database& database, const std::string& sql) : m_rows(database, sql) {}

  // True while another row of `key` is there; call until false.
  bool next(std::string_view key);
  [[nodiscard]] const Statement& row() const { return m_rows; }

private:
  void find(std::string_view key);
  void step();

  Statement m_rows;
  std::string m_key;  // asked for last
  std::string_view
      m_row_key;  // of the row that m_rows stands on; reading a column costs more than comparing it
  bool m_open = false;
  bool m_here = false;   // m_rows stands on a row
  bool m_given = false;  // and that row was handed out
};

}  // namespace newsgraph
