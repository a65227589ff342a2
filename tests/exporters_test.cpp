#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/json.hpp"
#include "base/utf8.hpp"
#include "export_graphs.hpp"
#include "exporters/drawing.hpp"
#include "exporters/page_data.hpp"
#include "exporters/page_template.hpp"
#include "exporters/rdf.hpp"

using namespace newsgraph;
using namespace newsgraph::test;

namespace {

struct Exported {
  std::string bytes;
  ExportSummary summary;
};

void run_one(ExportFunction write, const GraphView& view, Exported& exported) {
  static const Ontology ontology = test_ontology();
  std::ostringstream out;
  const ExportSummary summary = write({view, ontology}, out);
  exported.bytes += out.str();
  exported.summary.nodes += summary.nodes;
  exported.summary.edges += summary.edges;
  exported.summary.edges_left_out += summary.edges_left_out;
  exported.summary.characters_replaced += summary.characters_replaced;
  exported.summary.values_shortened += summary.values_shortened;
  exported.summary.values_left_out += summary.values_left_out;
}

// How many nodes the format writes: all, but DOT those that an edge joins, of which there must be one.
std::size_t nodes_in(const ExporterInfo& exporter, const ResolvedGraph& graph) {
  if (exporter.name != "dot") return graph.nodes.size();
  std::set<std::string> joined;
  for (const Edge& edge : graph.edges) {
    if (!edge.source.empty() && !edge.target.empty()) joined.insert({edge.source, edge.target});
  }
  return joined.size();
}

// False for the page in a build without Node.js; its export says so, which commands_test looks at.
bool can_run(const ExporterInfo& exporter) { return exporter.name != "html" || page_template() != nullptr; }

std::vector<ExportPart> parts_of(const ExporterInfo& exporter, const ExportOptions& options = {}) {
  if (exporter.parts == nullptr) return {};
  const std::span<const ExportPart> parts = exporter.parts(options);
  return {parts.begin(), parts.end()};
}

// The page without the program in it and its version, which change with every edit.
std::string page_data(const std::string& page) {
  const std::size_t begin = page.find("\"node_types\"");
  return page.substr(begin, page.find("</script>", begin) - begin);
}

// The parts of a format of several files stand one behind the other under their names.
Exported run(const ExporterInfo& exporter, const Store& store, ViewFilter filter = {}) {
  const GraphView view(store, std::move(filter));
  Exported exported;
  if (exporter.parts == nullptr) run_one(exporter.write, view, exported);
  if (exporter.name == "html") exported.bytes = page_data(exported.bytes);
  for (const ExportPart& part : parts_of(exporter)) {
    exported.bytes += "== " + std::string(part.file) + " ==\n";
    run_one(part.write, view, exported);
  }
  return exported;
}

Exported run(std::string_view name, const SourcedGraph& graph) {
  const GraphStore holder(graph);
  return run(*exporter_named(name), holder.store());
}

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

// The golden file's bytes; NEWSGRAPH_ACCEPT=1 makes the present output the golden file.
std::string golden(const ExporterInfo& exporter, const std::string& present) {
  const std::string path =
      std::string(NEWSGRAPH_SOURCE_DIR) + "/tests/data/exporters/small." + std::string(exporter.name);
  if (std::getenv("NEWSGRAPH_ACCEPT") != nullptr) std::ofstream(path, std::ios::binary) << present;
  return read_file(path);
}

// Takes no byte, as a full disk does.
class FullDisk : public std::streambuf {
protected:
  int_type overflow(int_type) override { return traits_type::eof(); }
  std::streamsize xsputn(const char*, std::streamsize) override { return 0; }
};

}  // namespace

TEST_CASE("each exporter has a name, a suffix and a description of its own") {
  std::set<std::string_view> names, suffixes;
  for (const ExporterInfo& exporter : exporters()) {
    CAPTURE(exporter.name);
    CHECK(names.insert(exporter.name).second);
    CHECK(!exporter.description.empty());
    CHECK(exporter_named(exporter.name) == &exporter);
    if (exporter.suffix.empty()) continue;
    CHECK(suffixes.insert(exporter.suffix).second);
    CHECK(exporter.suffix.starts_with("."));
    CHECK(exporter_for_file("folder.d/graph" + std::string(exporter.suffix)) == &exporter);
  }
  CHECK(exporter_named("") == nullptr);
  CHECK(exporter_named("docx") == nullptr);
  CHECK(exporter_for_file("graph") == nullptr);
}

