// Which rows of the embedding table make up a word.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "nlp/features.hpp"

namespace newsgraph {

// Row 0 stands for an unknown word, row 1 is kept free; known words follow, then the hashed parts.
inline constexpr std::uint32_t kUnknownRow = 0;
inline constexpr std::uint32_t kFirstWordRow = 2;
// A word known only from word vectors: this bit and its row in a table of its own.
inline constexpr std::uint32_t kVectorRow = 0x80000000U;

inline constexpr std::size_t kSlots = 9;  // word, 7 hashed parts, place flags
inline constexpr std::array<std::uint32_t, 7> kPartRows = {1024, 1024, 4096, 1024, 4096, 8192, 256};
inline constexpr std::uint32_t kFlagRows = 64;
using WordSlots = std::array<std::uint32_t, kSlots>;

struct VocabularyEntry {  // open addressing by the hash of the lower-cased form; key 0 is an empty slot
  std::uint32_t key = 0;
  std::uint32_t row = 0;
};

class WordRows {
public:
  WordRows() = default;
  // `table` has a power of two entries with at least one empty; rows are kFirstWordRow .. kFirstWordRow +
  // words - 1, or marked with kVectorRow.
  WordRows(std::span<const VocabularyEntry> table, std::uint32_t words) : m_table(table), m_words(words) {}

  [[nodiscard]] std::uint32_t rows() const {
    std::uint32_t all = kFirstWordRow + m_words + kFlagRows;
    for (const std::uint32_t part : kPartRows) all += part;
    return all;
  }
  [[nodiscard]] std::uint32_t word_row(Feature lower) const {
    const std::size_t mask = m_table.size() - 1;
    for (std::size_t at = lower & mask; m_table[at].key != 0; at = (at + 1) & mask) {
      if (m_table[at].key == lower) return m_table[at].row;
    }
    return kUnknownRow;
  }
  // `flags` is what the gazetteer says, below kFlagRows.
  [[nodiscard]] WordSlots slots(const WordView& view, std::uint8_t flags) const {
    const std::array<Feature, kPartRows.size()> parts = {
        view.shape, view.prefix2, view.prefix3, view.suffix2, view.suffix3, view.suffix4, view.prefix1};
    WordSlots out{};
    out[0] = word_row(view.lower);
    if (out[0] == kUnknownRow && view.plain != 0) out[0] = word_row(view.plain);
    std::uint32_t base = kFirstWordRow + m_words;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      out[1 + i] = base + parts[i] % kPartRows[i];
      base += kPartRows[i];
    }
    out[kSlots - 1] = base + flags % kFlagRows;
    return out;
  }

private:
  std::span<const VocabularyEntry> m_table;
  std::uint32_t m_words = 0;
};

}  // namespace newsgraph
