#include <ostream>

#include "cli/edge_rows.hpp"
#include "cli/exit_code.hpp"
#include "cli/lookup.hpp"
#include "cli/reading.hpp"

namespace newsgraph::cli {

int cmd_query(const Command& self, const std::vector<std::string>& arguments, Context& context) {
  EdgeReading reading;
  std::uint64_t limit = 0;
  Options options(self);
  add_store(options, reading.db);
  add_filters(options, reading.filters, "--to,--until");
  add_ends_filter(options, reading.filters);
  options.value("--limit", "N", limit, "at most N edges (default: all)");
  finish(options, reading, arguments, context);

  const Store store = open_store(reading, context);
  const GraphView view(store, to_view_filter(reading.filters, store), EvidenceMode::none);
  Output output(reading.wanted, context);
  RowPrinter printer(edge_columns(), reading.format, output.stream());
  const auto names = node_names(store);
  std::uint64_t left_out = 0;
  view.for_each_edge([&](const Edge& edge) {
    if (limit != 0 && printer.rows() >= limit) {
      ++left_out;
    } else {
      printer.row(edge_cells(edge, names));
    }
  });
  printer.finish();
  output.commit();
  if (left_out > 0)
    context.err << "newsgraph: " << counted(left_out, "more edge") << "; raise --limit to see them\n";
  if (printer.rows() > 0) return kDone;
  context.err << "newsgraph: no edge passes these filters" << undated_hint(reading.filters, store);
  if (!reading.filters.source.empty() && !reading.filters.target.empty()) {
    context.err << "; `newsgraph timeline` tells what two did to each other, their people too";
  }
  context.err << '\n';
  return kNothing;
}

}  // namespace newsgraph::cli
