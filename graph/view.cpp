#include "graph/view.hpp"

#include "base/json.hpp"
#include "graph/store_impl.hpp"

namespace newsgraph {
namespace {

constexpr std::string_view kEdgeColumns =
    "id, type, source, target, status, from_day, to_day, speaker, sources, confidence, properties, plover, "
    "plover_mode, "
    "cameo";

// The filter as a WHERE clause over `relation` and its parameters.
class Condition {
public:
  explicit Condition(const ViewFilter& filter) {
    one_of("type IN", filter.types);
    std::vector<std::string> statuses;
    for (const Status status : filter.statuses) statuses.emplace_back(name_of(status));
    one_of("status IN", statuses);
    one_of("source IN", filter.sources);
    one_of("target IN", filter.targets);
    if (!filter.either.empty()) {
      const std::string list = list_parameter(filter.either);
      add("(source IN " + list + " OR target IN " + list +
          " OR id IN (SELECT relation FROM relation_role WHERE entity IN " + list + "))");
    }
    // A range that is open on one side reaches as far as need be on it; without any day it overlaps nothing.
    if (!filter.from.empty() || !filter.to.empty()) add("(from_day IS NOT NULL OR to_day IS NOT NULL)");
    if (!filter.from.empty()) add("coalesce(to_day, '9999-12-31') >= " + parameter(filter.from));
    if (!filter.to.empty()) add("coalesce(from_day, '0000-01-01') <= " + parameter(filter.to));
    if (filter.min_confidence > 0) {
      m_min_confidence = filter.min_confidence;
      add("confidence >= ?1");
    }
  }

  [[nodiscard]] bool empty() const { return m_sql.empty(); }
  [[nodiscard]] std::string where() const { return m_sql.empty() ? std::string() : " WHERE " + m_sql; }
  void bind(Statement& statement) const {
    if (m_min_confidence > 0) statement.bind(1, m_min_confidence);
    for (std::size_t i = 0; i < m_values.size(); ++i) statement.bind(static_cast<int>(i) + 2, m_values[i]);
  }

private:
  void add(const std::string& test) { m_sql += (m_sql.empty() ? "" : " AND ") + test; }
  std::string parameter(std::string value) {
    m_values.push_back(std::move(value));
    return std::string(1, '?').append(std::to_string(m_values.size() + 1));  // ?1 is the confidence
  }
  // A whole list is one parameter: SQLite limits their number, users do not.
  std::string list_parameter(const std::vector<std::string>& values) {
    Json::Array list(values.begin(), values.end());
    return "(SELECT value FROM json_each(" + parameter(Json(std::move(list)).dump()) + "))";
  }
  void one_of(const std::string& test, const std::vector<std::string>& values) {
    if (!values.empty()) add(test + " " + list_parameter(values));
  }

  std::string m_sql;
  std::vector<std::string> m_values;
  double m_min_confidence = 0;
};

class EdgeReader {
public:
  EdgeReader(Database& db, EvidenceMode mode)
      : m_mode(mode),
        m_roles(db, "SELECT role, entity FROM relation_role WHERE relation = ?"),
        m_evidence(db,
                   std::string(
                       "SELECT d.id, c.start, c.\"end\", c.trigger_start, c.trigger_end, q.text, c.rule, "
                       "c.confidence, c.position, c.source_start, c.source_end, c.target_start, c.target_end "
                       "FROM evidence e CROSS JOIN document d ON d.key = e.document "
                       "CROSS JOIN claim c ON c.document = e.document AND c.position = e.claim "
                       "CROSS JOIN quote q ON q.document = c.document AND q.start = c.start AND q.\"end\" = "
                       "c.\"end\" "
                       "WHERE e.relation = ? "
                       "ORDER BY d.id, c.start, c.\"end\", c.trigger_start, c.trigger_end, c.position") +
                       (mode == EvidenceMode::first ? " LIMIT 1" : "")) {}

