// Identity decisions of people, and the plain text they are kept in: one decision a line, applied in order.
//
//   # newsgraph ledger 1
//   merge person:ana-ruiz "Ana Ruiz" person:anna-ruiz "Anna Ruiz" because "one minister, misspelt once"
//   keep-apart organization:dp "DP" organization:democratic-party "Democratic Party" because "two countries"
//   split person:paavo-lind "Paavo Lind" article daily-1a2b because "the chess player"
//   split person:paavo-lind "Paavo Lind" alias "P. Lind" because "the chess player"
//   rename person:ana-ruiz "Ana Ruiz" to "Ana Ruíz" because "her own spelling"
//   confirm person:ana-ruiz "Ana Ruiz" alias "Ruiz" because "the minister is meant"
//   reject person:hanoi-tariffs "Hanoi Tariffs" because "a headline, nobody's name"
//   undo 1 because "two people after all"
//
// A word is bare or a JSON string. Blank lines and lines that start with '#' do not count; the others are
// numbered from 1. A node is named by its id and the name it had, so that it is found again after articles
// came and went: by the id, else by the only id that differs in what follows '~', else by the name.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace newsgraph {

enum class Action : std::uint8_t {
  merge,
  keep_apart,
  split_article,
  split_alias,
  rename,
  undo,
  confirm,
  reject
};

struct NodeHandle {
  std::string id;
  std::string name;
  friend bool operator==(const NodeHandle&, const NodeHandle&) = default;
};

struct Decision {
  Action action = Action::merge;
  NodeHandle first;    // the node that stays, or that reject takes away; empty for undo
  NodeHandle second;   // merge and keep-apart: the other node
  std::string value;   // article id, alias, new name, or number of the decision to undo
  std::string reason;  // never empty
  friend bool operator==(const Decision&, const Decision&) = default;
};

// The name in the store ("keep-apart", "split-article").
[[nodiscard]] std::string_view name_of(Action action);
// Throws Error for a name that is none.
[[nodiscard]] Action action_named(std::string_view name);

[[nodiscard]] std::string ledger_line(const Decision& decision);
[[nodiscard]] std::string ledger_text(const std::vector<Decision>& decisions);
// Throws InputError with "where:line" for the first line that is none, and for an undo of no earlier
// decision.
[[nodiscard]] std::vector<Decision> parse_ledger(std::string_view text, const std::string& where);

// Numbers (from 1) of the decisions that an undo takes back; undoing an undo brings its decision back.
[[nodiscard]] std::set<std::size_t> undone(const std::vector<Decision>& decisions);

// What the resolver has to say on a decision that changed nothing, by number.
struct DecisionNote {
  std::size_t number = 0;
  std::string text;
};

}  // namespace newsgraph
