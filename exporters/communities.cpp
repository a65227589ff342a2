#include "exporters/communities.hpp"

#include <algorithm>
#include <numeric>

#include "exporters/layout_graph.hpp"

namespace newsgraph {
namespace {

constexpr int kMostRounds = 20;

// One level: nodes, or communities of the level below with the weight of the links inside them.
class Level {
public:
  Level(const LayoutGraph& graph, const std::vector<double>& inside)
      : m_graph(graph),
        m_home(graph.size()),
        m_strength(graph.size()),
        m_total(graph.size()),
        m_seen(graph.size(), -1) {
    std::iota(m_home.begin(), m_home.end(), 0U);
    for (std::uint32_t node = 0; node < graph.size(); ++node) {
      m_strength[node] = 2 * inside[node];
      for (std::uint32_t i = graph.offsets[node]; i < graph.offsets[node + 1]; ++i)
        m_strength[node] += graph.weights[i];
      m_all += m_strength[node];
    }
    m_total = m_strength;
  }

  // Moves nodes as long as modularity grows; false when none moved.
  bool improve() {
    bool any = false;
    for (int round = 0; round < kMostRounds; ++round) {
      bool moved = false;
      for (std::uint32_t node = 0; node < m_graph.size(); ++node) moved = place(node) || moved;
      if (!moved) break;
      any = true;
    }
    return any;
  }

  // Communities by number, without gaps, in order of their first node; returns how many.
  std::uint32_t number() {
    std::vector<std::uint32_t> numbers(m_graph.size(), kNone);
    std::uint32_t count = 0;
    for (std::uint32_t& home : m_home) {
      if (numbers[home] == kNone) numbers[home] = count++;
      home = numbers[home];
    }
    return count;
  }

  [[nodiscard]] const std::vector<std::uint32_t>& homes() const { return m_home; }

private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFFU;

  bool place(std::uint32_t node) {
    m_near.clear();
    m_near.push_back(m_home[node]);
    m_seen[m_home[node]] = 0;
    for (std::uint32_t i = m_graph.offsets[node]; i < m_graph.offsets[node + 1]; ++i) {
      const std::uint32_t home = m_home[m_graph.targets[i]];
      if (m_seen[home] < 0) {
        m_seen[home] = 0;
        m_near.push_back(home);
      }
      m_seen[home] += m_graph.weights[i];
    }
    const std::uint32_t old = m_home[node];
    m_total[old] -= m_strength[node];
    std::uint32_t best = old;
    double most = gain(node, old);
    for (const std::uint32_t home : m_near) {
      const double here = gain(node, home);
      if (here > most + 1e-9 || (here > most - 1e-9 && home < best && best != old)) {
        best = home;
        most = here;
      }
    }
    m_total[best] += m_strength[node];
    m_home[node] = best;
    for (const std::uint32_t home : m_near) m_seen[home] = -1;
    return best != old;
  }

  [[nodiscard]] double gain(std::uint32_t node, std::uint32_t home) const {
    return m_seen[home] - m_total[home] * m_strength[node] / m_all;
  }

  const LayoutGraph& m_graph;
  std::vector<std::uint32_t> m_home;
  std::vector<double> m_strength;  // weight of the links at each node, inner ones twice
  std::vector<double> m_total;     // sum of strengths in each community
  std::vector<double> m_seen;      // weight from the node at hand to a community; -1: none
  std::vector<std::uint32_t> m_near;
  double m_all = 0;
};

// The graph of communities; `inside` becomes the weight within each.
LayoutGraph joined(const LayoutGraph& graph, const std::vector<std::uint32_t>& homes, std::uint32_t count,
                   std::vector<double>& inside) {
  std::vector<double> within(count, 0);
  std::vector<LayoutLink> links;
  for (std::uint32_t node = 0; node < graph.size(); ++node) {
    within[homes[node]] += inside[node];
    for (std::uint32_t i = graph.offsets[node]; i < graph.offsets[node + 1]; ++i) {
      const std::uint32_t other = graph.targets[i];
      if (other < node) continue;
      if (homes[other] == homes[node])
        within[homes[node]] += graph.weights[i];
      else
        links.push_back({homes[node], homes[other], graph.weights[i]});
    }
  }
  inside = std::move(within);
  return layout_graph(std::vector<float>(count, 1), links);
}

void number_by_size(std::vector<std::uint32_t>& homes, std::uint32_t count) {
  std::vector<std::uint32_t> sizes(count, 0);
  for (const std::uint32_t home : homes) ++sizes[home];
  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, std::greater<>{}, [&](std::uint32_t home) { return sizes[home]; });
  std::vector<std::uint32_t> rank(count);
  for (std::uint32_t i = 0; i < count; ++i) rank[order[i]] = i;
  for (std::uint32_t& home : homes) home = rank[home];
}

}  // namespace

std::vector<std::uint32_t> communities(std::uint32_t nodes, std::span<const LayoutLink> links) {
  LayoutGraph graph = layout_graph(std::vector<float>(nodes, 1), links);
  std::vector<double> inside(nodes, 0);
  std::vector<std::uint32_t> homes(nodes);
  std::iota(homes.begin(), homes.end(), 0U);
  std::uint32_t count = nodes;
  while (!graph.targets.empty()) {
    Level level(graph, inside);
    if (!level.improve()) break;
    count = level.number();
    for (std::uint32_t& home : homes) home = level.homes()[home];
    graph = joined(graph, level.homes(), count, inside);
  }
  number_by_size(homes, count);
  return homes;
}

}  // namespace newsgraph
