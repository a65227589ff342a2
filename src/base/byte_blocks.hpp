// Looking through text for rare bytes, a block at a time (vector extension of GCC and Clang).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace newsgraph {

// Whether `test` holds for one of the bytes of the block of 8 or 16; it is given all at once, as signed
// numbers.
template <std::size_t kBlock, typename Test>
[[nodiscard]] bool block_has(const char* block, Test test) noexcept {
  using Vector [[gnu::vector_size(kBlock)]] = signed char;
  Vector bytes;
  std::memcpy(&bytes, block, kBlock);
  const Vector found = test(bytes);
  std::array<std::uint64_t, kBlock / 8> words{};
  std::memcpy(words.data(), &found, kBlock);
  std::uint64_t any = 0;
  for (const std::uint64_t word : words) any |= word;
  return any != 0;
}

// Whether one of the given characters stands in the block.
template <std::size_t kBlock, char... kWanted>
[[nodiscard]] bool block_has(const char* block) noexcept {
  return block_has<kBlock>(block,
                           [](auto bytes) { return ((bytes == static_cast<signed char>(kWanted)) | ...); });
}

// Whether `test` holds for one of the bytes of `text`.
template <typename Test>
[[nodiscard]] bool text_has(std::string_view text, Test test) noexcept {
  const char* const end = text.data() + text.size();
  if (text.size() >= 16) {
    for (const char* block = text.data(); end - block >= 16; block += 16) {
      if (block_has<16>(block, test)) return true;
    }
    return block_has<16>(end - 16, test);
  }
  if (text.size() >= 8) return block_has<8>(text.data(), test) || block_has<8>(end - 8, test);
  std::array<char, 8> padded = {'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a'};
  text.copy(padded.data(), text.size());
  return block_has<8>(padded.data(), test);
}

}  // namespace newsgraph
