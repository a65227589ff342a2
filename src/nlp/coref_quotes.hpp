// Stretches of direct speech and who speaks them.
#pragma once

#include <vector>

#include "nlp/coref_state.hpp"

namespace newsgraph {

struct Quote {
  TokenRange tokens;  // between the quotation marks, or of a statement
  std::int32_t speaker = kNoEntity;
};

// Quotation marks pair within a paragraph; one left open ends with it. What follows a line that ends with a
// colon is a statement and stands behind the quotes proper.
[[nodiscard]] std::vector<Quote> find_quotes(const CorefState& state);
// Fills in speakers: the subject of the verb of speech beside the quote, the person named on a cue line right
// before it ("[Soundbite: Minister ...]"), else whoever spoke the quote before in the same paragraph. Call
// after pronouns outside quotes have their entities.
void find_speakers(const CorefState& state, std::vector<Quote>& quotes);

}  // namespace newsgraph
