#include "nlp/network_loops.hpp"

#include <algorithm>
#include <bit>
#include <catch2/catch.hpp>
#include <random>
#include <vector>

#include "nlp/network_shape.hpp"

using namespace newsgraph;

namespace {

std::vector<float> numbers(std::size_t count, float size, std::mt19937& random) {
  std::vector<float> out(count);
  for (float& x : out) x = size * (static_cast<float>(random() % 20001) / 10000.0F - 1.0F);
  return out;
}

// What each loop makes of the same random inputs, as bits: one list a loop.
std::vector<std::vector<std::uint32_t>> results(const NetworkLoops& loops) {
  std::mt19937 random(7);
  std::vector<std::vector<std::uint32_t>> out;
  const auto keep = [&](const std::vector<float>& values) {
    std::vector<std::uint32_t> bits;
    for (const float value : values) bits.push_back(std::bit_cast<std::uint32_t>(value));
    out.push_back(bits);
  };
  constexpr std::size_t kWords = 5;
  std::vector<std::int32_t> sums(kWords * 3 * kPanel);
  for (auto& x : sums) x = static_cast<std::int32_t>(random() % 2000001) - 1000000;
  const std::vector<float> scales = numbers(3 * kPanel, 1e-5F, random);
  const std::vector<float> bias = numbers(3 * kPanel, 2.0F, random);
  const std::vector<float> peephole = numbers(2 * kPanel, 1.0F, random);
  GateUnits units{};
  std::copy(scales.begin(), scales.end(), units.scales.begin());
  std::copy(bias.begin(), bias.end(), units.bias.begin());
  std::copy(peephole.begin(), peephole.end(), units.peephole.begin());
  std::vector<float> state = numbers(kWords * kWidth, 1.0F, random);
  loops.recur(sums.data(), units, kWords, 1, state.data());
  loops.recur(sums.data() + (kWords - 1) * 3 * kPanel, units, kWords, -1,
              state.data() + (kWords - 1) * kWidth + kPanel);
  keep(state);

  std::vector<std::int8_t> row(kEmbedding);
  for (auto& x : row) x = static_cast<std::int8_t>(static_cast<int>(random() % 256) - 128);
  std::vector<float> sum = numbers(kEmbedding, 1.0F, random);
  loops.add_row(row.data(), 0.0371F, sum.data());
  keep(sum);
  std::vector<std::uint8_t> half(kEmbedding / 2);
  for (auto& x : half) x = static_cast<std::uint8_t>(random() % 256);
  loops.add_half_row(half.data(), 0.0371F, sum.data());
  keep(sum);

  std::vector<float> floats(3 * kPanel - 5);  // no multiple of a vector
  loops.to_floats(sums.data(), scales.data(), bias.data(), 0.125F, floats.size(), floats.data());
  keep(floats);
  std::vector<float> products(2 * kDots);
  loops.dots(numbers(kArcWidth, 3.0F, random).data(),
             numbers(kArcWidth * products.size(), 3.0F, random).data(), products.size(), products.data());
  keep(products);
  std::vector<std::int16_t> rounded(floats.size());
  loops.quantise(floats.data(), floats.size(), 1000.0F, rounded.data());
  keep({rounded.begin(), rounded.end()});
  rounded.resize(kRelationWidth);
  loops.quantise_rectified(numbers(kRelationWidth, 3.0F, random).data(),
                           numbers(kRelationWidth, 3.0F, random).data(), 1000.0F, rounded.data());
  keep({rounded.begin(), rounded.end()});
  return out;
}

}  // namespace

TEST_CASE("Every set of vector instructions computes the same bits") {
  const auto expected = results(network_loops().back());
  REQUIRE(network_loops().back().needs == Instructions::plain);
  for (const NetworkLoops& loops : network_loops()) {
    CAPTURE(kInstructionNames[static_cast<std::size_t>(loops.needs)]);
    CHECK(results(loops) == expected);
  }
}

TEST_CASE("Inputs are rounded to the nearest integer and bounded") {
  const std::vector<float> in = {0.0F, 0.4F, 0.6F, -0.6F, 1.0F, 5000.0F, -5000.0F, 4095.4F};
  for (const NetworkLoops& loops : network_loops()) {
    std::vector<std::int16_t> out(in.size());
    loops.quantise(in.data(), in.size(), 1.0F, out.data());
    CHECK(out == std::vector<std::int16_t>{0, 0, 1, -1, 1, 4096, -4096, 4095});
  }
}

TEST_CASE("A layer's units see the words of their sentence in the order of their direction") {
  GateUnits units{};
  units.scales.fill(1.0F);
  for (const NetworkLoops& loops : network_loops()) {
    CAPTURE(kInstructionNames[static_cast<std::size_t>(loops.needs)]);
    std::vector<std::int32_t> sums(3 * 3 * kPanel, 0);  // three words; all gates half open
    sums[2 * 3 * kPanel] = 30;                          // the last word's first candidate: 1
    for (const bool forward : {true, false}) {
      const std::size_t first = forward ? 0 : 2;
      std::vector<float> state(3 * kWidth, 1.0F);
      loops.recur(sums.data() + first * 3 * kPanel, units, 3, forward ? 1 : -1,
                  state.data() + first * kWidth);
      CHECK(state[2 * kWidth] == 1.25F);  // 1 + o * (1 - f) * z
      CHECK(state[kWidth] == (forward ? 1.0F : 1.125F));
      CHECK(state[0] == (forward ? 1.0F : 1.0625F));
      CHECK(std::count(state.begin(), state.end(), 1.0F) ==
            static_cast<std::ptrdiff_t>(3 * kWidth - (forward ? 1 : 3)));
    }
  }
}

TEST_CASE("Dot products are those of the columns, and rectified sums are rounded like others") {
  std::mt19937 random(3);
  std::vector<float> a(kArcWidth);
  std::vector<float> rows(kArcWidth * kDots);
  for (float& x : a) x = static_cast<float>(random() % 9) - 4;
  for (float& x : rows) x = static_cast<float>(random() % 9) - 4;
  std::vector<float> expected(kDots, 0.0F);  // small whole numbers: exact in any order
  for (std::size_t k = 0; k < kArcWidth; ++k) {
    for (std::size_t n = 0; n < kDots; ++n) expected[n] += a[k] * rows[k * kDots + n];
  }
  std::vector<float> left(kRelationWidth, 0.0F);
  std::vector<float> right(kRelationWidth, 0.0F);
  left[0] = 1.0F;
  right[0] = 0.26F;
  left[1] = 1.0F;
  right[1] = -2.0F;
  left[2] = 5000.0F;
  for (const NetworkLoops& loops : network_loops()) {
    CAPTURE(kInstructionNames[static_cast<std::size_t>(loops.needs)]);
    std::vector<float> products(kDots);
    loops.dots(a.data(), rows.data(), kDots, products.data());
    CHECK(products == expected);
    std::vector<std::int16_t> out(kRelationWidth, -1);
    loops.quantise_rectified(left.data(), right.data(), 10.0F, out.data());
    CHECK(out[0] == 13);
    CHECK(out[1] == 0);
    CHECK(out[2] == kInputLimit);
    CHECK(std::count(out.begin(), out.end(), 0) == static_cast<std::ptrdiff_t>(kRelationWidth - 2));
  }
}
