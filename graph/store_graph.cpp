// The computed graph: written as a whole, nodes read one by one and found by name.
#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "base/error.hpp"
#include "base/json.hpp"
#include "base/utf8.hpp"
#include "graph/extraction_json.hpp"
#include "graph/plain_properties.hpp"
#include "graph/store_blocks.hpp"
#include "graph/store_impl.hpp"
#include "graph/store_rows.hpp"

namespace newsgraph {
namespace {

using DocumentKeys = std::unordered_map<std::string, std::int64_t>;

DocumentKeys document_keys(Database& db) {
  DocumentKeys keys;
  Statement row(db, "SELECT id, key FROM document");
  while (row.step()) keys.emplace(row.text(0), row.integer(1));
  return keys;
}

void clear_graph(Database& db) {
  for (const char* table :
       {"resolution", "wording", "wording_key", "bearer", "relation_role", "relation", "alias", "entity"}) {
    db.execute(std::string("DELETE FROM ") + table);  // evidence goes with its relation
  }
  db.execute("DELETE FROM meta WHERE key = 'block_rules'");
}

std::int64_t key_of(const DocumentKeys& keys, const std::string& document, const Database& db) {
  const auto found = keys.find(document);
  if (found != keys.end()) return found->second;
  throw StoreError(db.path() + ": the graph refers to the article '" + document +
                   "', which is not stored; build again");
}

void write_edge(Store::Impl& store, const Edge& edge, const DocumentKeys& keys) {
  if (edge.evidence.empty())
    throw StoreError(store.db.path() + ": the relation " + edge.id + " has no evidence");
  write_edge_row(store, edge, key_of(keys, edge.evidence.front().document, store.db), EdgeRow::added);
  for (const EdgeEvidence& evidence : edge.evidence) {
    file_evidence(store, edge.id, key_of(keys, evidence.document, store.db), evidence.claim);
  }
}

std::vector<Node> nodes_where(Database& db, std::string_view condition, std::string_view value) {
  Statement row(db, "SELECT " + std::string(kNodeColumns) + " FROM entity WHERE " + std::string(condition) +
                        " ORDER BY id");
  NodeReader reader(db);
  std::vector<Node> nodes;
  for (row.bind_all(value); row.step();) nodes.push_back(reader.read(row));
  return nodes;
}

// Levenshtein distance over bytes, or `limit` + 1 when it is greater.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > limit) return limit + 1;
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    std::size_t smallest = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
      smallest = std::min(smallest, row[j]);
    }
    if (smallest > limit) return limit + 1;
  }
  return std::min(row.back(), limit + 1);
}

std::string between_blanks(std::string_view words) {
  return std::string(1, ' ').append(words).append(1, ' ');
}

bool holds_words(std::string_view key, std::string_view words) {
  return between_blanks(key).find(between_blanks(words)) != std::string::npos;
}

}  // namespace

void write_node(Store::Impl& store, const Node& node, bool known) {
  if (!known) {
    Statement& entity = store.kept("INSERT INTO entity VALUES (?, ?, ?, ?, ?)");
    entity.bind_all(node.id, node.type, node.name).bind_known(4, node.country);
    bind_properties(entity, 5, node.properties);
    entity.run();
  }
  Statement& alias = store.kept("INSERT OR IGNORE INTO alias VALUES (?, ?, ?, ?)");
  alias.bind_all(node.id, node.name, utf8::name_key(node.name), std::int64_t{1}).run();
  for (const std::string& name : node.aliases) {
    alias.bind_all(node.id, name, utf8::name_key(name), std::int64_t{0}).run();
  }
}

