// Days for formats with a date type, whose readers refuse the file or the row for one date that is none.
#pragma once

#include <string_view>

#include "exporters/exporter.hpp"

namespace newsgraph {

// True for YYYY-MM-DD of the proleptic Gregorian calendar, years 0001 to 9999.
[[nodiscard]] bool is_day(std::string_view text) noexcept;

// Views into the edge; empty: not known.
struct DayRange {
  std::string_view from;
  std::string_view to;
};

// The two days of a range or, below, of an edge. One that is no day, and both when they are in the wrong
// order, are left out and counted.
[[nodiscard]] DayRange whole_days(std::string_view from, std::string_view to,
                                  ExportSummary& summary) noexcept;
[[nodiscard]] DayRange whole_days(const Edge& edge, ExportSummary& summary) noexcept;

}  // namespace newsgraph
