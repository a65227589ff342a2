// Near-copies: articles that are one text, printed by several outlets (wire copy), perhaps cut or edited.
// MinHash (Broder 1997) over shingles of four words, banded for lookup: two texts that share the fraction s
// of their shingles have a band in common with probability 1 - (1 - s^5)^16: 0.04 for s = 0.3, 0.4 for 0.5,
// 0.73 for 0.6, 0.95 for 0.7. Articles with a band in common are copies of each other, and so on from article
// to article; the clusters are a function of the set of texts alone.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace newsgraph {

inline constexpr std::size_t kCopyBands = 16;
inline constexpr std::size_t kCopyRows = 5;  // minima a band

// kCopyBands numbers, or none for a text without words. Case, punctuation and spacing do not count.
[[nodiscard]] std::vector<std::int64_t> copy_bands(std::string_view text);

}  // namespace newsgraph
