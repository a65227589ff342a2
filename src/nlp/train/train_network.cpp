#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "nlp/network.hpp"
#include "nlp/train/augment.hpp"
#include "nlp/train/heads.hpp"
#include "nlp/train/lexical.hpp"
#include "nlp/train/parts.hpp"
#include "nlp/train/quantise.hpp"

namespace newsgraph {
namespace {

constexpr int kEpochs = 16;
constexpr std::size_t kBatchWords = 700;
constexpr float kRate = 2.2e-3F;
constexpr float kDropout = 0.2F;
constexpr float kWordDropout = 0.15F;
constexpr float kVectorDropout = 0.04F;
constexpr std::size_t kVocabulary = 32000;
constexpr std::size_t kVectorWords = 100000;  // words known from vectors only
constexpr std::uint32_t kRarestPair = 5;
constexpr float kHeadlines = 0.04F;  // share of the trees that are learned as headlines too

std::vector<TagPair> tag_pairs(const std::vector<Document>& treebank) {
  std::map<TagPair, std::uint32_t> counts;
  for (const Document& doc : treebank) {
    for (const Token& token : doc.tokens) ++counts[{token.upos, token.xpos}];
  }
  std::vector<TagPair> pairs;
  for (const auto& [pair, count] : counts) {
    if (count >= kRarestPair) pairs.push_back(pair);
  }
  return pairs;
}

// A sentence as the network sees it, with what is known of it.
struct Example {
  std::vector<WordSlots> words;
  std::vector<std::int32_t> tags;   // index of the tag pair, -1: not learned
  std::vector<std::int32_t> heads;  // empty: no tree
  std::vector<std::int32_t> relations;
  std::vector<std::uint32_t> allowed;  // name tags; empty: not known
};

class ExampleMaker {
public:
  ExampleMaker(const WordRows& rows, const Gazetteer& gazetteer, const std::vector<TagPair>& pairs)
      : m_rows(rows), m_gazetteer(gazetteer), m_pairs(pairs) {}

  [[nodiscard]] Example words_of(const Document& doc, TokenRange range) {
    Example example;
    m_views.clear();
    for (std::uint32_t i = range.begin; i < range.end; ++i) m_views.push_back(view_of(doc.form(i)));
    m_gazetteer.flags(m_views, m_flags);
    for (std::size_t i = 0; i < m_views.size(); ++i)
      example.words.push_back(m_rows.slots(m_views[i], m_flags[i]));
    return example;
  }

  [[nodiscard]] Example tree_of(const Document& doc, const Sentence& sentence) {
    Example example = words_of(doc, sentence.tokens);
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      const Token& token = doc.tokens[i];
      const TagPair pair{token.upos, token.xpos};
      const auto at = std::lower_bound(m_pairs.begin(), m_pairs.end(), pair);
      example.tags.push_back(
          at != m_pairs.end() && *at == pair ? static_cast<std::int32_t>(at - m_pairs.begin()) : -1);
      example.heads.push_back(
          token.head == kNoHead ? 0 : token.head - static_cast<std::int32_t>(sentence.tokens.begin) + 1);
      example.relations.push_back(static_cast<std::int32_t>(token.deprel));
    }
    return example;
  }

  // The same tree with the words spelled as in a headline.
  [[nodiscard]] Example headline_of(const Document& doc, const Sentence& sentence, bool all) {
    Example example = tree_of(doc, sentence);
    m_views.clear();
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      m_views.push_back(view_of(headline_form(doc.form(i), all)));
    }
    m_gazetteer.flags(m_views, m_flags);
    for (std::size_t i = 0; i < m_views.size(); ++i) example.words[i] = m_rows.slots(m_views[i], m_flags[i]);
    return example;
  }

private:
  const WordRows& m_rows;
  const Gazetteer& m_gazetteer;
  const std::vector<TagPair>& m_pairs;
  std::vector<WordView> m_views;
  std::vector<std::uint8_t> m_flags;
};

