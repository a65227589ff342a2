// Columns of a DOT drawing: from left to right the first day of each node, below an axis. The day is the
// edge's own, or else that of the first article that tells it; nodes without any stand before the others.
// Columns are years, months or days, the finer where many nodes stand.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "exporters/sink.hpp"
#include "graph/view.hpp"

namespace newsgraph::dot {

class Timeline {
public:
  Timeline() = default;  // writes nothing
  explicit Timeline(const GraphView& view);
  // The axis, and who stands below each of its marks.
  void write(Sink& sink) const;

private:
  void add(const Edge& edge, const std::string& day);

  std::map<std::string, std::string> m_first_days;  // by node id; empty: no day is known
};

}  // namespace newsgraph::dot
