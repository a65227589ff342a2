// How the program reads an article, told sentence by sentence: tokens and tree, entities, what every rule
// with a trigger there did and why, and the edges.
#pragma once

#include <string>

#include "base/json.hpp"
#include "document.hpp"
#include "extract/confidence.hpp"
#include "extract/trace.hpp"
#include "graph/records.hpp"

namespace newsgraph::cli {

struct Explanation {
  const Document& doc;  // annotated
  const Extraction& extraction;
  const Trace& trace;
  const ConfidenceModel& confidence;
};

// For people; safe for terminals.
[[nodiscard]] std::string to_text(const Explanation& explanation);
// {"id","sentences":[{"text","start","end","tokens":[…],"entities":[…],"rules":[…],"unknown":[…],"edges":[…]}]};
// token numbers count from 1 in each sentence as in CoNLL-U, head 0 is the root.
[[nodiscard]] Json to_json(const Explanation& explanation);

}  // namespace newsgraph::cli
