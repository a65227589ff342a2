// Claims of one type, ends and status, sorted into relations: when do two articles tell the same event?
// - Numbers decide first: 25 and 20 percent are two relations; a claim without the number joins either.
// - So do speakers; a claim that nobody is quoted for joins either.
// - Times that overlap are one, and the shorter stays. A time of more than a month joins the only event
// inside it.
// - An undated claim joins the only dated one, or the nearest; a thing that happened lies before its article.
// Claims are placed from the narrowest time to the widest, so the outcome is a function of the set of claims.
#pragma once

#include <map>
#include <vector>

#include "resolve/claims.hpp"

namespace newsgraph {

// One relation: its claims and what is known of it from them.
struct Draft {
  std::vector<const Claim*> claims;
  Properties telling;
  std::map<std::string, std::uint32_t> roles;
  std::uint32_t speaker = kNoNode;
  std::optional<Days> days;
  const TimeRange* time = nullptr;
};

// `claims` share type, ends and status, and are in article order. `symmetric`: of the relation's type.
[[nodiscard]] std::vector<Draft> draft_events(std::vector<const Claim*> claims, bool symmetric);

// A static relation is one whatever its time: the shortest time told, or from the first to the last of those
// apart.
[[nodiscard]] Draft draft_static(const std::vector<const Claim*>& claims);

}  // namespace newsgraph
