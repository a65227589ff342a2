// Positions by forces: the spring-electrical model with a Barnes-Hut tree and coarser graphs first, after Y.
// Hu, "Efficient, High-Quality Force-Directed Graph Drawing", The Mathematica Journal 10(1), 2005.
// Near-linear: one round costs links + nodes * log(nodes). Components are laid out apart and packed around
// the largest, isolated nodes come last. The same input gives the same positions: a fixed seed, fixed order
// of sums, no thread, and of floating point only what IEEE 754 rounds correctly (+ - * / sqrt).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace newsgraph {

struct Point {
  double x = 0;
  double y = 0;
};

// Between two different nodes, by position; parallel links are summed up.
struct LayoutLink {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  float weight = 1;
};

// What a node takes up, in the units of the positions: its radius, and the width and height of the name below
// it.
struct LayoutBox {
  double radius = 0;
  double label = 0;
  double label_height = 0;
};

inline constexpr double kLayoutDistance = 100;  // of neighbours, about

[[nodiscard]] std::vector<Point> force_layout(std::span<const LayoutBox> boxes,
                                              std::span<const LayoutLink> links);

// A node with its name in the font of the drawings, cut and broken where they do that (labels.ts).
[[nodiscard]] LayoutBox label_box(double radius, std::string_view name);

}  // namespace newsgraph
