// A sentence with the words that made an edge marked: *trigger* and [names], or in colour on a terminal.
#pragma once

#include <string>

#include "graph/records.hpp"

namespace newsgraph::cli {

// Spans outside the sentence or not on its bytes are not marked. The result is safe for terminals.
[[nodiscard]] std::string marked(const EdgeEvidence& evidence, bool color);

}  // namespace newsgraph::cli
