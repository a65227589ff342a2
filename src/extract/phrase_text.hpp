// The words of a phrase as the article has them, for properties that quote it: "to discuss fishing quotas".
#pragma once

#include <cstdint>
#include <string>

#include "extract/tree.hpp"

namespace newsgraph {

// The phrase under `head` without its adposition or conjunction ("to" of an infinitive stays), up to what is
// only told beside it: a relative clause, a comma that joins nothing, a time at its end. Without quotation
// marks; one line of at most 160 bytes, cut between words; empty where that leaves no phrase, or one torn
// apart.
[[nodiscard]] std::string phrase_text(const Tree& tree, std::uint32_t head, std::uint32_t stop = 0);

}  // namespace newsgraph
