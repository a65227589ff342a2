// Sigmoid and hyperbolic tangent from basic arithmetic alone, so that every machine computes the same bits
// (compile without contraction to fused multiply-add) and loops over them vectorise. Error below 1e-6.
#pragma once

#include <bit>
#include <cstdint>

namespace newsgraph {

// e^x for |x| <= 30, by 2^n times a polynomial on [-0.5, 0.5] (Taylor of degree 6 in x ln 2).
[[nodiscard]] inline float bounded_exp(float x) noexcept {
  const float y = x * 1.44269504F;
  const float shifted = y + 12582912.0F;  // 1.5 * 2^23: rounds to the nearest integer
  const float n = shifted - 12582912.0F;
  const float r = (y - n) * 0.693147181F;
  const float p =
      1.0F + r * (1.0F + r * (0.5F + r * (0.166666667F +
                                          r * (0.0416666667F + r * (0.00833333333F + r * 0.00138888889F)))));
  const std::int32_t scale = (std::bit_cast<std::int32_t>(shifted) - 0x4B400000 + 127) << 23;
  return p * std::bit_cast<float>(scale);
}

[[nodiscard]] inline float sigmoid(float x) noexcept {
  const float bounded = x < -30.0F ? -30.0F : (x > 30.0F ? 30.0F : x);
  return 1.0F / (1.0F + bounded_exp(-bounded));
}

[[nodiscard]] inline float hyperbolic_tangent(float x) noexcept { return 2.0F * sigmoid(2.0F * x) - 1.0F; }

}  // namespace newsgraph
