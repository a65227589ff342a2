// Days and months: "2026-02-03", "Jan. 26", "3 February 2026", "Tuesday at 2 p.m.", "yesterday".
#include <utility>

#include "nlp/date_grammar.hpp"

namespace newsgraph {

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
  const bool short_word = m_lexicon.is_month_word(form(at));
  if (upos(at) == Upos::VERB || upos(at) == Upos::AUX) return {};
  if (short_word && !led) return {};
  // "Mar-a-Lago", "Jan-Ole": a name of several parts.
  const bool joined = item(at + 1).is_mark('-') && item(at + 1).glued && item(at + 2).glued;
  if (joined && (item(at + 2).is(DateWord::other) || form(at + 2) == "a")) return {};
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

}  // namespace newsgraph
