// Part-of-speech tags, UPOS and XPOS as one label, greedily from left to right with an averaged perceptron.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "nlp/features.hpp"
#include "nlp/model_file.hpp"
#include "nlp/stage.hpp"

namespace newsgraph {

struct TagPair {
  Upos upos;
  Xpos xpos;
  friend auto operator<=>(const TagPair&, const TagPair&) = default;
};

inline constexpr std::size_t kTaggerFeatures = 36;
using TaggerFeatures = std::array<Feature, kTaggerFeatures>;

// Features of word `i` of a sentence; `one` and `two` are the labels of the words before it (-1: none).
void tagger_features(std::span<const WordView> words, std::size_t i, int one, int two, TaggerFeatures& out);

class Tagger : public Stage {
public:
  // Sections: "tag.labels" (TagPair a label), "tag.weights". The model must outlive the stage.
  explicit Tagger(const ModelFile& model);

  [[nodiscard]] std::string_view name() const override { return "tagger"; }
  [[nodiscard]] LayerSet needs() const override { return {Layer::sentences, Layer::tokens}; }
  [[nodiscard]] LayerSet gives() const override { return {Layer::tags}; }
  void run(Document& doc) const override;

private:
  std::span<const TagPair> m_labels;
  LinearModel m_weights;
};

}  // namespace newsgraph
