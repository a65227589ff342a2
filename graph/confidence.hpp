// How sure a relation is when several articles tell it.
#pragma once

#include <algorithm>
#include <cmath>

namespace newsgraph {

// Noisy-or over articles: all of them would have to be misread. Claims of one article count once, with the
// surest, as one misreading repeats itself. Never quite sure, never below the surest article; four decimals.
class CombinedConfidence {
public:
  // `certainty` 0..1: the best claim of one more article.
  void add_article(double certainty) {
    m_doubt *= 1 - certainty;
    m_most = std::max(m_most, certainty);
  }
  [[nodiscard]] double value() const {
    constexpr double kCertain = 0.99;
    const double together = std::max(m_most, std::min(kCertain, 1 - m_doubt));
    return std::round(together * 10000) / 10000;
  }

private:
  double m_doubt = 1;
  double m_most = 0;
};

}  // namespace newsgraph
