#include "nlp/int_gemm.hpp"

#include <algorithm>
#include <cstring>
#include <vector>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace newsgraph {
namespace {

// Two neighbouring inputs of a row as one 32-bit value, the shape in which the weights are packed.
std::int32_t pair_at(const std::int16_t* row, std::size_t k) {
  std::int32_t both;
  std::memcpy(&both, row + 2 * k, sizeof both);
  return both;
}

#if defined(__x86_64__)

// Each function multiplies up to kRowsAtOnce rows with one panel; `rows` missing ones repeat the last and are
// not stored. The kernels differ in width. (The fused multiply-add of AVX512-VNNI was measured slower: 94
// against 144 G/s on Zen 5.)
struct Block {
  std::size_t rows;
  const std::int16_t* in;
  std::size_t stride;
  const std::int16_t* weights;  // of the panel
  std::size_t pairs;
  std::int32_t* out;
  std::size_t out_stride;

  [[nodiscard]] const std::int16_t* row(std::size_t r) const { return in + std::min(r, rows - 1) * stride; }
};

constexpr std::size_t kWideRows = 6;

__attribute__((target("avx512f,avx512bw"))) void block_avx512(const Block& b) {
  __m512i sums[kWideRows][4];
  for (auto& row : sums) {
    for (auto& sum : row) sum = _mm512_setzero_si512();
  }
  const std::int16_t* const in[kWideRows] = {b.row(0), b.row(1), b.row(2), b.row(3), b.row(4), b.row(5)};
  const std::int16_t* weights = b.weights;
  for (std::size_t k = 0; k < b.pairs; ++k, weights += 2 * kPanel) {
    const __m512i w0 = _mm512_loadu_si512(weights);
    const __m512i w1 = _mm512_loadu_si512(weights + 32);
    const __m512i w2 = _mm512_loadu_si512(weights + 64);
    const __m512i w3 = _mm512_loadu_si512(weights + 96);
    for (std::size_t r = 0; r < kWideRows; ++r) {
      const __m512i x = _mm512_set1_epi32(pair_at(in[r], k));
      sums[r][0] = _mm512_add_epi32(sums[r][0], _mm512_madd_epi16(x, w0));
      sums[r][1] = _mm512_add_epi32(sums[r][1], _mm512_madd_epi16(x, w1));
      sums[r][2] = _mm512_add_epi32(sums[r][2], _mm512_madd_epi16(x, w2));
      sums[r][3] = _mm512_add_epi32(sums[r][3], _mm512_madd_epi16(x, w3));
    }
  }
  for (std::size_t r = 0; r < b.rows; ++r) {
    for (std::size_t q = 0; q < 4; ++q) _mm512_storeu_si512(b.out + r * b.out_stride + 16 * q, sums[r][q]);
  }
}

constexpr std::size_t kNarrowRows = 4;

__attribute__((target("avx2"))) void block_avx2(const Block& b) {
  const std::int16_t* const in[kNarrowRows] = {b.row(0), b.row(1), b.row(2), b.row(3)};
  for (std::size_t column = 0; column < kPanel; column += 16) {
    __m256i sums[kNarrowRows][2];
    for (auto& row : sums) row[0] = row[1] = _mm256_setzero_si256();
    const std::int16_t* weights = b.weights + 2 * column;
    for (std::size_t k = 0; k < b.pairs; ++k, weights += 2 * kPanel) {
      const __m256i w0 = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights));
      const __m256i w1 = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights + 16));
      for (std::size_t r = 0; r < kNarrowRows; ++r) {
        const __m256i x = _mm256_set1_epi32(pair_at(in[r], k));
        sums[r][0] = _mm256_add_epi32(sums[r][0], _mm256_madd_epi16(x, w0));
        sums[r][1] = _mm256_add_epi32(sums[r][1], _mm256_madd_epi16(x, w1));
      }
    }
    for (std::size_t r = 0; r < b.rows; ++r) {
      std::int32_t* const to = b.out + r * b.out_stride + column;
      _mm256_storeu_si256(reinterpret_cast<__m256i*>(to), sums[r][0]);
      _mm256_storeu_si256(reinterpret_cast<__m256i*>(to + 8), sums[r][1]);
    }
  }
}

