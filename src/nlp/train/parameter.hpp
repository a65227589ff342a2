// Learned arrays and their optimiser: Adam (Kingma & Ba 2015) with a clipped gradient.
#pragma once

#include <cstdint>
#include <vector>

#include "nlp/train/gemm.hpp"

namespace newsgraph {

// A small generator whose bits do not depend on the standard library (xorshift64*).
class Random {
public:
  explicit Random(std::uint64_t seed) : m_state(seed * 0x9E3779B97F4A7C15ULL + 0x632BE59BD9B4E019ULL) {}
  [[nodiscard]] std::uint32_t next() {
    m_state ^= m_state >> 12U;
    m_state ^= m_state << 25U;
    m_state ^= m_state >> 27U;
    return static_cast<std::uint32_t>((m_state * 0x2545F4914F6CDD1DULL) >> 32U);
  }
  [[nodiscard]] float uniform() { return static_cast<float>(next() >> 8U) * (1.0F / 16777216.0F); }  // [0, 1)
  [[nodiscard]] std::uint32_t below(std::uint32_t limit) {
    return static_cast<std::uint32_t>((static_cast<std::uint64_t>(next()) * limit) >> 32U);
  }

private:
  std::uint64_t m_state;
};

struct Parameter {
  Matrix value;
  std::vector<float> gradient;
  // Sparse parameters (embeddings) update only the rows that a step touched.
  bool sparse = false;
  std::vector<std::uint32_t> touched;
  std::vector<std::uint8_t> is_touched;

  Parameter() = default;
  Parameter(std::size_t rows, std::size_t cols, bool is_sparse = false);
  // Uniform in [-range, range]; range 0 asks for sqrt(6 / (rows + cols)) (Glorot & Bengio 2010).
  void randomise(Random& random, float range = 0);
  void fill(float x) { value.values.assign(value.values.size(), x); }
  void touch(std::uint32_t row) {
    if (is_touched[row] != 0) return;
    is_touched[row] = 1;
    touched.push_back(row);
  }

private:
  friend class Adam;
  std::vector<float> m_first;
  std::vector<float> m_second;
};

class Adam {
public:
  void add(Parameter& parameter) { m_parameters.push_back(&parameter); }
  void step(float rate);

private:
  void update(Parameter& parameter, std::size_t from, std::size_t to, float scale, float rate);
  [[nodiscard]] double squared_norm() const;

  std::vector<Parameter*> m_parameters;
  double m_steps = 0;
};

}  // namespace newsgraph
