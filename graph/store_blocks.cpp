#include "graph/store_blocks.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/json.hpp"
#include "base/utf8.hpp"
#include "graph/extraction_json.hpp"
#include "graph/store_fresh.hpp"
#include "graph/store_impl.hpp"
#include "graph/store_rows.hpp"

namespace newsgraph {
namespace {

constexpr std::string_view kColumns =
    "key, type, name, country, aliases, properties, stated, document, hint, uses, latest, rule, home, day, "
    "reason, entity";

// Kept statements go by the address of their text: keep what this gives in a static.
std::string wordings_where(const char* condition) {
  return "SELECT " + std::string(kColumns) + " FROM wording WHERE " + condition;
}

constexpr const char* kUnknown = "?";

Wording read_wording(const Statement& row) {
  Wording wording;
  wording.key = row.integer(0);
  wording.type = row.text(1);
  wording.name = row.text(2);
  wording.country = row.text(3);
  wording.aliases = strings_of(row, 4);
  wording.properties = properties_of(row, 5);
  wording.stated = row.integer(6) != 0;
  wording.document = row.integer(7);
  wording.hint = strings_of(row, 8);
  wording.uses = row.integer(9);
  wording.latest = row.is_null(10) ? kUnknown : row.text(10);
  wording.rule = row.text(11);
  wording.home = row.text(12);
  wording.day = row.text(13);
  wording.reason = row.text(14);
  wording.entity = row.text(15);
  return wording;
}

// The texts from `prefix` on that start with it lie before this one. 0x7F is in no key or id.
std::string end_of(std::string_view prefix) { return std::string(prefix) + '\x7f'; }

}  // namespace

BlockTables::BlockTables(Store::Impl& store) : m_store(store) {}
BlockTables::~BlockTables() = default;

bool BlockTables::valid(std::string_view rules) const {
  Statement row(m_store.db, "SELECT value FROM meta WHERE key = 'block_rules'");
  return row.step() && row.view(0) == rules;
}

void BlockTables::reset(std::string_view rules) {
  for (const char* table :
       {"wording", "wording_key", "resolution", "bearer", "office_told", "office_alone", "dirty_key",
        "dirty_handle", "dirty_office", "dirty_group", "relation_role", "relation", "alias", "entity"}) {
    m_store.db.execute(std::string("DELETE FROM ") + table);
  }
  m_store.db.execute("INSERT OR IGNORE INTO pending SELECT key FROM document");
  m_fresh = std::make_unique<FreshRelations>(m_store);
  m_store.kept("INSERT INTO meta VALUES ('block_rules', ?) ON CONFLICT DO UPDATE SET value = excluded.value")
      .bind_all(rules)
      .run();
}

std::vector<std::int64_t> BlockTables::pending() const {
  Statement row(m_store.db,
                // CROSS: from the few that are pending, not through all articles in the order of their ids.
                "SELECT p.document FROM pending p CROSS JOIN document d ON d.key = p.document WHERE NOT "
                "d.superseded ORDER BY d.id");
  return collect(row, integer_at_0);
}

Extraction BlockTables::extraction(std::int64_t document) const { return read_extraction(m_store, document); }

bool BlockTables::names(std::int64_t document, std::string_view type) const {
  Statement& row = m_store.kept("SELECT 1 FROM claimed_entity WHERE document = ? AND type = ?");
  const bool found = row.bind_all(document, type).step();
  row.reset();
  return found;
}

DocumentInfo BlockTables::info(std::int64_t document) const {
  Statement& row = m_store.kept("SELECT id, title, date, source, url, sha256 FROM document WHERE key = ?");
  DocumentInfo info;
  if (row.bind_all(document).step())
    info = {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5)};
  row.reset();
  return info;
}

std::int64_t BlockTables::copy_cluster(std::int64_t document) const {
  Statement& row = m_store.kept("SELECT copy_cluster FROM document WHERE key = ?");
  const std::int64_t cluster = row.bind_all(document).step() ? row.integer(0) : 0;
  row.reset();
  return cluster;
}

std::optional<std::int64_t> BlockTables::key_of(std::string_view document_id) const {
  Statement& row = m_store.kept("SELECT key FROM document WHERE id = ?");
  std::optional<std::int64_t> key;
  if (row.bind_all(document_id).step()) key = row.integer(0);
  row.reset();
  return key;
}

void BlockTables::forget(std::int64_t document) { forget_document(m_store, document); }

