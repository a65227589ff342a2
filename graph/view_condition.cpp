#include "graph/view_condition.hpp"

#include "base/json.hpp"

namespace newsgraph {

ViewCondition::ViewCondition(const ViewFilter& filter) {
  one_of("type IN", filter.types);
  std::vector<std::string> statuses;
  for (const Status status : filter.statuses) statuses.emplace_back(name_of(status));
  one_of("status IN", statuses);
  add_participants(filter);
  add_days(filter);
  // As of a day the confidence is another one, which is worked out from the evidence; see view.cpp.
  if (filter.min_confidence > 0 && filter.as_of.empty()) {
    m_min_confidence = filter.min_confidence;
    add("confidence >= ?1");
  }
  if (filter.only) add("id IN " + list_parameter(*filter.only));
  if (!filter.without.empty()) add("id NOT IN " + list_parameter(filter.without));
  if (!filter.also.empty() && !empty()) {
    const std::string list = list_parameter(filter.also);
    m_also += " UNION " + list.substr(1, list.size() - 2);
  }
}

void ViewCondition::add_participants(const ViewFilter& filter) {
  one_of("source IN", filter.sources);
  one_of("target IN", filter.targets);
  if (!filter.either.empty()) {
    const std::string list = list_parameter(filter.either);
    add("(source IN " + list + " OR target IN " + list +
        " OR id IN (SELECT relation FROM relation_role WHERE entity IN " + list + "))");
  }
  if (!filter.countries.empty()) {
    const std::string nodes =
        "(SELECT id FROM entity WHERE country IN " + list_parameter(filter.countries) + ")";
    add("(source IN " + nodes + " OR target IN " + nodes + ")");
  }
  if (!filter.node_types.empty()) {
    const std::string nodes =
        "(SELECT id FROM entity WHERE type IN " + list_parameter(filter.node_types) + ")";
    add("(source IS NULL OR source IN " + nodes + ") AND (target IS NULL OR target IN " + nodes + ")");
  }
  if (filter.within) {
    const std::string list = list_parameter(*filter.within);
    add("(source IS NULL OR source IN " + list + ") AND (target IS NULL OR target IN " + list + ")");
    m_also = " UNION " + list.substr(1, list.size() - 2);
  }
}

void ViewCondition::add_days(const ViewFilter& filter) {
  // A range that is open on one side reaches as far as need be on it; without any day it overlaps nothing.
  if (!filter.from.empty() || !filter.to.empty()) add("(from_day IS NOT NULL OR to_day IS NOT NULL)");
  if (!filter.from.empty()) add("coalesce(to_day, '9999-12-31') >= " + parameter(filter.from));
  if (!filter.to.empty()) add("coalesce(from_day, '0000-01-01') <= " + parameter(filter.to));
  if (!filter.as_of.empty()) {
    add("id IN (SELECT e.relation FROM document d CROSS JOIN evidence e ON e.document = d.key "
        "WHERE d.date <> '' AND d.date <= " +
        parameter(filter.as_of) + ")");
  }
}

void ViewCondition::bind(Statement& statement) const {
  if (m_min_confidence > 0) statement.bind(1, m_min_confidence);
  for (std::size_t i = 0; i < m_values.size(); ++i) statement.bind(static_cast<int>(i) + 2, m_values[i]);
}

std::string ViewCondition::touched_nodes() const {
  return "WITH chosen AS (SELECT id, source, target, speaker FROM relation" + where() +
         ") SELECT source AS node FROM chosen UNION SELECT target FROM chosen "
         "UNION SELECT speaker FROM chosen "
         "UNION SELECT entity FROM relation_role WHERE relation IN (SELECT id FROM chosen)" +
         m_also;
}

std::string ViewCondition::parameter(std::string value) {
  m_values.push_back(std::move(value));
  return std::string(1, '?').append(std::to_string(m_values.size() + 1));  // ?1 is the confidence
}

// A whole list is one parameter: SQLite limits their number, users do not.
std::string ViewCondition::list_parameter(const std::vector<std::string>& values) {
  Json::Array list(values.begin(), values.end());
  return "(SELECT value FROM json_each(" + parameter(Json(std::move(list)).dump()) + "))";
}

void ViewCondition::one_of(const std::string& test, const std::vector<std::string>& values) {
  if (!values.empty()) add(test + " " + list_parameter(values));
}

}  // namespace newsgraph
