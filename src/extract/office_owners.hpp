// Whose office it is when no word beside the title says so: the one country or body of states that the
// article leaves ("Foreign Minister Paavo Lind"). The presidents of firms, clubs and universities are given
// nobody.
#pragma once

#include <vector>

#include "extract/entities.hpp"
#include "extract/language_pack.hpp"
#include "extract/office_book.hpp"
#include "extract/tree.hpp"

namespace newsgraph {

// Fills `of` and lowers `certainty` where an owner is inferred, and gives the holder that country; drops
// entries that an entry with an owner repeats.
void infer_owners(const Tree& tree, EntityTable& entities, const LanguagePack& pack,
                  std::vector<OfficeHeld>& offices);

}  // namespace newsgraph
