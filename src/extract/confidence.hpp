// What the certainty of a rule is worth. A rule's own number times that of its actors only orders edges; the
// curve turns it into the share of such edges that were right on development gold, so that of edges with 0.9
// nine in ten are right. `newsgraph eval --fit-confidence` makes the curve.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "graph/records.hpp"

namespace newsgraph {

// How much of a rule's certainty is left when the words are considered: 0..1, below 1 for an edge that lacks
// an end or whose words stand far apart, and for an event that is reported, not real, upon a body, by an
// unnamed group or told in an article of many sentences. The marks were found on development gold and hold on
// fresh news and articles judged by hand. `relation` has its codes already; `entities` are those it refers
// to; `sentences` is the number of the article's.
[[nodiscard]] double certainty_of_words(const ExtractedRelation& relation,
                                        const std::vector<ExtractedEntity>& entities, std::size_t sentences);

class ConfidenceCurve {
public:
  // Pairs of rule certainty and share of right edges, both 0..1 and rising. Throws DataError(where, …) when
  // they are not.
  ConfidenceCurve(std::vector<std::pair<double, double>> points, const std::string& where);
  // Reads `<schemas_dir>/lang/en/confidence.json`.
  [[nodiscard]] static ConfidenceCurve load(const std::string& schemas_dir);

  // Straight lines between the points, from (0, 0) to the first, level after the last; three decimals, since
  // more would only pretend. Without points the certainty itself.
  [[nodiscard]] double operator()(double certainty) const;

private:
  std::vector<std::pair<double, double>> m_points;
};

}  // namespace newsgraph
