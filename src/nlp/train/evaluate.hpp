// Scores against gold files: CoNLL-U treebanks and named-entity JSON lines (both may be gzip).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "nlp/stage.hpp"

namespace newsgraph {

// Counts behind a precision, recall and F1. For measures on gold tokens gold == predicted: accuracy.
struct Score {
  std::string name;  // "UPOS", "LAS", "sentences", "PER", …
  std::uint64_t gold = 0;
  std::uint64_t predicted = 0;
  std::uint64_t correct = 0;

  [[nodiscard]] double precision() const { return predicted == 0 ? 0 : percent(predicted); }
  [[nodiscard]] double recall() const { return gold == 0 ? 0 : percent(gold); }
  [[nodiscard]] double f1() const {  // in percent, 0..100
    return gold + predicted == 0
               ? 0
               : 200.0 * static_cast<double>(correct) / static_cast<double>(gold + predicted);
  }

private:
  [[nodiscard]] double percent(std::uint64_t of) const {
    return 100.0 * static_cast<double>(correct) / static_cast<double>(of);
  }
};

struct Evaluation {
  std::string file;
  std::string mode;  // "gold tokens", "raw text", "names"
  std::vector<Score> scores;
  std::uint64_t words = 0;
  double seconds = 0;  // of processor time in the stages alone
};

using Stages = std::vector<std::unique_ptr<Stage>>;

// UPOS, XPOS, lemma, UAS, LAS as the CoNLL 2018 shared task counts them (subtypes of relations ignored in
// LAS, kept in "LAS with subtypes"); from raw text also tokens and sentences, and every other score as F1
// over aligned words.
[[nodiscard]] Evaluation evaluate_treebank(const Stages& stages, const std::string& path, bool gold_tokens);
// Exact-span F1 by type and over all; given tokens. Types the source does not mark everywhere are left out.
[[nodiscard]] Evaluation evaluate_names(const Stages& stages, const std::string& path);
// What the file's content asks for: both treebank modes for CoNLL-U, names for JSON lines.
[[nodiscard]] std::vector<Evaluation> evaluate(const Stages& stages, const std::string& path);

}  // namespace newsgraph
