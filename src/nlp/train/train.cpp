#include "nlp/train/train.hpp"

#include <array>

#include "base/json.hpp"
#include "nlp/tagger.hpp"
#include "nlp/train/parts.hpp"

namespace newsgraph {
namespace {

constexpr std::array<std::string_view, 2> kTreebanks = {"treebank/train-ewt.conllu.gz",
                                                        "treebank/train-gum.conllu.gz"};
constexpr std::array<std::string_view, 5> kNames = {
    "ner/train-redocred.jsonl.gz", "ner/train-gum.jsonl.gz", "ner/train-uner-ewt.jsonl.gz",
    "ner/train-wikigold.jsonl.gz", "ner/train-crossner-politics.jsonl.gz"};

std::string about(const TrainOptions& options, std::size_t words, std::size_t sentences) {
  JsonWriter writer;
  writer.begin_object().key("language").value("en").key("seed").value(options.seed);
  writer.key("treebank_words").value(words).key("name_sentences").value(sentences);
  writer.key("trained_on").begin_array();
  for (const std::string_view file : kTreebanks) writer.value(file);
  for (const std::string_view file : kNames) writer.value(file);
  writer.end_array().end_object();
  return writer.take();
}

}  // namespace

void train_model(const TrainOptions& options) {
  const auto report = [&options](std::string_view line) {
    if (options.report) options.report(line);
  };
  const LexerWords words = LexerWords::load(options.schemas_dir);
  std::vector<Document> treebank;
  std::size_t word_count = 0;
  for (const std::string_view file : kTreebanks) {
    for (Document& doc : read_treebank(options.data_dir + "/" + std::string(file))) {
      word_count += doc.tokens.size();
      treebank.push_back(std::move(doc));
    }
  }
  std::vector<NamedSentence> names;
  for (const std::string_view file : kNames) {
    for (NamedSentence& sentence : read_names(options.data_dir + "/" + std::string(file), words)) {
      names.push_back(std::move(sentence));
    }
  }
  report("read " + std::to_string(word_count) + " words of treebanks, " + std::to_string(names.size()) +
         " sentences with names");

  ModelWriter model;
  model.add("about", about(options, word_count, names.size()));
  TrainContext context{model, words, options.seed, options.effort, report};
  train_splitter(context, treebank);
  train_lemmas(context, treebank);
  train_tagger(context, treebank);
  train_parser(context, treebank);
  train_names(context, names);
  model.write(options.output);
}

}  // namespace newsgraph
