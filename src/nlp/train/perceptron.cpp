#include "nlp/train/perceptron.hpp"

#include <cmath>

namespace newsgraph {

Perceptron::Perceptron(unsigned bits, std::size_t labels)
    : m_labels(labels),
      m_mask((Feature{1} << bits) - 1),
      m_weights((std::size_t{1} << bits) + labels, 0.0F),
      m_totals(m_weights.size(), 0.0) {}

void Perceptron::score(std::span<const Feature> features, std::span<float> scores) const {
  std::fill(scores.begin(), scores.end(), 0.0F);
  for (const Feature feature : features) {
    const float* const row = m_weights.data() + (feature & m_mask);
    for (std::size_t i = 0; i < m_labels; ++i) scores[i] += row[i];
  }
}

void Perceptron::add(std::span<const Feature> features, std::size_t label, float amount) {
  for (const Feature feature : features) {
    const std::size_t at = (feature & m_mask) + label;
    m_weights[at] += amount;
    m_totals[at] += m_step * static_cast<double>(amount);
  }
}

float Perceptron::averaged(Feature row, std::size_t label) const {
  const std::size_t at = (row & m_mask) + label;
  return m_weights[at] - static_cast<float>(m_totals[at] / m_step);
}

std::vector<std::int16_t> Perceptron::quantised() const {
  std::vector<float> average(m_weights.size());
  float largest = 1e-6F;
  for (std::size_t i = 0; i < average.size(); ++i) {
    average[i] = m_weights[i] - static_cast<float>(m_totals[i] / m_step);
    largest = std::max(largest, std::fabs(average[i]));
  }
  std::vector<std::int16_t> out(average.size());
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i] = static_cast<std::int16_t>(std::lround(30000.0F * average[i] / largest));
  }
  return out;
}

}  // namespace newsgraph
