// The forms that lean on another day: "last week", "two days ago", "the past three months", "every Tuesday",
// "late last year", "now".
#include <utility>

#include "nlp/date_grammar.hpp"

namespace newsgraph {
namespace {

bool backward(Shift shift) {
  return shift == Shift::last || shift == Shift::past || shift == Shift::previous || shift == Shift::prior;
}
bool forward(Shift shift) {
  return shift == Shift::next || shift == Shift::coming || shift == Shift::following;
}

bool a_unit(const DateItem& item) { return item.is(DateWord::unit) || item.is(DateWord::unit_plural); }

}  // namespace

// "the past three months", "the next few days", "the coming weeks"; `next` stands behind the shift word.
DateGrammar::Reading DateGrammar::window(std::size_t at, std::size_t next, DateMeaning meaning) const {
  std::size_t i = next;
  meaning.form = DateForm::window;
  const bool back = backward(meaning.shift);
  if (!back && !forward(meaning.shift)) return {};
  const std::size_t n = number(i, meaning.count, meaning.vague);
  i += n;
  if (item(i).is_mark('-')) ++i;
  if (n == 0) {
    if (!item(i).is(DateWord::unit_plural)) return {};
    meaning.form = DateForm::reference;  // "the coming weeks"
    meaning.code = back ? 0 : 2;
  } else if (!a_unit(item(i))) {
    return {};
  }
  meaning.unit = item(i).value;
  if (back) meaning.count = -meaning.count;
  return made(meaning, at, i + 1);
}

// "last week", "this morning", "next Tuesday", "last May", "this summer", "the following day", "that year".
DateGrammar::Reading DateGrammar::shifted(std::size_t at) const {
  if (!item(at).is(DateWord::shift)) return {};
  DateMeaning meaning;
  meaning.shift_said = true;
  meaning.shift = static_cast<Shift>(item(at).value);
  std::size_t i = at + 1;
  if (meaning.shift == Shift::this_ &&
      (item(i).is(Shift::past) || item(i).is(Shift::coming) || item(i).is(Shift::last))) {
    meaning.shift = item(i).is(Shift::coming) ? Shift::next : Shift::last;
    ++i;
  } else if (meaning.shift == Shift::that && item(i).is(Shift::that)) {
    ++i;  // "that same year"
  }
  if (item(i).is(Glue::fiscal)) {
    meaning.fiscal = true;
    ++i;
  }
  const bool loose =
      meaning.shift == Shift::that && form(at).size() == 4 && LowerWord(form(at)).view() == "that";
  if (Reading found = window(at, i, meaning)) return found;
  if (item(i).is(DateWord::modifier) && !item(i).is(DateWord::unit)) return {};
  if (item(i).is(DateWord::unit)) {
    const int unit = item(i).value;
    if (unit <= kMinuteUnit) return {};
    if (unit == kNightUnit) {
      meaning.form = DateForm::day;
      meaning.part = DayPart::night;
      return made(meaning, at, i + 1);
    }
    if (item(i + 1).is_mark('-') && item(i + 1).glued) return {};
    if (unit == kDayUnit && (meaning.shift == Shift::last || meaning.shift == Shift::past))
      return {};  // "her last day"
    meaning.form = DateForm::shifted;
    meaning.unit = unit;
    std::size_t end = i + 1;
    if (unit == kDayUnit) end += clock_tail(end, meaning);
    return made(meaning, at, end);
  }
  if (const std::size_t n = part_of_day(i, meaning); n > 0) {
    meaning.form = DateForm::day;
    return made(meaning, at, i + n);
  }
  if (loose) return {};  // "said that Tuesday ..."
  Reading inner = weekday(i);
  if (!inner) inner = month_first(i);
  if (!inner) inner = season(i);
  if (!inner) inner = named(i);
  if (!inner || inner->meaning.form == DateForm::history) return {};
  if (inner->meaning.form == DateForm::calendar &&
      (inner->meaning.year != kNoYear || inner->meaning.year_shift != kNoYear))
    return {};
  inner->meaning.shift_said = true;
  inner->meaning.shift = meaning.shift;
  inner->begin = at;
  return inner;
}

// "two years ago", "a month later", "10 days from now", "three days", "a four-day visit", "for decades".
DateGrammar::Reading DateGrammar::counted(std::size_t at) const {
  DateMeaning meaning = of_form(DateForm::length);
  std::size_t i = at;
  const DateItem before = at > 0 ? item(at - 1) : DateItem{};
  std::size_t n = number(i, meaning.count, meaning.vague);
  const bool article = n == 0 && item(i).is(Glue::a);
  if (n == 0 && item(i).is(DateWord::unit) && before.is(Glue::the)) {  // "the year before", "the day after"
    const bool earlier = item(i + 1).is(Glue::before);
    if ((!earlier && !item(i + 1).is(Glue::after)) || item(i).value < kDayUnit || item(i).value > 10)
      return {};
    if (i + 2 < m_items.size() && !item(i + 2).is(DateWord::mark)) return {};
    meaning.form = DateForm::counted;
    meaning.unit = item(i).value;
    meaning.count = earlier ? -1 : 1;
    meaning.of_text = true;
    return made(meaning, at, i + 2);
  }
  const bool bare = n == 0 && item(i).is(DateWord::unit_plural);
  if (article) {
    meaning.count = 1;
    n = 1;
    if (item(i + 1).is(Glue::half)) return {};
  } else if (bare) {
    meaning.vague = true;
  } else if (n == 0) {
    return {};
  }
  i += n;
  if (item(i).is(Shift::that)) return {};
  if (LowerWord(form(i)).view() == "more") ++i;  // "20 more years"
  bool hyphen = false;
  if (item(i).is_mark('-')) {
    hyphen = true;
    ++i;
  }
  if (!hyphen && meaning.count >= 1000 && item(at).digits == 4 && item(at).plain &&
      item(i).is(DateWord::unit))
    return {};
  const bool second = item(i).is(DateWord::ordinal) && item(i).value == 2 && hyphen;
  if (i >= m_items.size() || (!a_unit(item(i)) && !second)) return {};
  meaning.unit = second ? 0 : item(i).value;
  if (bare) i = at;
  ++i;
  if (item(i).is(Glue::and_) && item(i + 1).is(Glue::a) && item(i + 2).is(Glue::half)) {
    meaning.count += 0.5;
    i += 3;
  }
  const auto moved_by = [&](double sign, bool of_text, std::size_t end) {
    meaning.form = meaning.vague ? DateForm::reference : DateForm::counted;
    meaning.code = sign < 0 ? 0 : 2;
    meaning.count *= sign;
    meaning.of_text = of_text;
    return made(meaning, at, end);
  };
  const DateItem& next = item(i);
  const bool plural_unit = item(i - 1).is(DateWord::unit_plural);
  if (next.is(Glue::ago)) return moved_by(-1, false, i + 1);
  if (next.is(Glue::back) && at_end(i + 1)) return moved_by(-1, false, i + 1);
  if (next.is(Glue::ahead) && bare && at_end(i + 1)) return moved_by(1, false, i + 1);  // "the months ahead"
  if (next.is(Glue::hence)) return moved_by(1, false, i + 1);
  if (next.is(Glue::from) && (item(i + 1).is(DateWord::reference) || item(i + 1).is(DateWord::day_word))) {
    return moved_by(1, false, i + 2);
  }
  if (!hyphen && !meaning.vague) {
    if (next.is(DateWord::modifier) && static_cast<Modifier>(next.value) == Modifier::later)
      return moved_by(1, true, i + 1);
    if (next.is(DateWord::modifier) && static_cast<Modifier>(next.value) == Modifier::earlier)
      return moved_by(-1, true, i + 1);
    if (next.is(Glue::after) && (i + 1 >= m_items.size() || item(i + 1).is(DateWord::mark)))
      return moved_by(1, true, i + 1);
    if (next.is(Glue::before) && (i + 1 >= m_items.size() || item(i + 1).is(DateWord::mark)))
      return moved_by(-1, true, i + 1);
  }
  const bool led = before.is(Glue::for_) || before.is(Glue::within) || before.is(Glue::in) ||
                   before.is(Glue::after) || before.is(Glue::about) || before.is(Glue::over) ||
                   before.is(Glue::than) || before.is(Glue::during) || before.is(Glue::until);
  if (bare && !led) return {};
  const bool framed = led || next.is(Glue::before) || next.is(Glue::after);
  if (article && !framed && !(hyphen && meaning.count == 1)) return {};
  if (meaning.count == 1 && !article && !hyphen && !framed && !bare && !plural_unit &&
      item(at).is(DateWord::cardinal))
    return {};
  if (hyphen && next.is_mark('-') && item(i + 1).is(Glue::old))
    i += 2;
  else if (!hyphen && next.is(Glue::old))
    i += 1;
  return made(meaning, at, i);
}

// "every Tuesday", "each July", "every two weeks", "daily", "Sundays", "Tuesday nights", "twice a week".
DateGrammar::Reading DateGrammar::repeat(std::size_t at) const {
  DateMeaning meaning = of_form(DateForm::repeat);
  std::size_t i = at;
  if (item(i).is(DateWord::frequency)) {
    meaning.form = DateForm::repeat;
    meaning.code = item(i).value + 1;
    return made(meaning, at, i + 1);
  }
  if (item(i).is(DateWord::season) && form(i).back() == 's') {
    meaning.code = -item(i).value;
    return made(meaning, at, i + 1);
  }
  if (item(i).is(DateWord::weekday_plural) && item(i).capital) {
    meaning.weekday = static_cast<std::uint8_t>(item(i).value);
    return made(meaning, at, i + 1);
  }
  if (item(i).is(DateWord::weekday) && item(i).capital) {
    const LowerWord next(i + 1 < m_items.size() ? form(i + 1) : std::string_view{});
    if (next.view() != "nights" && next.view() != "mornings" && next.view() != "afternoons" &&
        next.view() != "evenings")
      return {};
    meaning.weekday = static_cast<std::uint8_t>(item(i).value);
    meaning.part = next.view() == "nights" ? DayPart::night : static_cast<DayPart>(item(i + 1).value + 1);
    return made(meaning, at, i + 2);
  }
  if (item(i).is(Glue::once) && item(i + 1).is(Glue::a) && item(i + 2).is(DateWord::unit)) {
    meaning.count = 1;
    meaning.unit = item(i + 2).value;
    return made(meaning, at, i + 3);
  }
  if (!item(i).is(Glue::every)) return {};
  ++i;
  bool vague = false;
  double count = 0;
  const std::size_t n = number(i, count, vague);
  i += n;
  if (a_unit(item(i)) && !vague) {
    meaning.count = n > 0 ? count : 1;
    meaning.unit = item(i).value;
    return made(meaning, at, i + 1);
  }
  if (n > 0) return {};
  if (item(i).is(DateWord::weekday)) {
    meaning.weekday = static_cast<std::uint8_t>(item(i).value);
    std::size_t end = i + 1;
    end += part_of_day(end, meaning);
    return made(meaning, at, end);
  }
  if (month_at(i)) {
    meaning.month = static_cast<std::uint8_t>(item(i).value);
    return made(meaning, at, i + 1);
  }
  if (const std::size_t part = part_of_day(i, meaning); part > 0) return made(meaning, at, i + part);
  if (item(i).is(DateWord::season)) {
    meaning.code = -item(i).value;
    return made(meaning, at, i + 1);
  }
  return {};
}

// "now", "recently", "in recent years", "the past", "the near future".
DateGrammar::Reading DateGrammar::reference(std::size_t at) const {
  DateMeaning meaning = of_form(DateForm::reference);
  meaning.unit = kDayUnit;
  const DateItem& first = item(at);
  if (first.is(DateWord::reference)) {
    meaning.code = first.value;
    return made(meaning, at, at + 1);
  }
  const bool after_article = at > 0 && (item(at - 1).is(Glue::the));
  if (first.is(Shift::past)) {
    if (!after_article || upos(at) != Upos::NOUN) return {};
    meaning.code = 0;
    return made(meaning, at, at + 1);
  }
  const Upos next = upos(at + 1);
  const bool modifies = next == Upos::NOUN || next == Upos::ADJ || next == Upos::NUM || next == Upos::PROPN;
  if (first.is(Shift::current)) {
    meaning.code = 1;
    return modifies ? made(meaning, at, at + 1) : Reading{};
  }
  if (!first.is(DateWord::adjective_reference) || first.value > 2) return {};
  meaning.code = first.value;
  if (first.value == 0 && item(at + 1).is(DateWord::unit_plural)) {
    meaning.unit = item(at + 1).value;
    return made(meaning, at, at + 2);
  }
  if (modifies && upos(at) == Upos::ADJ) return made(meaning, at, at + 1);
  if (first.value == 0 || upos(at) != Upos::NOUN || item(at + 1).capital || !at_end(at + 1)) return {};
  return made(meaning, at, at + 1);
}

// "in the quarter", "over the weekend", "in the morning"; `at` stands on the article.
DateGrammar::Reading DateGrammar::definite(std::size_t at) const {
  if (at == 0 || !item(at).is(Glue::the) || !at_end(at + 2)) return {};
  const DateItem& before = item(at - 1);
  const bool led =
      before.is(Glue::in) || before.is(Glue::for_) || before.is(Glue::during) || before.is(Glue::over);
  DateMeaning meaning = of_form(DateForm::shifted);
  meaning.definite = true;
  const DateItem& unit = item(at + 1);
  if (led && unit.is(DateWord::unit) && unit.value >= static_cast<int>(TimeUnit::weekend) &&
      unit.value <= static_cast<int>(TimeUnit::year)) {
    meaning.unit = unit.value;
    return made(meaning, at, at + 2);
  }
  if ((before.is(Glue::in) || before.is(Glue::during)) && part_of_day(at + 1, meaning) > 0) {
    meaning.form = DateForm::day;
    return made(meaning, at, at + 2);
  }
  return {};
}

// "the year-earlier quarter", "year-ago period".
DateGrammar::Reading DateGrammar::year_before(std::size_t at) const {
  if (!item(at).is(DateWord::unit) || item(at).value != kYearUnit || !item(at + 1).is_mark('-')) return {};
  const DateItem& back = item(at + 2);
  const bool earlier = back.is(DateWord::modifier) && static_cast<Modifier>(back.value) == Modifier::earlier;
  if (!earlier && !back.is(Glue::ago)) return {};
  DateMeaning meaning = of_form(DateForm::counted);
  meaning.unit = kYearUnit;
  meaning.count = -1;
  meaning.of_text = earlier;
  const LowerWord next(at + 3 < m_items.size() ? form(at + 3) : std::string_view{});
  const bool named = next.view() == "quarter" || next.view() == "period";
  return made(meaning, at, at + (named ? 4 : 3));
}

// "early last week", "late 2025", "mid-February", "the end of the year", "earlier this month", "year-end".
DateGrammar::Reading DateGrammar::modified(std::size_t at) const {
  std::size_t i = at;
  if (item(i).is(DateWord::unit) && item(i).value == kYearUnit) {
    const std::size_t end = item(i + 1).is_mark('-') ? i + 2 : i + 1;
    if (!item(end).is(DateWord::modifier) || static_cast<Modifier>(item(end).value) != Modifier::end)
      return {};
    DateMeaning meaning = of_form(DateForm::shifted);
    meaning.shift_said = true;
    meaning.unit = kYearUnit;
    meaning.modifier = Modifier::end;
    return made(meaning, at, end + 1);
  }
  if (item(i).is(Glue::the)) ++i;
  if (!item(i).is(DateWord::modifier)) return {};
  const auto modifier = static_cast<Modifier>(item(i).value);
  ++i;
  if (item(i).is_mark('-')) ++i;
  bool joined = false;
  if (item(i).is(Glue::of) || item(i).is(Glue::in) || item(i).is(Glue::on)) {
    joined = true;
    ++i;
  }
  const bool article = item(i).is(Glue::the);
  if (article) ++i;
  Reading inner;
  if (joined && article && item(i).is(DateWord::unit) && item(i).value >= kDayUnit &&
      item(i).value < kNightUnit) {
    DateMeaning meaning = of_form(DateForm::shifted);
    meaning.shift_said = true;
    meaning.unit = item(i).value;
    meaning.definite = meaning.unit == kDayUnit;  // "earlier in the day": the one spoken of
    inner = made(meaning, at, i + 1);
  } else {
    inner = core(i);
  }
  if (!inner) return {};
  const DateForm form_read = inner->meaning.form;
  if (form_read == DateForm::length || form_read == DateForm::repeat || form_read == DateForm::reference ||
      form_read == DateForm::counted || form_read == DateForm::history || form_read == DateForm::clock) {
    return {};
  }
  if (modifier == Modifier::end && !joined) return {};
  if (modifier == Modifier::start && !joined) return {};
  inner->meaning.modifier = modifier;
  inner->begin = at;
  return inner;
}

}  // namespace newsgraph
