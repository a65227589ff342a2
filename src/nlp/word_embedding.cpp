#include "nlp/word_embedding.hpp"

#include <algorithm>
#include <bit>
#include <string>

#include "nlp/network_shape.hpp"

namespace newsgraph {

WordEmbedding::WordEmbedding(const ModelFile& model)
    : m_loops(chosen_loops()),
      m_gazetteer(model.values<GazetteerEntry>("net.places")),
      m_words(model.values<std::int8_t>("net.words.rows")),
      m_word_scales(model.values<float>("net.words.scales")),
      m_vectors(model.values<std::uint8_t>("net.vectors.rows")),
      m_vector_scales(model.values<float>("net.vectors.scales")) {
  const auto wrong = [&model](const char* what) {
    return DataError(model.path(), std::string(what) + "; make it again with `newsgraph train`");
  };
  const auto vocabulary = model.values<VocabularyEntry>("net.vocabulary");
  std::uint32_t words = 0;
  bool gap = false;
  for (const VocabularyEntry& entry : vocabulary) {
    gap = gap || entry.key == 0;
    const bool vector = (entry.row & kVectorRow) != 0;
    if (vector && (entry.row & ~kVectorRow) >= m_vector_scales.size())
      throw wrong("section 'net.vocabulary' names a vector that is not there");
    if (entry.key != 0 && !vector) words = std::max(words, entry.row + 1 - kFirstWordRow);
  }
  if (!std::has_single_bit(vocabulary.size()) || !gap)
    throw wrong("section 'net.vocabulary' has a wrong size");
  m_rows = WordRows(vocabulary, words);
  if (m_word_scales.size() != m_rows.rows() || m_words.size() != m_word_scales.size() * kEmbedding)
    throw wrong("section 'net.words' has a wrong size");
  if (m_vectors.size() != m_vector_scales.size() * kEmbedding / 2)
    throw wrong("section 'net.vectors' has a wrong size");
}

void WordEmbedding::append_slots(std::span<const WordView> sentence, std::vector<std::uint8_t>& flags,
                                 std::vector<WordSlots>& out) const {
  m_gazetteer.flags(sentence, flags);
  for (std::size_t i = 0; i < sentence.size(); ++i) out.push_back(m_rows.slots(sentence[i], flags[i]));
}

void WordEmbedding::fetch(const WordSlots& slots) const {
  constexpr std::size_t kLine = 64;
  for (const std::uint32_t row : slots) {
    if ((row & kVectorRow) != 0) {
      __builtin_prefetch(m_vectors.data() + (row & ~kVectorRow) * kEmbedding / 2);
    } else {
      for (std::size_t at = 0; at < kEmbedding; at += kLine)
        __builtin_prefetch(m_words.data() + std::size_t{row} * kEmbedding + at);
    }
  }
}

void WordEmbedding::add(const WordSlots& slots, float* out) const {
  for (const std::uint32_t row : slots) {
    if ((row & kVectorRow) != 0) {
      const std::size_t at = row & ~kVectorRow;
      m_loops.add_half_row(m_vectors.data() + at * kEmbedding / 2, m_vector_scales[at], out);
    } else {
      m_loops.add_row(m_words.data() + std::size_t{row} * kEmbedding, m_word_scales[row], out);
    }
  }
}

}  // namespace newsgraph
