// Parts of a drawing put side by side: each as near to the middle as there is room, the largest first.
#pragma once

#include <vector>

#include "exporters/layout.hpp"

namespace newsgraph {

// What one part covers: squares of side kPackCell, by column and row from its own origin, sorted, not empty.
struct PackShape {
  struct Square {
    std::int32_t x, y;
    friend auto operator<=>(const Square&, const Square&) = default;
  };
  std::vector<Square> squares;
};

inline constexpr double kPackCell = 60;

// Where to put the origin of each shape, in squares. Shapes do not cover each other's squares.
[[nodiscard]] std::vector<PackShape::Square> packed(const std::vector<PackShape>& shapes);

}  // namespace newsgraph
