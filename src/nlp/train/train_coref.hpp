// Trains the pronoun ranker (lang/en/coref_weights.json) on GAP and OntoGUM.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "document.hpp"
#include "nlp/coref_pronouns.hpp"
#include "nlp/train/coref_corpus.hpp"

namespace newsgraph {

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
// One lesson a document: its pronouns of the third person in the singular.
[[nodiscard]] std::vector<PronounLesson> chain_lessons(const std::vector<ChainDocument>& docs,
                                                       const CorefWords& words);

struct TrainingOptions {
  int rounds = 10;
  double rate = 0.05;
  double shrink = 0.003;  // pull of every weight to zero
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

// Trains on `<data_dir>/coref/train-gap` and `train-ontogum` with the stages of `schemas_dir` as they are and
// replaces the weights there: to be run after the language model has changed. `report` gets one line, the
// part of the lessons read rightly afterwards; it may be empty. Throws DataError or InputError.
void retrain_coref(const std::string& data_dir, const std::string& schemas_dir,
                   const std::function<void(const std::string&)>& report);

}  // namespace newsgraph
