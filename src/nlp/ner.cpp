#include "nlp/ner.hpp"

#include <limits>

#include "nlp/linear.hpp"

namespace newsgraph {
namespace {

using Row = std::array<std::int32_t, kNameTagCount>;

class Viterbi {
public:
  explicit Viterbi(std::span<const std::int32_t> transitions) : m_transitions(transitions) {}

  void add(const Row& emission) {
    Row best{};
    std::array<std::uint8_t, kNameTagCount> from{};
    for (std::size_t next = 0; next < kNameTagCount; ++next) {
      std::int64_t top = std::numeric_limits<std::int64_t>::min();
      if (m_back.empty()) {
        from[next] = 0;
        top = may_follow(kNameTagCount, next) ? transition(kNameTagCount, next) : kNever;
      }
      for (std::size_t tag = 0; !m_back.empty() && tag < kNameTagCount; ++tag) {
        const std::int64_t score =
            may_follow(tag, next) ? std::int64_t{m_last[tag]} + transition(tag, next) : kNever;
        if (score <= top) continue;
        top = score;
        from[next] = static_cast<std::uint8_t>(tag);
      }
      best[next] = static_cast<std::int32_t>(std::max<std::int64_t>(top + emission[next], kNever));
    }
    m_last = best;
    m_back.push_back(from);
  }

  void decode(std::vector<std::uint8_t>& tags) {
    tags.assign(m_back.size(), 0);
    std::size_t tag = 0;
    for (std::size_t i = 1; i < kNameTagCount; ++i) {
      if (m_last[i] > m_last[tag]) tag = i;
    }
    for (std::size_t i = m_back.size(); i > 0; --i) {
      tags[i - 1] = static_cast<std::uint8_t>(tag);
      tag = m_back[i - 1][tag];
    }
    m_back.clear();
  }

private:
  static constexpr std::int64_t kNever = -1'000'000'000;
  [[nodiscard]] std::int32_t transition(std::size_t tag, std::size_t next) const {
    return m_transitions[tag * kNameTagCount + next];
  }

  std::span<const std::int32_t> m_transitions;
  Row m_last{};
  std::vector<std::array<std::uint8_t, kNameTagCount>> m_back;
};

void add_mentions(Document& doc, const Sentence& sentence, std::span<const std::uint8_t> tags) {
  for (std::uint32_t i = 0; i < tags.size(); ++i) {
    if (tags[i] % 2 == 0) continue;
    std::uint32_t end = i + 1;
    while (end < tags.size() && tags[end] == tags[i] + 1) ++end;
    Mention mention;
    mention.tokens = {sentence.tokens.begin + i, sentence.tokens.begin + end};
    mention.span = {doc.tokens[mention.tokens.begin].span.begin, doc.tokens[mention.tokens.end - 1].span.end};
    mention.label = static_cast<EntityLabel>((tags[i] - 1) / 2);
    doc.mentions.push_back(mention);
  }
}

}  // namespace

void ner_features(std::span<const WordView> words, std::size_t i, NerFeatures& out) {
  static const WordView kOutside;
  const auto view = [&](std::size_t at) -> const WordView& {
    return at < words.size() ? words[at] : kOutside;
  };
  const WordView& here = words[i];
  const WordView &l1 = view(i - 1), &l2 = view(i - 2), &r1 = view(i + 1), &r2 = view(i + 2);
  const Feature first = i == 0 ? 1 : 0;
  std::size_t at = 0;
  Feature slot = 400;
  const auto add = [&](Feature a, Feature b = 0, Feature c = 0) {
    out[at++] = mix(mix(++slot, a), mix(b, c));
  };
  add(1);
  add(here.form);
  add(here.lower);
  add(here.lower, first);
  add(here.shape, first);
  add(here.prefix1, here.shape);
  add(here.prefix2);
  add(here.prefix3);
  add(here.prefix4);
  add(here.suffix1, here.shape);
  add(here.suffix2);
  add(here.suffix3);
  add(here.suffix4);
  add(here.shape, here.suffix3);
  add(here.shape, l1.shape);
  add(here.shape, r1.shape);
  add(l1.shape, here.shape, r1.shape);
  add(mix(l2.shape, l1.shape), here.shape);
  add(here.shape, r1.shape, r2.shape);
  add(l1.form);
  add(l1.lower, here.shape);
  add(l1.lower, here.lower);
  add(l1.suffix3, here.shape);
  add(r1.form);
  add(r1.lower, here.shape);
  add(r1.lower, here.lower);
  add(r1.suffix3, here.shape);
  add(l2.lower, here.shape);
  add(r2.lower, here.shape);
  add(l2.lower, l1.lower);
  add(r1.lower, r2.lower);
  add(l1.lower, here.lower, r1.lower);
  add(l1.lower, r1.lower, here.shape);
  add(l2.form);
  add(r2.form);
  add(view(i - 3).lower, here.shape);
  add(view(i + 3).lower, here.shape);
  add(here.suffix4, r1.lower);
  add(l1.lower, here.suffix3);
  add(mix(l2.lower, l1.lower), here.shape);
}

NameRecognizer::NameRecognizer(const ModelFile& model)
    : m_weights(linear_model(model, "ner.weights", kNameTagCount)),
      m_transitions(model.values<std::int32_t>("ner.transitions", (kNameTagCount + 1) * kNameTagCount)) {}

void NameRecognizer::run(Document& doc) const {
  std::vector<WordView> words;
  std::vector<std::uint8_t> tags;
  NerFeatures features{};
  Row scores{};
  Viterbi viterbi(m_transitions);
  for (const Sentence& sentence : doc.sentences) {
    words.clear();
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i)
      words.push_back(view_of(doc.form(i)));
    for (std::size_t i = 0; i < words.size(); ++i) {
      ner_features(words, i, features);
      m_weights.score(features, scores);
      viterbi.add(scores);
    }
    viterbi.decode(tags);
    add_mentions(doc, sentence, tags);
  }
}

}  // namespace newsgraph