TEST_CASE("a suffix of quads chooses the format of its triples") {
  CHECK(exporter_for_file("graph.nq") == exporter_named("ntriples"));
  CHECK(exporter_for_file("graph.trig") == exporter_named("turtle"));
  CHECK(rdf::suffix_with_graphs("jsonld").empty());
}

TEST_CASE("every exporter writes a graph of one node") {
  const GraphStore holder(crowd_graph(1, 0));
  for (const ExporterInfo& exporter : exporters()) {
    if (!can_run(exporter)) continue;
    INFO(exporter.name);
    const Exported exported = run(exporter, holder.store());
    CHECK(exported.summary.nodes == 1);
    CHECK(exported.summary.edges == 0);
    CHECK(exported.bytes.find("Name 0") != std::string::npos);
  }
}

TEST_CASE("every exporter writes an empty graph") {
  const GraphStore holder(empty_graph());
  for (const ExporterInfo& exporter : exporters()) {
    if (!can_run(exporter)) continue;
    CAPTURE(exporter.name);
    const Exported exported = run(exporter, holder.store());
    CHECK(exported.summary.nodes == 0);
    CHECK(exported.summary.edges == 0);
  }
}

TEST_CASE("every exporter writes the small graph as its golden file says") {
  const GraphStore holder(small_graph());
  for (const ExporterInfo& exporter : exporters()) {
    if (!can_run(exporter)) continue;
    CAPTURE(exporter.name);
    const Exported exported = run(exporter, holder.store());
    CHECK(exported.summary.nodes == 3);
    CHECK(exported.summary.edges == 3);
    CHECK(exported.summary.edges_left_out == 0);
    CHECK(exported.bytes == golden(exporter, exported.bytes));
  }
}

TEST_CASE(
    "every exporter writes the hostile graph: whole, valid UTF-8, no control character, the same bytes "
    "twice") {
  const SourcedGraph graph = hostile_graph();
  const GraphStore holder(graph);
  for (const ExporterInfo& exporter : exporters()) {
    if (!can_run(exporter)) continue;
    CAPTURE(exporter.name);
    const Exported exported = run(exporter, holder.store());
    CHECK(exported.summary.nodes == nodes_in(exporter, graph.graph));
    CHECK(exported.summary.edges + exported.summary.edges_left_out == graph.graph.edges.size());
    CHECK(exported.summary.edges_left_out <= 1);
    CHECK(utf8::valid(exported.bytes));
    const auto control = [](char c) {
      return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t';
    };
    CHECK(std::ranges::count_if(exported.bytes, control) == 0);
    CHECK(exported.bytes == run(exporter, holder.store()).bytes);
  }
}

TEST_CASE("the order in which a graph was stored does not show") {
  SourcedGraph reversed = small_graph();
  std::ranges::reverse(reversed.graph.nodes);
  std::ranges::reverse(reversed.graph.edges);
  std::ranges::reverse(reversed.articles);
  const GraphStore holder(small_graph());
  const GraphStore other(reversed);
  for (const ExporterInfo& exporter : exporters()) {
    if (!can_run(exporter)) continue;
    CAPTURE(exporter.name);
    CHECK(run(exporter, holder.store()).bytes == run(exporter, other.store()).bytes);
  }
}

TEST_CASE("every exporter writes what the filter leaves") {
  const GraphStore holder(small_graph());
  ViewFilter filter;
  filter.types = {"represents"};
  for (const ExporterInfo& exporter : exporters()) {
    if (!can_run(exporter)) continue;
    CAPTURE(exporter.name);
    const Exported exported = run(exporter, holder.store(), filter);
    CHECK(exported.summary.nodes == 2);
    CHECK(exported.summary.edges == 1);
  }
}

TEST_CASE("a stream that takes no more bytes is an error, not a short file") {
  const GraphStore holder(small_graph());
  const GraphView view(holder.store(), {});
  const Ontology ontology = test_ontology();
  for (const ExporterInfo& exporter : exporters()) {
    if (!can_run(exporter)) continue;
    CAPTURE(exporter.name);
    const auto check = [&](ExportFunction write) {
      FullDisk disk;
      std::ostream out(&disk);
      CHECK_THROWS_AS(write({view, ontology}, out), Error);
    };
    check(exporter.write);
    for (const ExportPart& part : parts_of(exporter)) check(part.write);
  }
}

