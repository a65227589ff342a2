// What exporters append to: a string whose `append` is inlined and does not call memcpy for short texts. An
// edge is some seventy appends of a few bytes; through std::string they cost more than reading the edge.
#pragma once

#include <cstddef>
#include <cstring>
#include <initializer_list>
#include <memory>
#include <string_view>

#include "base/byte_blocks.hpp"

namespace newsgraph {

class Bytes {
public:
  Bytes() = default;
  Bytes(Bytes&& other) noexcept { swap(other); }
  Bytes& operator=(Bytes&& other) noexcept {
    swap(other);
    return *this;
  }

  Bytes& append(std::string_view text) {
    copy(room_for(text.size()), text.data(), text.size());
    m_size += text.size();
    return *this;
  }
  Bytes& append(std::size_t count, char c) {
    if (count > 0) std::memset(room_for(count), c, count);
    m_size += count;
    return *this;
  }
  Bytes& append(std::initializer_list<char> bytes) { return append({bytes.begin(), bytes.size()}); }
  Bytes& operator+=(std::string_view text) { return append(text); }
  void push_back(char c) {
    *room_for(1) = c;
    ++m_size;
  }
  void assign(std::string_view text) {
    clear();
    append(text);
  }

  void clear() noexcept { m_size = 0; }
  void reserve(std::size_t size) {
    if (size > m_room) grow(size);
  }
  [[nodiscard]] std::size_t size() const noexcept { return m_size; }
  [[nodiscard]] bool empty() const noexcept { return m_size == 0; }
  [[nodiscard]] const char* data() const noexcept { return m_bytes.get(); }
  // Valid until the next change.
  [[nodiscard]] std::string_view view() const noexcept { return {m_bytes.get(), m_size}; }
  operator std::string_view() const noexcept { return view(); }

  // Space behind the end, for code that writes `count` bytes or fewer there and then tells by `wrote`.
  [[nodiscard]] char* room_for(std::size_t count) {
    if (m_room - m_size < count) grow(m_size + count);
    return m_bytes.get() + m_size;
  }
  void wrote(std::size_t count) noexcept { m_size += count; }

private:
  void swap(Bytes& other) noexcept {
    m_bytes.swap(other.m_bytes);
    std::swap(m_size, other.m_size);
    std::swap(m_room, other.m_room);
  }

  // Two overlapping moves of a fixed size cover every length up to twice that size.
  static void copy(char* to, const char* from, std::size_t size) {
    if (size > 32) {
      std::memcpy(to, from, size);
    } else if (size >= 16) {
      copy_ends<16>(to, from, size);
    } else if (size >= 8) {
      copy_ends<8>(to, from, size);
    } else if (size >= 4) {
      copy_ends<4>(to, from, size);
    } else if (size > 0) {
      to[0] = from[0];
      if (size > 1) copy_ends<2>(to, from, size);
    }
  }
  template <std::size_t kWidth>
  static void copy_ends(char* to, const char* from, std::size_t size) {
    char head[kWidth], tail[kWidth];
    std::memcpy(head, from, kWidth);
    std::memcpy(tail, from + size - kWidth, kWidth);
    std::memcpy(to, head, kWidth);
    std::memcpy(to + size - kWidth, tail, kWidth);
  }

  void grow(std::size_t least);

  std::unique_ptr<char[]> m_bytes;
  std::size_t m_size = 0;
  std::size_t m_room = 0;
};

// Where the first of the given characters stands in `text` from `pos` on, or the end of `text`.
template <char... kWanted>
[[nodiscard]] std::size_t find_any(std::string_view text, std::size_t pos) noexcept {
  const char* const end = text.data() + text.size();
  while (pos + 16 <= text.size() && !block_has<16, kWanted...>(text.data() + pos)) pos += 16;
  // Mostly there is none in the rest, either, and two blocks that overlap tell so.
  const std::size_t left = text.size() - pos;
  if (left >= 8 && left < 16 && !block_has<8, kWanted...>(text.data() + pos) &&
      !block_has<8, kWanted...>(end - 8))
    return text.size();
  while (pos < text.size() && (unsigned{text[pos] == kWanted} | ...) == 0) ++pos;
  return pos;
}

// Appends `text`, with `escape(c)` called where one of the given characters stands.
template <char... kSpecial, typename Escape>
void append_escaped(Bytes& out, std::string_view text, Escape escape) {
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t end = find_any<kSpecial...>(text, pos);
    out.append(text.substr(pos, end - pos));
    if (end == text.size()) return;
    escape(text[end]);
    pos = end + 1;
  }
}

}  // namespace newsgraph
