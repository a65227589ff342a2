// Gold data for coreference: GAP rows and OntoGUM documents.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "document.hpp"

namespace newsgraph {

// One row of GAP (Webster et al., 2018): a pronoun and two names.
struct GapRow {
  Document doc;  // annotated up to names
  Span pronoun, a, b;
  bool a_right = false, b_right = false;
  bool feminine = false;
};

// Reads a file of the data folder's coref/*-gap (may be gzip) and lets `annotate` fill every layer before
// chains.
[[nodiscard]] std::vector<GapRow> read_gap(const std::string& path,
                                           const std::function<void(Document&)>& annotate);

// A document with gold tokens, sentences and chains.
struct ChainDocument {
  struct GoldMention {
    TokenRange tokens;
    MentionKind kind = MentionKind::name;
  };
  Document doc;  // tokens and sentences; `annotate` fills the rest
  std::vector<std::vector<GoldMention>> chains;
};

// Reads a file of the data folder's coref/*-ontogum (may be gzip). `annotate` must keep tokens and sentences.
[[nodiscard]] std::vector<ChainDocument> read_chains(const std::string& path,
                                                     const std::function<void(Document&)>& annotate);

}  // namespace newsgraph
