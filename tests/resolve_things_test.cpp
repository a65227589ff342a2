// Which names of articles are one country, body, agreement or meeting.
#include <algorithm>
#include <catch2/catch.hpp>

#include "written_articles.hpp"

using namespace newsgraph;
using namespace newsgraph::test;

TEST_CASE("countries go by code, bodies by name and country") {
  Article a("a");
  a.entity("Country", "South Korea", "KOR", {"Seoul"});
  Article b("b");
  b.entity("Country", "Republic of Korea", "KOR");
  Article c("c");
  c.entity("Country", "South Korea", "KOR");
  const ResolvedGraph graph = resolved({a, b, c});
  REQUIRE(graph.nodes.size() == 1);
  CHECK(graph.nodes[0].id == "country:KOR");
  CHECK(graph.nodes[0].name == "South Korea");
  CHECK(graph.nodes[0].aliases == Ids{"Republic of Korea", "Seoul"});

  CHECK(one_each({body("Foreign Ministry", "KOR"), body("the Foreign Ministry", "KOR"),
                  body("Foreign Ministry", "JPN")}) ==
        Ids{"organization:foreign-ministry-jpn", "organization:foreign-ministry-kor"});
  CHECK(one_each({body("Foreign Ministry", "KOR"), body("Foreign Ministry")}).size() ==
        2);  // whose is not said
  CHECK(one_each({body("Acme Steel", "USA"), body("Acme Steel")}).size() == 1);
  CHECK(one_each({body("World Trade Organization", "IGO", {"WTO"}), body("WTO", "IGO")}) ==
        Ids{"organization:world-trade-organization"});
  CHECK(one_each({body("Ministry of Foreign Affairs", "KOR", {"Foreign Ministry"}),
                  body("Foreign Ministry", "KOR")})
            .size() == 1);
  CHECK(one_each({body("Senate", "USA", {"Congress"}), body("Congress", "USA")}).size() ==
        2);  // no short form
}

TEST_CASE("agreements are one by name, parties and date") {
  const auto with = [](const std::string& id, const std::string& name,
                       const std::vector<std::string>& parties, const std::string& day = "") {
    Article article(id);
    const auto agreement = article.entity("Agreement", name);
    if (!day.empty()) article.date(agreement, day);
    for (const std::string& code : parties) article.says("party-to", article.country(code), agreement);
    return Extraction(article);
  };
  const auto count = [](const std::vector<Extraction>& articles) {
    const ResolvedGraph graph = resolved(articles);
    return std::count_if(graph.nodes.begin(), graph.nodes.end(),
                         [](const Node& node) { return node.type == "Agreement"; });
  };
  CHECK(count({with("a", "joint fact sheet", {"KOR", "USA"}),
               with("b", "joint summit fact sheet", {"USA", "KOR"}, "2025-11-14")}) == 1);
  CHECK(count({with("a", "trade deal", {"IND", "USA"}), with("b", "trade deal", {"KOR", "USA"})}) == 2);
  Extraction renamed = with("b", "joint summit fact sheet", {"USA", "KOR"}, "2025-11-14");
  renamed.entities[0].aliases = {"joint fact sheet"};
  CHECK(count({with("a", "joint fact sheet", {}), renamed}) == 1);
  CHECK(count({with("a", "Bergen Treaty", {}, "1994"), with("b", "Bergen Treaty", {}, "2024")}) == 2);
  CHECK(count({with("a", "Bergen Treaty", {}, "1994"), with("b", "Bergen Treaty", {}, "1994-05-03"),
               with("c", "Bergen Treaty", {})}) == 1);
  CHECK(count({with("a", "fact sheet", {}), renamed}) == 2);
  CHECK(count({with("a", "joint fact sheet", {"IND"}), renamed}) == 2);
  CHECK(count({with("a", "joint fact sheet", {}, "2024-01-01"), renamed}) == 2);
  CHECK(count({with("a", "trade deal", {"IND", "USA"}), with("b", "trade deal", {"USA", "IND"})}) == 1);
  CHECK(count({with("a", "trade deal", {"IND", "USA"}, "2026-02-02"),
               with("b", "trade deal", {"USA", "IND"}, "2019-05-01")}) == 2);
  CHECK(count({with("a", "trade deal", {}), with("b", "trade deal", {})}) == 2);  // which one, neither tells
  CHECK(count({with("a", "Paris Agreement", {}), with("b", "Paris Agreement", {"FRA"})}) == 1);
  CHECK(count({with("a", "Paris Agreement", {"FRA"}), with("b", "Rome Agreement", {"FRA"})}) == 2);
  CHECK(count({with("a", "special investment bill", {"KOR"}), with("b", "special investment bill", {})}) ==
        1);
  CHECK(count({with("a", "grain deal", {"TUR", "UKR"}), with("b", "Black Sea grain deal", {"TUR", "UKR"}),
               with("c", "winter grain deal", {"TUR", "UKR"})}) ==
        3);  // which of the two it is, nothing tells
}

