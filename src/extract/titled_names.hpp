// Names that only the title before them gives away: "Secretary of State Rossi" where the recogniser missed
// the name, "Vice President Anna Reid" where it saw a company.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/offices.hpp"
#include "extract/entities.hpp"
#include "extract/language_pack.hpp"
#include "extract/tree.hpp"

namespace newsgraph {

// The office that the words from `from` on name, with the token behind it in `end`; nullptr when there is
// none before `limit`, or only an honorific. `words` are all tokens in lower case.
[[nodiscard]] const Office* office_named(const LanguagePack& pack, const std::vector<std::string>& words,
                                         std::uint32_t from, std::uint32_t limit, std::uint32_t& end);

// Makes the names behind titles refer to people.
void adopt_titled_names(const Tree& tree, EntityTable& entities, const LanguagePack& pack,
                        const std::vector<std::string>& words);

}  // namespace newsgraph
