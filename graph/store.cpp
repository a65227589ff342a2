#include "graph/store.hpp"

#include <algorithm>
#include <tuple>

#include "base/deflate.hpp"
#include "base/error.hpp"
#include "base/hash.hpp"
#include "graph/outlets.hpp"
#include "graph/store_copies.hpp"
#include "graph/store_impl.hpp"
#include "graph/store_seals.hpp"

namespace newsgraph {
namespace {

constexpr std::string_view kClaimsVersion = "claims_version";
constexpr std::string_view kGraphVersion = "graph_version";

std::int64_t current_stamp(Store::Impl& store) { return store.counter("stamp"); }

struct StoredDocument {
  std::int64_t key = 0;
  std::string date, sha256;
  std::int64_t stamp = 0;
};

std::optional<StoredDocument> stored(Store::Impl& store, std::string_view id) {
  Statement& statement = store.kept("SELECT key, date, sha256, stamp FROM document WHERE id = ?");
  std::optional<StoredDocument> found;
  if (statement.bind_all(id).step()) {
    found = StoredDocument{statement.integer(0), statement.text(1), statement.text(2), statement.integer(3)};
  }
  statement.reset();
  return found;
}

// Nothing when there is no such article yet and it must be added as new.
std::optional<AddResult> verdict(const std::optional<StoredDocument>& old, const DocumentInfo& document,
                                 std::int64_t stamp) {
  if (!old) return std::nullopt;
  if (old->sha256 == document.sha256) {
    return old->stamp == stamp ? AddResult::unchanged : AddResult::replaced;
  }
  return std::tie(old->date, old->sha256) > std::tie(document.date, document.sha256) ? AddResult::older
                                                                                     : AddResult::replaced;
}

std::int64_t page_of(Store::Impl& store, std::int64_t key) {
  Statement& row = store.kept("SELECT page FROM document WHERE key = ?");
  const std::int64_t page = row.bind_all(key).step() ? row.integer(0) : 0;
  row.reset();
  return page;
}

void erase_document(Store::Impl& store, std::int64_t key) {
  seal_article(store, key, false);
  withdraw_document(store, key);
  leave_copies(store, key);
  const std::int64_t page = page_of(store, key);
  store.kept("DELETE FROM document WHERE key = ?").bind_all(key).run();
  mark_versions(store, page);
}

std::int64_t insert_document(Store::Impl& store, const Extraction& extraction, std::int64_t stamp,
                             std::string_view text) {
  const DocumentInfo& document = extraction.document;
  Statement& row = store.kept(
      "INSERT INTO document (id, title, date, source, url, sha256, stamp, claims_sha256, text_sha256, "
      "text_bytes, outlet, page, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  row.bind_all(document.id, document.title, document.date, document.source, document.url, document.sha256,
               stamp, claims_sha256(extraction, quotes_of(extraction, text)), sha256_hex(text),
               static_cast<std::int64_t>(text.size()), outlet_of(document), page_hash(document.url));
  if (store.text_form == TextForm::packed) {
    row.bind_blob(13, deflated(text));
  } else if (store.text_form == TextForm::plain) {
    row.bind(13, text);
  } else {
    row.bind(13, nullptr);
  }
  row.run();
  return store.db.last_row();
}

std::int64_t stamp_key(Store::Impl& store, const StoreStamp& stamp) {
  store
      .kept(
          "INSERT OR IGNORE INTO stamp (tool_version, ontology_hash, rule_hash, model_hash) VALUES (?, ?, ?, "
          "?)")
      .bind_all(stamp.tool_version, stamp.ontology_hash, stamp.rule_hash, stamp.model_hash)
      .run();
  Statement& statement = store.kept(
      "SELECT key FROM stamp WHERE tool_version = ? AND ontology_hash = ? AND rule_hash = ? AND model_hash = "
      "?");
  statement.bind_all(stamp.tool_version, stamp.ontology_hash, stamp.rule_hash, stamp.model_hash).step();
  const std::int64_t key = statement.integer(0);
  statement.reset();
  return key;
}

DocumentInfo document_of(const Statement& row) {
  return {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5)};
}

}  // namespace

AddResult Store::add(const Extraction& extraction, std::string_view text) {
  m_impl->expect_no_reader();
  Transaction transaction(m_impl->db, Transaction::Kind::write);
  if (current_stamp(*m_impl) == 0) m_impl->set_counter("stamp", stamp_key(*m_impl, {}));
  const std::int64_t stamp = current_stamp(*m_impl);
  const auto old = stored(*m_impl, extraction.document.id);
  const AddResult result = verdict(old, extraction.document, stamp).value_or(AddResult::added);
  if (result == AddResult::unchanged || result == AddResult::older) return result;
  if (old) erase_document(*m_impl, old->key);
  const std::int64_t key = insert_document(*m_impl, extraction, stamp, text);
  seal_article(*m_impl, key, true);
  join_copies(*m_impl, key, text);
  write_claims(*m_impl, key, extraction, text);
  m_impl->kept("INSERT INTO pending VALUES (?)").bind_all(key).run();
  mark_versions(*m_impl, page_of(*m_impl, key));
  m_impl->set_counter(kClaimsVersion, m_impl->counter(kClaimsVersion) + 1);
  transaction.commit();
  return result;
}

