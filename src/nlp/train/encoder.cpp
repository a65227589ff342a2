#include "nlp/train/encoder.hpp"

#include <algorithm>
#include <utility>

#include "nlp/sigmoid.hpp"

namespace newsgraph {
namespace {

// Gate columns of a direction.
struct Columns {
  std::size_t candidate, forget, output;
};
constexpr Columns columns(std::size_t direction) {
  const std::size_t base = direction * 3 * kUnits;
  return {base, base + kUnits, base + 2 * kUnits};
}

// One word of one direction: activates its gates in place and writes cell and output. `before` is the cell of
// the word read before, or zeros.
__attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default"))) void step(
    float* z, float* f, float* o, const float* peep_f, const float* peep_o, const float* before, float* cell,
    float* out) {
  for (std::size_t k = 0; k < kUnits; ++k) {
    z[k] = hyperbolic_tangent(z[k]);
    f[k] = sigmoid(f[k] + peep_f[k] * before[k]);
    cell[k] = f[k] * before[k] + (1 - f[k]) * z[k];
    o[k] = sigmoid(o[k] + peep_o[k] * cell[k]);
    out[k] += o[k] * cell[k];
  }
}

// The same backwards. `carry` is the gradient of this word's cell from the word read after it, and becomes
// that of the cell before; the gates are replaced by their gradients.
__attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default"))) void step_back(
    float* z, float* f, float* o, const float* peep_f, const float* peep_o, const float* before,
    const float* cell, const float* dout, float* carry, float* dpeep_f, float* dpeep_o) {
  for (std::size_t k = 0; k < kUnits; ++k) {
    const float dgate_o = dout[k] * cell[k] * o[k] * (1 - o[k]);
    const float dcell = carry[k] + dout[k] * o[k] + dgate_o * peep_o[k];
    const float dgate_f = dcell * (before[k] - z[k]) * f[k] * (1 - f[k]);
    const float dgate_z = dcell * (1 - f[k]) * (1 - z[k] * z[k]);
    dpeep_o[k] += dgate_o * cell[k];
    dpeep_f[k] += dgate_f * before[k];
    carry[k] = dcell * f[k] + dgate_f * peep_f[k];
    z[k] = dgate_z;
    f[k] = dgate_f;
    o[k] = dgate_o;
  }
}

constexpr std::array<float, kUnits> kZeros{};

}  // namespace

Encoder::Encoder(std::uint32_t rows, FixedVectors fixed, std::uint64_t seed)
    : vectors(std::move(fixed)), embedding(rows, kEmbedding, true), m_random(seed) {
  embedding.randomise(m_random, 0.15F);
  if (vectors.values.rows > 0) {
    projection = Parameter(vectors.values.cols, kEmbedding);
    projection.randomise(m_random);
  }
  for (std::size_t l = 0; l < kLayers; ++l) {
    layers[l].weights = Parameter(layer_input(l), kGates);
    layers[l].weights.randomise(m_random);
    layers[l].bias = Parameter(1, kGates);
    layers[l].peephole = Parameter(4, kUnits);
    for (std::size_t direction = 0; direction < 2; ++direction) {
      for (std::size_t k = 0; k < kUnits; ++k)
        layers[l].bias.value.values[columns(direction).forget + k] = 0.5F;
    }
  }
}

void Encoder::register_with(Adam& adam) {
  adam.add(embedding);
  if (vectors.values.rows > 0) adam.add(projection);
  for (Layer3& layer : layers) {
    adam.add(layer.weights);
    adam.add(layer.bias);
    adam.add(layer.peephole);
  }
}

void Encoder::embed(const Batch& batch, Dropout dropout) {
  m_slots = batch.words;
  const bool fixed = vectors.values.rows > 0;
  if (fixed) m_gathered.resize(m_slots.size(), vectors.values.cols);
  for (std::size_t t = 0; t < m_slots.size(); ++t) {
    std::uint32_t& slot = m_slots[t][0];
    const float draw = m_random.uniform();
    const std::int32_t vector = vectors.find(slot);
    if (fixed && vector >= 0 && draw >= dropout.vector) {
      std::copy_n(vectors.values.row(static_cast<std::size_t>(vector)), vectors.values.cols,
                  m_gathered.row(t));
    }
    if (draw < dropout.word || (slot & kVectorRow) != 0) slot = kUnknownRow;
  }
  Matrix& out = m_traces[0].input;
  if (fixed)
    multiply(m_gathered, projection.value, out);
  else
    out.resize(m_slots.size(), kEmbedding);
  for (std::size_t t = 0; t < m_slots.size(); ++t) {
    float* const to = out.row(t);
    for (const std::uint32_t slot : m_slots[t]) {
      const float* const row = embedding.value.row(slot);
      for (std::size_t k = 0; k < kEmbedding; ++k) to[k] += row[k];
    }
  }
}

void Encoder::word_row(std::uint32_t slot, float* out) const {
  const std::uint32_t row = (slot & kVectorRow) != 0 ? kUnknownRow : slot;
  std::copy_n(embedding.value.row(row), kEmbedding, out);
  const std::int32_t vector = vectors.find(slot);
  if (vector < 0) return;
  const float* const from = vectors.values.row(static_cast<std::size_t>(vector));
  for (std::size_t i = 0; i < vectors.values.cols; ++i) {
    for (std::size_t k = 0; k < kEmbedding; ++k) out[k] += from[i] * projection.value.row(i)[k];
  }
}

