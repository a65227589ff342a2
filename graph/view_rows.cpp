#include "graph/view_rows.hpp"

#include "graph/store_impl.hpp"

namespace newsgraph {
namespace {

constexpr std::string_view kEdgeColumns =
    "id, type, source, target, status, from_day, to_day, speaker, sources, confidence, properties, plover, "
    "plover_mode, cameo, outlets, independent";

}  // namespace

EdgeRows::EdgeRows(Database& database, EdgeQuery query)
    : m_query(std::move(query)),
      m_rows(database, "SELECT " + std::string(kEdgeColumns) + " FROM relation" + m_query.condition.where() +
                           " ORDER BY id"),
      m_roles(
          database,
          "SELECT relation, role, entity FROM relation_role WHERE relation >= ?1 ORDER BY relation, role") {
  m_query.condition.bind(m_rows);
  if (m_query.evidence != EvidenceMode::none || !m_query.as_of.empty())
    m_evidence.emplace(database, m_query.as_of);
}

bool EdgeRows::next(Edge& edge) {
  if (!m_rows.step()) return false;
  read_columns(edge);
  for (bool here = m_roles.find(edge.id); here; here = m_roles.next())
    edge.roles[m_roles.row().text(1)] = m_roles.row().view(2);
  if (m_evidence) m_evidence->read(edge.id, edge.evidence);
  if (!m_evidence) return true;
  if (!m_query.as_of.empty()) count_articles(edge);
  if (m_query.evidence == EvidenceMode::none) edge.evidence.clear();
  if (m_query.evidence == EvidenceMode::first && !edge.evidence.empty()) edge.evidence.resize(1);
  return true;
}

void EdgeRows::read_columns(Edge& edge) {
  edge.id = m_rows.view(0);
  edge.type = m_rows.view(1);
  edge.source = m_rows.view(2);
  edge.target = m_rows.view(3);
  edge.status = status_of(m_rows, 4);
  edge.from = m_rows.view(5);
  edge.to = m_rows.view(6);
  edge.speaker = m_rows.view(7);
  edge.sources = m_rows.number(8);
  edge.confidence = m_rows.real(9);
  read_properties(m_rows, 10, edge.properties);
  edge.plover = m_rows.view(11);
  edge.plover_mode = m_rows.view(12);
  edge.cameo = m_rows.view(13);
  edge.outlets = m_rows.number(14);
  edge.independent = m_rows.number(15);
  edge.roles.clear();
}

// As of a day: what the stored counts were then. Evidence comes by article.
void EdgeRows::count_articles(Edge& edge) {
  edge.sources = 0;
  for (std::size_t i = 0; i < edge.evidence.size(); ++i) {
    if (i == 0 || edge.evidence[i].document != edge.evidence[i - 1].document) ++edge.sources;
  }
  edge.outlets = m_evidence->spread().outlets();
  edge.independent = m_evidence->spread().texts();
  edge.confidence = m_evidence->spread().confidence();
}

NodeRows::NodeRows(Database& database, const ViewCondition& condition, const std::string& where)
    : m_rows(database, "SELECT " + std::string(kNodeColumns) + " FROM entity" + where + " ORDER BY id"),
      m_aliases(database,
                "SELECT entity, name FROM alias WHERE entity >= ?1 AND NOT canonical ORDER BY entity, name") {
  condition.bind(m_rows);
}

const Node* NodeRows::next() {
  if (!m_rows.step()) return nullptr;
  m_node.id = m_rows.view(0);
  m_node.type = m_rows.view(1);
  m_node.name = m_rows.view(2);
  m_node.country = m_rows.view(3);
  read_properties(m_rows, 4, m_node.properties);
  m_node.aliases.clear();
  for (bool here = m_aliases.find(m_node.id); here; here = m_aliases.next())
    m_node.aliases.push_back(m_aliases.row().text(1));
  return &m_node;
}

}  // namespace newsgraph
