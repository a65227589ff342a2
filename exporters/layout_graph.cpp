#include "exporters/layout_graph.hpp"

#include <algorithm>
#include <numeric>

namespace newsgraph {
namespace {

constexpr std::uint32_t kAlone = 0xFFFFFFFFU;

struct HalfLink {
  std::uint32_t from, to;
  float weight;
};

// Pairs nodes up, each with at most one other.
class Matching {
public:
  explicit Matching(const LayoutGraph& graph) : m_graph(graph), m_mate(graph.size(), kAlone) {
    std::vector<std::uint32_t> order(graph.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, {}, [&](std::uint32_t node) { return graph.degree(node); });
    for (const std::uint32_t node : order) join(node);
    for (std::uint32_t hub = 0; hub < graph.size(); ++hub) join_leaves(hub);
  }

  [[nodiscard]] std::uint32_t mate(std::uint32_t node) const { return m_mate[node]; }

private:
  // With the free neighbour that hangs on most for its mass.
  void join(std::uint32_t node) {
    if (m_mate[node] != kAlone) return;
    std::uint32_t best = kAlone;
    float most = 0;
    for (std::uint32_t i = m_graph.offsets[node]; i < m_graph.offsets[node + 1]; ++i) {
      const std::uint32_t other = m_graph.targets[i];
      const float pull = m_graph.weights[i] / m_graph.masses[other];
      if (m_mate[other] != kAlone || pull <= most) continue;
      best = other;
      most = pull;
    }
    if (best != kAlone) pair(node, best);
  }

  void join_leaves(std::uint32_t hub) {
    std::uint32_t waiting = kAlone;
    for (std::uint32_t i = m_graph.offsets[hub]; i < m_graph.offsets[hub + 1]; ++i) {
      const std::uint32_t leaf = m_graph.targets[i];
      if (m_mate[leaf] != kAlone || m_graph.degree(leaf) != 1) continue;
      if (waiting == kAlone) {
        waiting = leaf;
      } else {
        pair(waiting, leaf);
        waiting = kAlone;
      }
    }
  }

  void pair(std::uint32_t a, std::uint32_t b) {
    m_mate[a] = b;
    m_mate[b] = a;
  }

  const LayoutGraph& m_graph;
  std::vector<std::uint32_t> m_mate;
};

}  // namespace

LayoutGraph layout_graph(std::vector<float> masses, std::span<const LayoutLink> links) {
  std::vector<HalfLink> halves;
  halves.reserve(links.size() * 2);
  for (const LayoutLink& link : links) {
    halves.push_back({link.a, link.b, link.weight});
    halves.push_back({link.b, link.a, link.weight});
  }
  // Stable, so that the weights of twins are always added in one order.
  std::ranges::stable_sort(halves, {}, [](const HalfLink& half) { return std::pair(half.from, half.to); });
  LayoutGraph graph;
  graph.masses = std::move(masses);
  graph.offsets.assign(graph.masses.size() + 1, 0);
  for (std::size_t i = 0; i < halves.size(); ++i) {
    const bool twin = i > 0 && halves[i].from == halves[i - 1].from && halves[i].to == halves[i - 1].to;
    if (twin) {
      graph.weights.back() += halves[i].weight;
      continue;
    }
    graph.targets.push_back(halves[i].to);
    graph.weights.push_back(halves[i].weight);
    ++graph.offsets[halves[i].from + 1];
  }
  std::partial_sum(graph.offsets.begin(), graph.offsets.end(), graph.offsets.begin());
  return graph;
}

LayoutGraph coarser(const LayoutGraph& graph, std::vector<std::uint32_t>& parent) {
  const Matching matching(graph);
  parent.assign(graph.size(), kAlone);
  std::vector<float> masses;
  for (std::uint32_t node = 0; node < graph.size(); ++node) {
    if (parent[node] != kAlone) continue;
    parent[node] = static_cast<std::uint32_t>(masses.size());
    masses.push_back(graph.masses[node]);
    if (const std::uint32_t mate = matching.mate(node); mate != kAlone) {
      parent[mate] = parent[node];
      masses.back() += graph.masses[mate];
    }
  }
  std::vector<LayoutLink> links;
  for (std::uint32_t node = 0; node < graph.size(); ++node) {
    for (std::uint32_t i = graph.offsets[node]; i < graph.offsets[node + 1]; ++i) {
      const std::uint32_t other = graph.targets[i];
      if (other > node && parent[other] != parent[node])
        links.push_back({parent[node], parent[other], graph.weights[i]});
    }
  }
  return layout_graph(std::move(masses), links);
}

}  // namespace newsgraph
