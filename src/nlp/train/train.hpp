// Training of the language model: reads the gold data, writes one model file. Not part of the run-time
// library.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace newsgraph {

struct TrainOptions {
  std::string data_dir;     // holds treebank/train-{ewt,gum}.conllu.gz and ner/train-*.jsonl.gz; only train-*
                            // files are read
  std::string vectors;      // word vectors (train/vectors.hpp); empty: none, a weaker model
  std::string lists;        // folder of name lists (train/name_list_builder.hpp); empty: none
  std::string known;        // names with their kinds (NameListBuilder::add_known); empty: none
  std::string names_over;   // a model whose other parts are kept while names are learned; empty: learn all
  std::string silver;       // sentences whose names a program marked, like ner/train-*; empty: none
  std::string pack;         // the language pack to learn from: kPackFiles; empty: that of `schemas_dir`
  std::string schemas_dir;  // the language pack to measure with
  std::string output;       // the model file; replaced when complete
  std::uint32_t seed = 1;   // same seed, data and build: same bytes
  double effort = 1.0;      // scales the number of epochs; tests use a small one
  std::function<void(std::string_view)> report;  // one line of progress or score at a time; may be empty
};

// When `output` is the model of `schemas_dir` itself, the pronoun ranker's weights beside it are trained anew
// as well, where the data has coref/train-*; then dates, pronouns and chains are measured too. Throws
// DataError or InputError when a file is missing or not what it should be.
void train_model(const TrainOptions& options);

}  // namespace newsgraph
