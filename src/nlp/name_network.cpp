#include "nlp/name_network.hpp"

#include <string>

namespace newsgraph {
namespace {

// Of the first network's scores. Its errors are others; by measurement (tests/bench/README.md).
constexpr float kFirstShare = 0.2F;

// For works and products against all else. Training copies sentences with people, bodies and places several
// times, with other names in them, but not those whose only names are works, which makes works look rarer
// than they are.
constexpr std::size_t kWorkBegin = 1 + 2 * kOtherName;
constexpr float kWorkBias = 0.5F;

void mix(const float* first, std::span<float> scores) {
  for (std::size_t k = 0; k < scores.size(); ++k)
    scores[k] = kFirstShare * first[k] + (1 - kFirstShare) * scores[k];
}

std::vector<float> mixed_steps(const ModelFile& model) {
  constexpr std::size_t kSize = (kNameTagCount + 1) * kNameTagCount;
  const auto own = model.values<float>("names.steps", kSize);
  std::vector<float> steps(own.begin(), own.end());
  mix(model.values<float>("net.name_steps", kSize).data(), steps);
  for (std::size_t tag = 0; tag <= kNameTagCount; ++tag) {  // every word takes one step
    steps[tag * kNameTagCount + kWorkBegin] += kWorkBias;
    steps[tag * kNameTagCount + kWorkBegin + 1] += kWorkBias;
  }
  return steps;
}

}  // namespace

NameNetwork::NameNetwork(const ModelFile& model)
    : m_loops(chosen_loops()),
      m_lists(model),
      m_rows(model.values<std::int8_t>("names.rows", kNameRows * kEmbedding)),
      m_row_scales(model.values<float>("names.scales", kNameRows)),
      m_layers(model, "names.layer", kNameLayers),
      m_head(IntMatrix::load(model, "names.head", kWidth, kNameTagCount)),
      m_bias(model.values<float>("names.head.bias", kNameTagCount)),
      m_decoder(mixed_steps(model)) {}

void NameNetwork::score(const Document& doc, std::span<const Sentence> sentences,
                        std::span<const WordView> views, std::vector<float>& state, Scratch& scratch) const {
  scratch.rows.clear();
  const std::uint32_t start = sentences.front().tokens.begin;
  for (const Sentence& sentence : sentences) {
    add_name_rows(doc, sentence.tokens, views.subspan(sentence.tokens.begin - start, sentence.tokens.size()),
                  m_lists, scratch.hints, scratch.rows);
  }
  const std::size_t words = scratch.rows.size();
  for (std::size_t t = 0; t < words; ++t) {
    for (const std::uint16_t row : scratch.rows[t].all()) {
      m_loops.add_row(m_rows.data() + std::size_t{row} * kEmbedding, m_row_scales[row],
                      state.data() + t * kEmbedding);
    }
  }
  m_layers.run(sentences, state, scratch.layers);
  scratch.quantised.resize(words * kWidth);
  m_loops.quantise(state.data(), words * kWidth, kStateScale, scratch.quantised.data());
  scratch.sums.resize(words * m_head.columns);
  int_gemm(words, scratch.quantised.data(), kWidth, m_head, scratch.sums.data(), m_head.columns);
  scratch.scores.resize(words * kNameTagCount);
  for (std::size_t t = 0; t < words; ++t) {
    m_loops.to_floats(scratch.sums.data() + t * m_head.columns, m_head.scales.data(), m_bias.data(),
                      1.0F / kStateScale, kNameTagCount, scratch.scores.data() + t * kNameTagCount);
  }
}

void NameNetwork::find(Document& doc, std::span<const Sentence> sentences, std::span<const WordView> views,
                       Scores first, std::vector<float>& state, Scratch& scratch) const {
  score(doc, sentences, views, state, scratch);
  NameDecoder decoder = m_decoder;
  float* row = scratch.scores.data();
  for (const Sentence& sentence : sentences) {
    if (sentence.tokens.empty()) continue;
    for (std::uint32_t i = 0; i < sentence.tokens.size();
         ++i, row += kNameTagCount, first.values += first.stride) {
      mix(first.values, {row, kNameTagCount});
      decoder.add({row, kNameTagCount});
    }
    decoder.decode(scratch.tags);
    add_names(doc, sentence.tokens.begin, scratch.tags);
  }
}

}  // namespace newsgraph
