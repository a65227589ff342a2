// "Did you mean": the nearest words to a misspelt one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace newsgraph::cli {

// Number of single-byte insertions, deletions, replacements and swaps of neighbours that turn one into the
// other (optimal string alignment; Damerau 1964).
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

// At most three words that `word` begins or that are within a third of the length, nearest first, then in the
// order given.
[[nodiscard]] std::vector<std::string> nearest(std::string_view word,
                                               const std::vector<std::string>& candidates);

// "; did you mean: a, b?" or nothing.
[[nodiscard]] std::string did_you_mean(const std::vector<std::string>& words);

}  // namespace newsgraph::cli
