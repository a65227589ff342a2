// What an input is not: known binary formats by their first bytes, and binary data of any other kind.
#pragma once

#include <string>
#include <string_view>

namespace newsgraph {

// Empty for what may be text; else a reason that ends with what to do. `head`: the first bytes of the input,
// at least 512 of them unless it is shorter.
[[nodiscard]] std::string why_not_text(std::string_view head);

}  // namespace newsgraph
