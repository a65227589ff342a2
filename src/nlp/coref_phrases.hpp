// Descriptions as phrases of the tree: "the South Korean foreign minister" around its noun.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "nlp/coref_state.hpp"

namespace newsgraph {

// First token of the description whose head is `noun`: its determiner and adjectives. A name inside it stays
// inside only if it depends on the noun.
[[nodiscard]] std::uint32_t start_of(const CorefState& state, std::uint32_t noun);
// "the minister", "this minister".
[[nodiscard]] bool is_definite(const CorefState& state, std::uint32_t noun);
// "the minister of trade", "the minister who left": says of itself who is meant.
[[nodiscard]] bool has_own_complement(const CorefState& state, std::uint32_t noun);
// The entity at the head of a phrase, or that of the name behind a title that heads it: "Ms [Lind]".
[[nodiscard]] std::int32_t named_in(const CorefState& state, std::uint32_t head);
// In the middle of a longer name or compound: "minister" in "minister Cho".
[[nodiscard]] bool is_part_of_longer(const CorefState& state, std::uint32_t noun);
[[nodiscard]] bool is_plural(const Token& token);
// Appends the description to the mentions, as one of the entity; its number.
std::uint32_t add_description(CorefState& state, std::uint32_t noun, std::int32_t entity);

}  // namespace newsgraph
