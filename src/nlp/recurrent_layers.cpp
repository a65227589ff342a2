#include "nlp/recurrent_layers.hpp"

#include <algorithm>

namespace newsgraph {
namespace {

constexpr std::size_t kPanels = kUnits / kPanel;  // of one gate of one direction
static_assert(kUnits % kPanel == 0);

// Panel of the layer's weights that holds a gate (candidate, forget, output) of the `part`th kPanel units,
// both directions counted.
constexpr std::size_t panel_of(std::size_t part, std::size_t gate) {
  return (part / kPanels * 3 + gate) * kPanels + part % kPanels;
}

GateUnits gate_units(std::size_t part, std::span<const float> scales, std::span<const float> bias,
                     std::span<const float> peephole) {
  GateUnits units{};
  for (std::size_t gate = 0; gate < 3; ++gate) {
    for (std::size_t k = 0; k < kPanel; ++k) {
      units.scales[gate * kPanel + k] = scales[panel_of(part, gate) * kPanel + k] * (1.0F / kStateScale);
      units.bias[gate * kPanel + k] = bias[panel_of(part, gate) * kPanel + k];
    }
  }
  for (std::size_t gate = 0; gate < 2; ++gate) {
    const std::size_t from = ((part / kPanels * 2 + gate) * kPanels + part % kPanels) * kPanel;
    std::copy_n(peephole.data() + from, kPanel, units.peephole.data() + gate * kPanel);
  }
  return units;
}

}  // namespace

RecurrentLayers::RecurrentLayers(const ModelFile& model, const std::string& prefix, std::size_t count)
    : m_loops(chosen_loops()), m_layers(count) {
  for (std::size_t l = 0; l < count; ++l) {
    const std::string name = prefix + std::to_string(l);
    m_layers[l].weights = IntMatrix::load(model, name, layer_input(l), kGates);
    const auto bias = model.values<float>(name + ".bias", kGates);
    const auto peephole = model.values<float>(name + ".peephole", 4 * kUnits);
    for (std::size_t part = 0; part < 2 * kPanels; ++part)
      m_layers[l].units.push_back(gate_units(part, m_layers[l].weights.scales, bias, peephole));
  }
}

void RecurrentLayers::run(std::span<const Sentence> sentences, std::vector<float>& state,
                          Scratch& scratch) const {
  for (std::size_t l = 0; l < m_layers.size(); ++l) run_layer(l, sentences, state, scratch);
}

// A unit sees no other unit of its layer, so kPanel units at a time are summed and run through all words: the
// sums stay in the cache, and the weights are read once.
void RecurrentLayers::run_layer(std::size_t l, std::span<const Sentence> sentences, std::vector<float>& state,
                                Scratch& scratch) const {
  const Layer& layer = m_layers[l];
  const std::size_t width = layer_input(l);
  const std::size_t words = state.size() / width;
  scratch.quantised.resize(words * width);
  m_loops.quantise(state.data(), words * width, kStateScale, scratch.quantised.data());
  scratch.sums.resize(words * 3 * kPanel);
  if (l == 0) state.assign(words * kWidth, 0.0F);  // later layers add to their input
  const std::uint32_t start = sentences.front().tokens.begin;
  for (std::size_t part = 0; part < layer.units.size(); ++part) {
    for (std::size_t gate = 0; gate < 3; ++gate) {
      int_gemm(words, scratch.quantised.data(), width, layer.weights.panel(panel_of(part, gate)),
               scratch.sums.data() + gate * kPanel, 3 * kPanel);
    }
    const bool forward = part < kPanels;
    for (const Sentence& sentence : sentences) {
      const std::size_t size = sentence.tokens.size();
      if (size == 0) continue;
      const std::size_t first = sentence.tokens.begin - start + (forward ? 0 : size - 1);
      m_loops.recur(scratch.sums.data() + first * 3 * kPanel, layer.units[part], size, forward ? 1 : -1,
                    state.data() + first * kWidth + part * kPanel);
    }
  }
}

}  // namespace newsgraph
