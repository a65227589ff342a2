// What tells one agreement from another of the same name: who makes it, and whether it is past or to come.
#pragma once

#include <cstdint>
#include <set>

#include "extract/entities.hpp"
#include "extract/lexicon.hpp"
#include "extract/tree.hpp"

namespace newsgraph {

struct PactMarks {
  std::set<std::string> parties;  // ISO alpha-3 of states, names of bodies
  bool former = false;            // "the previous accord"
  bool coming = false;            // "a future accord"

  void add(const PactMarks& more);
  // May no phrase with these marks mean the agreement with those? A phrase that points back ("the accord
  // with Peru") may name the other side; one that does not tells of its own.
  [[nodiscard]] bool tell_apart(const PactMarks& phrase, bool points_back) const;
};

// `head` is the noun of the agreement. Parties: "between Peru and Chile", "with Peru", and who signs or has
// it.
[[nodiscard]] PactMarks pact_marks(const Tree& tree, const EntityTable& entities, const Lexicon& lexicon,
                                   std::uint32_t head);

}  // namespace newsgraph
