// Turns what an expression says into days, given when it was written and what was said before.
#pragma once

#include <optional>
#include <string>

#include "document.hpp"
#include "nlp/calendar.hpp"
#include "nlp/date_meaning.hpp"
#include "nlp/tense.hpp"

namespace newsgraph {

struct DateContext {
  std::optional<Day> written;       // the document's day
  std::optional<Period> mentioned;  // the last dated expression before
  bool mentioned_near = false;      // ... in this sentence or the one before
  bool mentioned_year = false;      // and its year was said, or followed from one that was
  Direction direction = Direction::unknown;
  bool happened = false;  // the direction is the past without a doubt
};

struct ResolvedDate {
  TimeKind kind = TimeKind::date;
  std::string value;
  Period period;  // narrowed by "early", "late" ...
  Period whole;   // not narrowed
  bool year_said = false;
};

[[nodiscard]] ResolvedDate resolve(const DateMeaning& meaning, const DateContext& context);

}  // namespace newsgraph
