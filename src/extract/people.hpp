// Who holds which office: titles before names ("U.S. Secretary of State Anna Rossi"), appositions ("Lind, the
// foreign minister,"), and predicates ("Reid is the head of …"). Fills each person's country and office, and
// makes the title refer to the person, so that either word can head the phrase in the tree.
#pragma once

#include <vector>

#include "extract/entities.hpp"
#include "extract/language_pack.hpp"
#include "extract/office_book.hpp"
#include "extract/titled_names.hpp"
#include "extract/tree.hpp"

namespace newsgraph {

// In text order, one for each person, title and country.
[[nodiscard]] std::vector<OfficeHeld> read_offices(const Tree& tree, EntityTable& entities,
                                                   const LanguagePack& pack, const Titles& titles);

}  // namespace newsgraph
