#include "exporters/days.hpp"

#include <chrono>

namespace newsgraph {
namespace {

bool read_digits(std::string_view digits, unsigned& value) noexcept {
  value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return false;
    value = value * 10 + static_cast<unsigned>(c - '0');
  }
  return true;
}

std::string_view day_or_nothing(std::string_view text, ExportSummary& summary) noexcept {
  if (text.empty() || is_day(text)) return text;
  ++summary.values_left_out;
  return {};
}

}  // namespace

bool is_day(std::string_view text) noexcept {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  unsigned year = 0, month = 0, day = 0;
  if (!read_digits(text.substr(0, 4), year) || !read_digits(text.substr(5, 2), month) ||
      !read_digits(text.substr(8, 2), day)) {
    return false;
  }
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(year)), std::chrono::month(month),
                                         std::chrono::day(day)};
  return year > 0 && date.ok();
}

DayRange whole_days(std::string_view from, std::string_view to, ExportSummary& summary) noexcept {
  DayRange range{day_or_nothing(from, summary), day_or_nothing(to, summary)};
  if (!range.from.empty() && !range.to.empty() && range.to < range.from) {
    summary.values_left_out += 2;
    range = {};
  }
  return range;
}

DayRange whole_days(const Edge& edge, ExportSummary& summary) noexcept {
  return whole_days(edge.from, edge.to, summary);
}

}  // namespace newsgraph
