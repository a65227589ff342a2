// Times and parts of a day: "2 p.m.", "14:00", "noon on Tuesday", "10:35 a.m. EST".
#include <cmath>

#include "nlp/date_grammar.hpp"

namespace newsgraph {
namespace {

bool says_day(const DateMeaning& m) {
  return (m.form == DateForm::calendar && m.day != 0) || m.form == DateForm::weekday ||
         m.form == DateForm::day;
}

}  // namespace

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

}  // namespace newsgraph
