// Days as ISO 8601 writes them, "2026-02-03", in years 0000 to 9999 of the proleptic Gregorian calendar.
// Nothing comes back for what is written otherwise.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace newsgraph::iso {

// YYYY-MM-DD and nothing behind it; nothing, too, for a day that no calendar has.
[[nodiscard]] std::optional<std::chrono::sys_days> day(std::string_view text) noexcept;

// Both included.
struct Period {
  std::chrono::sys_days first;
  std::chrono::sys_days last;
};
// What a day, a month or a year covers: "2026-02-03", "2026-02", "2026".
[[nodiscard]] std::optional<Period> period(std::string_view text) noexcept;

// The year that the text begins with, whatever follows: "2026", "2026-02-03".
[[nodiscard]] std::optional<int> year(std::string_view text) noexcept;
// Months from January of year 0 to the month that the text begins with, for telling months apart.
[[nodiscard]] std::optional<int> month_count(std::string_view text) noexcept;

}  // namespace newsgraph::iso
