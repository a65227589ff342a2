#include "nlp/train/train.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <set>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "base/json.hpp"
#include "nlp/lemmatizer.hpp"
#include "nlp/network.hpp"
#include "nlp/tokenizer.hpp"
#include "nlp/train/evaluate.hpp"
#include "nlp/train/name_list_builder.hpp"
#include "nlp/train/parts.hpp"
#include "nlp/train/train_coref.hpp"
#include "nlp/train/train_names.hpp"

namespace newsgraph {
namespace {

using FileList = std::vector<std::string_view>;

const FileList kTreebanks = {"treebank/train-ewt.conllu.gz", "treebank/train-gum.conllu.gz"};
const FileList kNames = {"ner/train-redocred.jsonl.gz", "ner/train-gum.jsonl.gz",
                         "ner/train-wikigold.jsonl.gz", "ner/train-crossner-politics.jsonl.gz"};
// Only for the part that reads names: its sentences are the treebank's dev and test parts.
constexpr std::string_view kMoreNames = "ner/train-uner-ewt.jsonl.gz";
// Names of people for changed copies of sentences.
const FileList kPeople = {"people/visits-to-us.json", "people/world-leaders-2021.json",
                          "people/us-congress-and-executive.json", "people/us-diplomats-pocom.json"};
// Only measured on, when they are there.
const FileList kDev = {"treebank/dev-ewt.conllu.gz", "treebank/dev-gum.conllu.gz",
                       "ner/dev-redocred.jsonl.gz", "ner/dev-gum.jsonl.gz",
                       "ner/dev-crossner-politics.jsonl.gz"};

const FileList kDevDiscourse = {"dates/dev-gum.jsonl.gz", "coref/dev-gap.jsonl.gz",
                                "coref/dev-ontogum.jsonl.gz"};
// What the model learns from the language pack.
const FileList kPackFiles = {"lang/en/offices.json", "lang/en/organizations.json", "lang/en/places.json",
                             "lang/en/words.json"};

const FileList kCoref = {"coref/train-ontogum.jsonl.gz", "coref/train-gap.jsonl.gz"};

struct Corpus {
  std::vector<Document> treebank;
  std::vector<NamedSentence> names;
  std::vector<NamedSentence> more_names;
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
  const std::string more = folder + "/" + std::string(kMoreNames);
  if (std::filesystem::exists(more)) corpus.more_names = read_names(more, words);
  return corpus;
}

// Full names of two or three words from the data folder's lists, each once, in file order. A missing list is
// left out.
std::vector<std::string> read_people(const std::string& folder) {
  std::vector<std::string> people;
  std::set<std::string> seen;
  for (const std::string_view file : kPeople) {
    const std::string path = folder + "/" + std::string(file);
    if (!std::filesystem::exists(path)) continue;
    const Json rows = Json::parse_file(path);
    for (const Json& row : rows.as_array()) {
      const std::string name = row.string_or("name");
      const auto blanks = std::count(name.begin(), name.end(), ' ');
      if (blanks >= 1 && blanks <= 2 && seen.insert(name).second) people.push_back(name);
    }
  }
  return people;
}

const std::string& pack_of(const TrainOptions& options) {
  return options.pack.empty() ? options.schemas_dir : options.pack;
}

void write_files(JsonWriter& writer, std::string_view key, const FileList& files) {
  writer.key(key).begin_array();
  for (const std::string_view file : files) writer.value(file);
  writer.end_array();
}

void write_file(JsonWriter& writer, const std::string& path) {
  writer.begin_object().key("file").value(std::filesystem::path(path).filename().string());
  writer.key("sha256").value(sha256_hex(read_file(path))).end_object();
}

// Where the word vectors come from: a file, or what the model says whose words are kept.
void write_vectors(JsonWriter& writer, const TrainOptions& options) {
  if (options.names_over.empty()) {
    if (options.vectors.empty()) return;
    write_file(writer.key("vectors"), options.vectors);
    return;
  }
  const ModelFile kept = ModelFile::open(options.names_over);
  const Json about = Json::parse(kept.section("about"), options.names_over);
  if (!about.has("vectors")) return;
  writer.key("vectors").begin_object();
  writer.key("file").value(about["vectors"].string_or("file"));
  writer.key("sha256").value(about["vectors"].string_or("sha256")).end_object();
}

void write_lists(JsonWriter& writer, const TrainOptions& options) {
  if (options.lists.empty()) return;
  writer.key("lists").begin_array();
  for (const std::string_view file : kListFiles) {
    const std::string path = options.lists + "/" + std::string(file);
    if (std::filesystem::exists(path)) write_file(writer, path);
  }
  writer.end_array();
}

void write_pack(JsonWriter& writer, const std::string& folder) {
  writer.key("pack").begin_array();
  for (const std::string_view file : kPackFiles) write_file(writer, folder + "/" + std::string(file));
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
  writer.key("treebank_words")
      .value(corpus.words)
      .key("name_sentences")
      .value(corpus.names.size() + corpus.more_names.size());
  write_files(writer, "trained_on", kTreebanks);
  FileList names = kNames;
  if (!corpus.more_names.empty()) names.push_back(kMoreNames);
  write_files(writer, "names_from", names);
  if (!options.silver.empty()) write_file(writer.key("silver"), options.silver);
  write_vectors(writer, options);
  write_lists(writer, options);
  if (!options.known.empty()) write_file(writer.key("known"), options.known);
  write_pack(writer, pack_of(options));
  writer.key("scores").begin_object();
  for (const Evaluation& evaluation : evaluations) {
    writer.key(std::filesystem::path(evaluation.file).filename().string() + ", " + evaluation.mode)
        .begin_object();
    for (const Score& score : evaluation.scores)
      writer
          .key(score.name.substr(0, score.name.find(',')))  // without what explains it
          .value(std::round(100 * score.f1()) / 100);
    writer.end_object();
  }
  writer.end_object().end_object();
  return writer.take();
}

void report_scores(const Evaluation& evaluation, std::string_view file,
                   const std::function<void(std::string_view)>& report) {
  std::string line = std::string(file) + " (" + evaluation.mode + "):";
  for (const Score& score : evaluation.scores) {
    std::array<char, 64> cell{};
    std::snprintf(cell.data(), cell.size(), " %s %.2f", score.name.c_str(), score.f1());
    line += cell.data();
  }
  report(line);
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
      report_scores(evaluation, file, report);
      all.push_back(std::move(evaluation));
    }
  }
  return all;
}

