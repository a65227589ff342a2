// Dates that come every year, in the year that is meant: "Nov. 14", "the third quarter", "last summer",
// "Easter".
#pragma once

#include <optional>

#include "nlp/date_resolver.hpp"

namespace newsgraph {

// Each returns nothing when the year cannot be told.
[[nodiscard]] std::optional<Period> calendar_date(const DateMeaning& meaning, const DateContext& context);
[[nodiscard]] std::optional<Period> quarter(const DateMeaning& meaning, const DateContext& context);
[[nodiscard]] std::optional<Period> half_year(const DateMeaning& meaning, const DateContext& context);
[[nodiscard]] std::optional<Period> season(const DateMeaning& meaning, const DateContext& context);
[[nodiscard]] std::optional<Period> holiday(const DateMeaning& meaning, const DateContext& context);

}  // namespace newsgraph
