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

// What is asked for and checked.
struct Eval {
  std::vector<std::string> paths;
  RelationEvalOptions relations;
  double least_confidence = kLikely;
  OutputOptions wanted;
  Format format = Format::table;
  bool quiet = false;
};

Eval parsed(const Command& self, const std::vector<std::string>& arguments, const Context& context) {
  Eval eval;
  std::string split = "all";
  Options options(self);
  options.arguments("FILE", eval.paths,
                    "labelled text: CoNLL-U, or JSON lines of one of the kinds above; gzip or not");
  options.value("--split", "dev|held|all", split, "the half of relation gold to measure on; default all");
  add_least_confidence(options, eval.least_confidence);
  options.flag("--errors", eval.relations.errors,
               "list missed and wrong edges, not scores; of the held half only with --split held");
  options.flag("--fit-confidence", eval.relations.fit,
               "print schemas/lang/en/confidence.json, fitted to judged edges");
  add_output(options, eval.wanted);
  options.flag("-q,--quiet", eval.quiet, "no line on speed");
  options.parse(arguments);
  eval.format = checked_format(eval.wanted, context);
  if (eval.relations.fit && eval.relations.errors)
    throw UsageError("--fit-confidence and --errors print different things; give one of them");
  eval.relations.split = checked_split(split);
  check_confidence(eval.least_confidence);
  return eval;
}

}  // namespace

int cmd_eval(const Command& self, const std::vector<std::string>& arguments, Context& context) {
  const Eval eval = parsed(self, arguments, context);
  Output output(eval.wanted, context);
  ProgressLine line(context, true);
  // A table prints nothing before its end, and a model is no table.
  RowPrinter printer(eval.relations.errors ? error_columns() : score_columns(),
                     eval.relations.fit ? Format::table : eval.format, output.stream());
  LanguageEval language;
  std::optional<Analyzer> analyzer;
  std::optional<RelationEval> relations;
  const auto measure = [&](const std::string& path) {
    const std::string content = read_maybe_gzip(path);
    const GoldKind kind = gold_kind(content);
    if (kind == GoldKind::language) {
      if (eval.relations.errors)
        throw UsageError("--errors lists errors of relations; " + path + " has none");
      return language.file(path, printer);
    }
    if (!analyzer) {
      analyzer.emplace(schemas_dir(), eval.least_confidence);
      relations.emplace(*analyzer, eval.relations, printer, line);
    }
    relations->file(path, content, kind);
  };
  bool failed = false;
  for (const std::string& path : eval.paths) {
    try {
      measure(path);
    } catch (const InputError& error) {
      failed = true;
      line.failure(error);
    }
  }
  if (relations) relations->finish();
  if (eval.relations.fit && relations) {
    output.stream() << relations->confidence_file();
  } else {
    printer.finish();
  }
  output.commit();
  if (!eval.quiet) language.tell_speed(context.err);
  return failed || (relations && relations->any_failed()) ? kInput : kDone;
}

}  // namespace newsgraph::cli
