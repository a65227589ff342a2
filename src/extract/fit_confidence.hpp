// From judged edges to the weights that turn certainty and features into confidence (extract/confidence.hpp).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "extract/confidence.hpp"

namespace newsgraph {

struct JudgedEdge {
  double certainty = 0;  // of the rule and its actors, 0..1
  std::string type;      // of the relation
  EdgeFeatures features;
  bool right = false;
  std::size_t article = 0;  // which text it is of
};

// The most likely weights under a prior that keeps them small (ridge), found one at a time by Newton's
// method (Genkin, Lewis, Madigan 2007): the same bytes for the same edges in the same order. Two decimals;
// features that few edges have weigh nothing. Without edges a model that believes the certainty.
[[nodiscard]] ConfidenceWeights fit_confidence(const std::vector<JudgedEdge>& edges);

// Of each edge the confidence by a model that was fitted to four fifths of the articles, its own not among
// them: what to expect of news to come.
[[nodiscard]] std::vector<double> confidence_unseen(const std::vector<JudgedEdge>& edges);

}  // namespace newsgraph
