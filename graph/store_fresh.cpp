#include "graph/store_fresh.hpp"

namespace newsgraph {
namespace {

constexpr const char* kTables[] = {"relation", "relation_role", "evidence"};

}  // namespace

FreshRelations::FreshRelations(Store::Impl& store) : m_store(store) {
  std::vector<std::string> drops;
  {
    Statement row(store.db, std::string("SELECT sql, type, name FROM ") + store.computed_schema() +
                                ".sqlite_schema WHERE type IN ('index', 'trigger') AND sql IS NOT NULL AND "
                                "tbl_name IN ('relation', 'relation_role', 'evidence')");
    while (row.step()) {
      m_definitions.push_back(row.text(0));
      drops.push_back("DROP " + row.text(1) + " " + row.text(2));
    }
  }
  for (const std::string& drop : drops) store.db.execute(drop);
  for (const std::string table : kTables)
    store.db.execute("CREATE TEMP TABLE fresh_" + table + " AS SELECT * FROM " + table + " LIMIT 0");
}

void FreshRelations::add(const Edge& edge, const std::vector<ClaimPlace>& evidence) {
  write_edge_row(m_store, edge, evidence.front().document, EdgeRow::fresh);
  for (const ClaimPlace& place : evidence) {
    m_store
        .kept(
            "INSERT INTO temp.fresh_evidence SELECT ?1, s.* FROM shown_claim s WHERE s.document = ?2 AND "
            "s.claim = ?3")
        .bind_all(edge.id, place.document, place.position)
        .run();
  }
}

void FreshRelations::file() {
  for (const std::string table : kTables) {
    m_store.db.execute("INSERT INTO " + table + " SELECT * FROM temp.fresh_" + table + " ORDER BY 1, 2, 3");
    m_store.db.execute("DROP TABLE temp.fresh_" + table);
  }
  for (const std::string& definition : m_definitions) m_store.db.execute(definition);
}

}  // namespace newsgraph
