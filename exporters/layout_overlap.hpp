// Small drawings only: nodes with the names below them moved until none covers another.
#pragma once

#include <span>
#include <vector>

#include "exporters/layout.hpp"

namespace newsgraph {

// Above, it does nothing: its cost is quadratic, and names of large drawings are only read zoomed in.
inline constexpr std::size_t kOverlapNodes = 800;

void part_overlaps(std::span<const LayoutBox> boxes, std::vector<Point>& points);

}  // namespace newsgraph