void block_sse2(const Block& b) {
  const std::int16_t* const in[kNarrowRows] = {b.row(0), b.row(1), b.row(2), b.row(3)};
  for (std::size_t column = 0; column < kPanel; column += 8) {
    __m128i sums[kNarrowRows][2];
    for (auto& row : sums) row[0] = row[1] = _mm_setzero_si128();
    const std::int16_t* weights = b.weights + 2 * column;
    for (std::size_t k = 0; k < b.pairs; ++k, weights += 2 * kPanel) {
      const __m128i w0 = _mm_loadu_si128(reinterpret_cast<const __m128i*>(weights));
      const __m128i w1 = _mm_loadu_si128(reinterpret_cast<const __m128i*>(weights + 8));
      for (std::size_t r = 0; r < kNarrowRows; ++r) {
        const __m128i x = _mm_set1_epi32(pair_at(in[r], k));
        sums[r][0] = _mm_add_epi32(sums[r][0], _mm_madd_epi16(x, w0));
        sums[r][1] = _mm_add_epi32(sums[r][1], _mm_madd_epi16(x, w1));
      }
    }
    for (std::size_t r = 0; r < b.rows; ++r) {
      std::int32_t* const to = b.out + r * b.out_stride + column;
      _mm_storeu_si128(reinterpret_cast<__m128i*>(to), sums[r][0]);
      _mm_storeu_si128(reinterpret_cast<__m128i*>(to + 4), sums[r][1]);
    }
  }
}

template <auto Compute, std::size_t RowsAtOnce>
void blocks(std::size_t m, const std::int16_t* in, std::size_t stride, const IntMatrix& w,
            std::int32_t* out) {
  for (std::size_t column = 0; column < w.columns; column += kPanel) {
    const std::int16_t* const panel = w.weights.data() + column * w.rows;
    for (std::size_t i = 0; i < m; i += RowsAtOnce) {
      Compute(Block{std::min(RowsAtOnce, m - i), in + i * stride, stride, panel, w.rows / 2,
                    out + i * w.columns + column, w.columns});
    }
  }
}

std::vector<IntKernel> known_kernels() {
  std::vector<IntKernel> kernels;
  const bool wide = __builtin_cpu_supports("avx512bw") != 0;
  if (wide) kernels.push_back({"avx512bw", blocks<block_avx512, kWideRows>});
  if (__builtin_cpu_supports("avx2") != 0) kernels.push_back({"avx2", blocks<block_avx2, kNarrowRows>});
  kernels.push_back({"sse2", blocks<block_sse2, kNarrowRows>});
  return kernels;
}

#else

void plain(std::size_t m, const std::int16_t* in, std::size_t stride, const IntMatrix& w, std::int32_t* out) {
  std::fill_n(out, m * w.columns, 0);
  for (std::size_t i = 0; i < m; ++i) {
    for (std::size_t k = 0; k < w.rows; ++k) {
      const std::int32_t x = in[i * stride + k];
      for (std::size_t n = 0; n < w.columns; ++n)
        out[i * w.columns + n] += x * w.weights[packed_at(w.rows, k, n)];
    }
  }
}

std::vector<IntKernel> known_kernels() { return {{"plain", plain}}; }

#endif

}  // namespace

IntMatrix IntMatrix::load(const ModelFile& model, const std::string& name, std::size_t rows,
                          std::size_t columns) {
  IntMatrix matrix;
  matrix.rows = rows;
  matrix.columns = padded_columns(columns);
  matrix.weights = model.values<std::int16_t>(name + ".w", rows * matrix.columns);
  matrix.scales = model.values<float>(name + ".s", matrix.columns);
  return matrix;
}

std::span<const IntKernel> int_kernels() {
  static const std::vector<IntKernel> kKernels = known_kernels();
  return kKernels;
}

void int_gemm(std::size_t m, const std::int16_t* in, std::size_t stride, const IntMatrix& w,
              std::int32_t* out) {
  static const auto kRun = int_kernels().front().run;
  kRun(m, in, stride, w, out);
}

__attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default"))) void quantise(
    const float* in, std::size_t count, float scale, std::int16_t* out) {
  constexpr auto kLimit = static_cast<float>(kInputLimit);
  for (std::size_t i = 0; i < count; ++i) {
    const float x = in[i] * scale;
    const float bounded = x < -kLimit ? -kLimit : (x > kLimit ? kLimit : x);
    // Adding and taking away 1.5 * 2^23 rounds to the nearest integer without a library call.
    out[i] = static_cast<std::int16_t>(static_cast<std::int32_t>((bounded + 12582912.0F) - 12582912.0F));
  }
}

}  // namespace newsgraph
