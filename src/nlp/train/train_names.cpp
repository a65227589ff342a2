#include <cmath>
#include <limits>

#include "nlp/ner.hpp"
#include "nlp/train/parts.hpp"
#include "nlp/train/perceptron.hpp"

namespace newsgraph {
namespace {

constexpr unsigned kBits = 20;
constexpr int kEpochs = 10;

using Row = std::array<float, kNameTagCount>;

struct Example {
  std::vector<NerFeatures> features;
  std::vector<std::uint32_t> allowed;
};

std::array<Feature, 1> transition_feature(std::size_t tag) { return {mix(490, static_cast<Feature>(tag))}; }

class NameTrainer {
public:
  explicit NameTrainer(std::uint32_t seed) : m_perceptron(kBits, kNameTagCount), m_random(seed) {}

  std::uint64_t epoch(std::vector<Example>& examples) {
    shuffle_in_place(examples, m_random);
    std::uint64_t wrong = 0;
    for (const Example& example : examples) wrong += sentence(example);
    return wrong;
  }

  void write(ModelWriter& model) {
    const std::vector<std::int16_t> weights = m_perceptron.quantised();
    const Feature mask = (Feature{1} << kBits) - 1;
    std::vector<std::int32_t> transitions;
    for (std::size_t tag = 0; tag <= kNameTagCount; ++tag) {
      for (std::size_t next = 0; next < kNameTagCount; ++next) {
        transitions.push_back(weights[(transition_feature(tag)[0] & mask) + next]);
      }
    }
    model.add_values("ner.weights", weights);
    model.add_values("ner.transitions", transitions);
  }

private:
  // Structured perceptron: the best sequence of all against the best that the gold data allow (latent where a
  // source does not mark a type).
  std::uint64_t sentence(const Example& example) {
    m_emissions.resize(example.features.size());
    for (std::size_t i = 0; i < example.features.size(); ++i)
      m_perceptron.score(example.features[i], m_emissions[i]);
    for (std::size_t tag = 0; tag <= kNameTagCount; ++tag)
      m_perceptron.score(transition_feature(tag), m_transitions[tag]);
    decode(example, false, m_predicted);
    decode(example, true, m_correct);
    m_perceptron.tick();
    bool fits = true;
    for (std::size_t i = 0; i < m_predicted.size(); ++i)
      fits = fits && (example.allowed[i] >> m_predicted[i] & 1U) != 0;
    if (fits) return 0;
    std::size_t before_predicted = kNameTagCount;
    std::size_t before_correct = kNameTagCount;
    for (std::size_t i = 0; i < m_predicted.size(); ++i) {
      if (m_predicted[i] != m_correct[i]) {
        m_perceptron.add(example.features[i], m_correct[i], 1);
        m_perceptron.add(example.features[i], m_predicted[i], -1);
      }
      if (m_predicted[i] != m_correct[i] || before_predicted != before_correct) {
        m_perceptron.add(transition_feature(before_correct), m_correct[i], 1);
        m_perceptron.add(transition_feature(before_predicted), m_predicted[i], -1);
      }
      before_predicted = m_predicted[i];
      before_correct = m_correct[i];
    }
    return 1;
  }

  void decode(const Example& example, bool constrained, std::vector<std::uint8_t>& tags) {
    constexpr float kNever = -1e30F;
    const std::size_t size = example.features.size();
    m_back.resize(size);
    Row last{};
    for (std::size_t i = 0; i < size; ++i) {
      Row now{};
      for (std::size_t next = 0; next < kNameTagCount; ++next) {
        float top = kNever;
        m_back[i][next] = 0;
        if (i == 0) top = may_follow(kNameTagCount, next) ? m_transitions[kNameTagCount][next] : kNever;
        for (std::size_t tag = 0; i > 0 && tag < kNameTagCount; ++tag) {
          const float score = may_follow(tag, next) ? last[tag] + m_transitions[tag][next] : kNever;
          if (score <= top) continue;
          top = score;
          m_back[i][next] = static_cast<std::uint8_t>(tag);
        }
        const bool open = !constrained || (example.allowed[i] >> next & 1U) != 0;
        now[next] = open && top > kNever ? top + m_emissions[i][next] : kNever;
      }
      last = now;
    }
    auto tag = static_cast<std::size_t>(std::max_element(last.begin(), last.end()) - last.begin());
    tags.assign(size, 0);
    for (std::size_t i = size; i > 0; --i) {
      tags[i - 1] = static_cast<std::uint8_t>(tag);
      tag = m_back[i - 1][tag];
    }
  }

  Perceptron m_perceptron;
  std::mt19937 m_random;
  std::vector<Row> m_emissions;
  std::array<Row, kNameTagCount + 1> m_transitions{};
  std::vector<std::array<std::uint8_t, kNameTagCount>> m_back;
  std::vector<std::uint8_t> m_predicted;
  std::vector<std::uint8_t> m_correct;
};

}  // namespace

void train_names(TrainContext& context, const std::vector<NamedSentence>& sentences) {
  std::vector<Example> examples;
  for (const NamedSentence& sentence : sentences) {
    std::vector<WordView> words;
    for (std::uint32_t i = 0; i < sentence.doc.tokens.size(); ++i)
      words.push_back(view_of(sentence.doc.form(i)));
    Example example;
    example.features.resize(words.size());
    for (std::size_t i = 0; i < words.size(); ++i) ner_features(words, i, example.features[i]);
    example.allowed = sentence.allowed;
    examples.push_back(std::move(example));
  }
  NameTrainer trainer(context.seed);
  for (int epoch = 0; epoch < context.epochs(kEpochs); ++epoch) {
    const std::uint64_t wrong = trainer.epoch(examples);
    context.report("ner: epoch " + std::to_string(epoch + 1) + ", " + std::to_string(wrong) +
                   " sentences wrong");
  }
  trainer.write(context.model);
}

}  // namespace newsgraph
