#include "nlp/recurrent_layers.hpp"

#include <array>
#include <utility>

namespace newsgraph {

RecurrentLayers::RecurrentLayers(const ModelFile& model, const std::string& prefix, std::size_t count)
    : m_loops(chosen_loops()), m_layers(count) {
  for (std::size_t l = 0; l < count; ++l) {
    const std::string name = prefix + std::to_string(l);
    m_layers[l].weights = IntMatrix::load(model, name, layer_input(l), kGates);
    m_layers[l].bias = model.values<float>(name + ".bias", kGates);
    m_layers[l].peephole = model.values<float>(name + ".peephole", 4 * kUnits);
  }
}

void RecurrentLayers::run(std::span<const Sentence> sentences, std::vector<float>& state,
                          Scratch& scratch) const {
  for (std::size_t l = 0; l < m_layers.size(); ++l) run_layer(l, sentences, state, scratch);
}

void RecurrentLayers::run_layer(std::size_t l, std::span<const Sentence> sentences, std::vector<float>& state,
                                Scratch& scratch) const {
  const Layer& layer = m_layers[l];
  const std::size_t width = layer_input(l);
  const std::size_t words = state.size() / width;
  scratch.quantised.resize(words * width);
  m_loops.quantise(state.data(), words * width, kStateScale, scratch.quantised.data());
  scratch.sums.resize(words * layer.weights.columns);
  int_gemm(words, scratch.quantised.data(), width, layer.weights, scratch.sums.data());
  scratch.scales.assign(layer.weights.scales.begin(), layer.weights.scales.end());
  for (float& scale : scratch.scales) scale *= 1.0F / kStateScale;
  if (l == 0)
    scratch.next.assign(words * kWidth, 0.0F);
  else
    scratch.next = state;  // residual connection
  std::array<float, kUnits> cell{};
  const std::uint32_t start = sentences.front().tokens.begin;
  for (const Sentence& sentence : sentences) {
    const std::size_t first = sentence.tokens.begin - start;
    const std::size_t size = sentence.tokens.size();
    for (std::size_t direction = 0; direction < 2; ++direction) {
      const std::size_t gates = direction * 3 * kUnits;
      cell.fill(0);
      for (std::size_t i = 0; i < size; ++i) {
        const std::size_t t = direction == 0 ? first + i : first + size - 1 - i;
        m_loops.recur(scratch.sums.data() + t * kGates + gates, scratch.scales.data() + gates,
                      layer.bias.data() + gates, layer.peephole.data() + 2 * direction * kUnits, cell.data(),
                      scratch.next.data() + t * kWidth + direction * kUnits);
      }
    }
  }
  std::swap(state, scratch.next);
}

}  // namespace newsgraph
