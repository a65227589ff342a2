// Takes back pronouns that the chains of coreference led to the wrong person: "he" beside many a "she", and
// who "was arrested" where the person only appears as the one who tells the reporters so.
#pragma once

#include "extract/entities.hpp"
#include "extract/language_pack.hpp"
#include "extract/tree.hpp"

namespace newsgraph {

// The pronouns refer to nobody afterwards. Offices must have been read.
void release_doubtful_pronouns(const Tree& tree, EntityTable& entities, const LanguagePack& pack);

}  // namespace newsgraph