void BlockTables::use(const Wording& wording, const std::vector<std::string>& keys, std::int64_t document,
                      std::uint32_t position) {
  m_store.kept("INSERT INTO resolution VALUES (?, ?, ?)").bind_all(document, position, wording.key).run();
  m_store.kept("UPDATE wording SET uses = uses + 1, latest = max(latest, ?), document = ? WHERE key = ?")
      .bind_all(wording.latest, wording.document, wording.key)
      .run();
  if (m_store.db.changes() > 0) {
    // Left by an article that went and is back, maybe in another version.
    if (wording.document != 0 && !keys.empty()) retype(wording, keys);
    return;
  }
  Statement& row = m_store.kept(
      "INSERT INTO wording (key, type, name, country, aliases, properties, stated, document, hint, uses, "
      "latest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)");
  row.bind_all(wording.key, wording.type, wording.name, wording.country);
  bind_strings(row, 5, wording.aliases);
  bind_properties(row, 6, wording.properties);
  row.bind(7, std::int64_t{wording.stated}).bind(8, wording.document);
  bind_strings(row, 9, wording.hint);
  row.bind(10, wording.latest).run();
  for (const std::string& key : keys) {
    m_store.kept("INSERT OR IGNORE INTO wording_key VALUES (?, ?)").bind_all(key, wording.key).run();
  }
}

void BlockTables::rekey(std::int64_t wording, const std::vector<std::string>& keys,
                        const std::vector<std::string>& hint) {
  m_store.kept("DELETE FROM wording_key WHERE wording = ?").bind_all(wording).run();
  for (const std::string& key : keys) {
    m_store.kept("INSERT OR IGNORE INTO wording_key VALUES (?, ?)").bind_all(key, wording).run();
  }
  Statement& row = m_store.kept("UPDATE wording SET hint = ? WHERE key = ?");
  bind_strings(row, 1, hint);
  row.bind(2, wording).run();
}

bool BlockTables::of_one_type(std::string_view key) const {
  Statement& row = m_store.kept(
      "SELECT count(DISTINCT w.type), count(w.hint) FROM wording_key k JOIN wording w ON w.key = k.wording "
      "WHERE k.key = ? AND w.uses > 0");
  row.bind_all(key).step();
  const bool one = row.integer(0) <= 1 && row.integer(1) == 0;
  row.reset();
  return one;
}

void BlockTables::retype(const Wording& wording, const std::vector<std::string>& keys) {
  rekey(wording.key, keys, wording.hint);
  m_store.kept("UPDATE wording SET type = ? WHERE key = ?").bind_all(wording.type, wording.key).run();
}

void BlockTables::replace_key(std::int64_t wording, std::string_view before, std::string_view after) {
  if (!before.empty())
    m_store.kept("DELETE FROM wording_key WHERE key = ? AND wording = ?").bind_all(before, wording).run();
  if (!after.empty())
    m_store.kept("INSERT OR IGNORE INTO wording_key VALUES (?, ?)").bind_all(after, wording).run();
}

std::vector<std::int64_t> BlockTables::with_key(std::string_view key) const {
  Statement& row = m_store.kept("SELECT wording FROM wording_key WHERE key = ? ORDER BY wording");
  row.bind_all(key);
  return collect(row, integer_at_0);
}

std::vector<std::string> BlockTables::keys_of(std::int64_t wording) const {
  Statement& row = m_store.kept("SELECT key FROM wording_key WHERE wording = ? ORDER BY key");
  row.bind_all(wording);
  return collect(row, text_at_0);
}

std::vector<std::string> BlockTables::keys_like(std::string_view prefix) const {
  Statement& row =
      m_store.kept("SELECT DISTINCT key FROM wording_key WHERE key >= ? AND key < ? ORDER BY key");
  row.bind_all(prefix, std::string_view(end_of(prefix)));
  return collect(row, text_at_0);
}

Wording BlockTables::wording(std::int64_t key) const {
  static const std::string kQuery = wordings_where("key = ?");
  Statement& row = m_store.kept(kQuery);
  row.bind_all(key);
  std::vector<Wording> found = dated(collect(row, read_wording));
  return found.empty() ? Wording() : std::move(found.front());
}

// Where the latest article went, looks for the one before.
std::vector<Wording> BlockTables::dated(std::vector<Wording> wordings) const {
  for (Wording& wording : wordings) {
    if (wording.latest != kUnknown) continue;
    Statement& date = m_store.kept(
        "SELECT coalesce(max(d.date), '') FROM resolution r JOIN document d ON d.key = r.document WHERE "
        "r.wording "
        "= ?");
    date.bind_all(wording.key).step();
    wording.latest = date.text(0);
    date.reset();
    m_store.kept("UPDATE wording SET latest = ? WHERE key = ?").bind_all(wording.latest, wording.key).run();
  }
  return wordings;
}

