#include "nlp/train/quantise.hpp"

#include <algorithm>
#include <cmath>

#include "nlp/int_gemm.hpp"

namespace newsgraph {

void add_matrix(ModelWriter& model, const std::string& name, const Matrix& matrix) {
  const std::size_t columns = padded_columns(matrix.cols);
  std::vector<std::int16_t> packed(matrix.rows * columns, 0);
  std::vector<float> scales(columns, 0.0F);
  for (std::size_t n = 0; n < matrix.cols; ++n) {
    double sum = 0;
    double largest = 0;
    for (std::size_t k = 0; k < matrix.rows; ++k) {
      const double size = std::fabs(static_cast<double>(matrix.row(k)[n]));
      sum += size;
      largest = std::max(largest, size);
    }
    if (largest == 0) continue;
    // Half a unit of rounding for each weight is part of the bound.
    const double room = 2147483000.0 / kInputLimit - 0.5 * static_cast<double>(matrix.rows);
    const double factor = std::min(32767.0 / largest, room / sum);
    scales[n] = static_cast<float>(1 / factor);
    for (std::size_t k = 0; k < matrix.rows; ++k) {
      const double value = static_cast<double>(matrix.row(k)[n]) * factor;
      packed[packed_at(matrix.rows, k, n)] = static_cast<std::int16_t>(std::lround(value));
    }
  }
  model.add_values(name + ".w", packed);
  model.add_values(name + ".s", scales);
}

void add_rows(ModelWriter& model, const std::string& name, const Matrix& matrix) {
  std::vector<std::int8_t> rows(matrix.values.size());
  std::vector<float> scales(matrix.rows);
  for (std::size_t i = 0; i < matrix.rows; ++i) {
    float largest = 0;
    for (std::size_t k = 0; k < matrix.cols; ++k) largest = std::max(largest, std::fabs(matrix.row(i)[k]));
    scales[i] = largest / 127.0F;
    for (std::size_t k = 0; k < matrix.cols && largest > 0; ++k) {
      rows[i * matrix.cols + k] = static_cast<std::int8_t>(std::lround(matrix.row(i)[k] / scales[i]));
    }
  }
  model.add_values(name + ".rows", rows);
  model.add_values(name + ".scales", scales);
}

void add_half_rows(ModelWriter& model, const std::string& name, const Matrix& matrix) {
  std::vector<std::uint8_t> rows(matrix.rows * matrix.cols / 2);
  std::vector<float> scales(matrix.rows);
  for (std::size_t i = 0; i < matrix.rows; ++i) {
    float largest = 0;
    for (std::size_t k = 0; k < matrix.cols; ++k) largest = std::max(largest, std::fabs(matrix.row(i)[k]));
    scales[i] = largest / 7.0F;
    const auto half = [&](std::size_t k) {
      return static_cast<unsigned>(largest > 0 ? std::lround(matrix.row(i)[k] / scales[i]) + 8 : 8);
    };
    const std::size_t middle = matrix.cols / 2;
    for (std::size_t k = 0; k < middle; ++k)
      rows[i * middle + k] = static_cast<std::uint8_t>(half(k) | half(middle + k) << 4U);
  }
  model.add_values(name + ".rows", rows);
  model.add_values(name + ".scales", scales);
}

}  // namespace newsgraph
