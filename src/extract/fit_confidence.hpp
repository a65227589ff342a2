// From judged edges to the weights that turn certainty and marks into confidence (extract/confidence.hpp).
#pragma once

#include <string>
#include <vector>

#include "extract/confidence.hpp"

namespace newsgraph {

struct JudgedEdge {
  double certainty = 0;            // of the rule and its actors, 0..1
  std::vector<std::string> marks;  // of all_confidence_marks()
  bool right = false;
  double weight = 1;
};

// The most likely weights under a prior that keeps them small (ridge), found one at a time by Newton's
// method (Genkin, Lewis, Madigan 2007): the same bytes for the same edges in the same order. Three decimals.
// Without edges a model that believes the certainty.
[[nodiscard]] ConfidenceWeights fit_confidence(const std::vector<JudgedEdge>& edges);

}  // namespace newsgraph
