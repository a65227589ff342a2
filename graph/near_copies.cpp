#include "graph/near_copies.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace newsgraph {
namespace {

constexpr std::size_t kShingle = 4;  // words
constexpr std::size_t kHashes = kCopyBands * kCopyRows;

// The finalizer of MurmurHash3 (public domain): every bit of the input moves every bit of the output.
constexpr std::uint64_t mixed(std::uint64_t x) {
  x ^= x >> 33U;
  x *= 0xFF51AFD7ED558CCDULL;
  x ^= x >> 33U;
  x *= 0xC4CEB9FE1A85EC53ULL;
  return x ^ (x >> 33U);
}

constexpr bool is_word_byte(unsigned char c) {
  return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::vector<std::uint64_t> word_hashes(std::string_view text) {
  std::vector<std::uint64_t> words;
  std::uint64_t word = 0;
  bool inside = false;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_word_byte(byte)) {
      const auto lower = static_cast<std::uint64_t>(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
      word = mixed(word ^ lower) + 1;
      inside = true;
    } else if (inside) {
      words.push_back(word);
      word = 0;
      inside = false;
    }
  }
  if (inside) words.push_back(word);
  return words;
}

// A text shorter than a shingle is one shingle.
std::vector<std::uint64_t> shingles(const std::vector<std::uint64_t>& words) {
  std::vector<std::uint64_t> hashes;
  const std::size_t length = std::min(kShingle, words.size());
  for (std::size_t i = 0; length > 0 && i + length <= words.size(); ++i) {
    std::uint64_t hash = length;
    for (std::size_t j = 0; j < length; ++j) hash = mixed(hash ^ words[i + j]) + j;
    hashes.push_back(hash);
  }
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  return hashes;
}

}  // namespace

std::vector<std::int64_t> copy_bands(std::string_view text) {
  const std::vector<std::uint64_t> set = shingles(word_hashes(text));
  if (set.empty()) return {};
  std::array<std::uint64_t, kHashes> minima{};
  minima.fill(std::numeric_limits<std::uint64_t>::max());
  for (std::size_t i = 0; i < kHashes; ++i) {
    const std::uint64_t seed = mixed(0x9E3779B97F4A7C15ULL * (i + 1));
    for (const std::uint64_t hash : set) minima[i] = std::min(minima[i], mixed(hash ^ seed));
  }
  std::vector<std::int64_t> bands;
  for (std::size_t band = 0; band < kCopyBands; ++band) {
    std::uint64_t hash = band + 1;
    for (std::size_t row = 0; row < kCopyRows; ++row) hash = mixed(hash ^ minima[band * kCopyRows + row]);
    bands.push_back(static_cast<std::int64_t>(hash));
  }
  return bands;
}

}  // namespace newsgraph
