// The undirected graph that a layout works on, and its coarser versions.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "exporters/layout.hpp"

namespace newsgraph {

// Neighbours of node i: targets[offsets[i]..offsets[i + 1]), in id order, without loops and twins.
struct LayoutGraph {
  std::vector<std::uint32_t> offsets = {0};
  std::vector<std::uint32_t> targets;
  std::vector<float> weights;  // of the links, beside targets
  std::vector<float> masses;   // original nodes behind each node

  [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(offsets.size() - 1); }
  [[nodiscard]] std::uint32_t degree(std::uint32_t node) const noexcept {
    return offsets[node + 1] - offsets[node];
  }
};

[[nodiscard]] LayoutGraph layout_graph(std::vector<float> masses, std::span<const LayoutLink> links);

// Half as many nodes or a little more: each is one node, two neighbours joined by a heavy link, or two leaves
// of one hub (or stars would never shrink). `parent` gets the coarse node of each node.
[[nodiscard]] LayoutGraph coarser(const LayoutGraph& graph, std::vector<std::uint32_t>& parent);

}  // namespace newsgraph
