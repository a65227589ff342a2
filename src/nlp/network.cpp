#include "nlp/network.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "nlp/network_loops.hpp"
#include "nlp/tree_decoder.hpp"

namespace newsgraph {
namespace {

// Sentences are read together up to so many words: better use of the weights.
constexpr std::size_t kGroupWords = 96;
constexpr std::size_t kKeptWords = 4 * kGroupWords;  // buffers of a longer sentence are given back
constexpr std::size_t kLongestParse = 1000;          // words; longer sentences are parsed in parts
constexpr std::size_t kFetchAhead = 4;               // words
constexpr float kHiddenScale = 256;                  // of rectified values: range 16

// Columns of the top product.
constexpr std::size_t kDependentAt = 0;
constexpr std::size_t kHeadAt = kArcWidth;
constexpr std::size_t kRelationDependentAt = 2 * kArcWidth;
constexpr std::size_t kRelationHeadAt = kRelationDependentAt + kRelationWidth;
constexpr std::size_t kTagsAt = kRelationHeadAt + kRelationWidth;

void rectify(float* x, std::size_t count) {
  for (std::size_t k = 0; k < count; ++k) x[k] = x[k] > 0 ? x[k] : 0;
}

// "will lower": behind a modal that depends on it, a word without "be" is no adjective.
void repair_modals(Document& doc, TokenRange range) {
  for (std::uint32_t i = range.begin + 1; i < range.end; ++i) {
    Token& token = doc.tokens[i];
    if (token.upos != Upos::ADJ) continue;
    std::uint32_t before = i - 1;
    while (before > range.begin && doc.tokens[before].upos == Upos::ADV) --before;
    const Token& modal = doc.tokens[before];
    if (modal.xpos != Xpos::MD || modal.head != static_cast<std::int32_t>(i)) continue;
    token.upos = Upos::VERB;
    token.xpos = Xpos::VB;
  }
}

std::size_t best_of(const float* scores, std::size_t from, std::size_t to) {
  return static_cast<std::size_t>(std::max_element(scores + from, scores + to) - scores);
}

}  // namespace

// Buffers, reused from group to group and kept by each thread: to take them anew from the system for each
// article cost an eighth of the time.
struct Network::Scratch {
  std::size_t words = 0;
  std::vector<WordView> views;
  std::vector<WordSlots> slots;
  std::vector<std::uint8_t> flags;
  std::vector<float> state;       // words x width, the current layer's input and then its output
  std::vector<float> name_state;  // the words before the layers, for the names
  RecurrentLayers::Scratch layers;
  NameNetwork::Scratch names;
  std::vector<std::int16_t> quantised;
  std::vector<std::int32_t> sums;
  std::vector<float> top;           // words x top columns
  std::vector<float> paired;        // words x arc width
  std::vector<float> head_columns;  // arc width x (root and words of a sentence)
  std::vector<float> arc_scores;
  std::vector<std::uint32_t> heads;
};

Network::Network(const ModelFile& model)
    : m_loops(chosen_loops()),
      m_tags(model.values<TagPair>("tag.labels")),
      m_words(model),
      m_layers(model, "net.layer", kLayers) {
  const auto wrong = [&model](const char* what) {
    return DataError(model.path(), std::string(what) + "; make it again with `newsgraph train`");
  };
  for (const TagPair pair : m_tags) {
    if (static_cast<std::size_t>(pair.upos) >= kUposNames.size() ||
        static_cast<std::size_t>(pair.xpos) >= kXposNames.size()) {
      throw wrong("section 'tag.labels' holds unknown tags");
    }
  }
  if (m_tags.empty()) throw wrong("section 'tag.labels' is empty");
  const std::size_t top_columns = kTagsAt + m_tags.size() + kNameTagCount;
  m_top = IntMatrix::load(model, "net.top", kWidth, top_columns);
  m_top_bias = model.values<float>("net.top.bias", top_columns);
  m_pair = IntMatrix::load(model, "net.pair", kArcWidth, kArcWidth);
  m_prior = model.values<float>("net.prior", kArcWidth);
  m_root = model.values<float>("net.root", kArcWidth);
  m_relation_root = model.values<float>("net.relation_root", kRelationWidth);
  m_relation = IntMatrix::load(model, "net.relation", kRelationWidth, kDeprelNames.size());
  m_relation_bias = model.values<float>("net.relation.bias", kDeprelNames.size());
  if (model.has("names.steps")) m_names.emplace(model);
}

void Network::run(Document& doc) const {
  thread_local Scratch scratch;
  std::size_t first = 0;
  while (first < doc.sentences.size()) {
    std::size_t last = first;
    std::size_t words = 0;
    while (last < doc.sentences.size() &&
           (last == first || words + doc.sentences[last].tokens.size() <= kGroupWords)) {
      words += doc.sentences[last++].tokens.size();
    }
    if (words > 0) read_group(doc, first, last, scratch);
    if (words > kKeptWords) scratch = {};
    first = last;
  }
}

void Network::read_group(Document& doc, std::size_t first_sentence, std::size_t last_sentence,
                         Scratch& scratch) const {
  const std::span<const Sentence> sentences(doc.sentences.data() + first_sentence,
                                            last_sentence - first_sentence);
  const std::uint32_t start = sentences.front().tokens.begin;
  scratch.words = sentences.back().tokens.end - start;
  embed(doc, sentences, scratch);
  if (m_names) scratch.name_state = scratch.state;
  m_layers.run(sentences, scratch.state, scratch.layers);
  score_words(scratch);
  set_tags(doc, start, scratch);
  for (const Sentence& sentence : sentences) {
    std::uint32_t root = sentence.tokens.begin;
    for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end; at += kLongestParse) {
      const TokenRange part{at, std::min<std::uint32_t>(sentence.tokens.end, at + kLongestParse)};
      build_tree(doc, part, start, scratch);
      for (std::uint32_t i = part.begin; i < part.end; ++i) {
        if (doc.tokens[i].head != kNoHead) continue;
        if (at == sentence.tokens.begin)
          root = i;
        else
          doc.tokens[i].head = static_cast<std::int32_t>(root);
      }
    }
  }
  label_arcs(doc, start, scratch);
  for (const Sentence& sentence : sentences) repair_modals(doc, sentence.tokens);
  if (m_names) {
    const NameNetwork::Scores first{scratch.top.data() + kTagsAt + m_tags.size(), m_top_bias.size()};
    m_names->find(doc, sentences, scratch.views, first, scratch.name_state, scratch.names);
  }
}