TEST_CASE("NDJSON lines are JSON and give every value back unchanged") {
  const SourcedGraph graph = hostile_graph();
  const std::vector<std::string> rows = lines(run("ndjson", graph).bytes);
  REQUIRE(rows.size() == graph.graph.nodes.size() + graph.graph.edges.size());
  for (std::size_t i = 0; i < graph.graph.nodes.size(); ++i) {
    const Node& node = graph.graph.nodes[i];
    const Json json = Json::parse(rows[i], node.id);
    CHECK(json["kind"].as_string() == "node");
    CHECK(json["id"].as_string() == node.id);
    CHECK(json["name"].as_string() == node.name);
    CHECK(json.strings("aliases") == node.aliases);
    CHECK(json["properties"].as_object().size() == node.properties.size());
    for (const auto& [name, value] : node.properties) {
      const Json& member = json["properties"][name];
      CHECK((member.is_string() ? member.as_string() : member.dump()) == to_string(value));
    }
  }
  for (std::size_t i = 0; i < graph.graph.edges.size(); ++i) {
    const Edge& edge = graph.graph.edges[i];
    const Json json = Json::parse(rows[graph.graph.nodes.size() + i], edge.id);
    CHECK(json["id"].as_string() == edge.id);
    CHECK(json.string_or("target") == edge.target);
    CHECK(json["target"].is_null() == edge.target.empty());
    CHECK(json["status"].as_string() == name_of(edge.status));
    REQUIRE(json["evidence"].as_array().size() == edge.evidence.size());
    CHECK(json["evidence"].as_array().front()["quote"].as_string() == edge.evidence.front().quote);
    CHECK(json.has("roles") == !edge.roles.empty());
  }
}

TEST_CASE("GraphML keeps parallel edges apart by type and leaves out edges with one end") {
  const Exported exported = run("graphml", hostile_graph());
  CHECK(exported.summary.edges_left_out == 1);
  CHECK(exported.bytes.find(
            "<edge id=\"parallel-1\" source=\"person:0\" target=\"person:1\" label=\"meets-with\">") !=
        std::string::npos);
  CHECK(exported.bytes.find("<edge id=\"parallel-2\" source=\"person:0\" target=\"person:1\" "
                            "label=\"threatens-tariff\">") != std::string::npos);
  CHECK(exported.bytes.find(
            "<edge id=\"parallel-3\" source=\"person:0\" target=\"person:1\" label=\"meets-with 2\">") !=
        std::string::npos);
  CHECK(exported.bytes.find("source=\"a_x20_b_x2F_c_x3F_d_x3D_1_x26_e\"") != std::string::npos);
  CHECK(exported.summary.characters_replaced > 0);
}

TEST_CASE("DOT holds no string that Graphviz refuses") {
  const Exported exported = run("dot", hostile_graph());
  std::size_t open = std::string::npos;
  std::size_t longest = 0;
  for (std::size_t i = 0; i < exported.bytes.size(); ++i) {
    if (exported.bytes[i] != '"') continue;
    std::size_t backslashes = 0;
    while (open != std::string::npos && exported.bytes[i - 1 - backslashes] == '\\') ++backslashes;
    if (backslashes % 2 == 1) continue;
    if (open == std::string::npos) {
      open = i;
    } else {
      longest = std::max(longest, i - open);
      open = std::string::npos;
    }
  }
  CHECK(open == std::string::npos);
  CHECK(longest > 1000);
  CHECK(longest < 16384);
  CHECK(exported.summary.values_shortened >= 2);
}

TEST_CASE("DOT draws what an edge joins, and all nodes where there is no edge") {
  const SourcedGraph graph = hostile_graph();
  const std::string bytes = run("dot", graph).bytes;
  CHECK(nodes_in(*exporter_named("dot"), graph.graph) < graph.graph.nodes.size());
  CHECK(bytes.find("\n\"person:misfits\" [") == std::string::npos);
  CHECK(run("dot-portable", graph).bytes.find("person:misfits") != std::string::npos);
  CHECK(run("dot", crowd_graph(5, 0)).summary.nodes == 5);
}

