// A set of words for texts, where most questions are about words it does not hold: a few bits for each word
// (Bloom 1970, with one hash) say no without a look at the table, whose parts lie far from each other in
// memory.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace newsgraph {

template <std::size_t kBits>
class WordFilter {
public:
  void add(std::string_view word) { m_bits[place(word) / 64] |= bit(word); }
  [[nodiscard]] bool may_hold(std::string_view word) const {
    return (m_bits[place(word) / 64] & bit(word)) != 0;
  }

private:
  static_assert(kBits >= 64 && (kBits & (kBits - 1)) == 0, "a power of two");

  // Length, first, middle and last byte tell most words apart.
  static std::size_t place(std::string_view word) {
    if (word.empty()) return 0;
    const auto byte = [&](std::size_t at) {
      return static_cast<std::uint32_t>(static_cast<unsigned char>(word[at]));
    };
    std::uint32_t mixed = static_cast<std::uint32_t>(word.size());
    mixed = mixed * 31 + byte(0);
    mixed = mixed * 31 + byte(word.size() / 2);
    mixed = mixed * 31 + byte(word.size() - 1);
    return (mixed * 0x9E3779B1U >> 8) % kBits;
  }
  static std::uint64_t bit(std::string_view word) { return std::uint64_t{1} << (place(word) % 64); }

  std::array<std::uint64_t, kBits / 64> m_bits{};
};

class WordSet {
public:
  WordSet() = default;
  WordSet(std::initializer_list<std::string> words) : WordSet(words.begin(), words.end()) {}
  template <typename Iterator>
  WordSet(Iterator first, Iterator last) {
    insert(first, last);
  }

  void insert(std::string word) {
    m_filter.add(word);
    m_words.insert(std::move(word));
  }
  template <typename Iterator>
  void insert(Iterator first, Iterator last) {
    for (; first != last; ++first) insert(*first);
  }

  [[nodiscard]] std::size_t count(const std::string& word) const {
    return m_filter.may_hold(word) ? m_words.count(word) : 0;
  }
  [[nodiscard]] bool empty() const { return m_words.empty(); }
  [[nodiscard]] std::size_t size() const { return m_words.size(); }
  [[nodiscard]] auto begin() const { return m_words.begin(); }
  [[nodiscard]] auto end() const { return m_words.end(); }

private:
  WordFilter<256> m_filter;
  std::unordered_set<std::string> m_words;
};

}  // namespace newsgraph
