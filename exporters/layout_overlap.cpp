#include "exporters/layout_overlap.hpp"

#include <algorithm>
#include <cmath>

namespace newsgraph {
namespace {

constexpr int kRounds = 120;
constexpr double kMargin = 8;

struct Rectangle {
  double half_width, above, below;  // from the node's centre
};

Rectangle rectangle_of(const LayoutBox& box) {
  return {std::max(box.radius, box.label / 2) + kMargin, box.radius + kMargin,
          box.radius + box.label_height + kMargin};
}

// Moves both apart along the axis that takes less; returns whether they covered each other.
bool part(const Rectangle& a, const Rectangle& b, Point& at_a, Point& at_b) {
  const double dx = at_b.x - at_a.x;
  const double dy = at_b.y - at_a.y;
  const double wide = a.half_width + b.half_width - std::abs(dx);
  const double high = (dy >= 0 ? a.above + b.below : a.below + b.above) - std::abs(dy);
  if (wide <= 0 || high <= 0) return false;
  const double half = std::min(wide, high) / 2 + 0.01;
  if (wide < high) {
    at_a.x -= dx >= 0 ? half : -half;
    at_b.x += dx >= 0 ? half : -half;
  } else {
    at_a.y -= dy >= 0 ? half : -half;
    at_b.y += dy >= 0 ? half : -half;
  }
  return true;
}

}  // namespace

void part_overlaps(std::span<const LayoutBox> boxes, std::vector<Point>& points) {
  if (boxes.size() > kOverlapNodes) return;
  std::vector<Rectangle> rectangles;
  for (const LayoutBox& box : boxes) rectangles.push_back(rectangle_of(box));
  for (int round = 0; round < kRounds; ++round) {
    bool moved = false;
    for (std::size_t i = 0; i < points.size(); ++i) {
      for (std::size_t j = i + 1; j < points.size(); ++j) {
        moved = part(rectangles[i], rectangles[j], points[i], points[j]) || moved;
      }
    }
    if (!moved) return;
  }
}

}  // namespace newsgraph
