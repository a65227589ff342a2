#include "exporters/drawing.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "exporters/communities.hpp"
#include "exporters/looks.hpp"

namespace newsgraph {
namespace {

constexpr double kSmallest = 4;
constexpr double kLargest = 22;
constexpr std::uint32_t kGone = static_cast<std::uint32_t>(-1);  // in the place of a node that is not drawn

// Areas by weight, so that a node with four times the articles is twice as wide.
double size_of(std::uint32_t weight, std::uint32_t largest) {
  if (largest == 0) return kSmallest;
  return kSmallest +
         (kLargest - kSmallest) * std::sqrt(static_cast<double>(weight) / static_cast<double>(largest));
}

double rounded(double value) { return std::round(value * 10) / 10; }

}  // namespace

Drawing::Drawing(const GraphView& view, NodeColors colors, std::size_t max_nodes) : m_colors(colors) {
  std::vector<LayoutBox> boxes;
  view.for_each_node([&](const Node& node) {
    m_ids.push_back(node.id);
    boxes.push_back(label_box(0, node.name));
  });
  m_nodes.resize(m_ids.size());
  std::vector<LayoutLink> links;
  view.for_each_link([&](const Link& link) {
    const std::size_t source = link.source.empty() ? kNone : find(link.source);
    const std::size_t target = link.target.empty() ? kNone : find(link.target);
    const std::uint32_t weight = std::max<std::uint32_t>(1, link.sources);
    if (source != kNone) m_nodes[source].weight += weight;
    if (target != kNone && target != source) m_nodes[target].weight += weight;
    if (source == kNone || target == kNone || source == target) return;
    links.push_back(
        {static_cast<std::uint32_t>(source), static_cast<std::uint32_t>(target), static_cast<float>(weight)});
  });
  if (m_nodes.size() > max_nodes) keep_heaviest(max_nodes, boxes, links);
  std::uint32_t largest = 0;
  for (const DrawnNode& node : m_nodes) largest = std::max(largest, node.weight);
  for (std::size_t i = 0; i < m_nodes.size(); ++i) {
    m_nodes[i].size = rounded(size_of(m_nodes[i].weight, largest));
    boxes[i].radius = m_nodes[i].size;
  }
  const std::vector<std::uint32_t> groups = communities(static_cast<std::uint32_t>(m_nodes.size()), links);
  const std::vector<Point> points = force_layout(boxes, links);
  for (std::size_t i = 0; i < m_nodes.size(); ++i) {
    m_nodes[i].x = rounded(points[i].x);
    m_nodes[i].y = rounded(points[i].y);
    m_nodes[i].community = groups[i];
  }
}

void Drawing::keep_heaviest(std::size_t max_nodes, std::vector<LayoutBox>& boxes,
                            std::vector<LayoutLink>& links) {
  std::vector<std::uint32_t> order(m_nodes.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, std::greater<>{},
                           [this](std::uint32_t node) { return m_nodes[node].weight; });
  order.resize(max_nodes);
  std::ranges::sort(order);
  std::vector<std::uint32_t> place(m_nodes.size(), kGone);
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    place[order[i]] = i;
    m_nodes[i] = m_nodes[order[i]];
    boxes[i] = boxes[order[i]];
    std::swap(m_ids[i], m_ids[order[i]]);
  }
  m_nodes.resize(max_nodes);
  boxes.resize(max_nodes);
  m_ids.resize(max_nodes);
  for (LayoutLink& link : links) link = {place[link.a], place[link.b], link.weight};
  std::erase_if(links, [](const LayoutLink& link) { return link.a == kGone || link.b == kGone; });
}

std::string_view Drawing::color(std::size_t node, const NodeType* type) const noexcept {
  return m_colors == NodeColors::type ? looks::color_of(type)
                                      : looks::color_of_community(m_nodes[node].community);
}

std::size_t Drawing::find(std::string_view id) const noexcept {
  const auto found = std::ranges::lower_bound(m_ids, id, std::less<>{});
  return found == m_ids.end() || *found != id ? kNone : static_cast<std::size_t>(found - m_ids.begin());
}

}  // namespace newsgraph
