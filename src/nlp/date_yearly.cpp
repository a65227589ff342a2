#include "nlp/date_yearly.hpp"

namespace newsgraph {
namespace {

using Days = std::chrono::days;

// How much further away a date on the wrong side of the tense counts: "Nov. 14" in February of a sentence in
// the past is last November even where next November were nearer. Many a past tense is that of another verb,
// so that a day of next week stays nearer than one of last year, unless the verb is surely the date's own.
constexpr long kWrongSide = 8;
constexpr long kSurelyWrongSide = 100;

long distance(const Period& period, const DateContext& context) {
  if (*period.from > *context.written) {
    const long days = (*period.from - *context.written).count();
    if (context.direction != Direction::past) return days;
    return days * (context.happened ? kSurelyWrongSide : kWrongSide);
  }
  if (*period.to < *context.written) {
    const long days = (*context.written - *period.to).count();
    return context.direction == Direction::future ? days * kWrongSide : days;
  }
  return 0;
}

// The year in which the period made by `at_year` lies best, of the year written and its neighbours.
template <typename Make>
std::optional<Period> nearest(const DateContext& context, Make at_year) {
  if (!context.written) return std::nullopt;
  std::optional<Period> best;
  const int year = year_of(*context.written);
  for (const int candidate : {year, year - 1, year + 1}) {
    const std::optional<Period> period = at_year(candidate);
    if (!period) continue;
    if (!best || distance(*period, context) < distance(*best, context)) best = period;
  }
  return best;
}

std::optional<Period> day_period(int year, int month, int day) {
  const auto found = make_day(year, month, day);
  if (!found) return std::nullopt;
  return Period{*found, *found};
}

Period season_period(int year, int season) {
  const int first = season * 3;
  if (season < 4) return {month_period(year, first).from, month_period(year, first + 2).to};
  return {month_period(year, 12).from, month_period(year + 1, 2).to};
}

// A yearly period with "last", "next", "this" before it, or the nearest one.
template <typename Make>
std::optional<Period> yearly(const DateMeaning& m, const DateContext& context, Make at_year) {
  if (m.year != kNoYear) return at_year(m.year);
  if (m.year_shift != kNoYear) {
    const auto base = m.of_text && context.mentioned ? context.mentioned->from : context.written;
    return base ? at_year(year_of(*base) + m.year_shift) : std::nullopt;
  }
  if (!context.written) {
    if (context.mentioned && context.mentioned_year && context.mentioned->from &&
        context.direction == Direction::past)
      return at_year(year_of(*context.mentioned->from));
    return std::nullopt;
  }
  const Day today = *context.written;
  const int year = year_of(today);
  if (m.shift_said && (m.shift == Shift::last || m.shift == Shift::past || m.shift == Shift::previous)) {
    for (const int candidate : {year, year - 1, year - 2}) {
      const auto period = at_year(candidate);
      if (period && *period->to < today) return period;
    }
  }
  if (m.shift_said && (m.shift == Shift::next || m.shift == Shift::coming)) {
    for (const int candidate : {year - 1, year, year + 1}) {
      const auto period = at_year(candidate);
      if (period && *period->from > today) return period;
    }
  }
  if (m.shift_said && m.shift == Shift::following && context.mentioned && context.mentioned->to) {
    for (const int add : {0, 1}) {
      const auto period = at_year(year_of(*context.mentioned->to) + add);
      if (period && *period->from > *context.mentioned->to) return period;
    }
  }
  // A story about long ago goes on in the year of the day or month it spoke of last.
  if (context.mentioned && context.mentioned_near && context.mentioned_year && context.mentioned->from &&
      context.mentioned->to && !m.shift_said && context.direction == Direction::past &&
      (*context.mentioned->to - *context.mentioned->from).count() <= 31 &&
      (today - *context.mentioned->from).count() > 550) {
    return at_year(year_of(*context.mentioned->from));
  }
  if (m.shift_said && m.shift == Shift::this_) {
    DateContext blind = context;
    blind.direction = Direction::unknown;
    return nearest(blind, at_year);
  }
  return nearest(context, at_year);
}

}  // namespace

std::optional<Period> calendar_date(const DateMeaning& m, const DateContext& context) {
  if (m.month == 0 && m.day == 0) {
    if (m.year == kNoYear || m.year > kLastYear || m.year < kFirstYear) return std::nullopt;
    return year_period(m.year, m.year);
  }
  if (m.month == 0) {
    const auto base =
        context.mentioned && context.mentioned->from ? context.mentioned->from : context.written;
    if (!base) return std::nullopt;
    return day_period(year_of(*base), month_of(*base), m.day);
  }
  return yearly(m, context, [&](int year) -> std::optional<Period> {
    if (year < kFirstYear || year > kLastYear) return std::nullopt;
    if (m.day != 0) return day_period(year, m.month, m.day);
    return month_period(year, m.month);
  });
}

std::optional<Period> quarter(const DateMeaning& m, const DateContext& context) {
  return yearly(m, context, [&](int year) -> std::optional<Period> {
    return period_around(*month_period(year, static_cast<int>(m.count) * 3).from, TimeUnit::quarter, 0);
  });
}

std::optional<Period> half_year(const DateMeaning& m, const DateContext& context) {
  return yearly(m, context, [&](int year) -> std::optional<Period> {
    const int first = m.count < 2 ? 1 : 7;
    return Period{month_period(year, first).from, month_period(year, first + 5).to};
  });
}

std::optional<Period> season(const DateMeaning& m, const DateContext& context) {
  return yearly(m, context, [&](int year) -> std::optional<Period> {
    return season_period(year, static_cast<int>(m.count));
  });
}

std::optional<Period> holiday(const DateMeaning& m, const DateContext& context) {
  const NamedTime& named = *m.named;
  return yearly(m, context, [&](int year) -> std::optional<Period> {
    if (year < 1583 || year > kLastYear) return std::nullopt;
    Day day = easter(year);
    if (!named.by_easter && named.weekday == 0) {
      const auto fixed = make_day(year, named.month, named.day);
      if (!fixed) return std::nullopt;
      day = *fixed;
    } else if (!named.by_easter && named.nth > 0) {
      day = *month_period(year, named.month).from;
      day += Days((named.weekday - weekday_of(day) + 7) % 7 + 7 * (named.nth - 1));
    } else if (!named.by_easter) {
      day = *month_period(year, named.month).to;
      day -= Days((weekday_of(day) - named.weekday + 7) % 7);
    }
    day += Days(named.offset);
    return Period{day, day};
  });
}

}  // namespace newsgraph
