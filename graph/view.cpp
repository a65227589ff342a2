#include "graph/view.hpp"

#include "graph/store_impl.hpp"
#include "graph/view_ahead.hpp"
#include "graph/view_as_of.hpp"
#include "graph/view_condition.hpp"
#include "graph/view_fold.hpp"
#include "graph/view_fold_rows.hpp"
#include "graph/view_merge.hpp"
#include "graph/view_rows.hpp"
#include "graph/view_shape.hpp"
#include "graph/view_texts.hpp"
#include "graph/view_twins.hpp"

namespace newsgraph {
namespace {

std::uint64_t count(Database& db, const ViewCondition& condition, const std::string& sql) {
  Statement statement(db, sql);
  if (!condition.empty()) condition.bind(statement);
  return statement.step() ? static_cast<std::uint64_t>(statement.integer(0)) : 0;
}

std::uint64_t count_edges(Database& db, const ViewCondition& condition) {
  return count(db, condition, "SELECT count(*) FROM relation" + condition.where());
}

}  // namespace

GraphView::GraphView(const Store& store, ViewFilter filter, EvidenceMode evidence, EdgeShape shape,
                     FoldedTypes folded, std::size_t max_text)
    : m_store(store), m_filter(std::move(filter)), m_evidence(evidence), m_shape(shape) {
  if (max_text > 0) m_texts = std::make_unique<ShortTexts>(max_text);
  m_store.m_impl->begin_read();
  try {
    resolve_filter(folded);
  } catch (...) {
    m_store.m_impl->end_read();
    throw;
  }
}

GraphView::~GraphView() { m_store.m_impl->end_read(); }

void GraphView::resolve_filter(FoldedTypes folded) {
  if (!m_filter.as_of.empty() && m_filter.min_confidence > 0) {
    std::vector<std::string> sure;
    for_each_relation([&](const Edge& edge) {
      if (edge.confidence >= m_filter.min_confidence) sure.push_back(edge.id);
    });
    m_filter.only = std::move(sure);
  }
  if (folded.meetings || folded.agreements) {
    m_fold = std::make_unique<HubFold>(m_store.m_impl->db, m_filter, folded);
    m_filter.without = m_fold->relations();
  }
  const EachLink each_link = [this](const auto& visit) { for_each_link(visit); };
  if (!m_filter.around.empty()) m_filter.within = neighbourhood(each_link, m_filter.around, m_filter.hops);
  if (m_filter.largest_component) m_filter.within = largest_component(each_link);
  if (m_filter.most_nodes > 0) {
    NodeRanking ranking(each_link);
    m_nodes_left_out = ranking.beyond(m_filter.most_nodes);
    if (m_nodes_left_out > 0) m_filter.within = ranking.first(m_filter.most_nodes);
  }
  if (m_fold && m_filter.within) m_fold->keep_within(*m_filter.within);
}

std::vector<PropertyType> GraphView::added_properties() const {
  std::vector<PropertyType> out;
  if (m_fold) out = fold_properties();
  if (m_shape == EdgeShape::merged)
    out.insert(out.end(), merge_properties().begin(), merge_properties().end());
  return out;
}

GraphCounts GraphView::counts() const {
  Database& db = m_store.m_impl->db;
  GraphCounts counts;
  if (m_fold) {
    each_node([&](const Node&) { ++counts.nodes; });
    for_each_link([&](const Link&) { ++counts.edges; });
    return counts;
  }
  const ViewCondition condition(m_filter);
  counts.nodes = count(db, condition,
                       condition.empty() ? "SELECT count(*) FROM entity"
                                         : "SELECT count(node) FROM (" + condition.touched_nodes() + ")");
  counts.edges = m_shape == EdgeShape::relations
                     ? count_edges(db, condition)
                     : count(db, condition,
                             "SELECT count(*) FROM (SELECT DISTINCT source, target, type FROM relation" +
                                 condition.where() + ")");
  return counts;
}

std::uint64_t GraphView::texts_cut() const noexcept { return m_texts ? m_texts->count() : 0; }

void GraphView::for_each_node(const std::function<void(const Node&)>& visit) const {
  if (!m_texts) return each_node(visit);
  m_texts->start_nodes();
  each_node([&](const Node& node) { visit(m_texts->of(node)); });
}

void GraphView::each_node(const std::function<void(const Node&)>& visit) const {
  ViewFilter filter = m_filter;
  filter.without.clear();
  if (m_fold && !ViewCondition(filter).empty()) {
    filter.without = m_filter.without;
    filter.also = m_fold->nodes();
  }
  const ViewCondition condition(filter);
  NodeRows rows(m_store.m_impl->db, condition,
                condition.empty() ? "" : " WHERE id IN (" + condition.touched_nodes() + ")");
  std::optional<NodeAsOf> past;
  if (!m_filter.as_of.empty()) past.emplace(m_store.m_impl->db, m_filter.as_of);
  while (const Node* node = rows.next()) {
    if (m_fold && m_fold->hidden(node->id) != nullptr) continue;
    if (past) {
      visit(past->known(*node));
    } else {
      visit(*node);
    }
  }
}

Node GraphView::as_known(Node node) const {
  return m_filter.as_of.empty() ? node : NodeAsOf(m_store.m_impl->db, m_filter.as_of).known(std::move(node));
}

void GraphView::for_each_edge(const std::function<void(const Edge&)>& visit) const {
  if (!m_texts) return each_edge(visit);
  m_texts->start_edges();
  each_edge([&](const Edge& edge) { visit(m_texts->of(edge)); });
}

void GraphView::each_edge(const std::function<void(const Edge&)>& visit) const {
  m_shape == EdgeShape::relations ? for_each_relation(visit) : for_each_merged(visit);
}

void GraphView::for_each_numbered_edge(
    const std::function<void(const Edge&, std::uint64_t number)>& visit) const {
  TwinNumbers numbers;  // merged edges have no twins
  if (m_shape == EdgeShape::relations && !m_fold && ViewCondition(m_filter).empty()) {
    numbers.add_all(m_store.m_impl->db);
  } else if (m_shape == EdgeShape::relations) {
    for_each_link([&](const Link& link) { numbers.add(link); });
  }
  numbers.sort();
  for_each_edge([&](const Edge& edge) { visit(edge, numbers.of(edge.id)); });
}

void GraphView::for_each_relation(const std::function<void(const Edge&)>& visit) const {
  Database& db = m_store.m_impl->db;
  EdgeStream edges(db, {ViewCondition(m_filter), m_evidence, m_filter.as_of}, EdgeOrder::ids);
  FoldedRows folded(db, edges, m_fold.get(), EdgeOrder::ids, m_evidence, m_filter.as_of);
  while (const Edge* edge = folded.next()) visit(*edge);
}

void GraphView::for_each_merged(const std::function<void(const Edge&)>& visit) const {
  Database& db = m_store.m_impl->db;
  EdgeStream rows(db, {ViewCondition(m_filter), EvidenceMode::all, m_filter.as_of}, EdgeOrder::ends);
  Statement article(db, "SELECT outlet, copy_cluster FROM document WHERE id = ?");
  FoldedRows folded(db, rows, m_fold.get(), EdgeOrder::ends, EvidenceMode::all, m_filter.as_of);
  EdgeMerger merger(m_evidence, [&article](const std::string& id) {
    EdgeMerger::Print print;
    if (article.bind_all(id).step()) print = {article.text(0), article.integer(1)};
    article.reset();
    return print;
  });
  while (const Edge* relation = folded.next()) {
    if (const std::optional<Edge> edge = merger.add(*relation)) visit(*edge);
  }
  if (const std::optional<Edge> last = merger.finish()) visit(*last);
}

void GraphView::for_each_link(const std::function<void(const Link&)>& visit) const {
  if (m_fold) {
    each_edge([&](const Edge& edge) { visit({edge.id, edge.source, edge.target, edge.type, edge.sources}); });
    return;
  }
  const ViewCondition condition(m_filter);
  const bool merged = m_shape == EdgeShape::merged;
  Statement row(
      m_store.m_impl->db,
      std::string("SELECT id, source, target, type, ") + (merged ? "sum(sources)" : "sources") +
          " FROM relation" + condition.where() +
          (merged ? " GROUP BY source, target, type ORDER BY source, target, type" : " ORDER BY id"));
  condition.bind(row);
  while (row.step()) {
    const std::string id = merged ? merged_id(row.view(3), row.view(1), row.view(2)) : row.text(0);
    visit({id, row.view(1), row.view(2), row.view(3), row.number(4)});
  }
}

std::optional<DocumentInfo> GraphView::document(std::string_view id) const { return m_store.document(id); }

std::optional<Edge> GraphView::edge(std::string_view id) const {
  ViewFilter filter;
  filter.only = {std::string(id)};
  const ViewCondition condition(filter);
  EdgeRows rows(m_store.m_impl->db, {condition, EvidenceMode::all, m_filter.as_of});
  Edge edge;
  return rows.next(edge) ? std::optional<Edge>(std::move(edge)) : std::nullopt;
}

}  // namespace newsgraph
