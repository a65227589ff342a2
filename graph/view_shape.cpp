#include "graph/view_shape.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

namespace newsgraph {
namespace {

using Names = std::set<std::string, std::less<>>;

// Disjoint sets with path halving.
class Components {
public:
  std::size_t add(std::string_view name) {
    const auto found = m_numbers.find(name);
    if (found != m_numbers.end()) return found->second;
    m_numbers.emplace(name, m_parents.size());
    m_parents.push_back(m_parents.size());
    return m_parents.size() - 1;
  }
  void join(std::size_t a, std::size_t b) { m_parents[root(a)] = root(b); }

  [[nodiscard]] std::vector<std::string> largest() {
    std::vector<std::size_t> sizes(m_parents.size());
    for (std::size_t i = 0; i < m_parents.size(); ++i) ++sizes[root(i)];
    std::size_t best = 0;
    bool any = false;
    for (const auto& [name, number] : m_numbers) {  // in id order, so the first of equal ones stays
      if (any && sizes[root(number)] <= sizes[best]) continue;
      best = root(number);
      any = true;
    }
    std::vector<std::string> names;
    for (const auto& [name, number] : m_numbers) {
      if (root(number) == best) names.push_back(name);
    }
    return names;
  }

private:
  std::size_t root(std::size_t i) {
    while (m_parents[i] != i) i = m_parents[i] = m_parents[m_parents[i]];
    return i;
  }

  std::map<std::string, std::size_t, std::less<>> m_numbers;
  std::vector<std::size_t> m_parents;
};

}  // namespace

std::vector<std::string> neighbourhood(const EachLink& each_link, const std::vector<std::string>& centres,
                                       std::uint64_t hops) {
  Names reached(centres.begin(), centres.end());
  bool grown = true;
  for (std::uint64_t hop = 0; hop < hops && grown; ++hop) {
    Names next;
    each_link([&](const Link& link) {
      if (link.source.empty() || link.target.empty()) return;
      const bool source = reached.contains(link.source);
      if (source != reached.contains(link.target)) next.emplace(source ? link.target : link.source);
    });
    grown = !next.empty();
    reached.merge(next);
  }
  return {reached.begin(), reached.end()};
}

std::vector<std::string> largest_component(const EachLink& each_link) {
  Components components;
  each_link([&](const Link& link) {
    const std::string_view one_end = link.source.empty() ? link.target : link.source;
    const std::size_t first = components.add(one_end);
    if (!link.source.empty() && !link.target.empty()) components.join(first, components.add(link.target));
  });
  return components.largest();
}

NodeRanking::NodeRanking(const EachLink& each_link) {
  each_link([&](const Link& link) {
    if (link.source.empty() || link.target.empty()) return;
    const std::uint64_t weight = std::max<std::uint64_t>(1, link.sources);
    m_weights[std::string(link.source)] += weight;
    if (link.target != link.source) m_weights[std::string(link.target)] += weight;
  });
}

std::uint64_t NodeRanking::beyond(std::size_t count) const noexcept {
  return m_weights.size() > count ? m_weights.size() - count : 0;
}

std::vector<std::string> NodeRanking::first(std::size_t count) const {
  std::vector<std::pair<std::uint64_t, std::string_view>> nodes;
  nodes.reserve(m_weights.size());
  for (const auto& [id, weight] : m_weights) nodes.emplace_back(weight, id);
  std::ranges::sort(nodes, [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  nodes.resize(std::min(count, nodes.size()));
  std::vector<std::string> ids;
  for (const auto& [weight, id] : nodes) ids.emplace_back(id);
  std::ranges::sort(ids);
  return ids;
}

}  // namespace newsgraph
