#include "nlp/date_resolver.hpp"

#include <array>
#include <cstdlib>

#include "nlp/date_narrowing.hpp"
#include "nlp/date_relative.hpp"
#include "nlp/date_values.hpp"
#include "nlp/date_yearly.hpp"

namespace newsgraph {
namespace {

constexpr std::array<std::string_view, 3> kReferenceNames = {"PAST_REF", "PRESENT_REF", "FUTURE_REF"};

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

std::optional<Day> named_day(const std::string& text, bool end) {
  if (text.size() >= 10) return parse_iso_day(text);
  const int year = std::atoi(text.c_str());
  if (text.size() == 4) return end ? year_period(year, year).to : year_period(year, year).from;
  return std::nullopt;
}

std::optional<Period> period_of(const DateMeaning& m, const DateContext& context) {
  switch (m.form) {
    case DateForm::calendar:
      return calendar_date(m, context);
    case DateForm::weekday:
      return weekday(m, context);
    case DateForm::day:
      return near_day(m, context);
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
      return quarter(m, context);
    case DateForm::half:
      return half_year(m, context);
    case DateForm::season:
      return season(m, context);
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
    result.value += part_value(m.part);
  result.year_said = m.year != kNoYear || m.form == DateForm::decade || m.form == DateForm::century;
  return result;
}

}  // namespace newsgraph
