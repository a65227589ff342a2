// Is this the one that was meant? Holds entities and values found against acceptable answers.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "evaluate/gold.hpp"
#include "graph/records.hpp"

namespace newsgraph {

// Three capital letters: an ISO 3166 alpha-3 code, or EUU, UNO, IGO. Such an answer may be a name as well
// ("WTO").
[[nodiscard]] bool is_country_code(std::string_view answer);

// True when a code is the country of the entity, which is a Country, or a Person or Organization of that
// country (a government body, a minister, a company: they are not told apart); or when a name is the
// entity's name or an alias, case, accents, punctuation and a leading "the" aside, or the words of one open
// or close the other ("Lind" for "Paavo Lind", "Mr. Paavo Lind").
[[nodiscard]] bool is_answer(const ExtractedEntity& entity, const Answers& answers);

// The same for an end of an edge: nobody is right where the answers are empty or have "-" or "*".
[[nodiscard]] bool is_answer(std::optional<std::uint32_t> end, const std::vector<ExtractedEntity>& entities,
                             const Answers& answers);

// Numbers are equal within one millionth, texts when their words are, whatever case and punctuation.
[[nodiscard]] bool same_value(const PropertyValue& found, const PropertyValue& gold);
[[nodiscard]] bool is_numeric(const PropertyValue& value);

}  // namespace newsgraph
