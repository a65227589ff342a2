// Edges of one type from one node to another, numbered in id order. Memory does not grow with the graph: what
// has to be sorted lies in temporary files, and only edges that have such twins need be sorted. For
// graph/view*.cpp alone.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "graph/sqlite.hpp"
#include "graph/view.hpp"
#include "graph/view_sorter.hpp"

namespace newsgraph {

class TwinNumbers {
public:
  // In any order; an edge that is known to have no twin may be left out.
  void add(const Link& link);
  // All of a store that have twins.
  void add_all(Database& database);
  // After the last `add`.
  void sort();

  // 1 for the first of its type from its source to its target, 2 for the second. To be asked in id order.
  [[nodiscard]] std::uint64_t of(std::string_view id);

private:
  static constexpr std::size_t kMemory = std::size_t{2} << 20U;

  RecordSorter m_by_ends{kMemory};
  RecordSorter m_by_id{kMemory};  // numbers above 1
  const RecordSorter::Record* m_here = nullptr;
  std::string m_key;
};

}  // namespace newsgraph
