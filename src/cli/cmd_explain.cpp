#include <optional>
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

// Explanations one after the other: text for people, whole objects, or rows, one for each rule tried.
class Printer {
public:
  // No format: text.
  Printer(std::optional<Format> format, std::ostream& out) : m_format(format), m_out(out) {
    if (m_format && !whole_objects()) m_rows.emplace(columns(), *m_format, out);
  }

  void print(const Explanation& explanation) {
    const bool first = m_count++ == 0;
    if (!m_format) {
      m_out << (first ? "" : "\n") << to_text(explanation);
    } else if (m_rows) {
      print_rows(to_json(explanation));
    } else if (m_format == Format::ndjson) {
      m_out << to_json(explanation).dump() << '\n';
    } else {
      m_out << (first ? "[\n" : ",\n") << to_json(explanation).dump();
    }
  }
  void finish() {
    if (m_rows) m_rows->finish();
    if (m_format == Format::json) m_out << (m_count == 0 ? "[]\n" : "\n]\n");
  }

private:
  static std::vector<Column> columns() {
    return {{"document"},  {"start", false}, {"trigger"}, {"relation"},       {"rule"},
            {"gave_edge"}, {"reason"},       {"edges"},   {"sentence", false}};
  }
  [[nodiscard]] bool whole_objects() const { return m_format == Format::json || m_format == Format::ndjson; }

  void print_rows(const Json& explanation) {
    for (const Json& sentence : explanation["sentences"].as_array()) {
      const Json::Array& tokens = sentence["tokens"].as_array();
      for (const Json& rule : sentence["rules"].as_array()) {
        const Json& trigger = tokens[static_cast<std::size_t>(rule["trigger"].as_integer() - 1)];
        m_rows->row({explanation["id"], sentence["start"], trigger["form"], rule["relation"], rule["rule"],
                     rule["gave_edge"], rule["reason"], rule["edges"], sentence["text"]});
      }
    }
  }

  std::optional<Format> m_format;
  std::ostream& m_out;
  std::optional<RowPrinter> m_rows;
  std::uint64_t m_count = 0;
};

}  // namespace

int cmd_explain(const Command& self, const std::vector<std::string>& arguments, Context& context) {
  std::string what;
  std::string date;
  double least_confidence = kLikely;
  OutputOptions wanted;
  Options options(self);
  options.argument("TEXT", what, "a sentence in quotes, a file or folder, or - for standard input");
  options.value("--date", "DAY", date, "the day of publication, YYYY-MM-DD: what 'Tuesday' means");
  options.value("-f,--format", "FORMAT", wanted.format,
                "text (default), json or ndjson; table, csv or tsv: a row a rule");
  add_least_confidence(options, least_confidence);
  add_output_file(options, wanted);
  options.parse(arguments);
  check_confidence(least_confidence);
  std::optional<Format> format;
  if (!wanted.format.empty() && wanted.format != "text") format = checked_format(wanted, context);
  if (!date.empty()) check_day("--date", date);

  Output output(wanted, context);
  const Analyzer analyzer(schemas_dir(), least_confidence);
  ProgressLine line(context, true);
  Printer printer(format, output.stream());
  bool failed = false;
  const auto explain = [&](Document doc) {
    if (!date.empty()) doc.date = date;
    analyzer.annotate(doc);
    Trace trace;
    const Extraction extraction = analyzer.extract(doc, &trace);
    doc.tokens = trace.tokens;  // the tree that is shown is the one that the rules read
    printer.print({doc, extraction, trace, analyzer.confidence()});
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
