// Which wordings are one thing. One function a kind of thing; each puts every wording of a block into exactly
// one cluster, and depends on the set of wordings alone. A block holds all wordings that could be one with
// one of them: nothing outside of it has a say.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/store_blocks.hpp"
#include "resolve/contexts.hpp"
#include "resolve/names.hpp"

namespace newsgraph {

using WordingRef = std::uint32_t;  // position in Block
using Refs = std::vector<WordingRef>;

struct Member {
  WordingRef ref = 0;
  std::string_view reason;  // a literal: why the wording is here
};

struct Cluster {
  std::string type;
  std::string country;
  std::string day;  // of an agreement or a meeting, if known: tells clusters of one name apart
  std::vector<Member> members;
  std::string id = {};    // given by assign_ids
  std::string mark = {};  // of people: what tells them from namesakes of their country; empty: they have none
};

// Wordings in the order of their keys, and the clusters found so far.
class Block {
public:
  Block(std::vector<Wording> wordings, const Names& names);

  [[nodiscard]] WordingRef size() const { return static_cast<WordingRef>(m_wordings.size()); }
  [[nodiscard]] const Wording& operator[](WordingRef ref) const { return m_wordings[ref]; }
  [[nodiscard]] Refs all() const;
  [[nodiscard]] const Names& names() const { return *m_names; }
  void add(Cluster cluster);
  [[nodiscard]] std::vector<Cluster>& clusters() { return m_clusters; }
  [[nodiscard]] const std::vector<Cluster>& clusters() const { return m_clusters; }
  [[nodiscard]] std::vector<Wording>& wordings() { return m_wordings; }

private:
  std::vector<Wording> m_wordings;
  const Names* m_names;
  std::vector<Cluster> m_clusters;
};

// Same code; without one, same name.
void cluster_countries(Block& block);
// Same name, no two known countries, and lives that fit together.
void cluster_people(Block& block, Contexts& contexts);
// Same name or short form in one country.
void cluster_organizations(Block& block, const Contexts& contexts);
// Same name in one country; places and all types without rules of their own.
void cluster_by_name(Block& block);
// All of one key: same proper name or same participants; parted by time.
void cluster_meetings(Block& block, std::string_view key);

// --- Parts that several of them share

// Splits refs of one key by known country. Refs of no known country join the only country there is, or the
// one of at least two thirds of the other uses when `attach_unknown`, else they are a group of their own
// (country empty).
struct CountryGroup {
  std::string country;
  Refs refs;
};
using Countries = std::map<WordingRef, std::string>;  // instead of what the wording itself says
[[nodiscard]] std::vector<CountryGroup> split_by_country(const Block& block, const Refs& refs,
                                                         bool attach_unknown,
                                                         const Countries& corrected = {});

// Of an agreement: those of the wording that names the most, the first in byte order among equals.
[[nodiscard]] std::vector<std::string> parties_of(const Block& block, const Cluster& cluster);

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
