// Of which surname who is known.
#include "graph/store_blocks.hpp"
#include "graph/store_impl.hpp"
#include "graph/store_rows.hpp"

namespace newsgraph {

std::vector<Bearer> BlockTables::bearers(std::string_view surname) const {
  Statement& row = m_store.kept("SELECT rule, country, offices FROM bearer WHERE surname = ? ORDER BY rule");
  row.bind_all(surname);
  return collect(row, [](const Statement& each) {
    return Bearer{each.text(0), each.text(1), strings_of(each, 2)};
  });
}

std::vector<std::pair<std::string, Bearer>> BlockTables::bearings(std::string_view rule) const {
  Statement& row =
      m_store.kept("SELECT rule, country, offices, surname FROM bearer WHERE rule = ? ORDER BY surname");
  row.bind_all(rule);
  return collect(row, [](const Statement& each) {
    return std::make_pair(each.text(3), Bearer{each.text(0), each.text(1), strings_of(each, 2)});
  });
}

void BlockTables::set_bearings(std::string_view rule,
                               const std::vector<std::pair<std::string, Bearer>>& bearings) {
  m_store.kept("DELETE FROM bearer WHERE rule = ?").bind_all(rule).run();
  for (const auto& [surname, bearer] : bearings) {
    Statement& row = m_store.kept("INSERT INTO bearer VALUES (?, ?, ?, ?)");
    row.bind_all(surname, bearer.rule, bearer.country);
    bind_strings(row, 4, bearer.offices);
    row.run();
  }
}

}  // namespace newsgraph
