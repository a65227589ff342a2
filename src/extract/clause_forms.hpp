// What the form of a verb, noun or clause tells of its reality before any word above it is asked.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "extract/tree.hpp"

namespace newsgraph {

[[nodiscard]] bool is_infinitive(const Tree& tree, std::uint32_t verb);
// "to have signed"
[[nodiscard]] bool is_perfect_infinitive(const Tree& tree, std::uint32_t verb);
// "[bombing]", "[having] bombed"
[[nodiscard]] bool is_gerund(const Tree& tree, std::uint32_t verb);
// The verb has its own tense, or an auxiliary that has.
[[nodiscard]] bool is_finite(const Tree& tree, std::uint32_t verb);
// "recommended that Lind [be expelled]", "that both [leave]": no tense, so that it is only asked for.
[[nodiscard]] bool is_subjunctive(const Tree& tree, std::uint32_t verb);
[[nodiscard]] bool is_present(const Tree& tree, std::uint32_t verb);
// "[is jailed]", not "[has been jailed]"
[[nodiscard]] bool is_present_passive(const Tree& tree, std::uint32_t verb);
// "when he [arrives] in Lima, he will …": a present tense of the future.
[[nodiscard]] bool is_present_of_future(const Tree& tree, std::uint32_t verb);
// "must build [a partnership]": there is none yet.
[[nodiscard]] bool is_indefinite_object(const Tree& tree, std::uint32_t noun);
// "used gas to [kill] thousands": the means and the end are one deed.
[[nodiscard]] bool is_end_of_means(const Tree& tree, std::uint32_t verb, std::uint32_t governor);
// "[instead] of attending", "[rather] than sign": what the word stands before is not done.
[[nodiscard]] bool is_instead(const Tree& tree, std::uint32_t word);
// "has yet to [sign]"
[[nodiscard]] bool is_yet_to_come(const Tree& tree, std::uint32_t infinitive);
// "has no [choice] but to sign": the noun, for the infinitive that is left.
[[nodiscard]] std::optional<std::uint32_t> only_choice(const Tree& tree, std::uint32_t infinitive);
// "[too] weak", "strong [enough]", "[enough] bombs"
[[nodiscard]] bool has_degree(const Tree& tree, std::uint32_t word, std::string_view degree);
// "…, visiting Oman": neither auxiliary nor subordinator.
[[nodiscard]] bool is_participle(const Tree& tree, std::uint32_t verb);
// Does the relation hang a clause on its head?
[[nodiscard]] bool is_clause(Deprel relation);

}  // namespace newsgraph
