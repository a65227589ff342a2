// Hashing of words into features, and linear models over hashed features. A feature is a 32-bit number; its
// weights, one a label, stand side by side in one table from (feature mod table size) on. Collisions are
// accepted: training sees the same ones (Shi et al. 2009, "Hash kernels for structured data").
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace newsgraph {

using Feature = std::uint32_t;

[[nodiscard]] constexpr Feature mix(Feature a, Feature b) noexcept {
  std::uint64_t x = (static_cast<std::uint64_t>(a) << 32U | b) * 0x9E3779B97F4A7C15ULL;
  x ^= x >> 29U;
  x *= 0xBF58476D1CE4E5B9ULL;
  return static_cast<Feature>(x >> 32U);
}

[[nodiscard]] constexpr Feature hash_of(std::string_view bytes, Feature seed = 0x811C9DC5U) noexcept {
  Feature h = seed;
  for (const char c : bytes) {
    h ^= static_cast<unsigned char>(c);
    h *= 0x01000193U;
  }
  return mix(h, 0x5BD1E995U);
}

// Trained weights: a power of two of them, followed by `labels` - 1 zeros or more so that rows never run out.
class LinearModel {
public:
  LinearModel() = default;
  LinearModel(std::span<const std::int16_t> weights, std::size_t labels)
      : m_weights(weights),
        m_labels(labels),
        m_mask(static_cast<Feature>(std::bit_floor(weights.size()) - 1)) {}

  // Sums the weights of all features into `scores` (as many as labels).
  void score(std::span<const Feature> features, std::span<std::int32_t> scores) const noexcept {
    std::fill(scores.begin(), scores.end(), 0);
    std::int32_t* const out = scores.data();
    for (const Feature feature : features) {
      const std::int16_t* const row = m_weights.data() + (feature & m_mask);
      for (std::size_t i = 0; i < m_labels; ++i) out[i] += row[i];
    }
  }
  [[nodiscard]] std::size_t labels() const noexcept { return m_labels; }

private:
  std::span<const std::int16_t> m_weights;
  std::size_t m_labels = 0;
  Feature m_mask = 0;
};

// What the models see of one word form, computed once.
struct WordView {
  Feature form = 0;
  Feature lower = 0;
  Feature suffix1 = 0, suffix2 = 0, suffix3 = 0, suffix4 = 0;
  Feature prefix1 = 0, prefix2 = 0, prefix3 = 0, prefix4 = 0;
  Feature shape = 0;  // "Xx-x", "dd", "X.X." with runs shortened to two
  Feature plain = 0;  // as `lower`, without accents; 0 where there are none
  bool capital = false;
  bool digit = false;
  bool word = false;  // holds a letter
};

[[nodiscard]] WordView view_of(std::string_view form);

}  // namespace newsgraph
