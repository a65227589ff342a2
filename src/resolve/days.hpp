// Days as numbers, so that ranges can be compared and measured.
#pragma once

#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace newsgraph {

// Both inclusive, counted from 1970-01-01; the limits stand for an open end.
struct Days {
  static constexpr int kOpenFrom = std::numeric_limits<int>::min() / 4;
  static constexpr int kOpenTo = std::numeric_limits<int>::max() / 4;
  int from = kOpenFrom;
  int to = kOpenTo;

  [[nodiscard]] int length() const { return to - from + 1; }
  [[nodiscard]] bool overlaps(const Days& other) const { return from <= other.to && other.from <= to; }
  // Days between the two; 0 when they touch or overlap.
  [[nodiscard]] int gap(const Days& other) const;
};

// YYYY-MM-DD; nothing for anything else and for days that no calendar has.
[[nodiscard]] std::optional<int> day_number(std::string_view day);

// From two days of a TimeRange; an empty side is open. Nothing when both are empty or the range is reversed.
[[nodiscard]] std::optional<Days> days_of(std::string_view from, std::string_view to);

// What a `date` property covers: a day, month or year, or FROM/TO of days (ISO 8601).
[[nodiscard]] std::optional<Days> days_in(std::string_view value);

}  // namespace newsgraph
