#include <cmath>
#include <ostream>

#include "base/file.hpp"
#include "cli/exit_code.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "nlp/train/evaluate.hpp"

namespace newsgraph::cli {
namespace {

Json percent(double value) { return std::round(value * 100) / 100; }
Json count(std::uint64_t value) { return static_cast<std::int64_t>(value); }

void print(const Evaluation& evaluation, RowPrinter& printer) {
  for (const Score& score : evaluation.scores) {
    printer.row({evaluation.file, evaluation.mode, score.name, percent(score.precision()),
                 percent(score.recall()), percent(score.f1()), count(score.gold), count(score.predicted),
                 count(score.correct)});
  }
}

}  // namespace

int cmd_eval(const Command& self, const std::vector<std::string>& arguments, Context& context) {
  std::vector<std::string> paths;
  bool quiet = false;
  OutputOptions wanted;
  Options options(self);
  options.arguments("FILE", paths, "CoNLL-U treebanks or JSON lines with names; gzip or not");
  add_output(options, wanted);
  options.flag("-q,--quiet", quiet, "no line on speed");
  options.parse(arguments);
  const Format format = checked_format(wanted, context);

  Output output(wanted, context);
  const Stages stages = english_stages(schemas_dir());
  RowPrinter printer({{"file"},
                      {"mode"},
                      {"measure"},
                      {"precision"},
                      {"recall"},
                      {"f1"},
                      {"gold"},
                      {"predicted"},
                      {"correct"}},
                     format, output.stream());
  std::uint64_t words = 0;
  double seconds = 0;
  for (const std::string& path : paths) {
    for (const Evaluation& evaluation : evaluate(stages, path)) {
      print(evaluation, printer);
      words += evaluation.words;
      seconds += evaluation.seconds;
    }
  }
  printer.finish();
  output.commit();
  if (!quiet && seconds > 0) {
    context.err << words << " words, " << std::llround(static_cast<double>(words) / seconds)
                << " words/s on one core\n";
  }
  return kDone;
}

}  // namespace newsgraph::cli
