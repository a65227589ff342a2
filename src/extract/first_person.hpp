// "I", "we" and "our country" of somebody quoted, and of who gives the speech that the article is.
#pragma once

#include <string>
#include <vector>

#include "extract/entities.hpp"
#include "extract/language_pack.hpp"
#include "extract/office_book.hpp"
#include "extract/tree.hpp"

namespace newsgraph {

// Makes them refer to who speaks, or to the country or body that the speaker acts for. `words` are all tokens
// in lower case.
void read_first_person(const Tree& tree, EntityTable& entities, const LanguagePack& pack,
                       const std::vector<OfficeHeld>& offices, const std::vector<std::string>& words);

}  // namespace newsgraph