TEST_CASE("DOT shows the status in the line and explains in the legend what it drew") {
  const std::string bytes = run("dot", small_graph()).bytes;
  CHECK(bytes.find("(planned)\\n2026-02-10") != std::string::npos);
  CHECK(bytes.find("style=dashed") != std::string::npos);
  CHECK(bytes.find("arrowhead=empty") != std::string::npos);
  CHECK(bytes.find("threatened</FONT>") != std::string::npos);
  CHECK(bytes.find("negated or denied") == std::string::npos);
}

TEST_CASE("GEXF gives the relation as kind and whole days only") {
  const std::string small = run("gexf", small_graph()).bytes;
  CHECK(small.find(
            "kind=\"threatens-tariff\" label=\"threatens a tariff on\" weight=\"1\" start=\"2026-02-01\" "
            "end=\"2026-02-01\">") != std::string::npos);
  SourcedGraph odd = small_graph();
  odd.graph.edges[0].from = "2026-02";     // partial
  odd.graph.edges[1].from = "2026-02-02";  // behind its end
  const Exported exported = run("gexf", odd);
  CHECK(exported.summary.values_left_out == 3);
  CHECK(exported.bytes.find("start=") == std::string::npos);
  CHECK(exported.bytes.find("weight=\"2\" end=\"2026-02-10\">") != std::string::npos);
  CHECK(exported.bytes.find("<attvalue for=\"start_date\" value=\"2026-02\"/>") != std::string::npos);
}

TEST_CASE("edges read in one walk over all claims equal those looked up one by one") {
  for (const SourcedGraph& graph : {hostile_graph(), crowd_graph(60, 400)}) {
    const GraphStore holder(graph);
    const GraphView view(holder.store());
    std::size_t count = 0;
    view.for_each_edge([&](const Edge& walked) {
      const std::optional<Edge> alone = view.edge(walked.id);
      REQUIRE(alone);
      CHECK(alone->roles == walked.roles);
      CHECK(alone->properties == walked.properties);
      REQUIRE(alone->evidence.size() == walked.evidence.size());
      for (std::size_t i = 0; i < walked.evidence.size(); ++i) {
        CHECK(alone->evidence[i].document == walked.evidence[i].document);
        CHECK(alone->evidence[i].claim == walked.evidence[i].claim);
        CHECK(alone->evidence[i].quote == walked.evidence[i].quote);
        CHECK(alone->evidence[i].source == walked.evidence[i].source);
      }
      ++count;
    });
    CHECK(count == graph.graph.edges.size());
  }
}

TEST_CASE("formats with a place for positions write them for every node, and else nothing changes") {
  const SourcedGraph graph = hostile_graph();
  const GraphStore holder(graph);
  const GraphView view(holder.store());
  const Ontology ontology = test_ontology();
  const Drawing drawing(view);
  const std::vector<std::pair<std::string_view, std::string_view>> signs = {{"graphml", "<data key=\"n_x\">"},
                                                                            {"gexf", "<viz:position "},
                                                                            {"gexf-1.2", "<viz:position "},
                                                                            {"dot", ", pos=\""},
                                                                            {"cytoscape", "\"position\":{"}};
  int seen = 0;
  for (const ExporterInfo& exporter : exporters()) {
    if (!exporter.drawable) continue;
    CAPTURE(exporter.name);
    const auto sign = std::ranges::find(signs, exporter.name, [](const auto& pair) { return pair.first; });
    REQUIRE(sign != signs.end());
    std::ostringstream out, again;
    const ExportSummary summary = exporter.write({view, ontology, {}, &drawing}, out);
    const Drawing second(view);
    exporter.write({view, ontology, {}, &second}, again);
    CHECK(summary.nodes == nodes_in(exporter, graph.graph));
    CHECK(out.str() == again.str());
    std::size_t count = 0;
    const std::string bytes = out.str();
    for (std::size_t at = bytes.find(sign->second); at != std::string::npos;
         at = bytes.find(sign->second, at + 1)) {
      ++count;
    }
    CHECK(count == nodes_in(exporter, graph.graph));
    CHECK(run(exporter, holder.store()).bytes.find(sign->second) == std::string::npos);
    ++seen;
  }
  CHECK(seen == 5);
}

