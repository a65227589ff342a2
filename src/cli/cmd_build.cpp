#include <fmt/format.h>

#include <map>
#include <optional>
#include <ostream>

#include "base/file.hpp"
#include "cli/article_reading.hpp"
#include "cli/decide.hpp"
#include "cli/exit_code.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "pipeline.hpp"

namespace newsgraph::cli {
namespace {

struct Counts {
  std::uint64_t added = 0, unchanged = 0, replaced = 0, older = 0;
  std::uint64_t undated = 0;   // of those that were read now
  std::uint64_t left_out = 0;  // relations of theirs

  void add(AddResult result) {
    switch (result) {
      case AddResult::added:
        ++added;
        break;
      case AddResult::unchanged:
        ++unchanged;
        break;
      case AddResult::replaced:
        ++replaced;
        break;
      case AddResult::older:
        ++older;
        break;
    }
  }
};

// The articles that need not be analysed again, by id: what these versions made of them is in the store.
std::map<std::string, std::string> known_articles(const Store& store, const StoreStamp& now) {
  const StoreStatus status = store.status();
  const StoreStamp& then = status.stamp;
  const bool same = status.outdated == 0 && then.tool_version == now.tool_version &&
                    then.ontology_hash == now.ontology_hash && then.rule_hash == now.rule_hash &&
                    then.model_hash == now.model_hash;
  std::map<std::string, std::string> known;
  if (!same) return known;
  for (DocumentInfo& document : store.documents())
    known.emplace(std::move(document.id), std::move(document.sha256));
  return known;
}

void print_summary(Context& context, const Counts& counts, const Progress& progress,
                   const StoreStatus& status, const std::string& db) {
  std::string line = counted(counts.added, "article") + " added";
  if (counts.replaced > 0)
    line += fmt::format(", {} replaced (the earlier version, of the same id, is gone)", counts.replaced);
  if (counts.unchanged > 0) line += fmt::format(", {} already there", counts.unchanged);
  if (counts.older > 0) line += fmt::format(", {} older than what is there", counts.older);
  if (progress.failed > 0) line += fmt::format(", {} failed", progress.failed);
  context.err << line << '\n';
  if (counts.undated > 0) {
    context.err << fmt::format(
        "{} without a date that can be read, so 'Tuesday' stays open: write it as 2026-02-03\n",
        counted(counts.undated, "article"));
  }
  if (counts.left_out > 0) {
    context.err << fmt::format("{} left out as too unsure; build with --min-confidence 0 to keep all\n",
                               counted(counts.left_out, "relation"));
  }
  context.err << fmt::format("{}: {}, {}, {}\n", db, counted(status.documents, "article"),
                             counted(status.nodes, "node"), counted(status.edges, "edge"));
  if (status.outdated > 0) {
    context.err << fmt::format(
        "{} were read with older types, rules or model; build them again for one even graph\n",
        counted(status.outdated, "article"));
  }
  if (status.edges == 0 || counts.added < status.documents) return;  // the first build tells what comes next
  const std::string option = db == "newsgraph.db" ? "" : " --db " + db;
  context.err << "Next: newsgraph query" << option << "                     # the edges\n"
              << "      newsgraph show" << option
              << " NAME                 # one node and all that is known of it\n"
              << "      newsgraph export" << option << " -o graph.graphml   # for Gephi; .dot for Graphviz\n";
}

// What is asked for and checked.
struct Build {
  std::string db = "newsgraph.db";
  std::string ledger;
  bool quiet = false;
  bool verbose = false;
  std::optional<TextForm> texts;  // of a new store, or from now on
  double least_confidence = kLikely;
  RunOptions run;
};

Build parsed(const Command& self, const std::vector<std::string>& arguments) {
  Build build;
  std::uint64_t jobs = 0;
  bool no_text = false;
  bool plain_text = false;
  Options options(self);
  options.arguments(
      "PATH", build.run.inputs,
      "files, folders, or - for standard input; none: bring a store up to date.\n"
      "                            Text, HTML, or JSON records {\"id\", \"title\", \"date\", \"source\",\n"
      "                            \"url\", \"text\" or \"html\"}; gzip or not",
      false);
  add_store(options, build.db);
  add_jobs(options, jobs);
  add_ledger(options, build.ledger);
  add_least_confidence(options, build.least_confidence);
  options.flag("--no-text", no_text, "keep of each article only quotes and hashes, not its text");
  options.flag("--plain-text", plain_text, "keep texts readable for other programs, not compressed");
  options.flag("-q,--quiet", build.quiet, "print failures only");
  options.flag("-v,--verbose", build.verbose, "print one line an article");
  options.parse(arguments);
  if (build.run.inputs.empty() && !file_exists(build.db)) throw UsageError("nothing given for PATH");
  build.run.jobs = checked_jobs(jobs);
  check_confidence(build.least_confidence);
  if (no_text && plain_text) throw UsageError("--no-text and --plain-text exclude each other");
  if (no_text) build.texts = TextForm::none;
  if (plain_text) build.texts = TextForm::plain;
  return build;
}

}  // namespace

int cmd_build(const Command& self, const std::vector<std::string>& arguments, Context& context) {
  Build build = parsed(self, arguments);
  expect_inputs(build.db, build.run.inputs);
  const Analyzer analyzer(schemas_dir(), build.least_confidence);
  Store store(build.db, Store::Mode::write_or_create);
  if (build.texts) store.set_text_form(*build.texts);
  const StoreStamp stamp = analyzer.stamp();
  const auto known = known_articles(store, stamp);
  store.set_stamp(stamp);
  build.run.skip = [&](const Document& doc) {
    const auto found = known.find(doc.id);
    return found != known.end() && found->second == doc.sha256;
  };
  const bool decided = adopt_ledger(store, ledger_path(build.ledger, build.db), build.quiet, context);

  Counts counts;
  ProgressLine line(context, build.quiet);
  line.attach(build.run);
  const Progress progress = run(analyzer, build.run, [&](const Document& doc, const Extraction& extraction) {
    counts.add(store.add(extraction, doc.text));
    counts.left_out += extraction.left_out;
    if (doc.date.empty()) ++counts.undated;
    if (!build.verbose) return;
    line.clear();
    context.err << doc.id << ": " << counted(extraction.entities.size(), "name") << ", "
                << counted(extraction.relations.size(), "relation") << '\n';
  });
  line.clear();
  counts.unchanged += progress.skipped;
  const bool changed = decided || counts.added + counts.replaced > 0;
  if (changed || !store.status().resolved) resolve_store(store, analyzer.ontology());
  if (!build.quiet) {
    report_notes(store, context);
    print_summary(context, counts, progress, store.status(), build.db);
  }
  return progress.failed == 0 ? kDone : kInput;
}

}  // namespace newsgraph::cli
