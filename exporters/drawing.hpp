// Where the nodes of a view are drawn, how large, and which belong together: the same in every format that
// knows positions. The one part of an export that holds the shape of the whole graph: ids, and eight bytes
// a link.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "exporters/layout.hpp"
#include "exporters/options.hpp"
#include "graph/ontology.hpp"
#include "graph/view.hpp"

namespace newsgraph {

struct DrawnNode {
  double x = 0;  // rounded to 0.1; y grows upwards; neighbours are about 100 apart
  double y = 0;
  double size = 0;           // radius, 4..22, by weighted degree
  std::uint32_t weight = 0;  // articles behind the edges at the node
  std::uint32_t community = 0;
};

class Drawing {
public:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  // Reads the view's nodes and links once. The same view gives the same drawing. Of more than `max_nodes`
  // nodes those of the largest weight are drawn, of equal ones those that come first.
  explicit Drawing(const GraphView& view, NodeColors colors = NodeColors::type,
                   std::size_t max_nodes = kNone);

  // Those that are drawn, in id order.
  [[nodiscard]] const std::vector<DrawnNode>& nodes() const noexcept { return m_nodes; }
  [[nodiscard]] NodeColors colors() const noexcept { return m_colors; }
  // "#rrggbb" of the node at that position, whose type may be null.
  [[nodiscard]] std::string_view color(std::size_t node, const NodeType* type) const noexcept;
  // Position of the node in nodes(); kNone when it is not drawn.
  [[nodiscard]] std::size_t find(std::string_view id) const noexcept;

private:
  void keep_heaviest(std::size_t max_nodes, std::vector<LayoutBox>& boxes, std::vector<LayoutLink>& links);

  NodeColors m_colors;
  std::vector<std::string> m_ids;
  std::vector<DrawnNode> m_nodes;
};

}  // namespace newsgraph
