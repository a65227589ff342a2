#include "resolve/clusters.hpp"

#include <algorithm>
#include <numeric>

namespace newsgraph {

Block::Block(std::vector<Wording> wordings, const Names& names)
    : m_wordings(std::move(wordings)), m_names(&names) {
  std::sort(m_wordings.begin(), m_wordings.end(),
            [](const Wording& a, const Wording& b) { return a.key < b.key; });
}

Refs Block::all() const {
  Refs refs(m_wordings.size());
  std::iota(refs.begin(), refs.end(), WordingRef{0});
  return refs;
}

void Block::add(Cluster cluster) {
  std::sort(cluster.members.begin(), cluster.members.end(),
            [](const Member& a, const Member& b) { return a.ref < b.ref; });
  m_clusters.push_back(std::move(cluster));
}

std::vector<CountryGroup> split_by_country(const Block& block, const Refs& refs, bool attach_unknown,
                                           const Countries& corrected) {
  std::map<std::string, Refs> known;
  std::map<std::string, std::int64_t> uses;
  std::int64_t counted = 0;
  Refs unknown;
  for (const WordingRef ref : refs) {
    const auto better = corrected.find(ref);
    const std::string& country = better != corrected.end() ? better->second : block[ref].country;
    (country.empty() ? unknown : known[country]).push_back(ref);
    if (country.empty()) continue;
    uses[country] += block[ref].uses;
    counted += block[ref].uses;
  }
  std::vector<CountryGroup> groups;
  std::size_t largest = 0;
  for (auto& [country, group] : known) {
    groups.push_back({country, std::move(group)});
    if (uses[country] > uses[groups[largest].country]) largest = groups.size() - 1;
  }
  if (unknown.empty()) return groups;
  if (attach_unknown && counted > 0 && 3 * uses[groups[largest].country] >= 2 * counted) {
    Refs& home = groups[largest].refs;
    home.insert(home.end(), unknown.begin(), unknown.end());
  } else {
    groups.push_back({"", std::move(unknown)});
  }
  return groups;
}

std::vector<std::string> parties_of(const Block& block, const Cluster& cluster) {
  std::vector<std::string> parties;
  for (const Member& member : cluster.members) {
    const std::vector<std::string>& hint = block[member.ref].hint;
    if (hint.size() > parties.size() || (hint.size() == parties.size() && hint < parties)) parties = hint;
  }
  return parties;
}

Cluster make_cluster(std::string type, std::string country, const Refs& refs, std::string_view reason) {
  Cluster cluster{std::move(type), std::move(country), {}, {}};
  for (const WordingRef ref : refs) cluster.members.push_back({ref, reason});
  return cluster;
}

Unions::Unions(std::size_t n) : m_parent(n) { std::iota(m_parent.begin(), m_parent.end(), std::size_t{0}); }

std::size_t Unions::find(std::size_t i) {
  while (m_parent[i] != i) i = m_parent[i] = m_parent[m_parent[i]];
  return i;
}

void Unions::join(std::size_t a, std::size_t b) {
  a = find(a);
  b = find(b);
  m_parent[std::max(a, b)] = std::min(a, b);
}

void cluster_countries(Block& block) {
  std::map<std::string, Refs> by_code;
  std::map<std::string, Refs> by_name;
  for (const WordingRef ref : block.all()) {
    const Wording& wording = block[ref];
    (wording.country.empty() ? by_name[body_key(wording.name)] : by_code[wording.country]).push_back(ref);
  }
  for (const auto& [code, group] : by_code) block.add(make_cluster("Country", code, group, "country code"));
  for (const auto& [name, group] : by_name) block.add(make_cluster("Country", "", group, "same name"));
}

void cluster_by_name(Block& block) {
  std::map<std::string, Refs> by_name;
  for (const WordingRef ref : block.all()) by_name[block.names().place_key(block[ref].name)].push_back(ref);
  for (const auto& [name, same] : by_name) {
    for (const CountryGroup& group : split_by_country(block, same, true)) {
      block.add(make_cluster(block[group.refs[0]].type, group.country, group.refs,
                             group.country.empty() ? "same name" : "same name and country"));
    }
  }
}

}  // namespace newsgraph
