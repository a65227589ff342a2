// Dense single-precision algebra for training.
#pragma once

#include <cstddef>
#include <vector>

namespace newsgraph {

// Row-major; resize() keeps nothing.
struct Matrix {
  std::size_t rows = 0;
  std::size_t cols = 0;
  std::vector<float> values;

  void resize(std::size_t new_rows, std::size_t new_cols) {
    rows = new_rows;
    cols = new_cols;
    values.assign(rows * cols, 0.0F);
  }
  [[nodiscard]] float* row(std::size_t i) { return values.data() + i * cols; }
  [[nodiscard]] const float* row(std::size_t i) const { return values.data() + i * cols; }
};

// c[m x n] = a[m x k] b[k x n], or += with `add`. Leading dimensions in floats.
void gemm(std::size_t m, std::size_t n, std::size_t k, const float* a, std::size_t lda, const float* b,
          std::size_t ldb, float* c, std::size_t ldc, bool add);

// out[cols x rows] = in[rows x cols] transposed.
void transpose(const float* in, std::size_t rows, std::size_t cols, std::vector<float>& out);

// out = x w
void multiply(const Matrix& x, const Matrix& w, Matrix& out);
// dw += x^T dout
void multiply_gradient(const Matrix& x, const Matrix& dout, std::vector<float>& dw);
// dx (+)= dout w^T
void multiply_back(const Matrix& dout, const Matrix& w, Matrix& dx, bool add);

}  // namespace newsgraph
