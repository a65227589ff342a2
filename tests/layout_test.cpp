// Positions: the same every time, nothing on top of something else, linked nodes near, parts apart.
#include "exporters/layout.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <ctime>

#include "exporters/layout_pack.hpp"

using namespace newsgraph;

namespace {

double distance(const Point& a, const Point& b) { return std::hypot(a.x - b.x, a.y - b.y); }

std::vector<LayoutBox> boxes_of(std::size_t count, double label = 60) {
  return {count, LayoutBox{8, label, 15}};
}

// `count` links between nodes drawn so that some are hubs.
std::vector<LayoutLink> random_links(std::uint32_t nodes, std::size_t count) {
  std::uint64_t state = 7;
  const auto draw = [&](std::uint32_t below) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::uint32_t>((state >> 33U) % below);
  };
  std::vector<LayoutLink> links;
  while (links.size() < count) {
    const std::uint32_t a = draw(draw(nodes) + 1);
    const std::uint32_t b = draw(nodes);
    if (a != b) links.push_back({a, b, 1});
  }
  return links;
}

double linked_distance(const std::vector<Point>& points, const std::vector<LayoutLink>& links) {
  double sum = 0;
  for (const LayoutLink& link : links) sum += distance(points[link.a], points[link.b]);
  return sum / static_cast<double>(links.size());
}

bool covered(const LayoutBox& box_a, const Point& a, const LayoutBox& box_b, const Point& b) {
  const double wide = std::max(box_a.radius, box_a.label / 2) + std::max(box_b.radius, box_b.label / 2);
  return std::abs(a.x - b.x) < wide && std::abs(a.y - b.y) < box_a.radius + box_b.radius;
}

}  // namespace

TEST_CASE("no nodes and one node have a place") {
  CHECK(force_layout({}, {}).empty());
  const auto one = force_layout(boxes_of(1), {});
  REQUIRE(one.size() == 1);
  CHECK(std::isfinite(one[0].x + one[0].y));
}

TEST_CASE("the same graph has the same positions, bit by bit") {
  const auto links = random_links(400, 900);
  const auto boxes = boxes_of(400);
  const auto first = force_layout(boxes, links);
  const auto second = force_layout(boxes, links);
  CHECK(std::ranges::equal(first, second,
                           [](const Point& a, const Point& b) { return a.x == b.x && a.y == b.y; }));
}

TEST_CASE("positions are finite and linked nodes are nearer than others") {
  for (const std::uint32_t nodes : {2U, 3U, 40U, 500U, 3000U}) {
    const auto links = random_links(nodes, nodes * 2);
    const auto points = force_layout(boxes_of(nodes), links);
    REQUIRE(points.size() == nodes);
    double all = 0;
    for (std::uint32_t i = 0; i < nodes; ++i) {
      REQUIRE(std::isfinite(points[i].x + points[i].y));
      all += distance(points[i], points[(i + nodes / 2) % nodes]) / nodes;
    }
    if (nodes >= 40) CHECK(linked_distance(points, links) < 0.8 * all);
  }
}

TEST_CASE("names of a small drawing do not cover each other") {
  const std::uint32_t nodes = 60;
  const auto boxes = boxes_of(nodes, 120);
  const auto points = force_layout(boxes, random_links(nodes, 90));
  for (std::uint32_t i = 0; i < nodes; ++i) {
    for (std::uint32_t j = i + 1; j < nodes; ++j) {
      INFO(i << " and " << j);
      CHECK_FALSE(covered(boxes[i], points[i], boxes[j], points[j]));
    }
  }
}

TEST_CASE("a star shrinks when it is made coarser and its leaves lie around the hub") {
  std::vector<LayoutLink> links;
  for (std::uint32_t leaf = 1; leaf < 2000; ++leaf) links.push_back({0, leaf, 1});
  const auto points = force_layout(boxes_of(2000), links);
  Point center;
  for (const Point& point : points) center = {center.x + point.x / 2000, center.y + point.y / 2000};
  double mean = 0;
  for (const Point& point : points) mean += distance(point, points[0]) / 2000;
  CHECK(distance(center, points[0]) < 0.3 * mean);
}

TEST_CASE("parts do not lie in one another, isolated nodes stay outside") {
  std::vector<LayoutLink> links = random_links(100, 300);
  for (std::uint32_t i = 0; i < 10; ++i) links.push_back({100 + 2 * i, 101 + 2 * i, 1});
  const auto points = force_layout(boxes_of(150), links);
  for (std::uint32_t i = 100; i < 150; ++i) {
    for (std::uint32_t j = 0; j < i; ++j) {
      const bool pair = i < 120 && i / 2 == j / 2;
      if (!pair) CHECK(distance(points[i], points[j]) > 20);
    }
  }
}

TEST_CASE("packed shapes share no square") {
  std::vector<PackShape> shapes;
  for (std::int32_t i = 0; i < 40; ++i) {
    PackShape& shape = shapes.emplace_back();
    for (std::int32_t x = 0; x <= i % 5; ++x) {
      for (std::int32_t y = 0; y <= i % 3; ++y) shape.squares.push_back({x, y});
    }
  }
  const auto places = packed(shapes);
  std::vector<PackShape::Square> all;
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    for (const auto& square : shapes[i].squares)
      all.push_back({square.x + places[i].x, square.y + places[i].y});
  }
  std::ranges::sort(all);
  CHECK(std::ranges::adjacent_find(all) == all.end());
}

TEST_CASE("a hundred thousand links take seconds of one core") {
  const auto links = random_links(30'000, 100'000);
  const std::clock_t start = std::clock();
  const auto points = force_layout(boxes_of(30'000), links);
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  CHECK(points.size() == 30'000);
  WARN("30,000 nodes and 100,000 links: " << seconds << " s");
  CHECK(seconds < 120);  // with sanitizers; about 4 without
}
