// The decisions of people, applied to what the rules made of the wordings they name.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "graph/ledger.hpp"
#include "graph/store_blocks.hpp"
#include "resolve/names.hpp"

namespace newsgraph {

// Wordings whose node the decisions change or leave as the rules say, and the names people chose, by node.
struct Decided {
  std::vector<Wording> wordings;  // with the entity they have now
  std::map<std::string, std::string> names;
};

class Decider {
public:
  Decider(const BlockTables& tables, const Names& names, const std::vector<Decision>& decisions);

  // Applies the decisions on meetings, or on all else, in order.
  [[nodiscard]] Decided apply(bool meetings);
  // Decisions that changed something after all, by number.
  void take_effect(const std::set<std::size_t>& numbers);
  // Decisions that changed nothing, by number. A keep-apart that had nothing to part is none of them.
  [[nodiscard]] std::vector<DecisionNote> notes() const;

private:
  struct Active {
    std::size_t number = 0;
    const Decision* decision = nullptr;
  };

  const BlockTables& m_tables;
  const Names& m_names;
  std::vector<Active> m_active;
  std::map<std::size_t, std::string> m_notes;
};

// Ids of clusters that a handle may mean: by its id, by its id but for what follows '~', else by its name.
[[nodiscard]] std::vector<std::string> rules_for(const BlockTables& tables, const Names& names,
                                                 const NodeHandle& handle);

// Articles of which somebody has split something off: their names are not shared with other articles.
[[nodiscard]] std::set<std::string> split_articles(const std::vector<Decision>& decisions);

}  // namespace newsgraph
