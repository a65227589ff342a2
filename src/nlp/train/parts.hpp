// The trainers of the single stages; each adds its sections to the model. Internal to training.
#pragma once

#include <cstdint>
#include <functional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "document.hpp"
#include "nlp/lexer.hpp"
#include "nlp/model_file.hpp"
#include "nlp/train/corpus.hpp"
#include "nlp/train/vectors.hpp"

namespace newsgraph {

struct TrainContext {
  ModelWriter& model;
  const LexerWords& words;
  std::string pack_dir;
  std::vector<std::string> people;  // full names, to try in the place of others
  std::uint32_t seed = 1;
  double effort = 1;
  std::function<void(std::string_view)> report;

  [[nodiscard]] int epochs(int full) const { return std::max(1, static_cast<int>(full * effort + 0.5)); }
};

// Deterministic whatever the standard library: Fisher-Yates over 32-bit draws.
template <typename T>
void shuffle_in_place(std::vector<T>& items, std::mt19937& random) {
  for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[random() % i]);
}

void train_splitter(TrainContext& context, const std::vector<Document>& treebank);
void train_lemmas(TrainContext& context, const std::vector<Document>& treebank);
// Tags, trees and names by one network. `vectors` may be empty.
void train_network(TrainContext& context, const std::vector<Document>& treebank,
                   const std::vector<NamedSentence>& names, const WordVectors& vectors);

}  // namespace newsgraph
