#include <fmt/format.h>

#include <map>
#include <ostream>

#include "base/file.hpp"
#include "cli/exit_code.hpp"
#include "cli/filter_options.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/suggest.hpp"
#include "exporters/drawing.hpp"
#include "exporters/exporter.hpp"
#include "graph/extraction_json.hpp"
#include "graph/store.hpp"

namespace newsgraph::cli {
namespace {

constexpr std::string_view kClaims =
    "extraction";  // not a graph format: the claims, as `extract` writes them

std::string format_help() {
  std::string text = "by default chosen by the suffix of -o:";
  const auto add = [&](std::string_view name, std::string_view description) {
    text += fmt::format("\n                              {:<10} {}", name, description);
  };
  for (const ExporterInfo& format : exporters()) add(format.name, format.description);
  add(kClaims, "what each article said, with the node of each entity");
  return text;
}

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const ExporterInfo& format : exporters()) names.emplace_back(format.name);
  names.emplace_back(kClaims);
  return names;
}

// The exporter asked for; nullptr for the claims. Throws UsageError.
const ExporterInfo* checked_exporter(const std::string& name, const std::string& file) {
  if (name == kClaims) return nullptr;
  const bool to_stream = file.empty() || file == "-";
  if (name.empty() && to_stream) {
    throw UsageError("--to FORMAT or -o FILE must say which format to write");
  }
  const ExporterInfo* format = name.empty() ? exporter_for_file(file) : exporter_named(name);
  if (format == nullptr && name.empty()) {
    throw UsageError("the suffix of " + file + " names no format; add --to FORMAT");
  }
  if (format == nullptr) {
    throw UsageError("no export format '" + name + "'" + did_you_mean(nearest(name, format_names())));
  }
  if (!format->parts.empty() && to_stream) {
    throw UsageError("format " + name + " is several files; name a folder for them with -o FOLDER");
  }
  return format;
}

enum class Layout : std::uint8_t { automatic, none, force };

Layout checked_layout(const std::string& name, const ExporterInfo* format) {
  if (name != "auto" && name != "none" && name != "force")
    throw UsageError("--layout takes auto, none or force, not '" + name + "'");
  const bool page = format != nullptr && format->name == "html";
  if (name == "force" && !page && (format == nullptr || format->write_drawn == nullptr))
    throw UsageError("this format has no place for positions; gexf, graphml, dot, cytoscape and html have");
  if (name == "none" && page) throw UsageError("the page needs positions; leave --layout out");
  return name == "auto" ? Layout::automatic : name == "none" ? Layout::none : Layout::force;
}

bool is_drawn(Layout layout, const ExporterInfo& format, const GraphView& view) {
  if (format.write_drawn == nullptr || layout != Layout::automatic)
    return layout == Layout::force && format.write_drawn;
  const GraphCounts counts = view.counts();
  return counts.edges >= format.drawn_from && counts.nodes <= kMostDrawnNodes;
}

ExportSummary write_graph(Layout layout, const ExporterInfo& format, const GraphView& view,
                          const Ontology& ontology, std::ostream& out) {
  if (!is_drawn(layout, format, view)) return format.write(view, ontology, out);
  return format.write_drawn(view, ontology, Drawing(view), out);
}

void export_claims(const Store& store, std::ostream& out) {
  store.for_each_extraction([&](const Extraction& extraction) {
    const std::vector<std::string> nodes = store.resolved_nodes(extraction.document.id);
    out << to_json(extraction, &nodes) << '\n';
  });
}

void print_summary(const ExportSummary& summary, Context& context) {
  std::string line = counted(summary.nodes, "node") + ", " + counted(summary.edges, "edge");
  const auto add = [&](std::uint64_t count, std::string_view noun, std::string_view what) {
    if (count > 0) line.append("; ").append(counted(count, noun)).append(what);
  };
  add(summary.edges_left_out, "edge", " with one end left out");
  add(summary.characters_replaced, "character", " replaced");
  add(summary.values_shortened, "value", " shortened");
  add(summary.values_left_out, "value", " left out");
  context.err << line << '\n';
}

}  // namespace

int cmd_export(const Command& self, const std::vector<std::string>& arguments, Context& context) {
  std::string db = "newsgraph.db";
  std::string to;
  FilterOptions filters;
  OutputOptions wanted;
  std::string layout = "auto";
  bool quiet = false;
  Options options(self);
  options.value("-t,--to", "FORMAT", to, format_help());
  add_store(options, db);
  add_output_file(options, wanted);
  add_filters(options, filters, "--until");
  options.value("--layout", "none|force", layout,
                "positions from a force layout, in gexf, graphml, dot and cytoscape\n"
                "                            (default: force for gexf, cytoscape and, above 60 edges, dot,\n"
                "                            up to 50,000 nodes)");
  options.flag("-q,--quiet", quiet, "no summary");
  options.parse(arguments);
  const ExporterInfo* format = checked_exporter(to, wanted.file);
  const Layout drawn = checked_layout(layout, format);
  const Ontology ontology = Ontology::load(schemas_dir());
  check_filters(filters, ontology);

  const Store store(db, Store::Mode::read);
  ExportSummary summary;
  if (format != nullptr && !format->parts.empty()) {
    summary = export_folder(*format, GraphView(store, to_view_filter(filters, store)), ontology, wanted.file,
                            wanted.overwrite);
  } else {
    Output output(wanted, context);
    if (format == nullptr) {
      export_claims(store, output.stream());
    } else {
      summary = write_graph(drawn, *format, GraphView(store, to_view_filter(filters, store)), ontology,
                            output.stream());
    }
    output.commit();
  }
  if (!quiet && format != nullptr) print_summary(summary, context);
  return kDone;
}

}  // namespace newsgraph::cli
