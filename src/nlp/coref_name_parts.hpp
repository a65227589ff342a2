// The words of a name and how those of two names go together.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "nlp/coref_state.hpp"

namespace newsgraph {

using NameParts = std::vector<std::string>;  // lower case

// The blank-separated words of a name without possessive; of a person without titles, which go to `roles` and
// tell `gender`, and without "Jr.".
[[nodiscard]] NameParts parts_of(const CorefState& state, Span span, TokenRange tokens, EntityLabel label,
                                 Gender& gender, NameParts& roles);
[[nodiscard]] std::string joined_parts(const NameParts& parts);  // with blanks
// Every word of the shorter name stands in the longer one, in order, an initial standing for a word.
[[nodiscard]] bool ordered_subset(const NameParts& shorter, const NameParts& longer);
// "WTO" and "W.T.O." spell "world trade organization"; `letters` are lower case.
[[nodiscard]] bool spells(std::string_view acronym, const NameParts& parts);
[[nodiscard]] bool spells_lower(const std::string& letters, const NameParts& parts);

}  // namespace newsgraph
