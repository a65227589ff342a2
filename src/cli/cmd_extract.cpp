#include <ostream>

#include "base/file.hpp"
#include "cli/exit_code.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "graph/extraction_json.hpp"
#include "pipeline.hpp"

namespace newsgraph::cli {

int cmd_extract(const Command& self, const std::vector<std::string>& arguments, Context& context) {
  std::uint64_t jobs = 0;
  bool quiet = false;
  OutputOptions wanted;
  RunOptions run_options;
  Options options(self);
  options.arguments("PATH", run_options.inputs, "files, folders, or - for standard input");
  add_jobs(options, jobs);
  add_output_file(options, wanted);
  options.flag("-q,--quiet", quiet, "print failures only");
  options.parse(arguments);
  run_options.jobs = checked_jobs(jobs);

  Output output(wanted, context);
  const Analyzer analyzer(schemas_dir());
  ProgressLine line(context, quiet);
  line.attach(run_options);
  const Progress progress = run(analyzer, run_options, [&](const Document&, const Extraction& extraction) {
    output.stream() << to_json(extraction) << '\n';
  });
  output.commit();
  return progress.failed == 0 ? kDone : kInput;
}

}  // namespace newsgraph::cli
