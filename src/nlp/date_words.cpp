#include "nlp/date_words.hpp"

#include <array>
#include <cmath>
#include <utility>

#include "base/error.hpp"
#include "base/json.hpp"

namespace newsgraph {
namespace {

constexpr std::uint32_t kAbsent = 0xFFFFFFFFU;

constexpr std::array<std::pair<std::string_view, Glue>, 58> kGlueWords = {{
    {"the", Glue::the},
    {"a", Glue::a},
    {"an", Glue::a},
    {"of", Glue::of},
    {"in", Glue::in},
    {"on", Glue::on},
    {"at", Glue::at},
    {"and", Glue::and_},
    {"or", Glue::or_},
    {"to", Glue::to},
    {"between", Glue::between},
    {"from", Glue::from},
    {"until", Glue::until},
    {"till", Glue::until},
    {"by", Glue::by},
    {"since", Glue::since},
    {"through", Glue::through},
    {"ago", Glue::ago},
    {"before", Glue::before},
    {"after", Glue::after},
    {"for", Glue::for_},
    {"within", Glue::within},
    {"half", Glue::half},
    {"every", Glue::every},
    {"each", Glue::every},
    {"per", Glue::per},
    {"old", Glue::old},
    {"bc", Glue::bc},
    {"bce", Glue::bc},
    {"ad", Glue::ad},
    {"ce", Glue::ad},
    {"o'clock", Glue::oclock},
    {"am", Glue::am},
    {"pm", Glue::pm},
    {"fiscal", Glue::fiscal},
    {"fy", Glue::fy},
    {"q1", Glue::q1},
    {"q2", Glue::q2},
    {"q3", Glue::q3},
    {"q4", Glue::q4},
    {"s", Glue::s},
    {"'s", Glue::s},
    {"about", Glue::about},
    {"around", Glue::about},
    {"nearly", Glue::about},
    {"almost", Glue::about},
    {"roughly", Glue::about},
    {"approximately", Glue::about},
    {"some", Glue::about},
    {"once", Glue::once},
    {"twice", Glue::once},
    {"back", Glue::back},
    {"hence", Glue::hence},
    {"ahead", Glue::ahead},
    {"during", Glue::during},
    {"over", Glue::over},
    {"than", Glue::than},
    {"circa", Glue::about},
}};

std::uint32_t packed(DateWord word, int value) {
  return (static_cast<std::uint32_t>(word) << 24) | static_cast<std::uint32_t>(value + 0x1000);
}

void add_numbers(WordTable& table, const Json& object, DateWord word) {
  for (const auto& [name, value] : object.as_object())
    table.add(name, packed(word, static_cast<int>(value.as_integer())));
}

template <std::size_t N>
int position(const std::array<std::string_view, N>& names, const std::string& name,
             const std::string& where) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<int>(i);
  }
  throw DataError(where, "unknown value \"" + name + "\"");
}

template <std::size_t N>
void add_named(WordTable& table, const Json& object, DateWord word,
               const std::array<std::string_view, N>& names, const std::string& where) {
  for (const auto& [name, value] : object.as_object()) {
    table.add(name, packed(word, position(names, value.as_string(), where)));
  }
}

constexpr std::array<std::string_view, 13> kUnits = {"second",  "minute", "hour",     "day",  "weekend",
                                                     "week",    "month",  "quarter",  "year", "decade",
                                                     "century", "night",  "fortnight"};
constexpr std::array<std::string_view, 8> kModifiers = {"none",  "early", "mid",     "late",
                                                        "start", "end",   "earlier", "later"};
constexpr std::array<std::string_view, 10> kShifts = {"last",    "past", "previous", "prior",     "this",
                                                      "current", "next", "coming",   "following", "that"};
constexpr std::array<std::string_view, 4> kReferences = {"PAST_REF", "PRESENT_REF", "FUTURE_REF", "none"};
constexpr std::array<std::string_view, 6> kFrequencies = {"PT1H", "P1D", "P1W", "P1M", "P3M", "P1Y"};
constexpr std::array<std::string_view, 6> kDayParts = {"MO", "AF", "EV", "NI", "12:00", "00:00"};

