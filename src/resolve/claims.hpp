// A claim with its ends as nodes: what edges are made of.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "graph/ontology.hpp"
#include "graph/store_blocks.hpp"
#include "resolve/days.hpp"

namespace newsgraph {

inline constexpr std::uint32_t kNoNode = 0xFFFFFFFF;

struct Claim {
  std::uint32_t article = 0;
  std::uint32_t position = 0;
  const ExtractedRelation* relation = nullptr;
  const RelationType* type = nullptr;  // nullptr: not in the ontology, taken as a directed event
  std::uint32_t source = kNoNode;      // positions among the group's nodes, which are sorted by id
  std::uint32_t target = kNoNode;
  std::uint32_t speaker = kNoNode;
  std::map<std::string, std::uint32_t> roles;
  std::optional<Days> days;
  std::optional<int> published;
  Properties telling;  // values that make two claims different when they differ: numbers, days, types

  [[nodiscard]] bool is_event() const { return type == nullptr || type->is_event; }
};

// The nodes of a claim's ends; empty: none.
struct ClaimEnds {
  std::string source, target;
};

// Where the claim belongs; nothing when both ends are one node: an article that takes two names of one thing
// for two things has no relation to tell. The ends of symmetric relations are in the order of their ids, a
// lone one is the source.
[[nodiscard]] std::optional<ClaimGroup> group_of(const ExtractedRelation& relation, ClaimEnds ends,
                                                 const Ontology& ontology);

// A claim of a group, as the store has it.
struct PlacedClaim {
  DocumentInfo document;
  std::int64_t text = 0;  // the article's cluster of near-copies
  ClaimPlace place;
  ExtractedRelation relation;
  std::string speaker;                       // node or empty
  std::map<std::string, std::string> roles;  // role -> node
};

// The claims of one group, in article order, with what they refer to. Refers to `placed`.
struct ReadGroup {
  std::vector<std::string> nodes;  // by id
  std::vector<const DocumentInfo*> documents;
  std::vector<std::int64_t> texts;  // of each document: its cluster of near-copies
  std::vector<Claim> claims;
};
[[nodiscard]] ReadGroup read_group(const ClaimGroup& group, const std::vector<PlacedClaim>& placed,
                                   const Ontology& ontology);

}  // namespace newsgraph
