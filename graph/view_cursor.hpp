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

  // Moves to the first row of `key`; false where it has none.
  bool find(std::string_view key);
  // Moves to the next row of the same key; false where that was the last.
  bool next();
  [[nodiscard]] const Statement& row() const { return m_rows; }

private:
  void search(std::string_view key);
  void step();

  Statement m_rows;
  std::string m_key;  // asked for last
  // Of the row that m_rows stands on; reading a column costs more than comparing it.
  std::string_view m_row_key;
  bool m_open = false;
  bool m_here = false;  // m_rows stands on a row
};

}  // namespace newsgraph
