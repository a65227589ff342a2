#include <algorithm>
#include <ostream>

#include "base/file.hpp"
#include "cli/exit_code.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "ingest/reader.hpp"
#include "nlp/conllu.hpp"
#include "pipeline.hpp"

namespace newsgraph::cli {
namespace {

void write(const Document& doc, std::ostream& out) {
  std::string text;
  write_conllu(doc, text);
  out << text;
}

// Files one by one: a file that is not CoNLL-U is reported and the next one goes on.
std::uint64_t annotate_tokens(const std::vector<std::unique_ptr<Stage>>& stages,
                              const std::vector<std::string>& paths, ProgressLine& line, std::ostream& out) {
  std::uint64_t failed = 0;
  const auto fail = [&](const InputFailure& failure) {
    ++failed;
    line.failure(failure);
  };
  const InputSink sink{[](const Document&) {}, fail};
  for (const std::string& path : list_inputs(paths, sink)) {
    try {
      for (Document& doc : read_conllu(read_file(path == "-" ? "/dev/stdin" : path), path)) {
        run_on_tokens(stages, doc);
        write(doc, out);
      }
    } catch (const InputError& error) {
      ++failed;
      line.failure(error);
    }
  }
  return failed;
}

}  // namespace

int cmd_annotate(const Command& self, const std::vector<std::string>& arguments, Context& context) {
  std::uint64_t jobs = 0;
  bool quiet = false;
  bool tokens = false;
  OutputOptions wanted;
  RunOptions run_options;
  Options options(self);
  options.arguments("PATH", run_options.inputs, "files, folders, or - for standard input");
  options.flag("--tokens", tokens, "read CoNLL-U; keep its sentences and tokens");
  add_jobs(options, jobs);
  add_output_file(options, wanted);
  options.flag("-q,--quiet", quiet, "print failures only");
  options.parse(arguments);
  run_options.jobs = checked_jobs(jobs);

  Output output(wanted, context);
  ProgressLine line(context, quiet);
  const auto stages = english_stages(schemas_dir());
  std::uint64_t failed = 0;
  if (tokens) {
    failed = annotate_tokens(stages, run_options.inputs, line, output.stream());
  } else {
    line.attach(run_options);
    failed =
        run_annotate(stages, run_options, [&](const Document& doc) { write(doc, output.stream()); }).failed;
  }
  output.commit();
  return failed == 0 ? kDone : kInput;
}

}  // namespace newsgraph::cli
