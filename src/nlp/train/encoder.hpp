// The network's lower part in training: embeddings and recurrent layers, forwards and backwards over a batch
// of sentences laid end to end.
#pragma once

#include <cstdint>
#include <vector>

#include "nlp/network_shape.hpp"
#include "nlp/train/gemm.hpp"
#include "nlp/train/parameter.hpp"
#include "nlp/train/recurrent_stack.hpp"
#include "nlp/word_rows.hpp"

namespace newsgraph {

struct Batch {
  std::vector<WordSlots> words;
  SentenceStarts starts{0};  // sentence s holds words starts[s] .. starts[s + 1] - 1

  [[nodiscard]] std::size_t sentences() const { return starts.size() - 1; }
};

struct Dropout {
  float word = 0;    // chance that a word's own row is replaced by the unknown one
  float vector = 0;  // chance that a word's vector is left out as well
  float layer = 0;   // chance that a feature is silenced through a whole sentence, after each layer
};

// Fixed vectors of words, an input beside the learned rows. Empty: none.
struct FixedVectors {
  Matrix values;                     // first those of words known only from vectors (kVectorRow), then others
  std::vector<std::int32_t> of_row;  // by embedding row: row of `values`, -1: none

  [[nodiscard]] std::int32_t find(std::uint32_t slot) const {
    if ((slot & kVectorRow) != 0) return static_cast<std::int32_t>(slot & ~kVectorRow);
    return slot < of_row.size() ? of_row[slot] : -1;
  }
};

class Encoder {
public:
  Encoder(std::uint32_t rows, FixedVectors vectors, std::uint64_t seed);

  void register_with(Adam& adam);
  // The last layer's output, one row a word.
  const Matrix& forward(const Batch& batch, Dropout dropout);
  // `gradient` is that of the output; adds to the gradients of all parameters.
  void backward(const Batch& batch, Matrix& gradient);

  // The row that a word's first slot stands for at run time: its learned row plus its projected vector.
  void word_row(std::uint32_t slot, float* out) const;

  FixedVectors vectors;
  Parameter embedding;
  Parameter projection;  // vector size x embedding
  RecurrentStack stack;

private:
  void embed(const Batch& batch, Dropout dropout);

  Random m_random;
  std::vector<WordSlots> m_slots;  // after word dropout
  Matrix m_gathered;               // vectors of the words, zero where there is none
};

}  // namespace newsgraph
