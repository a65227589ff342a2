#include "nlp/int_gemm.hpp"

#include <catch2/catch.hpp>
#include <random>
#include <vector>

using namespace newsgraph;

namespace {

struct Example {
  std::vector<std::int16_t> weights;
  std::vector<float> scales;
  IntMatrix matrix;

  Example(std::size_t rows, std::size_t columns, std::mt19937& random) {
    matrix.rows = rows;
    matrix.columns = padded_columns(columns);
    matrix.used = columns;
    for (std::size_t i = 0; i < rows * matrix.columns; ++i) {
      weights.push_back(static_cast<std::int16_t>(static_cast<int>(random() % 2001) - 1000));
    }
    scales.assign(matrix.columns, 1.0F);
    matrix.weights = weights;
    matrix.scales = scales;
  }
  [[nodiscard]] std::int32_t weight(std::size_t k, std::size_t n) const {
    return weights[packed_at(matrix.rows, k, n)];
  }
};

}  // namespace

TEST_CASE("Every kernel computes the same exact sums") {
  std::mt19937 random(5);
  for (const std::size_t m : {1U, 2U, 3U, 4U, 5U, 6U, 7U, 33U}) {
    const std::size_t rows = 128;
    const Example example(rows, 70, random);
    const IntMatrix& matrix = example.matrix;
    const std::size_t stride = matrix.columns + 8;
    std::vector<std::int16_t> in(m * rows);
    for (auto& x : in) x = static_cast<std::int16_t>(static_cast<int>(random() % 8193) - 4096);
    for (const IntKernel& kernel : int_kernels()) {
      CAPTURE(kInstructionNames[static_cast<std::size_t>(kernel.needs)], m);
      std::vector<std::int32_t> whole(m * stride, -1);
      kernel.run(m, in.data(), rows, matrix, whole.data(), stride);
      std::vector<std::int32_t> last_panel(m * kPanel, -1);
      kernel.run(m, in.data(), rows, matrix.panel(1), last_panel.data(), kPanel);
      bool same = true;
      for (std::size_t i = 0; i < m; ++i) {
        for (std::size_t n = 0; n < matrix.used; ++n) {
          std::int32_t sum = 0;
          for (std::size_t k = 0; k < rows; ++k) sum += in[i * rows + k] * example.weight(k, n);
          same = same && whole[i * stride + n] == sum;
          same = same && (n < kPanel || last_panel[i * kPanel + n - kPanel] == sum);
        }
        for (std::size_t n = matrix.columns; n < stride; ++n) same = same && whole[i * stride + n] == -1;
      }
      CHECK(same);
    }
  }
}