// The pronoun ranker reads the trees and names of the new model.
void finish_pack(const TrainOptions& options, const std::function<void(std::string_view)>& report) {
  const std::string model = options.schemas_dir + "/lang/en/model.ngm";
  std::error_code none;
  if (!std::filesystem::equivalent(model, options.output, none)) {
    report("pronouns: weights left as they are, since the model is not the language pack's " + model);
    return;
  }
  for (const std::string_view file : kCoref) {
    if (std::filesystem::exists(options.data_dir + "/" + std::string(file))) continue;
    report("pronouns: weights left as they are, since there is no " + std::string(file));
    return;
  }
  retrain_coref(options.data_dir, options.schemas_dir, report);
  const Stages stages = english_stages(options.schemas_dir);
  for (const std::string_view file : kDevDiscourse) {
    const std::string path = options.data_dir + "/" + std::string(file);
    if (!std::filesystem::exists(path)) continue;
    for (const Evaluation& evaluation : evaluate(stages, path)) report_scores(evaluation, file, report);
  }
}

void train_all_but_names(TrainContext& context, const TrainOptions& options, const Corpus& corpus) {
  context.model.add("about", about(options, corpus, {}));
  train_splitter(context, corpus.treebank);
  train_lemmas(context, corpus.treebank);
  const WordVectors vectors = options.vectors.empty() ? WordVectors{} : read_vectors(options.vectors);
  train_network(context, corpus.treebank, corpus.names, vectors);
}

void keep_all_but_names(ModelWriter& model, const std::string& path) {
  const ModelFile kept = ModelFile::open(path);
  for (const std::string& name : kept.names()) {
    if (!name.starts_with("names.")) model.add(name, kept.section(name));
  }
}

// What is read late is looked for first: nobody wants to hear of a mistyped name after half an hour.
void check_inputs(const TrainOptions& options) {
  for (const std::string* path : {&options.vectors, &options.lists, &options.known, &options.names_over,
                                  &options.pack, &options.silver}) {
    if (!path->empty() && !std::filesystem::exists(*path)) throw InputError(*path, "is not there");
  }
}

}  // namespace

void train_model(const TrainOptions& options) {
  check_inputs(options);
  const auto report = [&options](std::string_view line) {
    if (options.report) options.report(line);
  };
  const std::string& pack = pack_of(options);
  const LexerWords words = LexerWords::load(pack);
  const Corpus corpus = read_corpus(options.data_dir, words);
  report("read " + std::to_string(corpus.words) + " words of treebanks, " +
         std::to_string(corpus.names.size()) + " sentences with names");

  ModelWriter model;
  TrainContext context{model,        words,          pack,  read_people(options.data_dir),
                       options.seed, options.effort, report};
  if (options.names_over.empty())
    train_all_but_names(context, options, corpus);
  else
    keep_all_but_names(model, options.names_over);
  NameSources sources{corpus.names, options.lists, options.known, options.output, {}};
  sources.sentences.insert(sources.sentences.end(), corpus.more_names.begin(), corpus.more_names.end());
  if (!options.silver.empty()) {
    sources.silver = read_names(options.silver, words);
    report("read " + std::to_string(sources.silver.size()) + " sentences whose names a program marked");
  }
  train_names(context, sources);
  model.add("about", about(options, corpus, {}));
  model.write(options.output);
  // The scores go into the file that was measured, so it is written twice.
  model.add("about", about(options, corpus, measure(options, words, report)));
  model.write(options.output);
  finish_pack(options, report);
}

}  // namespace newsgraph
