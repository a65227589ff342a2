// How sure an edge is: the chance that it is right, so that of edges with 0.9 nine in ten are. A logistic
// model (Cox 1958) over what a rule and its actors claim for themselves and a few marks that lower it:
//   log odds = bias + weight * log odds of (rule * actors) + the weights of the marks that hold
// The weights stand in schemas/lang/en/confidence.json. `newsgraph eval --fit-confidence` makes them from
// development gold and from edges of whole articles and fresh news judged by hand (tests/data/judged).
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/records.hpp"

namespace newsgraph {

// Relations less sure are more likely wrong than right, and left out unless somebody asks for them.
inline constexpr double kLikely = 0.5;

using ConfidenceMarks = std::vector<std::string_view>;

// The marks that hold, in the order of all_confidence_marks(). `relation` has its codes already; `entities`
// are those it refers to; `text` is the article's, `sentences` their number.
[[nodiscard]] ConfidenceMarks confidence_marks(const ExtractedRelation& relation,
                                               const std::vector<ExtractedEntity>& entities,
                                               std::string_view text, std::size_t sentences);
[[nodiscard]] const ConfidenceMarks& all_confidence_marks();

struct ConfidenceWeights {
  double bias = 0;
  double certainty = 1;
  std::map<std::string, double, std::less<>> marks;  // those left out weigh nothing
};

// Log odds of a share, cut to 0.01..0.99: no rule is surer than that.
[[nodiscard]] double log_odds(double share);

class ConfidenceModel {
public:
  explicit ConfidenceModel(ConfidenceWeights weights) : m_weights(std::move(weights)) {}
  // Reads `<schemas_dir>/lang/en/confidence.json`. Throws DataError for a mark that is none.
  [[nodiscard]] static ConfidenceModel load(const std::string& schemas_dir);

  // `certainty` is the rule's times its actors', 0..1. Three decimals, since more would only pretend.
  [[nodiscard]] double operator()(double certainty, const ConfidenceMarks& marks) const;

private:
  ConfidenceWeights m_weights;
};

}  // namespace newsgraph
