#include "export_graphs.hpp"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <limits>

#include "base/error.hpp"
#include "base/hash.hpp"

namespace newsgraph::test {
namespace {

Node make_node(std::string id, std::string type, std::string name) {
  Node node;
  node.id = std::move(id);
  node.type = std::move(type);
  node.name = std::move(name);
  return node;
}

Edge make_edge(std::string id, std::string type, std::string source, std::string target,
               EdgeEvidence evidence) {
  Edge edge;
  edge.id = std::move(id);
  edge.type = std::move(type);
  edge.source = std::move(source);
  edge.target = std::move(target);
  edge.confidence = evidence.confidence;
  edge.sources = 1;
  edge.evidence.push_back(std::move(evidence));
  return edge;
}

Article make_article(std::string id, std::string date) {
  Article article;
  DocumentInfo& info = article.extraction.document;
  info.id = std::move(id);
  info.date = std::move(date);
  info.title = "Title of " + info.id;
  article.extraction.entities.resize(1);  // the one that all claims name
  article.extraction.entities.front().type = "Person";
  article.extraction.entities.front().name = "Somebody";
  return article;
}

void sort_by_id(ResolvedGraph& graph) {
  std::ranges::sort(graph.nodes, {}, &Node::id);
  std::ranges::sort(graph.edges, {}, &Edge::id);
}

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += piece;
  return out;
}

const std::vector<std::string>& hostile_texts() {
  static const std::vector<std::string> texts = {
      "quotes \" ' ` “ ” and \\ backslash \\",
      "markup <b>&amp;</b> ]]> ]]]]> <![CDATA[ <!-- --> & & &#65;",
      "controls \x01\x02\x1B[31m\x1F end",
      "line one\nline two\r\nline three\rtab\there",
      "emoji 👩‍🚀 🇰🇷 combining e\u0301 CJK 金正恩 Hebrew \u202Eשלום\u202C Arabic "
      "\u200Fمرحبا",
      "non-characters \uFFFE \uFFFF \U0010FFFF and \x7F \u0085 \u2028",
      "=HYPERLINK(\"http://example.invalid/\",\"click\")",
      "+1+cmd|' /C calc'!A0",
      "@SUM(A1:A9)",
      "-2+3",
      "\\N \\G \\E \\T \\H \\L \\n &copy; {a|b} $x ${y} %d %s",
      "a, b; c | d\te",
      "NULL",
      "true",
      "  outer blanks  ",
      "'; DROP TABLE nodes; --",
      "\"; MATCH (n) DETACH DELETE n //",
      "<script>alert(1)</script>",
      "subgraph",
  };
  return texts;
}

Properties extreme_numbers() {
  return {{"born", std::numeric_limits<std::int64_t>::min()},
          {"size", 1e-300},
          {"alive", true},
          {"undeclared", std::int64_t{9007199254740993}},
          {"office", std::string()}};
}

void add_hostile_nodes(ResolvedGraph& graph) {
  int number = 0;
  for (const std::string& text : hostile_texts()) {
    Node node = make_node("person:" + std::to_string(number++), "Person", text);
    node.country = "KOR";
    node.aliases = {text + " alias", "plain; alias"};
    std::ranges::sort(node.aliases);
    node.properties["office"] = text;
    graph.nodes.push_back(std::move(node));
  }
  for (const char* id :
       {"node", "graph", "edge", "a b/c?d=1&e", "Ünïcode:金", "id_x20_", "id x20", "Person:0", "-"}) {
    graph.nodes.push_back(make_node(id, "Country", std::string("named ") + id));
  }
  graph.nodes.push_back(make_node("person:long", "Person", repeated("long & \"name\" 金 ", 100'000)));
  Node numbers = make_node("person:numbers", "Person", "numbers");
  numbers.properties = extreme_numbers();
  graph.nodes.push_back(std::move(numbers));
  Node misfits = make_node("person:misfits", "Person", "values of another kind than declared");
  misfits.properties = {
      {"born", std::string("about 1950")}, {"alive", std::int64_t{1}}, {"size", std::string("big")}};
  graph.nodes.push_back(std::move(misfits));
  graph.nodes.push_back(make_node("type:unknown", "Starship", "a type that the ontology does not know"));
}

void add_shapes(SourcedGraph& sourced) {
  Article& article = sourced.articles.front();
  auto& edges = sourced.graph.edges;
  const auto add = [&](std::string id, std::string type, std::string source, std::string target) -> Edge& {
    edges.push_back(make_edge(std::move(id), std::move(type), std::move(source), std::move(target),
                              article.quote("A plain sentence.")));
    return edges.back();
  };
  add("parallel-1", "meets-with", "person:0", "person:1");
  add("parallel-2", "threatens-tariff", "person:0", "person:1");
  add("parallel-3", "meets-with", "person:0", "person:1");
  add("opposite", "meets-with", "person:1", "person:0");
  add("loop", "represents", "person:2", "person:2");
  add("one end", "threatens-tariff", "person:3", "");
  add("odd ids", "represents", "a b/c?d=1&e", "Ünïcode:金");
  add("keywords", "represents", "node", "graph");
  add("case twins", "represents", "Person:0", "person:0");
  add("unknown-type", "outer-space:<relation>", "person:long", "type:unknown");
  Edge& dated = add("dated", "meets-with", "edge", "id_x20_");
  dated.from = "0044-03-15";
  dated.to = "9999-12-31";
  dated.roles = {{"place", "Ünïcode:金"}, {"undeclared-role", "id x20"}};
  dated.speaker = "a b/c?d=1&e";
  for (std::size_t i = 0; i < kStatusNames.size(); ++i) {
    add("status-" + std::to_string(i), "meets-with", "person:4", "person:5").status = static_cast<Status>(i);
  }
}

void add_hostile_edges(SourcedGraph& sourced) {
  Article& article = sourced.articles.front();
  int number = 0;
  for (const std::string& text : hostile_texts()) {
    Edge edge = make_edge("text-" + std::to_string(number), "threatens-tariff",
                          "person:" + std::to_string(number), "person:0", article.quote(text));
    edge.properties = {{"to_percent", 12.5}, {"Status", text}, {"key \"" + text + "\"", text}};
    edge.plover = "THREATEN";
    edge.plover_mode = "restrict";
    edge.cameo = "1312";
    edge.evidence.push_back(sourced.articles.back().quote(text + " again"));
    edge.sources = 2;
    sourced.graph.edges.push_back(std::move(edge));
    ++number;
  }
  sourced.graph.edges.push_back(make_edge("long-quote", "represents", "person:6", "person:7",
                                          article.quote(repeated("evidence \\ & \" 金 ", 600'000))));
}

}  // namespace

EdgeEvidence Article::quote(std::string_view sentence) {
  EdgeEvidence evidence;
  evidence.document = extraction.document.id;
  evidence.sentence.begin = static_cast<std::uint32_t>(text.size());
  text.append(sentence);
  evidence.sentence.end = static_cast<std::uint32_t>(text.size());
  text.push_back('\n');
  evidence.trigger = {evidence.sentence.begin, evidence.sentence.begin + 1};
  evidence.quote = sentence;
  evidence.rule = "test-rule";
  evidence.confidence = 0.75;
  evidence.claim = static_cast<std::uint32_t>(extraction.relations.size());

  ExtractedRelation claim;
  claim.type = "meets-with";
  claim.source = 0;
  claim.confidence = evidence.confidence;
  claim.rule = evidence.rule;
  claim.evidence = {evidence.sentence, evidence.trigger, std::nullopt, std::nullopt};
  extraction.relations.push_back(std::move(claim));
  return evidence;
}

SourcedGraph empty_graph() { return {}; }

SourcedGraph small_graph() {
  SourcedGraph out;
  out.articles = {make_article("first", "2026-02-03"), make_article("second", "2026-02-04")};
  Article& first = out.articles[0];
  Article& second = out.articles[1];
  Node minister = make_node("person:ada-berg", "Person", "Ada Berg");
  minister.country = "NOR";
  minister.aliases = {"Berg", "Minister Berg"};
  minister.properties = {{"office", std::string("Foreign Minister")}, {"born", std::int64_t{1961}}};
  out.graph.nodes = {make_node("country:NOR", "Country", "Norway"),
                     make_node("country:SWE", "Country", "Sweden"), std::move(minister)};
  out.graph.nodes[0].country = "NOR";
  out.graph.nodes[1].country = "SWE";

  Edge meeting = make_edge("e1", "meets-with", "person:ada-berg", "country:SWE",
                           first.quote("Ada Berg will meet Sweden's envoys on Tuesday."));
  meeting.status = Status::planned;
  meeting.from = meeting.to = "2026-02-10";
  meeting.roles = {{"place", "country:SWE"}};
  meeting.plover = "AGREE";
  meeting.plover_mode = "meet";
  meeting.cameo = "036";
  meeting.properties = {{"rounds", std::int64_t{2}}};
  meeting.evidence.push_back(second.quote("Berg & the envoys meet in Sweden next week."));
  meeting.sources = 2;

  Edge threat = make_edge("e2", "threatens-tariff", "country:SWE", "country:NOR",
                          second.quote("Sweden threatened a tariff of 12.5 percent on Norway, she said."));
  threat.from = threat.to = "2026-02-01";
  threat.speaker = "person:ada-berg";
  threat.plover = "THREATEN";
  threat.plover_mode = "restrict";
  threat.cameo = "1312";
  threat.properties = {{"to_percent", 12.5}};

  out.graph.edges = {std::move(meeting), std::move(threat),
                     make_edge("e3", "represents", "person:ada-berg", "country:NOR",
                               first.quote("Ada Berg is Norway's foreign minister."))};
  sort_by_id(out.graph);
  return out;
}

SourcedGraph hostile_graph() {
  SourcedGraph out;
  out.articles = {make_article("doc \"1\" <&>", "2026-01-01"), make_article("doc/2", "")};
  add_hostile_nodes(out.graph);
  add_shapes(out);
  add_hostile_edges(out);
  sort_by_id(out.graph);
  return out;
}

SourcedGraph crowd_graph(std::size_t nodes, std::size_t edges) {
  SourcedGraph out;
  out.articles = {make_article("crowd", "2026-03-01")};
  std::uint32_t state = 7;  // a linear congruential generator: the same numbers on every machine
  const auto below = [&state](std::size_t limit) {
    state = state * 1664525U + 1013904223U;
    return (state >> 8U) % limit;
  };
  for (std::size_t i = 0; i < nodes; ++i) {
    const bool person = i % 3 != 0;
    out.graph.nodes.push_back(make_node((person ? "person:" : "country:") + std::to_string(i),
                                        person ? "Person" : "Country", "Name " + std::to_string(i)));
  }
  const std::vector<std::string> types = {"meets-with", "threatens-tariff", "represents"};
  for (std::size_t i = 0; i < edges; ++i) {
    const std::string source = out.graph.nodes[below(nodes)].id;
    const std::string target = out.graph.nodes[below(nodes)].id;
    Edge edge = make_edge("edge-" + std::to_string(i), types[below(types.size())], source, target,
                          out.articles[0].quote("Sentence " + std::to_string(i) + "."));
    edge.status = static_cast<Status>(below(kStatusNames.size()));
    out.graph.edges.push_back(std::move(edge));
  }
  sort_by_id(out.graph);
  return out;
}

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "newsgraph-test-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw Error("no temporary folder could be made");
  m_path = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(m_path, ignored);
}

Ontology test_ontology() {
  const TemporaryFolder folder;
  const std::string source = NEWSGRAPH_SOURCE_DIR;
  std::filesystem::copy(source + "/tests/data/exporters/types", folder.path() + "/types");
  std::filesystem::copy(source + "/schemas/meta", folder.path() + "/meta");
  return Ontology::load(folder.path());
}

GraphStore::GraphStore(const SourcedGraph& graph, const std::string& file)
    : m_store(file.empty() ? m_folder.path() + "/graph.db" : file, Store::Mode::write_or_create) {
  for (const Article& article : graph.articles) {
    Extraction extraction = article.extraction;
    extraction.document.sha256 = sha256_hex(article.text);
    m_store.add(extraction, article.text);
  }
  m_store.for_each_extraction([](const Extraction&) {});  // the graph counts as computed from what was read
  if (!m_store.replace_graph(graph.graph)) throw Error("the store did not take the graph");
}

}  // namespace newsgraph::test