bool starts_expression(const DateItem& item) {
  const DateWord word = item.word;
  if (word == DateWord::glue) {
    return item.is(Glue::bc) || item.is(Glue::ad) || item.is(Glue::am) || item.is(Glue::pm) ||
           item.is(Glue::fy) || item.is(Glue::oclock) || item.is(Glue::q1) || item.is(Glue::q2) ||
           item.is(Glue::q3) || item.is(Glue::q4);
  }
  return word != DateWord::other && word != DateWord::mark && word != DateWord::cardinal &&
         word != DateWord::digits && word != DateWord::ordinal && word != DateWord::shift &&
         word != DateWord::modifier && word != DateWord::vague && word != DateWord::couple &&
         word != DateWord::zone;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Dashes and the right quote are the only multi-byte signs the grammar knows: ‐ ‑ ‒ – — and ’.
std::size_t sign_at(std::string_view text, std::size_t at, char& sign) {
  if (text.substr(at, 2) != "\xE2\x80" || at + 2 >= text.size()) return 0;
  const auto last = static_cast<unsigned char>(text[at + 2]);
  if (last >= 0x90 && last <= 0x95)
    sign = '-';
  else if (last == 0x98 || last == 0x99)
    sign = '\'';
  else
    return 0;
  return 3;
}

// A run of digits, with thousands commas ("1,709") and one decimal point ("5.5").
std::size_t digit_run(std::string_view text, std::size_t at, DateItem& item) {
  const std::size_t begin = at;
  double scale = 0;
  item.plain = true;
  while (at < text.size()) {
    if (is_digit(text[at])) {
      const double digit = text[at] - '0';
      if (scale > 0) {
        item.number += digit * scale;
        scale /= 10;
      } else {
        item.number = item.number * 10 + digit;
        if (item.digits < 200) ++item.digits;
      }
    } else if (text[at] == ',' && at + 3 < text.size() && is_digit(text[at + 1]) && is_digit(text[at + 2]) &&
               is_digit(text[at + 3]) && (at + 4 == text.size() || !is_digit(text[at + 4]))) {
      item.plain = false;
    } else if (text[at] == '.' && scale == 0 && at + 1 < text.size() && is_digit(text[at + 1])) {
      item.plain = false;
      scale = 0.1;
    } else {
      break;
    }
    ++at;
  }
  item.word = DateWord::digits;
  item.value = item.number < 2e9 ? static_cast<std::int32_t>(item.number) : 0;
  return at - begin;
}

// "3.2.2026": three runs, so that the stops are marks and no decimal points.
bool stopped_date(std::string_view form) {
  int stops = 0;
  for (const char c : form) {
    if (c == '.')
      ++stops;
    else if (!is_digit(c))
      return false;
  }
  return stops == 2 && form.front() != '.' && form.back() != '.';
}

}  // namespace

