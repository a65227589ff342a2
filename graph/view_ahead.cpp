#include "graph/view_ahead.hpp"

#include <utility>

#include "base/error.hpp"

namespace newsgraph {
namespace {

// Changes with every change of the articles and of the graph.
std::string moment_of(Database& database) {
  return database.text(
      "SELECT group_concat(value) FROM (SELECT value FROM meta "
      "WHERE key IN ('claims_version', 'graph_version') ORDER BY key)");
}

// For fewer edges a thread and a connection cost as much as they save.
bool worth_a_thread(Database& database) {
  return std::thread::hardware_concurrency() > 1 &&
         database.integer("SELECT 1 FROM relation LIMIT 1 OFFSET 5000") == 1;
}

}  // namespace

std::unique_ptr<TwinConnection> TwinConnection::open(Database& database) {
  if (database.path().empty()) return nullptr;
  try {
    std::unique_ptr<TwinConnection> twin(new TwinConnection(database.path()));
    if (moment_of(twin->m_database) == moment_of(database)) return twin;
  } catch (const StoreError&) {  // moved away or locked meanwhile: the connection that is there still reads
  }
  return nullptr;
}

EdgesAhead::EdgesAhead(std::unique_ptr<TwinConnection> connection, EdgeQuery query)
    : m_connection(std::move(connection)), m_query(std::move(query)), m_thread([this] { read(); }) {}

EdgesAhead::~EdgesAhead() {
  {
    const std::scoped_lock lock(m_mutex);
    m_stop = true;
  }
  m_changed.notify_all();
  m_thread.join();
}

void EdgesAhead::read() {
  std::exception_ptr failure;
  try {
    EdgeRows rows(m_connection->database(), m_query);
    fill_batches(rows);
  } catch (...) {
    failure = std::current_exception();
  }
  const std::scoped_lock lock(m_mutex);
  m_failure = failure;
  m_end = true;
  m_changed.notify_all();
}

void EdgesAhead::fill_batches(EdgeRows& rows) {
  while (Batch* batch = free_batch()) {
    batch->count = 0;
    while (batch->count < kBatchSize && rows.next(batch->edges[batch->count])) ++batch->count;
    hand_over();
    if (batch->count < kBatchSize) return;
  }
}

EdgesAhead::Batch* EdgesAhead::free_batch() {
  std::unique_lock lock(m_mutex);
  m_changed.wait(lock, [this] { return m_stop || m_filled - m_emptied < m_batches.size(); });
  return m_stop ? nullptr : &m_batches[m_filled % m_batches.size()];
}

void EdgesAhead::hand_over() {
  const std::scoped_lock lock(m_mutex);
  ++m_filled;
  m_changed.notify_all();
}

const Edge* EdgesAhead::next() {
  if (m_here == nullptr || m_next == m_here->count) {
    std::unique_lock lock(m_mutex);
    if (m_here != nullptr) ++m_emptied;
    m_here = nullptr;
    m_changed.notify_all();
    m_changed.wait(lock, [this] { return m_end || m_filled > m_emptied; });
    if (m_filled == m_emptied) {
      if (m_failure) std::rethrow_exception(m_failure);
      return nullptr;
    }
    m_here = &m_batches[m_emptied % m_batches.size()];
    m_next = 0;
    if (m_here->count == 0) return nullptr;
  }
  return &m_here->edges[m_next++];
}

EdgeStream::EdgeStream(Database& database, EdgeQuery query, EdgeOrder order) {
  if (worth_a_thread(database)) {
    if (auto twin = TwinConnection::open(database))
      m_ahead = std::make_unique<EdgesAhead>(std::move(twin), std::move(query));
  }
  if (!m_ahead) m_rows = std::make_unique<EdgeRows>(database, std::move(query));
  if (order == EdgeOrder::ends) sort();
}

// Not by SQLite, which would search for each edge by itself.
void EdgeStream::sort() {
  auto sorter = std::make_unique<EdgeSorter>();
  while (const Edge* edge = next()) sorter->add(*edge);
  sorter->sort();
  m_ahead.reset();
  m_rows.reset();
  m_sorter = std::move(sorter);
}

const Edge* EdgeStream::next() {
  if (m_ahead) return m_ahead->next();
  if (m_sorter) return m_sorter->next(m_edge) ? &m_edge : nullptr;
  return m_rows->next(m_edge) ? &m_edge : nullptr;
}

}  // namespace newsgraph
