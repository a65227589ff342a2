// Kinds of relation types that are read alike, and of statuses: asked in more than one place.
#pragma once

#include <string_view>

#include "graph/records.hpp"

namespace newsgraph {

// Violence, and what else somebody does to others who would not have it: "attacks", "detains".
[[nodiscard]] bool is_coercion(std::string_view type);
// Told by words alone, so that whose and for whom the words are is what matters: "accuses", "pledges".
[[nodiscard]] bool is_verbal(std::string_view type);
// What somebody does by decree: "imposes-tariff", "restricts".
[[nodiscard]] bool is_measure(std::string_view type);
// Deeds that need nobody they are done to: "protests".
[[nodiscard]] bool is_done_alone(std::string_view type);

// It came about, or does so now.
[[nodiscard]] bool happens(Status status);
// It may still come about, or not.
[[nodiscard]] bool is_open(Status status);

}  // namespace newsgraph
