#include <ostream>

#include "base/file.hpp"
#include "cli/edge_rows.hpp"
#include "cli/exit_code.hpp"
#include "cli/filter_options.hpp"
#include "cli/lookup.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"

namespace newsgraph::cli {

int cmd_query(const Command& self, const std::vector<std::string>& arguments, Context& context) {
  std::string db = "newsgraph.db";
  FilterOptions filters;
  std::uint64_t limit = 0;
  OutputOptions wanted;
  Options options(self);
  add_store(options, db);
  add_filters(options, filters, "--to");
  options.value("--limit", "N", limit, "at most N edges (default: all)");
  add_output(options, wanted);
  options.parse(arguments);
  const Format format = checked_format(wanted, context);
  check_filters(filters, Ontology::load(schemas_dir()));

  const Store store(db, Store::Mode::read);
  const GraphView view(store, to_view_filter(filters, store), EvidenceMode::none);
  Output output(wanted, context);
  RowPrinter printer(edge_columns(), format, output.stream());
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
  context.err << "newsgraph: no edge passes these filters\n";
  return kNothing;
}

}  // namespace newsgraph::cli
