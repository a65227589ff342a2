#include "resolve/blocks.hpp"

#include <algorithm>

#include "resolve/keys.hpp"
#include "resolve/nodes.hpp"
#include "resolve/surnames.hpp"

namespace newsgraph {
namespace {

// Blocks of countries and places have one key; the others may hang together through several.
bool has_one_key(const std::string& key) {
  return key[0] == 'C' || key[0] == 'N' || key[0] == 'S' || key[0] == 'M';
}

}  // namespace

bool Changes::move(BlockTables& tables, Wording& wording, const std::string& node) {
  if (wording.entity == node) return false;
  if (!wording.entity.empty()) nodes.insert(wording.entity);
  nodes.insert(node);
  wordings.insert(wording.key);
  wording.entity = node;
  tables.place(wording);
  return true;
}

std::set<std::int64_t> affected_documents(const BlockTables& tables, const Changes& changes) {
  std::set<std::int64_t> documents = changes.documents;
  if (tables.is_fresh()) return documents;
  for (const std::int64_t wording : changes.wordings) {
    for (const ClaimPlace& use : tables.uses_of(wording)) documents.insert(use.document);
  }
  for (const ClaimPlace& claim : changes.claims) documents.insert(claim.document);
  return documents;
}

std::vector<std::string> Blocks::due(std::string_view from, std::string_view to) const {
  return {m_changes.keys.lower_bound(std::string(from)), m_changes.keys.lower_bound(std::string(to))};
}

std::vector<Wording> Blocks::living(const std::string& key) {
  std::vector<Wording> wordings;
  for (const std::int64_t each : m_tables.with_key(key)) {
    Wording wording = m_tables.wording(each);
    if (wording.uses > 0) {
      wordings.push_back(std::move(wording));
      continue;
    }
    if (!wording.entity.empty()) m_changes.nodes.insert(wording.entity);
    if (key.starts_with("P:") && !wording.rule.empty()) {
      // Its cluster may be gone as a whole; a block that is left writes its bearers again.
      m_changes.bearers_change(m_tables, wording.rule);
      m_tables.set_bearings(wording.rule, {});
    }
    m_tables.drop(each);
  }
  return wordings;
}

std::vector<Wording> Blocks::component(const std::string& key) {
  std::vector<std::string> queue = {key};
  m_seen.insert(key);
  std::map<std::int64_t, Wording> found;
  while (!queue.empty()) {
    const std::string next = std::move(queue.back());
    queue.pop_back();
    if (const std::string_view word = lone_name(next); !word.empty()) m_changes.namesakes.emplace(word);
    for (Wording& wording : living(next)) {
      const std::int64_t id = wording.key;
      if (!found.try_emplace(id, std::move(wording)).second || has_one_key(next)) continue;
      for (std::string& more : m_tables.keys_of(id)) {
        if (more[0] != 'T' && !is_part(more) && m_seen.insert(more).second) queue.push_back(std::move(more));
      }
    }
  }
  std::vector<Wording> wordings;
  for (auto& [id, wording] : found) wordings.push_back(std::move(wording));
  return wordings;
}

void Blocks::cluster(Block& block, const std::string& key) {
  switch (key[0]) {
    case 'C':
      return cluster_countries(block);
    case 'P':
      return cluster_people(block, m_contexts);
    case 'O':
      return cluster_organizations(block, m_contexts);
    case 'M':
      return cluster_meetings(block, key);
    default:
      return cluster_by_name(block);
  }
}

void Blocks::place(Block& block, const std::string& key) {
  if (block.size() == 0) return;
  std::set<std::string> before;
  for (WordingRef i = 0; i < block.size(); ++i) {
    if (!block[i].rule.empty()) before.insert(block[i].rule);
  }
  cluster(block, key);
  assign_ids(block, key);
  const bool people = key[0] == 'P';
  for (const Cluster& each : block.clusters()) {
    for (const Member& member : each.members) {
      const std::string& old = block[member.ref].rule;
      if (people && !old.empty() && old != each.id) {
        for (const std::string& rule : {old, each.id}) m_changes.bearers_change(m_tables, rule);
      }
      place_member(block, each, member);
    }
  }
  if (people) note_bearers(block, before);
}

void Blocks::place_member(Block& block, const Cluster& cluster, const Member& member) {
  Wording& wording = block.wordings()[member.ref];
  const bool same = wording.rule == cluster.id && wording.home == cluster.country &&
                    wording.day == cluster.day && wording.reason == member.reason;
  const bool moves = wording.rule != cluster.id;
  if (!wording.entity.empty()) m_changes.nodes.insert(wording.entity);
  if (same) return;
  wording.rule = cluster.id;
  wording.home = cluster.country;
  wording.day = cluster.day;
  wording.reason = member.reason;
  if (!moves || !m_changes.move(m_tables, wording, cluster.id)) m_tables.place(wording);
}

void Blocks::note_bearers(const Block& block, const std::set<std::string>& before) {
  std::set<std::string> gone = before;
  for (const Cluster& cluster : block.clusters()) {
    gone.erase(cluster.id);
    const auto now = bearings_of(block, cluster);
    const auto then = m_tables.bearings(cluster.id);
    for (const auto& [surname, bearer] : now) m_changes.contexts.insert(surname);
    if (now == then) continue;
    for (const auto& [surname, bearer] : then) m_changes.bearers_of_change(m_tables, surname);
    for (const auto& [surname, bearer] : now) m_changes.bearers_of_change(m_tables, surname);
    m_tables.set_bearings(cluster.id, now);
  }
  for (const std::string& rule : gone) {
    m_changes.bearers_change(m_tables, rule);
    m_tables.set_bearings(rule, {});
  }
}

void Blocks::place_names() {
  for (const char* kind : {"C:", "N:", "O:", "P:"}) {
    const std::string to = std::string(1, kind[0]) + ";";
    for (const std::string& key : due(kind, to)) {
      if (m_seen.count(key) != 0) continue;
      Block block(component(key), m_names);
      place(block, key);
    }
  }
}

void Blocks::find_meetings(std::int64_t document) {
  if (!m_tables.names(document, "Meeting")) return;
  const Extraction extraction = m_tables.extraction(document);
  const std::vector<std::int64_t> wordings = m_tables.wordings_in(document);
  for (const MeetingKey& meeting : meeting_keys(extraction, m_tables.nodes_in(document), m_names)) {
    const Wording wording = m_tables.wording(wordings[meeting.position]);
    const std::vector<std::string> before = m_tables.keys_of(wording.key);
    if (before == std::vector<std::string>{meeting.key} && wording.hint == meeting.days) continue;
    m_changes.keys.insert(before.begin(), before.end());
    m_changes.keys.insert(meeting.key);
    m_tables.rekey(wording.key, {meeting.key}, meeting.days);
  }
}

void Blocks::place_meetings() {
  for (const std::int64_t document : affected_documents(m_tables, m_changes)) find_meetings(document);
  for (const std::string& key : due("M:", "M;")) {
    Block block(living(key), m_names);
    place(block, key);
  }
}

}  // namespace newsgraph
