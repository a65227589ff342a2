// What articles up to a day tell of a node: names and properties that only later ones give are not known yet.
// Its own name stays, as that is what it is asked for by.
#pragma once

#include <string>
#include <string_view>

#include "graph/records.hpp"
#include "graph/sqlite.hpp"

namespace newsgraph {

class NodeAsOf {
public:
  // `day`: YYYY-MM-DD, and in it.
  NodeAsOf(Database& database, std::string_view day);

  // Of two values the later article's counts, as in the whole graph.
  [[nodiscard]] Node known(Node node);

private:
  Statement m_rows;
  std::string m_day;
};

}  // namespace newsgraph
