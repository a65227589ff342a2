#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <ostream>

#include "base/file.hpp"
#include "base/json.hpp"
#include "cli/exit_code.hpp"
#include "cli/format_options.hpp"
#include "cli/reading.hpp"
#include "cli/suggest.hpp"
#include "exporters/drawing.hpp"
#include "exporters/exporter.hpp"
#include "exporters/rdf.hpp"
#include "graph/extraction_json.hpp"
#include "graph/store.hpp"

namespace newsgraph::cli {
namespace {

constexpr std::string_view kClaims =
    "extraction";  // not a graph format: the claims, as `extract` writes them

std::string format_help() {
  std::string text = "by default chosen by the suffix of -o (.gz behind it: compressed):";
  const auto add = [&](std::string_view name, std::string_view suffix, std::string_view description) {
    text += fmt::format("\n                            {:<14} {:<9} {}", name, suffix, description);
  };
  for (const ExporterInfo& format : exporters()) add(format.name, format.suffix, format.description);
  add(kClaims, "", "what each article said, with the node of each entity");
  return text;
}

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const ExporterInfo& format : exporters()) names.emplace_back(format.name);
  names.emplace_back(kClaims);
  return names;
}

EvidenceMode checked_evidence(const std::string& name) {
  if (name == "none") return EvidenceMode::none;
  if (name == "first") return EvidenceMode::first;
  if (name == "all") return EvidenceMode::all;
  throw UsageError("--evidence takes none, first or all, not '" + name + "'");
}

EdgeShape checked_shape(const std::string& name) {
  if (name == "relations" || name == "events") return EdgeShape::relations;
  if (name == "merged") return EdgeShape::merged;
  throw UsageError("--edges takes relations (or events) or merged, not '" + name + "'");
}

FoldedTypes checked_folds(const std::vector<std::string>& names) {
  FoldedTypes folded;
  for (const std::string& name : names) {
    if (name != "meetings" && name != "agreements")
      throw UsageError("--fold takes meetings, agreements or both, not '" + name + "'");
    (name == "meetings" ? folded.meetings : folded.agreements) = true;
  }
  return folded;
}

// The exporter asked for; nullptr for the claims. Throws UsageError.
const ExporterInfo* checked_exporter(const std::string& name, const std::string& given) {
  const std::string file = without_gz(given);
  if (name == kClaims) return nullptr;
  const bool to_stream = file.empty() || file == "-";
  if (name.empty() && to_stream) {
    throw UsageError("--to FORMAT or -o FILE must say which format to write");
  }
  const ExporterInfo* format = name.empty() ? exporter_for_file(file) : exporter_named(name);
  if (format == nullptr && name.empty() && file.ends_with(".csv")) {
    throw UsageError("CSV is several files; name a folder for them: --to csv -o FOLDER");
  }
  if (format == nullptr && name.empty()) {
    throw UsageError("the suffix of " + file + " names no format; add --to FORMAT");
  }
  if (format == nullptr) {
    const std::vector<std::string> names = format_names();
    throw UsageError("no export format '" + name + "'" + did_you_mean(nearest(name, names)) +
                     "\nFormats: " + fmt::format("{}", fmt::join(names, ", ")));
  }
  if (format->parts != nullptr && to_stream) {
    throw UsageError("format " + name + " is several files; name a folder for them with -o FOLDER");
  }
  if (format->parts != nullptr && file != given)
    throw UsageError("format " + name + " is a folder of files, which is not compressed; leave .gz out");
  return format;
}

enum class Layout : std::uint8_t { automatic, none, force };

Layout checked_layout(const std::string& name, const ExporterInfo* format) {
  if (name != "auto" && name != "none" && name != "force")
    throw UsageError("--layout takes auto, none or force, not '" + name + "'");
  const bool page = format != nullptr && format->name == "html";
  if (name == "force" && !page && (format == nullptr || !format->drawable))
    throw UsageError("this format has no place for positions; gexf, graphml, dot, cytoscape and html have");
  if (name == "none" && page) throw UsageError("the page needs positions; leave --layout out");
  return name == "auto" ? Layout::automatic : name == "none" ? Layout::none : Layout::force;
}

// What the format's own options mean for positions. Throws UsageError.
Layout checked_with(const ExportOptions& options, Layout layout) {
  const bool communities = options.colors == NodeColors::community;
  const bool unplaced = options.portable || options.clusters || options.ranks || !options.viz;
  if (options.clusters && options.ranks)
    throw UsageError("--cluster and --rank do not go together: a node stands in a box or in a column");
  if (communities && (unplaced || layout == Layout::none))
    throw UsageError("communities come with positions, which the other options leave out");
  if (unplaced && layout == Layout::force)
    throw UsageError("--layout force does not go with --portable, --cluster, --rank or --no-viz");
  return communities ? Layout::force : unplaced ? Layout::none : layout;
}

