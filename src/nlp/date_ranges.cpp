#include "nlp/date_ranges.hpp"

namespace newsgraph {
namespace {

bool bounds(const DateMeaning& m) {
  switch (m.form) {
    case DateForm::calendar:
    case DateForm::weekday:
    case DateForm::day:
    case DateForm::shifted:
    case DateForm::quarter:
    case DateForm::decade:
    case DateForm::century:
    case DateForm::season:
      return m.part == DayPart::none;
    default:
      return false;
  }
}

const DateItem& item(std::span<const DateItem> items, std::size_t at) {
  static constexpr DateItem kNothing{};
  return at < items.size() ? items[at] : kNothing;
}

bool small_number(const DateItem& item, int digits) {
  return item.is(DateWord::digits) && item.plain && item.digits <= digits && item.value >= 1;
}

// Is the connector at `at` one that joins the date before it (which began at `begin`) to another?
bool connects(std::span<const DateItem> items, std::size_t begin, std::size_t at) {
  const DateItem& mark = item(items, at);
  if (mark.is_mark('-')) return true;
  if (mark.is(Glue::to) || mark.is(Glue::through) || mark.is(Glue::until)) return true;
  if (mark.is(Glue::or_)) return true;
  return mark.is(Glue::and_) && begin > 0 && items[begin - 1].is(Glue::between);
}

// What one side says and the other leaves out.
void share(DateMeaning& first, DateMeaning& last) {
  if (first.form == DateForm::calendar && last.form == DateForm::calendar) {
    if (first.month == 0 && first.day != 0) first.month = last.month;
    if (first.month != 0 && first.year == kNoYear && first.year_shift == kNoYear && last.year != kNoYear) {
      first.year = last.year - (last.month != 0 && first.month > last.month ? 1 : 0);
    } else if (last.month != 0 && last.year == kNoYear && last.year_shift == kNoYear &&
               first.year != kNoYear) {
      last.year = first.year + (first.month > last.month ? 1 : 0);
    }
  }
  if (first.form == last.form && first.form == DateForm::quarter && first.year == kNoYear)
    first.year = last.year;
}

// "5-6 September", "5 to 6 September": the first side is a bare number.
std::optional<DateRange> days_of_month(const DateGrammar& grammar, std::span<const DateItem> items,
                                       std::size_t at) {
  if (!small_number(item(items, at), 2) || item(items, at).value > 31) return {};
  const DateItem& mark = item(items, at + 1);
  if (!mark.is_mark('-') && !mark.is(Glue::to) && !mark.is(Glue::and_)) return {};
  if (!small_number(item(items, at + 2), 2) || !item(items, at + 3).is(DateWord::month)) return {};
  const auto last = grammar.read(at + 2);
  if (!last || last->meaning.form != DateForm::calendar || last->meaning.day == 0 || last->meaning.month == 0)
    return {};
  DateRange range{last->meaning, last->meaning, at, last->end};
  range.first.day = static_cast<std::uint8_t>(item(items, at).value);
  return range;
}

// The short second side: "1871-72", "Jan. 5-7", "2013 - present".
std::optional<DateRange> short_end(const DateGrammar& grammar, std::span<const DateItem> items,
                                   const DateReading& first) {
  const std::size_t at = first.end + 1;
  const DateItem& number = item(items, at);
  const DateMeaning& m = first.meaning;
  const DateItem& after = item(items, at + 1);
  if (item(items, first.end).is_mark('-') && grammar.says_present(at)) {
    DateRange open{m, m, first.begin, at + 1};
    open.last->form = DateForm::day;  // up to the day written
    open.last->count = 0;
    return open;
  }
  if (m.form != DateForm::calendar || (after.glued && !after.is(DateWord::mark))) return {};
  DateRange range{m, m, first.begin, at + 1};
  if (m.year != kNoYear && m.month == 0 && small_number(number, 2) && number.digits == 2 &&
      number.value > m.year % 100 && item(items, first.end).is_mark('-')) {
    range.last->year = m.year / 100 * 100 + number.value;
    return range;
  }
  if (m.day != 0 && m.year == kNoYear && small_number(number, 2) && number.value > m.day &&
      number.value <= 31 &&
      (item(items, first.end).is_mark('-') || item(items, first.end).is(Glue::and_) ||
       item(items, first.end).is(Glue::to)) &&
      !after.is(DateWord::unit_plural) && !after.is(DateWord::month)) {
    range.last->day = static_cast<std::uint8_t>(number.value);
    std::size_t end = at + 1;
    if (after.is_mark(',')) ++end;
    const DateItem& year = item(items, end);
    if (year.is(DateWord::digits) && year.plain && year.digits == 4) {
      range.first.year = range.last->year = year.value;
      range.end = end + 1;
    }
    return range;
  }
  return {};
}

}  // namespace

std::optional<DateRange> read_range(const DateGrammar& grammar, std::span<const DateItem> items,
                                    std::size_t at) {
  if (auto days = days_of_month(grammar, items, at)) return days;
  const auto first = grammar.read(at);
  if (!first) return {};
  DateRange single{first->meaning, std::nullopt, first->begin, first->end};
  if (!bounds(first->meaning)) return single;
  if (auto range = short_end(grammar, items, *first)) return range;
  if (!connects(items, first->begin, first->end)) return single;
  const auto last = grammar.read(first->end + 1);
  if (!last || !bounds(last->meaning)) return single;
  const bool same_kind =
      last->meaning.form == first->meaning.form && (last->meaning.day != 0) == (first->meaning.day != 0);
  const bool loose = items[first->end].is(Glue::or_) || items[first->end].is(Glue::to);
  if (loose && !same_kind && last->meaning.form != first->meaning.form) return single;
  DateRange range{first->meaning, last->meaning, first->begin, last->end};
  const DateItem& year = item(items, last->end + 1);  // "between May and June in 1981"
  if (range.last->form == DateForm::calendar && range.last->month != 0 && range.last->year == kNoYear &&
      (item(items, last->end).is(Glue::in) || item(items, last->end).is(Glue::of)) &&
      year.is(DateWord::digits) && year.plain && year.digits == 4) {
    range.last->year = year.value;
    range.end = last->end + 2;
  }
  share(range.first, *range.last);
  return range;
}

ResolvedDate joined(const DateRange& range, const ResolvedDate& first, const DateContext& context) {
  DateContext after = context;
  if (first.whole.from && first.whole.to) after.mentioned = first.whole;
  ResolvedDate last = resolve(*range.last, after);
  if (!first.period.from || !last.period.to) {
    ResolvedDate result = first;
    if (!first.value.empty() && !last.value.empty()) result.value = first.value + "/" + last.value;
    return result;
  }
  if (*last.period.to < *first.period.from) {
    // "from December to April": the second side lies after the first.
    if (range.last->year == kNoYear && range.last->form == DateForm::calendar) {
      DateMeaning next = *range.last;
      next.year = year_of(*last.whole.from) + 1;
      last = resolve(next, after);
    } else if (range.last->form == DateForm::weekday) {
      last.period =
          last.whole = {*last.whole.from + std::chrono::days(7), *last.whole.to + std::chrono::days(7)};
    }
    if (!last.period.to || *last.period.to < *first.period.from) return first;
  }
  ResolvedDate result = last;
  result.kind = TimeKind::date;
  result.period = {first.period.from, last.period.to};
  result.whole = {first.whole.from, last.whole.to};
  result.value = iso_period(*result.period.from, *result.period.to);
  result.year_said = first.year_said || last.year_said;
  return result;
}

}  // namespace newsgraph
