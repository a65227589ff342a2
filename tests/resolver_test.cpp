// What holds for the graph as a whole, whatever the articles say.
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "graph/extraction_json.hpp"
#include "graph/view.hpp"
#include "resolve/days.hpp"
#include "written_articles.hpp"

using namespace newsgraph;
using namespace newsgraph::test;

TEST_CASE("each entity of each article is accounted for with a reason, and each edge end is a node") {
  Article a("a");
  a.person("Ana Ruiz", "ESP");
  a.entity("Place", "Vik", "NOR");
  a.entity("Treaty", "Thing of a type without rules");
  a.says("visits", 0, 1);
  const ResolvedGraph graph = resolved({a});
  CHECK(graph.nodes.size() == 3);
  REQUIRE(graph.resolutions.size() == 3);
  for (const auto& resolution : graph.resolutions) CHECK_FALSE(resolution.reason.empty());
  newsgraph::test::TempDir dir;
  Store store(dir.file("g.db"), Store::Mode::write_or_create);
  static_cast<void>(store.add(a, "xy"));
  CHECK(store.replace_graph(graph));
}

TEST_CASE("hostile names neither break nor merge") {
  const std::string large(1 << 20, 'Q');
  const Ids nodes =
      one_each({person("x'; DROP TABLE entity; --"), person("\x01\x02"), person("..."), person("!!!"),
                person(large), person(large + "R"), person("金 正恩"), body("\n"), body("the")});
  CHECK(nodes.size() == 9);
  CHECK(std::set<std::string>(nodes.begin(), nodes.end()).size() == 9);
}

namespace {

// Articles about few people, countries and things, so that names, times and numbers clash as often as they
// can.
std::vector<Extraction> clashing_articles(std::uint32_t seed, int count) {
  std::mt19937 random(seed);
  const auto pick = [&](const std::vector<std::string>& from) { return from[random() % from.size()]; };
  const std::vector<std::string> people = {
      "Ana Ruiz", "Ruiz", "Ana B. Ruiz",  "Park Min-seo", "Min-seo Park", "Park",   "Park Ji-hu",
      "Tom Hale", "Hale", "Tom Hale Jr.", "Ali Hassan",   "Hassan Ali",   "Li Wen", "Wen Li"};
  const std::vector<std::string> codes = {"", "ESP", "KOR", "USA", "CHN"};
  const std::vector<std::string> bodies = {"Foreign Ministry", "Ministry of Foreign Affairs", "WTO",
                                           "World Trade Organization", "Acme"};
  const std::vector<std::string> things = {"trade deal", "joint fact sheet", "joint summit fact sheet",
                                           "Paris Agreement", "deal"};
  const std::vector<std::string> meetings = {"Arctic Forum", "forum on the Arctic", "talks",
                                             "meeting of Ana Ruiz and Tom Hale", "summit"};
  const std::vector<std::string> days = {"", "2026-01-05", "2026-01-26", "2026-02-03", "2025-11-14"};
  const std::vector<std::string> types = {"visits",       "meets-with", "threatens-tariff", "signs",
                                          "holds-office", "party-to",   "attends"};
  std::vector<Extraction> articles;
  for (int i = 0; i < count; ++i) {
    Article article(std::to_string(random() % 1000).append("-").append(std::to_string(i)), pick(days));
    for (int k = 0; k < 4; ++k)
      article.person(pick(people), pick(codes), pick({"", "Foreign Minister", "President"}));
    article.entity("Country", pick({"Land", "Country"}), pick(codes));
    article.entity("Organization", pick(bodies), pick(codes), {pick(bodies)});
    article.date(article.entity("Agreement", pick(things)), pick(days));
    article.date(article.entity("Meeting", pick(meetings)), pick(days));
    for (int k = 0; k < 6; ++k) {
      const std::string type = pick(types);
      const std::uint32_t target = type == "party-to"  ? 6
                                   : type == "attends" ? 7
                                                       : static_cast<std::uint32_t>(random() % 8);
      const std::string from = pick(days);
      ExtractedRelation& relation =
          article.says(type, static_cast<std::uint32_t>(random() % 6), target,
                       random() % 3 == 0 ? Status::planned : Status::actual, from,
                       from == "2026-01-26" && random() % 2 == 0 ? "2026-02-01" : from);
      if (random() % 2 == 0) relation.properties["to_percent"] = random() % 2 == 0 ? 25.0 : 20.0;
      if (random() % 4 == 0) relation.speaker = static_cast<std::uint32_t>(random() % 4);
      if (random() % 4 == 0) relation.roles["agreement"] = 6;
      if (type == "meets-with") relation.roles["meeting"] = 7;
    }
    articles.push_back(article);
  }
  return articles;
}

std::string dump(const ResolvedGraph& graph) {
  std::string all;
  const auto line = [&](std::initializer_list<std::string> parts) {
    for (const std::string& part : parts) all.append(part).append("|");
    all += "\n";
  };
  for (const Node& node : graph.nodes) {
    line({node.id, node.type, node.name, node.country});
    for (const std::string& alias : node.aliases) line({"", alias});
    for (const auto& [name, value] : node.properties) line({"", name, to_string(value)});
  }
  for (const Edge& edge : graph.edges) {
    line({edge.id, edge.type, edge.source, edge.target, std::string(name_of(edge.status)), edge.from, edge.to,
          edge.speaker, std::to_string(edge.sources), std::to_string(edge.confidence), edge.plover,
          edge.cameo});
    for (const auto& [name, value] : edge.properties) line({"", name, to_string(value)});
    for (const auto& [role, node] : edge.roles) line({"", role, node});
    for (const EdgeEvidence& evidence : edge.evidence)
      line({"", evidence.document, std::to_string(evidence.claim)});
  }
  for (const auto& resolution : graph.resolutions) {
    line({resolution.document, std::to_string(resolution.entity), resolution.node, resolution.reason});
  }
  return all;
}

}  // namespace

