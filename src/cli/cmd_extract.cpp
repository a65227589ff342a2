#include <ostream>

#include "base/file.hpp"
#include "cli/exit_code.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "graph/extraction_json.hpp"
#include "pipeline.hpp"

namespace newsgraph::cli {
namespace {

// The same object with the article's text as the last member of `document`, so that `load` can check every
// span.
std::string with_text(const std::string& line, const std::string& text) {
  Json json = Json::parse(line, "extraction");
  Json::Object record = json.as_object();
  for (auto& [name, value] : record) {
    if (name != "document") continue;
    Json::Object document = value.as_object();
    document.emplace_back("text", text);
    value = std::move(document);
  }
  return Json(std::move(record)).dump();
}

}  // namespace

int cmd_extract(const Command& self, const std::vector<std::string>& arguments, Context& context) {
  std::uint64_t jobs = 0;
  bool quiet = false;
  bool text = false;
  OutputOptions wanted;
  RunOptions run_options;
  Options options(self);
  options.arguments("PATH", run_options.inputs, "files, folders, or - for standard input");
  options.flag("--with-text", text, "add the article's text, for `newsgraph load` elsewhere");
  add_jobs(options, jobs);
  add_output_file(options, wanted);
  options.flag("-q,--quiet", quiet, "print failures only");
  options.parse(arguments);
  run_options.jobs = checked_jobs(jobs);

  Output output(wanted, context);
  const Analyzer analyzer(schemas_dir());
  ProgressLine line(context, quiet);
  line.attach(run_options);
  const Progress progress =
      run(analyzer, run_options, [&](const Document& doc, const Extraction& extraction) {
        const std::string claims = to_json(extraction);
        output.stream() << (text ? with_text(claims, doc.text) : claims) << '\n';
      });
  output.commit();
  return progress.failed == 0 ? kDone : kInput;
}

}  // namespace newsgraph::cli
