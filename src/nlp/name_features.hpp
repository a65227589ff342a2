// What the network that reads names sees of a word beside the word itself: its tag, its place in the tree,
// and what the lists know of it. Each feature is a row of a table of its own; a word is the sum of its rows.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "document.hpp"
#include "nlp/name_lists.hpp"

namespace newsgraph {

inline constexpr std::uint32_t kTagRowsAt = 0;
inline constexpr std::uint32_t kRelationRowsAt = kTagRowsAt + static_cast<std::uint32_t>(kXposNames.size());
inline constexpr std::uint32_t kListRowsAt =
    kRelationRowsAt + static_cast<std::uint32_t>(kDeprelNames.size());
// For each kind: the word alone, the first of a phrase, a later one of a phrase.
inline constexpr std::uint32_t kNameRows = kListRowsAt + 3 * static_cast<std::uint32_t>(kListKinds);

struct NameRows {
  std::array<std::uint16_t, 2 + 2 * kListKinds> rows{};
  std::uint8_t count = 0;
  void add(std::uint32_t row) { rows[count++] = static_cast<std::uint16_t>(row); }
  [[nodiscard]] std::span<const std::uint16_t> all() const { return {rows.data(), count}; }
};

// Appends one item a word of a sentence that has tags and a tree. `hints` is a buffer.
inline void add_name_rows(const Document& doc, TokenRange range, std::span<const WordView> views,
                          const NameLists& lists, std::vector<NameLists::Hint>& hints,
                          std::vector<NameRows>& out) {
  lists.hints(views, hints);
  for (std::size_t i = 0; i < range.size(); ++i) {
    const Token& token = doc.tokens[range.begin + i];
    NameRows& rows = out.emplace_back();
    rows.add(kTagRowsAt + static_cast<std::uint32_t>(token.xpos));
    rows.add(kRelationRowsAt + static_cast<std::uint32_t>(token.deprel));
    const NameLists::Hint hint = hints[i];
    for (std::uint32_t kind = 0; kind < kListKinds; ++kind) {
      if ((hint.word >> kind & 1U) != 0) rows.add(kListRowsAt + 3 * kind);
      if ((hint.phrase >> kind & 1U) != 0) rows.add(kListRowsAt + 3 * kind + (hint.begins ? 1 : 2));
    }
  }
}

}  // namespace newsgraph
