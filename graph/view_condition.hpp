// A ViewFilter as a WHERE clause over `relation`. For graph/view*.cpp alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/sqlite.hpp"
#include "graph/view.hpp"

namespace newsgraph {

class ViewCondition {
public:
  explicit ViewCondition(const ViewFilter& filter);

  [[nodiscard]] bool empty() const { return m_sql.empty(); }
  // " WHERE …" or nothing; parameters are numbered, `bind` fills them.
  [[nodiscard]] std::string where() const { return m_sql.empty() ? std::string() : " WHERE " + m_sql; }
  void bind(Statement& statement) const;

  // A query for the column `node`: ids that the chosen edges touch as source, target, speaker or in a role,
  // and the centre of a neighbourhood. May hold NULL. Needs `bind` as well.
  [[nodiscard]] std::string touched_nodes() const;

private:
  void add(const std::string& test) { m_sql += (m_sql.empty() ? "" : " AND ") + test; }
  std::string parameter(std::string value);
  std::string list_parameter(const std::vector<std::string>& values);
  void one_of(const std::string& test, const std::vector<std::string>& values);
  void add_participants(const ViewFilter& filter);
  void add_days(const ViewFilter& filter);

  std::string m_sql;
  std::string m_also;  // further nodes, as a query
  std::vector<std::string> m_values;
  double m_min_confidence = 0;
};

}  // namespace newsgraph
