#include "exporters/exporter.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <filesystem>

#include "base/error.hpp"
#include "base/file.hpp"
#include "exporters/csv_targets.hpp"
#include "exporters/rdf.hpp"

namespace newsgraph {

// One function a format, each in the .cpp named after it.
ExportSummary export_cypher(const ExportInput& input, std::ostream& out);
ExportSummary export_cytoscape(const ExportInput& input, std::ostream& out);
ExportSummary export_dot(const ExportInput& input, std::ostream& out);
ExportSummary export_dot_portable(const ExportInput& input, std::ostream& out);
ExportSummary export_followthemoney(const ExportInput& input, std::ostream& out);
ExportSummary export_gexf(const ExportInput& input, std::ostream& out);
ExportSummary export_gexf_1_2(const ExportInput& input, std::ostream& out);
ExportSummary export_graphml(const ExportInput& input, std::ostream& out);
ExportSummary export_graphson(const ExportInput& input, std::ostream& out);
ExportSummary export_html(const ExportInput& input, std::ostream& out);
ExportSummary export_jsonld(const ExportInput& input, std::ostream& out);
ExportSummary export_memgraph(const ExportInput& input, std::ostream& out);
ExportSummary export_ndjson(const ExportInput& input, std::ostream& out);
ExportSummary export_ntriples(const ExportInput& input, std::ostream& out);
ExportSummary export_turtle(const ExportInput& input, std::ostream& out);

namespace {

ExportSummary refuse_stream(const ExportInput&, std::ostream&) {
  throw UsageError("this format is several files; name a folder for them with -o FOLDER");
}

constexpr std::array kExporters = {
    ExporterInfo{"graphml", ".graphml", "GraphML: Gephi, networkx, igraph and every other graph tool",
                 export_graphml, nullptr, true},
    ExporterInfo{"gexf", ".gexf", "GEXF 1.3: Gephi, with time intervals, colours and positions", export_gexf,
                 nullptr, true, 0},
    ExporterInfo{"gexf-1.2", "", "GEXF 1.2: for readers that do not know 1.3, as networkx before 3.6",
                 export_gexf_1_2, nullptr, true, 0},
    ExporterInfo{"dot", ".dot", "Graphviz: a drawing with colours, line styles and a legend", export_dot,
                 nullptr, true, kDrawnDotFrom, kMostDotNodes},
    ExporterInfo{"dot-portable", "", "DOT without a drawing, for readers that know little of it: Gephi",
                 export_dot_portable},
    ExporterInfo{"html", ".html", "an interactive page: drawing, table, search, evidence; no network",
                 export_html},
    ExporterInfo{"csv", "", "a folder: nodes.csv, edges.csv, scripts to load them into databases",
                 refuse_stream, csv_parts},
    ExporterInfo{"cypher", ".cypher", "a Cypher script for Neo4j; running it again changes nothing",
                 export_cypher},
    ExporterInfo{"memgraph", ".cypherl", "the same script for Memgraph", export_memgraph},
    ExporterInfo{"ntriples", ".nt", "RDF, one triple a line: statement nodes with provenance",
                 export_ntriples},
    ExporterInfo{"turtle", ".ttl", "the same RDF for people to read", export_turtle},
    ExporterInfo{"jsonld", ".jsonld", "the same RDF as JSON-LD 1.1", export_jsonld},
    ExporterInfo{"cytoscape", ".cyjs", "JSON elements for Cytoscape and cytoscape.js", export_cytoscape,
                 nullptr, true, 0},
    ExporterInfo{"graphson", ".graphson", "GraphSON 3, a vertex a line: TinkerGraph, JanusGraph, Gremlin",
                 export_graphson},
    ExporterInfo{"followthemoney", ".ftm.json", "one entity a line for Aleph and its tools",
                 export_followthemoney},
    ExporterInfo{"ndjson", ".ndjson", "one JSON object a line, nodes then edges; lossless", export_ndjson},
};

void add(ExportSummary& sum, const ExportSummary& part) {
  sum.nodes += part.nodes;
  sum.edges += part.edges;
  sum.edges_left_out += part.edges_left_out;
  sum.characters_replaced += part.characters_replaced;
  sum.values_shortened += part.values_shortened;
  sum.values_left_out += part.values_left_out;
}

template <typename Fits>
const ExporterInfo* first_that(Fits fits) {
  const auto* found = std::ranges::find_if(kExporters, fits);
  return found == kExporters.end() ? nullptr : found;
}

}  // namespace

std::span<const ExporterInfo> exporters() { return kExporters; }

const ExporterInfo* exporter_named(std::string_view name) {
  return first_that([&](const ExporterInfo& info) { return info.name == name; });
}

const ExporterInfo* exporter_for_file(std::string_view path) {
  const auto ends = [&](std::string_view suffix) { return !suffix.empty() && path.ends_with(suffix); };
  return first_that([&](const ExporterInfo& info) {
    return ends(info.suffix) || ends(rdf::suffix_with_graphs(info.name));
  });
}

ExportSummary export_folder(const ExporterInfo& exporter, const ExportInput& input, const std::string& folder,
                            bool overwrite) {
  std::deque<AtomicFile> files;
  ExportSummary sum;
  for (const ExportPart& part : exporter.parts(input.options)) {
    const std::filesystem::path path = std::filesystem::path(folder) / part.file;
    std::error_code error;
    std::filesystem::create_directories(path.parent_path(), error);
    if (error) throw Error(path.parent_path().string() + ": cannot be made: " + error.message());
    add(sum, part.write(input, files.emplace_back(path.string(), overwrite).stream()));
  }
  for (AtomicFile& file : files) file.commit();
  return sum;
}

}  // namespace newsgraph
