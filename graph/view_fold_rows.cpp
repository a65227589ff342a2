#include "graph/view_fold_rows.hpp"

#include <algorithm>
#include <tuple>

#include "base/json.hpp"
#include "graph/view_merge.hpp"

namespace newsgraph {
namespace {

auto place_of(const EdgeEvidence& evidence) {
  return std::tie(evidence.document, evidence.sentence.begin, evidence.sentence.end);
}

}  // namespace

FoldedRows::FoldedRows(Database& database, EdgeStream& stored, const HubFold* fold, EdgeOrder order,
                       EvidenceMode evidence, std::string as_of)
    : m_stored(stored),
      m_fold(fold),
      m_order(order),
      m_evidence(evidence),
      m_as_of(std::move(as_of)),
      m_spread(database,
               "SELECT count(DISTINCT d.key), count(DISTINCT d.outlet), count(DISTINCT d.copy_cluster) "
               "FROM evidence e CROSS JOIN document d ON d.key = e.document "
               "WHERE e.relation IN (SELECT value FROM json_each(?1)) "
               "AND (?2 = '' OR (d.date <> '' AND d.date <= ?2))") {
  if (fold == nullptr) return;
  if (evidence != EvidenceMode::none) m_reader.emplace(database, m_as_of);
  for (const HubPair& pair : fold->pairs()) m_pairs.push_back(&pair);
  if (order == EdgeOrder::ends) {
    std::ranges::sort(m_pairs, {}, [](const HubPair* pair) { return pair->by_ends(); });
  }
}

const Edge* FoldedRows::next() {
  if (m_fold == nullptr) return m_stored.next();
  if (!m_asked) m_pending = m_stored.next();
  m_asked = true;
  if (m_next < m_pairs.size() && (m_pending == nullptr || comes_first(*m_pairs[m_next], *m_pending))) {
    make(*m_pairs[m_next++]);
    return &m_edge;
  }
  m_asked = m_pending == nullptr;
  return m_pending == nullptr ? nullptr : without_hidden_roles(*m_pending);
}

bool FoldedRows::comes_first(const HubPair& pair, const Edge& relation) const {
  if (m_order == EdgeOrder::ids) return pair.id < relation.id;
  return pair.by_ends() < std::tuple<std::string_view, std::string_view, std::string_view, std::string_view>(
                              relation.source, relation.target, relation.type, relation.id);
}

const Edge* FoldedRows::without_hidden_roles(const Edge& relation) {
  const auto hides = [&](const auto& role) { return m_fold->hidden(role.second) != nullptr; };
  if (std::ranges::none_of(relation.roles, hides)) return &relation;
  m_edge = relation;
  for (const auto& [role, node] : relation.roles) {
    const std::string* name = m_fold->hidden(node);
    if (name == nullptr) continue;
    m_edge.properties.try_emplace(role, *name);
    m_edge.roles.erase(role);
  }
  return &m_edge;
}

void FoldedRows::make(const HubPair& pair) {
  m_edge = edge_of(pair);
  std::vector<std::string> relations = pair.first->relations;
  relations.insert(relations.end(), pair.second->relations.begin(), pair.second->relations.end());
  count_articles(relations);
  if (m_reader) read_evidence(relations);
}

void FoldedRows::read_evidence(const std::vector<std::string>& relations) {
  std::vector<EdgeEvidence> more;
  for (const std::string& relation : relations) {
    m_reader->read(relation, more);
    m_edge.evidence.insert(m_edge.evidence.end(), more.begin(), more.end());
  }
  std::vector<EdgeEvidence>& all = m_edge.evidence;
  std::ranges::stable_sort(all, {}, place_of);
  const auto twice = std::ranges::unique(all, {}, place_of);
  all.erase(twice.begin(), twice.end());
  if (m_evidence == EvidenceMode::first) all.resize(1);
}

void FoldedRows::count_articles(const std::vector<std::string>& relations) {
  const Json::Array list(relations.begin(), relations.end());
  m_spread.bind_all(Json(list).dump(), m_as_of);
  if (m_spread.step()) {
    m_edge.sources = m_spread.number(0);
    m_edge.outlets = m_spread.number(1);
    m_edge.independent = m_spread.number(2);
  }
  m_spread.reset();
}

}  // namespace newsgraph
