// How a time expression is written: values of TIMEX3 (TimeML), which extend ISO 8601.
#pragma once

#include <string>

#include "nlp/date_meaning.hpp"

namespace newsgraph {

// "P3D", "PT4H", "PXW".
[[nodiscard]] std::string length_value(const DateMeaning& meaning);
// "XXXX-WXX-2", "P1W": what comes again and again.
[[nodiscard]] std::string repeat_value(const DateMeaning& meaning);
// "XXXX-11-14": what can be said of a date whose year is not known; empty when nothing can.
[[nodiscard]] std::string partial_value(const DateMeaning& meaning);
// "T14:00Z", what follows a day.
[[nodiscard]] std::string clock_value(const DateMeaning& meaning);
// "TMO", "TAF"; empty for none.
[[nodiscard]] std::string_view part_value(DayPart part);

}  // namespace newsgraph
