// Known names of places as a hint for the network: each word of a known name is flagged with the kinds of
// meaning the name can have and whether it begins the name. Built by training from `lang/en/places.json`,
// kept in the model file.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "nlp/features.hpp"

namespace newsgraph {

// Bits of a name's kinds; a flag of a word is the kinds, doubled, plus one where it is not the first word.
inline constexpr std::uint8_t kCountryName = 1, kDemonym = 2, kCityName = 4, kRegionName = 8, kSeatName = 16;
inline constexpr std::size_t kLongestPlaceName = 5;  // words

struct GazetteerEntry {  // open addressing by phrase key; key 0 is an empty slot
  std::uint32_t key = 0;
  std::uint32_t kinds = 0;
};

// Key of a phrase: start with 0 and add the lower-case hash of each word.
[[nodiscard]] constexpr Feature phrase_key(Feature so_far, Feature lower) {
  return mix(so_far ^ 0x51ED270BU, lower) | 1U;
}

class Gazetteer {
public:
  Gazetteer() = default;
  explicit Gazetteer(std::span<const GazetteerEntry> table) : m_table(table) {}

  // One flag a word of a sentence, 0 for words of no known name. The longest name wins.
  void flags(std::span<const WordView> words, std::vector<std::uint8_t>& out) const;

private:
  [[nodiscard]] std::uint32_t kinds(Feature key) const;

  std::span<const GazetteerEntry> m_table;
};

}  // namespace newsgraph
