// The inner loops of the network over floats, once for each set of vector instructions: basic arithmetic in a
// fixed order, so that all give the same bits. (Products of integers: int_gemm.hpp.)
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "nlp/instructions.hpp"

namespace newsgraph {

struct NetworkLoops {
  Instructions needs;
  // One direction of one word: kUnits candidates, forget and output gates side by side in `sums`, `scales`
  // and `bias`. `cell` is the state before and after; `out` is added to.
  void (*recur)(const std::int32_t* sums, const float* scales, const float* bias, const float* peephole,
                float* cell, float* out);
  // out[kEmbedding] += scale * row; a row of 4-bit numbers holds one of the first half and one of the second
  // in a byte.
  void (*add_row)(const std::int8_t* row, float scale, float* out);
  void (*add_half_row)(const std::uint8_t* row, float scale, float* out);
  // out = sums * scales * unit + bias.
  void (*to_floats)(const std::int32_t* sums, const float* scales, const float* bias, float unit,
                    std::size_t count, float* out);
  float (*dot)(const float* a, const float* b);  // of kArcWidth numbers
  // Rounds x * scale to 16 bits within +-kInputLimit.
  void (*quantise)(const float* in, std::size_t count, float scale, std::int16_t* out);
};

// Those that this machine can run, the fastest first.
[[nodiscard]] std::span<const NetworkLoops> network_loops();
// The ones to use.
[[nodiscard]] const NetworkLoops& chosen_loops();

}  // namespace newsgraph
