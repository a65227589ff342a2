#include "exporters/communities.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace newsgraph;

namespace {

// `count` rings of `size` nodes with all links inside, each joined to the next by one link.
std::vector<LayoutLink> cliques(std::uint32_t count, std::uint32_t size) {
  std::vector<LayoutLink> links;
  for (std::uint32_t c = 0; c < count; ++c) {
    for (std::uint32_t i = 0; i < size; ++i) {
      for (std::uint32_t j = i + 1; j < size; ++j) links.push_back({c * size + i, c * size + j, 1});
    }
    links.push_back({c * size, ((c + 1) % count) * size, 1});
  }
  return links;
}

}  // namespace

TEST_CASE("cliques joined by single links are communities") {
  const auto homes = communities(40, cliques(5, 8));
  for (std::uint32_t node = 0; node < 40; ++node) CHECK(homes[node] == homes[node / 8 * 8]);
  CHECK(*std::ranges::max_element(homes) == 4);
}

TEST_CASE("the largest community is number 0, isolated nodes are their own") {
  std::vector<LayoutLink> links = {{0, 1, 1}};
  for (std::uint32_t i = 3; i < 9; ++i) links.push_back({2, i, 1});
  const auto homes = communities(10, links);
  CHECK(homes == std::vector<std::uint32_t>{1, 1, 0, 0, 0, 0, 0, 0, 0, 2});
}

TEST_CASE("weights decide, twins add up, order of links does not matter") {
  std::vector<LayoutLink> links = {{0, 1, 5}, {2, 3, 5}, {1, 2, 1}, {0, 1, 1}, {3, 2, 2}};
  const auto homes = communities(4, links);
  CHECK(homes[0] == homes[1]);
  CHECK(homes[2] == homes[3]);
  CHECK(homes[0] != homes[2]);
  std::ranges::reverse(links);
  CHECK(communities(4, links) == homes);
}

TEST_CASE("nothing has no communities") {
  CHECK(communities(0, {}).empty());
  CHECK(communities(2, {}) == std::vector<std::uint32_t>{0, 1});
}
