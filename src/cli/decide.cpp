#include "cli/decide.hpp"

#include <filesystem>
#include <ostream>

#include "base/file.hpp"
#include "base/utf8.hpp"
#include "cli/exit_code.hpp"
#include "cli/output.hpp"
#include "pipeline.hpp"

namespace newsgraph::cli {
namespace {

// Keeps what people wrote between the decisions; a file that is not there gets all of them.
void append_to_file(const std::string& path, const std::vector<Decision>& before,
                    const std::vector<Decision>& added) {
  std::string text = file_exists(path) ? read_file(path) : ledger_text(before);
  if (!text.empty() && text.back() != '\n') text += '\n';
  for (const Decision& decision : added) text += ledger_line(decision) + "\n";
  AtomicFile file(path, true);
  file.stream() << text;
  file.commit();
}

void expect_agreement(const std::vector<Decision>& in_store, const std::string& path, const std::string& db) {
  if (!file_exists(path) || read_ledger(path) == in_store) return;
  throw UsageError(path + " and the decisions in " + db + " differ; `newsgraph ledger replay --db " + db +
                   "` takes those of the file, `newsgraph ledger export --db " + db + " -o " + path +
                   " --overwrite` writes those of the store");
}

void report(const Store& store, const std::vector<Decision>& before, const std::vector<Decision>& added,
            const std::string& db, Context& context) {
  const auto notes = store.decision_notes();
  for (std::size_t i = 0; i < added.size(); ++i) {
    const std::size_t number = before.size() + i + 1;
    context.err << "decision " << number << ": " << terminal_safe(ledger_line(added[i])) << '\n';
    for (const DecisionNote& note : notes) {
      if (note.number == number) context.err << "  changes nothing: " << terminal_safe(note.text) << '\n';
    }
  }
  const StoreStatus status = store.status();
  context.err << db << ": " << counted(status.nodes, "node") << ", " << counted(status.edges, "edge") << '\n';
  context.err << "Take it back: newsgraph undo" << (db == "newsgraph.db" ? "" : " --db " + db) << ' '
              << before.size() + added.size() << " --reason REASON\n";
}

}  // namespace

void add_ledger(Options& options, std::string& path) {
  options.value("--ledger", "FILE", path,
                "the decisions as text (default: the store's name with .ledger for .db)");
}

void add_decision(Options& options, DecideOptions& wanted) {
  add_store(options, wanted.db);
  options.value("--reason", "TEXT", wanted.reason, "why; kept with the decision (required)");
  add_ledger(options, wanted.ledger);
  options.flag("-n,--dry-run", wanted.dry_run, "print the line for the ledger and change nothing");
  options.flag("-q,--quiet", wanted.quiet, "print nothing when all is well");
}

std::string ledger_path(const std::string& ledger, const std::string& db) {
  if (!ledger.empty()) return ledger;
  return std::filesystem::path(db).extension() == ".db" ? db.substr(0, db.size() - 3) + ".ledger"
                                                        : db + ".ledger";
}

std::vector<Decision> read_ledger(const std::string& path) {
  if (!file_exists(path)) return {};
  return parse_ledger(read_file(path), path);
}

int decide(const DecideOptions& wanted, Context& context,
           const std::function<std::vector<Decision>(const Store&)>& make) {
  if (wanted.reason.empty()) throw UsageError("say why with --reason TEXT; it is kept with the decision");
  if (!utf8::valid(wanted.reason)) throw UsageError("the reason is not UTF-8 text");
  const std::string path = ledger_path(wanted.ledger, wanted.db);
  std::vector<Decision> added;
  {
    const Store store(wanted.db, Store::Mode::read);  // a store that is not there must not be created
    added = make(store);
    for (Decision& decision : added) decision.reason = wanted.reason;
    if (wanted.dry_run) {
      for (const Decision& decision : added) context.out << ledger_line(decision) << '\n';
      return kDone;
    }
  }
  const Ontology ontology = Ontology::load(schemas_dir());
  Store store(wanted.db, Store::Mode::write_or_create);
  const std::vector<Decision> before = store.decisions();
  expect_agreement(before, path, wanted.db);
  std::vector<Decision> all = before;
  all.insert(all.end(), added.begin(), added.end());
  store.replace_decisions(all);
  append_to_file(path, before, added);
  resolve_store(store, ontology);
  if (!wanted.quiet) report(store, before, added, wanted.db, context);
  return kDone;
}

bool adopt_ledger(Store& store, const std::string& path, bool quiet, Context& context) {
  const std::vector<Decision> in_file = read_ledger(path);
  if (in_file.empty()) return false;
  const std::vector<Decision> in_store = store.decisions();
  if (in_file == in_store) return false;
  if (!in_store.empty()) {
    context.err << "newsgraph: " << path
                << " says something else than the store; `newsgraph ledger replay` takes its decisions\n";
    return false;
  }
  store.replace_decisions(in_file);
  if (!quiet) context.err << counted(in_file.size(), "decision") << " taken from " << path << '\n';
  return true;
}

void report_notes(const Store& store, Context& context) {
  const std::size_t count = store.decision_notes().size();
  if (count == 0) return;
  context.err << counted(count, "decision") << " of the ledger " << (count == 1 ? "changes" : "change")
              << " nothing now; `newsgraph ledger` says which and why\n";
}

}  // namespace newsgraph::cli
