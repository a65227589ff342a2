// Which way a clause looks: back at what has happened or forward to what is to come.
#pragma once

#include <cstdint>

#include "document.hpp"
#include "nlp/date_words.hpp"

namespace newsgraph {

enum class Direction : std::uint8_t { unknown, past, future };

// The direction of the clause that the tokens `range` of a sentence stand in. Climbs the tree where the
// sentence has one, else takes the nearest verb group before (or after) by tags alone.
[[nodiscard]] Direction direction_of(const Document& doc, const Sentence& sentence, TokenRange range,
                                     const DateLexicon& lexicon);

// Whether the range is the time of a finite verb in the past simple, which leaves no doubt: "met in
// December", "was held on Nov. 14", "signed a deal in May".
[[nodiscard]] bool tells_when_it_happened(const Document& doc, TokenRange range, const DateLexicon& lexicon);

}  // namespace newsgraph
