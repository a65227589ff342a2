#include "graph/view_as_of.hpp"

#include <map>
#include <set>
#include <utility>

#include "graph/store_impl.hpp"

namespace newsgraph {

NodeAsOf::NodeAsOf(Database& database, std::string_view day)
    : m_rows(
          database,
          "SELECT w.name, w.aliases, w.properties, max(d.date) AS latest FROM wording w JOIN resolution r ON "
          "r.wording = w.key JOIN document d ON d.key = r.document WHERE w.entity = ?1 AND d.date <> '' AND "
          "d.date <= ?2 GROUP BY w.key ORDER BY latest"),
      m_day(day) {}

Node NodeAsOf::known(Node node) {
  std::set<std::string> names;
  std::map<std::string, std::pair<PropertyValue, std::string>> known;  // with the day of the article
  m_rows.bind_all(std::string_view(node.id), std::string_view(m_day));
  while (m_rows.step()) {
    names.insert(m_rows.text(0));
    for (std::string& alias : strings_of(m_rows, 1)) names.insert(std::move(alias));
    const std::string day = m_rows.text(3);
    for (auto& [name, value] : properties_of(m_rows, 2)) {
      const auto [found, is_new] = known.try_emplace(name, value, day);
      auto& [kept, then] = found->second;
      if (!is_new && (day > then || value < kept)) found->second = {value, day};
    }
  }
  m_rows.reset();
  std::erase_if(node.aliases, [&](const std::string& alias) { return names.count(alias) == 0; });
  for (auto property = node.properties.begin(); property != node.properties.end();) {
    const auto found = known.find(property->first);
    if (found == known.end()) {
      property = node.properties.erase(property);
      continue;
    }
    if (property->first != "date")
      property->second = found->second.first;  // of dates the narrower one counts
    ++property;
  }
  return node;
}

}  // namespace newsgraph
