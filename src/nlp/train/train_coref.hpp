// Trains the pronoun ranker and scores it on GAP.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "document.hpp"
#include "nlp/coref_pronouns.hpp"

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

struct GapScores {
  struct Counts {
    std::uint64_t right = 0, wrong = 0, missed = 0;  // true and false positives, false negatives
    [[nodiscard]] double f1() const {
      const std::uint64_t all = 2 * right + wrong + missed;
      return all == 0 ? 0 : 200.0 * static_cast<double>(right) / static_cast<double>(all);
    }
  };
  Counts masculine, feminine;
  std::uint64_t unseen_names = 0;  // of the names meant, those that no mention covers
  [[nodiscard]] double f1() const {
    return Counts{masculine.right + feminine.right, masculine.wrong + feminine.wrong,
                  masculine.missed + feminine.missed}
        .f1();
  }
  [[nodiscard]] double bias() const { return masculine.f1() == 0 ? 0 : feminine.f1() / masculine.f1(); }
};

// Runs `coref` (the stage) on each row and counts whether the pronoun and a name stand in one chain.
[[nodiscard]] GapScores score_gap(std::vector<GapRow> rows, const std::function<void(Document&)>& coref);

// A pronoun to learn from: mentions (bytes) of the one it means, and of others that it does not mean.
struct PronounTarget {
  std::uint32_t token = 0;
  std::vector<Span> right;  // empty: anybody but `wrong`
  std::vector<Span> wrong;
};
struct PronounLesson {
  Document doc;  // annotated up to names
  std::vector<PronounTarget> targets;
};

// One lesson a row; names of the row that the recogniser missed are put in.
[[nodiscard]] std::vector<PronounLesson> gap_lessons(const std::vector<GapRow>& rows);
// One lesson a document of OntoGUM (gold tokens; `annotate` must keep tokens and sentences): its pronouns of
// the third person in the singular.
[[nodiscard]] std::vector<PronounLesson> gum_lessons(const std::string& path, const CorefWords& words,
                                                     const std::function<void(Document&)>& annotate);

struct TrainingOptions {
  int rounds = 10;
  double rate = 0.05;
  double shrink = 0.01;  // pull of every weight to zero
};

// A log-linear model of the choice, fitted by stochastic gradient in a fixed order: the same lessons give the
// same weights.
[[nodiscard]] PronounModel train_pronouns(const std::vector<PronounLesson>& lessons, const CorefWords& words,
                                          const TrainingOptions& options);
// Part of the targets for which the model chooses rightly, in percent.
[[nodiscard]] double choice_accuracy(const std::vector<PronounLesson>& lessons, const CorefWords& words,
                                     const PronounModel& model);

// The text of lang/en/coref_weights.json.
[[nodiscard]] std::string weights_json(const PronounModel& model);

}  // namespace newsgraph
