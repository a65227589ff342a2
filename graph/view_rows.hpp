// The rows behind nodes and edges, read by cursors that walk in id order side by side: a query an edge costs
// ten times as much. For graph/view*.cpp alone. Values returned live until the next call.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/sqlite.hpp"
#include "graph/view.hpp"
#include "graph/view_condition.hpp"
#include "graph/view_evidence.hpp"

namespace newsgraph {

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

// Which edges, and what of them.
enum class EdgeOrder : std::uint8_t { ids, ends };  // ends: by source, target, type and id
struct EdgeQuery {
  ViewCondition condition;
  EdgeOrder order = EdgeOrder::ids;
  EvidenceMode evidence = EvidenceMode::all;
  bool walk = true;   // see EvidenceReader
  std::string as_of;  // not empty: sources and confidence are those of the articles up to that day
};

class EdgeRows {
public:
  // `second`: another connection at the same moment, or nullptr; see EvidenceWalk.
  EdgeRows(Database& database, EdgeQuery query, Database* second = nullptr);

  // Replaces what is in `edge`, whose memory is used again. False at the end.
  [[nodiscard]] bool next(Edge& edge);

private:
  void read_columns(Edge& edge);
  void count_articles(Edge& edge);
  void count_spread(Edge& edge);

  EdgeQuery m_query;
  Statement m_rows;
  SideCursor m_roles;
  std::optional<EvidenceReader> m_evidence;  // nothing: none is wanted
  Statement m_spread;
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
