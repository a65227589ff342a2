#include <map>

#include "nlp/tagger.hpp"
#include "nlp/train/parts.hpp"
#include "nlp/train/perceptron.hpp"

namespace newsgraph {
namespace {

constexpr unsigned kBits = 20;
constexpr int kEpochs = 8;
constexpr std::uint32_t kRarest = 5;  // rarer pairs of tags are not learned

struct Example {
  std::vector<WordView> words;
  std::vector<int> gold;  // -1: a pair that is not learned
};

std::vector<TagPair> tag_pairs(const std::vector<Document>& treebank) {
  std::map<TagPair, std::uint32_t> counts;
  for (const Document& doc : treebank) {
    for (const Token& token : doc.tokens) ++counts[{token.upos, token.xpos}];
  }
  std::vector<TagPair> pairs;
  for (const auto& [pair, count] : counts) {
    if (count >= kRarest) pairs.push_back(pair);
  }
  return pairs;
}

std::vector<Example> examples_of(const std::vector<Document>& treebank, const std::vector<TagPair>& pairs) {
  std::vector<Example> examples;
  for (const Document& doc : treebank) {
    for (const Sentence& sentence : doc.sentences) {
      Example example;
      for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
        const TagPair pair{doc.tokens[i].upos, doc.tokens[i].xpos};
        const auto at = std::lower_bound(pairs.begin(), pairs.end(), pair);
        example.words.push_back(view_of(doc.form(i)));
        example.gold.push_back(at != pairs.end() && *at == pair ? static_cast<int>(at - pairs.begin()) : -1);
      }
      examples.push_back(std::move(example));
    }
  }
  return examples;
}

// One pass over a sentence; learns when `learn`, and returns the labels found.
std::vector<int> pass(Perceptron& perceptron, const Example& example, bool learn, std::uint64_t& wrong) {
  std::vector<float> scores(perceptron.labels());
  std::vector<int> labels;
  TaggerFeatures features{};
  int one = -1;
  int two = -1;
  for (std::size_t i = 0; i < example.words.size(); ++i) {
    tagger_features(example.words, i, one, two, features);
    perceptron.score(features, scores);
    const auto best = static_cast<int>(std::max_element(scores.begin(), scores.end()) - scores.begin());
    if (learn && example.gold[i] >= 0 && best != example.gold[i]) {
      ++wrong;
      perceptron.add(features, static_cast<std::size_t>(example.gold[i]), 1);
      perceptron.add(features, static_cast<std::size_t>(best), -1);
    }
    if (learn) perceptron.tick();
    labels.push_back(best);
    two = one;
    one = best;
  }
  return labels;
}

}  // namespace

void train_tagger(TrainContext& context, const std::vector<Document>& treebank) {
  const std::vector<TagPair> pairs = tag_pairs(treebank);
  std::vector<Example> examples = examples_of(treebank, pairs);
  Perceptron perceptron(kBits, pairs.size());
  std::mt19937 random(context.seed);
  std::uint64_t wrong = 0;
  for (int epoch = 0; epoch < context.epochs(kEpochs); ++epoch) {
    shuffle_in_place(examples, random);
    wrong = 0;
    for (const Example& example : examples) pass(perceptron, example, true, wrong);
    context.report("tagger: epoch " + std::to_string(epoch + 1) + ", " + std::to_string(wrong) +
                   " words wrong");
  }
  context.model.add_values("tag.labels", pairs);
  context.model.add_values("tag.weights", perceptron.quantised());
}

}  // namespace newsgraph
