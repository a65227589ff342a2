// Parts of a graph that filters keep: neighbourhoods and components. For graph/view*.cpp alone.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "graph/view.hpp"

namespace newsgraph {

// Calls back for every link of the graph; may be run more than once.
using EachLink = std::function<void(const std::function<void(const Link&)>&)>;

// The nodes at most `hops` links away from one of `centres`, whatever the links' direction, and these; in id
// order.
[[nodiscard]] std::vector<std::string> neighbourhood(const EachLink& each_link,
                                                     const std::vector<std::string>& centres,
                                                     std::uint64_t hops);

// The nodes of the connected component with the most nodes, of equal ones that with the smallest id; in id
// order. Links with one end count as a node. Holds all node ids in memory.
[[nodiscard]] std::vector<std::string> largest_component(const EachLink& each_link);

// Nodes at links with two ends, by the articles behind these. Holds all their ids in memory.
class NodeRanking {
public:
  explicit NodeRanking(const EachLink& each_link);
  // How many nodes there are beyond the first `count`.
  [[nodiscard]] std::uint64_t beyond(std::size_t count) const noexcept;
  // The heaviest, of equal ones those with the smaller ids; in id order.
  [[nodiscard]] std::vector<std::string> first(std::size_t count) const;

private:
  std::unordered_map<std::string, std::uint64_t> m_weights;
};

}  // namespace newsgraph
