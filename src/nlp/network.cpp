#include "nlp/network.hpp"

#include <algorithm>

#include "nlp/network_loops.hpp"
#include "nlp/tree_decoder.hpp"

namespace newsgraph {
namespace {

constexpr std::size_t kGroupWords =
    96;  // sentences are read together up to so many words: better use of the weights
constexpr std::size_t kLongestParse = 1000;  // words; longer sentences are parsed in parts
constexpr float kStateScale = 1024;          // 16-bit input units of a layer's output: range +-4
constexpr float kHiddenScale = 256;          // of rectified values: range 16

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

// Buffers of one run, reused from group to group.
struct Network::Scratch {
  std::size_t words = 0;
  std::vector<WordView> views;
  std::vector<std::uint8_t> flags;
  std::vector<float> state;  // words x width, the current layer's input and then its output
  std::vector<float> next;
  std::vector<std::int16_t> quantised;
  std::vector<std::int32_t> sums;
  std::vector<float> top;     // words x top columns
  std::vector<float> paired;  // words x arc width
  std::vector<float> arc_scores;
  std::vector<std::uint32_t> heads;
  std::vector<std::uint8_t> name_tags;
  std::vector<float> scales;
  NameDecoder names;

  explicit Scratch(const NameDecoder& decoder) : names(decoder) {}
};

Network::Network(const ModelFile& model)
    : m_loops(chosen_loops()),
      m_tags(model.values<TagPair>("tag.labels")),
      m_gazetteer(model.values<GazetteerEntry>("net.places")),
      m_embedding(model.values<std::int8_t>("net.words.rows")),
      m_embedding_scales(model.values<float>("net.words.scales")),
      m_vectors(model.values<std::uint8_t>("net.vectors.rows")),
      m_vector_scales(model.values<float>("net.vectors.scales")),
      m_names(model.values<float>("net.name_steps", (kNameTagCount + 1) * kNameTagCount)) {
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
  const auto vocabulary = model.values<VocabularyEntry>("net.vocabulary");
  std::uint32_t words = 0;
  bool gap = false;
  for (const VocabularyEntry& entry : vocabulary) {
    gap = gap || entry.key == 0;
    const bool vector = (entry.row & kVectorRow) != 0;
    if (vector && (entry.row & ~kVectorRow) >= m_vector_scales.size())
      throw wrong("section 'net.vocabulary' names a vector that is not there");
    if (entry.key != 0 && !vector) words = std::max(words, entry.row + 1 - kFirstWordRow);
  }
  if (!std::has_single_bit(vocabulary.size()) || !gap)
    throw wrong("section 'net.vocabulary' has a wrong size");
  m_rows = WordRows(vocabulary, words);
  if (m_embedding_scales.size() != m_rows.rows() ||
      m_embedding.size() != m_embedding_scales.size() * kEmbedding) {
    throw wrong("section 'net.words' has a wrong size");
  }
  if (m_vectors.size() != m_vector_scales.size() * kEmbedding / 2)
    throw wrong("section 'net.vectors' has a wrong size");
  for (std::size_t l = 0; l < kLayers; ++l) {
    const std::string name = "net.layer" + std::to_string(l);
    m_layers[l].weights = IntMatrix::load(model, name, layer_input(l), kGates);
    m_layers[l].bias = model.values<float>(name + ".bias", kGates);
    m_layers[l].peephole = model.values<float>(name + ".peephole", 4 * kUnits);
  }
  const std::size_t top_columns = kTagsAt + m_tags.size() + kNameTagCount;
  m_top = IntMatrix::load(model, "net.top", kWidth, top_columns);
  m_top_bias = model.values<float>("net.top.bias", top_columns);
  m_pair = IntMatrix::load(model, "net.pair", kArcWidth, kArcWidth);
  m_prior = model.values<float>("net.prior", kArcWidth);
  m_root = model.values<float>("net.root", kArcWidth);
  m_relation_root = model.values<float>("net.relation_root", kRelationWidth);
  m_relation = IntMatrix::load(model, "net.relation", kRelationWidth, kDeprelNames.size());
  m_relation_bias = model.values<float>("net.relation.bias", kDeprelNames.size());
}

void Network::run(Document& doc) const {
  Scratch scratch(m_names);
  std::size_t first = 0;
  while (first < doc.sentences.size()) {
    std::size_t last = first;
    std::size_t words = 0;
    while (last < doc.sentences.size() &&
           (last == first || words + doc.sentences[last].tokens.size() <= kGroupWords)) {
      words += doc.sentences[last++].tokens.size();
    }
    if (words > 0) read_group(doc, first, last, scratch);
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
  for (std::size_t l = 0; l < kLayers; ++l) run_layer(l, sentences, scratch);
  score_words(scratch);
  set_tags(doc, start, scratch);
  find_names(doc, sentences, scratch);
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
}

void Network::embed(const Document& doc, std::span<const Sentence> sentences, Scratch& scratch) const {
  scratch.state.assign(scratch.words * kEmbedding, 0.0F);
  float* out = scratch.state.data();
  for (const Sentence& sentence : sentences) {
    scratch.views.clear();
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i)
      scratch.views.push_back(view_of(doc.form(i)));
    m_gazetteer.flags(scratch.views, scratch.flags);
    for (std::size_t i = 0; i < scratch.views.size(); ++i, out += kEmbedding) {
      for (const std::uint32_t row : m_rows.slots(scratch.views[i], scratch.flags[i])) {
        if ((row & kVectorRow) != 0) {
          const std::size_t at = row & ~kVectorRow;
          m_loops.add_half_row(m_vectors.data() + at * kEmbedding / 2, m_vector_scales[at], out);
        } else {
          m_loops.add_row(m_embedding.data() + std::size_t{row} * kEmbedding, m_embedding_scales[row], out);
        }
      }
    }
  }
}

void Network::run_layer(std::size_t l, std::span<const Sentence> sentences, Scratch& scratch) const {
  const RecurrentLayer& layer = m_layers[l];
  const std::size_t width = layer_input(l);
  scratch.quantised.resize(scratch.words * width);
  m_loops.quantise(scratch.state.data(), scratch.words * width, kStateScale, scratch.quantised.data());
  scratch.sums.resize(scratch.words * layer.weights.columns);
  int_gemm(scratch.words, scratch.quantised.data(), width, layer.weights, scratch.sums.data());
  scratch.scales.assign(layer.weights.scales.begin(), layer.weights.scales.end());
  for (float& scale : scratch.scales) scale *= 1.0F / kStateScale;
  if (l == 0)
    scratch.next.assign(scratch.words * kWidth, 0.0F);
  else
    scratch.next = scratch.state;  // residual connection
  std::array<float, kUnits> cell{};
  const std::uint32_t start = sentences.front().tokens.begin;
  for (const Sentence& sentence : sentences) {
    const std::size_t first = sentence.tokens.begin - start;
    const std::size_t size = sentence.tokens.size();
    for (std::size_t direction = 0; direction < 2; ++direction) {
      const std::size_t gates = direction * 3 * kUnits;
      cell.fill(0);
      for (std::size_t i = 0; i < size; ++i) {
        const std::size_t t = direction == 0 ? first + i : first + size - 1 - i;
        m_loops.recur(scratch.sums.data() + t * kGates + gates, scratch.scales.data() + gates,
                      layer.bias.data() + gates, layer.peephole.data() + 2 * direction * kUnits, cell.data(),
                      scratch.next.data() + t * kWidth + direction * kUnits);
      }
    }
  }
  std::swap(scratch.state, scratch.next);
}

void Network::score_words(Scratch& scratch) const {
  const std::size_t words = scratch.words;
  const std::size_t columns = m_top_bias.size();
  scratch.quantised.resize(words * kWidth);
  m_loops.quantise(scratch.state.data(), words * kWidth, kStateScale, scratch.quantised.data());
  scratch.sums.resize(words * m_top.columns);
  int_gemm(words, scratch.quantised.data(), kWidth, m_top, scratch.sums.data());
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
  int_gemm(words, scratch.quantised.data(), kArcWidth, m_pair, scratch.sums.data());
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

void Network::find_names(Document& doc, std::span<const Sentence> sentences, Scratch& scratch) const {
  const std::size_t columns = m_top_bias.size();
  const std::size_t names_at = kTagsAt + m_tags.size();
  const float* row = scratch.top.data() + names_at;
  for (const Sentence& sentence : sentences) {
    if (sentence.tokens.empty()) continue;
    for (std::uint32_t i = 0; i < sentence.tokens.size(); ++i, row += columns)
      scratch.names.add({row, kNameTagCount});
    scratch.names.decode(scratch.name_tags);
    add_names(doc, sentence.tokens.begin, scratch.name_tags);
  }
}

void Network::build_tree(Document& doc, TokenRange part, std::uint32_t group_start, Scratch& scratch) const {
  const std::size_t size = part.size();
  const std::size_t columns = m_top_bias.size();
  const std::size_t first = part.begin - group_start;
  scratch.arc_scores.resize(size * (size + 1));
  for (std::size_t i = 0; i < size; ++i) {
    const float* const paired = scratch.paired.data() + (first + i) * kArcWidth;
    float* const row = scratch.arc_scores.data() + i * (size + 1);
    row[0] = m_loops.dot(paired, m_root.data());
    for (std::size_t j = 0; j < size; ++j)
      row[j + 1] = m_loops.dot(paired, scratch.top.data() + (first + j) * columns + kHeadAt);
  }
  best_tree(size, scratch.arc_scores, scratch.heads);
  for (std::size_t i = 0; i < size; ++i) {
    const std::uint32_t head = scratch.heads[i];
    doc.tokens[part.begin + i].head = head == 0 ? kNoHead : static_cast<std::int32_t>(part.begin + head - 1);
  }
}

void Network::label_arcs(Document& doc, std::uint32_t first_token, Scratch& scratch) const {
  const std::size_t columns = m_top_bias.size();
  std::array<float, kRelationWidth> hidden{};
  scratch.quantised.resize(scratch.words * kRelationWidth);
  for (std::size_t t = 0; t < scratch.words; ++t) {
    const std::int32_t head = doc.tokens[first_token + t].head;
    const float* const from = scratch.top.data() + t * columns + kRelationDependentAt;
    const float* const to =
        head == kNoHead
            ? m_relation_root.data()
            : scratch.top.data() + (static_cast<std::size_t>(head) - first_token) * columns + kRelationHeadAt;
    for (std::size_t k = 0; k < kRelationWidth; ++k) hidden[k] = from[k] + to[k];
    rectify(hidden.data(), kRelationWidth);
    m_loops.quantise(hidden.data(), kRelationWidth, kHiddenScale,
                     scratch.quantised.data() + t * kRelationWidth);
  }
  scratch.sums.resize(scratch.words * m_relation.columns);
  int_gemm(scratch.words, scratch.quantised.data(), kRelationWidth, m_relation, scratch.sums.data());
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