bool Store::holds(const DocumentInfo& document) const {
  const auto result = verdict(stored(*m_impl, document.id), document, current_stamp(*m_impl));
  return result == AddResult::unchanged || result == AddResult::older;
}

bool Store::remove(std::string_view document_id) {
  m_impl->expect_no_reader();
  Transaction transaction(m_impl->db, Transaction::Kind::write);
  const auto old = stored(*m_impl, document_id);
  if (!old) return false;
  erase_document(*m_impl, old->key);
  m_impl->set_counter(kClaimsVersion, m_impl->counter(kClaimsVersion) + 1);
  transaction.commit();
  return true;
}

bool Store::resolved() const { return m_impl->counter(kClaimsVersion) == m_impl->counter(kGraphVersion); }

StoreStatus Store::status() const {
  const ReadSection section(*m_impl);
  Database& db = m_impl->db;
  const auto count = [&db](std::string_view table) {
    return static_cast<std::uint64_t>(db.integer("SELECT count(*) FROM " + std::string(table)));
  };
  StoreStatus status;
  status.documents = count("document");
  status.claims = count("claim");
  status.nodes = count("entity");
  status.edges = count("relation");
  status.evidence = count("evidence");
  status.superseded = count("document WHERE superseded");
  status.without_text = count("document WHERE text IS NULL");
  status.outdated = count("document WHERE stamp <> (SELECT value FROM meta WHERE key = 'stamp')");
  status.resolved = resolved();
  status.first_date = db.text("SELECT min(date) FROM document WHERE date <> ''");
  status.last_date = db.text("SELECT max(date) FROM document WHERE date <> ''");
  Statement stamp(db,
                  "SELECT tool_version, ontology_hash, rule_hash, model_hash FROM stamp "
                  "WHERE key = (SELECT value FROM meta WHERE key = 'stamp')");
  if (stamp.step()) status.stamp = {stamp.text(0), stamp.text(1), stamp.text(2), stamp.text(3)};
  return status;
}

void Store::set_stamp(const StoreStamp& stamp) {
  m_impl->expect_no_reader();
  Transaction transaction(m_impl->db, Transaction::Kind::write);
  m_impl->set_counter("stamp", stamp_key(*m_impl, stamp));
  m_impl->db.execute(
      "DELETE FROM stamp WHERE key <> (SELECT value FROM meta WHERE key = 'stamp') "
      "AND NOT EXISTS (SELECT 1 FROM document WHERE document.stamp = stamp.key)");
  transaction.commit();
}

void withdraw_document(Store::Impl& store, std::int64_t key) {
  forget_document(store, key);
  store
      .kept(
          "UPDATE relation SET (proof_document, proof_claim) = (SELECT document, claim FROM evidence "
          "WHERE relation = relation.id AND document <> ?1 ORDER BY document, claim LIMIT 1) "
          "WHERE proof_document = ?1 AND id IN (SELECT relation FROM evidence e WHERE document = ?1 AND "
          "EXISTS "
          "(SELECT 1 FROM evidence o WHERE o.relation = e.relation AND o.document <> ?1))")
      .bind_all(key)
      .run();
  store
      .kept(
          "DELETE FROM relation WHERE proof_document = ?1 AND "
          "id IN (SELECT relation FROM evidence WHERE document = ?1)")
      .bind_all(key)
      .run();
  store.kept("DELETE FROM evidence WHERE document = ?").bind_all(key).run();
}

void Store::set_text_form(TextForm form) { m_impl->text_form = form; }

std::optional<std::string> text_of(const Statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  if (row.kind(column) != Statement::Kind::blob) return row.text(column);
  const std::int64_t size = row.integer(column + 1);
  if (size < 0) throw Error("a compressed text is damaged");
  return inflated(row.view(column), static_cast<std::size_t>(size));
}

std::optional<DocumentInfo> Store::document(std::string_view id) const {
  Statement row(m_impl->db, "SELECT id, title, date, source, url, sha256 FROM document WHERE id = ?");
  if (!row.bind_all(id).step()) return std::nullopt;
  return document_of(row);
}

std::optional<std::string> Store::document_text(std::string_view id) const {
  Statement row(m_impl->db, "SELECT text, text_bytes FROM document WHERE id = ?");
  if (!row.bind_all(id).step()) return std::nullopt;
  try {
    return text_of(row, 0);
  } catch (const Error& error) {
    throw StoreError(m_impl->db.path() + ": article " + std::string(id) + ": " + error.what() +
                     "; `newsgraph verify` lists all damage");
  }
}

std::vector<std::string> Store::versions_after(std::string_view day) const {
  Statement row(m_impl->db,
                "SELECT DISTINCT d.id FROM document o JOIN document d ON d.page = o.page AND d.page <> 0 "
                "WHERE o.superseded AND o.date <> '' AND o.date <= ?1 AND d.date > ?1 ORDER BY 1");
  row.bind_all(day);
  std::vector<std::string> ids;
  while (row.step()) ids.push_back(row.text(0));
  return ids;
}

Store Store::copy() const {
  Store made("", Mode::write_or_create);
  made.m_impl->db.copy_from(m_impl->db);
  return made;
}

std::vector<DocumentInfo> Store::documents() const {
  Statement row(m_impl->db, "SELECT id, title, date, source, url, sha256 FROM document ORDER BY id");
  std::vector<DocumentInfo> all;
  while (row.step()) all.push_back(document_of(row));
  return all;
}

}  // namespace newsgraph