// Deals examples in random batches of about kBatchWords words, of similar length within a batch no care is
// taken: the recurrence runs sentence by sentence.
class Dealer {
public:
  Dealer(const std::vector<Example>& examples, std::uint32_t seed) : m_random(seed) {
    for (const Example& example : examples) m_order.push_back(&example);
  }
  // False when an epoch is over; the next call starts another.
  bool deal(std::vector<const Example*>& out) {
    if (m_at == 0) shuffle_in_place(m_order, m_random);
    out.clear();
    std::size_t words = 0;
    while (m_at < m_order.size() && words < kBatchWords) {
      out.push_back(m_order[m_at++]);
      words += out.back()->words.size();
    }
    if (m_at < m_order.size()) return true;
    m_at = 0;
    return false;
  }
  [[nodiscard]] std::size_t words() const {
    std::size_t sum = 0;
    for (const Example* example : m_order) sum += example->words.size();
    return sum;
  }

private:
  std::vector<const Example*> m_order;
  std::mt19937 m_random;
  std::size_t m_at = 0;
};

struct Losses {
  double tags = 0, tree = 0, names = 0;
  double tree_words = 0, name_words = 0;
};

class NetworkTrainer {
public:
  NetworkTrainer(std::uint32_t rows, FixedVectors vectors, std::size_t tags, std::uint32_t seed)
      : encoder(rows, std::move(vectors), seed),
        m_random(seed + 1),
        tag_head(kWidth, tags, m_random),
        tree_head(m_random),
        name_head(m_random) {
    encoder.register_with(m_adam);
    tag_head.register_with(m_adam);
    tree_head.register_with(m_adam);
    name_head.register_with(m_adam);
  }

  void learn(const std::vector<const Example*>& examples, float rate, Losses& losses) {
    m_batch = Batch{};
    m_tags.clear();
    m_gold = TreeGold{};
    m_allowed.clear();
    for (const Example* example : examples) {
      m_batch.words.insert(m_batch.words.end(), example->words.begin(), example->words.end());
      m_batch.starts.push_back(static_cast<std::uint32_t>(m_batch.words.size()));
      m_tags.insert(m_tags.end(), example->tags.begin(), example->tags.end());
      m_gold.heads.insert(m_gold.heads.end(), example->heads.begin(), example->heads.end());
      m_gold.relations.insert(m_gold.relations.end(), example->relations.begin(), example->relations.end());
      m_allowed.insert(m_allowed.end(), example->allowed.begin(), example->allowed.end());
    }
    const Matrix& x = encoder.forward(m_batch, {kWordDropout, kVectorDropout, kDropout});
    m_gradient.resize(x.rows, x.cols);
    const auto words = static_cast<double>(x.rows);
    if (!m_gold.heads.empty()) {
      losses.tags += tag_head.learn(x, m_tags, 1.0F / static_cast<float>(x.rows), m_gradient);
      losses.tree += tree_head.learn(m_batch, x, m_gold, kDropout, m_gradient);
      losses.tree_words += words;
    }
    if (!m_allowed.empty()) {
      losses.names += name_head.learn(m_batch, x, m_allowed, m_gradient);
      losses.name_words += words;
    }
    encoder.backward(m_batch, m_gradient);
    m_adam.step(rate);
  }

  Encoder encoder;

private:
  Random m_random;

public:
  LabelHead tag_head;
  TreeHead tree_head;
  NameHead name_head;

private:
  Adam m_adam;
  Batch m_batch;
  std::vector<std::int32_t> m_tags;
  TreeGold m_gold;
  std::vector<std::uint32_t> m_allowed;
  Matrix m_gradient;
};

void append_columns(const Matrix& from, Matrix& to, std::size_t at) {
  for (std::size_t k = 0; k < from.rows; ++k) std::copy_n(from.row(k), from.cols, to.row(k) + at);
}

