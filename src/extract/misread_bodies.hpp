// Bodies that the recogniser took for people, or did not see, though the words around tell: "the carmaker
// [Tarno]", "a member of [Tarno]", "Norway's [Tarno]". They become organisations, those of a country with it.
#pragma once

#include "extract/entities.hpp"
#include "extract/language_pack.hpp"
#include "extract/tree.hpp"

namespace newsgraph {

// To be called before the offices are read: their owners may be such bodies.
void read_misread_bodies(const Tree& tree, EntityTable& entities, const LanguagePack& pack);

}  // namespace newsgraph
