#include "nlp/int_gemm.hpp"

#include <algorithm>
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
    const std::size_t columns = example.matrix.columns;
    const std::size_t out_stride = columns + 8;
    std::vector<std::int16_t> in(m * rows);
    for (auto& x : in) x = static_cast<std::int16_t>(static_cast<int>(random() % 8193) - 4096);
    std::vector<std::int32_t> expected(m * out_stride, -1);
    for (std::size_t i = 0; i < m; ++i) {
      for (std::size_t n = 0; n < columns; ++n) {
        std::int32_t& sum = expected[i * out_stride + n];
        sum = 0;
        for (std::size_t k = 0; k < rows; ++k) sum += in[i * rows + k] * example.weight(k, n);
      }
    }
    for (const IntKernel& kernel : int_kernels()) {
      CAPTURE(kInstructionNames[static_cast<std::size_t>(kernel.needs)], m);
      std::vector<std::int32_t> out(expected.size(), -1);  // what lies between the rows is left alone
      kernel.run(m, in.data(), rows, example.matrix, out.data(), out_stride);
      CHECK(out == expected);
      std::vector<std::int32_t> panel_out(m * kPanel);
      kernel.run(m, in.data(), rows, example.matrix.panel(1), panel_out.data(), kPanel);
      for (std::size_t i = 0; i < m; ++i) {
        CHECK(std::equal(panel_out.begin() + static_cast<std::ptrdiff_t>(i * kPanel),
                         panel_out.begin() + static_cast<std::ptrdiff_t>((i + 1) * kPanel),
                         expected.begin() + static_cast<std::ptrdiff_t>(i * out_stride + kPanel)));
      }
    }
  }
}
