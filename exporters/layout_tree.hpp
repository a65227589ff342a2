// What far points do to a point, in bulk: a quadtree over points in Morton order, walked without a stack.
// After J. Barnes and P. Hut, "A hierarchical O(N log N) force-calculation algorithm", Nature 324, 1986.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "exporters/layout.hpp"

namespace newsgraph {

class LayoutTree {
public:
  LayoutTree(std::span<const Point> points, std::span<const float> masses);

  // Positions in Morton order: neighbours in it are near each other, and so is what a walk reads.
  [[nodiscard]] const std::vector<std::uint32_t>& order() const noexcept { return m_order; }
  // The sum over all other points of mass * (here - there) / distance³, cells seen under less than about 50
  // degrees taken as one point.
  [[nodiscard]] Point repulsion(std::uint32_t node) const noexcept;

private:
  struct Cell {
    double x, y, mass;          // centre of mass
    double near2;               // squared distance within which it must be looked into
    std::uint32_t skip;         // the cell behind this one and all below it
    std::uint32_t first, last;  // points of a leaf, in m_order; first == last: not a leaf
  };

  std::uint32_t build(std::uint32_t first, std::uint32_t last, int level, double width);

  std::span<const Point> m_points;
  std::span<const float> m_masses;
  std::vector<std::uint32_t> m_codes;
  std::vector<std::uint32_t> m_order;
  std::vector<Cell> m_cells;
};

}  // namespace newsgraph
