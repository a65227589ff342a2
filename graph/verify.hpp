// Re-reads a whole store and holds everything in it against everything else: the file's own structure, every
// reference, every quote and span against the text, and the hashes that were kept when data was written.
// Finds any change of a stored text, quote, claim or decision that did not come from this program.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "graph/store.hpp"

namespace newsgraph {

struct StoreProblem {
  std::string check;  // what was looked at: "file", "reference", "text", "quote", "claims", "articles",
                      // "ledger", "graph"
  std::string where;  // an article's id, a node, an edge, a table; empty: the store
  std::string what;   // one sentence without a full stop
};

struct VerifyCounts {
  std::uint64_t articles = 0, quotes = 0, claims = 0, decisions = 0, nodes = 0, edges = 0;
  std::uint64_t without_text = 0;  // articles whose quotes have only their hash to be held against
  std::uint64_t problems = 0;
};

using ProblemSink = std::function<void(const StoreProblem&)>;

// All checks that need nothing but the store; the others go on when one cannot be finished. Sees the store at
// one moment. Throws StoreError only when it is locked.
[[nodiscard]] VerifyCounts verify_store(const Store& store, const ProblemSink& report);

// Holds the stored graph, and what is kept to compute it piece by piece, against a store that has the graph
// that the same claims and decisions give. Returns the number of problems.
std::uint64_t verify_graph(const Store& store, const Store& computed, const ProblemSink& report);

}  // namespace newsgraph
