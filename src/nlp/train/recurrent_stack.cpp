#include "nlp/train/recurrent_stack.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "nlp/int_gemm.hpp"
#include "nlp/sigmoid.hpp"
#include "nlp/train/quantise.hpp"

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

RecurrentStack::RecurrentStack(std::size_t count) : layers(count), m_traces(count), m_masks(count + 1) {
  for (std::size_t l = 0; l < count; ++l) {
    layers[l].weights = Parameter(layer_input(l), kGates);
    layers[l].bias = Parameter(1, kGates);
    layers[l].peephole = Parameter(4, kUnits);
    for (std::size_t direction = 0; direction < 2; ++direction) {
      for (std::size_t k = 0; k < kUnits; ++k)
        layers[l].bias.value.values[columns(direction).forget + k] = 0.5F;
    }
  }
}

void RecurrentStack::randomise(Random& random) {
  for (Layer3& layer : layers) layer.weights.randomise(random);
}

void RecurrentStack::register_with(Adam& adam) {
  for (Layer3& layer : layers) {
    adam.add(layer.weights);
    adam.add(layer.bias);
    adam.add(layer.peephole);
  }
}

void RecurrentStack::draw_masks(const SentenceStarts& starts, float dropout, Random& random) {
  for (std::size_t l = 0; l <= layers.size(); ++l) {
    Matrix& mask = m_masks[l];
    if (dropout <= 0) {
      mask.resize(0, 0);
      continue;
    }
    mask.resize(starts.size() - 1, l < layers.size() ? layer_input(l) : kWidth);
    const float keep = 1 / (1 - dropout);
    for (float& x : mask.values) x = random.uniform() < dropout ? 0 : keep;
  }
}

void RecurrentStack::apply_mask(const SentenceStarts& starts, std::size_t layer, Matrix& x) const {
  const Matrix& mask = m_masks[layer];
  if (mask.rows == 0) return;
  for (std::size_t s = 0; s < mask.rows; ++s) {
    const float* const row = mask.row(s);
    for (std::size_t t = starts[s]; t < starts[s + 1]; ++t) {
      float* const at = x.row(t);
      for (std::size_t k = 0; k < x.cols; ++k) at[k] *= row[k];
    }
  }
}

void RecurrentStack::run_layer(const SentenceStarts& starts, std::size_t l) {
  Trace& trace = m_traces[l];
  const Layer3& layer = layers[l];
  multiply(trace.input, layer.weights.value, trace.gates);
  for (std::size_t t = 0; t < trace.gates.rows; ++t) {
    float* const row = trace.gates.row(t);
    for (std::size_t k = 0; k < kGates; ++k) row[k] += layer.bias.value.values[k];
  }
  trace.cells.resize(trace.gates.rows, kWidth);
  Matrix& out = l + 1 < layers.size() ? m_traces[l + 1].input : m_output;
  out.resize(trace.gates.rows, kWidth);
  if (l > 0) out.values = trace.input.values;  // residual connection
  for (std::size_t s = 0; s + 1 < starts.size(); ++s) {
    for (std::size_t direction = 0; direction < 2; ++direction) {
      const Columns at = columns(direction);
      const std::size_t first = starts[s];
      const std::size_t size = starts[s + 1] - first;
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

const Matrix& RecurrentStack::run(const SentenceStarts& starts) {
  for (std::size_t l = 0; l < layers.size(); ++l) {
    apply_mask(starts, l, m_traces[l].input);
    run_layer(starts, l);
  }
  apply_mask(starts, layers.size(), m_output);
  return m_output;
}

void RecurrentStack::backward(const SentenceStarts& starts, Matrix& gradient) {
  apply_mask(starts, layers.size(), gradient);
  Matrix below;
  std::array<float, kUnits> carry{};
  for (std::size_t l = layers.size(); l-- > 0;) {
    Trace& trace = m_traces[l];
    Layer3& layer = layers[l];
    for (std::size_t s = 0; s + 1 < starts.size(); ++s) {
      for (std::size_t direction = 0; direction < 2; ++direction) {
        const Columns at = columns(direction);
        const std::size_t first = starts[s];
        const std::size_t size = starts[s + 1] - first;
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
    apply_mask(starts, l, below);
    std::swap(gradient, below);
  }
}

void RecurrentStack::read(const ModelFile& model, const std::string& prefix) {
  for (std::size_t l = 0; l < layers.size(); ++l) {
    const std::string name = prefix + std::to_string(l);
    const IntMatrix weights = IntMatrix::load(model, name, layer_input(l), kGates);
    for (std::size_t k = 0; k < weights.rows; ++k) {
      for (std::size_t n = 0; n < kGates; ++n)
        layers[l].weights.value.row(k)[n] =
            static_cast<float>(weights.weights[packed_at(weights.rows, k, n)]) * weights.scales[n];
    }
    const auto bias = model.values<float>(name + ".bias", kGates);
    std::copy(bias.begin(), bias.end(), layers[l].bias.value.values.begin());
    const auto peephole = model.values<float>(name + ".peephole", 4 * kUnits);
    std::copy(peephole.begin(), peephole.end(), layers[l].peephole.value.values.begin());
  }
}

void RecurrentStack::write(ModelWriter& model, const std::string& prefix) const {
  for (std::size_t l = 0; l < layers.size(); ++l) {
    const std::string name = prefix + std::to_string(l);
    add_matrix(model, name, layers[l].weights.value);
    model.add_values(name + ".bias", layers[l].bias.value.values);
    model.add_values(name + ".peephole", layers[l].peephole.value.values);
  }
}

}  // namespace newsgraph
