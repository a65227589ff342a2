// What tells people of one name apart: the year of birth, where an article gives an age ("Lind, 34,", "the
// 34-year-old singer Paavo Lind"), and the trade ("the boxer Anna Reid", "Reid, a boxer,").
#pragma once

#include "base/occupations.hpp"
#include "extract/entities.hpp"
#include "extract/tree.hpp"

namespace newsgraph {

// Sets "born" and "occupation" of people; the first that the article gives counts.
void read_personal_details(const Tree& tree, EntityTable& entities, const Occupations& occupations);

}  // namespace newsgraph
