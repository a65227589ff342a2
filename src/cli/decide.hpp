// What merge, split, keep-apart, reject, rename, undo and ledger share: a decision goes into the store and
// into the ledger file beside it, and the graph follows.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/context.hpp"
#include "cli/options.hpp"
#include "graph/store.hpp"

namespace newsgraph::cli {

struct DecideOptions {
  std::string db = "newsgraph.db";
  std::string ledger;  // empty: the store's name with .ledger for .db
  std::string reason;
  bool dry_run = false;
  bool quiet = false;
};

void add_ledger(Options& options, std::string& path);
void add_decision(Options& options, DecideOptions& wanted);  // --db, --ledger, --reason, --dry-run, --quiet

[[nodiscard]] std::string ledger_path(const std::string& ledger, const std::string& db);
// The decisions in the file; none when there is no file. Throws InputError for what is no ledger.
[[nodiscard]] std::vector<Decision> read_ledger(const std::string& path);

// Takes the decisions that `make` makes of the open store; all of them or none. Throws UsageError when no
// reason is given or the file says something else than the store.
int decide(const DecideOptions& wanted, Context& context,
           const std::function<std::vector<Decision>(const Store&)>& make);

[[nodiscard]] inline NodeHandle handle_of(const Node& node) { return {node.id, node.name}; }

// For build and load: a store without decisions takes those of the file beside it; a file that says something
// else is warned of. True when decisions were taken.
bool adopt_ledger(Store& store, const std::string& path, bool quiet, Context& context);
// One line when decisions of the ledger change nothing now.
void report_notes(const Store& store, Context& context);

}  // namespace newsgraph::cli