TEST_CASE("an agreement that many articles name is one, whoever speaks of it") {
  std::vector<Extraction> articles;
  for (int i = 0; i < 150; ++i) {
    Article article(std::to_string(i));
    const auto agreement = article.entity("Agreement", "Lindholm Agreement");
    if (i == 0) {
      for (const char* code : {"NOR", "SWE", "FIN"})
        article.says("party-to", article.country(code), agreement);
    } else if (i % 3 == 0) {
      article.says("party-to", article.country(i % 2 == 0 ? "NOR" : "SWE"), agreement);
    }
    articles.push_back(article);
  }
  std::vector<std::string> ids;
  for (const Node& node : resolved(articles).nodes) {
    if (node.type == "Agreement") ids.push_back(node.id);
  }
  CHECK(ids == std::vector<std::string>{"agreement:lindholm-agreement"});
}

TEST_CASE("two names of an agreement that one article tells apart stay two") {
  const auto with = [](const std::string& id, const std::vector<std::string>& names) {
    Article article(id);
    for (const std::string& name : names) {
      const auto agreement = article.entity("Agreement", name);
      for (const char* code : {"NOR", "SWE"}) article.says("party-to", article.country(code), agreement);
    }
    return Extraction(article);
  };
  const auto count = [](const std::vector<Extraction>& articles) {
    const ResolvedGraph graph = resolved(articles);
    return std::count_if(graph.nodes.begin(), graph.nodes.end(),
                         [](const Node& node) { return node.type == "Agreement"; });
  };
  const Extraction shorter = with("a", {"Fjord Pact"});
  const Extraction longer = with("b", {"Great Fjord Pact"});
  CHECK(count({shorter, longer}) == 1);
  CHECK(count({shorter, longer, with("c", {"Fjord Pact", "Great Fjord Pact"})}) == 2);
}

TEST_CASE("a meeting is one by its proper words and its time, whatever its kind is called") {
  const auto at = [](const std::string& id, const std::string& published, const std::string& name,
                     const std::string& day = "") {
    Article article(id, published);
    const auto meeting = article.entity("Meeting", name);
    if (!day.empty()) article.date(meeting, day);
    return Extraction(article);
  };
  const ResolvedGraph graph =
      resolved({at("a", "2026-02-03", "Critical Minerals Ministerial"),
                at("b", "2026-02-03", "ministerial meeting on critical minerals", "2026-02-04"),
                at("c", "2026-02-05", "Critical Minerals Ministerial meeting")});
  REQUIRE(graph.nodes.size() == 1);
  CHECK(graph.nodes[0].name == "Critical Minerals Ministerial");
  CHECK(resolved({at("a", "2026-02-03", "Arctic Forum", "2026-02-03"),
                  at("b", "2025-02-03", "Arctic Forum", "2025-02-03")})
            .nodes.size() == 2);
  CHECK(
      resolved({at("a", "2026-02-03", "Arctic Forum"), at("b", "2025-02-03", "Arctic Forum")}).nodes.size() ==
      2);
  CHECK(resolved({at("a", "2026-02-03", "talks"), at("b", "2026-02-03", "talks")}).nodes.size() == 2);
}

TEST_CASE("an unnamed meeting is one by who takes part and when; planned and held are the same") {
  const auto meeting = [](const std::string& id, const std::string& published, Status status,
                          const std::string& day) {
    Article article(id, published);
    const auto ana = article.person("Ana Ruiz", "ESP");
    const auto tom = article.person("Tom Hale", "USA");
    const auto held = article.entity(
        "Meeting", id < "c" ? "meeting of Ana Ruiz and Tom Hale" : "bilateral meeting of Ruiz and Tom Hale");
    article.says("attends", ana, held, status, day);
    article.says("attends", tom, held, status, day);
    return Extraction(article);
  };
  const auto meetings = [](const ResolvedGraph& graph) {
    return std::count_if(graph.nodes.begin(), graph.nodes.end(),
                         [](const Node& node) { return node.type == "Meeting"; });
  };
  const ResolvedGraph same = resolved({meeting("a", "2026-02-02", Status::planned, "2026-02-03"),
                                       meeting("c", "2026-02-04", Status::actual, "2026-02-03"),
                                       meeting("d", "2026-02-04", Status::actual, "")});
  CHECK(meetings(same) == 1);
  Article week("e", "2026-02-02");
  const auto ana = week.person("Ana Ruiz", "ESP");
  const auto tom = week.person("Tom Hale", "USA");
  for (const auto& [from, to] :
       {std::pair("2026-02-02", "2026-02-08"), std::pair("2026-02-04", "2026-02-04"), std::pair("", "")}) {
    const auto held = week.entity("Meeting", "meeting of Ana Ruiz and Tom Hale");
    if (*from != '\0') week.date(held, from);
    week.says("attends", ana, held, Status::planned, from, to);
    week.says("attends", tom, held, Status::planned, from, to);
  }
  const ResolvedGraph merged = resolved({week});
  CHECK(meetings(merged) == 1);
  for (const Node& node : merged.nodes) {
    if (node.type == "Meeting") CHECK(to_string(node.properties.at("date")) == "2026-02-04");
  }
  CHECK(same.edges.size() == 4);  // two people, planned and actual
  Article vague("f", "2026-02-02");
  const auto summit = vague.entity("Meeting", "Arctic Forum");
  vague.says("attends", vague.person("Ana Ruiz", "ESP"), summit, Status::actual, "2025-09-01", "2025-12-31");
  for (const Node& node : resolved({vague}).nodes) {
    if (node.type == "Meeting") CHECK(node.properties.empty());
  }
  CHECK(meetings(resolved({meeting("a", "2026-02-02", Status::planned, "2026-02-03"),
                           meeting("c", "2026-05-04", Status::actual, "2026-05-03")})) == 2);
}
