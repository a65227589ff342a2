#include <ostream>

#include "base/file.hpp"
#include "cli/article_reading.hpp"
#include "cli/exit_code.hpp"
#include "cli/progress.hpp"
#include "graph/extraction_json.hpp"

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
  ArticleReading reading;
  bool text = false;
  double least_confidence = kLikely;
  Options options(self);
  begin(options, reading);
  options.flag("--with-text", text, "add the article's text, for `newsgraph load` elsewhere");
  add_least_confidence(options, least_confidence);
  finish(options, reading, arguments);
  check_confidence(least_confidence);

  Output output(reading.wanted, context);
  const Analyzer analyzer(schemas_dir(), least_confidence);
  ProgressLine line(context, reading.quiet);
  line.attach(reading.run);
  const Progress progress =
      run(analyzer, reading.run, [&](const Document& doc, const Extraction& extraction) {
        const std::string claims = to_json(extraction);
        output.stream() << (text ? with_text(claims, doc.text) : claims) << '\n';
      });
  output.commit();
  return progress.failed == 0 ? kDone : kInput;
}

}  // namespace newsgraph::cli
