// Edges from the order of their ids into that of their ends. For graph/view*.cpp alone.
#pragma once

#include <string>

#include "graph/view.hpp"
#include "graph/view_sorter.hpp"

namespace newsgraph {

class EdgeSorter {
public:
  void add(const Edge& edge);
  void sort() { m_sorter.sort(); }
  // By source, target, type and id. Replaces what is in `edge`, whose memory is used again; false at the end.
  [[nodiscard]] bool next(Edge& edge);

private:
  RecordSorter m_sorter{std::size_t{16} << 20U};
  std::string m_key, m_value;
};

}  // namespace newsgraph
