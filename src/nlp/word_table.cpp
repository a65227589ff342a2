#include "nlp/word_table.hpp"

#include <utility>

namespace newsgraph {
namespace {

// FNV-1a, 64 bit.
std::uint64_t hash_of(std::string_view word) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash;
}

}  // namespace

LowerWord::LowerWord(std::string_view word, bool drop_stops) {
  if (word.size() > kLongest) return;
  for (const char c : word) {
    if (static_cast<unsigned char>(c) >= 0x80) {
      m_size = 0;
      return;
    }
    if (c == '.' && drop_stops) continue;
    m_bytes[m_size++] = (c >= 'A' && c <= 'Z') ? static_cast<char>(c - 'A' + 'a') : c;
  }
}

std::size_t WordTable::slot_of(std::string_view word) const {
  const std::size_t mask = m_slots.size() - 1;
  std::size_t at = static_cast<std::size_t>(hash_of(word)) & mask;
  while (!m_slots[at].word.empty() && m_slots[at].word != word) at = (at + 1) & mask;
  return at;
}

void WordTable::grow() {
  std::vector<Slot> old =
      std::exchange(m_slots, std::vector<Slot>(m_slots.empty() ? 64 : m_slots.size() * 2));
  for (Slot& slot : old) {
    if (!slot.word.empty()) m_slots[slot_of(slot.word)] = std::move(slot);
  }
}

void WordTable::add(std::string_view word, std::uint32_t value) {
  if (word.empty()) return;
  if (m_used * 3 >= m_slots.size()) grow();
  Slot& slot = m_slots[slot_of(word)];
  if (!slot.word.empty()) return;
  slot = {std::string(word), value};
  m_longest = word.size() > m_longest ? word.size() : m_longest;
  ++m_used;
}

std::uint32_t WordTable::find(std::string_view word, std::uint32_t absent) const {
  if (word.empty() || word.size() > m_longest) return absent;
  const Slot& slot = m_slots[slot_of(word)];
  return slot.word.empty() ? absent : slot.value;
}

}  // namespace newsgraph
