#include "nlp/train/train_names.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <utility>

#include "nlp/network.hpp"
#include "nlp/train/augment.hpp"
#include "nlp/train/name_list_builder.hpp"
#include "nlp/train/name_trainer.hpp"

namespace newsgraph {
namespace {

constexpr int kEpochs = 7;
constexpr std::size_t kBatchWords = 700;
constexpr double kRate = 2e-3;
constexpr double kWarmSteps = 200;
constexpr std::uint32_t kSwaps = 3;  // copies of every sentence that holds names, with other names

// A file that is gone at the end; what has it open may go on reading.
class TemporaryModel {
public:
  TemporaryModel(const ModelWriter& model, std::string path) : m_path(std::move(path)) {
    model.write(m_path);
  }
  ~TemporaryModel() {
    std::error_code ignored;
    std::filesystem::remove(m_path, ignored);
  }
  TemporaryModel(const TemporaryModel&) = delete;
  TemporaryModel& operator=(const TemporaryModel&) = delete;
  [[nodiscard]] ModelFile open() const { return ModelFile::open(m_path); }

private:
  std::string m_path;
};

class NameSchool {
public:
  NameSchool(TrainContext& context, const ModelFile& frozen, const NameLists& lists)
      : m_context(context), m_network(frozen), m_embedding(frozen), m_lists(lists) {}

  void add(const std::vector<NamedSentence>& sentences) {
    for (const NamedSentence& sentence : sentences) m_examples.push_back(example_of(sentence));
  }

  // Adds what is learned from all sentences to the model.
  void teach() {
    NameTrainer trainer(m_embedding, m_context.seed);
    std::mt19937 random(m_context.seed);
    const int epochs = m_context.epochs(kEpochs);
    std::vector<const NameExample*> order;
    std::size_t words = 0;
    for (const NameExample& example : m_examples) {
      order.push_back(&example);
      words += example.words.size();
    }
    const double steps = static_cast<double>(epochs) * static_cast<double>(words) / kBatchWords;
    double step = 0;
    std::vector<const NameExample*> batch;
    for (int epoch = 0; epoch < epochs; ++epoch) {
      shuffle_in_place(order, random);
      double loss = 0;
      for (std::size_t at = 0; at < order.size();) {
        batch.clear();
        for (std::size_t size = 0; at < order.size() && size < kBatchWords; ++at) {
          batch.push_back(order[at]);
          size += order[at]->words.size();
        }
        const double warm = std::min(1.0, (step + 1) / kWarmSteps);
        const double cosine = 0.5 * (1 + std::cos(3.14159265358979 * std::min(1.0, step / steps)));
        loss += trainer.learn(batch, static_cast<float>(kRate * warm * std::max(0.01, cosine)));
        ++step;
      }
      m_context.report("names: epoch " + std::to_string(epoch + 1) + " of " + std::to_string(words) +
                       " words, loss a word " +
                       std::to_string(loss / static_cast<double>(words)).substr(0, 6));
    }
    trainer.write(m_context.model);
  }

private:
  [[nodiscard]] NameExample example_of(const NamedSentence& sentence) {
    Document doc = sentence.doc;
    m_network.run(doc);
    m_views.clear();
    for (std::uint32_t i = 0; i < doc.tokens.size(); ++i) m_views.push_back(view_of(doc.form(i)));
    NameExample example;
    m_embedding.append_slots(m_views, m_flags, example.words);
    add_name_rows(doc, doc.sentences.front().tokens, m_views, m_lists, m_hints, example.rows);
    example.allowed = sentence.allowed;
    return example;
  }

  TrainContext& m_context;
  Network m_network;
  WordEmbedding m_embedding;
  const NameLists& m_lists;
  std::vector<NameExample> m_examples;
  std::vector<WordView> m_views;
  std::vector<std::uint8_t> m_flags;
  std::vector<NameLists::Hint> m_hints;
};

}  // namespace

void train_names(TrainContext& context, const NameSources& sources) {
  NameListBuilder builder(context.words);
  if (!sources.lists_dir.empty()) builder.add_files(sources.lists_dir);
  builder.add_pack(context.pack_dir);
  if (!sources.known.empty()) builder.add_known(sources.known);
  const NameListTable table = builder.table();
  table.write(context.model);
  context.report("names: " + std::to_string(table.keys.size()) + " on lists");

  const ModelFile frozen = TemporaryModel(context.model, sources.scratch + ".names").open();
  const NameLists lists = table.lists();
  NameSchool school(context, frozen, lists);
  school.add(sources.sentences);
  school.add(augment_names(sources.sentences, context.pack_dir, context.people, context.words, context.seed));
  school.add(headline_copies(sources.sentences, context.seed));
  NamePool gold, listed;
  gold.add_gold(sources.sentences);
  builder.fill(listed, context.seed);
  for (std::uint32_t i = 0; i < kSwaps; ++i)
    school.add(swap_names(sources.sentences, gold, listed, context.seed + i));
  school.add(sources.silver);
  school.teach();
}

}  // namespace newsgraph
