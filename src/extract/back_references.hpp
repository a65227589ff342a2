// Phrases that name nobody but point to somebody the article names: "the foreign minister", "the regime",
// "the country", and "I" and "we" in quoted speech. Where it is not plain who is meant, nobody is.
#pragma once

#include <vector>

#include "extract/entities.hpp"
#include "extract/language_pack.hpp"
#include "extract/office_book.hpp"
#include "extract/tree.hpp"

namespace newsgraph {

// Makes such phrases refer to the people and countries meant. `offices` as read_offices() gives them.
void read_back_references(const Tree& tree, EntityTable& entities, const LanguagePack& pack,
                          const std::vector<OfficeHeld>& offices, const Titles& titles);

}  // namespace newsgraph
