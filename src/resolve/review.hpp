// What a person should look at: names that were joined on thin grounds, and nodes left apart that look alike.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/store.hpp"
#include "resolve/names.hpp"

namespace newsgraph {

struct Doubt {
  bool merged = false;  // true: `other` is a name inside of `node`; false: it is another node
  double score = 0;     // 0..1, how likely both are one; a weight set by hand, no probability
  Node node;
  std::string other;           // a name as articles have it, or a node id
  std::string other_name;      // of the other node
  std::uint64_t articles = 0;  // that the merge rests on; 0 for nodes apart
  std::string reason;
};

// Merges that score below 0.9 and pairs that score above 0.5, nearest to 0.5 first. Without what the ledger
// decides already. Pairs are looked for through words they share; words in more than 60 names tell nothing.
[[nodiscard]] std::vector<Doubt> review(const Store& store, const Names& names);

}  // namespace newsgraph
