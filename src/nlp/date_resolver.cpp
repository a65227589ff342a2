#include "nlp/date_resolver.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace newsgraph {
namespace {

using Days = std::chrono::days;

constexpr std::array<std::string_view, 5> kPartNames = {"", "TMO", "TAF", "TEV", "TNI"};
constexpr std::array<std::string_view, 3> kReferenceNames = {"PAST_REF", "PRESENT_REF", "FUTURE_REF"};
constexpr std::array<std::string_view, 6> kFrequencyValues = {"PT1H", "P1D", "P1W", "P1M", "P3M", "P1Y"};
constexpr std::array<std::string_view, 5> kSeasonNames = {"", "SP", "SU", "FA", "WI"};

// How much further away a date on the wrong side of the tense counts: "Nov. 14" in February of a sentence in
// the past is last November even where next November were nearer.
constexpr long kWrongSide = 8;

TimeUnit calendar_unit(int unit) {
  if (unit == kNightUnit) return TimeUnit::day;
  if (unit == kFortnightUnit) return TimeUnit::week;
  return static_cast<TimeUnit>(unit);
}

std::string two(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

long distance(const Period& period, Day from, Direction direction) {
  if (*period.from > from) {
    const long days = (*period.from - from).count();
    return direction == Direction::past ? days * kWrongSide : days;
  }
  if (*period.to < from) {
    const long days = (from - *period.to).count();
    return direction == Direction::future ? days * kWrongSide : days;
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
    if (!best || distance(*period, *context.written, context.direction) <
                     distance(*best, *context.written, context.direction)) {
      best = period;
    }
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

std::optional<Period> calendar(const DateMeaning& m, const DateContext& context) {
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

std::optional<Period> weekday(const DateMeaning& m, const DateContext& context) {
  const bool of_text = m.shift_said && (m.shift == Shift::following || m.shift == Shift::that);
  const auto base = of_text && context.mentioned ? context.mentioned->to : context.written;
  if (!base) return std::nullopt;
  const int today = weekday_of(*base);
  const int back = (today - m.weekday + 7) % 7;
  const int ahead = (m.weekday - today + 7) % 7;
  Day day = *base - Days(back);
  if (m.shift_said) {
    switch (m.shift) {
      case Shift::last:
      case Shift::past:
      case Shift::previous:
        day = *base - Days(back == 0 ? 7 : back);
        break;
      case Shift::next:
      case Shift::coming:
      case Shift::following:
        day = *base + Days(ahead == 0 ? 7 : ahead);
        break;
      case Shift::this_:
        day = context.direction == Direction::past ? *base - Days(back) : *base + Days(ahead);
        break;
      default:
        break;
    }
  } else if (context.direction == Direction::future) {
    day = *base + Days(ahead);
  }
  return Period{day, day};
}

int shift_count(Shift shift) {
  switch (shift) {
    case Shift::last:
    case Shift::past:
    case Shift::previous:
    case Shift::prior:
      return -1;
    case Shift::next:
    case Shift::coming:
    case Shift::following:
      return 1;
    default:
      return 0;
  }
}

bool leans_on_text(const DateMeaning& m) {
  if (m.of_text) return true;
  if (!m.shift_said) return false;
  if (m.shift == Shift::following || m.shift == Shift::that || m.shift == Shift::prior) return true;
  const bool day = m.form == DateForm::day || calendar_unit(m.unit) == TimeUnit::day;
  return day && (m.shift == Shift::next || m.shift == Shift::previous);
}

std::optional<Day> anchor(const DateMeaning& m, const DateContext& context, bool end) {
  if (leans_on_text(m)) {
    if (!context.mentioned) return std::nullopt;
    return end ? context.mentioned->to : context.mentioned->from;
  }
  return context.written;
}

std::optional<Period> definite(const DateMeaning& m, const DateContext& context);

std::optional<Period> shifted(const DateMeaning& m, const DateContext& context) {
  if (m.definite) return definite(m, context);
  const int count = shift_count(m.shift);
  const auto base = anchor(m, context, count > 0);
  if (!base) return std::nullopt;
  if (m.unit == kFortnightUnit) return period_around(*base, TimeUnit::week, count * 2);
  if (calendar_unit(m.unit) == TimeUnit::weekend && m.shift == Shift::this_ &&
      context.direction == Direction::past) {
    const Period weekend = period_around(*base, TimeUnit::weekend, 0);
    return *weekend.from > *base ? period_around(*base, TimeUnit::weekend, -1) : weekend;
  }
  return period_around(*base, calendar_unit(m.unit), count);
}

bool quarter_long(const Period& period) {
  if (!period.from || !period.to) return false;
  const long days = (*period.to - *period.from).count();
  return days > 80 && days < 100;
}

// "the quarter", "the weekend": the one spoken of, else the latest that fits.
std::optional<Period> definite(const DateMeaning& m, const DateContext& context) {
  const TimeUnit unit = calendar_unit(m.unit);
  if (context.mentioned && context.mentioned_near && context.mentioned->from &&
      period_around(*context.mentioned->from, unit, 0) == *context.mentioned) {
    return context.mentioned;
  }
  if (!context.written) return std::nullopt;
  const Period now = period_around(*context.written, unit, 0);
  if (unit == TimeUnit::quarter) return period_around(*context.written, unit, -1);
  const bool ahead = unit == TimeUnit::weekend && *now.from > *context.written;
  return ahead && context.direction != Direction::future ? period_around(*context.written, unit, -1) : now;
}

std::optional<Period> counted(const DateMeaning& m, const DateContext& context) {
  // "fell in the third quarter from a year ago": from the same quarter.
  if (calendar_unit(m.unit) == TimeUnit::year && m.count < 0 && m.count == std::floor(m.count) &&
      m.count > -10 && context.mentioned && context.mentioned_near && quarter_long(*context.mentioned)) {
    return period_around(moved(*context.mentioned->from, TimeUnit::year, static_cast<int>(m.count)),
                         TimeUnit::quarter, 0);
  }
  const auto base = anchor(m, context, m.count > 0);
  if (!base || std::abs(m.count) > 20000) return std::nullopt;
  TimeUnit unit = calendar_unit(m.unit);
  double count = m.unit == kFortnightUnit ? m.count * 2 : m.count;
  if (count != std::floor(count)) {
    if (unit == TimeUnit::year)
      unit = TimeUnit::month, count *= 12;
    else if (unit == TimeUnit::month)
      unit = TimeUnit::day, count *= 30;
    else if (unit == TimeUnit::week)
      unit = TimeUnit::day, count *= 7;
  }
  if (unit < TimeUnit::day && std::abs(count) >= 24 && unit == TimeUnit::hour)
    unit = TimeUnit::day, count = std::trunc(count / 24);
  if (unit == TimeUnit::decade) unit = TimeUnit::year, count *= 10;
  if (unit == TimeUnit::century) unit = TimeUnit::year, count *= 100;
  if (std::abs(count) > 12000) return std::nullopt;
  const Day day = moved(*base, unit, static_cast<int>(count));
  if (unit == TimeUnit::year || unit == TimeUnit::month || unit == TimeUnit::quarter)
    return period_around(day, unit, 0);
  return Period{day, day};
}

std::string number_text(double count) {
  char text[32];
  std::snprintf(text, sizeof text, "%.10g", count);
  return text;
}

// "P3D", "PT4H", "PXW".
std::string length_value(const DateMeaning& m) {
  double count = std::abs(m.count);
  std::string_view letters = "D";
  switch (m.unit) {
    case 0:
      letters = "TS";
      break;
    case 1:
      letters = "TM";
      break;
    case 2:
      letters = "TH";
      break;
    case 3:
    case kNightUnit:
      letters = "D";
      break;
    case 4:
      letters = "WE";
      break;
    case 5:
      letters = "W";
      break;
    case kFortnightUnit:
      letters = "W";
      count *= 2;
      break;
    case 6:
      letters = "M";
      break;
    case 7:
      letters = "Q";
      break;
    case 8:
      letters = "Y";
      break;
    case 9:
      letters = m.vague ? "DE" : "Y";
      count *= 10;
      break;
    case 10:
      letters = m.vague ? "CE" : "Y";
      count *= 100;
      break;
    default:
      break;
  }
  std::string value = "P";
  if (letters.front() == 'T') {
    value += 'T';
    letters.remove_prefix(1);
  }
  return value + (m.vague ? "X" : number_text(count)) + std::string(letters);
}

std::string repeat_value(const DateMeaning& m) {
  if (m.weekday != 0)
    return "XXXX-WXX-" + std::to_string(m.weekday) +
           std::string(kPartNames[static_cast<std::size_t>(m.part)]);
  if (m.month != 0) return "XXXX-" + two(m.month);
  if (m.code > 0) return std::string(kFrequencyValues[static_cast<std::size_t>(m.code - 1)]);
  if (m.code < 0) return "XXXX-" + std::string(kSeasonNames[static_cast<std::size_t>(-m.code)]);
  if (m.part != DayPart::none)
    return "XXXX-XX-XX" + std::string(kPartNames[static_cast<std::size_t>(m.part)]);
  return length_value(m);
}

// A third of a period for "early", "mid" and "late", its ends for "start" and "end".
Period narrowed(const Period& whole, Modifier modifier, const std::optional<Day>& written) {
  if (modifier == Modifier::none || !whole.from || !whole.to) return whole;
  const long days = (*whole.to - *whole.from).count() + 1;
  if (days < 3) return whole;
  const auto month_first = [&](int index, int count) {  // whole months where the period is whole months
    const Day first = moved(*whole.from, TimeUnit::month,
                            index * static_cast<int>(std::lround(static_cast<double>(days) / 30.44 / count)));
    return first;
  };
  if (days > 3600 && days < 3700) {  // a decade: halves, and the years around its middle
    const int first = year_of(*whole.from);
    if (modifier == Modifier::early) return year_period(first, first + 4);
    if (modifier == Modifier::mid) return year_period(first + 3, first + 7);
    if (modifier == Modifier::late || modifier == Modifier::later) return year_period(first + 5, first + 9);
  }
  if (days > 36000 && (modifier == Modifier::late || modifier == Modifier::later)) {
    return year_period(year_of(*whole.from) + 75, year_of(*whole.from) + 99);
  }
  const bool months = day_of(*whole.from) == 1 && days > 80;
  const Day second = months ? month_first(1, 3) : *whole.from + Days(days / 3);
  const Day third = months ? month_first(2, 3) : *whole.from + Days(days * 2 / 3);
  const long tip = days > 300 ? 31 : std::max(1L, days / 6);
  switch (modifier) {
    case Modifier::early:
      return {whole.from, second - Days(1)};
    case Modifier::mid:
      return {second, third - Days(1)};
    case Modifier::late:
      return {third, whole.to};
    case Modifier::start:
      return {whole.from, *whole.from + Days(tip - 1)};
    case Modifier::end:
      return {*whole.to - Days(tip - 1), whole.to};
    case Modifier::earlier:
      if (written && *written > *whole.from && *written <= *whole.to) return {whole.from, written};
      return whole;
    case Modifier::later:
      if (written && *written >= *whole.from && *written < *whole.to) return {written, whole.to};
      return whole;
    case Modifier::none:
      break;
  }
  return whole;
}

std::optional<Period> decade(const DateMeaning& m, const DateContext& context) {
  int year = m.year;
  if (!m.century_known) {
    const int now = context.written ? year_of(*context.written) : 2000;
    year += now / 100 * 100;
    if (year > now) year -= 100;
  }
  return year_period(year, year + 9);
}

std::optional<Period> century(const DateMeaning& m) {
  const int count = static_cast<int>(m.count);
  if (count < 0) return year_period(count * 100, (count + 1) * 100 - 1);
  return year_period((count - 1) * 100, count * 100 - 1);
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

std::optional<Day> named_day(const std::string& text, bool end) {
  if (text.size() >= 10) return parse_iso_day(text);
  const int year = std::atoi(text.c_str());
  if (text.size() == 4) return end ? year_period(year, year).to : year_period(year, year).from;
  return std::nullopt;
}

std::optional<Period> window(const DateMeaning& m, const DateContext& context) {
  if (!context.written) return std::nullopt;
  Period period;
  if (m.count < 0 || (m.vague && shift_count(m.shift) < 0))
    period.to = context.written;
  else
    period.from = context.written;
  if (m.vague || std::abs(m.count) > 12000) return period;
  const Day other = moved(*context.written, calendar_unit(m.unit),
                          static_cast<int>(m.count) * (m.unit == kFortnightUnit ? 2 : 1));
  (m.count < 0 ? period.from : period.to) = other;
  return period;
}

// What can be said of a date whose year is not known.
std::string partial_value(const DateMeaning& m) {
  if (m.form == DateForm::season && !m.shift_said && m.year_shift == kNoYear) {
    return "XXXX-" + std::string(kSeasonNames[static_cast<std::size_t>(m.count)]);
  }
  if (m.form != DateForm::calendar || m.month == 0 || m.year_shift != kNoYear || m.shift_said) return {};
  return "XXXX-" + two(m.month) + (m.day != 0 ? "-" + two(m.day) : "");
}

std::string clock_value(const DateMeaning& m) {
  return "T" + two(m.hour) + ":" + two(m.minute) + (m.utc ? "Z" : "");
}

std::optional<Period> period_of(const DateMeaning& m, const DateContext& context) {
  switch (m.form) {
    case DateForm::calendar:
      return calendar(m, context);
    case DateForm::weekday:
      return weekday(m, context);
    case DateForm::day: {
      const auto base = m.definite && context.mentioned && context.mentioned_near ? context.mentioned->to
                                                                                  : anchor(m, context, true);
      if (!base) return std::nullopt;
      const int count = m.shift_said ? shift_count(m.shift) : static_cast<int>(m.count);
      return Period{*base + Days(count), *base + Days(count)};
    }
    case DateForm::shifted:
      return shifted(m, context);
    case DateForm::counted:
      return counted(m, context);
    case DateForm::window:
      return window(m, context);
    case DateForm::decade:
      return decade(m, context);
    case DateForm::century:
      return century(m);
    case DateForm::quarter:
      return yearly(m, context, [&](int year) -> std::optional<Period> {
        return period_around(*month_period(year, static_cast<int>(m.count) * 3).from, TimeUnit::quarter, 0);
      });
    case DateForm::half:
      return yearly(m, context, [&](int year) -> std::optional<Period> {
        const int first = m.count < 2 ? 1 : 7;
        return Period{month_period(year, first).from, month_period(year, first + 5).to};
      });
    case DateForm::season:
      return yearly(m, context, [&](int year) -> std::optional<Period> {
        return season_period(year, static_cast<int>(m.count));
      });
    case DateForm::holiday:
      return holiday(m, context);
    case DateForm::history:
      return Period{named_day(m.named->from, false), named_day(m.named->to, true)};
    case DateForm::clock: {
      // A time of day belongs to the day spoken of, if that is near, else to the day written.
      if (context.mentioned && context.mentioned->from && context.mentioned->from == context.mentioned->to)
        return context.mentioned;
      if (!context.written) return std::nullopt;
      return Period{context.written, context.written};
    }
    case DateForm::reference: {
      if (!context.written) return std::nullopt;
      if (m.code == 0) return Period{std::nullopt, context.written};
      if (m.code == 1) return Period{context.written, context.written};
      return Period{context.written, std::nullopt};
    }
    case DateForm::length:
    case DateForm::repeat:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

ResolvedDate resolve(const DateMeaning& m, const DateContext& context) {
  ResolvedDate result;
  const bool in_day = m.hour >= 0 || m.part != DayPart::none;
  result.kind = in_day ? TimeKind::time : TimeKind::date;
  if (m.form == DateForm::length) {
    result.kind = TimeKind::duration;
    result.value = length_value(m);
    return result;
  }
  if (m.form == DateForm::repeat) {
    result.kind = TimeKind::set;
    result.value = repeat_value(m);
    return result;
  }
  const std::optional<Period> whole = period_of(m, context);
  if (m.form == DateForm::window) {
    result.kind = TimeKind::duration;
    result.value = length_value(m);
    if (whole) result.period = result.whole = *whole;
    return result;
  }
  if (m.form == DateForm::reference) {
    if (!whole) return result;
    result.value = kReferenceNames[static_cast<std::size_t>(m.code)];
    result.period = result.whole = *whole;
    return result;
  }
  if (!whole || !whole->from || !whole->to) {
    result.value = partial_value(m);
    return result;
  }
  result.whole = *whole;
  result.period = narrowed(*whole, m.modifier, context.written);
  result.value = iso_period(*whole->from, *whole->to);
  if (m.form == DateForm::shifted && calendar_unit(m.unit) == TimeUnit::week)
    result.value = iso_week(*whole->from);
  if (whole->from == whole->to && m.hour >= 0)
    result.value += clock_value(m);
  else if (whole->from == whole->to)
    result.value += kPartNames[static_cast<std::size_t>(m.part)];
  result.year_said = m.year != kNoYear || m.form == DateForm::decade || m.form == DateForm::century;
  return result;
}

}  // namespace newsgraph
