#include "nlp/date_relative.hpp"

#include <cmath>

namespace newsgraph {
namespace {

using Days = std::chrono::days;

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
    // "the same day", "nine days later": a month or a year that was spoken of is no day to count from.
    const bool in_days = m.form == DateForm::day || calendar_unit(m.unit) == TimeUnit::day;
    if (in_days && context.mentioned->from != context.mentioned->to) return std::nullopt;
    return end ? context.mentioned->to : context.mentioned->from;
  }
  return context.written;
}

bool quarter_long(const Period& period) {
  if (!period.from || !period.to) return false;
  const long days = (*period.to - *period.from).count();
  return days > 80 && days < 100;
}

// "earlier in the day": news keeps to its day for longer than a sentence.
bool is_spoken_of(const DateContext& context, TimeUnit unit) {
  constexpr int kFresh = 7;  // days
  if (context.mentioned_near || unit != TimeUnit::day || !context.written || !context.mentioned->from)
    return context.mentioned_near;
  const auto age = (*context.written - *context.mentioned->from).count();
  return age >= 0 && age <= kFresh;
}

// "the quarter", "the weekend": the one spoken of, else the latest that fits.
std::optional<Period> definite(const DateMeaning& m, const DateContext& context) {
  const TimeUnit unit = calendar_unit(m.unit);
  if (context.mentioned && is_spoken_of(context, unit) && context.mentioned->from &&
      period_around(*context.mentioned->from, unit, 0) == *context.mentioned) {
    return context.mentioned;
  }
  if (!context.written) return std::nullopt;
  const Period now = period_around(*context.written, unit, 0);
  if (unit == TimeUnit::quarter) return period_around(*context.written, unit, -1);
  const bool ahead = unit == TimeUnit::weekend && *now.from > *context.written;
  return ahead && context.direction != Direction::future ? period_around(*context.written, unit, -1) : now;
}

}  // namespace

TimeUnit calendar_unit(int unit) {
  if (unit == kNightUnit) return TimeUnit::day;
  if (unit == kFortnightUnit) return TimeUnit::week;
  return static_cast<TimeUnit>(unit);
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

// "today", "yesterday", "the next day", "that day".
std::optional<Period> near_day(const DateMeaning& m, const DateContext& context) {
  const bool spoken_of = m.definite && context.mentioned && is_spoken_of(context, TimeUnit::day);
  const auto base = spoken_of ? context.mentioned->to : anchor(m, context, true);
  if (!base) return std::nullopt;
  const int count = m.shift_said ? shift_count(m.shift) : static_cast<int>(m.count);
  return Period{*base + Days(count), *base + Days(count)};
}

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

}  // namespace newsgraph
