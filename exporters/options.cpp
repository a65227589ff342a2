#include "exporters/options.hpp"

#include <array>

#include "base/error.hpp"
#include "exporters/option_values.hpp"

namespace newsgraph {
namespace {

constexpr std::string_view kEdgeKinds = "relation|numbered|unique";
constexpr std::string_view kCsvTargets = "common|neo4j|kuzu|ladybug|duckdb|memgraph|nebula|neptune|gephi";
constexpr std::string_view kCsvNewlines = "space|keep|escape";
constexpr std::string_view kDialects = "neo4j|memgraph";
constexpr std::uint64_t kMostBatchRows = 10'000;
constexpr std::uint64_t kMostPageNodes = 50'000;  // as many as a layout takes

constexpr std::array kOptions = {
    FormatOption{"--colors", "type|community", "gexf gexf-1.2 dot",
                 "what the colours of nodes tell (default: type)",
                 [](ExportOptions& options, std::string_view value) {
                   options.colors = value == "community" ? NodeColors::community : NodeColors::type;
                 }},
    FormatOption{"--strict", "", "graphml",
                 "valid by the GraphML schema: without the attribute of edges that\n"
                 "keeps relations of one pair apart in Gephi",
                 [](ExportOptions& options, std::string_view) { options.strict = true; }},
    FormatOption{"--tinkerpop", "", "graphml", "with the keys labelV and labelE for Gremlin and JanusGraph",
                 [](ExportOptions& options, std::string_view) { options.tinkerpop = true; }},
    FormatOption{"--gexf-version", "1.3|1.2", "gexf", "1.2 is the same as --to gexf-1.2 (default: 1.3)",
                 [](ExportOptions& options, std::string_view value) { options.gexf_1_2 = value == "1.2"; }},
    FormatOption{"--kind", kEdgeKinds, "gexf gexf-1.2",
                 "the edge type, by which Gephi merges edges: the relation, the\n"
                 "relation numbered where one pair has several (the default), or\n"
                 "another one for each edge",
                 [](ExportOptions& options, std::string_view value) {
                   options.kinds = chosen<EdgeKinds>(kEdgeKinds, value);
                 }},
    FormatOption{"--no-time", "", "gexf gexf-1.2", "without a timeline; the days stay as attributes",
                 [](ExportOptions& options, std::string_view) { options.time = false; }},
    FormatOption{"--no-viz", "", "gexf gexf-1.2", "without colours, positions and sizes",
                 [](ExportOptions& options, std::string_view) { options.viz = false; }},
    FormatOption{"--all", "", "dot", "all nodes that an edge joins, not the 500 with most articles",
                 [](ExportOptions& options, std::string_view) { options.all = true; }},
    FormatOption{"--cluster", "type", "dot", "a box for the nodes of each type",
                 [](ExportOptions& options, std::string_view) { options.clusters = true; }},
    FormatOption{"--rank", "time", "dot",
                 "columns by the first day that edges of a node tell, else their articles",
                 [](ExportOptions& options, std::string_view) { options.ranks = true; }},
    FormatOption{"--portable", "", "dot", "the same as --to dot-portable",
                 [](ExportOptions& options, std::string_view) { options.portable = true; }},
    FormatOption{"--csv-target", kCsvTargets, "csv",
                 "for which program;\n"
                 "common (default): one pair of files that the next five read, with a script for\n"
                 "each; the last three have pairs of their own",
                 [](ExportOptions& options, std::string_view value) {
                   options.csv_target = chosen<CsvTarget>(kCsvTargets, value);
                 }},
    FormatOption{"--csv-newlines", kCsvNewlines, "csv",
                 "line ends and tabs in a text become blanks (default), stay, or\n"
                 "become \\n, \\r, \\t, with \\\\ for a backslash",
                 [](ExportOptions& options, std::string_view value) {
                   options.csv_newlines = chosen<CsvNewlines>(kCsvNewlines, value);
                 }},
    FormatOption{"--array-delim", "C", "csv", "the character between the items of a list (default: ;)",
                 [](ExportOptions& options, std::string_view value) {
                   options.array_delimiter = checked_delimiter("--array-delim", value);
                 }},
    FormatOption{"--dialect", kDialects, "cypher",
                 "whose Cypher (default: neo4j; --to memgraph is the other)",
                 [](ExportOptions& options, std::string_view value) {
                   options.dialect = chosen<CypherDialect>(kDialects, value);
                 }},
    FormatOption{"--create", "", "cypher memgraph",
                 "for an empty database: CREATE, faster than MERGE, which a second\n"
                 "run would need",
                 [](ExportOptions& options, std::string_view) { options.create = true; }},
    FormatOption{"--batch", "N", "cypher memgraph", "rows of a statement, 1 to 10000 (default: 500)",
                 [](ExportOptions& options, std::string_view value) {
                   options.batch = checked_number("--batch", value, kMostBatchRows);
                 }},
    FormatOption{
        "--base", "IRI", "ntriples turtle jsonld",
        "what the names of nodes, edges, documents and evidence begin with\n"
        "(default: urn:newsgraph:)",
        [](ExportOptions& options, std::string_view value) { options.base = checked_iri("--base", value); }},
    FormatOption{"--no-direct", "", "ntriples turtle jsonld",
                 "statement nodes alone, without a direct triple for each\n"
                 "relation that happened or holds",
                 [](ExportOptions& options, std::string_view) { options.direct = false; }},
    FormatOption{
        "--graph", "none|source", "ntriples turtle jsonld",
        "source: evidence and direct triples stand in a graph named\n"
        "after their article; N-Triples become N-Quads, Turtle becomes TriG\n"
        "(-o graph.nq, -o graph.trig)",
        [](ExportOptions& options, std::string_view value) { options.graph_per_source = value == "source"; }},
    FormatOption{"--max-nodes", "N", "html",
                 "the nodes of the largest weight, and the edges among them\n"
                 "(default: 20000); the page says how many it leaves out",
                 [](ExportOptions& options, std::string_view value) {
                   options.max_nodes = checked_number("--max-nodes", value, kMostPageNodes);
                 }},
};

}  // namespace

std::span<const FormatOption> format_options() { return kOptions; }

bool takes(std::string_view format, const FormatOption& option) noexcept {
  return position(option.formats, ' ', format).has_value();
}

void set_option(ExportOptions& options, const FormatOption& option, std::string_view value) {
  const bool chosen = !option.values.empty() && (option.values[0] < 'A' || option.values[0] > 'Z');
  if (chosen && !position(option.values, '|', value))
    throw UsageError(std::string(option.name) + " takes " + std::string(option.values) + ", not '" +
                     std::string(value) + "'");
  option.set(options, value);
}

}  // namespace newsgraph
