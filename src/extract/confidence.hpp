// How sure an edge is: the chance that it is right, so that of edges with 0.9 nine in ten are. A logistic
// model (Cox 1958) over what its rule and its actors claim for themselves and what can be seen of it:
//   log odds = bias + weight * log odds of (rule * actors) + for each feature its weight and what the type
//   of the relation adds to it
// so that types learn from each other what they share (Daumé 2007, "Frustratingly easy domain adaptation").
// The weights stand in schemas/lang/en/confidence.json. `newsgraph eval --fit-confidence` makes them from
// edges of whole reports and news items judged by hand (tests/data/judged).
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/word_set.hpp"
#include "extract/edge_features.hpp"

namespace newsgraph {

// Relations less sure are left out unless somebody asks for them.
inline constexpr double kLikely = 0.5;

struct ConfidenceWeights {
  using Features = std::map<std::string, double>;  // those left out weigh nothing
  double bias = 0;
  double certainty = 1;
  Features features;
  std::map<std::string, Features> of_type;  // added for relations of the type
};

// Log odds of a share, cut to 0.01..0.99: no rule is surer than that.
[[nodiscard]] double log_odds(double share);

class ConfidenceModel {
public:
  explicit ConfidenceModel(const ConfidenceWeights& weights);
  // Reads `<schemas_dir>/lang/en/confidence.json`. Throws DataError when it is not as described.
  [[nodiscard]] static ConfidenceModel load(const std::string& schemas_dir);

  // `certainty` is the rule's times its actors', 0..1. Three decimals, since more would only pretend.
  [[nodiscard]] double operator()(double certainty, std::string_view type,
                                  const EdgeFeatures& features) const;
  // The features that lower it most, the worst first; none that hardly does.
  [[nodiscard]] EdgeFeatures doubts(std::string_view type, const EdgeFeatures& features,
                                    std::size_t most) const;

private:
  struct Weight {
    double shared = 0;
    std::vector<std::pair<std::string, double>> of_type;  // sorted
  };
  [[nodiscard]] double weight(std::string_view type, const std::string& feature) const;

  double m_bias;
  double m_certainty;
  WordIndex<Weight, 65536> m_weights;
};

}  // namespace newsgraph
