#include <fmt/format.h>

#include <map>
#include <ostream>

#include "base/file.hpp"
#include "cli/exit_code.hpp"
#include "cli/filter_options.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/suggest.hpp"
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
  bool quiet = false;
  Options options(self);
  options.value("-t,--to", "FORMAT", to, format_help());
  add_store(options, db);
  add_output_file(options, wanted);
  add_filters(options, filters, "--until");
  options.flag("-q,--quiet", quiet, "no summary");
  options.parse(arguments);
  const ExporterInfo* format = checked_exporter(to, wanted.file);
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
      summary = format->write(GraphView(store, to_view_filter(filters, store)), ontology, output.stream());
    }
    output.commit();
  }
  if (!quiet && format != nullptr) print_summary(summary, context);
  return kDone;
}

}  // namespace newsgraph::cli
