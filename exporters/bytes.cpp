#include "exporters/bytes.hpp"

#include <algorithm>

namespace newsgraph {

void Bytes::grow(std::size_t least) {
  const std::size_t room = std::max<std::size_t>(least, m_room * 2);
  // make_unique would fill the memory with zeros.
  auto bytes = std::make_unique_for_overwrite<char[]>(room);
  if (m_size > 0) std::memcpy(bytes.get(), m_bytes.get(), m_size);
  m_bytes = std::move(bytes);
  m_room = room;
}

}  // namespace newsgraph
