#include "nlp/train/gemm.hpp"

#include <algorithm>
#include <cstring>

namespace newsgraph {
namespace {

constexpr std::size_t kLanes = 16;
constexpr std::size_t kRows = 6;

using Vector = float __attribute__((vector_size(64), aligned(4)));

// The compiler makes one version for each instruction set and picks at load time. The micro-kernel keeps 6 x
// 32 sums in registers (after Goto & van de Geijn 2008).
__attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default"))) void panel(
    std::size_t m, std::size_t k, const float* a, std::size_t lda, const float* b, std::size_t ldb, float* c,
    std::size_t ldc, bool add) {
  std::size_t i = 0;
  for (; i + kRows <= m; i += kRows) {
    Vector sums[kRows][2] = {};
    for (std::size_t p = 0; p < k; ++p) {
      Vector b0;
      Vector b1;
      std::memcpy(&b0, b + p * ldb, sizeof b0);
      std::memcpy(&b1, b + p * ldb + kLanes, sizeof b1);
      for (std::size_t r = 0; r < kRows; ++r) {
        const float x = a[(i + r) * lda + p];
        sums[r][0] += x * b0;
        sums[r][1] += x * b1;
      }
    }
    for (std::size_t r = 0; r < kRows; ++r) {
      for (std::size_t q = 0; q < 2; ++q) {
        float* const out = c + (i + r) * ldc + kLanes * q;
        Vector old = {};
        if (add) std::memcpy(&old, out, sizeof old);
        old += sums[r][q];
        std::memcpy(out, &old, sizeof old);
      }
    }
  }
  for (; i < m; ++i) {
    Vector sums[2] = {};
    for (std::size_t p = 0; p < k; ++p) {
      Vector b0;
      Vector b1;
      std::memcpy(&b0, b + p * ldb, sizeof b0);
      std::memcpy(&b1, b + p * ldb + kLanes, sizeof b1);
      sums[0] += a[i * lda + p] * b0;
      sums[1] += a[i * lda + p] * b1;
    }
    for (std::size_t q = 0; q < 2; ++q) {
      float* const out = c + i * ldc + kLanes * q;
      Vector old = {};
      if (add) std::memcpy(&old, out, sizeof old);
      old += sums[q];
      std::memcpy(out, &old, sizeof old);
    }
  }
}

}  // namespace

void gemm(std::size_t m, std::size_t n, std::size_t k, const float* a, std::size_t lda, const float* b,
          std::size_t ldb, float* c, std::size_t ldc, bool add) {
  constexpr std::size_t kStep = 2 * kLanes;
  std::size_t j = 0;
  for (; j + kStep <= n; j += kStep) panel(m, k, a, lda, b + j, ldb, c + j, ldc, add);
  if (j == n) return;
  // The last columns go through a padded copy.
  const std::size_t rest = n - j;
  thread_local std::vector<float> right;
  thread_local std::vector<float> out;
  right.assign(k * kStep, 0.0F);
  out.resize(m * kStep);
  for (std::size_t p = 0; p < k; ++p) std::copy_n(b + p * ldb + j, rest, right.data() + p * kStep);
  panel(m, k, a, lda, right.data(), kStep, out.data(), kStep, false);
  for (std::size_t i = 0; i < m; ++i) {
    for (std::size_t q = 0; q < rest; ++q) {
      const float value = out[i * kStep + q];
      c[i * ldc + j + q] = add ? c[i * ldc + j + q] + value : value;
    }
  }
}

void transpose(const float* in, std::size_t rows, std::size_t cols, std::vector<float>& out) {
  out.resize(rows * cols);
  constexpr std::size_t kBlock = 16;
  for (std::size_t i0 = 0; i0 < rows; i0 += kBlock) {
    for (std::size_t j0 = 0; j0 < cols; j0 += kBlock) {
      for (std::size_t i = i0; i < std::min(rows, i0 + kBlock); ++i) {
        for (std::size_t j = j0; j < std::min(cols, j0 + kBlock); ++j) out[j * rows + i] = in[i * cols + j];
      }
    }
  }
}

void multiply(const Matrix& x, const Matrix& w, Matrix& out) {
  out.rows = x.rows;
  out.cols = w.cols;
  out.values.resize(x.rows * w.cols);
  gemm(x.rows, w.cols, x.cols, x.values.data(), x.cols, w.values.data(), w.cols, out.values.data(), w.cols,
       false);
}

void multiply_gradient(const Matrix& x, const Matrix& dout, std::vector<float>& dw) {
  thread_local std::vector<float> turned;
  transpose(x.values.data(), x.rows, x.cols, turned);
  gemm(x.cols, dout.cols, x.rows, turned.data(), x.rows, dout.values.data(), dout.cols, dw.data(), dout.cols,
       true);
}

void multiply_back(const Matrix& dout, const Matrix& w, Matrix& dx, bool add) {
  thread_local std::vector<float> turned;
  transpose(w.values.data(), w.rows, w.cols, turned);
  if (!add) {
    dx.rows = dout.rows;
    dx.cols = w.rows;
    dx.values.resize(dout.rows * w.rows);
  }
  gemm(dout.rows, w.rows, dout.cols, dout.values.data(), dout.cols, turned.data(), w.rows, dx.values.data(),
       w.rows, add);
}

}  // namespace newsgraph
