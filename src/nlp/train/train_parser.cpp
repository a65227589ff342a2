#include <limits>

#include "nlp/parser.hpp"
#include "nlp/train/parts.hpp"
#include "nlp/train/perceptron.hpp"

namespace newsgraph {
namespace {

constexpr unsigned kBits = 21;
constexpr int kEpochs = 8;
constexpr double kExplore = 0.9;  // how often the parser's own choice is followed although it is wrong

struct Example {
  std::vector<ParsedWord> words;
  std::vector<std::int32_t> heads;  // the root is word n
  std::vector<Deprel> relations;
};

// How many gold arcs each move makes unreachable (Goldberg & Nivre 2013, arc-hybrid).
class Oracle {
public:
  explicit Oracle(const Example& gold) : m_gold(gold) {}

  [[nodiscard]] int cost(const ParseState& state, Move move) const {
    return move == Move::shift ? shift_cost(state) : pop_cost(state, move);
  }

private:
  [[nodiscard]] std::int32_t head(std::int32_t word) const {
    return static_cast<std::size_t>(word) < m_gold.heads.size() ? m_gold.heads[static_cast<std::size_t>(word)]
                                                                : -1;
  }

  [[nodiscard]] int shift_cost(const ParseState& state) const {
    const std::int32_t next = state.buffer(0);
    int cost = 0;
    const auto items = state.stack_items();
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (head(items[i]) == next) ++cost;
      if (i + 1 < items.size() && head(next) == items[i]) ++cost;
    }
    return cost;
  }

  [[nodiscard]] int pop_cost(const ParseState& state, Move move) const {
    const std::int32_t top = state.stack(0);
    const std::int32_t below = state.stack(1);
    const std::int32_t next = state.buffer(0);
    const std::int32_t gold = head(top);
    int cost = 0;
    for (std::int32_t word = next; word >= 0 && static_cast<std::size_t>(word) < m_gold.heads.size();
         ++word) {
      if (head(word) == top) ++cost;
    }
    const bool in_buffer = next >= 0 && gold >= next && static_cast<std::size_t>(gold) != state.root();
    if (move == Move::left) {
      if (gold == below || (in_buffer && gold != next)) ++cost;
    } else if (in_buffer) {
      ++cost;
    }
    return cost;
  }

  const Example& m_gold;
};

std::vector<Example> examples_of(const std::vector<Document>& treebank) {
  std::vector<Example> examples;
  for (const Document& doc : treebank) {
    for (const Sentence& sentence : doc.sentences) {
      Example example;
      parsed_words(doc, sentence, example.words);
      const auto first = static_cast<std::int32_t>(sentence.tokens.begin);
      for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
        const Token& token = doc.tokens[i];
        example.heads.push_back(token.head == kNoHead ? static_cast<std::int32_t>(sentence.tokens.size())
                                                      : token.head - first);
        example.relations.push_back(token.deprel);
      }
      examples.push_back(std::move(example));
    }
  }
  return examples;
}

struct Choice {
  std::size_t label = kMoveLabels;
  float score = -std::numeric_limits<float>::infinity();
  void offer(std::size_t candidate, float value) {
    if (value > score || label == kMoveLabels) {
      label = candidate;
      score = value;
    }
  }
};

class ParserTrainer {
public:
  ParserTrainer(std::uint32_t seed)
      : m_perceptron(kBits, kMoveLabels), m_random(seed), m_scores(kMoveLabels) {}

  std::uint64_t epoch(std::vector<Example>& examples, bool explore) {
    shuffle_in_place(examples, m_random);
    std::uint64_t wrong = 0;
    for (const Example& example : examples) wrong += sentence(example, explore);
    return wrong;
  }
  [[nodiscard]] const Perceptron& perceptron() const { return m_perceptron; }

private:
  std::uint64_t sentence(const Example& example, bool explore) {
    const Oracle oracle(example);
    m_state.reset(example.heads.size());
    std::uint64_t wrong = 0;
    while (!m_state.done()) {
      parser_features(m_state, example.words, m_features);
      m_perceptron.score(m_features, m_scores);
      Choice predicted;
      Choice correct;
      choose(example, oracle, predicted, correct);
      m_perceptron.tick();
      if (predicted.label != correct.label && !m_predicted_fine) {
        ++wrong;
        m_perceptron.add(m_features, correct.label, 1);
        m_perceptron.add(m_features, predicted.label, -1);
      }
      const bool follow =
          m_predicted_fine || (explore && static_cast<double>(m_random()) < kExplore * 4294967295.0);
      const std::size_t label = follow ? predicted.label : correct.label;
      m_state.apply(move_of(label), relation_of(label));
    }
    return wrong;
  }

  void choose(const Example& example, const Oracle& oracle, Choice& predicted, Choice& correct) {
    std::array<int, 3> costs{};
    int least = std::numeric_limits<int>::max();
    for (const Move move : {Move::shift, Move::left, Move::right}) {
      if (!m_state.allowed(move)) continue;
      costs[static_cast<std::size_t>(move)] = oracle.cost(m_state, move);
      least = std::min(least, costs[static_cast<std::size_t>(move)]);
    }
    Choice best_right;
    bool fine = false;
    for (const Move move : {Move::shift, Move::left, Move::right}) {
      if (!m_state.allowed(move)) continue;
      const bool zero = costs[static_cast<std::size_t>(move)] == least;
      const std::size_t from = move_label(move, static_cast<Deprel>(0));
      const std::size_t to = move == Move::shift ? from + 1 : from + kDeprelNames.size();
      for (std::size_t label = from; label < to; ++label) {
        if (move != Move::shift && relation_of(label) == Deprel::root) continue;
        predicted.offer(label, m_scores[label]);
        const bool right = zero && label_fits(example, move, label);
        if (right) best_right.offer(label, m_scores[label]);
      }
    }
    correct = best_right;
    fine = predicted.label == correct.label;
    m_predicted_fine = fine;
  }

  // A right arc wants its gold relation; to a wrong arc that costs nothing any relation is as good.
  [[nodiscard]] bool label_fits(const Example& example, Move move, std::size_t label) const {
    if (move == Move::shift) return true;
    const auto top = static_cast<std::size_t>(m_state.stack(0));
    const std::int32_t head = move == Move::left ? m_state.buffer(0) : m_state.stack(1);
    if (static_cast<std::size_t>(head) == m_state.root()) return true;
    return example.heads[top] != head || relation_of(label) == example.relations[top];
  }

  Perceptron m_perceptron;
  std::mt19937 m_random;
  std::vector<float> m_scores;
  ParserFeatures m_features{};
  ParseState m_state;
  bool m_predicted_fine = false;
};

}  // namespace

void train_parser(TrainContext& context, const std::vector<Document>& treebank) {
  std::vector<Example> examples = examples_of(treebank);
  ParserTrainer trainer(context.seed);
  for (int epoch = 0; epoch < context.epochs(kEpochs); ++epoch) {
    const std::uint64_t wrong = trainer.epoch(examples, epoch > 0);
    context.report("parser: epoch " + std::to_string(epoch + 1) + ", " + std::to_string(wrong) +
                   " moves wrong");
  }
  context.model.add_values("parse.weights", trainer.perceptron().quantised());
}

}  // namespace newsgraph
