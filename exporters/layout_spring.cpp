#include "exporters/layout_spring.hpp"

#include <algorithm>
#include <cmath>

#include "exporters/layout_tree.hpp"

namespace newsgraph {
namespace {

constexpr std::uint64_t kSeed = 0x6E657773;  // any; positions follow from it
constexpr double kRepulsion = 0.35;  // of two nodes one apart, against the pull of a link of length one
constexpr double kCooling = 0.9;
constexpr std::uint32_t kCoarsest = 12;  // nodes
constexpr double kStill = 0.005;         // a mean move below ends a level

// splitmix64 (Steele, Lea, Flood 2014).
class Random {
public:
  [[nodiscard]] double next() {  // 0..1
    m_state += 0x9E3779B97F4A7C15U;
    std::uint64_t z = m_state;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return static_cast<double>((z ^ (z >> 31U)) >> 11U) * 0x1p-53;
  }
  [[nodiscard]] Point jitter(double reach) { return {(next() - 0.5) * reach, (next() - 0.5) * reach}; }

private:
  std::uint64_t m_state = kSeed;
};

// Fewer rounds where a round is dear; those come from a good start.
int rounds_for(std::uint32_t nodes) {
  if (nodes > 50'000) return 40;
  if (nodes > 5'000) return 70;
  return nodes > 500 ? 150 : 300;
}

class Springs {
public:
  Springs(const LayoutGraph& graph, std::vector<Point>& points) : m_graph(graph), m_points(points) {}

  // Hu's adaptive step: longer after five rounds of progress, shorter after one without.
  void settle(double step) {
    double last_energy = -1;
    int progress = 0;
    for (int round = rounds_for(m_graph.size()); round > 0 && step > kStill; --round) {
      const double energy = move(step);
      if (last_energy < 0 || energy < last_energy) {
        if (++progress >= 5) {
          progress = 0;
          step /= kCooling;
        }
      } else {
        progress = 0;
        step *= kCooling;
      }
      last_energy = energy;
      if (round < rounds_for(m_graph.size()) / 2) step *= kCooling;  // come to rest in any case
    }
  }

private:
  // One round; returns the sum of squared forces.
  double move(double step) {
    const LayoutTree tree(m_points, m_graph.masses);
    m_forces.assign(m_points.size(), {});
    for (const std::uint32_t node : tree.order()) m_forces[node] = force(tree, node);
    double energy = 0;
    for (std::size_t i = 0; i < m_points.size(); ++i) {
      const double squared = m_forces[i].x * m_forces[i].x + m_forces[i].y * m_forces[i].y;
      energy += squared;
      if (squared <= 0) continue;
      const double scale = std::min(1.0, step / std::sqrt(squared));
      m_points[i].x += m_forces[i].x * scale;
      m_points[i].y += m_forces[i].y * scale;
    }
    return energy;
  }

  // Links pull with the square of their length. All pairs push with the inverse of the square (Hu's p = 2):
  // with the plain inverse, chains at the rim are blown far out.
  [[nodiscard]] Point force(const LayoutTree& tree, std::uint32_t node) const {
    const Point push = tree.repulsion(node);
    const double strength = kRepulsion * m_graph.masses[node];
    Point sum{push.x * strength, push.y * strength};
    for (std::uint32_t i = m_graph.offsets[node]; i < m_graph.offsets[node + 1]; ++i) {
      const Point& other = m_points[m_graph.targets[i]];
      const double dx = other.x - m_points[node].x;
      const double dy = other.y - m_points[node].y;
      const double pull =
          std::sqrt(dx * dx + dy * dy) * std::sqrt(std::min(9.0, static_cast<double>(m_graph.weights[i])));
      sum.x += dx * pull;
      sum.y += dy * pull;
    }
    return sum;
  }

  const LayoutGraph& m_graph;
  std::vector<Point>& m_points;
  std::vector<Point> m_forces;
};

double total_mass(const LayoutGraph& graph) {
  double sum = 0;
  for (const float mass : graph.masses) sum += mass;
  return sum;
}

std::vector<Point> from_nothing(const LayoutGraph& graph, Random& random) {
  std::vector<Point> points;
  const double reach = std::sqrt(total_mass(graph));
  for (std::uint32_t i = 0; i < graph.size(); ++i) points.push_back(random.jitter(reach));
  Springs(graph, points).settle(0.2 * reach);
  return points;
}

std::vector<Point> layout_of(const LayoutGraph& graph, Random& random) {
  if (graph.size() <= kCoarsest) return from_nothing(graph, random);
  std::vector<std::uint32_t> parent;
  const LayoutGraph coarse = coarser(graph, parent);
  if (coarse.size() * 10 > graph.size() * 9) return from_nothing(graph, random);
  const std::vector<Point> places = layout_of(coarse, random);
  std::vector<Point> points;
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    const Point apart = random.jitter(0.4);
    points.push_back({places[parent[i]].x + apart.x, places[parent[i]].y + apart.y});
  }
  Springs(graph, points).settle(0.3 * std::sqrt(total_mass(graph) / graph.size()));
  return points;
}

}  // namespace

std::vector<Point> spring_layout(const LayoutGraph& graph) {
  Random random;
  return layout_of(graph, random);
}

}  // namespace newsgraph
