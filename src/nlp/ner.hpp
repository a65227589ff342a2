// Names of people, bodies, places and so on: a linear-chain model over BIO tags, decoded with Viterbi.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "nlp/features.hpp"
#include "nlp/model_file.hpp"
#include "nlp/stage.hpp"

namespace newsgraph {

inline constexpr std::size_t kNameTagCount = 1 + 2 * kEntityLabelNames.size();  // O, B-PER, I-PER, B-ORG, …
inline constexpr std::size_t kNerFeatures = 40;
using NerFeatures = std::array<Feature, kNerFeatures>;

void ner_features(std::span<const WordView> words, std::size_t i, NerFeatures& out);

// May tag `next` follow tag `tag`? I-X follows B-X and I-X only; `tag` kNameTagCount is the sentence's start.
[[nodiscard]] constexpr bool may_follow(std::size_t tag, std::size_t next) {
  if (next == 0 || next % 2 == 1) return true;
  return tag < kNameTagCount && (tag == next || tag + 1 == next);
}

class NameRecognizer : public Stage {
public:
  // Sections: "ner.weights", "ner.transitions" ((tags + 1) rows of tags, the last row for the start).
  explicit NameRecognizer(const ModelFile& model);

  [[nodiscard]] std::string_view name() const override { return "ner"; }
  [[nodiscard]] LayerSet needs() const override { return {Layer::sentences, Layer::tokens}; }
  [[nodiscard]] LayerSet gives() const override { return {Layer::mentions}; }
  void run(Document& doc) const override;

private:
  LinearModel m_weights;
  std::span<const std::int32_t> m_transitions;
};

}  // namespace newsgraph
