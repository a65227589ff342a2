// Two dates that bound one stretch: "2010-2012", "5-6 September 2019", "between May and June", "from Monday
// to Friday", "late February or early March".
#pragma once

#include <optional>
#include <span>

#include "nlp/date_grammar.hpp"
#include "nlp/date_resolver.hpp"

namespace newsgraph {

struct DateRange {
  DateMeaning first;
  std::optional<DateMeaning> last;  // absent for a single expression
  std::size_t begin = 0;
  std::size_t end = 0;  // items, half open
};

// The expression or range that starts at `at`; nothing when none does.
[[nodiscard]] std::optional<DateRange> read_range(const DateGrammar& grammar, std::span<const DateItem> items,
                                                  std::size_t at);

// The stretch from the first to the last date; `first` is the first one resolved.
[[nodiscard]] ResolvedDate joined(const DateRange& range, const ResolvedDate& first,
                                  const DateContext& context);

}  // namespace newsgraph
