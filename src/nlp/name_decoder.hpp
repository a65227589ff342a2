// The best sequence of name tags (BIO over EntityLabel) under a linear chain: Viterbi (1967).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "document.hpp"

namespace newsgraph {

// Works, products, languages and the like are learned as a label of their own, so that they are not taken for
// bodies or people; they become Document::works, no mentions.
inline constexpr std::size_t kOtherName = kEntityLabelNames.size();
inline constexpr std::size_t kNameTagCount =
    1 + 2 * (kEntityLabelNames.size() + 1);  // O, B-PER, I-PER, B-ORG, …
[[nodiscard]] constexpr std::uint8_t begin_tag(EntityLabel label) {
  return static_cast<std::uint8_t>(1 + 2 * static_cast<int>(label));
}
[[nodiscard]] constexpr std::uint8_t inside_tag(EntityLabel label) {
  return static_cast<std::uint8_t>(2 + 2 * static_cast<int>(label));
}

// May tag `next` follow tag `tag`? I-X follows B-X and I-X only; `tag` kNameTagCount is the sentence's start.
[[nodiscard]] constexpr bool may_follow(std::size_t tag, std::size_t next) {
  if (next == 0 || next % 2 == 1) return true;
  return tag < kNameTagCount && (tag == next || tag + 1 == next);
}

class NameDecoder {
public:
  // `steps`: kNameTagCount + 1 rows of kNameTagCount, the last row for the start of a sentence.
  explicit NameDecoder(std::span<const float> steps);

  void add(std::span<const float> scores);  // of the next word's tags
  // The best tags of the words added since the last call.
  void decode(std::vector<std::uint8_t>& tags);

private:
  using Row = std::array<float, kNameTagCount>;
  std::array<Row, kNameTagCount + 1> m_steps{};
  Row m_last{};
  std::vector<std::array<std::uint8_t, kNameTagCount>> m_back;
};

// Appends a name or a work for each B-…I-… stretch; `first` is the document's token of tags[0].
void add_names(Document& doc, std::uint32_t first, std::span<const std::uint8_t> tags);

}  // namespace newsgraph
