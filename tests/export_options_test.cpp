// Options that only some formats take: their values, and what they change in a file.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/json.hpp"
#include "base/utf8.hpp"
#include "export_graphs.hpp"
#include "export_variants.hpp"
#include "exporters/page_template.hpp"

using namespace newsgraph;
using namespace newsgraph::test;

namespace {

// A format of several files: one behind the other under their names.
std::string exported(std::string_view format, const GraphView& view, const ExportOptions& options,
                     ExportSummary* summary = nullptr) {
  static const Ontology ontology = test_ontology();
  const ExporterInfo& exporter = *exporter_named(format);
  std::ostringstream out;
  if (exporter.parts == nullptr) {
    const ExportSummary written = exporter.write({view, ontology, options}, out);
    if (summary != nullptr) *summary = written;
    return out.str();
  }
  for (const ExportPart& part : exporter.parts(options)) {
    out << "== " << part.file << " ==\n";
    part.write({view, ontology, options}, out);
  }
  return out.str();
}

std::string exported(std::string_view format, const SourcedGraph& graph, const ExportOptions& options) {
  const GraphStore holder(graph);
  return exported(format, GraphView(holder.store()), options);
}

ExportOptions with(std::string_view option, std::string_view value = {}) {
  ExportOptions options;
  give(options, option, value);
  return options;
}

std::size_t count(const std::string& text, std::string_view piece) {
  std::size_t found = 0;
  for (std::size_t at = text.find(piece); at != std::string::npos; at = text.find(piece, at + 1)) ++found;
  return found;
}

// The golden file's bytes; NEWSGRAPH_ACCEPT=1 makes the present output the golden file.
std::string golden(std::string_view name, const std::string& present) {
  const std::string path =
      std::string(NEWSGRAPH_SOURCE_DIR) + "/tests/data/exporters/small." + std::string(name);
  if (std::getenv("NEWSGRAPH_ACCEPT") != nullptr) std::ofstream(path, std::ios::binary) << present;
  return read_file(path);
}

std::string data_of(const std::string& page) {
  const std::size_t begin = page.find("\"node_types\"");
  return "{" + page.substr(begin, page.find("</script>", begin) - begin);
}

}  // namespace

TEST_CASE("each option has a name and help, and is for formats that there are") {
  std::set<std::string_view> names;
  for (const FormatOption& option : format_options()) {
    CAPTURE(option.name);
    CHECK(option.name.starts_with("--"));
    CHECK(names.insert(option.name).second);
    CHECK(!option.help.empty());
    std::istringstream formats{std::string(option.formats)};
    std::size_t known = 0;
    for (std::string format; formats >> format; ++known) CHECK(exporter_named(format) != nullptr);
    CHECK(known > 0);
    CHECK(!takes("no such format", option));
  }
}

TEST_CASE("values that an option does not take are refused") {
  const std::vector<std::pair<std::string_view, std::string_view>> wrong = {
      {"--csv-target", "oracle"}, {"--csv-target", "neo4j|kuzu"},
      {"--csv-newlines", ""},     {"--array-delim", ""},
      {"--array-delim", ";;"},    {"--array-delim", ","},
      {"--array-delim", "\""},    {"--array-delim", "\\"},
      {"--array-delim", "a"},     {"--dialect", "sql"},
      {"--batch", "0"},           {"--batch", "10001"},
      {"--batch", "-1"},          {"--batch", "5x"},
      {"--base", "graph/"},       {"--base", "https://a b/"},
      {"--base", "1a:b"},         {"--base", "a:<b>"},
      {"--base", "a:\xFF"},       {"--base", ":"},
      {"--cluster", "country"},   {"--rank", ""},
      {"--kind", "both"},         {"--gexf-version", "1.1"},
      {"--graph", "all"},         {"--max-nodes", "0"},
      {"--max-nodes", "50001"}};
  for (const auto& [option, value] : wrong) {
    CAPTURE(option, value);
    CHECK_THROWS_AS(with(option, value), UsageError);
  }
  ExportOptions neptune = with("--csv-target", "neptune");
  give(neptune, "--array-delim", "|");
  CHECK_THROWS_AS(exporter_named("csv")->parts(neptune), UsageError);
}

TEST_CASE("each variant writes the small graph as its golden file says") {
  const GraphStore holder(small_graph());
  for (const ExportVariant& variant : export_variants()) {
    if (variant.format == "html") continue;  // holds the program, too
    CAPTURE(variant.name);
    const std::string bytes = exported(variant.format, GraphView(holder.store()), variant.options());
    CHECK(bytes == golden(variant.name, bytes));
  }
}

