// Years and what is longer or named: "2025", "the 1990s", "Q3", "fiscal 2025", "last summer", "Easter".
#include "nlp/date_grammar.hpp"

namespace newsgraph {

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
  if (m_lexicon.is_counted(after.view())) return {};
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

}  // namespace newsgraph
