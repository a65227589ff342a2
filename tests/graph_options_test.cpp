// The options of GraphML, GEXF and DOT: each does what its line of help says.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "export_graphs.hpp"
#include "export_variants.hpp"
#include "exporters/exporter.hpp"

using namespace newsgraph;
using namespace newsgraph::test;

namespace {

std::string written(std::string_view format, const GraphView& view, const ExportOptions& options = {}) {
  static const Ontology ontology = test_ontology();
  std::ostringstream out;
  exporter_named(format)->write({view, ontology, options}, out);
  return out.str();
}

std::string written(std::string_view format, const SourcedGraph& graph, const ExportOptions& options = {}) {
  const GraphStore holder(graph);
  return written(format, GraphView(holder.store()), options);
}

std::size_t count(const std::string& text, std::string_view what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
  return found;
}

// The values of an XML attribute, in order.
std::vector<std::string> values_of(const std::string& xml, const std::string& opening) {
  std::vector<std::string> out;
  for (std::size_t at = xml.find(opening); at != std::string::npos; at = xml.find(opening, at + 1)) {
    const std::size_t start = at + opening.size();
    out.push_back(xml.substr(start, xml.find('"', start) - start));
  }
  return out;
}

std::string without(std::string text, const std::string& pattern) {
  return std::regex_replace(text, std::regex(pattern), "");
}

ExportOptions with(std::string_view option, std::string_view value = {}) {
  ExportOptions options;
  give(options, option, value);
  return options;
}

}  // namespace

TEST_CASE("--strict leaves out the attribute that the GraphML schema does not have, and nothing else") {
  const std::string whole = written("graphml", small_graph());
  const std::string strict = written("graphml", small_graph(), with("--strict"));
  CHECK(whole.find(" label=\"") != std::string::npos);
  CHECK(strict.find(" label=\"") == std::string::npos);
  CHECK(strict == without(whole, " label=\"[^\"]*\""));
}

TEST_CASE("--tinkerpop adds the types under the keys that TinkerPop looks for") {
  const SourcedGraph graph = small_graph();
  const std::string whole = written("graphml", graph);
  const std::string labelled = written("graphml", graph, with("--tinkerpop"));
  CHECK(count(labelled, "<data key=\"labelV\">") == graph.graph.nodes.size());
  CHECK(count(labelled, "<data key=\"labelE\">") == graph.graph.edges.size());
  for (const Node& node : graph.graph.nodes)
    CHECK(labelled.find("<data key=\"labelV\">" + node.type + "</data>") != std::string::npos);
  for (const Edge& edge : graph.graph.edges)
    CHECK(labelled.find("<data key=\"labelE\">" + edge.type + "</data>") != std::string::npos);
  CHECK(without(labelled, "<(data|key)[^>]*\"label[VE]\"[^>]*(/>\n|>[^<]*</data>)") == whole);
}

TEST_CASE("--kind says what Gephi merges edges by") {
  const SourcedGraph graph = hostile_graph();  // person:0 meets person:1 twice
  const auto kinds = [&](std::string_view kind) {
    return values_of(written("gexf", graph, with("--kind", kind)), "\" kind=\"");
  };
  const std::vector<std::string> unique = kinds("unique");
  CHECK(std::set(unique.begin(), unique.end()).size() == unique.size());
  const std::vector<std::string> relation = kinds("relation");
  CHECK(relation.size() == unique.size());
  CHECK(std::ranges::count(relation, "meets-with 2") == 0);
  const std::vector<std::string> numbered = kinds("numbered");
  CHECK(std::ranges::count(numbered, "meets-with 2") >= 1);
  std::vector<std::string> plain;
  for (const std::string& kind : numbered) plain.push_back(without(kind, " [0-9]+$"));
  CHECK(plain == relation);
  CHECK(written("gexf", graph) == written("gexf", graph, with("--kind", "numbered")));
}

TEST_CASE("--no-time leaves a GEXF without a timeline, but with the days as attributes") {
  const GraphStore holder(hostile_graph());
  for (const EdgeShape shape : {EdgeShape::relations, EdgeShape::merged}) {
    const GraphView view(holder.store(), {}, EvidenceMode::all, shape);
    const std::string gexf = written("gexf", view, with("--no-time"));
    CHECK(gexf.find("mode=\"static\">\n<attributes") != std::string::npos);
    for (const char* sign : {"timeformat", "timezone", " start=\"", " end=\"", "<spell"})
      CHECK(gexf.find(sign) == std::string::npos);
    CHECK(gexf.find("<attvalue for=\"start_date\" value=\"0044-03-15\"/>") != std::string::npos);
  }
}

TEST_CASE("--no-viz leaves out colours and nothing else, --gexf-version 1.2 is the other dialect") {
  const SourcedGraph graph = small_graph();
  const std::string plain = written("gexf", graph, with("--no-viz"));
  CHECK(plain.find("viz") == std::string::npos);
  CHECK(plain == without(written("gexf", graph), "<viz:[^>]*/>| xmlns:viz=\"[^\"]*\""));
  CHECK(written("gexf", graph, with("--gexf-version", "1.2")) == written("gexf-1.2", graph));
}

