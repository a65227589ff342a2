#include "resolve/moved_claims.hpp"

#include <algorithm>

namespace newsgraph {

void MovedClaims::add(const ClaimGroup& group, ClaimPlace place) {
  const auto kept = [this](const std::string& name) { return &*m_names.insert(name).first; };
  m_moved.push_back({kept(group.source), kept(group.target), kept(group.type), group.status, place});
}

// By the names of the ends first: as the store keeps relations, so that neighbours are written together.
bool MovedClaims::less(const Moved& a, const Moved& b) {
  if (a.source != b.source) return *a.source < *b.source;
  if (a.target != b.target) return *a.target < *b.target;
  if (a.type != b.type) return *a.type < *b.type;
  if (a.status != b.status) return a.status < b.status;
  return a.place < b.place;
}

bool MovedClaims::same_group(const Moved& a, const Moved& b) {
  return a.source == b.source && a.target == b.target && a.type == b.type && a.status == b.status;
}

void MovedClaims::visit_groups(const Visit& visit) {
  std::sort(m_moved.begin(), m_moved.end(), less);
  std::vector<ClaimPlace> places;
  for (std::size_t i = 0; i < m_moved.size(); ++i) {
    const Moved& moved = m_moved[i];
    if (moved.place.document != 0) places.push_back(moved.place);
    if (i + 1 < m_moved.size() && same_group(moved, m_moved[i + 1])) continue;
    visit({*moved.type, *moved.source, *moved.target, moved.status}, places);
    places.clear();
  }
}

}  // namespace newsgraph
