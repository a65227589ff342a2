
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "graph/extraction_json.hpp"
#include "graph/view.hpp"
#include "resolve/days.hpp"
#include "resolve_support.hpp"

using namespace newsgraph;

namespace {

const Ontology& ontology() {
  static const Ontology loaded = Ontology::load(NEWSGRAPH_SOURCE_DIR "/schemas");
  return loaded;
}

// An article, written down in a few words.
class Article {
public:
  explicit Article(std::string id, std::string date = "2026-02-03") {
    m_made.document = {std::move(id), "", std::move(date), "", "", ""};
    m_made.document.sha256 = m_made.document.id;
  }
  std::uint32_t entity(std::string type, std::string name, std::string country = "",
                       std::vector<std::string> aliases = {}) {
    m_made.entities.push_back(
        {std::move(type), std::move(name), std::move(country), std::move(aliases), {{0, 1}}, {}});
    return static_cast<std::uint32_t>(m_made.entities.size() - 1);
  }
  std::uint32_t person(std::string name, std::string country = "", std::string office = "") {
    const std::uint32_t id = entity("Person", std::move(name), std::move(country));
    if (!office.empty()) m_made.entities[id].properties["office"] = std::move(office);
    return id;
  }
  std::uint32_t country(const std::string& code) { return entity("Country", "Land " + code, code); }
  Article& date(std::uint32_t id, std::string day) {
    m_made.entities[id].properties["date"] = std::move(day);
    return *this;
  }
  ExtractedRelation& says(std::string type, std::optional<std::uint32_t> source,
                          std::optional<std::uint32_t> target, Status status = Status::actual,
                          std::string from = "", std::string to = "") {
    ExtractedRelation relation;
    relation.type = std::move(type);
    relation.source = source;
    relation.target = target;
    relation.status = status;
    relation.time = {from, to.empty() ? from : to, ""};
    relation.confidence = 0.8;
    relation.rule = "test";
    const auto at = static_cast<std::uint32_t>(m_made.relations.size());
    relation.evidence = {{at, at + 1}, {at, at + 1}, std::nullopt, std::nullopt};
    m_made.relations.push_back(std::move(relation));
    return m_made.relations.back();
  }
  Article& with(ExtractedEntity entity) {
    m_made.entities.push_back(std::move(entity));
    return *this;
  }
  operator Extraction() const { return m_made; }

private:
  Extraction m_made;
};

ResolvedGraph resolved(const std::vector<Extraction>& articles) {
  return test::resolve(articles, ontology());
}

std::vector<std::string> ids(const ResolvedGraph& graph) {
  std::vector<std::string> all;
  for (const Node& node : graph.nodes) all.push_back(node.id);
  return all;
}

// Nodes of articles that hold one entity each.
std::vector<std::string> one_each(const std::vector<ExtractedEntity>& entities) {
  std::vector<Extraction> articles;
  for (const ExtractedEntity& entity : entities) {
    Extraction article = Article(std::string("d").append(std::to_string(articles.size())));
    article.entities = {entity};
    articles.push_back(article);
  }
  return ids(resolved(articles));
}

ExtractedEntity person(std::string name, std::string country = "", std::string office = "") {
  ExtractedEntity entity{"Person", std::move(name), std::move(country), {}, {}, {}};
  if (!office.empty()) entity.properties["office"] = std::move(office);
  return entity;
}

ExtractedEntity body(std::string name, std::string country = "", std::vector<std::string> aliases = {}) {
  return {"Organization", std::move(name), std::move(country), std::move(aliases), {}, {}};
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("people of one name are one person unless two countries are known") {
  CHECK(one_each({person("Ana Ruiz", "ESP"), person("Ana Ruiz"), person("Minister Ana Ruíz", "ESP")}) ==
        Ids{"person:ana-ruiz"});
  CHECK(one_each({person("Ana Ruiz", "ESP"), person("ANA RUIZ")}) == Ids{"person:ana-ruiz"});
  CHECK(resolved({Article("a").with(person("RUIZ, ANA")), Article("b").with(person("Minister Ana Ruiz")),
                  Article("c").with(person("Ana Ruiz"))})
            .nodes[0]
            .name == "Ana Ruiz");
  CHECK(one_each({person("Ana Ruiz", "ESP"), person("Ana Ruiz", "CHL")}) ==
        Ids{"person:ana-ruiz~chl", "person:ana-ruiz~esp"});
  CHECK(one_each({person("Ana Ruiz", "ESP"), person("Ana Ruiz", "CHL"), person("Ana Ruiz")}).size() == 3);
  CHECK(one_each({person("Ana Ruiz", "ESP"), person("Ana Ruiz", "ESP"), person("Ana Ruiz", "CHL"),
                  person("Ana Ruiz")})
            .size() == 2);
  CHECK(one_each({person("Ana Ruiz"), person("Ana Ruz")}).size() == 2);
}

TEST_CASE("a country that is only inferred gives way to one that is stated for the same name and office") {
  const auto minister = [](const std::string& id, const std::string& name, const std::string& code,
                           const std::string& office, double confidence) {
    Article article(id);
    const auto who = article.person(name, code, office);
    article.says("holds-office", who, article.country(code)).confidence = confidence;
    return Extraction(article);
  };
  const auto people = [](const std::vector<Extraction>& articles) {
    Ids found;
    for (const Node& node : resolved(articles).nodes) {
      if (node.type == "Person") found.push_back(node.id + " " + node.country);
    }
    return found;
  };
  const Extraction stated = minister("a", "Ana Ruiz", "ESP", "Foreign Minister", 0.92);
  CHECK(people({stated, minister("b", "Ana Ruiz", "IND", "Foreign Minister", 0.6)}) ==
        Ids{"person:ana-ruiz ESP"});
  CHECK(people({stated, minister("b", "Ana Ruiz", "IND", "Foreign Minister", 0.9)}).size() == 2);
  CHECK(people({stated, minister("b", "Ana Ruiz", "IND", "Mayor", 0.6)}).size() == 2);
}

TEST_CASE("spellings and orders of one name are one person, different names are not") {
  CHECK(one_each({person("Park Min-seo", "KOR"), person("Min-seo Park"), person("Park, Min-seo"),
                  person("Park Min Seo", "KOR"), person("Park Minseo")})
            .size() == 1);
  CHECK(one_each({person("Li Wen", "CHN"), person("Wen Li")}).size() == 1);
  CHECK(one_each({person("Ali Hassan"), person("Hassan Ali")}).size() == 2);
  CHECK(one_each({person("Ann Abel"), person("Anna Bel")}).size() == 2);
  CHECK(one_each({person("Tom W. Hale", "USA"), person("Tom Hale", "USA")}).size() == 1);
  CHECK(one_each({person("Tom W. Hale", "USA"), person("Tom H. W. Hale", "USA"), person("Tom Hale", "USA")})
            .size() == 3);
  CHECK(one_each({person("Tom Hale Jr.", "USA"), person("Tom Hale", "USA")}).size() == 2);
}

TEST_CASE("a lone surname joins the only person of that surname with its country or office") {
  CHECK(one_each({person("Ana Ruiz", "ESP"), person("Ruiz", "ESP")}) == Ids{"person:ana-ruiz"});
  CHECK(one_each({person("Ana Ruiz", "", "Mayor"), person("Ruiz", "", "Mayor")}) == Ids{"person:ana-ruiz"});
  CHECK(one_each({person("Ana Ruiz", "ESP"), person("Ruiz", "CHL")}) ==
        Ids{"person:ana-ruiz", "person:ruiz~chl"});
  CHECK(one_each({person("Ana Ruiz", "ESP"), person("Ruiz")}).size() == 2);  // nothing speaks for it
  CHECK(one_each({person("Park Min-seo", "KOR"), person("Park", "KOR")}).size() == 1);
  CHECK(one_each({person("Park Min-seo", "KOR"), person("Seo", "KOR")}).size() == 2);
}

TEST_CASE("a surname that several people bear stays with its article") {
  const Ids nodes = one_each({person("Park Min-seo", "KOR"), person("Park Ji-hu", "KOR"),
                              person("Park", "KOR"), person("Park", "KOR")});
  CHECK(nodes.size() == 4);
  CHECK(std::set<std::string>(nodes.begin(), nodes.end()).size() == 4);
}

TEST_CASE("a surname that stands beside its full name in one article is somebody else") {
  Article article("a");
  article.person("Ana Ruiz", "ESP");
  article.person("Ruiz", "ESP");
  CHECK(resolved({article}).nodes.size() == 2);
}

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
