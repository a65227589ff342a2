// Publication days as pages and texts write them. Only unambiguous forms count: 03/04/2026 is no date.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace newsgraph {

struct PublishedDay {
  std::string day;      // YYYY-MM-DD, a day that exists
  std::size_t end = 0;  // behind the day and a time that follows it
};

// The date that starts at `pos` (blanks and a weekday before it are passed): 2026-02-03, 2026/2/3,
// 2026.02.03, 20260203, 3 February 2026, 3rd Feb 2026, Feb. 3, 2026, with or without a clock time behind.
[[nodiscard]] std::optional<PublishedDay> published_day_at(std::string_view text, std::size_t pos);

// The day at the start of a value such as a meta tag's content; empty when there is none.
[[nodiscard]] std::string published_day(std::string_view value);

// The day in an address such as https://example.org/2026/02/03/slug or file-2026-02-03.txt; empty when there
// is none.
[[nodiscard]] std::string day_in_path(std::string_view path);

}  // namespace newsgraph
