// The decisions of people, applied to the clusters that the rules made.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "graph/ledger.hpp"
#include "resolve/clusters.hpp"

namespace newsgraph {

class Decider {
public:
  explicit Decider(const std::vector<Decision>& decisions);

  // Gives ids to the clusters that have none and applies the decisions on their types, in order. Call once
  // all clusters of a type are there; a decision is applied once.
  void apply(Articles& articles);
  // Decisions that changed nothing, by number. A keep-apart that had nothing to part is none of them.
  [[nodiscard]] std::vector<DecisionNote> notes() const;

private:
  struct Active {
    std::size_t number = 0;
    const Decision* decision = nullptr;
  };

  std::vector<Active> m_active;
  std::map<std::size_t, std::string> m_notes;
};

}  // namespace newsgraph
