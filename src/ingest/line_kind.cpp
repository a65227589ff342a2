#include "ingest/line_kind.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "ingest/furniture_cues.hpp"
#include "ingest/published.hpp"

namespace newsgraph {
namespace {

constexpr std::size_t kLongestLabel = 40;  // bytes before the colon
constexpr std::uint32_t kNoticeWords = 90;
constexpr std::uint32_t kCaptionWords = 45;
constexpr std::uint32_t kStartWords = 25;

LineKind whole_line() {
  LineKind kind;
  kind.furniture = true;
  return kind;
}

bool any_of(const std::vector<std::string>& list, std::string_view key,
            bool (*test)(std::string_view, std::string_view)) {
  return std::any_of(list.begin(), list.end(), [&](const std::string& words) { return test(key, words); });
}

std::size_t count_of(std::string_view line, std::string_view piece) {
  std::size_t count = 0;
  for (std::size_t pos = line.find(piece); pos != std::string_view::npos; pos = line.find(piece, pos + 1))
    ++count;
  return count;
}

bool is_breadcrumb(std::string_view line) {
  constexpr std::array<std::string_view, 6> kSeparators = {" | ", " > ", " › ", " » ", " · ", " • "};
  return std::any_of(kSeparators.begin(), kSeparators.end(),
                     [&](std::string_view separator) { return count_of(line, separator) >= 2; });
}

bool is_address(std::string_view line, const TextUnit& unit) {
  if (unit.words > 7) return false;
  const bool link = line.find("://") != std::string_view::npos || line.find("www.") != std::string_view::npos;
  const std::size_t at = line.find('@');
  const bool mail = at != std::string_view::npos && line.find('.', at) != std::string_view::npos;
  return link || mail || (line.starts_with("#") && count_of(line, "#") == unit.words);
}

// Where the label at the start of a line ends, and what it says. "> date 2026" has the label "date" as "Date:
// 2026" has.
struct Label {
  std::string key;
  std::size_t end = 0;  // behind the label and its colon
  bool colon = false;
};

Label label_at(std::string_view line, std::size_t begin) {
  Label label;
  const std::size_t colon = line.substr(begin, kLongestLabel).find(':');
  if (colon != std::string_view::npos) {
    label.key = utf8::name_key(line.substr(begin, colon));
    label.end = begin + colon + 1;
    label.colon = true;
  }
  return label;
}

// "Published on 3 February 2026", "date 2026-02-03": words up to the first digit or weekday.
Label label_before_date(std::string_view line, std::size_t begin) {
  Label label;
  std::size_t end = begin;
  for (int words = 0; words < 3; ++words) {
    const std::size_t blank = line.find(' ', end);
    if (blank == std::string_view::npos || blank - begin > kLongestLabel) return {};
    end = blank + 1;
    label.key = utf8::name_key(line.substr(begin, blank - begin));
    label.end = end;
    if (published_day_at(line, end)) return label;
  }
  return {};
}

std::size_t quote_marks(std::string_view line) {
  const std::size_t begin = line.find_first_not_of("> \t");
  return begin == std::string_view::npos ? 0 : begin;
}

bool starts_upper(std::string_view text, std::size_t pos) {
  if (pos >= text.size()) return false;
  const char32_t c = utf8::next(text, pos);
  return utf8::is_upper(c) || c == U'"' || c == U'\u201C';
}

std::size_t words_in(std::string_view text) {
  std::size_t words = 0;
  for (std::size_t pos = text.find_first_not_of(" \t"); pos != std::string_view::npos;
       pos = text.find_first_not_of(" \t", text.find_first_of(" \t", pos))) {
    ++words;
    if (text.find_first_of(" \t", pos) == std::string_view::npos) break;
  }
  return words;
}

// A line that starts with a date, with or without a label before it.
LineKind kind_of_dated(std::string_view line, const TextUnit& unit) {
  const std::size_t begin = quote_marks(line);
  Label label = label_at(line, begin);
  const FurnitureCues& cues = english_cues();
  const auto known = [&] {
    return cues.date_labels.contains(label.key) || cues.update_labels.contains(label.key);
  };
  if (!known()) label = label_before_date(line, begin);
  const bool labelled = known();
  const std::size_t at = labelled ? label.end : begin;
  const auto found = published_day_at(line, at);
  LineKind kind;
  if (!found) {
    kind.furniture = labelled && label.colon && unit.words <= 8;
    return kind;
  }
  const std::string_view rest = line.substr(found->end);
  const std::size_t rest_begin = std::min(line.find_first_not_of(" \t,-|", found->end), line.size());
  const bool prose_follows = unit.terminal && words_in(rest) >= 5;
  // "3 February 2026 was a cold day." is prose; "2026-02-03 The ministers met ..." has its date in front.
  const bool numeric = line.substr(begin, 4).find_first_not_of("0123456789") == std::string_view::npos;
  if (prose_follows && !((labelled || numeric) && starts_upper(line, rest_begin))) return kind;
  if (!prose_follows && !labelled && (unit.terminal || words_in(rest) > 6)) return kind;
  kind.date = found->day;
  const bool updated = labelled && cues.update_labels.contains(label.key);
  kind.rank = updated ? DateRank::updated : labelled ? DateRank::published : DateRank::bare;
  kind.furniture = !prose_follows;
  kind.date_line = !prose_follows;
  if (prose_follows) kind.prefix = static_cast<std::uint32_t>(rest_begin);
  return kind;
}

// "[Sound bite: ...]" alone or before prose, "(Photo: AP)", "Anchor: ...", "Photo : AP".
LineKind kind_of_labelled(std::string_view line, const TextUnit& unit) {
  const FurnitureCues& cues = english_cues();
  LineKind kind;
  if (line.front() == '[') {
    const std::size_t close = line.find(']');
    if (close == std::string_view::npos) return kind;
    if (close + 1 == line.size()) return unit.words <= kCaptionWords ? whole_line() : kind;
    const Label label = label_at(line, 1);
    if (cues.labels.contains(label.key) || cues.speaker_cues.contains(label.key)) {
      kind.prefix = static_cast<std::uint32_t>(close + 1);
    }
    return kind;
  }
  if (line.front() == '(' && line.back() == ')' && unit.words <= 15 && !unit.is_sentence())
    return whole_line();
  const Label label = label_at(line, line.front() == '(' ? 1 : 0);
  if (cues.labels.contains(label.key)) return whole_line();
  if (cues.speaker_cues.contains(label.key)) {
    kind.prefix = static_cast<std::uint32_t>(label.end);
    kind.furniture = label.end >= line.size();
  }
  return kind;
}

// "Lena Holm has more.": nothing but a name before the words that pass on.
bool is_handover(std::string_view key, const TextUnit& unit) {
  const auto passes_on = [&](const std::string& words) {
    const auto count = static_cast<std::uint32_t>(1 + std::count(words.begin(), words.end(), ' '));
    const bool name_before = unit.lower == count || (count > 1 && unit.lower == count + 1);
    return name_before && unit.words > unit.lower && ends_with_words(key, words);
  };
  const auto& handovers = english_cues().handovers;
  return unit.words <= 8 && std::any_of(handovers.begin(), handovers.end(), passes_on);
}

// A credit at either end of a line, or anywhere in a line that is no sentence.
bool is_caption(std::string_view key, const TextUnit& unit) {
  const auto& captions = english_cues().captions;
  if (any_of(captions, key, ends_with_words)) return true;
  return !unit.terminal && any_of(captions, key, contains_words);
}

bool is_notice(std::string_view line, const TextUnit& unit) {
  if (unit.words > kNoticeWords) return false;
  const FurnitureCues& cues = english_cues();
  const std::string key = utf8::name_key(line);
  if (key.empty() || cues.lines.contains(key)) return true;
  if (any_of(cues.contains, key, contains_words)) return true;
  if (unit.words <= kCaptionWords && is_caption(key, unit)) return true;
  if (unit.words <= kStartWords && any_of(cues.starts, key, starts_with_words)) return true;
  return is_handover(key, unit);
}

// "New Tarno (XYN) - ": a name of up to three words and an agency in capitals, which are not its initials as
// in "Tarno Union (TU) - ".
bool is_place_with_agency(std::string_view line) {
  constexpr std::size_t kLongestName = 30;
  constexpr std::size_t kMostWords = 3;
  const std::size_t open = line.substr(0, kLongestName).find(" (");
  const std::size_t close = line.find(") ");
  if (open == std::string_view::npos || close == std::string_view::npos || close < open + 4) return false;
  const std::string_view agency = line.substr(open + 2, close - open - 2);
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (!std::all_of(agency.begin(), agency.end(), is_capital)) return false;
  std::string initials;
  for (std::size_t pos = 0; pos < open; pos = line.substr(0, open).find(' ', pos)) {
    if (line[pos] == ' ') ++pos;
    std::size_t next = pos;
    if (!utf8::is_upper(utf8::next(line, next))) return false;
    initials.push_back(line[pos]);
  }
  const std::string_view dash = line.substr(close + 2);
  const bool dashed = dash.starts_with("-") || dash.starts_with("–") || dash.starts_with("—");
  return dashed && !initials.empty() && initials.size() <= kMostWords && initials != agency;
}

// "GENEVA (Agency) - ", "SEOUL, Feb. 3 -- ": a place in capitals, perhaps an agency and a day, and a dash. It
// is no part of the sentence behind it. 0 when the line has none.
std::size_t dateline_length(std::string_view line) {
  constexpr std::size_t kLongest = 60;
  constexpr std::array<std::string_view, 4> kDashes = {" - ", " -- ", " – ", " — "};
  const std::size_t place_end = line.find_first_of(" ,");
  if (place_end == std::string_view::npos || place_end < 3) return 0;
  const bool with_agency = is_place_with_agency(line);
  for (std::size_t pos = 0; pos < place_end && !with_agency;) {
    const char32_t c = utf8::next(line, pos);
    if (!utf8::is_upper(c) && c != '.' && c != '-') return 0;
  }
  for (const std::string_view dash : kDashes) {
    const std::size_t found = line.substr(0, kLongest).find(dash);
    if (found == std::string_view::npos || found + dash.size() >= line.size()) continue;
    std::size_t next = found + dash.size();
    const std::size_t behind = next;
    const char32_t first = utf8::next(line, next);
    if (utf8::is_upper(first) || utf8::is_punct(first)) return behind;
  }
  return 0;
}

// "Lima - The minister …" in front of a sentence: one to three words with capitals. 0 when the line has none.
std::size_t plain_dateline_length(std::string_view line) {
  constexpr std::array<std::string_view, 4> kDashes = {" - ", " -- ", " – ", " — "};
  constexpr std::size_t kLongestName = 24;
  constexpr std::size_t kMostWords = 3;
  for (const std::string_view dash : kDashes) {
    const std::size_t found = line.substr(0, kLongestName).find(dash);
    if (found == std::string_view::npos || found + dash.size() >= line.size()) continue;
    std::size_t words = 0;
    bool name = true;
    bool opens = true;  // a word
    for (std::size_t pos = 0; pos < found && name;) {
      const char32_t c = utf8::next(line, pos);
      words += opens ? 1 : 0;
      name = opens ? utf8::is_upper(c) : c == ' ' || utf8::is_letter(c);
      opens = c == ' ';
    }
    std::size_t next = found + dash.size();
    if (name && words <= kMostWords && utf8::is_upper(utf8::next(line, next))) return found + dash.size();
  }
  return 0;
}

}  // namespace

LineKind kind_of_line(std::string_view text, const TextUnit& unit) {
  const std::string_view line = unit.span.of(text);
  if (LineKind dated = kind_of_dated(line, unit); dated.furniture || dated.prefix > 0) return dated;
  LineKind kind = kind_of_labelled(line, unit);
  if (kind.furniture || kind.prefix > 0) return kind;
  std::size_t dateline = dateline_length(line);
  if (dateline == 0 && unit.is_prose()) dateline = plain_dateline_length(line);
  kind.prefix = static_cast<std::uint32_t>(dateline);
  if (kind.prefix > 0) return kind;
  kind.section_end = unit.words <= 6 && english_cues().sections.contains(utf8::name_key(line));
  kind.furniture = kind.section_end || is_notice(line, unit) || is_address(line, unit) ||
                   (!unit.terminal && unit.words <= 30 && is_breadcrumb(line));
  return kind;
}

bool is_sign_off(std::string_view line, const TextUnit& unit) {
  if (unit.words < 3 || unit.words > 12 || line.find(',') == std::string_view::npos) return false;
  constexpr std::array<std::string_view, 8> kSmall = {"of", "the", "for", "in", "at", "and", "from", "in"};
  std::uint32_t small = 0;
  for (std::size_t pos = 0; pos < line.size();) {
    const std::size_t end = std::min(line.find(' ', pos), line.size());
    const auto word = line.substr(pos, end - pos);
    if (std::find(kSmall.begin(), kSmall.end(), word) != kSmall.end()) ++small;
    pos = end + 1;
  }
  return unit.lower == small && line.find_first_of("\"?!0123456789") == std::string_view::npos;
}

}  // namespace newsgraph
