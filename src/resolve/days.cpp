#include "resolve/days.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace newsgraph {
namespace {

std::optional<int> number(std::string_view digits) {
  int value = 0;
  const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || result.ec != std::errc() || result.ptr != digits.data() + digits.size() || value < 0)
    return std::nullopt;
  return value;
}

std::optional<int> civil(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return static_cast<int>(std::chrono::sys_days(date).time_since_epoch().count());
}

}  // namespace

int Days::gap(const Days& other) const { return std::max({0, other.from - to, from - other.to}); }

std::optional<int> day_number(std::string_view day) {
  if (day.size() != 10 || day[4] != '-' || day[7] != '-') return std::nullopt;
  const auto year = number(day.substr(0, 4));
  const auto month = number(day.substr(5, 2));
  const auto date = number(day.substr(8, 2));
  if (!year || !month || !date) return std::nullopt;
  return civil(*year, *month, *date);
}

std::optional<Days> days_of(std::string_view from, std::string_view to) {
  const auto first = day_number(from);
  const auto last = day_number(to);
  if (!first && !last) return std::nullopt;
  const Days days{first.value_or(Days::kOpenFrom), last.value_or(Days::kOpenTo)};
  if (days.from > days.to) return std::nullopt;
  return days;
}

std::optional<Days> days_in(std::string_view value) {
  if (const std::size_t slash = value.find('/'); slash != std::string_view::npos) {
    return days_of(value.substr(0, slash), value.substr(slash + 1));
  }
  if (value.size() >= 10) return days_of(value.substr(0, 10), value.substr(0, 10));
  const auto year = number(value.substr(0, 4));
  if (!year || (value.size() != 4 && (value.size() != 7 || value[4] != '-'))) return std::nullopt;
  if (value.size() == 4) return Days{*civil(*year, 1, 1), *civil(*year, 12, 31)};
  const auto month = number(value.substr(5));
  if (!month) return std::nullopt;
  const auto first = civil(*year, *month, 1);
  const auto next = *month == 12 ? civil(*year + 1, 1, 1) : civil(*year, *month + 1, 1);
  if (!first || !next) return std::nullopt;
  return Days{*first, *next - 1};
}

}  // namespace newsgraph
