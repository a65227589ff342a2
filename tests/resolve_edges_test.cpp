// Which claims are one relation.
#include <algorithm>
#include <catch2/catch.hpp>

#include "written_articles.hpp"

using namespace newsgraph;
using namespace newsgraph::test;

TEST_CASE("one event in several articles is one edge with the narrower time") {
  Article a("a");
  a.says("threatens-tariff", a.person("Tom Hale", "USA"), a.country("KOR"), Status::actual, "2026-01-26",
         "2026-02-01")
      .properties["to_percent"] = 25.0;
  Article b("b");
  b.says("threatens-tariff", b.person("Tom Hale", "USA"), b.country("KOR"), Status::actual, "2026-01-26")
      .properties["to_percent"] = 25.0;
  Article c("c");
  c.says("threatens-tariff", c.person("Tom Hale", "USA"), c.country("KOR"));
  const ResolvedGraph graph = resolved({a, b, c});
  REQUIRE(graph.edges.size() == 1);
  const Edge& edge = graph.edges[0];
  CHECK(edge.from == "2026-01-26");
  CHECK(edge.to == "2026-01-26");
  CHECK(edge.sources == 3);
  CHECK(edge.evidence.size() == 3);
  CHECK(edge.confidence == Approx(0.99));
  CHECK(to_string(edge.properties.at("to_percent")) == "25.0");
  CHECK(edge.id.size() == 17);
}

TEST_CASE("copies of one text make an event no surer, another text does, and so it was on a day before") {
  const test::TempDir folder;
  const std::string path = folder.file("g.db");
  Store store(path, Store::Mode::write_or_create);
  const auto add = [&](const std::string& id, const std::string& day, const std::string& word) {
    Article article(id, day);
    const auto a = article.country("NOR");
    const auto b = article.country("SWE");
    article.says("criticizes", a, b, Status::actual, "2026-01-01");
    const Extraction made = article;
    std::string text = test::text_for(made);
    for (int i = 0; i < 200; ++i) text += " " + word + std::to_string(i);
    store.add(made, text);
    test::update(store, ontology());
  };
  const auto confidence = [&](const std::string& as_of) {
    ViewFilter filter;
    filter.as_of = as_of;
    double found = 0;
    GraphView(store, filter, EvidenceMode::none).for_each_edge([&](const Edge& edge) {
      found = edge.confidence;
    });
    return found;
  };
  add("a", "2026-01-01", "wire");
  CHECK(confidence("") == 0.8);
  add("b", "2026-01-02", "wire");
  CHECK(confidence("") == 0.8);
  add("c", "2026-01-03", "other");
  CHECK(confidence("") == 0.96);
  CHECK(confidence("2026-01-02") == 0.8);
  CHECK(confidence("2026-01-03") == 0.96);
  store.remove("b");
  test::update(store, ontology());
  CHECK(confidence("") == 0.96);
}

TEST_CASE("different numbers, statuses, speakers and periods stay apart") {
  const auto says = [](const std::string& id, double percent, Status status, const std::string& day,
                       const std::string& speaker = "") {
    Article article(id);
    const auto source = article.country("USA");
    const auto target = article.country("KOR");
    ExtractedRelation& relation = article.says("threatens-tariff", source, target, status, day);
    relation.properties["to_percent"] = percent;
    if (!speaker.empty()) relation.speaker = 0;
    if (!speaker.empty()) {
      const auto who = article.person(speaker, "USA");
      ExtractedRelation copy = Extraction(article).relations[0];
      copy.speaker = who;
      Extraction made = article;
      made.relations = {copy};
      return made;
    }
    return Extraction(article);
  };
  const auto edges = [](const std::vector<Extraction>& articles) { return resolved(articles).edges.size(); };
  CHECK(edges({says("a", 25, Status::actual, "2026-01-26"), says("b", 20, Status::actual, "2026-01-26")}) ==
        2);
  CHECK(edges({says("a", 25, Status::actual, "2026-01-26"), says("b", 25, Status::planned, "2026-01-26")}) ==
        2);
  CHECK(edges({says("a", 25, Status::actual, "2026-01-26"), says("b", 25, Status::actual, "2025-04-02")}) ==
        2);
  CHECK(edges({says("a", 25, Status::actual, "", "Tom Hale"),
               says("b", 25, Status::actual, "", "Ida Voss")}) == 2);
  CHECK(edges({says("a", 25, Status::actual, "", "Tom Hale"), says("b", 25, Status::actual, "")}) == 1);
  // An undated number goes to the edge of that number, not to the nearer one of another.
  const ResolvedGraph graph =
      resolved({says("a", 25, Status::actual, "2026-01-05"), says("b", 20, Status::actual, "2026-01-26"),
                says("c", 25, Status::actual, "")});
  REQUIRE(graph.edges.size() == 2);
  for (const Edge& edge : graph.edges) CHECK(edge.sources == (edge.from == "2026-01-05" ? 2 : 1));
}

TEST_CASE("an undated claim means the last event before its article") {
  const auto visit = [](const std::string& id, const std::string& published, const std::string& day) {
    Article article(id, published);
    article.says("visits", article.person("Ana Ruiz", "ESP"), article.country("NOR"), Status::actual, day);
    return Extraction(article);
  };
  const ResolvedGraph graph =
      resolved({visit("a", "2026-01-11", "2026-01-10"), visit("b", "2026-03-11", "2026-03-10"),
                visit("c", "2026-02-01", "")});
  REQUIRE(graph.edges.size() == 2);
  for (const Edge& edge : graph.edges) CHECK(edge.sources == (edge.from == "2026-01-10" ? 2 : 1));
}

TEST_CASE(
    "symmetric relations have no direction, relations to oneself are dropped, static ones merge by ends and "
    "title") {
  Article a("a");
  const auto ana = a.person("Ana Ruiz", "ESP");
  const auto tom = a.person("Tom Hale", "USA");
  const auto land = a.country("ESP");
  a.says("meets-with", tom, ana);
  a.says("meets-with", ana, tom);
  a.says("criticizes", ana, tom);
  a.says("criticizes", tom, ana);
  a.says("meets-with", ana, ana);
  a.says("holds-office", ana, land).properties["title"] = std::string("Foreign Minister");
  a.says("holds-office", ana, land, Status::actual, "2025-01-01").properties["title"] =
      std::string("foreign minister");
  a.says("holds-office", ana, land).properties["title"] = std::string("Mayor");
  const ResolvedGraph graph = resolved({a});
  std::multiset<std::string> types;
  for (const Edge& edge : graph.edges) types.insert(edge.type);
  CHECK(types ==
        std::multiset<std::string>{"criticizes", "criticizes", "holds-office", "holds-office", "meets-with"});
  for (const Edge& edge : graph.edges) {
    if (edge.type == "meets-with") CHECK(edge.source < edge.target);
    if (edge.type == "meets-with") CHECK(edge.sources == 1);
  }
}