void Network::embed(const Document& doc, std::span<const Sentence> sentences, Scratch& scratch) const {
  scratch.views.clear();
  scratch.slots.clear();
  for (const Sentence& sentence : sentences) {
    const std::size_t first = scratch.views.size();
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i)
      scratch.views.push_back(view_of(doc.form(i)));
    m_words.append_slots(std::span<const WordView>(scratch.views).subspan(first), scratch.flags,
                         scratch.slots);
  }
  scratch.state.assign(scratch.words * kEmbedding, 0.0F);
  for (std::size_t t = 0; t < scratch.words; ++t) {
    if (t + kFetchAhead < scratch.words) m_words.fetch(scratch.slots[t + kFetchAhead]);
    m_words.add(scratch.slots[t], scratch.state.data() + t * kEmbedding);
  }
}

void Network::score_words(Scratch& scratch) const {
  const std::size_t words = scratch.words;
  const std::size_t columns = m_top_bias.size();
  scratch.quantised.resize(words * kWidth);
  m_loops.quantise(scratch.state.data(), words * kWidth, kStateScale, scratch.quantised.data());
  scratch.sums.resize(words * m_top.columns);
  int_gemm(words, scratch.quantised.data(), kWidth, m_top, scratch.sums.data(), m_top.columns);
  scratch.top.resize(words * columns);
  for (std::size_t t = 0; t < words; ++t) {
    float* const row = scratch.top.data() + t * columns;
    m_loops.to_floats(scratch.sums.data() + t * m_top.columns, m_top.scales.data(), m_top_bias.data(),
                      1.0F / kStateScale, columns, row);
    rectify(row, 2 * kArcWidth);
  }
  scratch.quantised.resize(words * kArcWidth);
  for (std::size_t t = 0; t < words; ++t) {
    m_loops.quantise(scratch.top.data() + t * columns + kDependentAt, kArcWidth, kHiddenScale,
                     scratch.quantised.data() + t * kArcWidth);
  }
  scratch.sums.resize(words * m_pair.columns);
  int_gemm(words, scratch.quantised.data(), kArcWidth, m_pair, scratch.sums.data(), m_pair.columns);
  scratch.paired.resize(words * kArcWidth);
  for (std::size_t t = 0; t < words; ++t) {
    m_loops.to_floats(scratch.sums.data() + t * m_pair.columns, m_pair.scales.data(), m_prior.data(),
                      1.0F / kHiddenScale, kArcWidth, scratch.paired.data() + t * kArcWidth);
  }
}

