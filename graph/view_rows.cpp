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

constexpr std::string_view kEvidenceColumns =
    "SELECT e.relation, d.id, c.start, c.\"end\", c.trigger_start, c.trigger_end, q.text, c.rule, "
    "c.confidence, c.position, c.source_start, c.source_end, c.target_start, c.target_end ";
constexpr std::string_view kEvidenceOrder =
    "ORDER BY e.relation, d.id, c.start, c.\"end\", c.trigger_start, c.trigger_end, c.position";

// In the order of the claims' own tables, so that each is read once from front to back, and then sorted; or
// the other way round, from one relation.
std::string evidence_query(bool walk, bool dated) {
  const std::string day = dated ? "d.date <> '' AND d.date <= ?2 " : "";
  std::string sql(kEvidenceColumns);
  if (walk) {
    sql +=
        "FROM document d CROSS JOIN claim c ON c.document = d.key "
        "CROSS JOIN quote q ON q.document = c.document AND q.start = c.start AND q.\"end\" = c.\"end\" "
        "CROSS JOIN evidence e ON e.document = c.document AND e.claim = c.position ";
    if (dated) sql += "WHERE " + day;
  } else {
    sql +=
        "FROM evidence e CROSS JOIN document d ON d.key = e.document "
        "CROSS JOIN claim c ON c.document = e.document AND c.position = e.claim "
        "CROSS JOIN quote q ON q.document = c.document AND q.start = c.start AND q.\"end\" = c.\"end\" "
        "WHERE e.relation = ?1 ";
    if (dated) sql += "AND " + day;
  }
  return sql.append(kEvidenceOrder);
}

void take_span(const Statement& row, int column, std::optional<Span>& span) {
  if (row.is_null(column))
    span.reset();
  else
    span = Span{row.number(column), row.number(column + 1)};
}

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

EvidenceCursor::EvidenceCursor(Database& database, bool walk, std::string as_of)
    : m_rows(database, evidence_query(walk, !as_of.empty())), m_as_of(std::move(as_of)), m_walk(walk) {}

void EvidenceCursor::read(std::string_view edge, std::vector<EdgeEvidence>& evidence) {
  if (!m_walk) m_rows.bind(1, edge);
  if (!m_started || !m_walk) {
    if (!m_as_of.empty()) m_rows.bind(2, m_as_of);
    m_here = m_rows.step();
    m_started = true;
  }
  while (m_here && m_rows.view(0) < edge) m_here = m_rows.step();
  std::size_t count = 0;
  for (; m_here && m_rows.view(0) == edge; m_here = m_rows.step()) {
    if (count == evidence.size()) evidence.emplace_back();
    take(evidence[count++]);
  }
  evidence.resize(count);
}

void EvidenceCursor::take(EdgeEvidence& one) const {
  one.document = m_rows.view(1);
  one.sentence = {m_rows.number(2), m_rows.number(3)};
  one.trigger = {m_rows.number(4), m_rows.number(5)};
  one.quote = m_rows.view(6);
  one.rule = m_rows.view(7);
  one.confidence = m_rows.real(8);
  one.claim = m_rows.number(9);
  take_span(m_rows, 10, one.source);
  take_span(m_rows, 12, one.target);
}

EdgeRows::EdgeRows(Database& database, const ViewCondition& condition, const std::string& tail, Plan plan)
    : m_plan(std::move(plan)),
      m_rows(database, "SELECT " + std::string(kEdgeColumns) + " FROM relation" + tail),
      m_roles(
          database,
          "SELECT relation, role, entity FROM relation_role WHERE relation >= ?1 ORDER BY relation, role"),
      m_evidence(database, m_plan.walk, m_plan.as_of),
      m_spread(database,
               "SELECT count(DISTINCT d.outlet), count(DISTINCT d.copy_cluster) FROM evidence e "
               "CROSS JOIN document d ON d.key = e.document "
               "WHERE e.relation = ?1 AND (?2 = '' OR (d.date <> '' AND d.date <= ?2))") {
  condition.bind(m_rows);
}

const Edge* EdgeRows::next() {
  if (!m_rows.step()) return nullptr;
  read_columns();
  count_spread();
  while (m_roles.next(m_edge.id)) m_edge.roles[m_roles.row().text(1)] = m_roles.row().view(2);
  if (m_plan.evidence == EvidenceMode::none && m_plan.as_of.empty()) return &m_edge;
  m_evidence.read(m_edge.id, m_edge.evidence);
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
  m_spread.bind_all(m_edge.id, m_plan.as_of);
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