bool is_drawn(Layout layout, const ExporterInfo& format, const GraphView& view) {
  if (!format.drawable || layout != Layout::automatic) return layout == Layout::force && format.drawable;
  const GraphCounts counts = view.counts();
  return counts.nodes + counts.edges >= format.drawn_from && counts.nodes <= kMostDrawnNodes;
}

ExportSummary write_graph(Layout layout, const ExporterInfo& format, ExportInput input, std::ostream& out) {
  std::optional<Drawing> drawing;
  if (is_drawn(layout, format, input.view))
    input.drawing = &drawing.emplace(input.view, input.options.colors);
  return format.write(input, out);
}

void write_claims(const Store& store, const OutputOptions& options, Context& context) {
  Output output(options, context);
  store.for_each_extraction([&](const Extraction& extraction) {
    const std::vector<std::string> nodes = store.resolved_nodes(extraction.document.id);
    output.stream() << to_json(extraction, &nodes) << '\n';
  });
  output.commit();
}

void print_summary(const ExportSummary& summary, Context& context) {
  std::string line = counted(summary.nodes, "node") + ", " + counted(summary.edges, "edge");
  const auto add = [&](std::uint64_t count, std::string_view noun, std::string_view what) {
    if (count > 0) line.append("; ").append(counted(count, noun)).append(what);
  };
  add(summary.nodes_left_out, "node", " left out");
  add(summary.edges_left_out, "edge", " with one end left out");
  add(summary.characters_replaced, "character", " replaced");
  add(summary.values_shortened, "value", " shortened");
  add(summary.values_left_out, "value", " left out");
  context.err << line << '\n';
}

std::string summary_json(std::string_view format, const ExportSummary& summary) {
  JsonWriter json;
  json.begin_object().key("format").value(format);
  json.key("nodes").value(summary.nodes).key("edges").value(summary.edges);
  json.key("nodes_left_out").value(summary.nodes_left_out);
  json.key("edges_left_out").value(summary.edges_left_out);
  json.key("characters_replaced").value(summary.characters_replaced);
  json.key("values_shortened").value(summary.values_shortened);
  json.key("values_left_out").value(summary.values_left_out);
  json.end_object();
  return json.take();
}

// What other programs, and people, call our options.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kOtherNames = {
    {{"--format", "--to"},
     {"--relations", "--type"},
     {"--types", "--node-type"},
     {"--since", "--from"},
     {"--collapse", "--edges=merged"}}};

std::vector<std::string> with_our_names(std::vector<std::string> arguments) {
  for (std::string& argument : arguments) {
    const std::string_view name = std::string_view(argument).substr(0, argument.find('='));
    const auto* other = std::ranges::find(kOtherNames, name, &decltype(kOtherNames)::value_type::first);
    if (other != kOtherNames.end()) argument.replace(0, name.size(), other->second);
  }
  return arguments;
}

// What is asked for and checked.
struct Export {
  std::string db = "newsgraph.db";
  const ExporterInfo* format = nullptr;  // nullptr: the claims
  OutputOptions output;
  OutputOptions summary;
  FilterOptions filters;
  EvidenceMode evidence = EvidenceMode::all;
  EdgeShape shape = EdgeShape::relations;
  std::uint64_t max_text = 0;  // 0: no limit
  FoldedTypes folded;
  Layout layout = Layout::automatic;
  ExportOptions options;
  bool quiet = false;
};

// Readers go by the suffix: .nq and .trig have a graph for each source, .nt and .ttl have none.
void settle_graphs(Export& wanted) {
  const std::string_view name = wanted.format == nullptr ? std::string_view() : wanted.format->name;
  const std::string_view suffix = rdf::suffix_with_graphs(name);
  if (suffix.empty()) return;
  const std::string file = without_gz(wanted.output.file);
  if (file.ends_with(suffix)) wanted.options.graph_per_source = true;
  if (wanted.options.graph_per_source && file.ends_with(wanted.format->suffix))
    throw UsageError("with --graph source the name of the file must end in " + std::string(suffix) +
                     ", not in " + std::string(wanted.format->suffix));
}

void check_summary(const Export& wanted) {
  const bool to_stream = wanted.output.file.empty() || wanted.output.file == "-";
  if (wanted.summary.file == "-" && to_stream)
    throw UsageError("the graph and --summary cannot both go to standard output; name a file for one");
  if (!wanted.summary.file.empty() && wanted.format == nullptr)
    throw UsageError("--summary counts nodes and edges, which --to extraction does not write");
}

// Claims are written whole: what chooses among edges would be passed over in silence.
void check_claims(const FilterOptions& filters, const FoldedTypes& folded, EdgeShape shape) {
  const bool chosen = !(filters.types.empty() && filters.node_types.empty() && filters.statuses.empty() &&
                        filters.countries.empty() && filters.source.empty() && filters.target.empty() &&
                        filters.either.empty() && filters.from.empty() && filters.to.empty() &&
                        filters.during.empty() && filters.as_of.empty() && filters.around.empty()) ||
                      filters.largest_component || filters.min_confidence > 0;
  if (chosen || folded.meetings || folded.agreements || shape != EdgeShape::relations)
    throw UsageError(
        "--to extraction writes all claims of all articles; filters and shapes of edges are for"
        " the other formats");
}

