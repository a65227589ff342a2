// A claim with its ends as nodes: what edges are made of.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "graph/ontology.hpp"
#include "resolve/days.hpp"
#include "resolve/nodes.hpp"

namespace newsgraph {

inline constexpr std::uint32_t kNoNode = 0xFFFFFFFF;

struct Claim {
  std::uint32_t article = 0;
  std::uint32_t position = 0;
  const ExtractedRelation* relation = nullptr;
  const RelationType* type = nullptr;  // nullptr: not in the ontology, taken as a directed event
  std::uint32_t source = kNoNode;      // positions in NamedNodes::nodes, so that they sort as ids do
  std::uint32_t target = kNoNode;
  std::uint32_t speaker = kNoNode;
  std::map<std::string, std::uint32_t> roles;
  std::optional<Days> days;
  std::optional<int> published;
  Properties telling;  // values that make two claims different when they differ: numbers, days, types

  [[nodiscard]] bool is_event() const { return type == nullptr || type->is_event; }
};

// All claims that can be edges: with at least one end, and with two different ends if there are two (an
// article that takes two names of one thing for two things has no relation to tell). In article order.
[[nodiscard]] std::vector<Claim> read_claims(const Articles& articles, const NamedNodes& named,
                                             const Ontology& ontology);

}  // namespace newsgraph
