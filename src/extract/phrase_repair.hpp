// Words that hang in the wrong noun phrase: lists, names behind a noun, counts, what describes a subject, the
// country behind a city.
#pragma once

#include "base/places.hpp"
#include "extract/tree_edits.hpp"

namespace newsgraph {

void repair_phrases(const Tree& tree, const Places& places, TreeEdits& edits);

}  // namespace newsgraph