void Encoder::draw_masks(const Batch& batch, std::size_t layer, float dropout) {
  Matrix& mask = m_masks[layer];
  if (dropout <= 0) {
    mask.resize(0, 0);
    return;
  }
  mask.resize(batch.sentences(), layer < kLayers ? layer_input(layer) : kWidth);
  const float keep = 1 / (1 - dropout);
  for (float& x : mask.values) x = m_random.uniform() < dropout ? 0 : keep;
}

void Encoder::apply_mask(const Batch& batch, std::size_t layer, Matrix& x) const {
  const Matrix& mask = m_masks[layer];
  if (mask.rows == 0) return;
  for (std::size_t s = 0; s < batch.sentences(); ++s) {
    const float* const row = mask.row(s);
    for (std::size_t t = batch.starts[s]; t < batch.starts[s + 1]; ++t) {
      float* const at = x.row(t);
      for (std::size_t k = 0; k < x.cols; ++k) at[k] *= row[k];
    }
  }
}

void Encoder::run_layer(const Batch& batch, std::size_t l) {
  Trace& trace = m_traces[l];
  const Layer3& layer = layers[l];
  multiply(trace.input, layer.weights.value, trace.gates);
  for (std::size_t t = 0; t < trace.gates.rows; ++t) {
    float* const row = trace.gates.row(t);
    for (std::size_t k = 0; k < kGates; ++k) row[k] += layer.bias.value.values[k];
  }
  trace.cells.resize(trace.gates.rows, kWidth);
  Matrix& out = l + 1 < kLayers ? m_traces[l + 1].input : m_output;
  out.resize(trace.gates.rows, kWidth);
  if (l > 0) out.values = trace.input.values;  // residual connection
  for (std::size_t s = 0; s < batch.sentences(); ++s) {
    for (std::size_t direction = 0; direction < 2; ++direction) {
      const Columns at = columns(direction);
      const std::size_t first = batch.starts[s];
      const std::size_t size = batch.starts[s + 1] - first;
      const float* before = kZeros.data();
      for (std::size_t i = 0; i < size; ++i) {
        const std::size_t t = direction == 0 ? first + i : first + size - 1 - i;
        float* const gates = trace.gates.row(t);
        float* const cell = trace.cells.row(t) + direction * kUnits;
        step(gates + at.candidate, gates + at.forget, gates + at.output,
             layer.peephole.value.row(2 * direction), layer.peephole.value.row(2 * direction + 1), before,
             cell, out.row(t) + direction * kUnits);
        before = cell;
      }
    }
  }
}

const Matrix& Encoder::forward(const Batch& batch, Dropout dropout) {
  for (std::size_t l = 0; l <= kLayers; ++l) draw_masks(batch, l, dropout.layer);
  embed(batch, dropout);
  for (std::size_t l = 0; l < kLayers; ++l) {
    apply_mask(batch, l, m_traces[l].input);
    run_layer(batch, l);
  }
  apply_mask(batch, kLayers, m_output);
  return m_output;
}

void Encoder::backward(const Batch& batch, Matrix& gradient) {
  apply_mask(batch, kLayers, gradient);
  Matrix below;
  std::array<float, kUnits> carry{};
  for (std::size_t l = kLayers; l-- > 0;) {
    Trace& trace = m_traces[l];
    Layer3& layer = layers[l];
    for (std::size_t s = 0; s < batch.sentences(); ++s) {
      for (std::size_t direction = 0; direction < 2; ++direction) {
        const Columns at = columns(direction);
        const std::size_t first = batch.starts[s];
        const std::size_t size = batch.starts[s + 1] - first;
        carry.fill(0);
        for (std::size_t i = size; i-- > 0;) {
          const std::size_t t = direction == 0 ? first + i : first + size - 1 - i;
          const std::size_t previous = direction == 0 ? t - 1 : t + 1;
          const float* const before = i == 0 ? kZeros.data() : trace.cells.row(previous) + direction * kUnits;
          float* const gates = trace.gates.row(t);
          float* const dpeep = layer.peephole.gradient.data() + 2 * direction * kUnits;
          step_back(gates + at.candidate, gates + at.forget, gates + at.output,
                    layer.peephole.value.row(2 * direction), layer.peephole.value.row(2 * direction + 1),
                    before, trace.cells.row(t) + direction * kUnits, gradient.row(t) + direction * kUnits,
                    carry.data(), dpeep, dpeep + kUnits);
        }
      }
    }
    multiply_gradient(trace.input, trace.gates, layer.weights.gradient);
    for (std::size_t t = 0; t < trace.gates.rows; ++t) {
      const float* const row = trace.gates.row(t);
      for (std::size_t k = 0; k < kGates; ++k) layer.bias.gradient[k] += row[k];
    }
    multiply_back(trace.gates, layer.weights.value, below, false);
    if (l > 0) {
      for (std::size_t i = 0; i < below.values.size(); ++i) below.values[i] += gradient.values[i];
    }
    apply_mask(batch, l, below);
    std::swap(gradient, below);
  }
  if (vectors.values.rows > 0) multiply_gradient(m_gathered, gradient, projection.gradient);
  for (std::size_t t = 0; t < m_slots.size(); ++t) {
    for (const std::uint32_t slot : m_slots[t]) {
      embedding.touch(slot);
      float* const to = embedding.gradient.data() + std::size_t{slot} * kEmbedding;
      const float* const from = gradient.row(t);
      for (std::size_t k = 0; k < kEmbedding; ++k) to[k] += from[k];
    }
  }
}

}  // namespace newsgraph