std::vector<Wording> BlockTables::of_rule(std::string_view rule) const {
  static const std::string kQuery = wordings_where("rule = ? ORDER BY key");
  Statement& row = m_store.kept(kQuery);
  row.bind_all(rule);
  return dated(collect(row, read_wording));
}

std::vector<Wording> BlockTables::of_entity(std::string_view entity) const {
  static const std::string kQuery = wordings_where("entity = ? ORDER BY key");
  Statement& row = m_store.kept(kQuery);
  row.bind_all(entity);
  return dated(collect(row, read_wording));
}

std::vector<std::string> BlockTables::rules_like(std::string_view base) const {
  Statement& row = m_store.kept(
      "SELECT DISTINCT rule FROM wording WHERE rule = ?1 OR (rule >= ?1 || '~' AND rule < ?1 || '~' || "
      "x'7f') "
      "ORDER BY rule");
  row.bind_all(base);
  return collect(row, text_at_0);
}

std::vector<Wording> BlockTables::decided() const {
  Statement row(m_store.db, wordings_where("entity <> rule ORDER BY key"));
  return dated(collect(row, read_wording));
}

void BlockTables::place(const Wording& wording) {
  m_store.kept("UPDATE wording SET rule = ?, home = ?, day = ?, reason = ?, entity = ? WHERE key = ?")
      .bind_all(wording.rule, wording.home, wording.day, wording.reason, wording.entity, wording.key)
      .run();
}

void BlockTables::drop(std::int64_t wording) {
  m_store.kept("DELETE FROM wording WHERE key = ?").bind_all(wording).run();
  m_store.kept("DELETE FROM wording_key WHERE wording = ?").bind_all(wording).run();
}

std::vector<std::string> BlockTables::rules_in(std::int64_t document) const {
  Statement& row = m_store.kept(
      "SELECT w.rule FROM resolution r JOIN wording w ON w.key = r.wording WHERE r.document = ? AND w.rule "
      "IS NOT "
      "NULL AND EXISTS (SELECT 1 FROM wording_key k WHERE k.wording = w.key AND k.key >= 'P:' AND k.key < "
      "'P;')");
  row.bind_all(document);
  return collect(row, text_at_0);
}

std::vector<ClaimPlace> BlockTables::uses_of(std::int64_t wording) const {
  Statement& row = m_store.kept("SELECT document, position FROM resolution WHERE wording = ?");
  row.bind_all(wording);
  return collect(row, [](const Statement& each) { return ClaimPlace{each.integer(0), each.number(1)}; });
}

std::vector<std::int64_t> BlockTables::documents_of(std::int64_t wording) const {
  Statement& row =
      m_store.kept("SELECT DISTINCT document FROM resolution WHERE wording = ? ORDER BY document");
  row.bind_all(wording);
  return collect(row, integer_at_0);
}

std::vector<std::string> BlockTables::nodes_in(std::int64_t document) const {
  Statement& row = m_store.kept(
      "SELECT coalesce(w.entity, '') FROM resolution r JOIN wording w ON w.key = r.wording WHERE r.document "
      "= ? "
      "ORDER BY r.position");
  row.bind_all(document);
  return collect(row, text_at_0);
}

std::string BlockTables::node_at(std::int64_t document, std::uint32_t position) const {
  Statement& row = m_store.kept(
      "SELECT w.entity FROM resolution r JOIN wording w ON w.key = r.wording WHERE r.document = ? AND "
      "r.position = ?");
  std::string node;
  if (row.bind_all(document, position).step()) node = row.text(0);
  row.reset();
  return node;
}

std::vector<std::int64_t> BlockTables::wordings_in(std::int64_t document) const {
  Statement& row = m_store.kept("SELECT wording FROM resolution WHERE document = ? ORDER BY position");
  row.bind_all(document);
  return collect(row, integer_at_0);
}

std::set<std::string> BlockTables::dirty_keys() const {
  Statement row(m_store.db, "SELECT key FROM dirty_key");
  const auto keys = collect(row, text_at_0);
  return {keys.begin(), keys.end()};
}

std::vector<std::string> BlockTables::dirty_handles() const {
  Statement row(m_store.db, "SELECT id FROM dirty_handle ORDER BY id");
  return collect(row, text_at_0);
}

std::vector<Decision> BlockTables::decisions() const { return read_decisions(m_store); }

void BlockTables::set_notes(const std::vector<DecisionNote>& notes) { write_notes(m_store, notes); }

void BlockTables::finish() {
  if (m_fresh) m_fresh->file();
  for (const char* table : {"pending", "dirty_key", "dirty_handle", "dirty_office", "dirty_group"}) {
    m_store.db.execute(std::string("DELETE FROM ") + table);
  }
}

}  // namespace newsgraph
