// Names as graph databases want them.
#pragma once

#include <string>
#include <string_view>

namespace newsgraph {

// "meets-with" -> "MEETS_WITH", Cypher's custom for relationship types: other bytes than letters and digits
// become underscores.
[[nodiscard]] std::string relationship_type(std::string_view relation);

}  // namespace newsgraph
