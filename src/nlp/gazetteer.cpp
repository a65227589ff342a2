#include "nlp/gazetteer.hpp"

#include <algorithm>

namespace newsgraph {

std::uint32_t Gazetteer::kinds(Feature key) const {
  const std::size_t mask = m_table.size() - 1;
  for (std::size_t at = key & mask; m_table[at].key != 0; at = (at + 1) & mask) {
    if (m_table[at].key == key) return m_table[at].kinds;
  }
  return 0;
}

void Gazetteer::flags(std::span<const WordView> words, std::vector<std::uint8_t>& out) const {
  out.assign(words.size(), 0);
  if (m_table.empty()) return;
  for (std::size_t i = 0; i < words.size();) {
    std::size_t length = 0;
    std::uint32_t found = 0;
    Feature key = 0;
    const std::size_t longest = words[i].capital ? std::min(kLongestPlaceName, words.size() - i) : 0;
    for (std::size_t n = 0; n < longest; ++n) {
      key = phrase_key(key, words[i + n].lower);
      if (const std::uint32_t here = kinds(key); here != 0 && words[i + n].capital) {
        found = here;
        length = n + 1;
      }
    }
    for (std::size_t n = 0; n < length; ++n)
      out[i + n] = static_cast<std::uint8_t>(2 * found + (n == 0 ? 0 : 1));
    i += std::max<std::size_t>(length, 1);
  }
}

}  // namespace newsgraph
