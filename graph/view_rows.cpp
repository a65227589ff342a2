#include "graph/view_rows.hpp"

#include "graph/confidence.hpp"
#include "graph/store_impl.hpp"
#include "graph/view_condition.hpp"

namespace newsgraph {
namespace {

constexpr std::string_view kEdgeColumns =
    "id, type, source, target, status, from_day, to_day, speaker, sources, confidence, properties, plover, "
    "plover_mode, cameo";

constexpr int kNearRows = 16;  // a search costs about as much as this many steps

}  // namespace

SideCursor::SideCursor(Database& database, const std::string& sql) : m_rows(database, sql) {}

void SideCursor::find(std::string_view key) {
  m_rows.reset();
  m_rows.bind(1, key);
  m_open = true;
  m_here = m_rows.step();
}

bool SideCursor::next(std::string_view key) {
  if (!m_open || key < m_key) {
    find(key);
  } else if (m_given) {
    m_here = m_rows.step();
  }
  m_given = false;
  if (key != m_key) m_key = key;
  for (int steps = 0; m_here && m_rows.view(0) < key; ++steps) {
    if (steps == kNearRows)
      find(key);
    else
      m_here = m_rows.step();
  }
  m_given = m_here && m_rows.view(0) == key;
  return m_given;
}

EdgeRows::EdgeRows(Database& database, const ViewCondition& condition, const std::string& tail, Plan plan)
    : m_plan(std::move(plan)),
      m_rows(database, "SELECT " + std::string(kEdgeColumns) + " FROM relation" + tail),
      m_roles(
          database,
          "SELECT relation, role, entity FROM relation_role WHERE relation >= ?1 ORDER BY relation, role"),
      m_spread(database,
               "SELECT count(DISTINCT d.outlet), count(DISTINCT d.copy_cluster) FROM evidence e "
               "CROSS JOIN document d ON d.key = e.document "
               "WHERE e.relation = ?1") {
  condition.bind(m_rows);
  if (m_plan.evidence != EvidenceMode::none || !m_plan.as_of.empty())
    m_evidence.emplace(database, m_plan.walk, m_plan.as_of);
}

const Edge* EdgeRows::next() {
  if (!m_rows.step()) return nullptr;
  read_columns();
  while (m_roles.next(m_edge.id)) m_edge.roles[m_roles.row().text(1)] = m_roles.row().view(2);
  if (m_evidence) m_evidence->read(m_edge.id, m_edge.evidence);
  count_spread();
  if (!m_evidence) return &m_edge;
  if (!m_plan.as_of.empty()) count_articles();
  if (m_plan.evidence == EvidenceMode::none) m_edge.evidence.clear();
  if (m_plan.evidence == EvidenceMode::first && !m_edge.evidence.empty()) m_edge.evidence.resize(1);
  return &m_edge;
}

void EdgeRows::read_columns() {
  m_edge.id = m_rows.view(0);
  m_edge.type = m_rows.view(1);
  m_edge.source = m_rows.view(2);
  m_edge.target = m_rows.view(3);
  m_edge.status = status_of(m_rows, 4);
  m_edge.from = m_rows.view(5);
  m_edge.to = m_rows.view(6);
  m_edge.speaker = m_rows.view(7);
  m_edge.sources = m_rows.number(8);
  m_edge.confidence = m_rows.real(9);
  if (m_rows.view(10) != m_properties) {
    m_edge.properties = properties_of(m_rows, 10);
    m_properties = m_rows.view(10);
  }
  m_edge.plover = m_rows.view(11);
  m_edge.plover_mode = m_rows.view(12);
  m_edge.cameo = m_rows.view(13);
  m_edge.roles.clear();
}

// One article is one outlet and one text; only more need to be looked up.
void EdgeRows::count_spread() {
  m_edge.outlets = m_edge.independent = m_edge.sources;
  if (m_edge.sources < 2) return;
  if (m_evidence) {
    m_edge.outlets = m_evidence->spread().outlets();
    m_edge.independent = m_evidence->spread().texts();
    return;
  }
  m_spread.bind_all(m_edge.id);
  if (m_spread.step()) {
    m_edge.outlets = m_spread.number(0);
    m_edge.independent = m_spread.number(1);
  }
  m_spread.reset();
}

// Evidence comes by article.
void EdgeRows::count_articles() {
  CombinedConfidence confidence;
  m_edge.sources = 0;
  for (std::size_t i = 0; i < m_edge.evidence.size();) {
    double best = 0;
    std::size_t end = i;
    for (; end < m_edge.evidence.size() && m_edge.evidence[end].document == m_edge.evidence[i].document;
         ++end)
      best = std::max(best, m_edge.evidence[end].confidence);
    confidence.add_article(best);
    ++m_edge.sources;
    i = end;
  }
  m_edge.confidence = confidence.value();
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
  m_node.properties = properties_of(m_rows, 4);
  m_node.aliases.clear();
  while (m_aliases.next(m_node.id)) m_node.aliases.push_back(m_aliases.row().text(1));
  return &m_node;
}

}  // namespace newsgraph
