#include <functional>
#include <ostream>

#include "base/file.hpp"
#include "base/utf8.hpp"
#include "cli/exit_code.hpp"
#include "cli/explanation.hpp"
#include "cli/lookup.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "ingest/reader.hpp"
#include "pipeline.hpp"

namespace newsgraph::cli {
namespace {

enum class Form : std::uint8_t { text, json, ndjson };

Form checked_form(const std::string& name) {
  if (name == "text") return Form::text;
  if (name == "json") return Form::json;
  if (name == "ndjson") return Form::ndjson;
  throw UsageError("--format of explain is text, json or ndjson, not '" + name + "'");
}

// Words are a sentence; one word is the name of a file.
bool is_sentence(const std::string& argument) {
  return argument != "-" && argument.find_first_of(" \t\n") != std::string::npos && !file_exists(argument);
}

Document sentence_document(const std::string& text) {
  Document doc;
  doc.id = "sentence";
  doc.text = utf8::repair(text);
  return doc;
}

// Explanations one after the other; the list of `json` has to be closed.
class Printer {
public:
  Printer(Form form, std::ostream& out) : m_form(form), m_out(out) {}

  void print(const Explanation& explanation) {
    const bool first = m_count++ == 0;
    if (m_form == Form::text) {
      m_out << (first ? "" : "\n") << to_text(explanation);
    } else if (m_form == Form::ndjson) {
      m_out << to_json(explanation).dump() << '\n';
    } else {
      m_out << (first ? "[\n" : ",\n") << to_json(explanation).dump();
    }
  }
  void finish() {
    if (m_form == Form::json) m_out << (m_count == 0 ? "[]\n" : "\n]\n");
  }

private:
  Form m_form;
  std::ostream& m_out;
  std::uint64_t m_count = 0;
};

}  // namespace

int cmd_explain(const Command& self, const std::vector<std::string>& arguments, Context& context) {
  std::string what;
  std::string date;
  std::string form = "text";
  OutputOptions wanted;
  Options options(self);
  options.argument("TEXT", what, "a sentence in quotes, a file or folder, or - for standard input");
  options.value("--date", "DAY", date, "the day of publication, YYYY-MM-DD: what 'Tuesday' means");
  options.value("--format", "FORM", form, "text (default), json or ndjson");
  add_output_file(options, wanted);
  options.parse(arguments);
  const Form checked = checked_form(form);
  if (!date.empty()) check_day("--date", date);

  Output output(wanted, context);
  const Analyzer analyzer(schemas_dir());
  ProgressLine line(context, true);
  Printer printer(checked, output.stream());
  bool failed = false;
  const auto explain = [&](Document doc) {
    if (!date.empty()) doc.date = date;
    analyzer.annotate(doc);
    Trace trace;
    const Extraction extraction = analyzer.extract(doc, &trace);
    doc.tokens = trace.tokens;  // the tree that is shown is the one that the rules read
    printer.print({doc, extraction, trace});
  };
  const InputSink sink{explain, [&](const InputFailure& failure) {
                         failed = true;
                         line.failure(failure);
                       }};
  if (is_sentence(what)) {
    explain(sentence_document(what));
  } else {
    for (const std::string& path : list_inputs({what}, sink)) read_path(path, sink);
  }
  printer.finish();
  output.commit();
  return failed ? kInput : kDone;
}

}  // namespace newsgraph::cli