TEST_CASE("--portable is the format of that name") {
  CHECK(written("dot", hostile_graph(), with("--portable")) == written("dot-portable", hostile_graph()));
}

TEST_CASE("--cluster type puts every node into the box of its type, and takes none away") {
  const std::size_t sizes[][2] = {{30, 40}, {300, 900}};  // dot draws the first, fdp the second
  for (const auto& [nodes, edges] : sizes) {
    const SourcedGraph graph = crowd_graph(nodes, edges);
    const std::string dot = written("dot", graph, with("--cluster", "type"));
    std::map<std::string, std::string> types;
    for (const Node& node : graph.graph.nodes) types[node.id] = node.type;
    std::istringstream lines(dot);
    std::string box;
    std::size_t inside = 0;
    for (std::string line; std::getline(lines, line);) {
      if (line.starts_with("subgraph \"cluster_")) box = line.substr(18, line.find('"', 18) - 18);
      if (line == "}") box.clear();
      if (!line.starts_with('"') || line.find(" -> ") != std::string::npos) continue;
      CHECK(types.at(line.substr(1, line.find('"', 1) - 1)) == box);
      ++inside;
    }
    CHECK(inside == count(written("dot", graph), "\" [label=") - (nodes < 100 ? edges : 0));
    CHECK((dot.find("layout=fdp") != std::string::npos) == (nodes > 100));
  }
}

TEST_CASE(
    "--rank time puts nodes into columns by the first day that an edge tells, months if days are many") {
  SourcedGraph graph = small_graph();
  for (Edge& edge : graph.graph.edges) edge.from = edge.to = "";
  graph.graph.edges[0].from = graph.graph.edges[0].to = "2026-01-05";  // Ada Berg and Sweden
  const GraphStore holder(graph);
  const std::string dot = written("dot", GraphView(holder.store()), with("--rank", "time"));
  CHECK(dot.find("{rank=same; \"time 2026-01-05\"; \"country:SWE\"; \"person:ada-berg\"}") !=
        std::string::npos);
  CHECK(dot.find("{rank=same; \"time 2026-02-03\"; \"country:NOR\"}") !=
        std::string::npos);  // the article's day
  CHECK(dot.find("\"time 2026-01-05\" -> \"time 2026-02-03\"") != std::string::npos);
  CHECK(dot.find("pack=") == std::string::npos);  // components packed one by one would leave their columns
  CHECK(count(dot, "constraint=false") == count(dot, "minlen=2"));  // of all edges but the axis
  const GraphView unsourced(holder.store(), {}, EvidenceMode::none);
  CHECK(written("dot", unsourced, with("--rank", "time"))
            .find("{rank=same; \"time undated\"; \"country:NOR\"}") != std::string::npos);

  SourcedGraph crowd = crowd_graph(100, 200);
  for (std::size_t i = 0; i < crowd.graph.edges.size(); ++i)
    crowd.graph.edges[i].from = (i % 3 == 0 ? "2025-10-" : "2025-11-") + std::to_string(10 + i % 17);
  const std::string months = written("dot", crowd, with("--rank", "time"));
  CHECK(count(months, "{rank=same; ") > 2);  // the fuller month in its days
  CHECK(count(months, "{rank=same; ") <= 24);
  CHECK((months.find("\"time 2025-10\" -> \"time 2025-11-10\"") != std::string::npos ||
         months.find("\" -> \"time 2025-11\"") != std::string::npos));
}

TEST_CASE("a limit keeps the nodes with most articles, and DOT says how many it does not draw") {
  const GraphStore holder(crowd_graph(300, 900));
  const GraphView whole(holder.store());
  std::map<std::string, std::uint64_t, std::less<>> weights;
  whole.for_each_link([&](const Link& link) {
    weights[std::string(link.source)] += link.sources;
    if (link.target != link.source) weights[std::string(link.target)] += link.sources;
  });
  ViewFilter filter;
  filter.most_nodes = 40;
  const GraphView view(holder.store(), filter);
  CHECK(view.nodes_left_out() == weights.size() - 40);
  std::uint64_t lightest = UINT64_MAX;
  std::size_t shown = 0;
  view.for_each_node([&](const Node& node) {
    lightest = std::min(lightest, weights.at(node.id));
    weights.erase(node.id);
    ++shown;
  });
  CHECK(shown == 40);
  for (const auto& [id, weight] : weights) CHECK(weight <= lightest);
  const std::string dot = written("dot", view);
  const std::size_t drawn = count(dot, ", shape=");
  CHECK(drawn > 10);
  CHECK(drawn <= 40);  // those that no edge joins to another of them are not drawn either
  CHECK(dot.find("; " + std::to_string(weights.size() + 40 - drawn) + " more are not drawn") !=
        std::string::npos);
  filter.most_nodes = 300;
  CHECK(GraphView(holder.store(), filter).nodes_left_out() == 0);
  CHECK(written("dot", GraphView(holder.store(), filter)) == written("dot", whole));
}
