#include "nlp/int_gemm.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>
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

// Some rows of the input and a strip of columns of one panel.
struct Tile {
  const std::int16_t* in;
  std::size_t stride;
  const std::int16_t* strip;  // weights of the first pair; those of the next stand a panel's width behind
  std::size_t pairs;
  std::int32_t* out;
  std::size_t out_stride;
};

// `multiply` holds the kernels for 1, 2, ... rows; the last is for all but the remainder.
template <std::size_t Rows>
void strips(const std::array<void (*)(const Tile&), Rows>& multiply, std::size_t strip_columns, std::size_t m,
            const std::int16_t* in, std::size_t stride, const IntMatrix& w, std::int32_t* out,
            std::size_t out_stride) {
  for (std::size_t column = 0; column < w.used; column += strip_columns) {
    const std::int16_t* const strip =
        w.weights.data() + column / kPanel * kPanel * w.rows + column % kPanel * 2;
    for (std::size_t i = 0; i < m; i += Rows) {
      multiply[std::min(Rows, m - i) - 1](
          Tile{in + i * stride, stride, strip, w.rows / 2, out + i * out_stride + column, out_stride});
    }
  }
}

// The kernels differ in width and in how many sums their registers hold.
namespace sse2 {
using Vector = __m128i;
using Loaded = __m128i_u;
constexpr std::size_t kRows = 2;
constexpr std::size_t kVectors = 4;
inline Vector spread(std::int32_t pair) { return _mm_set1_epi32(pair); }
inline Vector add_products(Vector sum, Vector x, Vector w) {
  return _mm_add_epi32(sum, _mm_madd_epi16(x, w));
}
#include "nlp/int_gemm.inc"
}  // namespace sse2

#pragma GCC push_options
#pragma GCC target("avx2")
namespace avx2 {
using Vector = __m256i;
using Loaded = __m256i_u;
constexpr std::size_t kRows = 3;
constexpr std::size_t kVectors = 4;
inline Vector spread(std::int32_t pair) { return _mm256_set1_epi32(pair); }
inline Vector add_products(Vector sum, Vector x, Vector w) {
  return _mm256_add_epi32(sum, _mm256_madd_epi16(x, w));
}
#include "nlp/int_gemm.inc"
}  // namespace avx2
#pragma GCC pop_options
#pragma GCC push_options
#pragma GCC target("avx2,avxvnni")
namespace avx_vnni {
using Vector = __m256i;
using Loaded = __m256i_u;
constexpr std::size_t kRows = 3;
constexpr std::size_t kVectors = 4;
inline Vector spread(std::int32_t pair) { return _mm256_set1_epi32(pair); }
inline Vector add_products(Vector sum, Vector x, Vector w) { return _mm256_dpwssd_avx_epi32(sum, x, w); }
#include "nlp/int_gemm.inc"
}  // namespace avx_vnni
#pragma GCC pop_options
#pragma GCC push_options
#pragma GCC target("avx512f,avx512bw")
namespace avx512 {
using Vector = __m512i;
using Loaded = __m512i_u;
constexpr std::size_t kRows = 6;
constexpr std::size_t kVectors = 4;
inline Vector spread(std::int32_t pair) { return _mm512_set1_epi32(pair); }
inline Vector add_products(Vector sum, Vector x, Vector w) {
  return _mm512_add_epi32(sum, _mm512_madd_epi16(x, w));
}
#include "nlp/int_gemm.inc"
}  // namespace avx512
#pragma GCC pop_options
#pragma GCC push_options
#pragma GCC target("avx512f,avx512bw,avx512vnni")
namespace avx512_vnni {
using Vector = __m512i;
using Loaded = __m512i_u;
constexpr std::size_t kRows = 6;
constexpr std::size_t kVectors = 4;
inline Vector spread(std::int32_t pair) { return _mm512_set1_epi32(pair); }
inline Vector add_products(Vector sum, Vector x, Vector w) { return _mm512_dpwssd_epi32(sum, x, w); }
#include "nlp/int_gemm.inc"
}  // namespace avx512_vnni
#pragma GCC pop_options

std::vector<IntKernel> known_kernels() {
  std::vector<IntKernel> kernels = {{Instructions::avx512_vnni, avx512_vnni::run},
                                    {Instructions::avx512, avx512::run},
                                    {Instructions::avx_vnni, avx_vnni::run},
                                    {Instructions::avx2, avx2::run},
                                    {Instructions::plain, sse2::run}};
  std::erase_if(kernels, [](const IntKernel& kernel) { return !machine_has(kernel.needs); });
  return kernels;
}

#else

void plain(std::size_t m, const std::int16_t* in, std::size_t stride, const IntMatrix& w, std::int32_t* out,
           std::size_t out_stride) {
  for (std::size_t i = 0; i < m; ++i) {
    std::fill_n(out + i * out_stride, w.columns, 0);
    for (std::size_t k = 0; k < w.rows; ++k) {
      const std::int32_t x = in[i * stride + k];
      for (std::size_t n = 0; n < w.columns; ++n)
        out[i * out_stride + n] += x * w.weights[packed_at(w.rows, k, n)];
    }
  }
}

std::vector<IntKernel> known_kernels() { return {{Instructions::plain, plain}}; }

#endif

}  // namespace

IntMatrix IntMatrix::load(const ModelFile& model, const std::string& name, std::size_t rows,
                          std::size_t columns) {
  IntMatrix matrix;
  matrix.rows = rows;
  matrix.columns = padded_columns(columns);
  matrix.used = columns;
  matrix.weights = model.values<std::int16_t>(name + ".w", rows * matrix.columns);
  matrix.scales = model.values<float>(name + ".s", matrix.columns);
  return matrix;
}

std::span<const IntKernel> int_kernels() {
  static const std::vector<IntKernel> kKernels = known_kernels();
  return kKernels;
}

void int_gemm(std::size_t m, const std::int16_t* in, std::size_t stride, const IntMatrix& w,
              std::int32_t* out, std::size_t out_stride) {
  static const auto kRun =
      std::find_if(int_kernels().begin(), int_kernels().end(),
                   [most = used_instructions()](const IntKernel& kernel) { return kernel.needs <= most; })
          ->run;
  kRun(m, in, stride, w, out, out_stride);
}

}  // namespace newsgraph
