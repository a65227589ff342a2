#include "exporters/layout.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/utf8.hpp"
#include "exporters/layout_graph.hpp"
#include "exporters/layout_overlap.hpp"
#include "exporters/layout_pack.hpp"
#include "exporters/layout_spring.hpp"

namespace newsgraph {
namespace {

constexpr std::size_t kLabelColumns = 40;
constexpr std::size_t kLineColumns = 20;
constexpr double kColumnWidth = 7.2;
constexpr double kLineHeight = 15;
constexpr std::size_t kSmallPart =
    30;  // nodes; smaller ones are packed as rectangles, so that many are alike

using Square = PackShape::Square;

// Union by smaller root, so that a part is named by its first node.
class Parts {
public:
  Parts(std::size_t nodes, std::span<const LayoutLink> links) : m_parent(nodes) {
    std::iota(m_parent.begin(), m_parent.end(), 0U);
    for (const LayoutLink& link : links) {
      const std::uint32_t a = root(link.a);
      const std::uint32_t b = root(link.b);
      m_parent[std::max(a, b)] = std::min(a, b);
    }
  }

  [[nodiscard]] std::uint32_t root(std::uint32_t node) {
    while (m_parent[node] != node) {
      m_parent[node] = m_parent[m_parent[node]];
      node = m_parent[node];
    }
    return node;
  }

private:
  std::vector<std::uint32_t> m_parent;
};

// One connected part: its nodes by position in the whole, links by position in `nodes`.
struct Part {
  std::vector<std::uint32_t> nodes;
  std::vector<LayoutLink> links;
  std::vector<Point> points;
  PackShape shape;
};

std::vector<Part> split(std::size_t nodes, std::span<const LayoutLink> links) {
  Parts roots(nodes, links);
  constexpr std::uint32_t kNew = 0xFFFFFFFFU;
  std::vector<std::uint32_t> part_of_root(nodes, kNew);
  std::vector<std::uint32_t> inside(nodes);
  std::vector<Part> parts;
  for (std::uint32_t node = 0; node < nodes; ++node) {
    std::uint32_t& part = part_of_root[roots.root(node)];
    if (part == kNew) {
      part = static_cast<std::uint32_t>(parts.size());
      parts.emplace_back();
    }
    inside[node] = static_cast<std::uint32_t>(parts[part].nodes.size());
    parts[part].nodes.push_back(node);
  }
  for (const LayoutLink& link : links) {
    parts[part_of_root[roots.root(link.a)]].links.push_back({inside[link.a], inside[link.b], link.weight});
  }
  return parts;
}

// Turned so that the longer axis lies flat, centred, and scaled from one to kLayoutDistance.
void turn_flat(std::vector<Point>& points) {
  const auto count = static_cast<double>(points.size());
  Point center;
  for (const Point& point : points) center = {center.x + point.x / count, center.y + point.y / count};
  double xx = 0;
  double xy = 0;
  double yy = 0;
  for (Point& point : points) {
    point = {point.x - center.x, point.y - center.y};
    xx += point.x * point.x;
    xy += point.x * point.y;
    yy += point.y * point.y;
  }
  // The eigenvector of the larger eigenvalue of the covariance matrix.
  const double half = (xx - yy) / 2;
  const double root = std::sqrt(half * half + xy * xy);
  Point axis{half + root, xy};
  if (axis.x * axis.x + axis.y * axis.y < 1e-12) axis = half >= 0 ? Point{1, 0} : Point{0, 1};
  const double length = std::sqrt(axis.x * axis.x + axis.y * axis.y);
  axis = {axis.x / length, axis.y / length};
  for (Point& point : points) {
    point = {(point.x * axis.x + point.y * axis.y) * kLayoutDistance,
             (point.y * axis.x - point.x * axis.y) * kLayoutDistance};
  }
}

Square square_of(double x, double y) {
  return {static_cast<std::int32_t>(std::floor(x / kPackCell)),
          static_cast<std::int32_t>(std::floor(y / kPackCell))};
}

void cover(PackShape& shape, Square from, Square to) {
  for (std::int32_t y = from.y; y <= to.y; ++y) {
    for (std::int32_t x = from.x; x <= to.x; ++x) shape.squares.push_back({x, y});
  }
}

// Adds the squares that lie between others both in their row and in their column, so that no small part is
// put into the middle of a large one, where it would look as if it belonged there. `squares` is sorted before
// and after.
void fill_bays(PackShape& shape, Square least, Square most) {
  std::vector<std::pair<std::int32_t, std::int32_t>> rows(static_cast<std::size_t>(most.y - least.y + 1),
                                                          {most.x + 1, least.x - 1});
  std::vector<std::pair<std::int32_t, std::int32_t>> columns(static_cast<std::size_t>(most.x - least.x + 1),
                                                             {most.y + 1, least.y - 1});
  const auto widen = [](auto& range, std::int32_t value) {
    range = {std::min(range.first, value), std::max(range.second, value)};
  };
  for (const Square& square : shape.squares) {
    widen(rows[static_cast<std::size_t>(square.y - least.y)], square.x);
    widen(columns[static_cast<std::size_t>(square.x - least.x)], square.y);
  }
  shape.squares.clear();
  for (std::int32_t x = least.x; x <= most.x; ++x) {
    for (std::int32_t y = least.y; y <= most.y; ++y) {
      const auto [left, right] = rows[static_cast<std::size_t>(y - least.y)];
      const auto [low, high] = columns[static_cast<std::size_t>(x - least.x)];
      if (x >= left && x <= right && y >= low && y <= high) shape.squares.push_back({x, y});
    }
  }
}

// The squares under the names and links, with a margin of half a square.
void set_shape(Part& part, std::span<const LayoutBox> boxes) {
  constexpr double kMargin = kPackCell / 2;
  Square least{0, 0};
  Square most{0, 0};
  for (std::size_t i = 0; i < part.nodes.size(); ++i) {
    const LayoutBox& box = boxes[part.nodes[i]];
    const Point& at = part.points[i];
    const double wide = std::max(box.radius, box.label / 2) + (part.nodes.size() == 1 ? 6 : kMargin);
    const Square from = square_of(at.x - wide, at.y - box.radius - box.label_height - 4);
    const Square to = square_of(at.x + wide, at.y + box.radius + 6);
    least = i == 0 ? from : Square{std::min(least.x, from.x), std::min(least.y, from.y)};
    most = i == 0 ? to : Square{std::max(most.x, to.x), std::max(most.y, to.y)};
    if (part.nodes.size() > kSmallPart) cover(part.shape, from, to);
  }
  if (part.nodes.size() <= kSmallPart) cover(part.shape, least, most);
  if (part.nodes.size() > kSmallPart) {
    for (const LayoutLink& link : part.links) {
      const Point& a = part.points[link.a];
      const Point& b = part.points[link.b];
      const double steps = std::floor(std::max(std::abs(b.x - a.x), std::abs(b.y - a.y)) / kPackCell) + 1;
      for (double step = 0; step <= steps; ++step) {
        part.shape.squares.push_back(
            square_of(a.x + (b.x - a.x) * step / steps, a.y + (b.y - a.y) * step / steps));
      }
    }
  }
  std::ranges::sort(part.shape.squares);
  part.shape.squares.erase(std::ranges::unique(part.shape.squares).begin(), part.shape.squares.end());
  if (part.nodes.size() > kSmallPart) fill_bays(part.shape, least, most);
}

void lay_out(Part& part, std::span<const LayoutBox> boxes) {
  std::vector<LayoutBox> own;
  for (const std::uint32_t node : part.nodes) own.push_back(boxes[node]);
  if (part.nodes.size() == 1) {
    part.points = {{kPackCell / 2, kPackCell / 2}};
  } else {
    part.points = spring_layout(layout_graph(std::vector<float>(part.nodes.size(), 1), part.links));
    turn_flat(part.points);
    part_overlaps(own, part.points);
  }
  set_shape(part, boxes);
}

}  // namespace

std::vector<Point> force_layout(std::span<const LayoutBox> boxes, std::span<const LayoutLink> links) {
  std::vector<Part> parts = split(boxes.size(), links);
  std::vector<PackShape> shapes;
  for (Part& part : parts) {
    lay_out(part, boxes);
    shapes.push_back(std::move(part.shape));
  }
  const std::vector<Square> places = packed(shapes);
  std::vector<Point> points(boxes.size());
  for (std::size_t p = 0; p < parts.size(); ++p) {
    for (std::size_t i = 0; i < parts[p].nodes.size(); ++i) {
      const Point& at = parts[p].points[i];
      points[parts[p].nodes[i]] = {at.x + places[p].x * kPackCell, at.y + places[p].y * kPackCell};
    }
  }
  return points;
}

LayoutBox label_box(double radius, std::string_view name) {
  const std::size_t columns = std::min(utf8::display_width(name), kLabelColumns);
  if (columns <= kLineColumns) return {radius, static_cast<double>(columns) * kColumnWidth, kLineHeight};
  const std::size_t longer_line = columns / 2 + 3;
  return {radius, static_cast<double>(longer_line) * kColumnWidth, 2 * kLineHeight};
}

}  // namespace newsgraph
