#include <fmt/format.h>

#include <optional>
#include <ostream>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/utf8.hpp"
#include "cli/exit_code.hpp"
#include "cli/reading.hpp"
#include "graph/verify.hpp"
#include "graph/view.hpp"
#include "pipeline.hpp"

namespace newsgraph::cli {
namespace {

// Whether the graph can be computed again to compare: not behind its articles, and by the types it was made
// with.
std::string why_not_recomputed(const StoreStatus& status, const Ontology& ontology) {
  if (!status.resolved)
    return "articles were added after the graph was computed, so the graph was not compared with its claims; "
           "any `newsgraph build` completes it";
  if (status.documents > 0 && !status.stamp.ontology_hash.empty() &&
      (status.stamp.ontology_hash != ontology.hash() || status.stamp.tool_version != NEWSGRAPH_VERSION))
    return "the articles were read by another version or with other types, so the graph was not compared "
           "with "
           "its claims; build again with this program's";
  return {};
}

void print_summary(std::ostream& err, const std::string& db, const VerifyCounts& counts, bool graph) {
  err << fmt::format(
      "{}: {} and {} against the text, {}, {}, {} and {}{}: ", db, counted(counts.articles, "article"),
      counted(counts.quotes, "quote"), counted(counts.claims, "claim"), counted(counts.decisions, "decision"),
      counted(counts.nodes, "node"), counted(counts.edges, "edge"), graph ? " computed again" : "");
  if (counts.problems == 0) {
    err << "all is as it was written\n";
  } else {
    err << counted(counts.problems, "problem")
        << "; move the store away and build it again from the articles\n";
  }
}

// Beside the store as `moment` shows it; while another program writes, both are opened again until they
// agree.
Store opened_beside(const Store& store, std::optional<GraphView>& moment) {
  constexpr int kTries = 100;
  for (int tries = 0; tries < kTries; ++tries) {
    moment.emplace(store);
    if (std::optional<Store> beside = store.overlay()) return std::move(*beside);
  }
  throw StoreError("articles come in faster than the store can be opened; run the command again later");
}

}  // namespace

int cmd_verify(const Command& self, const std::vector<std::string>& arguments, Context& context) {
  Reading reading;
  bool quiet = false;
  Options options(self);
  begin(options, reading);
  options.flag("-q,--quiet", quiet, "print problems only");
  finish(options, reading, arguments, context);

  const Ontology ontology = Ontology::load(schemas_dir());
  const Store store(reading.db, Store::Mode::read);
  std::optional<GraphView> moment;  // so that all checks see one state while another program writes
  std::optional<Store> computed;
  std::string unreadable;
  try {
    computed.emplace(opened_beside(store, moment));
  } catch (const Error& error) {
    unreadable = error.what();  // told behind what can still be looked at
  }
  Output output(reading.wanted, context);
  RowPrinter printer({{"check"}, {"where"}, {"problem"}}, reading.format, output.stream());
  const ProblemSink report = [&](const StoreProblem& problem) {
    printer.row({problem.check, utf8::repair(problem.where), utf8::repair(problem.what)});
  };
  VerifyCounts counts = verify_store(store, report);
  std::string skipped;
  try {
    skipped = why_not_recomputed(store.status(), ontology);
    if (skipped.empty()) {
      if (!computed) throw Error(unreadable);
      resolve_store(*computed, ontology);
      counts.problems += verify_graph(store, *computed, report);
    }
  } catch (const Error& error) {
    ++counts.problems;
    report({"graph", "", std::string("cannot be computed again: ") + error.what()});
  }
  if (counts.problems > 0 || reading.format != Format::table) printer.finish();
  output.commit();
  if (counts.without_text > 0 && !quiet) {
    context.err << "newsgraph: " << counted(counts.without_text, "article")
                << " without text: quotes and spans were held against hashes and sizes only\n";
  }
  if (!skipped.empty()) context.err << "newsgraph: " << skipped << '\n';
  if (!quiet) print_summary(context.err, reading.db, counts, skipped.empty());
  return counts.problems == 0 ? kDone : kStore;
}

}  // namespace newsgraph::cli
