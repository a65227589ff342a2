#include <cmath>
#include <optional>
#include <ostream>

#include "base/file.hpp"
#include "cli/eval_relations.hpp"
#include "cli/exit_code.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "nlp/train/corpus.hpp"
#include "nlp/train/evaluate.hpp"

namespace newsgraph::cli {
namespace {

Json percent(double value) { return std::round(value * 100) / 100; }
Json count(std::uint64_t value) { return static_cast<std::int64_t>(value); }

void print(const Evaluation& evaluation, RowPrinter& printer) {
  for (const Score& score : evaluation.scores) {
    printer.row({evaluation.file, evaluation.mode, score.name, percent(score.precision()),
                 percent(score.recall()), percent(score.f1()), count(score.gold), count(score.predicted),
                 count(score.correct), Json()});
  }
}

// The stages alone, on treebanks and names.
class LanguageEval {
public:
  void file(const std::string& path, RowPrinter& printer) {
    if (m_stages.empty()) m_stages = english_stages(schemas_dir());
    for (const Evaluation& evaluation : evaluate(m_stages, path)) {
      print(evaluation, printer);
      m_words += evaluation.words;
      m_seconds += evaluation.seconds;
    }
  }
  void tell_speed(std::ostream& err) const {
    if (m_seconds <= 0) return;
    err << m_words << " words, " << std::llround(static_cast<double>(m_words) / m_seconds)
        << " words/s on one core\n";
  }

private:
  Stages m_stages;
  std::uint64_t m_words = 0;
  double m_seconds = 0;
};

std::optional<Split> checked_split(const std::string& name) {
  if (name == "all") return std::nullopt;
  if (name == "dev") return Split::dev;
  if (name == "held") return Split::held;
  throw UsageError("--split is dev, held or all, not '" + name + "'");
}

double checked_confidence(double value) {
  if (value >= 0 && value <= 1) return value;
  throw UsageError("--min-confidence lies between 0 and 1");
}

}  // namespace

int cmd_eval(const Command& self, const std::vector<std::string>& arguments, Context& context) {
  std::vector<std::string> paths;
  bool quiet = false;
  std::string split = "all";
  RelationEvalOptions wanted_relations;
  OutputOptions wanted;
  Options options(self);
  options.arguments("FILE", paths,
                    "labelled text: CoNLL-U, or JSON lines of one of the kinds above; gzip or not");
  options.value("--split", "dev|held|all", split, "the half of relation gold to measure on; default all");
  options.value("--min-confidence", "X", wanted_relations.min_confidence, "leave less sure edges out, 0..1");
  options.flag("--errors", wanted_relations.errors,
               "list missed and wrong edges, not scores; of the held half only with --split held");
  options.flag("--fit-confidence", wanted_relations.fit,
               "print the curve for schemas/lang/en/confidence.json, fitted to the dev half");
  add_output(options, wanted);
  options.flag("-q,--quiet", quiet, "no line on speed");
  options.parse(arguments);
  const Format format = checked_format(wanted, context);
  if (wanted_relations.fit && wanted_relations.errors)
    throw UsageError("--fit-confidence and --errors print different things; give one of them");
  wanted_relations.split = checked_split(split);
  wanted_relations.min_confidence = checked_confidence(wanted_relations.min_confidence);

  Output output(wanted, context);
  ProgressLine line(context, true);
  // A table prints nothing before its end, and a curve is no table.
  RowPrinter printer(wanted_relations.errors ? error_columns() : score_columns(),
                     wanted_relations.fit ? Format::table : format, output.stream());
  LanguageEval language;
  std::optional<Analyzer> analyzer;
  std::optional<RelationEval> relations;
  bool failed = false;
  const auto measure = [&](const std::string& path) {
    const std::string content = read_maybe_gzip(path);
    const GoldKind kind = gold_kind(content);
    if (kind == GoldKind::language) {
      if (wanted_relations.errors)
        throw UsageError("--errors lists errors of relations; " + path + " has none");
      return language.file(path, printer);
    }
    if (!analyzer) {
      analyzer.emplace(schemas_dir());
      relations.emplace(*analyzer, wanted_relations, printer, line);
    }
    relations->file(path, content, kind);
  };
  for (const std::string& path : paths) {
    try {
      measure(path);
    } catch (const InputError& error) {
      failed = true;
      line.failure(error);
    }
  }
  if (relations) relations->finish();
  if (wanted_relations.fit && relations) {
    output.stream() << relations->confidence_file();
  } else {
    printer.finish();
  }
  output.commit();
  if (!quiet) language.tell_speed(context.err);
  return failed || (relations && relations->any_failed()) ? kInput : kDone;
}

}  // namespace newsgraph::cli
