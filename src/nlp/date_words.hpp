// The words of time expressions (lang/en/dates.json) and the pieces that tokens are cut into before the
// grammar looks at them: "mid-1980s" is mid - 1980 s, "2026-02-03" is 2026 - 02 - 03, whatever the tokenizer
// did.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "document.hpp"
#include "nlp/calendar.hpp"
#include "nlp/word_table.hpp"

namespace newsgraph {

enum class DateWord : std::uint8_t {
  other,
  digits,
  cardinal,
  ordinal,
  month,
  weekday,
  weekday_plural,
  unit,
  unit_plural,
  decade,
  vague,
  couple,
  day_part,
  season,
  day_word,
  shift,
  modifier,
  reference,
  adjective_reference,
  frequency,
  zone,
  glue,
  mark,
  named
};

// Small words that hold an expression together.
enum class Glue : std::uint8_t {
  the,
  a,
  of,
  in,
  on,
  at,
  and_,
  or_,
  to,
  between,
  from,
  until,
  by,
  since,
  through,
  ago,
  before,
  after,
  for_,
  within,
  half,
  every,
  per,
  old,
  bc,
  ad,
  oclock,
  am,
  pm,
  fiscal,
  fy,
  q1,
  q2,
  q3,
  q4,
  s,
  about,
  dash,
  once,
  back,
  hence,
  ahead,
  during,
  over,
  than
};

enum class DayPart : std::uint8_t { none, morning, afternoon, evening, night };
enum class Modifier : std::uint8_t { none, early, mid, late, start, end, earlier, later };
// Values of DateWord::shift; the data file spells them as these words.
enum class Shift : std::uint8_t {
  last,
  past,
  previous,
  prior,
  this_,
  current,
  next,
  coming,
  following,
  that
};
// Values of DateWord::unit that are no unit of calendar.hpp.
inline constexpr int kNightUnit = 11;
inline constexpr int kFortnightUnit = 12;
inline constexpr int kMinuteUnit = static_cast<int>(TimeUnit::minute);
inline constexpr int kDayUnit = static_cast<int>(TimeUnit::day);
inline constexpr int kQuarterUnit = static_cast<int>(TimeUnit::quarter);
inline constexpr int kYearUnit = static_cast<int>(TimeUnit::year);
inline constexpr int kCenturyUnit = static_cast<int>(TimeUnit::century);

struct DateItem {
  std::uint32_t token = 0;
  Span span;
  DateWord word = DateWord::other;
  std::int32_t value = 0;   // by word: month 1..12, weekday 1..7, unit, number, ASCII code of a mark
  double number = 0;        // digits and cardinals
  std::uint8_t digits = 0;  // how many digits, 0 for words
  bool plain = false;       // digits without comma or decimal point
  bool glued = false;       // nothing stands between it and the item before
  bool capital = false;

  [[nodiscard]] bool is(DateWord w) const { return word == w; }
  [[nodiscard]] bool is(Glue g) const {
    return word == DateWord::glue && value == static_cast<std::int32_t>(g);
  }
  [[nodiscard]] bool is(Shift s) const {
    return word == DateWord::shift && value == static_cast<std::int32_t>(s);
  }
  [[nodiscard]] bool is_mark(char c) const { return word == DateWord::mark && value == c; }
};

// A day or stretch known by name. A holiday has `month` (with `day`, or `weekday` and `nth`) or `easter`; a
// stretch of history has both ends.
struct NamedTime {
  int month = 0, day = 0, weekday = 0, nth = 0, offset = 0;
  bool by_easter = false;
  std::string from, to;  // YYYY, YYYY-MM or YYYY-MM-DD
};

class DateLexicon {
public:
  [[nodiscard]] static DateLexicon load(const std::string& schemas_dir);

  // Cuts tokens into items (cleared first); returns whether anything there can begin a time expression.
  bool cut(const Document& doc, TokenRange range, std::vector<DateItem>& items) const;

  // The longest named time whose words start at `token`; its length in tokens, 0 when none.
  std::size_t named_at(const Document& doc, TokenRange range, std::uint32_t token,
                       const NamedTime** found) const;
  [[nodiscard]] bool implies(std::string_view lemma) const { return m_implicative.contains(lemma); }
  [[nodiscard]] bool commits(std::string_view lemma) const { return m_committing.contains(lemma); }
  [[nodiscard]] bool plans(std::string_view lemma) const { return m_planned.contains(lemma); }
  // What a number before it counts, so that it is no year: "2000 people".
  [[nodiscard]] bool is_counted(std::string_view lower) const { return m_counted.contains(lower); }
  // Months that, as they are spelled, are also words or given names.
  [[nodiscard]] bool is_month_word(std::string_view form) const { return m_month_words.contains(form); }
  [[nodiscard]] bool names_after(std::string_view lower) const { return m_names_after.contains(lower); }
  [[nodiscard]] bool names_before(std::string_view lower) const { return m_names_before.contains(lower); }

private:
  void load_named(const Json& list);
  void add_name(const std::string& name, std::uint32_t time);
  void add_word(const Document& doc, std::uint32_t token, Span span, bool glued, std::vector<DateItem>& items,
                bool& promising) const;
  void cut_token(const Document& doc, std::uint32_t token, std::vector<DateItem>& items,
                 bool& promising) const;

  struct Name {
    std::vector<std::string> words;
    std::uint32_t time = 0;
  };
  WordTable m_words;         // DateWord and value in one number
  WordTable m_named_starts;  // first word -> index into m_names_by_start
  std::vector<std::vector<Name>> m_names_by_start;
  std::vector<NamedTime> m_named;
  WordTable m_planned, m_committing, m_implicative, m_names_after, m_names_before, m_counted, m_month_words;
};

}  // namespace newsgraph
