// What the matcher did with every rule whose trigger word stands in the text, and why: filled only when
// somebody asks (`newsgraph explain`), so that extraction costs the same without it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "document.hpp"
#include "graph/records.hpp"

namespace newsgraph {

struct RuleTrace {
  std::uint32_t trigger = 0;  // token
  std::string rule;
  std::string relation;
  std::vector<std::string> edges;    // "Norway > visits > Chile, planned, confidence 0.80"
  std::string reason;                // why it gives no edge; empty when its edges stand
  std::vector<std::string> details;  // where each role was looked for and what was there
};

struct SkippedSentence {
  std::uint32_t sentence = 0;
  std::string reason;
};

struct DroppedEdge {
  std::string rule;
  std::uint32_t trigger = 0;  // first byte of the trigger
  std::string reason;
};

struct Trace {
  std::vector<Token> tokens;     // of the document, repaired as the rules read them
  std::vector<RuleTrace> rules;  // in text order of triggers
  std::vector<SkippedSentence> skipped;
  std::vector<std::uint32_t> unknown;  // verbs that trigger no rule
  std::vector<DroppedEdge> dropped;    // edges that do not fit their type after all, or are too unsure
};

}  // namespace newsgraph
