#include "nlp/train/encoder.hpp"

#include <algorithm>
#include <utility>

namespace newsgraph {

Encoder::Encoder(std::uint32_t rows, FixedVectors fixed, std::uint64_t seed)
    : vectors(std::move(fixed)), embedding(rows, kEmbedding, true), stack(kLayers), m_random(seed) {
  embedding.randomise(m_random, 0.15F);
  if (vectors.values.rows > 0) {
    projection = Parameter(vectors.values.cols, kEmbedding);
    projection.randomise(m_random);
  }
  stack.randomise(m_random);
}

void Encoder::register_with(Adam& adam) {
  adam.add(embedding);
  if (vectors.values.rows > 0) adam.add(projection);
  stack.register_with(adam);
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
  Matrix& out = stack.input();
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

const Matrix& Encoder::forward(const Batch& batch, Dropout dropout) {
  stack.draw_masks(batch.starts, dropout.layer, m_random);
  embed(batch, dropout);
  return stack.run(batch.starts);
}

void Encoder::backward(const Batch& batch, Matrix& gradient) {
  stack.backward(batch.starts, gradient);
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
