#include "exporters/twins.hpp"

namespace newsgraph {
namespace {

// FNV-1a, finished by the mixer of splitmix64, because slots are taken from the low bits. Never 0.
std::uint64_t hash(const Edge& edge) {
  std::uint64_t value = 14695981039346656037U;
  for (const std::string* part : {&edge.source, &edge.target, &edge.type}) {
    for (const char c : *part) value = (value ^ static_cast<unsigned char>(c)) * 1099511628211U;
    value = (value ^ 0xFFU) * 1099511628211U;  // a byte that UTF-8 does not have ends each part
  }
  value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
  value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
  return (value ^ (value >> 31U)) | 1U;
}

}  // namespace

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
