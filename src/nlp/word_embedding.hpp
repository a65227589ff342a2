// Words as the networks see them before any context: sums of learned rows of the model.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "nlp/gazetteer.hpp"
#include "nlp/model_file.hpp"
#include "nlp/network_loops.hpp"
#include "nlp/word_rows.hpp"

namespace newsgraph {

class WordEmbedding {
public:
  // Sections "net.places", "net.vocabulary", "net.words.*" and "net.vectors.*". Throws DataError when one is
  // missing or of a wrong size.
  explicit WordEmbedding(const ModelFile& model);

  // Appends the rows of each word of a sentence. `flags` is a buffer.
  void append_slots(std::span<const WordView> sentence, std::vector<std::uint8_t>& flags,
                    std::vector<WordSlots>& out) const;
  // Asks the processor to fetch the rows, for add() a few words later.
  void fetch(const WordSlots& slots) const;
  // Adds the rows to kEmbedding numbers.
  void add(const WordSlots& slots, float* out) const;

private:
  NetworkLoops m_loops;
  WordRows m_rows;
  Gazetteer m_gazetteer;
  std::span<const std::int8_t> m_words;
  std::span<const float> m_word_scales;
  std::span<const std::uint8_t> m_vectors;  // words known from vectors only, 4 bits a number
  std::span<const float> m_vector_scales;
};

}  // namespace newsgraph
