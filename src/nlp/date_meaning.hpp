// What a time expression says, before anything is known about the day it was written.
#pragma once

#include <cstdint>

#include "nlp/date_words.hpp"

namespace newsgraph {

inline constexpr int kNoYear = INT32_MIN;

enum class DateForm : std::uint8_t {
  calendar,   // any of year, month, day; "Jan. 26", "2025", "June last year"
  weekday,    // "Tuesday", "last Tuesday"
  day,        // "today", "yesterday": `count` days from the anchor
  shifted,    // "last week", "this month", "next year": `unit` and `shift`
  counted,    // "two weeks ago", "a year later": `count` of `unit` from the anchor
  window,     // "the past three months": `count` of `unit` up to or from the anchor
  length,     // "three days"
  repeat,     // "every Tuesday", "daily"
  reference,  // "now", "recently"
  decade,     // `year` its first year; -1 in `century_known` when only the tens were said
  century,    // `count` 20 for the 20th
  quarter,    // `count` 1..4 of `year`
  half,       // `count` 1..2 of `year`
  season,     // `count` 1..4 of `year`
  holiday,    // `named` in `year`
  history,    // `named` from/to
  clock       // hour and minute alone
};

struct DateMeaning {
  DateForm form = DateForm::calendar;
  int year = kNoYear;
  int year_shift = kNoYear;  // "January this year" 0, "June last year" -1
  bool of_text = false;      // counts from the date mentioned before, not from the document's day
  bool century_known = true;
  bool fiscal = false;
  bool definite = false;   // "the quarter", "in the morning"
  bool vague = false;      // "several", "weeks": no number known
  std::uint8_t month = 0;  // 1..12, 0 not said
  std::uint8_t day = 0;
  std::uint8_t weekday = 0;  // Monday 1, 0 not said
  bool shift_said = false;
  Shift shift = Shift::this_;
  int unit = 0;      // TimeUnit, kNightUnit, kFortnightUnit
  double count = 0;  // negative: back in time
  Modifier modifier = Modifier::none;
  DayPart part = DayPart::none;
  std::int8_t hour = -1, minute = -1;
  bool utc = false;
  int code = 0;  // reference or frequency as in dates.json
  const NamedTime* named = nullptr;
};

[[nodiscard]] inline DateMeaning of_form(DateForm form) {
  DateMeaning meaning;
  meaning.form = form;
  return meaning;
}

}  // namespace newsgraph
