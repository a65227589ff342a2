// Scores against gold files: CoNLL-U treebanks, and JSON lines of names, dates, GAP pronouns and coreference
// chains (all may be gzip).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "nlp/stage.hpp"

namespace newsgraph {

struct Rates {  // in percent, 0..100
  double precision = 0, recall = 0, f1 = 0;
};

// Counts behind a precision, recall and F1. For measures on gold tokens gold == predicted: accuracy. Measures
// that are no counts carry their rates themselves.
struct Score {
  std::string name;  // "UPOS", "LAS", "sentences", "PER", …
  std::uint64_t gold = 0;
  std::uint64_t predicted = 0;
  std::uint64_t correct = 0;
  std::optional<Rates> rates = std::nullopt;

  [[nodiscard]] double precision() const {
    return rates ? rates->precision : predicted == 0 ? 0 : percent(predicted);
  }
  [[nodiscard]] double recall() const { return rates ? rates->recall : gold == 0 ? 0 : percent(gold); }
  [[nodiscard]] double f1() const {  // in percent, 0..100
    return rates ? rates->f1
           : gold + predicted == 0
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
  std::string mode;  // "gold tokens", "raw text", "names", "dates", "pronouns", "coreference"
  std::vector<Score> scores;
  std::uint64_t words = 0;
  double seconds = 0;  // of processor time in the stages alone
};

using Stages = std::vector<std::unique_ptr<Stage>>;

// UPOS, XPOS, lemma, UAS, LAS as the CoNLL 2018 shared task counts them (subtypes of relations ignored in
// LAS, kept in "LAS with subtypes"); from raw text also tokens and sentences, and every other score as F1
// over aligned words.
[[nodiscard]] Evaluation evaluate_treebank(const Stages& stages, const std::string& path, bool gold_tokens);
// Exact-span F1 by type and over all, "fine" with GPE and LOC as two and "coarse" as one; given tokens,
// sentences of an article read together. Types the source does not mark everywhere are left out.
[[nodiscard]] Evaluation evaluate_names(const Stages& stages, const std::string& path);
// Time expressions of raw text: found and exact spans, and "value accuracy", the part of all gold expressions
// that got a value of the same meaning.
[[nodiscard]] Evaluation evaluate_dates(const Stages& stages, const std::string& path);
// GAP: F1 over both sexes, each alone, and "bias", the feminine F1 over the masculine in percent.
[[nodiscard]] Evaluation evaluate_gap(const Stages& stages, const std::string& path);
// Chains on given tokens: mentions, MUC, B-cubed, CEAF-e and their mean; then the same over what the stage
// looks for, chains with a name and their names and pronouns.
[[nodiscard]] Evaluation evaluate_chains(const Stages& stages, const std::string& path);
// What the file's content asks for: both treebank modes for CoNLL-U; JSON lines by the members of the first.
[[nodiscard]] std::vector<Evaluation> evaluate(const Stages& stages, const std::string& path);

}  // namespace newsgraph