TEST_CASE("each variant writes the hostile graph: valid UTF-8, no control character, the same bytes twice") {
  const GraphStore holder(hostile_graph());
  for (const ExportVariant& variant : export_variants()) {
    if (variant.format == "html" && page_template() == nullptr) continue;
    CAPTURE(variant.name);
    const std::string bytes = exported(variant.format, GraphView(holder.store()), variant.options());
    CHECK(utf8::valid(bytes));
    const auto control = [](char c) {
      return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t';
    };
    CHECK(std::ranges::count_if(bytes, control) == 0);
    CHECK(bytes == exported(variant.format, GraphView(holder.store()), variant.options()));
  }
}

TEST_CASE("a database's CSV is the common pair with its script alone") {
  const GraphStore holder(small_graph());
  const GraphView view(holder.store());
  const std::string common = exported("csv", view, {});
  const std::string pair = common.substr(0, common.find("== load/"));
  for (const auto& [target, script] :
       std::vector<std::pair<std::string_view, std::string_view>>{{"neo4j", "load/neo4j.args"},
                                                                  {"kuzu", "load/ladybug.cypher"},
                                                                  {"ladybug", "load/ladybug.cypher"},
                                                                  {"duckdb", "load/duckdb.sql"},
                                                                  {"memgraph", "load/memgraph.cypherl"}}) {
    CAPTURE(target);
    const std::string one = exported("csv", view, with("--csv-target", target));
    CHECK(one.starts_with(pair));
    CHECK(count(one, "\n== ") == 2);
    const std::string begin = "== " + std::string(script) + " ==\n";
    const std::string rest = one.substr(one.find(begin));
    CHECK(common.find(rest) != std::string::npos);
  }
}

TEST_CASE("line ends in CSV become blanks, stay, or are escaped, and the scripts follow") {
  SourcedGraph graph = small_graph();
  graph.graph.nodes.front().name = "one\ntwo\tthree\\four";
  graph.graph.nodes.front().aliases = {"a;b", "c|d"};
  CHECK(exported("csv", graph, {}).find("\"one two three\\four\"") != std::string::npos);
  const std::string kept = exported("csv", graph, with("--csv-newlines", "keep"));
  CHECK(kept.find("\"one\ntwo\tthree\\four\"") != std::string::npos);
  CHECK(count(kept, "--multiline-fields=true\n") == 1);
  CHECK(count(kept, "(PARALLEL=false, HEADER") == 2);
  const std::string escaped = exported("csv", graph, with("--csv-newlines", "escape"));
  CHECK(escaped.find("\"one\\ntwo\\tthree\\\\four\"") != std::string::npos);
  CHECK(count(escaped, "multiline") + count(escaped, "PARALLEL") == 0);
  const std::string delimited = exported("csv", graph, with("--array-delim", "|"));
  CHECK(delimited.find("\"a;b|c,d\"") != std::string::npos);
  CHECK(delimited.find("--array-delimiter=|\n") != std::string::npos);
  CHECK(delimited.find("string_split(`aliases`, '|')") != std::string::npos);
  CHECK(delimited.find("split(row.`aliases:string[]`, \"|\")") != std::string::npos);
}

TEST_CASE("NebulaGraph gets a rank that tells parallel edges apart and stays when others come") {
  const std::string bytes = exported("csv", hostile_graph(), with("--csv-target", "nebula"));
  const auto rank_of = [](const std::string& text, const std::string& ends, const std::string& id) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
      if (line.starts_with(ends) && line.find(",\"" + id + "\",") != std::string::npos)
        return line.substr(ends.size(), line.find(',', ends.size()) - ends.size());
    }
    return std::string();
  };
  const std::string ends = "\"person:0\",\"person:1\",";
  const std::string first = rank_of(bytes, ends, "parallel-1");
  const std::string third = rank_of(bytes, ends, "parallel-3");
  CHECK(!first.empty());
  CHECK(!third.empty());
  CHECK(first != third);
  SourcedGraph fewer = hostile_graph();
  std::erase_if(fewer.graph.edges, [](const Edge& edge) { return edge.id == "parallel-1"; });
  CHECK(rank_of(exported("csv", fewer, with("--csv-target", "nebula")), ends, "parallel-3") == third);
}

TEST_CASE("CSV for Neptune types its columns, and no backslash hides the end of a list's item") {
  SourcedGraph graph = small_graph();
  graph.graph.nodes.front().aliases = {"a\\", "b;c", "d\\\\"};
  const std::string bytes = exported("csv", graph, with("--csv-target", "neptune"));
  CHECK(bytes.find("\"a/;b,c;d//\"") != std::string::npos);
  CHECK(bytes.find(",aliases:String[],") != std::string::npos);
  CHECK(bytes.find(",born:Long(single),") != std::string::npos);
  const std::string edges = bytes.substr(bytes.find("== edges.csv =="));
  CHECK(edges.substr(0, edges.find("\"e1\"")).find("(single)") == std::string::npos);
}

