#include "nlp/date_grammar.hpp"

#include <algorithm>
#include <cmath>

namespace newsgraph {
namespace {

constexpr int kDayUnit = static_cast<int>(TimeUnit::day);
constexpr int kYearUnit = static_cast<int>(TimeUnit::year);
constexpr int kQuarterUnit = static_cast<int>(TimeUnit::quarter);
constexpr int kCenturyUnit = static_cast<int>(TimeUnit::century);

std::optional<DateReading> made(const DateMeaning& meaning, std::size_t begin, std::size_t end) {
  return DateReading{meaning, begin, end};
}

DateMeaning of_form(DateForm form) {
  DateMeaning meaning;
  meaning.form = form;
  return meaning;
}

bool ordinal_suffix(std::string_view word) {
  return word == "st" || word == "nd" || word == "rd" || word == "th";
}

bool says_day(const DateMeaning& m) {
  return (m.form == DateForm::calendar && m.day != 0) || m.form == DateForm::weekday ||
         m.form == DateForm::day;
}

}  // namespace

const DateItem& DateGrammar::item(std::size_t at) const {
  static constexpr DateItem kNothing{};
  return at < m_items.size() ? m_items[at] : kNothing;
}

Upos DateGrammar::upos(std::size_t at) const {
  return at < m_items.size() ? m_doc.tokens[m_items[at].token].upos : Upos::PUNCT;
}

bool DateGrammar::at_end(std::size_t at) const {
  if (at >= m_items.size()) return true;
  const DateItem& next = m_items[at];
  return next.is(DateWord::mark) || next.is(Glue::and_) || next.is(Glue::or_) || next.is(Glue::in) ||
         next.is(Glue::at) || upos(at) == Upos::VERB || upos(at) == Upos::AUX || upos(at) == Upos::PUNCT;
}

// "24", "1,709", "2 1/2", "twenty-four", "three hundred", "a few", "a couple of", "half a", "six and a half".
std::size_t DateGrammar::number(std::size_t at, double& value, bool& vague) const {
  std::size_t i = at;
  if (item(i).is(Glue::half)) {
    if (!item(i + 1).is(Glue::a)) return 0;
    value = 0.5;
    return 2;
  }
  if (item(i).is(Glue::a)) {
    const DateItem& next = item(i + 1);
    if (!next.is(DateWord::vague) && !next.is(DateWord::couple) &&
        !(next.is(DateWord::cardinal) && next.value >= 12))
      return 0;
    ++i;
  }
  if (item(i).is(DateWord::couple)) {
    value = 2;
    return i + (item(i + 1).is(Glue::of) ? 2 : 1) - at;
  }
  if (item(i).is(DateWord::vague)) {
    vague = true;
    value = 0;
    return i + (item(i + 1).is(Glue::of) ? 2 : 1) - at;
  }
  if (item(i).is(DateWord::digits)) {
    value = item(i++).number;
    if (item(i).is(DateWord::digits) && item(i + 1).is_mark('/') && item(i + 2).is(DateWord::digits) &&
        item(i + 2).number > 0) {
      value += item(i).number / item(i + 2).number;
      i += 3;
    }
    while (item(i).is(DateWord::cardinal) && item(i).value >= 100) value *= item(i++).number;
  } else {
    double total = 0, current = 0;
    const std::size_t first = i;
    while (item(i).is(DateWord::cardinal)) {
      const double next = item(i).number;
      if (next >= 1000) {
        total += std::max(1.0, current) * next;
        current = 0;
      } else if (next == 100 || next == 12) {
        if (next == 12 && current > 0 && form(i)[0] != 'd') break;
        current = std::max(1.0, current) * next;
      } else {
        const int rest = static_cast<int>(current) % 100;
        if (rest != 0 && !(rest >= 20 && rest % 10 == 0 && next < 10)) break;
        current += next;
      }
      ++i;
      if (item(i).is_mark('-') && item(i).glued && item(i + 1).is(DateWord::cardinal) && item(i + 1).glued)
        ++i;
    }
    if (i == first) return 0;
    value = total + current;
  }
  if (item(i).is(Glue::and_) && item(i + 1).is(Glue::a) && item(i + 2).is(Glue::half)) {
    value += 0.5;
    i += 3;
  }
  return i - at;
}

std::size_t DateGrammar::ordinal(std::size_t at, int& value) const {
  if (item(at).is(DateWord::ordinal)) {
    value = item(at).value;
    return 1;
  }
  if (item(at).is(DateWord::digits) && item(at).plain && item(at + 1).glued && ordinal_suffix(form(at + 1))) {
    value = item(at).value;
    return 2;
  }
  if (item(at).is(DateWord::cardinal) && item(at).value >= 20 && item(at + 1).is_mark('-') &&
      item(at + 2).is(DateWord::ordinal)) {
    value = item(at).value + item(at + 2).value;
    return 3;
  }
  return 0;
}

std::size_t DateGrammar::day_number(std::size_t at, std::uint8_t& day) const {
  const DateItem& first = item(at);
  int value = 0;
  std::size_t length = ordinal(at, value);
  if (length == 0 && first.is(DateWord::digits) && first.plain && first.digits <= 2) {
    const DateItem& next = item(at + 1);
    if (next.glued && (next.is_mark(':') || next.is_mark('%') || next.is(Glue::am) || next.is(Glue::pm)))
      return 0;
    value = first.value;
    length = 1;
  }
  if (length == 0 || value < 1 || value > 31) return 0;
  day = static_cast<std::uint8_t>(value);
  return length;
}

// "2026", "'98".
std::size_t DateGrammar::year(std::size_t at, int& value) const {
  const DateItem& first = item(at);
  if (first.is(DateWord::digits) && first.plain && first.digits == 4 && first.value >= 1000 &&
      first.value < 2200) {
    const DateItem& next = item(at + 1);
    if (next.glued && (next.is(Glue::s) || next.is_mark('%') || next.is_mark(':'))) return 0;
    value = first.value;
    return 1;
  }
  if (first.is_mark('\'') && item(at + 1).is(DateWord::digits) && item(at + 1).digits == 2 &&
      item(at + 1).glued && !item(at + 2).is(Glue::s)) {
    const int two = item(at + 1).value;
    value = two + (two < 40 ? 2000 : 1900);
    return 2;
  }
  return 0;
}

// What may follow a month, day or season and tells the year: ", 2026", "of 2026", "last year", "of the same
// year".
std::size_t DateGrammar::year_tail(std::size_t at, DateMeaning& meaning) const {
  std::size_t i = at;
  if (item(i).is_mark(',')) ++i;
  if (i == at && item(i).is(Glue::of)) ++i;
  if (const std::size_t n = year(i, meaning.year); n > 0) return i + n - at;
  const DateItem& early = item(i);  // "30 September 420", "December of 384"
  if (early.is(DateWord::digits) && early.plain && early.digits == 3 && early.value > 99 && at_end(i + 1) &&
      (meaning.day != 0 || i > at) && !item(at).is_mark(',')) {
    meaning.year = early.value;
    return i + 1 - at;
  }
  if (item(at).is_mark(',')) return 0;
  if (i == at && item(i).is(Glue::in)) return 0;
  if (item(i).is(Glue::the)) ++i;
  if (item(i).is(DateWord::shift) && item(i + 1).is(DateWord::unit) && item(i + 1).value == kYearUnit) {
    switch (static_cast<Shift>(item(i).value)) {
      case Shift::last:
      case Shift::previous:
        meaning.year_shift = -1;
        break;
      case Shift::this_:
      case Shift::current:
        meaning.year_shift = 0;
        break;
      case Shift::next:
        meaning.year_shift = 1;
        break;
      case Shift::following:
        meaning.year_shift = 1;
        meaning.of_text = true;
        break;
      case Shift::that:
        meaning.year_shift = 0;
        meaning.of_text = true;
        break;
      case Shift::prior:
        meaning.year_shift = -1;
        meaning.of_text = true;
        break;
      default:
        return 0;
    }
    return i + 2 - at;
  }
  return 0;
}

bool DateGrammar::month_at(std::size_t at) const { return item(at).is(DateWord::month) && item(at).capital; }

bool DateGrammar::weekday_at(std::size_t at) const {
  if (!item(at).is(DateWord::weekday) || !item(at).capital) return false;
  if (at > 0 && item(at - 1).capital && m_lexicon.names_before(LowerWord(form(at - 1)).view())) return false;
  const DateItem& next = item(at + 1);
  if (next.capital && m_lexicon.names_after(LowerWord(form(at + 1)).view())) return false;
  const std::string_view word = form(at);
  if (word.size() - (word.back() == '.' ? 1 : 0) > 4 && word != "Thurs") return true;
  // "Sun", "Sat", "Wed": only before a date.
  const std::size_t after = next.is_mark(',') || next.is_mark('.') ? at + 2 : at + 1;
  return month_at(after) || (item(after).is(DateWord::digits) && month_at(after + 1));
}

// "am", "p.m.", or the latter cut in two by the tokenizer.
std::size_t DateGrammar::meridiem(std::size_t at, bool& after_noon) const {
  after_noon = item(at).is(Glue::pm);
  if (item(at).is(Glue::am) || item(at).is(Glue::pm)) return 1;
  if (at + 1 >= m_items.size() || !item(at + 1).glued || LowerWord(form(at + 1)).view() != "m") return 0;
  const std::string_view first = form(at);
  after_noon = first == "p." || first == "P.";
  if (!after_noon && first != "a." && first != "A.") return 0;
  return 2 + (item(at + 2).is_mark('.') && item(at + 2).glued && at + 3 < m_items.size() ? 1 : 0);
}

// "2 p.m.", "14:00", "10:35 a.m. EST", "noon", "10 o'clock", "0735 GMT".
std::size_t DateGrammar::clock(std::size_t at, DateMeaning& meaning) const {
  const DateItem& first = item(at);
  std::size_t i = at;
  int hour = -1, minute = 0;
  if (first.is(DateWord::day_part) && first.value >= 4) {
    hour = first.value == 4 ? 12 : 0;
    ++i;
  } else if (first.is(DateWord::digits) && first.digits <= 2) {
    hour = first.value;
    bool sure = false;
    ++i;
    if (!first.plain) minute = static_cast<int>(std::lround((first.number - hour) * 100));  // "10.30am"
    if (item(i).is_mark(':') && item(i).glued && item(i + 1).is(DateWord::digits) &&
        item(i + 1).digits == 2 && item(i + 1).glued && item(i + 1).plain) {
      minute = item(i + 1).value;
      i += 2;
      sure = true;
      if (item(i).is_mark(':') && item(i).glued && item(i + 1).is(DateWord::digits) && item(i + 1).glued)
        i += 2;
    }
    bool after_noon = false;
    if (const std::size_t n = meridiem(i, after_noon); n > 0) {
      if (hour > 12) return 0;
      hour = hour % 12 + (after_noon ? 12 : 0);
      i += n;
      sure = true;
    } else if (item(i).is(Glue::oclock)) {
      ++i;
      sure = true;
    }
    if (!sure) return 0;
  } else if (first.is(DateWord::digits) && first.digits == 4 && first.plain &&
             (item(at + 1).is(DateWord::zone) && item(at + 1).capital)) {
    hour = first.value / 100;
    minute = first.value % 100;
    ++i;
  }
  if (hour < 0 || hour > 23 || minute > 59) return 0;
  const std::size_t zone = item(i).is_mark('(') ? i + 1 : i;
  if (item(zone).is(DateWord::zone) && item(zone).capital) {
    const LowerWord name(form(zone));
    meaning.utc = name.view() == "gmt" || name.view() == "utc" || name.view() == "z";
    i = zone + 1 + (zone != i && item(zone + 1).is_mark(')') ? 1 : 0);
  }
  meaning.hour = static_cast<std::int8_t>(hour);
  meaning.minute = static_cast<std::int8_t>(minute);
  return i - at;
}

std::size_t DateGrammar::part_of_day(std::size_t at, DateMeaning& meaning) const {
  const DateItem& next = item(at);
  if (next.is(DateWord::day_part) && next.value < 4) {
    meaning.part = static_cast<DayPart>(next.value + 1);
    return 1;
  }
  if (next.is(DateWord::unit) && next.value == kNightUnit) {
    meaning.part = DayPart::night;
    return 1;
  }
  return 0;
}

// After a day: "[,] [at] 2 p.m.", "afternoon".
std::size_t DateGrammar::clock_tail(std::size_t at, DateMeaning& meaning) const {
  std::size_t i = at + part_of_day(at, meaning);
  std::size_t j = i;
  if (item(j).is_mark(',')) ++j;
  if (item(j).is(Glue::at)) ++j;
  if (item(j).is(Glue::about)) ++j;
  if (j < m_items.size() && !(item(j).is(DateWord::day_part) && j == i && meaning.part != DayPart::none)) {
    if (const std::size_t n = clock(j, meaning); n > 0) return j + n - at;
  }
  return i - at;
}

// "2026-02-03", "02/03/2026", "3.2.2026", "2026/2/3", "2026-02".
DateGrammar::Reading DateGrammar::numeric_date(std::size_t at) const {
  const DateItem& a = item(at);
  const DateItem& mark = item(at + 1);
  const DateItem& b = item(at + 2);
  if (!a.is(DateWord::digits) || !a.plain || !b.is(DateWord::digits) || !b.plain || !mark.glued || !b.glued)
    return {};
  if (!mark.is_mark('-') && !mark.is_mark('/') && !mark.is_mark('.')) return {};
  DateMeaning meaning;
  const DateItem& c = item(at + 4);
  if (item(at + 3).is(DateWord::mark) && item(at + 3).value == mark.value && item(at + 3).glued &&
      c.is(DateWord::digits) && c.glued && c.plain) {
    int y = 0, m = 0, d = 0;
    if (a.digits == 4)
      y = a.value, m = b.value, d = c.value;
    else if (c.digits == 4 || (c.digits == 2 && mark.is_mark('/'))) {
      y = c.digits == 4 ? c.value : c.value + (c.value < 40 ? 2000 : 1900);
      m = a.value, d = b.value;
      if (m > 12 || mark.is_mark('.')) std::swap(m, d);  // the day stands first outside the United States
    }
    if (!make_day(y, m, d)) return {};
    meaning.year = y;
    meaning.month = static_cast<std::uint8_t>(m);
    meaning.day = static_cast<std::uint8_t>(d);
    std::size_t end = at + 5;
    if (form(end) == "T" && item(end).glued) ++end;
    const std::size_t n = clock(end, meaning);
    if (n > 0)
      end += n;
    else
      end = at + 5;
    return made(meaning, at, end);
  }
  // 2010-12 is a range of years, 2026-02 cannot be one.
  if (mark.is_mark('-') && a.digits == 4 && a.value >= 1000 && a.value < 2200 && b.digits == 2 &&
      b.value >= 1 && b.value <= 12 && b.value <= a.value % 100 &&
      !(item(at + 3).glued && item(at + 3).is_mark('-'))) {
    meaning.year = a.value;
    meaning.month = static_cast<std::uint8_t>(b.value);
    return made(meaning, at, at + 3);
  }
  return {};
}

// "Jan. 26", "January 26, 2026", "March 1996", "October last year", "May".
DateGrammar::Reading DateGrammar::month_first(std::size_t at) const {
  if (!month_at(at)) return {};
  DateMeaning meaning;
  meaning.month = static_cast<std::uint8_t>(item(at).value);
  std::size_t i = at + 1;
  if (item(i).is_mark('.') && item(i).glued) ++i;
  const std::size_t day = day_number(item(i).is(Glue::the) ? i + 1 : i, meaning.day);
  if (day > 0) i += day + (item(i).is(Glue::the) ? 1 : 0);
  const std::size_t tail = year_tail(i, meaning);
  i += tail;
  if (meaning.day != 0) i += clock_tail(i, meaning);
  if (day > 0 || tail > 0) return made(meaning, at, i);

  // A month alone: "May" and "March" are words of their own, and "April Jones" is a name.
  const DateItem& before = at > 0 ? item(at - 1) : item(m_items.size());
  const bool led = before.is(DateWord::glue) || before.is(DateWord::shift) || before.is(DateWord::modifier) ||
                   before.is_mark('-') || before.is_mark('/');
  const std::string_view word = form(at);
  const bool short_word = word == "May" || word == "MAY" || word == "March" || word == "MARCH" ||
                          word == "Mar" || word == "August" || word == "April" || word == "June";
  if (upos(at) == Upos::VERB || upos(at) == Upos::AUX) return {};
  if (short_word && !led) return {};
  if (!led && at + 1 < m_items.size() && item(at + 1).capital && item(at + 1).is(DateWord::other)) return {};
  if (at > 0 && item(at - 1).capital && item(at - 1).is(DateWord::other) && !led) return {};
  return made(meaning, at, i);
}

// "3 February 2026", "the 12th of October", "5th May".
DateGrammar::Reading DateGrammar::day_first(std::size_t at) const {
  DateMeaning meaning;
  std::size_t i = at;
  const std::size_t n = day_number(i, meaning.day);
  if (n == 0) return {};
  const bool spelled = item(i).is(DateWord::ordinal);
  i += n;
  if (item(i).is(Glue::of))
    ++i;
  else if (spelled)
    return {};
  if (!month_at(i)) {
    // "on the 5th": the ordinal alone, and nothing counted behind it.
    const bool led =
        at >= 2 && item(at - 1).is(Glue::the) && (item(at - 2).is(Glue::on) || item(at - 2).is(Glue::by));
    if (!led || (n != 2 && !spelled) || i != at + n || !at_end(i) || item(i).is(Glue::in)) return {};
    return made(meaning, at, i);
  }
  meaning.month = static_cast<std::uint8_t>(item(i).value);
  ++i;
  i += year_tail(i, meaning);
  i += clock_tail(i, meaning);
  return made(meaning, at, i);
}

// "Tuesday", "Tuesday afternoon", "Monday, Jan. 26", "Tuesday at 2 p.m.".
DateGrammar::Reading DateGrammar::weekday(std::size_t at) const {
  if (!weekday_at(at)) return {};
  DateMeaning meaning = of_form(DateForm::weekday);
  meaning.weekday = static_cast<std::uint8_t>(item(at).value);
  std::size_t i = at + 1;
  if (item(i).is_mark('.') && item(i).glued) ++i;
  i += part_of_day(i, meaning);
  const std::size_t next = item(i).is_mark(',') ? i + 1 : i;
  const std::size_t article = item(next).is(Glue::the) ? next + 1 : next;
  Reading date = month_first(next);
  if (!date || date->meaning.day == 0) date = day_first(article);
  if (!date) date = numeric_date(next);
  if (date && date->meaning.day != 0 && date->meaning.form == DateForm::calendar &&
      date->meaning.month != 0) {
    const DayPart part = meaning.part;
    const std::uint8_t weekday = meaning.weekday;
    meaning = date->meaning;
    meaning.weekday = weekday;
    if (meaning.part == DayPart::none) meaning.part = part;
    return made(meaning, at, date->end);
  }
  i += clock_tail(i, meaning);
  return made(meaning, at, i);
}

// "2025", "394 AD", "AD 394", "776 BCE", "fifteen sixteen".
DateGrammar::Reading DateGrammar::plain_year(std::size_t at) const {
  DateMeaning meaning;
  const DateItem& first = item(at);
  if (first.is(Glue::ad) && item(at + 1).is(DateWord::digits) && item(at + 1).plain && first.capital) {
    meaning.year = item(at + 1).value;
    return meaning.year <= kLastYear ? made(meaning, at, at + 2) : Reading{};
  }
  if (first.is(DateWord::digits) && first.plain && first.value > 0 && first.value < kLastYear &&
      (item(at + 1).is(Glue::bc) || item(at + 1).is(Glue::ad)) && item(at + 1).capital) {
    meaning.year = item(at + 1).is(Glue::bc) ? -first.value : first.value;
    return made(meaning, at, at + 2);
  }
  if (first.is(DateWord::cardinal) && first.value >= 15 && first.value <= 20 && at > 0 &&
      item(at - 1).is(DateWord::glue)) {
    double rest = 0;
    bool vague = false;
    if (!item(at + 1).is(DateWord::cardinal) || item(at + 1).value < 10) return {};
    const std::size_t n = number(at + 1, rest, vague);
    if (n == 0 || rest > 99) return {};
    meaning.year = first.value * 100 + static_cast<int>(rest);
    return made(meaning, at, at + 1 + n);
  }
  const bool short_year = first.is_mark('\'');
  const std::size_t n = year(at, meaning.year);
  if (n == 0) return {};
  int quarter = 0;  // "the 1989 third quarter"
  if (const std::size_t q = ordinal(at + n, quarter); q > 0 && quarter <= 4 &&
                                                      item(at + n + q).is(DateWord::unit) &&
                                                      item(at + n + q).value == kQuarterUnit) {
    meaning.form = DateForm::quarter;
    meaning.count = quarter;
    return made(meaning, at, at + n + q + 1);
  }
  const DateItem before = at > 0 ? item(at - 1) : DateItem{};
  const DateItem& next = item(at + n);
  const bool led = before.is(DateWord::glue) && !before.is(Glue::about) && !before.is(Glue::than) &&
                   !before.is(Glue::over) && !before.is(Glue::a);
  if (short_year && !led) return {};
  if (before.glued && before.is(DateWord::mark) && first.glued &&
      (before.is_mark('.') || before.is_mark('/') || before.is_mark(':')))
    return {};
  if (first.glued && !before.is(DateWord::mark) && at > 0 && !before.is(Glue::fy)) return {};
  if (before.is_mark('$') || before.is_mark('#')) return {};
  if (next.is(DateWord::unit) || next.is(DateWord::unit_plural) || next.is(DateWord::cardinal) ||
      next.is_mark('%'))
    return {};
  if (next.glued && next.is(DateWord::other)) return {};
  if (next.glued && next.is_mark('-') && item(at + n + 1).glued && item(at + n + 1).is(DateWord::other) &&
      form(at + n + 1) != "present")
    return {};
  if (next.is(DateWord::zone) && next.capital) return {};
  const bool counts = at + n < m_items.size() && m_doc.tokens[next.token].xpos == Xpos::NNS;
  if (counts && !(before.is(Glue::in) || before.is(Glue::since) || before.is(Glue::the))) return {};
  const LowerWord after(at + n < m_items.size() ? form(at + n) : std::string_view{});
  if (after.view() == "percent" || after.view() == "people" || after.view() == "km" || after.view() == "kg")
    return {};
  const bool in_brackets = before.is_mark('(') || before.is_mark(',') || before.is_mark('-');
  if (meaning.year < 1500 && !led && !in_brackets) return {};
  if (meaning.year > 2100 && !led) return {};
  return made(meaning, at, at + n);
}

// "the 1990s", "'90s", "the 20s", "the sixties"; "the 1800s" is the century.
DateGrammar::Reading DateGrammar::decade(std::size_t at) const {
  DateMeaning meaning = of_form(DateForm::decade);
  const DateItem before = at > 0 ? item(at - 1) : DateItem{};
  if (item(at).is(DateWord::decade)) {
    if (!before.is(Glue::the) && !before.is(DateWord::modifier) && !before.is_mark('-')) return {};
    meaning.year = item(at).value;
    meaning.century_known = false;
    return made(meaning, at, at + 1);
  }
  std::size_t i = at + (item(at).is_mark('\'') ? 1 : 0);
  const DateItem& number = item(i);
  if (!number.is(DateWord::digits) || !number.plain || number.value % 10 != 0) return {};
  const DateItem& suffix = item(i + 1);
  if (!suffix.glued || !(suffix.is(Glue::s) || form(i + 1) == "S")) return {};
  const bool quoted = suffix.span.size() > 1;
  const bool led = before.is(Glue::the) || before.is(DateWord::modifier) || before.is_mark('-');
  if (quoted && !led) return {};
  if (number.digits == 2 && (led || i > at || before.is(Glue::and_) || before.is(Glue::to))) {
    meaning.year = number.value;
    meaning.century_known = false;
    return made(meaning, at, i + 2);
  }
  if (number.digits != 4 || number.value < 1000 || number.value > 2200) return {};
  meaning.year = number.value;
  if (number.value % 100 == 0 && number.value < 2000) {
    meaning.form = DateForm::century;
    meaning.count = number.value / 100 + 1;
  }
  return made(meaning, at, i + 2);
}

DateGrammar::Reading DateGrammar::century(std::size_t at) const {
  int value = 0;
  std::size_t i = at + ordinal(at, value);
  if (i == at || value < 1 || value > 40) return {};
  if (item(i).is_mark('-')) ++i;
  if (!item(i).is(DateWord::unit) || item(i).value != kCenturyUnit) return {};
  ++i;
  DateMeaning meaning = of_form(DateForm::century);
  meaning.count = value;
  if (item(i).is(Glue::bc)) meaning.count = -value;
  if (item(i).is(Glue::bc) || (item(i).is(Glue::ad) && item(i).capital)) ++i;
  return made(meaning, at, i);
}

// "the third quarter of 2025", "Q3", "first half of this year", "fiscal 2025", "FY25".
DateGrammar::Reading DateGrammar::part_of_year(std::size_t at) const {
  std::size_t i = at;
  DateMeaning meaning;
  int value = 0;
  const DateItem& first = item(i);
  if (first.is(Glue::q1) || first.is(Glue::q2) || first.is(Glue::q3) || first.is(Glue::q4)) {
    meaning = of_form(DateForm::quarter);
    meaning.count = first.value - static_cast<int>(Glue::q1) + 1;
    ++i;
  } else if (form(i) == "Q" && item(i + 1).is(DateWord::digits) && item(i + 1).glued &&
             item(i + 1).value >= 1 && item(i + 1).value <= 4) {
    meaning = of_form(DateForm::quarter);
    meaning.count = item(i + 1).value;
    i += 2;
  } else if (const std::size_t n = ordinal(i, value); n > 0) {
    i += n;
    if (item(i).is_mark('-')) ++i;
    if (item(i).is(Glue::fiscal)) ++i;
    const bool quarter = item(i).is(DateWord::unit) && item(i).value == kQuarterUnit && value <= 4;
    if (!quarter && !(item(i).is(Glue::half) && value <= 2)) return {};
    meaning = of_form(quarter ? DateForm::quarter : DateForm::half);
    meaning.count = value;
    ++i;
    if (!quarter && year_tail(i, meaning) == 0) return {};  // "the first half" may be a match's
  } else if (first.is(Glue::fiscal) || first.is(Glue::fy)) {
    ++i;
    if (item(i).is(DateWord::unit) && item(i).value == kYearUnit) ++i;
    if (item(i).is_mark('\'')) ++i;
    meaning.fiscal = true;
    if (item(i).is(DateWord::digits) && item(i).digits == 2 && item(i).plain) {
      meaning.year = 2000 + item(i).value;
      return made(meaning, at, i + 1);
    }
    const std::size_t n_year = year(i, meaning.year);
    return n_year > 0 ? made(meaning, at, i + n_year) : Reading{};
  } else {
    return {};
  }
  std::size_t j = i;
  if (item(j).is(Glue::of)) ++j;
  if (item(j).is(Glue::fiscal)) ++j;
  if (j > i && item(j).is(DateWord::unit) && item(j).value == kYearUnit) ++j;
  if (const std::size_t n = year(j, meaning.year); n > 0) return made(meaning, at, j + n);
  if (item(i).is(Glue::of) && item(i + 1).is(Glue::the) && item(i + 2).is(DateWord::unit) &&
      item(i + 2).value == kYearUnit) {
    meaning.year_shift = 0;
    return made(meaning, at, i + 3);
  }
  i += year_tail(i, meaning);
  return made(meaning, at, i);
}

DateGrammar::Reading DateGrammar::season(std::size_t at) const {
  if (!item(at).is(DateWord::season) || upos(at) == Upos::VERB) return {};
  DateMeaning meaning = of_form(DateForm::season);
  meaning.count = item(at).value;
  std::size_t i = at + 1;
  const std::size_t tail = year_tail(i, meaning);
  const DateItem before = at > 0 ? item(at - 1) : DateItem{};
  const bool led = before.is(DateWord::glue) || before.is(DateWord::shift) || before.is(DateWord::modifier) ||
                   before.is_mark('-');
  const bool falls = form(at) == "fall" || form(at) == "spring";  // also what prices and surprises do
  const bool in_time =
      before.is(Glue::in) || before.is(Glue::by) || before.is(Glue::since) || before.is(Glue::until) ||
      before.is(Glue::during) || before.is(DateWord::shift) || before.is(DateWord::modifier) ||
      (at >= 2 && before.is(Glue::the) &&
       (item(at - 2).is(Glue::in) || item(at - 2).is(Glue::during) || item(at - 2).is(Glue::by)));
  if (tail == 0 && (!led || (falls && !in_time))) return {};
  if (falls && item(i).is(Glue::in) && !in_time) return {};
  return made(meaning, at, i + tail);
}

DateGrammar::Reading DateGrammar::named(std::size_t at) const {
  const std::uint32_t token = item(at).token;
  if (at > 0 && item(at - 1).token == token) return {};
  if (!item(at).capital && !item(at).is(DateWord::digits)) return {};
  const NamedTime* found = nullptr;
  const std::size_t length = m_lexicon.named_at(m_doc, m_sentence, token, &found);
  if (length == 0) return {};
  std::size_t end = at;
  while (end < m_items.size() && m_items[end].token < token + length) ++end;
  DateMeaning meaning = of_form(found->from.empty() ? DateForm::holiday : DateForm::history);
  meaning.named = found;
  if (meaning.form == DateForm::holiday) end += year_tail(end, meaning);
  return made(meaning, at, end);
}

// "today", "yesterday afternoon", "tonight", "the day after tomorrow".
DateGrammar::Reading DateGrammar::day_word(std::size_t at) const {
  DateMeaning meaning = of_form(DateForm::day);
  std::size_t i = at;
  int extra = 0;
  if (item(i).is(DateWord::unit) && item(i).value == kDayUnit &&
      (item(i + 1).is(Glue::after) || item(i + 1).is(Glue::before))) {
    extra = item(i + 1).is(Glue::after) ? 1 : -1;
    i += 2;
  }
  if (!item(i).is(DateWord::day_word)) return {};
  meaning.count = item(i).value + extra;
  if (form(i).substr(1, 3) == "oni") meaning.part = DayPart::night;
  ++i;
  i += clock_tail(i, meaning);
  return made(meaning, at, i);
}

DateGrammar::Reading DateGrammar::clock_alone(std::size_t at) const {
  DateMeaning meaning = of_form(DateForm::clock);
  const std::size_t n = clock(at, meaning);
  if (n == 0) return {};
  if (item(at).is(DateWord::day_part) && !(at > 0 && item(at - 1).is(DateWord::glue))) return {};
  std::size_t i = at + n;
  if (item(i).is_mark(',')) ++i;
  if (item(i).is(Glue::on)) ++i;
  Reading day = weekday(i);
  if (!day) day = day_word(i);
  if (!day) day = month_first(i);
  if (!day) day = day_first(i);
  if (day && says_day(day->meaning) && day->meaning.hour < 0) {
    const DateMeaning time = meaning;
    meaning = day->meaning;
    meaning.hour = time.hour;
    meaning.minute = time.minute;
    meaning.utc = time.utc;
    return made(meaning, at, day->end);
  }
  return made(meaning, at, at + n);
}

DateGrammar::Reading DateGrammar::core(std::size_t at) const {
  Reading best;
  const auto offer = [&](Reading reading) {
    if (reading && (!best || reading->end > best->end)) best = std::move(reading);
  };
  switch (item(at).word) {
    case DateWord::digits:
      offer(numeric_date(at));
      offer(day_first(at));
      offer(named(at));
      offer(plain_year(at));
      offer(decade(at));
      offer(century(at));
      offer(part_of_year(at));
      offer(clock_alone(at));
      offer(counted(at));
      break;
    case DateWord::month:
      offer(month_first(at));
      break;
    case DateWord::weekday:
      offer(weekday(at));
      offer(repeat(at));
      break;
    case DateWord::weekday_plural:
      offer(repeat(at));
      break;
    case DateWord::ordinal:
      offer(day_first(at));
      offer(century(at));
      offer(part_of_year(at));
      break;
    case DateWord::cardinal:
      offer(century(at));
      offer(plain_year(at));
      offer(counted(at));
      break;
    case DateWord::vague:
    case DateWord::couple:
    case DateWord::unit_plural:
      offer(counted(at));
      break;
    case DateWord::unit:
      offer(day_word(at));
      offer(counted(at));
      offer(year_before(at));
      break;
    case DateWord::decade:
      offer(decade(at));
      break;
    case DateWord::season:
      offer(season(at));
      offer(repeat(at));
      break;
    case DateWord::day_word:
      offer(day_word(at));
      break;
    case DateWord::day_part:
      offer(clock_alone(at));
      break;
    case DateWord::shift:
      offer(shifted(at));
      offer(reference(at));
      break;
    case DateWord::frequency:
      offer(repeat(at));
      break;
    case DateWord::reference:
    case DateWord::adjective_reference:
      offer(reference(at));
      break;
    case DateWord::mark:
      if (item(at).is_mark('\'')) {
        offer(decade(at));
        offer(plain_year(at));
      }
      break;
    case DateWord::glue:
      offer(part_of_year(at));
      offer(plain_year(at));
      offer(counted(at));
      offer(repeat(at));
      break;
    default:
      if (at < m_items.size() && form(at) == "Q") offer(part_of_year(at));
      break;
  }
  if (item(at).capital) offer(named(at));
  return best;
}

std::optional<DateReading> DateGrammar::read(std::size_t at) const {
  Reading best = modified(at);
  Reading plain = core(at);
  if (plain && (!best || plain->end > best->end)) best = std::move(plain);
  if (item(at).is(Glue::the)) {
    Reading inner = core(at + 1);
    if (!inner) inner = definite(at);
    if (inner && (!best || inner->end > best->end)) best = std::move(inner);
  }
  if (best) best->begin = at;
  return best;
}

}  // namespace newsgraph
