// Agreements are placed in two steps. The first makes parts, wordings that are one by their name, and gives
// each wording the key "AP:<parties>|<id>" of its part. The second joins the parts of one family, those of
// the same two parties or more. So an article that names an agreement costs the wordings of that name and of
// those parties: names that everybody uses ("free trade agreement") link nothing else.
#include <algorithm>

#include "base/hash.hpp"
#include "resolve/blocks.hpp"
#include "resolve/keys.hpp"
#include "resolve/names.hpp"
#include "resolve/nodes.hpp"

namespace newsgraph {
namespace {

constexpr std::string_view kPart = "AP:";
constexpr std::string_view kAlone = "AP:|";  // of no parties or one: no family

std::string family_of(std::string_view part) { return std::string(part.substr(0, part.find('|') + 1)); }
std::string id_of(std::string_view part) { return std::string(part.substr(part.find('|') + 1)); }

// Names of parties may hold any character: a hash keeps families apart.
std::string part_key(const std::vector<std::string>& parties, const std::string& id) {
  if (parties.size() < 2) return std::string(kAlone) + id;
  return std::string(kPart) + sha256_hex(joined(parties)).substr(0, 16) + "|" + id;
}

// The part whose name stands for all of them: best, as names of nodes are.
std::size_t leader_of(const std::vector<NamedAgreement>& agreements, const std::vector<std::size_t>& set,
                      const Names& names) {
  std::map<std::string, std::int64_t> uses;
  for (const std::size_t i : set) {
    for (const Wording& wording : agreements[i].wordings) uses[wording.name] += wording.uses;
  }
  const std::string name = best_name(names, "Agreement", uses);
  const auto bears = [&](std::size_t i) {
    return std::any_of(agreements[i].wordings.begin(), agreements[i].wordings.end(),
                       [&](const Wording& wording) { return wording.name == name; });
  };
  return *std::find_if(set.begin(), set.end(), bears);
}

bool has_other_names(const NamedAgreement& agreement, const Names& names) {
  const auto words = names.content_words(agreement.wordings.front().name);
  return std::any_of(agreement.wordings.begin(), agreement.wordings.end(),
                     [&](const Wording& wording) { return names.content_words(wording.name) != words; });
}

std::string_view reason_of(const NamedAgreement& agreement, bool other_names) {
  if (other_names) return "other name of an agreement of the same parties";
  const bool several = std::any_of(agreement.wordings.begin(), agreement.wordings.end(),
                                   [](const Wording& wording) { return wording.hint.size() > 1; });
  return several ? "same name and parties" : "same name";
}

}  // namespace

bool is_part(std::string_view key) { return key.starts_with(kPart); }

void Blocks::place_agreements() {
  std::set<std::string> parts;
  for (std::string& part : due(kPart, "AP;")) parts.insert(std::move(part));
  for (const std::string& key : due("A", "B")) {
    if (is_part(key) || m_seen.count(key) != 0) continue;
    Block block(component(key), m_names);
    find_parts(block, key, parts);
  }
  std::set<std::string> families;
  for (const std::string& part : parts) {
    if (part.starts_with(kAlone)) {
      place_family({part}, parts);
    } else {
      families.insert(family_of(part));
    }
  }
  for (const std::string& family : families) place_family(m_tables.keys_like(family), parts);
}

void Blocks::find_parts(Block& block, const std::string& key, std::set<std::string>& parts) {
  cluster_agreements(block, [&](const Wording& wording) { return m_tables.documents_of(wording.key); });
  assign_ids(block, key);
  for (const Cluster& cluster : block.clusters()) {
    const std::string part = part_key(parties_of(block, cluster), cluster.id);
    for (const Member& member : cluster.members) {
      const std::int64_t wording = block[member.ref].key;
      const std::vector<std::string> keys = m_tables.keys_of(wording);
      const auto old = std::find_if(keys.begin(), keys.end(), is_part);
      if (old != keys.end() && *old == part) continue;
      if (old != keys.end()) parts.insert(*old);
      parts.insert(part);
      m_tables.replace_key(wording, old == keys.end() ? std::string() : *old, part);
    }
  }
}

void Blocks::place_family(const std::vector<std::string>& parts, const std::set<std::string>& touched) {
  std::vector<NamedAgreement> agreements;
  std::vector<bool> is_touched;
  for (const std::string& part : parts) {
    NamedAgreement agreement{id_of(part), living(part)};
    if (agreement.wordings.empty()) continue;
    agreements.push_back(std::move(agreement));
    is_touched.push_back(touched.count(part) != 0);
  }
  const std::vector<std::size_t> set_of = join_other_names(
      agreements, [&](const Wording& wording) { return m_tables.documents_of(wording.key); }, m_names);
  std::map<std::size_t, std::vector<std::size_t>> sets;
  for (std::size_t i = 0; i < agreements.size(); ++i) sets[set_of[i]].push_back(i);
  for (const auto& [first, set] : sets) {
    const NamedAgreement& leader = agreements[leader_of(agreements, set, m_names)];
    for (const std::size_t i : set) place_agreement(agreements[i], leader, set.size() > 1, is_touched[i]);
  }
}

void Blocks::place_agreement(const NamedAgreement& agreement, const NamedAgreement& leader, bool other_names,
                             bool touched) {
  std::string day = day_of(leader);
  if (day.empty()) day = day_of(agreement);
  const std::string_view reason = reason_of(agreement, other_names || has_other_names(agreement, m_names));
  for (const Wording& wording : agreement.wordings) {
    if (touched && !wording.entity.empty()) m_changes.nodes.insert(wording.entity);
    if (wording.rule == leader.id && wording.day == day && wording.reason == reason) continue;
    if (!wording.entity.empty()) m_changes.nodes.insert(wording.entity);
    Wording now = wording;
    now.rule = leader.id;
    now.day = day;
    now.reason = reason;
    const bool moves = now.rule != wording.rule;
    if (!moves || !m_changes.move(m_tables, now, leader.id)) m_tables.place(now);
  }
}

}  // namespace newsgraph