TEST_CASE("colours by community are those of the largest communities, and the legend says so") {
  const GraphStore holder(crowd_graph(300, 900));
  const Ontology ontology = test_ontology();
  const GraphView view(holder.store(), {});
  const Drawing drawing(view, NodeColors::community);
  std::set<std::string_view> colors;
  for (std::size_t i = 0; i < drawing.nodes().size(); ++i) colors.insert(drawing.color(i, nullptr));
  CHECK(colors.size() > 4);
  CHECK(colors.contains("#56b4e9"));
  std::ostringstream dot, gexf;
  exporter_named("dot")->write({view, ontology, {}, &drawing}, dot);
  exporter_named("gexf")->write({view, ontology, {}, &drawing}, gexf);
  for (const std::string_view color : colors)
    CHECK(dot.str().find("fillcolor=\"" + std::string(color)) != std::string::npos);
  CHECK(dot.str().find("the seven largest communities") != std::string::npos);
  CHECK(dot.str().find("<TD BGCOLOR") == std::string::npos);
  CHECK(gexf.str().find("<viz:color r=\"86\" g=\"180\" b=\"233\"/>") != std::string::npos);
}

TEST_CASE("a drawing finds its nodes, and sizes grow with what is said") {
  const GraphStore holder(crowd_graph(60, 200));
  const GraphView view(holder.store());
  const Drawing drawing(view);
  std::size_t at = 0;
  view.for_each_node([&](const Node& node) { CHECK(drawing.find(node.id) == at++); });
  CHECK(drawing.find("") == Drawing::kNone);
  CHECK(drawing.find("no such node") == Drawing::kNone);
  const auto heavier = [](const DrawnNode& a, const DrawnNode& b) { return a.weight < b.weight; };
  const auto [least, most] = std::ranges::minmax_element(drawing.nodes(), heavier);
  CHECK(most->size == 22);
  CHECK(least->size < most->size);
  CHECK(least->size >= 4);
}

TEST_CASE("JSON in a script element can neither end it nor start another line") {
  Bytes out;
  append_script_json(out, "[\"</script><!-- & \xE2\x80\xA8 \xE2\x80\xA9 \xE2\x80\xAA \xE2\"]");
  CHECK(out.view() == "[\"\\u003c/script\\u003e\\u003c!-- \\u0026 \\u2028 \\u2029 \xE2\x80\xAA \xE2\"]");
}

TEST_CASE("the page's data are JSON without markup, and marks count UTF-16 units") {
  const ExporterInfo& page = *exporter_named("html");
  if (!can_run(page)) return;
  const GraphStore hostile(hostile_graph());
  const std::string bytes = run(page, hostile.store()).bytes;
  CHECK(bytes.find_first_of("<>&") == std::string::npos);
  CHECK_NOTHROW(Json::parse("{" + bytes, "page"));

  SourcedGraph graph = small_graph();
  graph.articles[0].quote("unused");
  Edge edge = graph.graph.edges.front();
  edge.id = "zz";
  EdgeEvidence evidence = graph.articles[0].quote("👩 é met x");
  evidence.trigger = {evidence.sentence.begin + 8, evidence.sentence.begin + 11};
  graph.articles[0].extraction.relations.back().evidence.trigger = evidence.trigger;
  edge.evidence = {evidence};
  graph.graph.edges.push_back(edge);
  const GraphStore holder(graph);
  const Json data = Json::parse("{" + run(page, holder.store()).bytes, "page");
  const Json::Array& row = data["edges"].as_array().back().as_array();
  CHECK(row.back().dump() == "[[4,[[5,8,\"trigger\"]],\"test-rule\"]]");
}

TEST_CASE("GEXF gives the times of a merged edge as spells") {
  SourcedGraph graph = small_graph();
  Edge again = graph.graph.edges[1];
  again.id = "e9";
  again.from = again.to = "2026-03-01";
  graph.graph.edges.push_back(again);
  const GraphStore holder(graph);
  Exported exported;
  run_one(exporter_named("gexf")->write, GraphView(holder.store(), {}, EvidenceMode::all, EdgeShape::merged),
          exported);
  CHECK(exported.summary.edges == 3);
  CHECK(exported.bytes.find("<spells><spell start=\"2026-02-01\" end=\"2026-02-01\"/>"
                            "<spell start=\"2026-03-01\" end=\"2026-03-01\"/></spells>") !=
        std::string::npos);
}