// The learned rows with the words' vectors folded in, and the rows of the words known from vectors only.
void write_words(ModelWriter& model, const Encoder& encoder, std::uint32_t words, std::size_t others) {
  Matrix rows = encoder.embedding.value;
  for (std::uint32_t row = kFirstWordRow; row < kFirstWordRow + words; ++row)
    encoder.word_row(row, rows.row(row));
  add_rows(model, "net.words", rows);
  rows.resize(others, kEmbedding);
  for (std::uint32_t i = 0; i < others; ++i) encoder.word_row(kVectorRow | i, rows.row(i));
  add_half_rows(model, "net.vectors", rows);
}

void write_network(ModelWriter& model, const NetworkTrainer& trainer) {
  trainer.encoder.stack.write(model, "net.layer");
  // The first products of all heads are one: dependent, head, relation ends, tags, names.
  const TreeHead& tree = trainer.tree_head;
  const std::size_t tags = trainer.tag_head.weights.value.cols;
  Matrix top;
  top.resize(kWidth, 2 * kArcWidth + 2 * kRelationWidth + tags + kNameTagCount);
  Matrix bias;
  bias.resize(1, top.cols);
  std::size_t at = 0;
  const auto place = [&](const Matrix& weights, const Matrix* row) {
    append_columns(weights, top, at);
    if (row != nullptr) append_columns(*row, bias, at);
    at += weights.cols;
  };
  place(tree.dependent.value, &tree.dependent_bias.value);
  place(tree.head.value, &tree.head_bias.value);
  place(tree.relation_dependent.value, &tree.relation_bias.value);
  place(tree.relation_head.value, nullptr);
  place(trainer.tag_head.weights.value, &trainer.tag_head.bias.value);
  place(trainer.name_head.weights.value, &trainer.name_head.bias.value);
  add_matrix(model, "net.top", top);
  model.add_values("net.top.bias", bias.values);
  add_matrix(model, "net.pair", tree.pair.value);
  model.add_values("net.prior", tree.head_prior.value.values);
  model.add_values("net.root", tree.root.value.values);
  model.add_values("net.relation_root", tree.relation_root.value.values);
  add_matrix(model, "net.relation", tree.relation_weights.value);
  model.add_values("net.relation.bias", tree.relation_weights_bias.value.values);
  model.add_values("net.name_steps", trainer.name_head.transitions.value.values);
}

// The commonest words of the vectors that training does not learn by themselves.
std::vector<Feature> other_words(const WordVectors& vectors, const std::vector<Feature>& learned) {
  const std::set<Feature> known(learned.begin(), learned.end());
  std::vector<Feature> others;
  for (const Feature word : vectors.words) {
    if (others.size() == kVectorWords) break;
    if (!known.contains(word)) others.push_back(word);
  }
  return others;
}

FixedVectors fixed_vectors(const WordVectors& vectors, const std::vector<Feature>& learned,
                           const std::vector<Feature>& others) {
  FixedVectors fixed;
  if (vectors.empty()) return fixed;
  fixed.values.cols = vectors.size();
  const auto put = [&](std::uint32_t row) {
    const float* const from = vectors.values.row(row);
    fixed.values.values.insert(fixed.values.values.end(), from, from + vectors.size());
    return static_cast<std::int32_t>(fixed.values.rows++);
  };
  for (const Feature word : others) put(vectors.rows.at(word));
  fixed.of_row.assign(kFirstWordRow + learned.size(), -1);
  for (std::size_t i = 0; i < learned.size(); ++i) {
    const auto at = vectors.rows.find(learned[i]);
    if (at != vectors.rows.end()) fixed.of_row[kFirstWordRow + i] = put(at->second);
  }
  return fixed;
}

std::string fixed(double value) {
  std::string text = std::to_string(value);
  return text.substr(0, text.find('.') + 4);
}

}  // namespace

