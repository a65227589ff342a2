// What a single line says about itself: furniture, a date, or prose with a piece of furniture in front.
#pragma once

#include <string>
#include <string_view>

#include "ingest/text_units.hpp"

namespace newsgraph {

enum class DateRank : unsigned char { published, bare, updated, none };

struct LineKind {
  bool furniture = false;    // the whole line
  bool section_end = false;  // a heading after which nothing belongs to the article
  bool date_line = false;    // a line about the date only
  std::uint32_t prefix = 0;  // bytes of furniture at the start of a line of prose
  DateRank rank = DateRank::none;
  std::string date;  // YYYY-MM-DD when rank is not none
};

[[nodiscard]] LineKind kind_of_line(std::string_view text, const TextUnit& unit);

// "Jane Doe, City Radio News.": names and commas, no verb. Tells nothing in the middle of an article.
[[nodiscard]] bool is_sign_off(std::string_view line, const TextUnit& unit);

}  // namespace newsgraph
