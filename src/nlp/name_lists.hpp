// Known names as hints for the network that reads names: towns, regions, given names, family names, bodies.
// Built by training, kept in the model file. Keys are hashes, so now and then a strange phrase looks known.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "nlp/features.hpp"
#include "nlp/model_file.hpp"

namespace newsgraph {

// Bits of what a name can be.
inline constexpr std::uint8_t kTown = 1, kSmallTown = 2, kRegion = 4, kGivenName = 8, kFamilyName = 16,
                              kRareFamilyName = 32, kBody = 64, kCityVariant = 128;
inline constexpr std::size_t kNameListKinds = 8;
inline constexpr std::size_t kLongestListed = 6;  // words

class NameLists {
public:
  NameLists() = default;
  // Sections "names.lists.starts", ".keys" and ".kinds"; throws DataError when their sizes do not fit.
  explicit NameLists(const ModelFile& model);
  // As the sections: keys whose upper half is h stand, sorted by their lower half, from starts[h] on.
  NameLists(std::span<const std::uint32_t> starts, std::span<const std::uint16_t> keys,
            std::span<const std::uint8_t> kinds)
      : m_starts(starts), m_keys(keys), m_kinds(kinds) {}

  struct Hint {
    std::uint8_t phrase = 0;  // kinds of the longest listed name of several words that holds the word
    bool begins = false;      // it is that name's first word
    std::uint8_t word = 0;    // kinds of the word by itself
  };
  // One hint a word of a sentence.
  void hints(std::span<const WordView> words, std::vector<Hint>& out) const;

private:
  [[nodiscard]] std::uint8_t kinds(Feature key) const;

  std::span<const std::uint32_t> m_starts;
  std::span<const std::uint16_t> m_keys;
  std::span<const std::uint8_t> m_kinds;
};

}  // namespace newsgraph
