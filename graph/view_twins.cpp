#include "graph/view_twins.hpp"

#include <cstring>

namespace newsgraph {

void TwinNumbers::add(const Link& link) {
  m_key.clear();
  for (const std::string_view part : {link.source, link.target, link.type}) append_key_part(m_key, part);
  m_key.append(link.id);
  m_by_ends.add(m_key, link.id);
}

// The index `relation_source` has them side by side.
void TwinNumbers::add_all(Database& database) {
  Statement row(database, "SELECT source, target, type, id FROM relation ORDER BY source, target, type");
  std::string source, target, type, id;  // of the row before
  bool added = false;                    // and whether it was
  while (row.step()) {
    const Link link{row.view(3), row.view(0), row.view(1), row.view(2)};
    const bool twin = link.target == target && link.source == source && link.type == type;
    if (twin && !added) add({id, source, target, type});
    if (twin) add(link);
    added = twin;
    source = link.source;
    target = link.target;
    type = link.type;
    id = link.id;
  }
}

void TwinNumbers::sort() {
  m_by_ends.sort();
  std::string ends;
  std::uint64_t number = 0;
  while (const RecordSorter::Record* record = m_by_ends.next()) {
    const std::string_view these = record->key.substr(0, record->key.size() - record->value.size());
    if (these != ends) {
      ends = these;
      number = 0;
    }
    if (++number == 1) continue;
    m_by_id.add(record->value, {reinterpret_cast<const char*>(&number), sizeof number});
  }
  m_by_id.sort();
  m_here = m_by_id.next();
}

std::uint64_t TwinNumbers::of(std::string_view id) {
  while (m_here != nullptr && m_here->key < id) m_here = m_by_id.next();
  if (m_here == nullptr || m_here->key != id) return 1;
  std::uint64_t number = 0;
  std::memcpy(&number, m_here->value.data(), sizeof number);
  return number;
}

}  // namespace newsgraph
