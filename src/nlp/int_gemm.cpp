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

// Some rows of the input and a strip of columns. Rows that are missing repeat the last one.
struct Tile {
  std::size_t rows;
  const std::int16_t* in;
  std::size_t stride;
  const std::int16_t* strip;  // weights of one pair side by side; aligned to 64 bytes unless a whole panel
  std::size_t pairs;
  std::int32_t* out;
  std::size_t out_stride;

  [[nodiscard]] const std::int16_t* row(std::size_t r) const { return in + std::min(r, rows - 1) * stride; }
};

struct alignas(64) CacheLine {
  std::int16_t weights[32];
};

// A part of a panel, its weights moved together: as they stand they fall on few sets of the cache.
void copy_strip(const std::int16_t* panel, std::size_t pairs, std::size_t column, std::size_t columns,
                std::int16_t* out) {
  for (std::size_t k = 0; k < pairs; ++k)
    std::memcpy(out + 2 * k * columns, panel + 2 * (k * kPanel + column), 2 * columns * sizeof *out);
}

template <auto Multiply, std::size_t Rows, std::size_t Columns>
void strips(std::size_t m, const std::int16_t* in, std::size_t stride, const IntMatrix& w,
            std::int32_t* out) {
  const std::size_t pairs = w.rows / 2;
  std::vector<CacheLine> lines(Columns < kPanel ? (pairs * Columns + 15) / 16 : 0);
  for (std::size_t column = 0; column < w.columns; column += Columns) {
    const std::int16_t* strip = w.weights.data() + column / kPanel * kPanel * w.rows;
    if constexpr (Columns < kPanel) {
      copy_strip(strip, pairs, column % kPanel, Columns, lines.data()->weights);
      strip = lines.data()->weights;
    }
    for (std::size_t i = 0; i < m; i += Rows) {
      Multiply(Tile{std::min(Rows, m - i), in + i * stride, stride, strip, pairs,
                    out + i * w.columns + column, w.columns});
    }
  }
}

// The kernels differ in width and in how many sums their registers hold.
namespace sse2 {
using Vector = __m128i;
using Loaded = __m128i;
constexpr std::size_t kRows = 4;
constexpr std::size_t kVectors = 2;
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
using Loaded = __m256i;
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
                                    {Instructions::avx2, avx2::run},
                                    {Instructions::plain, sse2::run}};
  std::erase_if(kernels, [](const IntKernel& kernel) { return kernel.needs > machine_instructions(); });
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

std::vector<IntKernel> known_kernels() { return {{Instructions::plain, plain}}; }

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
  static const auto kRun =
      std::find_if(int_kernels().begin(), int_kernels().end(),
                   [most = used_instructions()](const IntKernel& kernel) { return kernel.needs <= most; })
          ->run;
  kRun(m, in, stride, w, out);
}

}  // namespace newsgraph
