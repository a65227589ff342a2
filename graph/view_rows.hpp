// The rows behind nodes and edges, read side by side in id order. For graph/view*.cpp alone. Values returned
// live until the next call.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/sqlite.hpp"
#include "graph/view.hpp"
#include "graph/view_condition.hpp"
#include "graph/view_cursor.hpp"
#include "graph/view_evidence.hpp"

namespace newsgraph {

// Which edges, and what of them.
struct EdgeQuery {
  ViewCondition condition;
  EvidenceMode evidence = EvidenceMode::all;
  std::string as_of;  // not empty: sources and confidence are those of the articles up to that day
};

class EdgeRows {
public:
  EdgeRows(Database& database, EdgeQuery query);

  // Replaces what is in `edge`, whose memory is used again. False at the end.
  [[nodiscard]] bool next(Edge& edge);

private:
  void read_columns(Edge& edge);
  void count_articles(Edge& edge);

  EdgeQuery m_query;
  Statement m_rows;
  SideCursor m_roles;
  std::optional<EvidenceReader> m_evidence;  // nothing: none is wanted
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
