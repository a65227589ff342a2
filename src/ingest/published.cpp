#include "ingest/published.hpp"

#include <fmt/core.h>

#include <array>
#include <chrono>

namespace newsgraph {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 7> kWeekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                       "friday", "saturday", "sunday"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Reads small pieces of a text from left to right; every take_ moves only when it finds what it names.
class Scanner {
public:
  Scanner(std::string_view text, std::size_t pos) : m_text(text), m_pos(pos) {}

  [[nodiscard]] std::size_t pos() const { return m_pos; }
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return m_pos + ahead < m_text.size() ? m_text[m_pos + ahead] : '\0';
  }
  void skip_blanks() {
    while (peek() == ' ' || peek() == '\t') ++m_pos;
  }
  bool take(char c) {
    if (peek() != c) return false;
    ++m_pos;
    return true;
  }
  // A number of `least` to `most` digits with no digit behind.
  std::optional<int> take_number(std::size_t least, std::size_t most) {
    std::size_t count = 0;
    int value = 0;
    while (is_digit(peek(count))) {
      if (count == most) return std::nullopt;
      value = value * 10 + (peek(count) - '0');
      ++count;
    }
    if (count < least) return std::nullopt;
    m_pos += count;
    return value;
  }
  std::string take_word() {
    std::string word;
    while (is_letter(peek())) {
      word.push_back(static_cast<char>(peek() | 0x20));
      ++m_pos;
    }
    return word;
  }

private:
  std::string_view m_text;
  std::size_t m_pos;
};

template <std::size_t N>
std::optional<unsigned> index_of(const std::array<std::string_view, N>& names, std::string_view word) {
  for (unsigned i = 0; i < N; ++i) {
    if (word == names[i] || (word.size() >= 3 && word.size() <= 4 && names[i].starts_with(word))) return i;
  }
  return std::nullopt;
}

std::string format_day(int year, int month, int day) {
  if (year < 1000 || month < 1 || day < 1) return "";
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  return date.ok() ? fmt::format("{:04}-{:02}-{:02}", year, month, day) : "";
}

void skip_weekday(Scanner& in) {
  Scanner ahead = in;
  if (!index_of(kWeekdays, ahead.take_word())) return;
  ahead.take('.');
  ahead.take(',');
  ahead.skip_blanks();
  in = ahead;
}

// 2026-02-03, 2026/2/3, 2026.02.03., 20260203
std::string take_numeric(Scanner& in) {
  Scanner ahead = in;
  if (const auto packed = ahead.take_number(8, 8)) {
    in = ahead;
    return format_day(*packed / 10000, *packed / 100 % 100, *packed % 100);
  }
  const auto year = ahead.take_number(4, 4);
  const char separator = ahead.peek();
  if (!year || (separator != '-' && separator != '/' && separator != '.')) return "";
  ahead.take(separator);
  const auto month = ahead.take_number(1, 2);
  if (!month || !ahead.take(separator)) return "";
  const auto day = ahead.take_number(1, 2);
  if (!day) return "";
  in = ahead;
  return format_day(*year, *month, *day);
}

std::optional<int> take_day_number(Scanner& in) {
  const auto day = in.take_number(1, 2);
  Scanner ahead = in;
  const std::string suffix = ahead.take_word();
  if (suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th") in = ahead;
  return day;
}

std::optional<int> take_month(Scanner& in) {
  const auto month = index_of(kMonths, in.take_word());
  in.take('.');
  in.skip_blanks();
  return month ? std::optional<int>(static_cast<int>(*month) + 1) : std::nullopt;
}

// 3 February 2026 | February 3, 2026
std::string take_named(Scanner& in) {
  Scanner ahead = in;
  const bool day_first = is_digit(ahead.peek());
  std::optional<int> day = day_first ? take_day_number(ahead) : std::nullopt;
  ahead.skip_blanks();
  const auto month = take_month(ahead);
  if (!month) return "";
  if (!day_first) day = take_day_number(ahead);
  ahead.take(',');
  ahead.skip_blanks();
  const auto year = ahead.take_number(4, 4);
  if (!day || !year) return "";
  in = ahead;
  return format_day(*year, *month, *day);
}

// "13:38:35", "T13:38:35.000+09:00", "1:38 p.m.", with what stands between date and clock.
void skip_clock(Scanner& in) {
  Scanner ahead = in;
  if (!ahead.take('T')) {
    ahead.take(',');
    ahead.skip_blanks();
  }
  if (!ahead.take_number(1, 2) || !ahead.take(':') || !ahead.take_number(2, 2)) return;
  while (ahead.take(':') || ahead.take('.')) {
    if (!ahead.take_number(1, 9)) break;
  }
  in = ahead;
  if (ahead.take('Z')) {
    in = ahead;
  } else if ((ahead.take('+') || ahead.take('-')) && ahead.take_number(2, 4)) {
    if (ahead.take(':')) (void)ahead.take_number(2, 2);
    in = ahead;
  }
}

}  // namespace

std::optional<PublishedDay> published_day_at(std::string_view text, std::size_t pos) {
  Scanner in(text, pos);
  in.skip_blanks();
  skip_weekday(in);
  std::string day = take_numeric(in);
  if (day.empty()) day = take_named(in);
  if (day.empty()) return std::nullopt;
  skip_clock(in);
  return PublishedDay{std::move(day), in.pos()};
}

std::string published_day(std::string_view value) {
  const std::size_t start = value.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos) return "";
  const auto found = published_day_at(value, start);
  return found ? found->day : "";
}

std::string day_in_path(std::string_view path) {
  for (std::size_t pos = 0; pos + 8 <= path.size(); ++pos) {
    if (!is_digit(path[pos]) || (pos > 0 && is_digit(path[pos - 1]))) continue;
    Scanner in(path, pos);
    if (const std::string day = take_numeric(in); !day.empty() && day >= "1990") return day;
  }
  return "";
}

}  // namespace newsgraph
