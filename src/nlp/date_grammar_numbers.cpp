// Numbers, ordinals, years and what tells the year of a day.
#include <algorithm>

#include "nlp/date_grammar.hpp"

namespace newsgraph {
namespace {

bool ordinal_suffix(std::string_view word) {
  return word == "st" || word == "nd" || word == "rd" || word == "th";
}

}  // namespace

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

}  // namespace newsgraph
