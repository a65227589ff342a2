#include "exporters/days.hpp"

#include "base/iso_day.hpp"

namespace newsgraph {
namespace {

std::string_view day_or_nothing(std::string_view text, ExportSummary& summary) noexcept {
  if (text.empty() || is_day(text)) return text;
  ++summary.values_left_out;
  return {};
}

}  // namespace

bool is_day(std::string_view text) noexcept { return iso::day(text) && *iso::year(text) > 0; }

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
