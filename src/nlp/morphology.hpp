// Morphological features (UD FEATS) as far as they follow from tag, form and lemma.
#pragma once

#include <cstdint>
#include <string>

#include "document.hpp"

namespace newsgraph {

// "Number=Sing|Person=3", keys in order; "_" when there are none. Needs tags and lemmas.
[[nodiscard]] std::string features_of(const Document& doc, std::uint32_t token);

}  // namespace newsgraph
