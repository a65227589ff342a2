// Reads the gold data that training and evaluation share. Files may be gzip.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "document.hpp"
#include "nlp/lexer.hpp"
#include "nlp/name_decoder.hpp"

namespace newsgraph {

// The bytes of a plain or gzip file; throws InputError.
[[nodiscard]] std::string read_maybe_gzip(const std::string& path);

[[nodiscard]] std::vector<Document> read_treebank(const std::string& path);

struct NamedSpan {
  TokenRange tokens;
  EntityLabel label;
};

// One sentence in the treebank's tokenization; `doc` holds it alone.
struct NamedSentence {
  Document doc;
  std::string article;           // which the sentence is from; empty: unknown
  std::vector<NamedSpan> names;  // sorted, no two overlap, only labels of EntityLabel
  std::vector<std::uint32_t>
      allowed;                 // for each token a set of tags (bit = tag) that the source does not rule out
  std::uint32_t complete = 0;  // set of labels (bit = EntityLabel) that the source marks everywhere
};

// JSON lines as in the data folder's ner/. Tokens are split again by the lexer, so that hyphens and clitics
// read as in the treebank. "unsure" may list tokens of which nothing is known.
[[nodiscard]] std::vector<NamedSentence> read_names(const std::string& path, const LexerWords& words);

}  // namespace newsgraph
