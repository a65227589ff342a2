// "his Chilean counterpart, [Greta Holm]": she has in Chile the office that he has at home.
#pragma once

#include <vector>

#include "extract/entities.hpp"
#include "extract/language_pack.hpp"
#include "extract/office_book.hpp"
#include "extract/tree.hpp"

namespace newsgraph {

// Adds the offices of counterparts whose name, country and opposite the sentence tells.
void add_counterparts(const Tree& tree, EntityTable& entities, const LanguagePack& pack,
                      std::vector<OfficeHeld>& offices);

}  // namespace newsgraph
