// People of one name and one country, or none: one person, unless what articles tell of them clashes
// (career.hpp). Other work at one time is no clash where articles name the same others: one of them is wrong.
// Wordings that tell nothing go to whom articles with the same other names mean, else to the nearest in
// time, else to whom most articles mean.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "resolve/clusters.hpp"

namespace newsgraph {

struct Namesake {
  Refs refs;
  std::string mark;         // the main office or trade, and where that is not enough a year
  std::string_view reason;  // a literal; both are empty for somebody without namesakes
};

// One or more, which hold all of `refs`; at least one of these must be given.
[[nodiscard]] std::vector<Namesake> part_namesakes(const Block& block, const Refs& refs, Contexts& contexts);

}  // namespace newsgraph
