// How sure a relation is when several articles tell it.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <vector>

namespace newsgraph {

// Noisy-or over independent texts: all of them would have to be misread. Claims of one text, an article and
// its near-copies, count once, with the surest, as one misreading repeats itself. Never quite sure, never
// below the surest text; four decimals. Depends on the order of the texts in the last bits: give them in that
// of articles.
class CombinedConfidence {
public:
  // A claim of that cluster of near-copies; `certainty` 0..1.
  void add(std::int64_t text, double certainty) {
    const auto [known, is_new] = m_places.try_emplace(text, m_best.size());
    if (is_new) m_best.push_back(0);
    double& best = m_best[known->second];
    best = std::max(best, certainty);
  }
  [[nodiscard]] double value() const {
    constexpr double kCertain = 0.99;
    double doubt = 1;
    double most = 0;
    for (const double best : m_best) {
      doubt *= 1 - best;
      most = std::max(most, best);
    }
    const double together = std::max(most, std::min(kCertain, 1 - doubt));
    return std::round(together * 10000) / 10000;
  }

private:
  std::map<std::int64_t, std::size_t> m_places;
  std::vector<double> m_best;
};

}  // namespace newsgraph
