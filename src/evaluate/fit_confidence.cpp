#include "evaluate/fit_confidence.hpp"

#include <algorithm>
#include <cmath>

namespace newsgraph {
namespace {

struct Step {
  double certainty = 0;  // sum
  std::uint64_t edges = 0;
  std::uint64_t right = 0;

  [[nodiscard]] double share() const { return static_cast<double>(right) / static_cast<double>(edges); }
  void take(const Step& other) {
    certainty += other.certainty;
    edges += other.edges;
    right += other.right;
  }
};

double thousandth(double value) { return std::round(value * 1000) / 1000; }

// One step for each certainty that occurs, small ones joined with the next.
std::vector<Step> steps_of(const std::vector<JudgedEdge>& sorted, std::uint64_t smallest) {
  std::vector<Step> steps;
  Step open;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    open.take({sorted[i].certainty, 1, sorted[i].right ? 1U : 0U});
    const bool last_of_kind = i + 1 == sorted.size() || sorted[i + 1].certainty > sorted[i].certainty;
    if (last_of_kind && open.edges >= smallest) {
      steps.push_back(open);
      open = {};
    }
  }
  if (open.edges == 0) return steps;
  if (steps.empty()) return {open};
  steps.back().take(open);
  return steps;
}

}  // namespace

std::vector<CurvePoint> fit_confidence(std::vector<JudgedEdge> edges, std::uint64_t smallest) {
  std::sort(edges.begin(), edges.end(),
            [](const JudgedEdge& a, const JudgedEdge& b) { return a.certainty < b.certainty; });
  std::vector<Step> rising;
  for (const Step& step : steps_of(edges, smallest)) {
    rising.push_back(step);
    while (rising.size() >= 2 && rising[rising.size() - 2].share() >= rising.back().share()) {
      const Step last = rising.back();
      rising.pop_back();
      rising.back().take(last);
    }
  }
  std::vector<CurvePoint> curve;
  for (const Step& step : rising) {
    const auto count = static_cast<double>(step.edges);
    const double share = (static_cast<double>(step.right) + 1) / (count + 2);
    const double believed = (share + step.certainty / count) / 2;  // the rules were made on these very edges
    const double before = curve.empty() ? 0 : curve.back().right;
    curve.push_back({thousandth(step.certainty / count), std::max(thousandth(believed), before), step.edges});
  }
  return curve;
}

}  // namespace newsgraph
