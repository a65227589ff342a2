#include "nlp/train/train.hpp"

#include <array>
#include <cmath>
#include <cstdio>
#include <filesystem>

#include "base/file.hpp"
#include "base/json.hpp"
#include "nlp/lemmatizer.hpp"
#include "nlp/network.hpp"
#include "nlp/tokenizer.hpp"
#include "nlp/train/evaluate.hpp"
#include "nlp/train/parts.hpp"

namespace newsgraph {
namespace {

using FileList = std::vector<std::string_view>;

const FileList kTreebanks = {"treebank/train-ewt.conllu.gz", "treebank/train-gum.conllu.gz"};
// UNER's EWT is not among them: its sentences are the treebank's dev and test parts.
const FileList kNames = {"ner/train-redocred.jsonl.gz", "ner/train-gum.jsonl.gz",
                         "ner/train-wikigold.jsonl.gz", "ner/train-crossner-politics.jsonl.gz"};
// Only measured on, when they are there.
const FileList kDev = {"treebank/dev-ewt.conllu.gz", "treebank/dev-gum.conllu.gz",
                       "ner/dev-redocred.jsonl.gz", "ner/dev-gum.jsonl.gz",
                       "ner/dev-crossner-politics.jsonl.gz"};

struct Corpus {
  std::vector<Document> treebank;
  std::vector<NamedSentence> names;
  std::size_t words = 0;  // of the treebank
};

Corpus read_corpus(const std::string& folder, const LexerWords& words) {
  Corpus corpus;
  for (const std::string_view file : kTreebanks) {
    for (Document& doc : read_treebank(folder + "/" + std::string(file))) {
      corpus.words += doc.tokens.size();
      corpus.treebank.push_back(std::move(doc));
    }
  }
  for (const std::string_view file : kNames) {
    for (NamedSentence& sentence : read_names(folder + "/" + std::string(file), words))
      corpus.names.push_back(std::move(sentence));
  }
  return corpus;
}

void write_files(JsonWriter& writer, std::string_view key, const FileList& files) {
  writer.key(key).begin_array();
  for (const std::string_view file : files) writer.value(file);
  writer.end_array();
}

std::string about(const TrainOptions& options, const Corpus& corpus,
                  const std::vector<Evaluation>& evaluations) {
  JsonWriter writer;
  writer.begin_object()
      .key("language")
      .value("en")
      .key("seed")
      .value(options.seed)
      .key("effort")
      .value(options.effort);
  writer.key("treebank_words").value(corpus.words).key("name_sentences").value(corpus.names.size());
  write_files(writer, "trained_on", kTreebanks);
  write_files(writer, "names_from", kNames);
  writer.key("scores").begin_object();
  for (const Evaluation& evaluation : evaluations) {
    writer.key(std::filesystem::path(evaluation.file).filename().string() + ", " + evaluation.mode)
        .begin_object();
    for (const Score& score : evaluation.scores)
      writer.key(score.name).value(std::round(100 * score.f1()) / 100);
    writer.end_object();
  }
  writer.end_object().end_object();
  return writer.take();
}

std::vector<Evaluation> measure(const TrainOptions& options, const LexerWords& words,
                                const std::function<void(std::string_view)>& report) {
  const ModelFile model = ModelFile::open(options.output);
  Stages stages;
  stages.push_back(std::make_unique<Tokenizer>(words, model));
  stages.push_back(std::make_unique<Network>(model));
  stages.push_back(std::make_unique<Lemmatizer>(model));
  std::vector<Evaluation> all;
  for (const std::string_view file : kDev) {
    const std::string path = options.data_dir + "/" + std::string(file);
    if (!std::filesystem::exists(path)) continue;
    for (Evaluation& evaluation : evaluate(stages, path)) {
      std::string line = std::string(file) + " (" + evaluation.mode + "):";
      for (const Score& score : evaluation.scores) {
        std::array<char, 64> cell{};
        std::snprintf(cell.data(), cell.size(), " %s %.2f", score.name.c_str(), score.f1());
        line += cell.data();
      }
      report(line);
      all.push_back(std::move(evaluation));
    }
  }
  return all;
}

}  // namespace

void train_model(const TrainOptions& options) {
  const auto report = [&options](std::string_view line) {
    if (options.report) options.report(line);
  };
  const LexerWords words = LexerWords::load(options.schemas_dir);
  const Corpus corpus = read_corpus(options.data_dir, words);
  report("read " + std::to_string(corpus.words) + " words of treebanks, " +
         std::to_string(corpus.names.size()) + " sentences with names");

  ModelWriter model;
  model.add("about", about(options, corpus, {}));
  TrainContext context{model, words, options.schemas_dir, options.seed, options.effort, report};
  train_splitter(context, corpus.treebank);
  train_lemmas(context, corpus.treebank);
  train_network(context, corpus.treebank, corpus.names);
  model.write(options.output);
  // The scores go into the file that was measured, so it is written twice.
  model.add("about", about(options, corpus, measure(options, words, report)));
  model.write(options.output);
}

}  // namespace newsgraph
