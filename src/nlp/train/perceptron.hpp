// Averaged perceptron over hashed features (Freund & Schapire 1999, Collins 2002), the trainer of
// LinearModel.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "nlp/features.hpp"

namespace newsgraph {

class Perceptron {
public:
  Perceptron(unsigned bits, std::size_t labels);

  void score(std::span<const Feature> features, std::span<float> scores) const;
  // Adds `amount` to the weights of all features for a label.
  void add(std::span<const Feature> features, std::size_t label, float amount);
  // Counts one example for the average.
  void tick() { m_step += 1; }
  [[nodiscard]] std::size_t labels() const { return m_labels; }
  // The averaged weights as 16-bit numbers, largest size 30,000, with the padding LinearModel needs.
  [[nodiscard]] std::vector<std::int16_t> quantised() const;
  [[nodiscard]] float averaged(Feature row, std::size_t label) const;

private:
  std::size_t m_labels;
  Feature m_mask;
  double m_step = 1;
  std::vector<float> m_weights;
  std::vector<double> m_totals;
};

}  // namespace newsgraph
