// Nodes and relations that changed: what differs is written, the rest stays.
#include <algorithm>

#include "graph/store_blocks.hpp"
#include "graph/store_fresh.hpp"
#include "graph/store_impl.hpp"
#include "graph/store_rows.hpp"

namespace newsgraph {
namespace {

std::vector<ClaimPlace> evidence_of(Store::Impl& store, std::string_view relation) {
  Statement& row =
      store.kept("SELECT document, claim FROM evidence WHERE relation = ? ORDER BY document, claim");
  row.bind_all(relation);
  return collect(row, [](const Statement& each) { return ClaimPlace{each.integer(0), each.number(1)}; });
}

std::vector<std::string> relations_of(Store::Impl& store, const ClaimGroup& group) {
  Statement& row = store.kept(
      "SELECT id FROM relation WHERE type = ? AND source IS nullif(?, '') AND target IS nullif(?, '') AND "
      "status = ?");
  row.bind_all(group.type, group.source, group.target, name_of(group.status));
  return collect(row, text_at_0);
}

// The relation and its evidence; only what differs is written.
void write_relation(Store::Impl& store, const Edge& edge, std::vector<ClaimPlace> evidence, bool known) {
  write_edge_row(store, edge, evidence.front().document, known ? EdgeRow::known : EdgeRow::added);
  std::vector<ClaimPlace> before = {evidence.front()};  // the proof, which a new relation brings along
  std::sort(evidence.begin(), evidence.end());
  if (known) before = evidence_of(store, edge.id);
  for (const ClaimPlace& place : before) {
    if (std::binary_search(evidence.begin(), evidence.end(), place)) continue;
    store.kept("DELETE FROM evidence WHERE relation = ? AND document = ? AND claim = ?")
        .bind_all(edge.id, place.document, place.position)
        .run();
  }
  for (const ClaimPlace& place : evidence) {
    if (std::binary_search(before.begin(), before.end(), place)) continue;
    file_evidence(store, edge.id, place.document, place.position);
  }
}

}  // namespace

std::optional<Node> BlockTables::node(std::string_view id) const {
  if (m_fresh) return std::nullopt;
  Statement& row = m_store.kept("SELECT id, type, name, country, properties FROM entity WHERE id = ?");
  std::optional<Node> node;
  if (row.bind_all(id).step())
    node = Node{row.text(0), row.text(1), row.text(2), row.text(3), {}, properties_of(row, 4)};
  row.reset();
  if (!node) return node;
  Statement& alias = m_store.kept("SELECT name FROM alias WHERE entity = ? AND NOT canonical ORDER BY name");
  alias.bind_all(id);
  node->aliases = collect(alias, text_at_0);
  return node;
}

void BlockTables::write(const Node& node) {
  if (m_fresh) {
    write_node(m_store, node, false);
    return;
  }
  // Not deleted and inserted again: that would look through all relations of the node.
  Statement& row =
      m_store.kept("UPDATE entity SET type = ?, name = ?, country = ?, properties = ? WHERE id = ?");
  row.bind_all(node.type, node.name).bind_known(3, node.country);
  bind_properties(row, 4, node.properties);
  row.bind(5, std::string_view(node.id)).run();
  const bool known = m_store.db.changes() > 0;
  m_store.kept("DELETE FROM alias WHERE entity = ?").bind_all(node.id).run();
  write_node(m_store, node, known);
}

void BlockTables::erase_node(std::string_view id) {
  m_store.kept("DELETE FROM alias WHERE entity = ?").bind_all(id).run();
  m_store.kept("DELETE FROM entity WHERE id = ?").bind_all(id).run();
}

void BlockTables::withdraw_claim(ClaimPlace place) {
  if (m_fresh) return;
  note_groups(m_store, place.document, place.position);
  m_store.kept("DELETE FROM evidence WHERE document = ? AND claim = ?")
      .bind_all(place.document, place.position)
      .run();
}

std::vector<ClaimGroup> BlockTables::dirty_groups() const {
  Statement row(m_store.db, "SELECT type, source, target, status FROM dirty_group");
  return collect(row, [](const Statement& each) {
    return ClaimGroup{each.text(0), each.text(1), each.text(2), status_of(each, 3)};
  });
}

std::vector<ClaimPlace> BlockTables::claims_of(const ClaimGroup& group) const {
  if (m_fresh) return {};
  Statement& row = m_store.kept(
      "SELECT e.document, e.claim FROM relation r JOIN evidence e ON e.relation = r.id "
      "WHERE r.type = ? AND r.source IS nullif(?, '') AND r.target IS nullif(?, '') AND r.status = ?");
  row.bind_all(group.type, group.source, group.target, name_of(group.status));
  return collect(row, [](const Statement& each) { return ClaimPlace{each.integer(0), each.number(1)}; });
}

ExtractedRelation BlockTables::claim(ClaimPlace place) const {
  return read_claim(m_store, place.document, place.position);
}

void BlockTables::write(const ClaimGroup& group, const std::vector<Edge>& edges,
                        const std::vector<std::vector<ClaimPlace>>& evidence) {
  if (m_fresh) {
    for (std::size_t i = 0; i < edges.size(); ++i) m_fresh->add(edges[i], evidence[i]);
    return;
  }
  const std::vector<std::string> before = relations_of(m_store, group);
  std::set<std::string> after;
  for (const Edge& edge : edges) after.insert(edge.id);
  for (const std::string& id : before) {
    if (after.count(id) == 0) m_store.kept("DELETE FROM relation WHERE id = ?").bind_all(id).run();
  }
  for (std::size_t i = 0; i < edges.size(); ++i) {
    const bool known = std::find(before.begin(), before.end(), edges[i].id) != before.end();
    write_relation(m_store, edges[i], evidence[i], known);
  }
}

}  // namespace newsgraph