TEST_CASE("the graph does not depend on the order of the articles") {
  for (std::uint32_t seed = 1; seed <= 40; ++seed) {
    std::vector<Extraction> articles = clashing_articles(seed, 30);
    const std::string expected = dump(resolved(articles));
    std::mt19937 random(seed);
    for (int round = 0; round < 3; ++round) {
      std::shuffle(articles.begin(), articles.end(), random);
      const std::string again = dump(resolved(articles));
      const auto differs = std::mismatch(again.begin(), again.end(), expected.begin(), expected.end());
      INFO("seed " << seed << ", first difference: "
                   << std::string(differs.first, std::min(differs.first + 200, again.end())));
      REQUIRE(again.size() == expected.size());
      REQUIRE(differs.first == again.end());
    }
  }
}

TEST_CASE("every claim is told by exactly one edge, ids are unique and ends are nodes") {
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    const std::vector<Extraction> articles = clashing_articles(seed, 40);
    const ResolvedGraph graph = resolved(articles);
    std::set<std::string> nodes;
    for (const Node& node : graph.nodes) REQUIRE(nodes.insert(node.id).second);
    std::set<std::string> edges;
    std::set<std::pair<std::string, std::uint32_t>> claims;
    for (const Edge& edge : graph.edges) {
      REQUIRE(edges.insert(edge.id).second);
      REQUIRE(nodes.count(edge.source) == 1);
      REQUIRE((edge.target.empty() || nodes.count(edge.target) == 1));
      REQUIRE_FALSE(edge.evidence.empty());
      REQUIRE((edge.confidence > 0 && edge.confidence <= 0.99));
      for (const EdgeEvidence& evidence : edge.evidence)
        REQUIRE(claims.insert({evidence.document, evidence.claim}).second);
    }
  }
}

TEST_CASE("an article about others changes nothing of what is there") {
  const std::vector<Extraction> articles = clashing_articles(7, 30);
  std::vector<Extraction> more = articles;
  Article other("zzz");
  other.says("visits", other.person("Olga Unrelated", "LVA"), other.country("EST"));
  more.push_back(other);
  const std::string before = dump(resolved(articles));
  const ResolvedGraph after = resolved(more);
  ResolvedGraph without = after;
  std::erase_if(without.nodes, [](const Node& node) {
    return node.id == "person:olga-unrelated" || node.id == "country:EST";
  });
  std::erase_if(without.edges, [](const Edge& edge) { return edge.source == "person:olga-unrelated"; });
  std::erase_if(without.resolutions, [](const auto& resolution) { return resolution.document == "zzz"; });
  CHECK(dump(without) == before);
  CHECK(after.nodes.size() == without.nodes.size() + 2);
}

TEST_CASE("days are read from days, months, years and ranges") {
  CHECK(day_number("1970-01-01") == 0);
  CHECK(day_number("2026-02-30") == std::nullopt);
  CHECK(day_number("2026-2-3") == std::nullopt);
  CHECK(days_in("2026-02")->length() == 28);
  CHECK(days_in("2024")->length() == 366);
  CHECK(days_in("2026-12")->length() == 31);
  CHECK(days_in("2026-02-03/2026-02-05")->length() == 3);
  CHECK(days_in("2026-02-03T10:00")->length() == 1);
  CHECK_FALSE(days_in("soon"));
  CHECK_FALSE(days_in(""));
  CHECK_FALSE(days_of("2026-02-05", "2026-02-03"));
  CHECK(days_of("", "2026-02-03")->from == Days::kOpenFrom);
}
