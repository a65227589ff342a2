#include "nlp/tree_decoder.hpp"

#include <catch2/catch.hpp>
#include <random>
#include <vector>

using namespace newsgraph;

namespace {

using Heads = std::vector<std::uint32_t>;

bool is_tree_with_one_root(const Heads& heads) {
  std::size_t roots = 0;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    if (heads[i] == 0) ++roots;
    std::size_t at = i + 1;
    for (std::size_t steps = 0; at != 0; ++steps) {
      if (steps > heads.size()) return false;
      at = heads[at - 1];
    }
  }
  return roots == 1;
}

float total(const std::vector<float>& scores, const Heads& heads) {
  float sum = 0;
  for (std::size_t i = 0; i < heads.size(); ++i) sum += scores[i * (heads.size() + 1) + heads[i]];
  return sum;
}

// The best total over all trees whose root is `root`, by trying every assignment.
float best_total(const std::vector<float>& scores, std::size_t n, std::size_t root) {
  Heads heads(n, 0);
  float best = -1e30F;
  while (true) {
    bool fits = is_tree_with_one_root(heads) && heads[root] == 0;
    for (std::size_t i = 0; i < n; ++i) fits = fits && heads[i] != i + 1;
    if (fits) best = std::max(best, total(scores, heads));
    std::size_t i = 0;
    while (i < n && ++heads[i] > n) heads[i++] = 0;
    if (i == n) return best;
  }
}

}  // namespace

TEST_CASE("Cycles are broken at the least loss") {
  // Words 1 and 2 prefer each other; the way out through word 2 is cheaper.
  const std::vector<float> scores = {
      1, -9, 10,  // word 1: root 1, word 2 10
      4, 10, -9,  // word 2: root 4, word 1 10
  };
  Heads heads;
  best_tree(2, scores, heads);
  CHECK(heads == Heads{2, 0});
}

TEST_CASE("The decoder finds the best tree under its root") {
  std::mt19937 random(11);
  for (int round = 0; round < 200; ++round) {
    const std::size_t n = 1 + random() % 5;
    std::vector<float> scores(n * (n + 1));
    for (float& s : scores) s = static_cast<float>(static_cast<int>(random() % 200) - 100);
    Heads heads;
    best_tree(n, scores, heads);
    REQUIRE(is_tree_with_one_root(heads));
    std::size_t root = 0;
    while (heads[root] != 0) ++root;
    CAPTURE(round, n);
    CHECK(total(scores, heads) == best_total(scores, n, root));
  }
}

TEST_CASE("Large random scores always give a tree") {
  std::mt19937 random(12);
  for (const std::size_t n : {50U, 200U}) {
    std::vector<float> scores(n * (n + 1));
    for (float& s : scores) s = static_cast<float>(random() % 1000);
    Heads heads;
    best_tree(n, scores, heads);
    CHECK(is_tree_with_one_root(heads));
  }
  Heads heads;
  best_tree(0, {}, heads);
  CHECK(heads.empty());
}
