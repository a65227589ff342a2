// "early", "mid", "late", "the end of": a part of a period.
#pragma once

#include <optional>

#include "nlp/calendar.hpp"
#include "nlp/date_meaning.hpp"

namespace newsgraph {

// A third of the period for "early", "mid" and "late", its ends for "start" and "end", the part before or
// after the day `written` for "earlier" and "later".
[[nodiscard]] Period narrowed(const Period& whole, Modifier modifier, const std::optional<Day>& written);

}  // namespace newsgraph
