// Which country people, bodies and groups belong to whom no office or list gives one: that of a modifier or
// of the words that open a name, or the only one that the article speaks of.
#pragma once

#include <vector>

#include "extract/entities.hpp"
#include "extract/language_pack.hpp"
#include "extract/tree.hpp"

namespace newsgraph {

// "Reform Party", "Supreme Court", "Ministry of Labour", "the Umma party": names of bodies that countries
// have at home.
[[nodiscard]] bool is_domestic(const Tree& tree, TokenRange name, const Lexicon& lexicon);

// "Turkish journalist Greta Holm", "Greta Holm, a Turkish journalist,": she has a country, but does not act
// for it.
void place_people(const Tree& tree, EntityTable& entities);

// Bodies without a country: "Seoul's Foreign Ministry", "Montenegro Municipality Association", and parties,
// courts and the like of the only country that the article names.
void place_bodies(const Tree& tree, EntityTable& entities, const LanguagePack& pack);

// Groups without a country that stay where they are, unless they act on the only country that the article
// names.
void place_groups(const Tree& tree, EntityTable& entities, const LanguagePack& pack,
                  const std::vector<ExtractedRelation>& relations);

}  // namespace newsgraph