void write_edge_row(Store::Impl& store, const Edge& edge, std::int64_t proof_document, EdgeRow row) {
  static constexpr std::string_view kStatements[] = {
      "INSERT INTO relation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      "UPDATE relation SET type = ?2, source = ?3, target = ?4, speaker = ?5, status = ?6, from_day = ?7, "
      "to_day = ?8, sources = ?9, confidence = ?10, properties = ?11, plover = ?12, plover_mode = ?13, "
      "cameo = ?14, proof_document = ?15, proof_claim = ?16, outlets = ?17, independent = ?18 WHERE id = ?1",
      "INSERT INTO temp.fresh_relation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
  Statement& relation = store.kept(kStatements[static_cast<std::size_t>(row)]);
  relation.bind_all(edge.id, edge.type);
  relation.bind_known(3, edge.source).bind_known(4, edge.target).bind_known(5, edge.speaker);
  relation.bind(6, name_of(edge.status)).bind_known(7, edge.from).bind_known(8, edge.to);
  relation.bind(9, edge.sources).bind(10, edge.confidence);
  bind_properties(relation, 11, edge.properties);
  relation.bind_known(12, edge.plover).bind_known(13, edge.plover_mode).bind_known(14, edge.cameo);
  relation.bind(15, proof_document).bind(16, edge.evidence.front().claim);
  relation.bind(17, edge.outlets).bind(18, edge.independent).run();
  if (row == EdgeRow::known)
    store.kept("DELETE FROM relation_role WHERE relation = ?").bind_all(edge.id).run();
  Statement& roles =
      store.kept(row == EdgeRow::fresh ? "INSERT INTO temp.fresh_relation_role VALUES (?, ?, ?)"
                                       : "INSERT INTO relation_role VALUES (?, ?, ?)");
  for (const auto& [role, entity] : edge.roles) roles.bind_all(edge.id, role, entity).run();
}

void file_evidence(Store::Impl& store, std::string_view relation, std::int64_t document, std::int64_t claim) {
  store
      .kept(
          "INSERT OR IGNORE INTO evidence SELECT ?1, s.* FROM shown_claim s WHERE s.document = ?2 AND "
          "s.claim "
          "= ?3")
      .bind_all(relation, document, claim)
      .run();
}

void write_notes(Store::Impl& store, const std::vector<DecisionNote>& notes) {
  store.db.execute("UPDATE decision SET note = NULL");
  for (const DecisionNote& note : notes) {
    store.kept("UPDATE decision SET note = ? WHERE number = ?")
        .bind_all(note.text, static_cast<std::int64_t>(note.number))
        .run();
  }
}

void bind_properties(Statement& statement, int index, const Properties& properties) {
  if (properties.empty()) {
    statement.bind(index, nullptr);
    return;
  }
  JsonWriter json;
  write_properties(json, properties);
  statement.bind(index, std::string_view(json.take()));
}

Properties properties_of(const Statement& row, int column) {
  Properties properties;
  read_properties(row, column, properties);
  return properties;
}

void bind_strings(Statement& statement, int index, const std::vector<std::string>& texts) {
  if (texts.empty()) {
    statement.bind(index, nullptr);
    return;
  }
  JsonWriter json;
  json.begin_array();
  for (const std::string& text : texts) json.value(text);
  json.end_array();
  statement.bind(index, std::string_view(json.take()));
}

std::vector<std::string> strings_of(const Statement& row, int column) {
  std::vector<std::string> all;
  if (row.is_null(column)) return all;
  const Json json = Json::parse(row.view(column), "the store");
  for (const Json& text : json.as_array()) all.push_back(text.as_string());
  return all;
}

void read_properties(const Statement& row, int column, Properties& properties) {
  const std::string_view json = row.view(column);
  if (json.empty())
    properties.clear();
  else if (!read_plain_properties(json, properties))
    properties = properties_from_json(Json::parse(json, "the store"));
}

Status status_of(const Statement& row, int column) {
  const auto status = status_named(row.view(column));
  if (!status)
    throw StoreError("the store holds the unknown status '" + row.text(column) + "'; build it again");
  return *status;
}

NodeReader::NodeReader(Database& database)
    : m_aliases(database, "SELECT name FROM alias WHERE entity = ? AND NOT canonical ORDER BY name") {}

Node NodeReader::read(const Statement& row) {
  Node node{row.text(0), row.text(1), row.text(2), row.text(3), {}, properties_of(row, 4)};
  for (m_aliases.bind_all(node.id); m_aliases.step();) node.aliases.push_back(m_aliases.text(0));
  return node;
}

void Store::update_graph(const std::function<void(BlockTables&)>& update) {
  m_impl->expect_no_reader();
  std::optional<Transaction> transaction;
  if (!m_impl->overlay) transaction.emplace(m_impl->db, Transaction::Kind::write);  // it has one for good
  // Nodes come and go before the relations that name them do; all must hold at the end.
  m_impl->db.execute("PRAGMA defer_foreign_keys = ON");
  BlockTables tables(*m_impl);
  update(tables);
  m_impl->set_counter("graph_version", m_impl->counter("claims_version"));
  if (transaction) transaction->commit();
}

bool Store::replace_graph(const ResolvedGraph& graph) {
  m_impl->expect_no_reader();
  Transaction transaction(m_impl->db, Transaction::Kind::write);
  const std::int64_t version = m_impl->counter("claims_version");
  if (m_impl->claims_seen && *m_impl->claims_seen != version) return false;
  clear_graph(m_impl->db);
  const DocumentKeys keys = document_keys(m_impl->db);
  for (const Node& node : graph.nodes) write_node(*m_impl, node, false);
  for (const Edge& edge : graph.edges) write_edge(*m_impl, edge, keys);
  m_impl->db.execute(
      "UPDATE relation SET (outlets, independent) = (SELECT count(DISTINCT d.outlet), "
      "count(DISTINCT d.copy_cluster) FROM evidence e CROSS JOIN document d ON d.key = e.document "
      "WHERE e.relation = relation.id)");
  std::int64_t wording = 0;
  for (const ResolvedGraph::Resolution& resolution : graph.resolutions) {
    m_impl->kept("INSERT INTO resolution VALUES (?, ?, ?)")
        .bind_all(key_of(keys, resolution.document, m_impl->db), resolution.entity, ++wording)
        .run();
    m_impl
        ->kept(
            "INSERT INTO wording (key, type, name, country, stated, document, uses, rule, reason, entity) "
            "VALUES (?1, '', '', '', 1, 0, 1, ?2, ?3, ?2)")
        .bind_all(wording, resolution.node, resolution.reason)
        .run();
  }
  write_notes(*m_impl, graph.notes);
  m_impl->set_counter("graph_version", version);
  transaction.commit();
  return true;
}

std::vector<std::string> Store::resolved_nodes(std::string_view document_id) const {
  Statement row(m_impl->db,
                "SELECT coalesce(w.entity, '') FROM document d JOIN claimed_entity c ON c.document = d.key "
                "LEFT JOIN resolution r ON r.document = c.document AND r.position = c.position "
                "LEFT JOIN wording w ON w.key = r.wording WHERE d.id = ? ORDER BY c.position");
  std::vector<std::string> nodes;
  for (row.bind_all(document_id); row.step();) nodes.push_back(row.text(0));
  return nodes;
}

std::vector<Store::NamedMember> Store::named_members() const {
  Statement row(m_impl->db,
                "SELECT entity, name, reason, sum(uses) FROM wording WHERE entity IS NOT NULL AND uses > 0 "
                "GROUP BY 1, 2, 3 ORDER BY 1, 2, 3");
  std::vector<NamedMember> all;
  while (row.step()) {
    all.push_back({row.text(0), row.text(1), row.text(2), static_cast<std::uint64_t>(row.integer(3))});
  }
  return all;
}

std::vector<std::string> Store::reasons_of(std::string_view node) const {
  Statement row(m_impl->db,
                "SELECT DISTINCT reason FROM wording WHERE entity = ? AND uses > 0 AND reason IS NOT NULL "
                "ORDER BY reason");
  row.bind_all(node);
  return collect(row, text_at_0);
}

std::optional<Node> Store::node(std::string_view id) const {
  std::vector<Node> nodes = nodes_where(m_impl->db, "id = ?", id);
  if (nodes.empty()) return std::nullopt;
  return std::move(nodes.front());
}

std::vector<Node> Store::find_nodes(std::string_view name) const {
  const ReadSection section(*m_impl);
  const std::string key = utf8::name_key(name);
  std::string closed = key;
  std::erase(closed, ' ');
  std::string code(name);
  std::transform(code.begin(), code.end(), code.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  std::vector<Node> nodes = nodes_where(m_impl->db, "id = ?", name);
  if (nodes.empty() && !key.empty()) {
    nodes = nodes_where(m_impl->db, "id IN (SELECT entity FROM alias WHERE key = ? AND canonical)", key);
  }
  if (nodes.empty() && !key.empty()) {
    nodes = nodes_where(m_impl->db, "id IN (SELECT entity FROM alias WHERE key = ?)", key);
  }
  if (nodes.empty()) nodes = nodes_where(m_impl->db, "type = 'Country' AND country = ?", code);
  if (nodes.empty() && !closed.empty()) {
    nodes =
        nodes_where(m_impl->db, "id IN (SELECT entity FROM alias WHERE replace(key, ' ', '') = ?)", closed);
  }
  return nodes;
}

std::vector<std::string> Store::similar_names(std::string_view name, std::size_t limit) const {
  const std::string key = utf8::name_key(name);
  const std::size_t reach = std::max<std::size_t>(2, key.size() / 3);
  std::vector<std::tuple<std::size_t, std::string>> found;
  Statement row(m_impl->db, "SELECT DISTINCT name, key FROM alias WHERE key <> ''");
  while (row.step() && !key.empty()) {
    const std::size_t distance = holds_words(row.view(1), key) ? 1 : edit_distance(key, row.view(1), reach);
    if (distance <= reach) found.emplace_back(distance, row.text(0));
  }
  std::sort(found.begin(), found.end());
  std::vector<std::string> names;
  for (const auto& [distance, near] : found) {
    if (names.size() < limit) names.push_back(near);
  }
  return names;
}

}  // namespace newsgraph
