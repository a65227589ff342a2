#include <ostream>

#include "cli/edge_rows.hpp"
#include "cli/exit_code.hpp"
#include "cli/lookup.hpp"
#include "cli/reading.hpp"
#include "graph/analysis.hpp"

namespace newsgraph::cli {
namespace {

std::vector<PathStep> find_path(const GraphView& view, const Node& from, const Node& to) {
  const std::string ends = terminal_safe(from.name) + " and " + terminal_safe(to.name);
  if (from.id == to.id) throw NotFound(ends + " are one node: " + from.id);
  std::vector<PathStep> steps = shortest_path(view, from.id, to.id);
  if (steps.empty()) throw NotFound("no path of edges joins " + ends);
  return steps;
}

void print(const std::vector<PathStep>& steps, const Store& store, Format format, std::ostream& out) {
  RowPrinter printer({{"step"},
                      {"from"},
                      {"direction"},
                      {"type"},
                      {"to"},
                      {"status"},
                      {"time"},
                      {"edge"},
                      {"from_id", false},
                      {"to_id", false}},
                     format, out);
  const auto names = node_names(store);
  for (const PathStep& step : steps) {
    printer.row({static_cast<std::int64_t>(printer.rows() + 1), names.at(step.from),
                 step.forward ? "->" : "<-", step.edge.type, names.at(step.to),
                 std::string(name_of(step.edge.status)), days(step.edge), step.edge.id, step.from, step.to});
  }
  printer.finish();
}

}  // namespace

int cmd_path(const Command& self, const std::vector<std::string>& arguments, Context& context) {
  EdgeReading reading;
  std::string from;
  std::string to;
  Options options(self);
  options.argument("FROM", from, "name, alias or id of a node");
  options.argument("TO", to, "the same of another");
  begin(options, reading);
  finish(options, reading, arguments, context);

  const Store store = open_store(reading);
  const GraphView view(store, to_view_filter(reading.filters, store));
  const auto steps = find_path(view, find_node(store, from), find_node(store, to));
  Output output(reading.wanted, context);
  print(steps, store, reading.format, output.stream());
  output.commit();
  return kDone;
}

}  // namespace newsgraph::cli
