// Edges read by a thread of their own, while the caller works on those that came before. For graph/view*.cpp
// alone.
#pragma once

#include <array>
#include <condition_variable>
#include <exception>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "graph/sqlite.hpp"
#include "graph/view_edge_sorter.hpp"
#include "graph/view_rows.hpp"

namespace newsgraph {

// Another connection to a store, which sees it at the same moment.
class TwinConnection {
public:
  // nullptr where there can be none: the store is no file, or was written to since `database` began to read.
  [[nodiscard]] static std::unique_ptr<TwinConnection> open(Database& database);

  [[nodiscard]] Database& database() { return m_database; }

private:
  explicit TwinConnection(const std::string& path)
      : m_database(path, Database::Mode::read), m_moment(m_database, Transaction::Kind::read) {}

  Database m_database;
  Transaction m_moment;
};

class EdgesAhead {
public:
  EdgesAhead(std::unique_ptr<TwinConnection> connection, EdgeQuery query);
  // Stops the reading.
  ~EdgesAhead();
  EdgesAhead(const EdgesAhead&) = delete;
  EdgesAhead& operator=(const EdgesAhead&) = delete;

  // nullptr at the end. Valid until the next call. Throws what the reading threw.
  [[nodiscard]] const Edge* next();

private:
  static constexpr std::size_t kBatchSize = 512;
  struct Batch {
    std::vector<Edge> edges = std::vector<Edge>(kBatchSize);  // used again and again
    std::size_t count = 0;
  };

  void read();
  void fill_batches(EdgeRows& rows);
  Batch* free_batch();
  void hand_over();

  std::unique_ptr<TwinConnection> m_connection;
  EdgeQuery m_query;
  // The reader fills m_batches[m_filled % size], the caller empties m_batches[m_emptied % size].
  std::array<Batch, 4> m_batches;
  std::mutex m_mutex;
  std::condition_variable m_changed;
  std::size_t m_filled = 0, m_emptied = 0;
  bool m_end = false, m_stop = false;
  std::exception_ptr m_failure;
  Batch* m_here = nullptr;  // what the caller reads
  std::size_t m_next = 0;   // in it
  std::thread m_thread;     // last: it uses all the others
};

enum class EdgeOrder : std::uint8_t { ids, ends };  // ends: by source, target, type and id

// Edges, read ahead where that pays.
class EdgeStream {
public:
  EdgeStream(Database& database, EdgeQuery query, EdgeOrder order);

  // nullptr at the end. Valid until the next call.
  [[nodiscard]] const Edge* next();

private:
  void sort();

  // One of the first two is read from; the third has taken in all that they gave.
  std::unique_ptr<EdgesAhead> m_ahead;
  std::unique_ptr<EdgeRows> m_rows;
  std::unique_ptr<EdgeSorter> m_sorter;
  Edge m_edge;  // what the last two give
};

}  // namespace newsgraph
