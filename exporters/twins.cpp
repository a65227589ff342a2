#include "exporters/twins.hpp"

#include <bit>
#include <cstring>

namespace newsgraph {
namespace {

// The mixer of splitmix64.
std::uint64_t mixed(std::uint64_t value) {
  value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
  value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
  return value ^ (value >> 31U);
}

// Eight bytes at a time. Never 0.
std::uint64_t hash(const Edge& edge) {
  constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15U;
  std::uint64_t value = 0;
  for (const std::string* part : {&edge.source, &edge.target, &edge.type}) {
    std::string_view rest = *part;
    value = mixed(value + rest.size() + kOdd);  // so that "ab", "c" is not "a", "bc"
    std::uint64_t word = 0;
    for (; rest.size() >= sizeof word; rest.remove_prefix(sizeof word)) {
      std::memcpy(&word, rest.data(), sizeof word);
      value = (std::rotl(value, 27) ^ word) * kOdd;
    }
    word = 0;
    for (const char c : rest) word = (word << 8U) | static_cast<unsigned char>(c);
    value = (std::rotl(value, 27) ^ word) * kOdd;
  }
  return mixed(value) | 1U;
}

}  // namespace

void Twins::expect(const Edge& edge) { __builtin_prefetch(&m_slots[hash(edge) & (m_slots.size() - 1)]); }

std::string_view Twins::kind(const Edge& edge) {
  const std::uint64_t pair = hash(edge);
  m_kind = edge.type;
  if (!insert(pair)) m_kind.append(" ").append(std::to_string(++m_more[pair] + 1));
  return m_kind;
}

// False when it is there already.
bool Twins::insert(std::uint64_t key) {
  if (m_used * 10 >= m_slots.size() * 7) grow();
  const std::size_t mask = m_slots.size() - 1;
  std::size_t slot = key & mask;
  for (; m_slots[slot] != 0; slot = (slot + 1) & mask) {
    if (m_slots[slot] == key) return false;
  }
  m_slots[slot] = key;
  ++m_used;
  return true;
}

void Twins::grow() {
  std::vector<std::uint64_t> old(m_slots.size() * 2);
  old.swap(m_slots);
  m_used = 0;
  for (const std::uint64_t key : old) {
    if (key != 0) insert(key);
  }
}

}  // namespace newsgraph