// Days, amounts and the names of types stay whole at that length.
void check_max_text(const Export& wanted) {
  constexpr std::uint64_t kLeast = 20;
  if (wanted.max_text == 0) return;
  if (wanted.max_text < kLeast) throw UsageError("--max-text takes a number of characters from 20 on");
  if (wanted.format == nullptr)
    throw UsageError("--max-text cuts what nodes and edges show; --to extraction writes claims whole");
}

ExportSummary write_nodes_and_edges(const Export& wanted, const Store& store, const Ontology& ontology,
                                    Context& context) {
  const ExporterInfo& format = *wanted.format;
  ViewFilter filter = to_view_filter(wanted.filters, store);
  if (!wanted.options.all) filter.most_nodes = format.most_nodes;
  const GraphView view(store, std::move(filter), wanted.evidence, wanted.shape, wanted.folded,
                       wanted.max_text);
  const ExportInput input{view, ontology, wanted.options};
  ExportSummary summary;
  if (format.parts != nullptr) {
    summary = export_folder(format, input, wanted.output.file, wanted.output.overwrite);
  } else {
    Output output(wanted.output, context);
    summary = write_graph(wanted.layout, format, input, output.stream());
    output.commit();
  }
  summary.values_shortened += view.texts_cut();
  return summary;
}

Export parsed(const Command& self, const std::vector<std::string>& arguments) {
  Export wanted;
  std::string to;
  std::string evidence = "all";
  std::string edges = "relations";
  std::vector<std::string> folds;
  std::string layout = "auto";
  FormatOptions format_options;
  Options options(self);
  options.value("-t,--to", "FORMAT", to, format_help());
  add_store(options, wanted.db);
  add_output_file(options, wanted.output);
  add_filters(options, wanted.filters, "--until");
  add_ends_filter(options, wanted.filters);
  options.value("--evidence", "none|first|all", evidence,
                "the sentences that go along with each edge (default: all)");
  options.value("--edges", "relations|merged", edges,
                "merged: one edge for all relations of a type from one node to\n"
                "                            another, with their number and times (default: relations,\n"
                "                            also called events; --collapse is --edges merged)");
  options.value("--max-text", "N", wanted.max_text,
                "cut names, properties and sentences that have more characters, and\n"
                "                            count them (20 or more; default: all stay whole)");
  options.values(
      "--fold", "meetings,agreements", folds,
      "instead of meetings or agreements as nodes, an edge meets-with or signs\n"
      "                            between each two that take part, with name, place, days and evidence");
  options.value(
      "--layout", "none|force", layout,
      "positions from a force layout, in gexf, graphml, dot and cytoscape\n"
      "                            (default: force up to 50,000 nodes for gexf, cytoscape and, from 500\n"
      "                            nodes and edges on, dot; below these dot draws in layers)");
  format_options.add_to(options);
  options.value("--summary", "FILE", wanted.summary.file,
                "counts of what was written, replaced, shortened and left out,\n"
                "                            as JSON; - is standard output");
  options.flag("-q,--quiet", wanted.quiet, "no summary on standard error");
  options.parse(with_our_names(arguments));
  wanted.format = checked_exporter(to, wanted.output.file);
  wanted.evidence = checked_evidence(evidence);
  wanted.shape = checked_shape(edges);
  wanted.folded = checked_folds(folds);
  wanted.summary.overwrite = wanted.output.overwrite;
  wanted.layout = checked_layout(layout, wanted.format);
  wanted.options = format_options.checked(wanted.format == nullptr ? kClaims : wanted.format->name);
  wanted.layout = checked_with(wanted.options, wanted.layout);
  if (wanted.format == nullptr) check_claims(wanted.filters, wanted.folded, wanted.shape);
  settle_graphs(wanted);
  check_summary(wanted);
  check_max_text(wanted);
  return wanted;
}

}  // namespace

int cmd_export(const Command& self, const std::vector<std::string>& arguments, Context& context) {
  const Export wanted = parsed(self, arguments);
  const Ontology ontology = Ontology::load(schemas_dir());
  check_filters(wanted.filters, ontology);
  const Store store = open_store(wanted.db, wanted.filters, context);
  if (wanted.format == nullptr) {
    write_claims(store, wanted.output, context);
    return kDone;
  }
  const ExportSummary summary = write_nodes_and_edges(wanted, store, ontology, context);
  if (!wanted.summary.file.empty()) {
    Output output(wanted.summary, context);
    output.stream() << summary_json(wanted.format->name, summary) << '\n';
    output.commit();
  }
  if (!wanted.quiet) print_summary(summary, context);
  return kDone;
}

}  // namespace newsgraph::cli
