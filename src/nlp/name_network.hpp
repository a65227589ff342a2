// Finds names: recurrent layers of its own over the words as the first network sees them (features.hpp) and
// over their tags, relations and what lists know (name_features.hpp), and a linear-chain CRF on top.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "nlp/name_decoder.hpp"
#include "nlp/name_features.hpp"
#include "nlp/recurrent_layers.hpp"

namespace newsgraph {

class NameNetwork {
public:
  // Sections "names.*" and "net.name_steps". Throws DataError when one is missing or of a wrong size.
  explicit NameNetwork(const ModelFile& model);

  struct Scratch {
    std::vector<NameLists::Hint> hints;
    std::vector<NameRows> rows;
    std::vector<std::int16_t> quantised;
    std::vector<std::int32_t> sums;
    std::vector<float> scores;
    std::vector<std::uint8_t> tags;
    RecurrentLayers::Scratch layers;
  };

  // What the first network thinks of the words' name tags: kNameTagCount numbers a word, `stride` apart.
  struct Scores {
    const float* values;
    std::size_t stride;
  };

  // Appends the names of the sentences, whose words must have tags and trees, by what both networks think.
  // `state` holds the words as the first network sees them and is used up, `views` their features.
  void find(Document& doc, std::span<const Sentence> sentences, std::span<const WordView> views, Scores first,
            std::vector<float>& state, Scratch& scratch) const;

private:
  void score(const Document& doc, std::span<const Sentence> sentences, std::span<const WordView> views,
             std::vector<float>& state, Scratch& scratch) const;

  NetworkLoops m_loops;
  NameLists m_lists;
  std::span<const std::int8_t> m_rows;
  std::span<const float> m_row_scales;
  RecurrentLayers m_layers;
  IntMatrix m_head;
  std::span<const float> m_bias;
  NameDecoder m_decoder;
};

}  // namespace newsgraph