DateLexicon DateLexicon::load(const std::string& schemas_dir) {
  const std::string path = schemas_dir + "/lang/en/dates.json";
  const Json file = Json::parse_file(path);
  DateLexicon lexicon;
  WordTable& words = lexicon.m_words;
  try {
    add_numbers(words, file["months"], DateWord::month);
    add_numbers(words, file["weekdays"], DateWord::weekday);
    add_numbers(words, file["weekday_plurals"], DateWord::weekday_plural);
    add_numbers(words, file["ordinals"], DateWord::ordinal);
    add_named(words, file["units"], DateWord::unit, kUnits, path);
    add_named(words, file["unit_plurals"], DateWord::unit_plural, kUnits, path);
    add_numbers(words, file["cardinals"], DateWord::cardinal);
    add_numbers(words, file["decades"], DateWord::decade);
    for (const auto& word : file.strings("vague_numbers")) words.add(word, packed(DateWord::vague, 0));
    for (const auto& word : file.strings("pair_numbers")) words.add(word, packed(DateWord::couple, 2));
    add_named(words, file["day_parts"], DateWord::day_part, kDayParts, path);
    add_numbers(words, file["seasons"], DateWord::season);
    add_numbers(words, file["day_words"], DateWord::day_word);
    add_named(words, file["shifts"], DateWord::shift, kShifts, path);
    add_named(words, file["modifiers"], DateWord::modifier, kModifiers, path);
    add_named(words, file["references"], DateWord::reference, kReferences, path);
    add_named(words, file["adjective_references"], DateWord::adjective_reference, kReferences, path);
    add_named(words, file["frequencies"], DateWord::frequency, kFrequencies, path);
    for (const auto& word : file.strings("zones")) words.add(word, packed(DateWord::zone, 0));
    for (const auto& word : file.strings("planned")) lexicon.m_planned.add(word, 1);
    for (const auto& word : file.strings("implicative")) lexicon.m_implicative.add(word, 1);
    for (const auto& word : file.strings("committing")) lexicon.m_committing.add(word, 1);
    for (const auto& word : file.strings("names_after")) lexicon.m_names_after.add(word, 1);
    for (const auto& word : file.strings("counted_words")) lexicon.m_counted.add(word, 1);
    for (const auto& word : file.strings("month_words")) lexicon.m_month_words.add(word, 1);
    for (const auto& word : file.strings("names_before")) lexicon.m_names_before.add(word, 1);
    for (const auto& [word, glue] : kGlueWords)
      words.add(word, packed(DateWord::glue, static_cast<int>(glue)));
    lexicon.load_named(file["holidays"]);
    lexicon.load_named(file["periods"]);
  } catch (const DataError&) {
    throw;
  } catch (const Error& error) {
    throw DataError(path, error.what());
  }
  return lexicon;
}

void DateLexicon::load_named(const Json& list) {
  const auto integer = [](const Json& row, std::string_view key) {
    return row.has(key) ? static_cast<int>(row[key].as_integer()) : 0;
  };
  for (const Json& row : list.as_array()) {
    NamedTime time{integer(row, "month"),  integer(row, "day"), integer(row, "weekday"), integer(row, "nth"),
                   integer(row, "offset"), row.has("easter"),   row.string_or("from"),   row.string_or("to")};
    if (time.by_easter) time.offset = integer(row, "easter");
    const auto index = static_cast<std::uint32_t>(m_named.size());
    m_named.push_back(time);
    for (const std::string& name : row.strings("names")) add_name(name, index);
  }
}

void DateLexicon::add_name(const std::string& name, std::uint32_t time) {
  Name entry;
  entry.time = time;
  std::string word;
  for (const char c : name + " ") {
    if (c == ' ') {
      if (!word.empty()) entry.words.push_back(std::exchange(word, {}));
    } else {
      word += c;
    }
  }
  if (entry.words.empty()) return;
  const std::string first = entry.words.front();
  std::uint32_t slot = m_named_starts.find(first, kAbsent);
  if (slot == kAbsent) {
    slot = static_cast<std::uint32_t>(m_names_by_start.size());
    m_named_starts.add(first, slot);
    m_names_by_start.emplace_back();
  }
  m_names_by_start[slot].push_back(std::move(entry));
}

std::size_t DateLexicon::named_at(const Document& doc, TokenRange range, std::uint32_t token,
                                  const NamedTime** found) const {
  const LowerWord first(doc.form(token), false);
  const std::uint32_t slot = m_named_starts.find(first.view(), kAbsent);
  if (slot == kAbsent) return 0;
  std::size_t longest = 0;
  for (const Name& name : m_names_by_start[slot]) {
    std::uint32_t at = token;
    std::size_t matched = 0;
    for (; matched < name.words.size() && at < range.end; ++matched, ++at) {
      // "New Year's Day" is four tokens: the 's is glued to the word of the list.
      std::string_view word = name.words[matched];
      const LowerWord form(doc.form(at), false);
      if (form.view() == word) continue;
      if (word.size() > 2 && word.substr(word.size() - 2) == "'s" &&
          form.view() == word.substr(0, word.size() - 2) && at + 1 < range.end &&
          (doc.form(at + 1) == "'s" || doc.form(at + 1) == "’s")) {
        ++at;
        continue;
      }
      break;
    }
    if (matched == name.words.size() && at - token > longest) {
      longest = at - token;
      *found = &m_named[name.time];
    }
  }
  return longest;
}

