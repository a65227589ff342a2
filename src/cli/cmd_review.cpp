#include <fmt/format.h>

#include <ostream>

#include "base/file.hpp"
#include "cli/exit_code.hpp"
#include "cli/lookup.hpp"
#include "cli/reading.hpp"
#include "resolve/review.hpp"

namespace newsgraph::cli {
namespace {

std::string store_option(const std::string& db) { return db == "newsgraph.db" ? "" : " --db " + db; }

std::string in_quotes(const std::string& name) {
  std::string quoted = "'";
  for (const char c : name) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

// What to type when the doubt is right; ids hold no character that a shell would read.
std::string command_for(const Doubt& doubt, const std::string& db) {
  const std::string store = store_option(db);
  if (!doubt.merged)
    return "newsgraph merge" + store + " " + doubt.node.id + " " + doubt.other + " --reason …";
  return "newsgraph split" + store + " " + doubt.node.id + " --alias " + in_quotes(doubt.other) +
         " --reason …";
}

// What to type when all is as it should be, so that it is not listed again.
std::string leave_command(const Doubt& doubt, const std::string& db) {
  const std::string store = store_option(db);
  if (!doubt.merged)
    return "newsgraph keep-apart" + store + " " + doubt.node.id + " " + doubt.other + " --reason …";
  return "newsgraph confirm" + store + " " + doubt.node.id + " " + in_quotes(doubt.other) + " --reason …";
}

struct ReviewOptions {
  Reading reading;
  std::string type;
  std::uint64_t limit = 50;
  bool merges = false;
  bool apart = false;

  [[nodiscard]] bool wants(const Doubt& doubt) const {
    if ((merges && !doubt.merged) || (apart && doubt.merged)) return false;
    return type.empty() || doubt.node.type == type;
  }
};

ReviewOptions parsed(const Command& self, const std::vector<std::string>& arguments, const Context& context) {
  ReviewOptions wanted;
  Options options(self);
  begin(options, wanted.reading);
  options.flag("--merges", wanted.merges, "names joined on thin grounds only");
  options.flag("--apart", wanted.apart, "nodes left apart only");
  options.value("--node-type,--type", "TYPE", wanted.type, "one node type only: Person, Organization, …");
  options.value("--limit", "N", wanted.limit, "at most N rows, 0 for all (default: 50)");
  finish(options, wanted.reading, arguments, context);
  if (!wanted.type.empty()) check_node_types(Ontology::load(schemas_dir()), {wanted.type});
  return wanted;
}

std::vector<Column> columns() {
  return {{"kind"},        {"score"},          {"type", false},       {"node"},
          {"name", false}, {"other"},          {"other_name", false}, {"articles"},
          {"reason"},      {"command", false}, {"leave", false}};
}

}  // namespace

int cmd_review(const Command& self, const std::vector<std::string>& arguments, Context& context) {
  const ReviewOptions wanted = parsed(self, arguments, context);
  const std::string& db = wanted.reading.db;
  const Store store(db, Store::Mode::read);
  Output output(wanted.reading.wanted, context);
  RowPrinter rows(columns(), wanted.reading.format, output.stream());
  std::uint64_t left_out = 0;
  for (const Doubt& doubt : review(store, Names::load(schemas_dir()))) {
    if (!wanted.wants(doubt)) continue;
    if (wanted.limit != 0 && rows.rows() >= wanted.limit) {
      ++left_out;
      continue;
    }
    rows.row({doubt.merged ? "merged" : "apart", doubt.score, doubt.node.type, doubt.node.id, doubt.node.name,
              or_null(doubt.other), or_null(doubt.other_name), static_cast<std::int64_t>(doubt.articles),
              doubt.reason, command_for(doubt, db), leave_command(doubt, db)});
  }
  rows.finish();
  output.commit();
  if (left_out > 0)
    context.err << "newsgraph: " << counted(left_out, "more doubt") << "; raise --limit to see them\n";
  if (rows.rows() > 0 && wanted.reading.format == Format::table)
    context.err
        << "newsgraph: decide with `newsgraph merge`, `split`, `keep-apart` or `confirm`; --format csv has "
           "the commands for each row\n";
  if (rows.rows() > 0) return kDone;
  context.err << "newsgraph: nothing doubtful found\n";
  return kNothing;
}

}  // namespace newsgraph::cli
