#include "resolve/days.hpp"

#include <algorithm>

#include "base/iso_day.hpp"

namespace newsgraph {
namespace {

int number_of(std::chrono::sys_days day) { return static_cast<int>(day.time_since_epoch().count()); }
}  // namespace

int Days::gap(const Days& other) const { return std::max({0, other.from - to, from - other.to}); }

std::optional<int> day_number(std::string_view day) {
  const auto date = iso::day(day);
  return date ? std::optional(number_of(*date)) : std::nullopt;
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
  const auto whole = iso::period(value.substr(0, 10));
  return whole ? std::optional(Days{number_of(whole->first), number_of(whole->last)}) : std::nullopt;
}

}  // namespace newsgraph
