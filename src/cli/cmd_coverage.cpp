#include <algorithm>
#include <map>
#include <ostream>

#include "base/file.hpp"
#include "cli/article_reading.hpp"
#include "cli/exit_code.hpp"
#include "cli/progress.hpp"
#include "extract/coverage.hpp"

namespace newsgraph::cli {
namespace {

struct Example {
  std::string document, first, second, sentence;
};

struct TriggerCount {
  std::uint64_t sentences = 0;
  std::vector<Example> examples;  // the first ones
};

// Lemma and whether it is a verb; in this order for equal counts.
using Trigger = std::pair<std::string, bool>;

// Counts triggers and keeps the first examples of each, whatever comes by.
class TriggerTable {
public:
  explicit TriggerTable(std::uint64_t examples) : m_examples(examples) {}

  void add(const Document& doc, const Uncovered& found) {
    TriggerCount& count = m_counts[{found.trigger, found.verb}];
    ++count.sentences;
    if (count.examples.size() >= m_examples) return;
    const Span span = doc.sentences[found.sentence].span;
    count.examples.push_back({doc.id, found.first, found.second, std::string(span.of(doc.text))});
  }

  // One row an example, most frequent trigger first; a trigger without examples has one row.
  void print(RowPrinter& printer, std::uint64_t min_count) const {
    std::vector<std::pair<Trigger, const TriggerCount*>> order;
    for (const auto& [trigger, count] : m_counts) {
      if (count.sentences >= min_count) order.emplace_back(trigger, &count);
    }
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& a, const auto& b) { return a.second->sentences > b.second->sentences; });
    for (const auto& [trigger, count] : order) {
      const auto row = [&, sentences = count->sentences, &word = trigger](const Example& e) {
        printer.row({static_cast<std::int64_t>(sentences), word.first, word.second ? "verb" : "noun", e.first,
                     e.second, e.document, e.sentence});
      };
      for (const Example& example : count->examples) row(example);
      if (count->examples.empty()) row({});
    }
  }

private:
  std::uint64_t m_examples;
  std::map<Trigger, TriggerCount> m_counts;
};

}  // namespace

int cmd_coverage(const Command& self, const std::vector<std::string>& arguments, Context& context) {
  ArticleReading reading;
  std::uint64_t examples = 1;
  std::uint64_t min_count = 1;
  Options options(self);
  begin(options, reading);
  options.value("--examples", "N", examples, "sentences shown for each trigger; default 1");
  options.value("--min-count", "N", min_count, "leave rarer triggers out; default 1");
  finish(options, reading, arguments, add_output);
  const Format format = checked_format(reading.wanted, context);

  Output output(reading.wanted, context);
  const Analyzer analyzer(schemas_dir(), 0);  // what a rule reads is covered, however unsure
  const Coverage coverage(schemas_dir());
  TriggerTable table(examples);
  ProgressLine line(context, reading.quiet);
  line.attach(reading.run);
  const Progress progress =
      run(analyzer, reading.run, [&](const Document& doc, const Extraction& extraction) {
        for (const Uncovered& found : coverage.uncovered(doc, extraction)) table.add(doc, found);
      });
  line.clear();
  RowPrinter printer(
      {{"sentences"}, {"trigger"}, {"kind"}, {"first"}, {"second"}, {"document"}, {"sentence"}}, format,
      output.stream());
  table.print(printer, min_count);
  printer.finish();
  output.commit();
  if (progress.failed > 0) return kInput;
  return printer.rows() == 0 ? kNothing : kDone;
}

}  // namespace newsgraph::cli
