// Reads time expressions off items: a hand-written grammar, longest reading first, no look-back further than
// a few items, linear in the sentence. Its forms stand in date_grammar_*.cpp.
#pragma once

#include <optional>
#include <span>

#include "nlp/date_meaning.hpp"

namespace newsgraph {

struct DateReading {
  DateMeaning meaning;
  std::size_t begin = 0;
  std::size_t end = 0;  // items, half open
};

[[nodiscard]] inline std::optional<DateReading> made(const DateMeaning& meaning, std::size_t begin,
                                                     std::size_t end) {
  return DateReading{meaning, begin, end};
}

class DateGrammar {
public:
  DateGrammar(const DateLexicon& lexicon, const Document& doc, TokenRange sentence,
              std::span<const DateItem> items)
      : m_lexicon(lexicon), m_doc(doc), m_sentence(sentence), m_items(items) {}

  // The longest expression that starts exactly at `at`.
  [[nodiscard]] std::optional<DateReading> read(std::size_t at) const;

  // "present", as the open end of "2013-present".
  [[nodiscard]] bool says_present(std::size_t at) const {
    return at < m_items.size() && form(at) == "present";
  }

private:
  using Reading = std::optional<DateReading>;

  [[nodiscard]] const DateItem& item(std::size_t at) const;
  [[nodiscard]] bool at_end(std::size_t at) const;  // a clause ends here: mark or nothing
  [[nodiscard]] std::string_view form(std::size_t at) const { return item(at).span.of(m_doc.text); }
  [[nodiscard]] Upos upos(std::size_t at) const;

  // Pieces; each returns the number of items read, 0 for none.
  std::size_t number(std::size_t at, double& value, bool& vague) const;
  std::size_t year(std::size_t at, int& value) const;
  std::size_t year_tail(std::size_t at, DateMeaning& meaning) const;
  std::size_t day_number(std::size_t at, std::uint8_t& day) const;
  std::size_t ordinal(std::size_t at, int& value) const;
  std::size_t meridiem(std::size_t at, bool& after_noon) const;
  std::size_t clock(std::size_t at, DateMeaning& meaning) const;
  std::size_t part_of_day(std::size_t at, DateMeaning& meaning) const;
  std::size_t clock_tail(std::size_t at, DateMeaning& meaning) const;
  [[nodiscard]] bool month_at(std::size_t at) const;
  [[nodiscard]] bool weekday_at(std::size_t at) const;

  // Whole forms.
  Reading numeric_date(std::size_t at) const;
  Reading month_first(std::size_t at) const;
  Reading day_first(std::size_t at) const;
  Reading weekday(std::size_t at) const;
  Reading plain_year(std::size_t at) const;
  Reading decade(std::size_t at) const;
  Reading century(std::size_t at) const;
  Reading part_of_year(std::size_t at) const;
  Reading season(std::size_t at) const;
  Reading named(std::size_t at) const;
  Reading day_word(std::size_t at) const;
  Reading shifted(std::size_t at) const;
  Reading window(std::size_t at, std::size_t next, DateMeaning meaning) const;
  Reading counted(std::size_t at) const;
  Reading repeat(std::size_t at) const;
  Reading reference(std::size_t at) const;
  Reading definite(std::size_t at) const;
  Reading year_before(std::size_t at) const;
  Reading clock_alone(std::size_t at) const;
  Reading modified(std::size_t at) const;
  [[nodiscard]] Reading core(std::size_t at) const;

  const DateLexicon& m_lexicon;
  const Document& m_doc;
  TokenRange m_sentence;
  std::span<const DateItem> m_items;
};

}  // namespace newsgraph
