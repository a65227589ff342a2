// Which entities of which articles are one thing. One function a kind of thing; each puts every entity of its
// type into exactly one cluster, looks for partners through keys only, and depends on the set of articles
// alone.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/records.hpp"

namespace newsgraph {

struct EntityRef {
  std::uint32_t article = 0;   // position in Articles
  std::uint32_t position = 0;  // in Extraction::entities
  friend auto operator<=>(const EntityRef&, const EntityRef&) = default;
};

struct Member {
  EntityRef ref;
  std::string_view reason;  // a literal: why the entity is here
};

struct Cluster {
  std::string type;
  std::string country;
  std::string day;  // of an agreement or a meeting, if known: tells clusters of one name apart
  std::vector<Member> members;
  std::string id = {};    // given by assign_ids, kept by decisions
  std::string name = {};  // chosen by a person; empty: the best of its members' names
};

inline constexpr std::uint32_t kNoCluster = 0xFFFFFFFF;

// The articles in id order, and the clusters found so far.
class Articles {
public:
  explicit Articles(const std::vector<Extraction>& extractions);

  [[nodiscard]] std::size_t size() const { return m_all.size(); }
  [[nodiscard]] const Extraction& operator[](std::uint32_t article) const { return *m_all[article]; }
  [[nodiscard]] const ExtractedEntity& entity(EntityRef ref) const {
    return m_all[ref.article]->entities[ref.position];
  }
  // In article order, then by position.
  [[nodiscard]] const std::map<std::string, std::vector<EntityRef>>& by_type() const { return m_by_type; }

  void add(Cluster cluster);
  [[nodiscard]] const std::vector<Cluster>& clusters() const { return m_clusters; }
  // Members may have moved between clusters; clusters without members are dropped.
  void replace_clusters(std::vector<Cluster> clusters);
  // kNoCluster when the entity's kind was not resolved yet.
  [[nodiscard]] std::uint32_t cluster_of(EntityRef ref) const {
    return m_cluster_of[ref.article][ref.position];
  }

private:
  std::vector<const Extraction*> m_all;
  std::map<std::string, std::vector<EntityRef>> m_by_type;
  std::vector<Cluster> m_clusters;
  std::vector<std::vector<std::uint32_t>> m_cluster_of;
};

using Refs = std::vector<EntityRef>;

// Same code; without one, same name.
void cluster_countries(Articles& articles, const Refs& refs);
// Same name, no two known countries; a lone surname joins the only full name of its country or office.
void cluster_people(Articles& articles, const Refs& refs);
// Same name or stated abbreviation in one country.
void cluster_organizations(Articles& articles, const Refs& refs);
// Same name in one country; places and all types without rules of their own.
void cluster_by_name(Articles& articles, const Refs& refs, const std::string& type);
// Same or narrower name, same parties, dates that agree. Needs countries, people and organizations.
void cluster_agreements(Articles& articles, const Refs& refs);
// Same proper name or same participants, at the same time. Needs countries, people and organizations.
void cluster_meetings(Articles& articles, const Refs& refs);

// --- Parts that several of them share
// ------------------------------------------------------------------------

// Splits refs of one key by known country. Refs of no known country join the only country there is, or the
// one of at least two thirds of the others when `attach_unknown`, else they are a group of their own (country
// empty).
struct CountryGroup {
  std::string country;
  Refs refs;
};
using Countries = std::map<EntityRef, std::string>;  // instead of what the entity itself says
[[nodiscard]] std::vector<CountryGroup> split_by_country(const Articles& articles, const Refs& refs,
                                                         bool attach_unknown,
                                                         const Countries& corrected = {});

[[nodiscard]] Cluster make_cluster(std::string type, std::string country, const Refs& refs,
                                   std::string_view reason);

// Disjoint sets over 0..n-1; the smallest member names its set.
class Unions {
public:
  explicit Unions(std::size_t n);
  [[nodiscard]] std::size_t find(std::size_t i);
  void join(std::size_t a, std::size_t b);

private:
  std::vector<std::size_t> m_parent;
};

}  // namespace newsgraph
