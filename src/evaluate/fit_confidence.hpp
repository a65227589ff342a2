// From edges held against gold to the curve that turns certainty into confidence (extract/confidence.hpp).
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace newsgraph {

struct JudgedEdge {
  double certainty = 0;
  bool right = false;
};

struct CurvePoint {
  double certainty = 0;
  double right = 0;  // half way from certainty to the share of right edges, one right and one wrong added
  std::uint64_t edges = 0;  // behind the point
};

// Rising steps that fit the edges best (pool adjacent violators: Ayer, Brunk, Ewing, Reid, Silverman 1955),
// of at least `smallest` edges each, so that a handful of lucky ones makes no step. Empty for no edges.
[[nodiscard]] std::vector<CurvePoint> fit_confidence(std::vector<JudgedEdge> edges, std::uint64_t smallest);

}  // namespace newsgraph
