#include "exporters/layout_tree.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace newsgraph {
namespace {

constexpr int kLevels = 16;             // bits of an axis
constexpr std::uint32_t kLeafSize = 6;  // points
constexpr double kOpening = 1.2;        // a cell at 1.2 times its width and more is one point

// Bits of `value` to the even places.
std::uint32_t spread(std::uint32_t value) noexcept {
  value = (value | (value << 8U)) & 0x00FF00FFU;
  value = (value | (value << 4U)) & 0x0F0F0F0FU;
  value = (value | (value << 2U)) & 0x33333333U;
  return (value | (value << 1U)) & 0x55555555U;
}

}  // namespace

LayoutTree::LayoutTree(std::span<const Point> points, std::span<const float> masses)
    : m_points(points), m_masses(masses), m_codes(points.size()), m_order(points.size()) {
  if (points.empty()) return;
  Point low = points[0];
  Point high = points[0];
  for (const Point& point : points) {
    low = {std::min(low.x, point.x), std::min(low.y, point.y)};
    high = {std::max(high.x, point.x), std::max(high.y, point.y)};
  }
  const double width = std::max({high.x - low.x, high.y - low.y, 1e-9});
  const double scale = (double{1U << kLevels} - 1) / width;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto x = static_cast<std::uint32_t>((points[i].x - low.x) * scale);
    const auto y = static_cast<std::uint32_t>((points[i].y - low.y) * scale);
    m_codes[i] = spread(x) | (spread(y) << 1U);
  }
  std::iota(m_order.begin(), m_order.end(), 0U);
  std::ranges::sort(m_order, {}, [&](std::uint32_t i) { return std::pair(m_codes[i], i); });
  m_cells.reserve(points.size());
  build(0, static_cast<std::uint32_t>(points.size()), kLevels, width);
}

// Returns the position of the cell.
std::uint32_t LayoutTree::build(std::uint32_t first, std::uint32_t last, int level, double width) {
  const auto at = static_cast<std::uint32_t>(m_cells.size());
  const double near = width * kOpening;
  m_cells.push_back({0, 0, 0, near * near, 0, first, first});
  Point sum;
  double mass = 0;
  if (last - first <= kLeafSize || level == 0) {
    for (std::uint32_t i = first; i < last; ++i) {
      const double own = m_masses[m_order[i]];
      sum.x += m_points[m_order[i]].x * own;
      sum.y += m_points[m_order[i]].y * own;
      mass += own;
    }
    m_cells[at].last = last;
  } else {
    const auto quarter = [&](std::uint32_t i) {
      return (m_codes[m_order[i]] >> (2U * static_cast<unsigned>(level - 1))) & 3U;
    };
    for (std::uint32_t begin = first; begin < last;) {
      std::uint32_t end = begin + 1;
      while (end < last && quarter(end) == quarter(begin)) ++end;
      const Cell child = m_cells[build(begin, end, level - 1, width / 2)];
      sum.x += child.x * child.mass;
      sum.y += child.y * child.mass;
      mass += child.mass;
      begin = end;
    }
  }
  m_cells[at].x = sum.x / mass;
  m_cells[at].y = sum.y / mass;
  m_cells[at].mass = mass;
  m_cells[at].skip = static_cast<std::uint32_t>(m_cells.size());
  return at;
}

Point LayoutTree::repulsion(std::uint32_t node) const noexcept {
  constexpr double kSoft = 1e-6;  // two points in one place push nobody; jitter parts them
  const Point here = m_points[node];
  Point force;
  const auto push = [&](double x, double y, double mass) {
    const double dx = here.x - x;
    const double dy = here.y - y;
    const double squared = dx * dx + dy * dy + kSoft;
    const double share = mass / (squared * std::sqrt(squared));
    force.x += dx * share;
    force.y += dy * share;
  };
  for (std::uint32_t at = 0; at < m_cells.size();) {
    const Cell& cell = m_cells[at];
    const double dx = here.x - cell.x;
    const double dy = here.y - cell.y;
    if (dx * dx + dy * dy > cell.near2) {
      push(cell.x, cell.y, cell.mass);
      at = cell.skip;
      continue;
    }
    for (std::uint32_t i = cell.first; i < cell.last; ++i) {
      const std::uint32_t other = m_order[i];
      if (other != node) push(m_points[other].x, m_points[other].y, m_masses[other]);
    }
    ++at;
  }
  return force;
}

}  // namespace newsgraph
