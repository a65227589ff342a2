#include <ostream>

#include "base/file.hpp"
#include "cli/decide.hpp"
#include "cli/exit_code.hpp"
#include "cli/output.hpp"
#include "pipeline.hpp"

namespace newsgraph::cli {
namespace {

int list(const Store& store, const OutputOptions& wanted, Context& context) {
  const Format format = checked_format(wanted, context);
  const std::vector<Decision> decisions = store.decisions();
  const std::set<std::size_t> back = undone(decisions);
  std::map<std::size_t, std::string> notes;
  for (const DecisionNote& note : store.decision_notes()) notes[note.number] = note.text;
  Output output(wanted, context);
  RowPrinter rows({{"number"},
                   {"decision"},
                   {"node"},
                   {"name", false},
                   {"other"},
                   {"other_name", false},
                   {"value"},
                   {"reason"},
                   {"state"}},
                  format, output.stream());
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    const Decision& decision = decisions[i];
    const auto note = notes.find(i + 1);
    const std::string state = back.count(i + 1) != 0 ? "undone"
                              : note != notes.end()  ? "changes nothing: " + note->second
                                                     : "stands";
    rows.row({static_cast<std::int64_t>(i + 1), std::string(name_of(decision.action)),
              or_null(decision.first.id), or_null(decision.first.name), or_null(decision.second.id),
              or_null(decision.second.name), or_null(decision.value), decision.reason, state});
  }
  rows.finish();
  output.commit();
  if (rows.rows() > 0) return kDone;
  context.err << "newsgraph: nobody has decided anything yet\n";
  return kNothing;
}

int write(const Store& store, const OutputOptions& wanted, Context& context) {
  Output output(wanted, context);
  output.stream() << ledger_text(store.decisions());
  output.commit();
  return kDone;
}

int replay(Store& store, const std::string& path, const std::string& db, Context& context) {
  const std::vector<Decision> decisions = parse_ledger(read_file(path), path);
  const Ontology ontology = Ontology::load(schemas_dir());
  store.replace_decisions(decisions);
  resolve_store(store, ontology);
  const StoreStatus status = store.status();
  context.err << counted(decisions.size(), "decision") << " taken from " << path << "; " << db << ": "
              << counted(status.nodes, "node") << ", " << counted(status.edges, "edge") << '\n';
  report_notes(store, context);
  return kDone;
}

}  // namespace

int cmd_ledger(const Command& self, const std::vector<std::string>& arguments, Context& context) {
  std::string action = "list";
  std::string db = "newsgraph.db";
  std::string ledger;
  OutputOptions wanted;
  Options options(self);
  options.argument("ACTION", action, "list, export (write the text) or replay (take the file's decisions)",
                   false);
  add_store(options, db);
  add_ledger(options, ledger);
  add_output(options, wanted);
  options.parse(arguments);
  if (action == "list") return list(Store(db, Store::Mode::read), wanted, context);
  if (action == "export") return write(Store(db, Store::Mode::read), wanted, context);
  if (action != "replay") throw UsageError("'" + action + "' is none of list, export and replay");
  static_cast<void>(Store(db, Store::Mode::read));  // a store that is not there must not be created
  Store store(db, Store::Mode::write_or_create);
  return replay(store, ledger_path(ledger, db), db, context);
}

}  // namespace newsgraph::cli
