#include "nlp/date_grammar.hpp"

#include <utility>

namespace newsgraph {

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