void DateLexicon::add_word(const Document& doc, std::uint32_t token, Span span, bool glued,
                           std::vector<DateItem>& items, bool& promising) const {
  const std::string_view form = span.of(doc.text);
  const LowerWord lower(form);
  DateItem item;
  item.token = token;
  item.span = span;
  item.glued = glued;
  item.capital = form.front() >= 'A' && form.front() <= 'Z';
  const std::uint32_t found = m_words.find(lower.view(), kAbsent);
  if (found != kAbsent) {
    item.word = static_cast<DateWord>(found >> 24);
    item.value = static_cast<std::int32_t>(found & 0xFFFFFFU) - 0x1000;
    if (item.word == DateWord::cardinal) item.number = item.value;
    promising = promising || starts_expression(item) || item.is(Shift::past);
  } else if (m_named_starts.contains(lower.view())) {
    item.word = DateWord::named;
    promising = true;
  }
  items.push_back(item);
}

void DateLexicon::cut_token(const Document& doc, std::uint32_t token, std::vector<DateItem>& items,
                            bool& promising) const {
  const Span whole = doc.tokens[token].span;
  const std::string_view form = whole.of(doc.text);
  const bool dotted = stopped_date(form);
  const auto glued_at = [&](std::size_t at) {
    return at > 0 || (!items.empty() && items.back().span.end == whole.begin);
  };
  std::size_t at = 0;
  while (at < form.size()) {
    const auto begin = static_cast<std::uint32_t>(whole.begin + at);
    DateItem item;
    item.token = token;
    item.glued = glued_at(at);
    if (is_digit(form[at])) {
      const std::size_t stop = dotted ? std::min(form.find('.', at), form.size()) : form.size();
      at += digit_run(form.substr(0, stop), at, item);
      item.span = {begin, static_cast<std::uint32_t>(whole.begin + at)};
      promising = promising || (item.digits == 4 && item.plain) || item.span.size() < form.size();
      items.push_back(item);
      continue;
    }
    std::size_t end = at;
    while (end < form.size() && (is_letter(form[end]) || form[end] == '.' || (form[end] == '\'' && end > at)))
      ++end;
    if (end > at && is_letter(form[at])) {
      add_word(doc, token, {begin, static_cast<std::uint32_t>(whole.begin + end)}, item.glued, items,
               promising);
      at = end;
      continue;
    }
    char sign = form[at];
    const std::size_t length = sign_at(form, at, sign);
    if (sign == '\'' && (form.substr(at + std::max<std::size_t>(length, 1)) == "s")) {
      item.word = DateWord::glue;
      item.value = static_cast<std::int32_t>(Glue::s);
      at = form.size();
    } else if (length == 0 && static_cast<unsigned char>(sign) >= 0x80) {
      item.word = DateWord::other;  // a word in another script: of no use here
      at = form.size();
    } else {
      item.word = DateWord::mark;
      item.value = sign;
      at += std::max<std::size_t>(length, 1);
    }
    item.span = {begin, static_cast<std::uint32_t>(whole.begin + at)};
    items.push_back(item);
  }
}

bool DateLexicon::cut(const Document& doc, TokenRange range, std::vector<DateItem>& items) const {
  items.clear();
  bool promising = false;
  for (std::uint32_t token = range.begin; token < range.end; ++token) cut_token(doc, token, items, promising);
  return promising;
}

}  // namespace newsgraph
