#include <algorithm>

#include "nlp/sentence_splitter.hpp"
#include "nlp/train/parts.hpp"
#include "nlp/train/perceptron.hpp"

namespace newsgraph {
namespace {

constexpr unsigned kBits = 17;
constexpr int kEpochs = 10;

struct Example {
  BoundaryFeatures features;
  bool end;
};

void add_examples(const Document& doc, const LexerWords& words, std::vector<Example>& out) {
  std::vector<std::uint32_t> ends;
  for (const Sentence& sentence : doc.sentences) ends.push_back(sentence.span.end);
  const PieceList list = split_pieces(doc.text, words);
  const BoundaryScanner scanner(doc.text, list, words);
  std::size_t start = 0;
  for (std::size_t i = 0; i < list.pieces.size(); ++i) {
    const bool end = std::binary_search(ends.begin(), ends.end(), list.pieces[i].span.end);
    if (!scanner.forced(i) && scanner.candidate(i)) {
      Example example{{}, end};
      scanner.features(i, start, example.features);
      out.push_back(example);
    }
    if (end) start = i + 1;
  }
}

}  // namespace

void train_splitter(TrainContext& context, const std::vector<Document>& treebank) {
  std::vector<Example> examples;
  for (const Document& doc : treebank) add_examples(doc, context.words, examples);
  Perceptron perceptron(kBits, 1);
  std::mt19937 random(context.seed);
  std::vector<float> score(1);
  std::size_t wrong = 0;
  for (int epoch = 0; epoch < context.epochs(kEpochs); ++epoch) {
    shuffle_in_place(examples, random);
    wrong = 0;
    for (const Example& example : examples) {
      perceptron.score(example.features, score);
      if ((score[0] > 0) != example.end) {
        ++wrong;
        perceptron.add(example.features, 0, example.end ? 1.0F : -1.0F);
      }
      perceptron.tick();
    }
  }
  context.model.add_values("split.weights", perceptron.quantised());
  context.report("sentences: " + std::to_string(examples.size()) + " places, " + std::to_string(wrong) +
                 " wrong in the last epoch");
}

}  // namespace newsgraph
