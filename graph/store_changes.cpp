// What articles that come, go or change leave to be looked at again.
#include "graph/store_impl.hpp"

namespace newsgraph {

void note_groups(Store::Impl& store, std::int64_t document, std::int64_t claim) {
  store
      .kept(
          "INSERT OR IGNORE INTO dirty_group SELECT r.type, coalesce(r.source, ''), coalesce(r.target, ''), "
          "r.status "
          "FROM evidence e JOIN relation r ON r.id = e.relation WHERE e.document = ? AND e.claim = ?")
      .bind_all(document, claim)
      .run();
}

void note_groups_of(Store::Impl& store, std::int64_t document) {
  store
      .kept(
          "INSERT OR IGNORE INTO dirty_group SELECT r.type, coalesce(r.source, ''), coalesce(r.target, ''), "
          "r.status FROM evidence e JOIN relation r ON r.id = e.relation WHERE e.document = ?")
      .bind_all(document)
      .run();
}

void forget_document(Store::Impl& store, std::int64_t document) {
  store
      .kept(
          "INSERT OR IGNORE INTO dirty_key SELECT k.key FROM resolution r JOIN wording_key k ON k.wording = "
          "r.wording "
          "WHERE r.document = ?")
      .bind_all(document)
      .run();
  store
      .kept(
          "UPDATE wording SET uses = uses - (SELECT count(*) FROM resolution r WHERE r.document = ?1 AND "
          "r.wording = "
          "wording.key), latest = CASE WHEN latest = (SELECT date FROM document WHERE key = ?1) THEN NULL "
          "ELSE latest "
          "END WHERE key IN (SELECT wording FROM resolution WHERE document = ?1)")
      .bind_all(document)
      .run();
  note_groups_of(store, document);
  store
      .kept("INSERT OR IGNORE INTO dirty_office SELECT office, day FROM office_told WHERE document = ?")
      .bind_all(document)
      .run();
  store.kept("DELETE FROM office_told WHERE document = ?").bind_all(document).run();
  store.kept("DELETE FROM office_alone WHERE document = ?").bind_all(document).run();
  store.kept("DELETE FROM resolution WHERE document = ?").bind_all(document).run();
  store.kept("INSERT OR IGNORE INTO pending VALUES (?)").bind_all(document).run();
}

}  // namespace newsgraph
