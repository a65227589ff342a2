#include <ostream>

#include "cli/edge_rows.hpp"
#include "cli/exit_code.hpp"
#include "cli/lookup.hpp"
#include "cli/reading.hpp"
#include "graph/analysis.hpp"

namespace newsgraph::cli {
namespace {

std::vector<PathStep> find_path(const GraphView& view, const Node& from, const Node& to) {
  if (from.id == to.id) {
    throw NotFound(terminal_safe(from.name) + " and " + terminal_safe(to.name) + " are one node: " + from.id);
  }
  return shortest_path(view, from.id, to.id);
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
                 std::string(name_of(step.edge.status)), or_null(days(step.edge)), step.edge.id, step.from,
                 step.to});
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

  const Store store = open_store(reading, context);
  const GraphView view(store, to_view_filter(reading.filters, store));
  const Node first = find_node(store, from);
  const Node last = find_node(store, to);
  const auto steps = find_path(view, first, last);
  Output output(reading.wanted, context);
  print(steps, store, reading.format, output.stream());
  output.commit();
  if (!steps.empty()) return kDone;
  context.err << "newsgraph: no path of edges joins " << terminal_safe(first.name) << " and "
              << terminal_safe(last.name) << '\n';
  return kNothing;
}

}  // namespace newsgraph::cli
