// Things of one name that happened at different times are different things.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "resolve/days.hpp"

namespace newsgraph {

struct Timed {
  std::optional<Days> days;    // when it was, as far as told
  std::optional<int> article;  // day of the article that tells it
};

struct TimeTolerance {
  int gap = 0;  // dated ones this many days apart are one
  // Undated ones go by their article: to the nearest dated one within this many days, else together with
  // undated ones whose articles are no further apart. Negative: to the only dated one there is, else all
  // together.
  int window = -1;
};

// Group numbers, 0 and up, one for each item. A function of the items in their order, which must be fixed by
// the caller.
[[nodiscard]] std::vector<std::size_t> split_by_time(const std::vector<Timed>& items,
                                                     TimeTolerance tolerance);

}  // namespace newsgraph