void Network::set_tags(Document& doc, std::uint32_t first_token, const Scratch& scratch) const {
  const std::size_t columns = m_top_bias.size();
  for (std::size_t t = 0; t < scratch.words; ++t) {
    const TagPair pair = m_tags[best_of(scratch.top.data() + t * columns + kTagsAt, 0, m_tags.size())];
    Token& token = doc.tokens[first_token + t];
    token.upos = pair.upos;
    token.xpos = pair.xpos;
  }
}

void Network::build_tree(Document& doc, TokenRange part, std::uint32_t group_start, Scratch& scratch) const {
  const std::size_t size = part.size();
  const std::size_t columns = m_top_bias.size();
  const std::size_t first = part.begin - group_start;
  const std::size_t heads =
      (size + 1 + kDots - 1) / kDots * kDots;  // the root, the words, and what is not used
  scratch.head_columns.resize(kArcWidth * heads);
  for (std::size_t j = 0; j <= size; ++j) {
    const float* const head =
        j == 0 ? m_root.data() : scratch.top.data() + (first + j - 1) * columns + kHeadAt;
    for (std::size_t k = 0; k < kArcWidth; ++k) scratch.head_columns[k * heads + j] = head[k];
  }
  scratch.arc_scores.resize(size * (size + 1) + heads);
  for (std::size_t i = 0; i < size; ++i) {  // what is not used falls on the next row, which follows
    m_loops.dots(scratch.paired.data() + (first + i) * kArcWidth, scratch.head_columns.data(), heads,
                 scratch.arc_scores.data() + i * (size + 1));
  }
  best_tree(size, scratch.arc_scores, scratch.heads);
  for (std::size_t i = 0; i < size; ++i) {
    const std::uint32_t head = scratch.heads[i];
    doc.tokens[part.begin + i].head = head == 0 ? kNoHead : static_cast<std::int32_t>(part.begin + head - 1);
  }
}

void Network::label_arcs(Document& doc, std::uint32_t first_token, Scratch& scratch) const {
  const std::size_t columns = m_top_bias.size();
  scratch.quantised.resize(scratch.words * kRelationWidth);
  for (std::size_t t = 0; t < scratch.words; ++t) {
    const std::int32_t head = doc.tokens[first_token + t].head;
    const float* const from = scratch.top.data() + t * columns + kRelationDependentAt;
    const float* const to =
        head == kNoHead
            ? m_relation_root.data()
            : scratch.top.data() + (static_cast<std::size_t>(head) - first_token) * columns + kRelationHeadAt;
    m_loops.quantise_rectified(from, to, kHiddenScale, scratch.quantised.data() + t * kRelationWidth);
  }
  scratch.sums.resize(scratch.words * m_relation.columns);
  int_gemm(scratch.words, scratch.quantised.data(), kRelationWidth, m_relation, scratch.sums.data(),
           m_relation.columns);
  std::array<float, kDeprelNames.size()> scores{};
  for (std::size_t t = 0; t < scratch.words; ++t) {
    m_loops.to_floats(scratch.sums.data() + t * m_relation.columns, m_relation.scales.data(),
                      m_relation_bias.data(), 1.0F / kHiddenScale, scores.size(), scores.data());
    Token& token = doc.tokens[first_token + t];
    static_assert(static_cast<int>(Deprel::root) == 0);
    token.deprel =
        token.head == kNoHead ? Deprel::root : static_cast<Deprel>(best_of(scores.data(), 1, scores.size()));
  }
}

}  // namespace newsgraph
