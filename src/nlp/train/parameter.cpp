#include "nlp/train/parameter.hpp"

#include <cmath>

namespace newsgraph {
namespace {

constexpr float kBeta1 = 0.9F;
constexpr float kBeta2 = 0.98F;
constexpr float kEpsilon = 1e-8F;
constexpr double kClip = 5.0;  // largest norm of a step's gradient

}  // namespace

Parameter::Parameter(std::size_t rows, std::size_t cols, bool is_sparse) : sparse(is_sparse) {
  value.resize(rows, cols);
  gradient.assign(rows * cols, 0.0F);
  m_first.assign(rows * cols, 0.0F);
  m_second.assign(rows * cols, 0.0F);
  if (sparse) is_touched.assign(rows, 0);
}

void Parameter::randomise(Random& random, float range) {
  const float size = range > 0 ? range : std::sqrt(6.0F / static_cast<float>(value.rows + value.cols));
  for (float& x : value.values) x = (2 * random.uniform() - 1) * size;
}

double Adam::squared_norm() const {
  double sum = 0;
  const auto add = [&sum](const std::vector<float>& gradient, std::size_t from, std::size_t to) {
    float part = 0;
    for (std::size_t i = from; i < to; ++i) part += gradient[i] * gradient[i];
    sum += static_cast<double>(part);
  };
  for (const Parameter* parameter : m_parameters) {
    const std::size_t cols = parameter->value.cols;
    if (!parameter->sparse) {
      for (std::size_t row = 0; row < parameter->value.rows; ++row)
        add(parameter->gradient, row * cols, (row + 1) * cols);
    }
    for (const std::uint32_t row : parameter->touched) add(parameter->gradient, row * cols, (row + 1) * cols);
  }
  return sum;
}

void Adam::update(Parameter& parameter, std::size_t from, std::size_t to, float scale, float rate) {
  float* const value = parameter.value.values.data();
  float* const gradient = parameter.gradient.data();
  float* const first = parameter.m_first.data();
  float* const second = parameter.m_second.data();
  for (std::size_t i = from; i < to; ++i) {
    const float g = gradient[i] * scale;
    first[i] = kBeta1 * first[i] + (1 - kBeta1) * g;
    second[i] = kBeta2 * second[i] + (1 - kBeta2) * g * g;
    value[i] -= rate * first[i] / (std::sqrt(second[i]) + kEpsilon);
    gradient[i] = 0;
  }
}

void Adam::step(float rate) {
  m_steps += 1;
  const double norm = std::sqrt(squared_norm());
  const float scale = norm > kClip ? static_cast<float>(kClip / norm) : 1.0F;
  const double bias1 = 1 - std::pow(static_cast<double>(kBeta1), m_steps);
  const double bias2 = 1 - std::pow(static_cast<double>(kBeta2), m_steps);
  const auto corrected = static_cast<float>(static_cast<double>(rate) * std::sqrt(bias2) / bias1);
  for (Parameter* parameter : m_parameters) {
    const std::size_t cols = parameter->value.cols;
    if (!parameter->sparse) {
      update(*parameter, 0, parameter->gradient.size(), scale, corrected);
      continue;
    }
    for (const std::uint32_t row : parameter->touched) {
      update(*parameter, row * cols, (row + 1) * cols, scale, corrected);
      parameter->is_touched[row] = 0;
    }
    parameter->touched.clear();
  }
}

}  // namespace newsgraph