  [[nodiscard]] Edge read(const Statement& row) {
    Edge edge;
    edge.id = row.text(0);
    edge.type = row.text(1);
    edge.source = row.text(2);
    edge.target = row.text(3);
    edge.status = status_of(row, 4);
    edge.from = row.text(5);
    edge.to = row.text(6);
    edge.speaker = row.text(7);
    edge.sources = row.number(8);
    edge.confidence = row.real(9);
    edge.properties = properties_of(row, 10);
    edge.plover = row.text(11);
    edge.plover_mode = row.text(12);
    edge.cameo = row.text(13);
    for (m_roles.bind_all(edge.id); m_roles.step();) edge.roles[m_roles.text(0)] = m_roles.text(1);
    if (m_mode == EvidenceMode::none) return edge;
    for (m_evidence.bind_all(edge.id); m_evidence.step();) edge.evidence.push_back(evidence());
    return edge;
  }

private:
  [[nodiscard]] EdgeEvidence evidence() const {
    const Statement& row = m_evidence;
    EdgeEvidence one;
    one.document = row.text(0);
    one.sentence = {row.number(1), row.number(2)};
    one.trigger = {row.number(3), row.number(4)};
    one.quote = row.text(5);
    one.rule = row.text(6);
    one.confidence = row.real(7);
    one.claim = row.number(8);
    if (!row.is_null(9)) one.source = Span{row.number(9), row.number(10)};
    if (!row.is_null(11)) one.target = Span{row.number(11), row.number(12)};
    return one;
  }

  EvidenceMode m_mode;
  Statement m_roles;
  Statement m_evidence;
};

// Nodes that the edges of the view touch.
std::string touched(const Condition& condition) {
  return "WITH chosen AS (SELECT id, source, target, speaker FROM relation" + condition.where() +
         ") SELECT source AS node FROM chosen UNION SELECT target FROM chosen UNION SELECT speaker FROM "
         "chosen "
         "UNION SELECT entity FROM relation_role WHERE relation IN (SELECT id FROM chosen)";
}

}  // namespace

GraphView::GraphView(const Store& store, ViewFilter filter, EvidenceMode evidence)
    : m_store(store), m_filter(std::move(filter)), m_evidence(evidence) {
  m_store.m_impl->begin_read();
}

GraphView::~GraphView() { m_store.m_impl->end_read(); }

GraphCounts GraphView::counts() const {
  Database& db = m_store.m_impl->db;
  const Condition condition(m_filter);
  const auto count = [&](const std::string& sql) {
    Statement statement(db, sql);
    if (!condition.empty()) condition.bind(statement);
    return statement.step() ? static_cast<std::uint64_t>(statement.integer(0)) : 0;
  };
  GraphCounts counts;
  counts.nodes = condition.empty() ? count("SELECT count(*) FROM entity")
                                   : count("SELECT count(node) FROM (" + touched(condition) + ")");
  counts.edges = count("SELECT count(*) FROM relation" + condition.where());
  return counts;
}

void GraphView::for_each_node(const std::function<void(const Node&)>& visit) const {
  Database& db = m_store.m_impl->db;
  const Condition condition(m_filter);
  const std::string where = condition.empty() ? "" : " WHERE id IN (" + touched(condition) + ")";
  Statement row(db, "SELECT " + std::string(kNodeColumns) + " FROM entity" + where + " ORDER BY id");
  condition.bind(row);
  NodeReader reader(db);
  while (row.step()) visit(reader.read(row));
}

void GraphView::for_each_edge(const std::function<void(const Edge&)>& visit) const {
  Database& db = m_store.m_impl->db;
  const Condition condition(m_filter);
  Statement row(
      db, "SELECT " + std::string(kEdgeColumns) + " FROM relation" + condition.where() + " ORDER BY id");
  condition.bind(row);
  EdgeReader reader(db, m_evidence);
  while (row.step()) visit(reader.read(row));
}

void GraphView::for_each_link(const std::function<void(const Link&)>& visit) const {
  const Condition condition(m_filter);
  Statement row(m_store.m_impl->db,
                "SELECT id, source, target FROM relation" + condition.where() + " ORDER BY id");
  condition.bind(row);
  while (row.step()) visit({row.view(0), row.view(1), row.view(2)});
}

std::optional<Edge> GraphView::edge(std::string_view id) const {
  Database& db = m_store.m_impl->db;
  Statement row(db, "SELECT " + std::string(kEdgeColumns) + " FROM relation WHERE id = ?");
  if (!row.bind_all(id).step()) return std::nullopt;
  return EdgeReader(db, EvidenceMode::all).read(row);
}

}  // namespace newsgraph
