// A frozen set of lower-case ASCII words with a small value each: open addressing, no allocation on look-up.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace newsgraph {

// Lower-cases ASCII letters of a short word into a buffer on the stack and drops full stops ("p.m." -> "pm").
// Empty when the word is longer than the buffer or not ASCII.
class LowerWord {
public:
  explicit LowerWord(std::string_view word, bool drop_stops = true);
  [[nodiscard]] std::string_view view() const { return {m_bytes, m_size}; }

private:
  static constexpr std::size_t kLongest = 24;
  char m_bytes[kLongest] = {};
  std::size_t m_size = 0;
};

class WordTable {
public:
  // A word that is there already keeps its first value. `word` is at most 24 bytes, else it can never be
  // found.
  void add(std::string_view word, std::uint32_t value);
  // The value of a word, or `absent`.
  [[nodiscard]] std::uint32_t find(std::string_view word, std::uint32_t absent) const;
  [[nodiscard]] bool contains(std::string_view word) const { return find(word, kNone) != kNone; }

private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFFU;
  struct Slot {
    std::string word;  // empty: free
    std::uint32_t value = 0;
  };
  [[nodiscard]] std::size_t slot_of(std::string_view word) const;
  void grow();

  std::vector<Slot> m_slots;
  std::size_t m_used = 0;
  std::size_t m_longest = 0;
};

}  // namespace newsgraph
