// Scores time expressions against JSON lines of gold values (GUM's ISO dates and bounds, TIMEX3 values).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "document.hpp"

namespace newsgraph {

struct DateScores {
  std::uint64_t gold = 0;
  std::uint64_t found = 0;          // gold expressions that some expression of ours overlaps
  std::uint64_t exact = 0;          // ... with exactly the same span
  std::uint64_t right = 0;          // ... with a value that means the same
  std::uint64_t predicted = 0;      // our expressions in the same sentences
  std::uint64_t spurious = 0;       // ... that overlap no gold
  std::vector<std::string> errors;  // one line each: document day, expression, gold value, ours

  [[nodiscard]] double value_accuracy() const { return share(right, gold); }         // among all gold, 0..100
  [[nodiscard]] double value_accuracy_found() const { return share(right, found); }  // among those found
  [[nodiscard]] double recall() const { return share(found, gold); }
  [[nodiscard]] double precision() const { return share(predicted - spurious, predicted); }

private:
  [[nodiscard]] static double share(std::uint64_t part, std::uint64_t of) {
    return of == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(of);
  }
};

// Reads a file of the data folder's dates/ (may be gzip), puts each document's sentences together again, lets
// `annotate` fill Document::times and compares. Biographies and travel guides get no document day: theirs is
// the day a wiki page was made. Values count as equal when they name the same days; ends of a stretch may
// differ by a tenth of its length, an open end of a bound is not looked at, and either end of a range read as
// one expression may be the gold. Throws InputError.
[[nodiscard]] DateScores score_dates(const std::string& path, const std::function<void(Document&)>& annotate);

// Whether a predicted expression means what the gold value says. `type` is the file's.
[[nodiscard]] bool same_time(const std::string& gold_value, const TimeExpression& time);

}  // namespace newsgraph