TEST_CASE("CSV for Gephi has kinds that differ, times as intervals and no bare day elsewhere") {
  SourcedGraph graph = small_graph();
  graph.graph.edges[0].to.clear();
  graph.graph.edges[1].from.clear();
  graph.graph.nodes[0].properties["office"] = std::string("back\\slash");
  Edge again = graph.graph.edges[2];
  again.id = "e9";
  graph.graph.edges.push_back(again);
  const std::string bytes = exported("csv", graph, with("--csv-target", "gephi"));
  CHECK(bytes.find("\"<[2026-02-10, Infinity]>\"") != std::string::npos);
  CHECK(bytes.find("\"<[-Infinity, 2026-02-01]>\"") != std::string::npos);
  CHECK(bytes.find(",\"represents\",\"e3\",") != std::string::npos);
  CHECK(bytes.find(",\"represents 2\",\"e9\",") != std::string::npos);
  CHECK(bytes.find("\"back\\\\slash\"") != std::string::npos);
  CHECK(count(bytes, "start_date") == 0);
}

TEST_CASE("a Cypher script creates or merges, in batches as long as wanted") {
  const GraphStore holder(crowd_graph(30, 90));
  const GraphView view(holder.store());
  const std::string merging = exported("cypher", view, {});
  CHECK(count(merging, "UNWIND") == 5);  // two types of nodes, three of edges
  CHECK(count(merging, "\nMERGE ") == 5);
  CHECK(count(merging, "\nCREATE (") == 0);
  ExportOptions options = with("--create");
  give(options, "--batch", "10");
  const std::string creating = exported("cypher", view, options);
  CHECK(count(creating, "MERGE") == 0);
  CHECK(count(creating, "\nCREATE (") == count(creating, "UNWIND"));
  CHECK(count(creating, "UNWIND") >= 12);
  CHECK(count(creating, "{`id`: ") == 120);  // 30 nodes, 90 edges
  CHECK(exported("cypher", view, with("--dialect", "memgraph")) == exported("memgraph", view, {}));
}

TEST_CASE("RDF names follow the base, and the vocabulary does not") {
  const GraphStore holder(small_graph());
  const GraphView view(holder.store());
  for (const std::string base : {"https://example.org/graph", "https://example.org/graph/"}) {
    const std::string bytes = exported("ntriples", view, with("--base", base));
    CHECK(bytes.find("<https://example.org/graph/node/country:NOR>") != std::string::npos);
    CHECK(bytes.find("urn:newsgraph:node") == std::string::npos);
    CHECK(bytes.find("<urn:newsgraph:relation:represents>") != std::string::npos);
  }
  CHECK(exported("turtle", view, with("--base", "urn:mine:")).find("<urn:mine:node:>") != std::string::npos);
  CHECK(exported("turtle", view, with("--base", "https://a.example/#")).find("<https://a.example/#node/>") !=
        std::string::npos);
}

TEST_CASE("RDF without direct triples keeps the statements, and graphs need evidence") {
  const GraphStore holder(small_graph());
  const GraphView view(holder.store());
  constexpr std::string_view kDirect =
      "<urn:newsgraph:node:country:SWE> <urn:newsgraph:relation:threatens-tariff> "
      "<urn:newsgraph:node:country:NOR>";
  CHECK(exported("ntriples", view, {}).find(kDirect) != std::string::npos);
  const std::string statements = exported("ntriples", view, with("--no-direct"));
  CHECK(statements.find(kDirect) == std::string::npos);
  CHECK(count(statements, "#Statement> .") == 3);
  const std::string quads = exported("ntriples", view, with("--graph", "source"));
  CHECK(quads.find(std::string(kDirect) + " <urn:newsgraph:document:second> .\n") != std::string::npos);
  const GraphView bare(holder.store(), {}, EvidenceMode::none);
  CHECK_THROWS_AS(exported("ntriples", bare, with("--graph", "source")), UsageError);
}

TEST_CASE("the page keeps the nodes of the largest weight and counts what it leaves out") {
  if (page_template() == nullptr) return;
  const GraphStore holder(crowd_graph(60, 200));
  const GraphView view(holder.store());
  ExportSummary summary;
  const Json page = Json::parse(data_of(exported("html", view, with("--max-nodes", "20"), &summary)), "page");
  CHECK(page["nodes"].as_array().size() == 20);
  CHECK(summary.nodes == 20);
  CHECK(page["left_out"]["nodes"].as_integer() == 40);
  CHECK(static_cast<std::size_t>(page["left_out"]["edges"].as_integer()) ==
        200 - page["edges"].as_array().size());
  CHECK(summary.edges == page["edges"].as_array().size());
}
