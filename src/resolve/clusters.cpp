#include "resolve/clusters.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "resolve/names.hpp"

namespace newsgraph {

Articles::Articles(const std::vector<Extraction>& extractions) {
  for (const Extraction& extraction : extractions) m_all.push_back(&extraction);
  const auto key = [](const Extraction* e) {
    return std::tie(e->document.id, e->document.date, e->document.sha256);
  };
  std::sort(m_all.begin(), m_all.end(), [&](const auto* a, const auto* b) { return key(a) < key(b); });
  // The store holds one version of an article; of several given here the latest counts, as in the store.
  const auto same_id = [](const auto* a, const auto* b) { return a->document.id == b->document.id; };
  const auto kept = std::unique(m_all.rbegin(), m_all.rend(), same_id);
  m_all.erase(m_all.begin(), kept.base());
  for (std::uint32_t article = 0; article < m_all.size(); ++article) {
    const auto count = static_cast<std::uint32_t>(m_all[article]->entities.size());
    m_cluster_of.emplace_back(count, kNoCluster);
    for (std::uint32_t i = 0; i < count; ++i)
      m_by_type[m_all[article]->entities[i].type].push_back({article, i});
  }
}

void Articles::add(Cluster cluster) {
  std::sort(cluster.members.begin(), cluster.members.end(),
            [](const Member& a, const Member& b) { return a.ref < b.ref; });
  for (const Member& member : cluster.members) {
    m_cluster_of[member.ref.article][member.ref.position] = static_cast<std::uint32_t>(m_clusters.size());
  }
  m_clusters.push_back(std::move(cluster));
}

void Articles::replace_clusters(std::vector<Cluster> clusters) {
  m_clusters.clear();
  for (Cluster& cluster : clusters) {
    if (!cluster.members.empty()) add(std::move(cluster));
  }
}

std::vector<CountryGroup> split_by_country(const Articles& articles, const Refs& refs, bool attach_unknown,
                                           const Countries& corrected) {
  std::map<std::string, Refs> known;
  Refs unknown;
  for (const EntityRef ref : refs) {
    const auto better = corrected.find(ref);
    const std::string& country = better != corrected.end() ? better->second : articles.entity(ref).country;
    (country.empty() ? unknown : known[country]).push_back(ref);
  }
  std::vector<CountryGroup> groups;
  std::size_t largest = 0;
  for (auto& [country, group] : known) {
    groups.push_back({country, std::move(group)});
    if (groups.back().refs.size() > groups[largest].refs.size()) largest = groups.size() - 1;
  }
  const std::size_t counted = refs.size() - unknown.size();
  if (unknown.empty()) return groups;
  if (attach_unknown && counted > 0 && 3 * groups[largest].refs.size() >= 2 * counted) {
    Refs& home = groups[largest].refs;
    home.insert(home.end(), unknown.begin(), unknown.end());
  } else {
    groups.push_back({"", std::move(unknown)});
  }
  return groups;
}

Cluster make_cluster(std::string type, std::string country, const Refs& refs, std::string_view reason) {
  Cluster cluster{std::move(type), std::move(country), {}, {}};
  for (const EntityRef ref : refs) cluster.members.push_back({ref, reason});
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

void cluster_countries(Articles& articles, const Refs& refs) {
  std::map<std::string, Refs> by_code;
  std::map<std::string, Refs> by_name;
  for (const EntityRef ref : refs) {
    const ExtractedEntity& entity = articles.entity(ref);
    (entity.country.empty() ? by_name[body_key(entity.name)] : by_code[entity.country]).push_back(ref);
  }
  for (const auto& [code, group] : by_code)
    articles.add(make_cluster("Country", code, group, "country code"));
  for (const auto& [name, group] : by_name) articles.add(make_cluster("Country", "", group, "same name"));
}

void cluster_by_name(Articles& articles, const Refs& refs, const std::string& type) {
  std::map<std::string, Refs> by_name;
  for (const EntityRef ref : refs) by_name[body_key(articles.entity(ref).name)].push_back(ref);
  for (const auto& [name, same] : by_name) {
    for (const CountryGroup& group : split_by_country(articles, same, type != "Group")) {
      if (type == "Group" && group.country.empty()) {  // "protesters" of two articles need not be the same
        for (const EntityRef ref : group.refs) articles.add(make_cluster(type, "", {ref}, "group of one article"));
        continue;
      }
      articles.add(make_cluster(type, group.country, group.refs,
                                group.country.empty() ? "same name" : "same name and country"));
    }
  }
}

}  // namespace newsgraph
