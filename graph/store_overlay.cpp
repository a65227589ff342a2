// A store whose graph is computed anew beside its file: temporary tables stand before those of the file that
// have the same name, as SQLite looks for a name in `temp` first. Nothing is copied but decisions and
// counters; temporary tables that outgrow the cache go to a file of their own.
#include <set>

#include "graph/store_impl.hpp"

namespace newsgraph {
namespace {

// What articles say, read where it is.
const std::set<std::string, std::less<>> kReadInPlace = {"document",       "copy_band", "quote",
                                                         "claimed_entity", "claim",     "stamp"};

// Foreign keys are off here: those from temporary tables to others are none to SQLite.
void shadow(Database& db) {
  constexpr std::string_view kCreate = "CREATE TABLE ";
  std::vector<std::string> tables, others;
  {
    Statement row(
        db,
        "SELECT sql, type, tbl_name FROM main.sqlite_schema WHERE sql IS NOT NULL AND type <> 'view' "
        "AND name NOT LIKE 'sqlite%' ORDER BY type DESC, name");
    while (row.step()) {
      if (kReadInPlace.count(row.view(2)) != 0) continue;
      const bool table = row.view(1) == "table";
      (table ? tables : others).push_back(table ? row.text(0).substr(kCreate.size()) : row.text(0));
    }
  }
  for (const std::string& table : tables) db.execute("CREATE TEMP TABLE " + table);
  for (const std::string& index_or_trigger : others) db.execute(index_or_trigger);
  db.execute("INSERT INTO temp.decision SELECT * FROM main.decision");
  db.execute("INSERT INTO temp.meta SELECT * FROM main.meta WHERE key <> 'block_rules'");
}

}  // namespace

std::optional<Store> Store::overlay() const {
  std::optional<Store> made(std::in_place, m_impl->db.path(), Mode::read);
  Impl& impl = *made->m_impl;
  impl.db.execute(
      "PRAGMA foreign_keys = OFF; PRAGMA query_only = 0; PRAGMA cache_size = -65536; "
      "PRAGMA temp.cache_size = -65536");
  impl.overlay = true;
  impl.begin_read();
  if (impl.counter("claims_version") != m_impl->counter("claims_version") ||
      impl.counter("graph_version") != m_impl->counter("graph_version"))
    return std::nullopt;
  impl.statements.clear();  // they read what stands in the file
  shadow(impl.db);
  return made;
}

}  // namespace newsgraph
