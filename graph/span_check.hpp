// Whether an extraction's spans fit a text: every span lies in it on whole characters, a trigger stands in
// its sentence.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "graph/records.hpp"

namespace newsgraph {

// One message for each span that does not fit, as "relation 3: the trigger stands outside its sentence".
void for_each_misplaced(const Extraction& extraction, std::string_view text,
                        const std::function<void(const std::string&)>& visit);

// The first of these messages, or empty.
[[nodiscard]] std::string span_mismatch(const Extraction& extraction, std::string_view text);

}  // namespace newsgraph
