// The best tree under arc scores: each word takes its best head, and where that is no tree with one root,
// Chu-Liu/Edmonds repairs it (Edmonds 1967). Quadratic in memory, cubic in the worst case; sentences are
// short (see the splitter).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace newsgraph {

// `scores` has n rows of n + 1: row i scores the heads of word i, column 0 the root, column j word j - 1.
// Gives for each word its head as a column number. Exactly one word hangs on the root. The diagonal (i, i +
// 1) is ignored.
void best_tree(std::size_t n, std::span<const float> scores, std::vector<std::uint32_t>& heads);

}  // namespace newsgraph
