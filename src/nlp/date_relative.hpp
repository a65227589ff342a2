// Dates counted from another day: "last week", "two days ago", "the next three months", "Tuesday", "the
// weekend".
#pragma once

#include <optional>

#include "nlp/date_resolver.hpp"

namespace newsgraph {

// Night and fortnight as what they are counted in.
[[nodiscard]] TimeUnit calendar_unit(int unit);

// Each returns nothing when the day to count from is not known.
[[nodiscard]] std::optional<Period> weekday(const DateMeaning& meaning, const DateContext& context);
[[nodiscard]] std::optional<Period> near_day(const DateMeaning& meaning, const DateContext& context);
[[nodiscard]] std::optional<Period> shifted(const DateMeaning& meaning, const DateContext& context);
[[nodiscard]] std::optional<Period> counted(const DateMeaning& meaning, const DateContext& context);
[[nodiscard]] std::optional<Period> window(const DateMeaning& meaning, const DateContext& context);

}  // namespace newsgraph