void train_network(TrainContext& context, const std::vector<Document>& treebank,
                   const std::vector<NamedSentence>& names, const WordVectors& vectors) {
  WordCounter counter;
  const auto count = [&counter](const Document& doc) {
    for (std::uint32_t i = 0; i < doc.tokens.size(); ++i) counter.add(view_of(doc.form(i)).lower);
  };
  for (const Document& doc : treebank) count(doc);
  for (const NamedSentence& sentence : names) count(sentence.doc);
  const std::vector<Feature> learned = counter.ranked(kVocabulary, 2);
  const std::vector<Feature> others = other_words(vectors, learned);
  const std::vector<VocabularyEntry> vocabulary = vocabulary_table(learned, others);
  const auto word_count = static_cast<std::uint32_t>(learned.size());
  const std::vector<GazetteerEntry> places = build_gazetteer(context.pack_dir, context.words);
  const WordRows rows(vocabulary, word_count);
  const Gazetteer gazetteer(places);
  const std::vector<TagPair> pairs = tag_pairs(treebank);
  context.report("network: " + std::to_string(word_count) + " words and " + std::to_string(others.size()) +
                 " known from vectors, " + std::to_string(rows.rows()) + " rows, " +
                 std::to_string(pairs.size()) + " tags");

  ExampleMaker maker(rows, gazetteer, pairs);
  std::vector<Example> trees;
  for (const Document& doc : treebank) {
    for (const Sentence& sentence : doc.sentences) trees.push_back(maker.tree_of(doc, sentence));
  }
  std::vector<Example> named;
  for (const NamedSentence& sentence : names) {
    named.push_back(maker.words_of(sentence.doc, sentence.doc.sentences.front().tokens));
    named.back().allowed = sentence.allowed;
  }

  const std::size_t plain_trees = trees.size();
  Random dice(context.seed + 3);
  for (const Document& doc : treebank) {
    for (const Sentence& sentence : doc.sentences) {
      const float draw = dice.uniform();
      if (draw < kHeadlines) trees.push_back(maker.headline_of(doc, sentence, draw < kHeadlines / 6));
    }
  }
  for (const NamedSentence& sentence :
       augment_names(names, context.pack_dir, context.people, context.words, context.seed)) {
    named.push_back(maker.words_of(sentence.doc, sentence.doc.sentences.front().tokens));
    named.back().allowed = sentence.allowed;
  }
  context.report("network: " + std::to_string(plain_trees) + " trees and " +
                 std::to_string(trees.size() - plain_trees) + " as headlines, " +
                 std::to_string(names.size()) + " sentences with names and " +
                 std::to_string(named.size() - names.size()) + " changed copies");

  NetworkTrainer trainer(rows.rows(), fixed_vectors(vectors, learned, others), pairs.size(), context.seed);
  Dealer tree_dealer(trees, context.seed);
  Dealer name_dealer(named, context.seed + 1);
  const int epochs = context.epochs(kEpochs);
  const double steps = static_cast<double>(epochs) * static_cast<double>(tree_dealer.words()) / kBatchWords;
  double step = 0;
  std::vector<const Example*> examples;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    Losses losses;
    for (bool more = true; more;) {
      const double warm = std::min(1.0, (step + 1) / 200);
      const double cosine = 0.5 * (1 + std::cos(3.14159265358979 * std::min(1.0, step / steps)));
      const auto rate = static_cast<float>(static_cast<double>(kRate) * warm * std::max(0.01, cosine));
      more = tree_dealer.deal(examples);
      trainer.learn(examples, rate, losses);
      name_dealer.deal(examples);
      trainer.learn(examples, rate, losses);
      ++step;
    }
    context.report("network: epoch " + std::to_string(epoch + 1) + ", loss a word: tags " +
                   fixed(losses.tags / losses.tree_words) + ", tree " +
                   fixed(losses.tree / losses.tree_words) + ", names " +
                   fixed(losses.names / losses.name_words));
  }
  context.model.add_values("tag.labels", pairs);
  context.model.add_values("net.vocabulary", vocabulary);
  context.model.add_values("net.places", places);
  write_words(context.model, trainer.encoder, word_count, others.size());
  write_network(context.model, trainer);
}

}  // namespace newsgraph
