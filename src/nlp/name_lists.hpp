// Known names as hints for the network that reads names: places, people, bodies, works and the like. Built by
// training, kept in the model file. Keys are hashes, so now and then a strange phrase looks known.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "nlp/features.hpp"
#include "nlp/model_file.hpp"

namespace newsgraph {

// What a name can be. Foreign given and family names are those that the American census behind the others has
// not.
enum class ListKind : std::uint8_t {
  town,
  small_town,
  region,
  given_name,
  family_name,
  rare_family_name,
  major_body,  // of the language pack
  city_variant,
  person,  // in full
  body,
  place,  // of any kind
  work,
  event,
  facility,
  law,
  foreign_given_name,
  foreign_family_name,
};
inline constexpr std::size_t kListKinds = 17;
using ListKinds = std::uint32_t;  // a set of them: bit k for the kind of number k
[[nodiscard]] constexpr ListKinds bit_of(ListKind kind) { return 1U << static_cast<unsigned>(kind); }
inline constexpr std::size_t kLongestListed = 6;  // words

class NameLists {
public:
  NameLists() = default;
  // Sections "names.lists.starts", ".keys" and ".kinds"; throws DataError when their sizes do not fit.
  explicit NameLists(const ModelFile& model);
  // As the sections: keys whose upper half is h stand, sorted by their lower half, from starts[h] on, each as
  // often as it has kinds.
  NameLists(std::span<const std::uint32_t> starts, std::span<const std::uint16_t> keys,
            std::span<const ListKind> kinds)
      : m_starts(starts), m_keys(keys), m_kinds(kinds) {}

  struct Hint {
    ListKinds phrase = 0;  // kinds of the longest listed name of several words that holds the word
    bool begins = false;   // it is that name's first word
    ListKinds word = 0;    // kinds of the word by itself
  };
  // One hint a word of a sentence.
  void hints(std::span<const WordView> words, std::vector<Hint>& out) const;

private:
  [[nodiscard]] ListKinds kinds(Feature key) const;

  std::span<const std::uint32_t> m_starts;
  std::span<const std::uint16_t> m_keys;
  std::span<const ListKind> m_kinds;
};

}  // namespace newsgraph
