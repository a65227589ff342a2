// The rows behind nodes and edges, read by cursors that walk in id order side by side: a query an edge costs
// ten times as much. For graph/view*.cpp alone. Values returned live until the next call.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/sqlite.hpp"
#include "graph/view.hpp"
#include "graph/view_evidence.hpp"

namespace newsgraph {

class ViewCondition;

// Rows of a table that is ordered by its first column, for keys that are mostly asked for in that order.
class SideCursor {
public:
  // `sql` ends before the ORDER BY and has one parameter, ?1, the first key wanted.
  SideCursor(Database& database, const std::string& sql);

  // True while another row of `key` is there; call until false.
  bool next(std::string_view key);
  [[nodiscard]] const Statement& row() const { return m_rows; }

private:
  void find(std::string_view key);

  Statement m_rows;
  std::string m_key;  // asked for last
  bool m_open = false;
  bool m_here = false;   // m_rows stands on a row
  bool m_given = false;  // and that row was handed out
};

class EdgeRows {
public:
  struct Plan {
    EvidenceMode evidence = EvidenceMode::all;
    bool walk = true;   // see EvidenceReader
    std::string as_of;  // not empty: sources and confidence are those of the articles up to that day
  };
  // `tail`: what follows "FROM relation", with the parameters of `condition`.
  EdgeRows(Database& database, const ViewCondition& condition, const std::string& tail, Plan plan);

  // nullptr at the end.
  [[nodiscard]] const Edge* next();

private:
  void read_columns();
  void count_articles();
  void count_spread();

  Plan m_plan;
  Statement m_rows;
  SideCursor m_roles;
  std::optional<EvidenceReader> m_evidence;  // nothing: none is wanted
  Statement m_spread;
  std::string m_properties;  // as they stand in m_edge
  Edge m_edge;
};

class NodeRows {
public:
  // `where`: with the parameters of `condition`, or empty.
  NodeRows(Database& database, const ViewCondition& condition, const std::string& where);

  // nullptr at the end.
  [[nodiscard]] const Node* next();

private:
  Statement m_rows;
  SideCursor m_aliases;
  Node m_node;
};

}  // namespace newsgraph