TEST_CASE("portable DOT holds nothing that Gephi's reader stumbles over") {
  const Exported exported = run("dot-portable", hostile_graph());
  const std::vector<std::string> all = lines(exported.bytes);
  REQUIRE(all.size() > 3);
  CHECK(all[1] == "digraph newsgraph {");
  for (std::size_t i = 2; i + 1 < all.size(); ++i) {
    CHECK(all[i].starts_with("\"n"));  // an element and no statement, no id that is a keyword
    CHECK(all[i].ends_with("\"];"));
    CHECK(all[i].find("color") == std::string::npos);
  }
  CHECK(exported.summary.edges > 20);
}

TEST_CASE("a format of several files fills a folder and replaces nothing unasked") {
  const GraphStore holder(small_graph());
  const GraphView view(holder.store());
  const Ontology ontology = test_ontology();
  const ExporterInfo& csv = *exporter_named("csv");
  std::ostringstream out;
  CHECK_THROWS_AS(csv.write({view, ontology}, out), UsageError);

  const TemporaryFolder temporary;
  const std::string folder = temporary.path() + "/deeper/graph";
  const ExportSummary summary = export_folder(csv, {view, ontology}, folder, false);
  CHECK(summary.nodes == 3);
  CHECK(summary.edges == 3);
  for (const ExportPart& part : csv.parts({}))
    CHECK(!read_file(folder + "/" + std::string(part.file)).empty());

  std::ofstream(folder + "/edges.csv") << "mine";
  std::filesystem::remove(folder + "/nodes.csv");
  CHECK_THROWS_AS(export_folder(csv, {view, ontology}, folder, false), UsageError);
  CHECK(read_file(folder + "/edges.csv") == "mine");
  CHECK(!std::filesystem::exists(folder + "/nodes.csv"));  // all of the files or none
  export_folder(csv, {view, ontology}, folder, true);
  CHECK(read_file(folder + "/edges.csv") != "mine");
}

TEST_CASE("CSV records are one line each and hold as many fields as the header") {
  const SourcedGraph graph = hostile_graph();
  const std::vector<std::string> rows = lines(run("csv", graph).bytes);
  std::size_t expected = 0;
  std::size_t records = 0;
  for (const std::string& row : rows) {
    if (row == "== load/neo4j.args ==") break;
    if (row.starts_with("== ")) {
      expected = 0;
      continue;
    }
    const auto quotes = std::ranges::count(row, '"');
    REQUIRE(quotes % 2 == 0);
    std::size_t fields = 1;
    bool quoted = false;
    for (const char c : row) {
      if (c == '"') quoted = !quoted;
      if (c == ',' && !quoted) ++fields;
    }
    if (expected == 0) expected = fields;
    CHECK(fields == expected);
    ++records;
  }
  CHECK(records ==
        2 + graph.graph.nodes.size() + graph.graph.edges.size() - 1);  // two headers, one edge left out
}

TEST_CASE("the script for Memgraph is the one for Neo4j behind an opening of its own") {
  const SourcedGraph graph = hostile_graph();
  const std::string neo4j = run("cypher", graph).bytes;
  const std::string memgraph = run("memgraph", graph).bytes;
  const auto from_first_batch = [](const std::string& script) {
    return script.substr(script.find("UNWIND"));
  };
  CHECK(from_first_batch(neo4j) == from_first_batch(memgraph));
  CHECK(memgraph.find("CREATE INDEX ON :Entity(id);\n") < memgraph.find("UNWIND"));
}

TEST_CASE("DOT has layers and labels while a graph is small, labels up to 200 edges, then neither") {
  const auto counts = [](std::size_t nodes, std::size_t edges) {
    const std::string dot = run("dot", crowd_graph(nodes, edges)).bytes;
    const auto count = [&dot](const std::string& text) {
      std::size_t found = 0;
      for (std::size_t at = dot.find(text); at != std::string::npos; at = dot.find(text, at + 1)) ++found;
      return found;
    };
    return std::vector<std::size_t>{count("packmode=\"graph\";"), count("minlen=2"),
                                    count("[label=\"meets with"), count("layout=sfdp;")};
  };
  const auto small = counts(100, 390);
  CHECK(small[0] == 1);
  CHECK(small[1] == 390);
  CHECK(small[2] > 90);
  CHECK(small[3] == 0);
  const auto wide = counts(400, 200);
  CHECK(wide[0] + wide[1] == 0);
  CHECK(wide[2] > 40);
  CHECK(wide[3] == 1);
  CHECK(counts(300, 201) == std::vector<std::size_t>{0, 0, 0, 1});
}
