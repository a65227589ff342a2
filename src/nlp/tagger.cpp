#include "nlp/tagger.hpp"

#include <algorithm>

#include "nlp/linear.hpp"

namespace newsgraph {

void tagger_features(std::span<const WordView> words, std::size_t i, int one, int two, TaggerFeatures& out) {
  static const WordView kOutside;
  const auto view = [&](std::size_t at) -> const WordView& {
    return at < words.size() ? words[at] : kOutside;
  };
  const WordView& here = words[i];
  const WordView& left = view(i - 1);  // i - 1 wraps at 0 and is outside then
  const WordView& left2 = view(i - 2);
  const WordView& right = view(i + 1);
  const WordView& right2 = view(i + 2);
  const auto t1 = static_cast<Feature>(one + 1);
  const auto t2 = static_cast<Feature>(two + 1);
  std::size_t at = 0;
  Feature slot = 200;
  const auto add = [&](Feature a, Feature b = 0) { out[at++] = mix(mix(++slot, a), b); };
  const Feature flags =
      (here.capital ? 1U : 0U) | (here.digit ? 2U : 0U) | (here.word ? 4U : 0U) | (i == 0 ? 8U : 0U);
  add(1);
  add(here.form);
  add(here.lower);
  add(here.suffix1, flags);
  add(here.suffix2);
  add(here.suffix3);
  add(here.suffix4);
  add(here.prefix1);
  add(here.prefix2);
  add(here.prefix3);
  add(here.shape, i == 0 ? 1 : 0);
  add(here.shape, here.suffix3);
  add(t1);
  add(t1, t2);
  add(t1, here.lower);
  add(t1, here.suffix3);
  add(t1, here.shape);
  add(mix(t1, t2), here.lower);
  add(left.lower);
  add(left.lower, here.lower);
  add(left.suffix3);
  add(left2.lower);
  add(right.lower);
  add(right.lower, here.lower);
  add(right.suffix3);
  add(right.suffix2, here.suffix2);
  add(right.shape, here.shape);
  add(right2.lower);
  add(right2.suffix3);
  add(mix(left.lower, right.lower));
  add(mix(t1, here.suffix3), right.lower);
  add(mix(t1, right.lower));
  add(mix(left.shape, here.shape), right.shape);
  add(mix(right.lower, right2.lower));
  add(here.cluster, t1);
  add(right.cluster, left.cluster);
}

Tagger::Tagger(const ModelFile& model) : m_labels(model.values<TagPair>("tag.labels")), m_weights() {
  for (const TagPair pair : m_labels) {
    if (static_cast<std::size_t>(pair.upos) >= kUposNames.size() ||
        static_cast<std::size_t>(pair.xpos) >= kXposNames.size()) {
      throw DataError(model.path(), "section 'tag.labels' holds unknown tags");
    }
  }
  if (m_labels.empty()) throw DataError(model.path(), "section 'tag.labels' is empty");
  m_weights = linear_model(model, "tag.weights", m_labels.size());
}

void Tagger::run(Document& doc) const {
  std::vector<WordView> words;
  std::vector<std::int32_t> scores(m_labels.size());
  TaggerFeatures features{};
  for (const Sentence& sentence : doc.sentences) {
    words.clear();
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i)
      words.push_back(view_of(doc.form(i)));
    int one = -1;
    int two = -1;
    for (std::size_t i = 0; i < words.size(); ++i) {
      tagger_features(words, i, one, two, features);
      m_weights.score(features, scores);
      const auto best = static_cast<int>(std::max_element(scores.begin(), scores.end()) - scores.begin());
      Token& token = doc.tokens[sentence.tokens.begin + i];
      token.upos = m_labels[static_cast<std::size_t>(best)].upos;
      token.xpos = m_labels[static_cast<std::size_t>(best)].xpos;
      two = one;
      one = best;
    }
  }
}

}  // namespace newsgraph
