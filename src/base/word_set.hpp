// Sets and tables of words for texts, where most questions are about words they do not hold: a few bits for
// each word (Bloom 1970, with one hash) say no without a look at the table, whose parts lie far from each
// other in memory.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
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

  // False: no word stands in both.
  [[nodiscard]] bool may_share(const WordFilter& other) const {
    for (std::size_t i = 0; i < m_bits.size(); ++i) {
      if ((m_bits[i] & other.m_bits[i]) != 0) return true;
    }
    return false;
  }

private:
  static_assert(kBits >= 64 && (kBits & (kBits - 1)) == 0, "a power of two");

  // Length, first and last bytes tell most words apart.
  static std::size_t place(std::string_view word) {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    if (word.size() >= sizeof first) {
      std::memcpy(&first, word.data(), sizeof first);
      std::memcpy(&last, word.data() + word.size() - sizeof last, sizeof last);
    } else {
      for (const char c : word) first = first << 8 | static_cast<unsigned char>(c);
    }
    std::uint32_t mixed = (first ^ static_cast<std::uint32_t>(word.size())) * 0x9E3779B1U;
    mixed = (mixed ^ mixed >> 15 ^ last) * 0x85EBCA6BU;
    return (mixed ^ mixed >> 13) % kBits;
  }
  static std::uint64_t bit(std::string_view word) { return std::uint64_t{1} << (place(word) % 64); }

  std::array<std::uint64_t, kBits / 64> m_bits{};
};

// A few times as many bits as words are enough.
template <std::size_t kBits>
class BasicWordSet {
public:
  BasicWordSet() = default;
  BasicWordSet(std::initializer_list<std::string> words) : BasicWordSet(words.begin(), words.end()) {}
  template <typename Iterator>
  BasicWordSet(Iterator first, Iterator last) {
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
  // False: none of the words is in the filter.
  [[nodiscard]] bool may_share(const WordFilter<kBits>& words) const { return m_filter.may_share(words); }
  [[nodiscard]] bool empty() const { return m_words.empty(); }
  [[nodiscard]] std::size_t size() const { return m_words.size(); }
  [[nodiscard]] auto begin() const { return m_words.begin(); }
  [[nodiscard]] auto end() const { return m_words.end(); }

private:
  WordFilter<kBits> m_filter;
  std::unordered_set<std::string> m_words;
};
inline constexpr std::size_t kFewWords = 1024;
using WordSet = BasicWordSet<kFewWords>;

template <typename Value, std::size_t kBits>
class WordIndex {
public:
  // The value of the word and whether it is new; one that is there already stays as it is.
  std::pair<Value&, bool> emplace(const std::string& word, Value value = {}) {
    m_filter.add(word);
    m_openings.add(std::string_view(word).substr(0, word.find(' ')));
    const auto [found, is_new] = m_values.emplace(word, std::move(value));
    return std::pair<Value&, bool>(found->second, is_new);
  }
  // nullptr: the word is not there.
  [[nodiscard]] const Value* find(const std::string& word) const {
    if (!m_filter.may_hold(word)) return nullptr;
    const auto found = m_values.find(word);
    return found == m_values.end() ? nullptr : &found->second;
  }
  [[nodiscard]] Value* find(const std::string& word) {
    return const_cast<Value*>(std::as_const(*this).find(word));
  }
  // False: no key begins with the word, up to its first space.
  [[nodiscard]] bool may_open(std::string_view word) const { return m_openings.may_hold(word); }
  [[nodiscard]] auto begin() { return m_values.begin(); }
  [[nodiscard]] auto end() { return m_values.end(); }
  [[nodiscard]] auto begin() const { return m_values.begin(); }
  [[nodiscard]] auto end() const { return m_values.end(); }

private:
  WordFilter<kBits> m_filter;
  WordFilter<kBits> m_openings;
  std::unordered_map<std::string, Value> m_values;
};

}  // namespace newsgraph
