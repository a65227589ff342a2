// The inner loops of the network over floats, once for each set of vector instructions: basic arithmetic in a
// fixed order, so that all give the same bits. (Products of integers: int_gemm.hpp.)
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "nlp/instructions.hpp"
#include "nlp/int_gemm.hpp"

namespace newsgraph {

// What kPanel units of one direction of a recurrent layer know: of each candidate, then forget, then output
// gate what its sum is multiplied with and what is added; how far the cell moves the forget and the output
// gate.
struct alignas(64) GateUnits {
  std::array<float, 3 * kPanel> scales;
  std::array<float, 3 * kPanel> bias;
  std::array<float, 2 * kPanel> peephole;
};

inline constexpr std::size_t kDots = 16;  // dot products are taken so many at a time

struct NetworkLoops {
  Instructions needs;
  // Runs kPanel units through a sentence from its first word (step 1) or from its last (step -1), to which
  // `sums` and `out` point. `sums` holds 3 * kPanel gates a word as GateUnits has them; `out`, words kWidth
  // apart, is added to.
  void (*recur)(const std::int32_t* sums, const GateUnits& units, std::size_t words, std::ptrdiff_t step,
                float* out);
  // out[kEmbedding] += scale * row; a row of 4-bit numbers holds one of the first half and one of the second
  // in a byte.
  void (*add_row)(const std::int8_t* row, float scale, float* out);
  void (*add_half_row)(const std::uint8_t* row, float scale, float* out);
  // out = sums * scales * unit + bias.
  void (*to_floats)(const std::int32_t* sums, const float* scales, const float* bias, float unit,
                    std::size_t count, float* out);
  // out[n] = dot product of `a` and column n of kArcWidth rows; `columns` is a multiple of kDots.
  void (*dots)(const float* a, const float* rows, std::size_t columns, float* out);
  // Rounds x * scale to 16 bits within +-kInputLimit.
  void (*quantise)(const float* in, std::size_t count, float scale, std::int16_t* out);
  // The same of kRelationWidth sums of `a` and `b`, those below 0 as 0.
  void (*quantise_rectified)(const float* a, const float* b, float scale, std::int16_t* out);
};

// Those that this machine can run, the fastest first.
[[nodiscard]] std::span<const NetworkLoops> network_loops();
// The ones to use.
[[nodiscard]] const NetworkLoops& chosen_loops();

}  // namespace newsgraph
