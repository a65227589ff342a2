// Agreements and meetings that an article names: "joint fact sheet", "Critical Minerals Ministerial", "the
// deal". They become entities of their own, with a name that tells them apart; later mentions refer to them.
#pragma once

#include "extract/entities.hpp"
#include "extract/language_pack.hpp"
#include "extract/tree.hpp"

namespace newsgraph {

// Adds Agreement and Meeting entities and references to `entities`.
void read_things(const Tree& tree, EntityTable& entities, const LanguagePack& pack);

}  // namespace newsgraph
