// How sure an edge is: the chance that it is right, so that of edges with 0.9 nine in ten are. A logistic
// model (Cox 1958) over what its rule and its actors claim for themselves and what can be seen of it:
//   log odds = bias + weight * log odds of (rule * actors) + for each feature its weight and what the type
//   of the relation adds to it
// so that types learn from each other what they share (Daumé 2007, "Frustratingly easy domain adaptation").
// The weights stand in schemas/lang/en/confidence.json. `newsgraph eval --fit-confidence` makes them from
// edges of whole reports and news items judged by hand (tests/data/judged).
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extract/edge_features.hpp"

namespace newsgraph {

// Relations less sure are left out unless somebody asks for them: half of those in whole reports are wrong.
inline constexpr double kLikely = 0.6;

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
  // Weights by a hash of their names, since each edge asks for dozens and misses the processor's caches each
  // time it follows a pointer. Of thousands of names no two share 64 bits.
  struct Slot {
    std::uint64_t name = 0;  // 0: free
    double weight = 0;
  };
  void add(std::uint64_t name, double weight);
  [[nodiscard]] double weight_of(std::uint64_t name) const;
  [[nodiscard]] double weight(std::uint64_t type, const std::string& feature) const;

  double m_bias;
  double m_certainty;
  std::vector<Slot> m_slots;  // open addressing, at most half of a power of two taken
};

}  // namespace newsgraph
