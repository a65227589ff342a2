#include "nlp/train/evaluate_dates.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <string_view>

#include "base/json.hpp"
#include "base/utf8.hpp"
#include "nlp/calendar.hpp"
#include "nlp/train/corpus.hpp"

namespace newsgraph {
namespace {

using Days = std::chrono::days;

struct GoldDate {
  Span span;  // bytes of the document
  Span sentence;
  std::string expression;
  std::string value;
};

struct GoldDocument {
  Document doc;
  std::vector<GoldDate> dates;
  std::map<std::string, std::uint32_t> sentences;  // text -> offset
};

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int number(std::string_view text) { return std::atoi(std::string(text).c_str()); }

std::string_view without_suffix(std::string_view value, std::string_view suffix) {
  return value.size() > suffix.size() && value.substr(value.size() - suffix.size()) == suffix
             ? value.substr(0, value.size() - suffix.size())
             : value;
}

// TIMEX3 pads what is not known: 1949-XX-XX is 1949, 1998-WXX is 1998.
// Some gold values write week 7 as W7.
std::string padded_week(std::string_view value) {
  std::string result(value);
  const std::size_t at = result.find("-W");
  if (at != std::string::npos && at + 3 <= result.size() && result[at + 2] >= '1' && result[at + 2] <= '9' &&
      (at + 3 == result.size() || result[at + 3] == '-')) {
    result.insert(at + 2, "0");
  }
  return result;
}

std::string_view without_padding(std::string_view value) {
  if (value.substr(0, 4) == "XXXX" || value.substr(0, 1) == "P") return value;
  for (const std::string_view suffix : {"-XX", "-XX", "-WXX", "-QX", "X"})
    value = without_suffix(value, suffix);
  return value;
}

std::optional<Period> season(int year, std::string_view name) {
  constexpr std::string_view kNames[] = {"SP", "SU", "FA", "WI"};
  for (int i = 0; i < 4; ++i) {
    if (kNames[i] != name) continue;
    const int first = (i + 1) * 3;
    return Period{month_period(year, first).from,
                  i < 3 ? month_period(year, first + 2).to : month_period(year + 1, 2).to};
  }
  return std::nullopt;
}

std::optional<Period> week(int year, std::string_view rest) {
  const int index = number(rest.substr(1, 2));
  const Period first = period_around(*make_day(year, 1, 4), TimeUnit::week, index - 1);
  if (without_suffix(rest, "-WE") != rest) return Period{*first.from + Days(5), first.to};
  return first;
}

// The days that one ISO or TIMEX3 value covers.
std::optional<Period> days_of(std::string_view value) {
  value = value.substr(0, value.find('T'));
  int sign = 1;
  if (!value.empty() && value.front() == '-') {
    sign = -1;
    value.remove_prefix(1);
  }
  const std::size_t dash = value.find('-');
  const std::string_view head = value.substr(0, dash);
  if (!all_digits(head) || head.size() > 4) return std::nullopt;
  const int year = sign * number(head);
  if (dash == std::string_view::npos) {
    if (head.size() == 2) return year_period(year * 100, year * 100 + 99);
    if (head.size() == 3 && sign > 0) return year_period(year * 10, year * 10 + 9);
    return year_period(year, year);
  }
  if (head.size() != 4) return std::nullopt;
  const std::string_view rest = value.substr(dash + 1);
  if (rest.size() >= 3 && rest.front() == 'W' && all_digits(rest.substr(1, 2))) return week(year, rest);
  if (rest.size() == 2 && rest.front() == 'Q' && all_digits(rest.substr(1))) {
    return period_around(*month_period(year, std::clamp(number(rest.substr(1)), 1, 4) * 3).from,
                         TimeUnit::quarter, 0);
  }
  if (rest.size() == 2 && rest.front() == 'H') {
    const int first = rest[1] == '1' ? 1 : 7;
    return Period{month_period(year, first).from, month_period(year, first + 5).to};
  }
  if (rest.size() == 2 && all_digits(rest) && number(rest) >= 1 && number(rest) <= 12)
    return month_period(year, number(rest));
  if (rest.size() == 5 && rest[2] == '-') {
    const auto day = make_day(year, number(rest.substr(0, 2)), number(rest.substr(3)));
    return day ? std::optional(Period{*day, *day}) : std::nullopt;
  }
  return season(year, rest);
}

// Ends of a stretch as the corpus writes them: 1981-05/1981-06, [..2013-10-14], 0394/.. .
struct Stretch {
  std::optional<Period> from, to;
};

std::optional<Stretch> stretch_of(std::string_view value) {
  std::size_t cut = value.find('/');
  std::size_t width = 1;
  if (value.size() > 2 && value.front() == '[' && value.back() == ']') {
    value = value.substr(1, value.size() - 2);
    cut = value.find("..");
    width = 2;
  }
  if (cut == std::string_view::npos) return std::nullopt;
  const std::string_view first = value.substr(0, cut);
  const std::string_view last = value.substr(cut + width);
  Stretch stretch;
  if (!first.empty() && first != "..") stretch.from = days_of(first);
  if (!last.empty() && last != "..") stretch.to = days_of(last);
  return stretch;
}

bool near(const std::optional<Day>& ours, const Period& gold, long slack) {
  if (!ours) return false;
  return *ours >= *gold.from - Days(slack) && *ours <= *gold.to + Days(slack);
}

bool same_stretch(const Stretch& gold, const Period& ours) {
  if (!gold.from && !gold.to) return false;
  long slack = 31;
  if (gold.from && gold.to) slack = std::max(1L, (*gold.to->to - *gold.from->from).count() / 10);
  if (gold.from && !near(ours.from, *gold.from, slack)) return false;
  return !gold.to || near(ours.to, *gold.to, slack);
}

// Values without a year: --06, XXXX-06, --06/--09 (summer).
std::string yearless(std::string_view value) {
  if (value == "--03/--06") return "XXXX-SP";
  if (value == "--06/--09") return "XXXX-SU";
  if (value == "--09/--12") return "XXXX-FA";
  if (value == "--12/--03") return "XXXX-WI";
  std::string result(value);
  for (std::size_t at = result.find("--"); at != std::string::npos; at = result.find("--"))
    result.replace(at, 2, "XXXX-");
  return result;
}

std::optional<Period> days_from(const TimeExpression& time) {
  if (time.from.empty() && time.to.empty()) return std::nullopt;
  return Period{parse_iso_day(time.from), parse_iso_day(time.to)};
}

bool same_value(std::string_view raw, std::string_view ours) {
  const std::string gold = padded_week(raw);
  if (gold == ours || yearless(gold) == ours) return true;
  const std::string_view plain = without_padding(gold);
  const bool gold_time = plain.find('T') != std::string_view::npos && plain.front() != 'P';
  if (gold_time)
    return plain == ours || std::string(plain) == std::string(ours) + "Z" ||
           std::string(ours) == std::string(plain) + "Z";
  const auto gold_days = days_of(plain);
  return gold_days && gold_days == days_of(ours);
}

std::uint32_t byte_offset(std::string_view text, std::int64_t characters) {
  std::size_t at = 0;
  for (; characters > 0 && at < text.size(); --characters) static_cast<void>(utf8::next(text, at));
  return static_cast<std::uint32_t>(at);
}

void add_row(const Json& row, std::vector<GoldDocument>& docs, std::map<std::string, std::size_t>& by_id) {
  const std::string id = row.string_or("doc");
  const auto [entry, fresh] = by_id.emplace(id, docs.size());
  if (fresh) {
    docs.emplace_back();
    docs.back().doc.id = id;
    const std::string genre = row.string_or("genre");
    if (genre != "bio" && genre != "voyage" && row["doc_date"].is_string()) {
      docs.back().doc.date = row.string_or("doc_date").substr(0, 10);
    }
  }
  GoldDocument& gold = docs[entry->second];
  const std::string sentence = row.string_or("sentence");
  const auto [place, new_sentence] =
      gold.sentences.emplace(sentence, static_cast<std::uint32_t>(gold.doc.text.size()));
  if (new_sentence) gold.doc.text += sentence + "\n\n";
  const std::uint32_t begin = place->second + byte_offset(sentence, row["start"].as_integer());
  const std::uint32_t end = place->second + byte_offset(sentence, row["end"].as_integer());
  gold.dates.push_back({{begin, end},
                        {place->second, place->second + static_cast<std::uint32_t>(sentence.size())},
                        row.string_or("expression"),
                        row.string_or("value")});
}

std::vector<GoldDocument> read_gold(const std::string& path) {
  const std::string bytes = read_maybe_gzip(path);
  std::vector<GoldDocument> docs;
  std::map<std::string, std::size_t> by_id;
  std::size_t line_number = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    ++line_number;
    const std::string_view line(bytes.data() + at, end - at);
    if (!line.empty()) add_row(Json::parse(line, path + ":" + std::to_string(line_number)), docs, by_id);
    at = end + 1;
  }
  return docs;
}

void score(const GoldDocument& gold, DateScores& scores) {
  const Document& doc = gold.doc;
  scores.predicted += doc.times.size();
  for (const TimeExpression& time : doc.times) {
    scores.spurious += std::none_of(gold.dates.begin(), gold.dates.end(),
                                    [&](const GoldDate& date) { return date.span.overlaps(time.span); });
  }
  for (const GoldDate& date : gold.dates) {
    ++scores.gold;
    const TimeExpression* best = nullptr;
    std::uint32_t most = 0;
    for (const TimeExpression& time : doc.times) {
      if (!time.span.overlaps(date.span)) continue;
      const std::uint32_t shared =
          std::min(time.span.end, date.span.end) - std::max(time.span.begin, date.span.begin);
      if (shared > most) best = &time, most = shared;
    }
    const bool right = best != nullptr && same_time(date.value, *best);
    scores.found += best != nullptr;
    scores.exact += best != nullptr && best->span == date.span;
    scores.right += right;
    if (!right) {
      const std::string ours = best == nullptr ? "(none)"
                                               : "[" + std::string(best->span.of(doc.text)) + "] " +
                                                     best->value + " " + best->from + ".." + best->to;
      scores.errors.push_back(doc.id + " " + doc.date + " | " + date.expression + " | " + date.value + " | " +
                              ours);
    }
  }
}

}  // namespace

bool same_time(const std::string& gold, const TimeExpression& time) {
  if (same_value(gold, time.value)) return true;
  const std::size_t slash = time.value.find('/');
  if (slash != std::string::npos) {
    if (same_value(gold, std::string_view(time.value).substr(0, slash))) return true;
    if (same_value(gold, std::string_view(time.value).substr(slash + 1))) return true;
  }
  const auto days = days_from(time);
  if (const auto stretch = stretch_of(gold)) {
    if (days && same_stretch(*stretch, *days)) return true;
    const auto whole = days_of(time.value);
    return whole && same_stretch(*stretch, *whole);
  }
  const auto gold_days = days_of(without_padding(gold));
  return gold_days && gold.find('T') == std::string::npos && days && days == gold_days;
}

DateScores score_dates(const std::string& path, const std::function<void(Document&)>& annotate) {
  DateScores scores;
  for (GoldDocument& gold : read_gold(path)) {
    annotate(gold.doc);
    score(gold, scores);
  }
  return scores;
}

}  // namespace newsgraph
