#include "nlp/date_narrowing.hpp"

#include <algorithm>
#include <cmath>

namespace newsgraph {

Period narrowed(const Period& whole, Modifier modifier, const std::optional<Day>& written) {
  using Days = std::chrono::days;
  if (modifier == Modifier::none || !whole.from || !whole.to) return whole;
  const long days = (*whole.to - *whole.from).count() + 1;
  if (days < 3) return whole;
  const auto month_first = [&](int index, int count) {  // whole months where the period is whole months
    const Day first = moved(*whole.from, TimeUnit::month,
                            index * static_cast<int>(std::lround(static_cast<double>(days) / 30.44 / count)));
    return first;
  };
  if (days > 3600 && days < 3700) {  // a decade: halves, and the years around its middle
    const int first = year_of(*whole.from);
    if (modifier == Modifier::early) return year_period(first, first + 4);
    if (modifier == Modifier::mid) return year_period(first + 3, first + 7);
    if (modifier == Modifier::late || modifier == Modifier::later) return year_period(first + 5, first + 9);
  }
  if (days > 36000 && (modifier == Modifier::late || modifier == Modifier::later)) {
    return year_period(year_of(*whole.from) + 75, year_of(*whole.from) + 99);
  }
  const bool months = day_of(*whole.from) == 1 && days > 80;
  const Day second = months ? month_first(1, 3) : *whole.from + Days(days / 3);
  const Day third = months ? month_first(2, 3) : *whole.from + Days(days * 2 / 3);
  const long tip = days > 300 ? 31 : std::max(1L, days / 6);
  switch (modifier) {
    case Modifier::early:
      return {whole.from, second - Days(1)};
    case Modifier::mid:
      return {second, third - Days(1)};
    case Modifier::late:
      return {third, whole.to};
    case Modifier::start:
      return {whole.from, *whole.from + Days(tip - 1)};
    case Modifier::end:
      return {*whole.to - Days(tip - 1), whole.to};
    case Modifier::earlier:
      if (written && *written > *whole.from && *written <= *whole.to) return {whole.from, written};
      return whole;
    case Modifier::later:
      if (written && *written >= *whole.from && *written < *whole.to) return {written, whole.to};
      return whole;
    case Modifier::none:
      break;
  }
  return whole;
}

}  // namespace newsgraph
