// Products of 16-bit integers with exact 32-bit sums: the same on every machine, whatever its vector width.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "nlp/instructions.hpp"
#include "nlp/model_file.hpp"

namespace newsgraph {

inline constexpr std::int32_t kInputLimit = 4096;  // largest size of an input value

inline constexpr std::size_t kPanel = 64;  // columns that lie together

[[nodiscard]] constexpr std::size_t padded_columns(std::size_t columns) {
  return (columns + kPanel - 1) / kPanel * kPanel;
}

// Where the weight of row k and column n stands: panel by panel, in it pairs of rows, each column's pair side
// by side.
[[nodiscard]] constexpr std::size_t packed_at(std::size_t rows, std::size_t k, std::size_t n) {
  return ((n / kPanel * (rows / 2) + k / 2) * kPanel + n % kPanel) * 2 + k % 2;
}

// Weights as add_matrix() of the training writes them. Views into the model file.
struct IntMatrix {
  std::size_t rows = 0;
  std::size_t columns = 0;  // padded
  std::size_t used = 0;     // of them, the first
  std::span<const std::int16_t> weights;
  std::span<const float> scales;

  // Throws DataError when the sections do not have the right sizes.
  [[nodiscard]] static IntMatrix load(const ModelFile& model, const std::string& name, std::size_t rows,
                                      std::size_t columns);
  // kPanel columns of it.
  [[nodiscard]] IntMatrix panel(std::size_t at) const {
    return {rows, kPanel, std::min(kPanel, used - at * kPanel),
            weights.subspan(at * kPanel * rows, kPanel * rows), scales.subspan(at * kPanel, kPanel)};
  }
};

// out[m x columns] = in[m x rows] w, of columns behind the used ones nothing or zeros; rows of `in` and `out`
// are `stride` and `out_stride` apart, values of `in` within +-kInputLimit.
void int_gemm(std::size_t m, const std::int16_t* in, std::size_t stride, const IntMatrix& w,
              std::int32_t* out, std::size_t out_stride);

// The ways in which this machine can compute it, the fastest first; all give the same sums.
struct IntKernel {
  Instructions needs;
  void (*run)(std::size_t m, const std::int16_t* in, std::size_t stride, const IntMatrix& w,
              std::int32_t* out, std::size_t out_stride);
};
[[nodiscard]] std::span<const IntKernel> int_kernels();

}  // namespace newsgraph
