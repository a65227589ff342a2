// Days that the parser took for a part of the noun behind them: "signed on [Saturday] 18 agreements".
#pragma once

#include "extract/tree_edits.hpp"

namespace newsgraph {

void repair_days(const Tree& tree, TreeEdits& edits);

}  // namespace newsgraph
