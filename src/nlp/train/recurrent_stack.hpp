// The recurrent layers in training, forwards and backwards over a batch of sentences laid end to end.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "nlp/model_file.hpp"
#include "nlp/network_shape.hpp"
#include "nlp/train/gemm.hpp"
#include "nlp/train/parameter.hpp"

namespace newsgraph {

using SentenceStarts = std::vector<std::uint32_t>;  // sentence s holds words [s] .. [s + 1] - 1

// One gate direction's tensors of a layer are columns of `gates`: candidate, forget, output.
struct Layer3 {
  Parameter weights;   // input x kGates
  Parameter bias;      // 1 x kGates
  Parameter peephole;  // 4 x kUnits: forward forget, forward output, backward forget, backward output
};

class RecurrentStack {
public:
  explicit RecurrentStack(std::size_t count);  // layers
  void randomise(Random& random);

  void register_with(Adam& adam);
  // Draws which features are silenced through a whole sentence, each with the chance `dropout`, before every
  // layer and behind the last; then input() may be filled and run() called.
  void draw_masks(const SentenceStarts& starts, float dropout, Random& random);
  [[nodiscard]] Matrix& input() { return m_traces[0].input; }  // words x kEmbedding
  const Matrix& run(const SentenceStarts& starts);             // words x kWidth
  // `gradient` is that of the output and becomes that of the input; adds to those of the parameters.
  void backward(const SentenceStarts& starts, Matrix& gradient);

  // Takes the weights of a model, "<prefix>0.w" and so on; writes them likewise.
  void read(const ModelFile& model, const std::string& prefix);
  void write(ModelWriter& model, const std::string& prefix) const;

  std::vector<Layer3> layers;

private:
  struct Trace {   // what backward needs of a layer
    Matrix input;  // after dropout
    Matrix gates;  // activated
    Matrix cells;  // words x 2 units
  };
  void run_layer(const SentenceStarts& starts, std::size_t layer);
  void apply_mask(const SentenceStarts& starts, std::size_t layer, Matrix& x) const;

  std::vector<Trace> m_traces;
  std::vector<Matrix> m_masks;  // one more than layers: sentences x features; empty without dropout
  Matrix m_output;
};

}  // namespace newsgraph
