// Decisions as text and back, and what they do to the graph.
#include "graph/ledger.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <random>

#include "base/error.hpp"
#include "resolve/review.hpp"
#include "resolve_support.hpp"

using namespace newsgraph;
using Catch::Matchers::Contains;
using newsgraph::test::resolve;

namespace {

const Ontology& ontology() {
  static const Ontology loaded = Ontology::load(NEWSGRAPH_SOURCE_DIR "/schemas");
  return loaded;
}

// One article with people who all visit Norway.
Extraction article(const std::string& id, const std::vector<std::pair<std::string, std::string>>& people) {
  Extraction made;
  made.document = {id, "", "2026-02-03", "", "", id};
  made.entities.push_back({"Country", "Norway", "NOR", {}, {{0, 1}}, {}});
  for (const auto& [name, country] : people) {
    made.entities.push_back({"Person", name, country, {}, {{0, 1}}, {}});
    ExtractedRelation relation;
    relation.type = "visits";
    relation.source = static_cast<std::uint32_t>(made.entities.size() - 1);
    relation.target = 0;
    relation.confidence = 0.8;
    relation.rule = "test";
    relation.evidence = {{0, 1}, {0, 1}, std::nullopt, std::nullopt};
    made.relations.push_back(relation);
  }
  return made;
}

const Node* node_of(const ResolvedGraph& graph, const std::string& id) {
  const auto found =
      std::find_if(graph.nodes.begin(), graph.nodes.end(), [&](const Node& node) { return node.id == id; });
  return found == graph.nodes.end() ? nullptr : &*found;
}

std::size_t people(const ResolvedGraph& graph) {
  return static_cast<std::size_t>(std::count_if(graph.nodes.begin(), graph.nodes.end(),
                                                [](const Node& node) { return node.type == "Person"; }));
}

const NodeHandle kLind{"person:paavo-lind", "Paavo Lind"};
const NodeHandle kLindh{"person:paavo-lindh", "Paavo Lindh"};
const Decision kMerge{Action::merge, kLind, kLindh, "", "one minister"};

}  // namespace

TEST_CASE("a ledger is text that reads back equal") {
  const std::vector<Decision> decisions = {
      kMerge,
      {Action::keep_apart,
       {"organization:dp", "DP"},
       {"organization:x", "The \"X\"\tParty"},
       "",
       "two # lands"},
      {Action::split_article, kLind, {}, "daily:1a 2b", "the chess player"},
      {Action::split_alias, kLind, {}, "P. Lind\n=1+1", "his sister"},
      {Action::rename, kLind, {}, "Paavo Líndh", "\\ his own spelling"},
      {Action::confirm, kLind, {}, "Lind", "he is meant"},
      {Action::reject, kLindh, {}, "", "nobody's name"},
      {Action::undo, {}, {}, "1", "two people"}};
  const std::string text = ledger_text(decisions);
  CHECK(parse_ledger(text, "x") == decisions);
  CHECK(std::count(text.begin(), text.end(), '\n') == 9);  // a head, one line each
  CHECK(text.find("merge person:paavo-lind \"Paavo Lind\" person:paavo-lindh \"Paavo Lindh\" because "
                  "\"one minister\"\n") != std::string::npos);
  CHECK(parse_ledger("", "x").empty());
  CHECK(parse_ledger("# only\r\n\n   # words\n", "x").empty());
}

TEST_CASE("a line that is no decision is refused with its place") {
  const auto refused = [](const std::string& text) {
    try {
      static_cast<void>(parse_ledger(text, "f"));
      return std::string("taken");
    } catch (const InputError& error) {
      return std::string(error.what());
    }
  };
  CHECK_THAT(refused("# a\nmarry a \"A\" b \"B\" because \"x\""), Contains("f:2: ") && Contains("marry"));
  CHECK_THAT(refused("merge a \"A\" b \"B\" because"), Contains("ends where the reason is expected"));
  CHECK_THAT(refused("merge a \"A\" b \"B\" for \"x\""), Contains("because"));
  CHECK_THAT(refused("merge a \"A\" b \"B\" because \"\""), Contains("empty"));
  CHECK_THAT(refused("merge a \"A\" b \"B"), Contains("double quote"));
  CHECK_THAT(refused("merge a \"A\" b \"B\" because \"x\" y"), Contains("follows the reason"));
  CHECK_THAT(refused("undo 1 because \"x\""), Contains("no earlier decision"));
  CHECK_THAT(refused("split a \"A\" day x because \"x\""), Contains("'article' or 'alias'"));
  CHECK_THAT(refused("merge a;b \"A\" b \"B\" because \"x\""), Contains("double quotes"));
  CHECK_THAT(refused("undo 1\xff because \"x\""), Contains("UTF-8"));
}

TEST_CASE("hostile bytes in a ledger are refused or read, never worse") {
  std::mt19937 random(7);
  const std::string good = ledger_text({kMerge, {Action::undo, {}, {}, "1", "x"}});
  for (int round = 0; round < 2000; ++round) {
    std::string text = good;
    for (int i = 0; i < 3; ++i) text[random() % text.size()] = static_cast<char>(random() % 256);
    try {
      const auto decisions = parse_ledger(text, "x");
      CHECK(parse_ledger(ledger_text(decisions), "x") == decisions);
    } catch (const InputError&) {
    }
  }
}

TEST_CASE("an undo takes back its decision, an undo of it brings it back") {
  std::vector<Decision> decisions = {kMerge, {Action::undo, {}, {}, "1", "x"}};
  CHECK(undone(decisions) == std::set<std::size_t>{1});
  decisions.push_back({Action::undo, {}, {}, "2", "x"});
  CHECK(undone(decisions) == std::set<std::size_t>{2});
}

TEST_CASE("merge makes two nodes one, with the first one's id, and joins their edges") {
  const std::vector<Extraction> articles = {article("a", {{"Paavo Lind", "FIN"}}),
                                            article("b", {{"Paavo Lindh", "FIN"}})};
  REQUIRE(people(resolve(articles, ontology())) == 2);
  const ResolvedGraph graph = resolve(articles, ontology(), {kMerge});
  CHECK(people(graph) == 1);
  REQUIRE(node_of(graph, "person:paavo-lind") != nullptr);
  CHECK(graph.edges.size() == 1);
  CHECK(graph.edges[0].sources == 2);
  CHECK(graph.notes.empty());
  CHECK(people(resolve(articles, ontology(), {kMerge, {Action::undo, {}, {}, "1", "x"}})) == 2);
}

TEST_CASE("a decision that finds nothing to change is noted, and works again when its articles are back") {
  const ResolvedGraph graph = resolve({article("a", {{"Paavo Lind", "FIN"}})}, ontology(), {kMerge});
  REQUIRE(graph.notes.size() == 1);
  CHECK(graph.notes[0].number == 1);
  CHECK_THAT(graph.notes[0].text, Contains("person:paavo-lindh (Paavo Lindh)"));
}

TEST_CASE("split parts a node by article or by name, and what is split stays split") {
  const std::vector<Extraction> articles = {article("a", {{"Paavo Lind", "FIN"}}),
                                            article("b", {{"Paavo Lind", ""}}),
                                            article("c", {{"Lind", "FIN"}})};
  REQUIRE(people(resolve(articles, ontology())) == 1);
  const ResolvedGraph by_article =
      resolve(articles, ontology(), {{Action::split_article, kLind, {}, "b", "the chess player"}});
  CHECK(people(by_article) == 2);
  CHECK(by_article.edges.size() == 2);
  const ResolvedGraph by_name =
      resolve(articles, ontology(), {{Action::split_alias, kLind, {}, "LIND", "somebody else"}});
  CHECK(people(by_name) == 2);
  REQUIRE(node_of(by_name, "person:paavo-lind") != nullptr);
  CHECK(node_of(by_name, "person:paavo-lind")->aliases.empty());
  const ResolvedGraph all =
      resolve({articles[1]}, ontology(), {{Action::split_article, kLind, {}, "b", "the chess player"}});
  CHECK(people(all) == 1);
  CHECK(all.notes.size() == 1);  // nothing would be left
}

TEST_CASE("rename gives a node another name and keeps its id and its old name") {
  const ResolvedGraph graph = resolve({article("a", {{"Paavo Lind", "FIN"}})}, ontology(),
                                      {{Action::rename, kLind, {}, "Paavo Líndh", "his own spelling"}});
  const Node* node = node_of(graph, "person:paavo-lind");
  REQUIRE(node != nullptr);
  CHECK(node->name == "Paavo Líndh");
  CHECK(node->aliases == std::vector<std::string>{"Paavo Lind"});
}

TEST_CASE(
    "reject takes a node out with all that is said of it, in articles to come too, until it is undone") {
  std::vector<Extraction> articles = {article("a", {{"Paavo Lind", "FIN"}, {"Greta Holm", "SWE"}})};
  Extraction told = article("b", {{"Greta Holm", "SWE"}});
  told.entities.push_back({"Person", "Paavo Lind", "FIN", {}, {{0, 1}}, {}});
  told.relations[0].speaker = 2;
  told.relations[0].roles["companion"] = 2;
  articles.push_back(told);
  const Decision reject{Action::reject, kLind, {}, "", "a ship"};
  const auto edges_of = [](const ResolvedGraph& graph, const std::string& id) {
    return std::count_if(graph.edges.begin(), graph.edges.end(),
                         [&](const Edge& edge) { return edge.source == id; });
  };
  const ResolvedGraph graph = resolve(articles, ontology(), {reject});
  CHECK(node_of(graph, "person:paavo-lind") == nullptr);
  CHECK(people(graph) == 1);
  REQUIRE(graph.edges.size() == 1);  // he was only the speaker and companion of the other claim
  CHECK(edges_of(graph, "person:greta-holm") == 1);
  CHECK(graph.edges[0].sources == 2);
  CHECK(graph.edges[0].speaker.empty());
  CHECK(graph.edges[0].roles.empty());
  CHECK(graph.notes.empty());
  articles.push_back(article("c", {{"Lind", "FIN"}}));  // the same man, called by his surname
  CHECK(people(resolve(articles, ontology(), {reject})) == 1);
  const ResolvedGraph back = resolve(articles, ontology(), {reject, {Action::undo, {}, {}, "1", "a man"}});
  CHECK(people(back) == 2);
  CHECK(edges_of(back, "person:paavo-lind") == 1);
  const ResolvedGraph twice = resolve(articles, ontology(), {reject, reject});
  REQUIRE(twice.notes.size() == 1);
  CHECK_THAT(twice.notes[0].text, Contains("rejected already"));
}

TEST_CASE("keep-apart parts what the rules join later") {
  Extraction a = article("a", {});
  a.entities.push_back({"Organization", "DP", "KOR", {}, {}, {}});
  Extraction b = article("b", {});
  b.entities.push_back({"Organization", "Democratic Party", "KOR", {}, {}, {}});
  Extraction link = b;
  link.document.id = "c";
  link.entities.back().aliases = {"DP"};
  const Decision apart{Action::keep_apart,
                       {"organization:democratic-party-kor", "Democratic Party"},
                       {"organization:dp-kor", "DP"},
                       "",
                       "another party"};
  const auto bodies = [](const ResolvedGraph& graph) { return graph.nodes.size() - 1; };
  CHECK(bodies(resolve({a, b}, ontology(), {apart})) == 2);
  CHECK(bodies(resolve({a, b, link}, ontology())) == 1);
  const ResolvedGraph graph = resolve({a, b, link}, ontology(), {apart});
  CHECK(bodies(graph) == 2);
  CHECK(node_of(graph, "organization:dp-kor") != nullptr);
  CHECK(graph.notes.empty());
}

TEST_CASE("a node is found again when another of its name came") {
  const std::vector<Extraction> articles = {article("a", {{"Paavo Lind", "FIN"}}),
                                            article("b", {{"Paavo Lind", "SWE"}}),
                                            article("c", {{"Paavo Lindh", "FIN"}})};
  const ResolvedGraph two = resolve(articles, ontology(), {kMerge});
  REQUIRE(two.notes.size() == 1);  // which of the two is meant nothing tells
  CHECK_THAT(two.notes[0].text, Contains("several nodes fit"));
  const Decision exact{Action::merge, {"person:paavo-lind~fin", "Paavo Lind"}, kLindh, "", "x"};
  CHECK(people(resolve(articles, ontology(), {exact})) == 2);
  // And once the Swede is gone the plain id is the only one that fits.
  CHECK(people(resolve({articles[0], articles[2]}, ontology(), {exact})) == 1);
}

TEST_CASE("decisions win in their order whatever the order of the articles") {
  std::vector<Extraction> articles = {article("a", {{"Paavo Lind", "FIN"}}),
                                      article("b", {{"Paavo Lindh", "FIN"}}), article("c", {{"Lind", "FIN"}}),
                                      article("d", {{"Paavo Lind", ""}})};
  const std::vector<Decision> decisions = {
      kMerge, {Action::split_article, kLind, {}, "d", "x"}, {Action::rename, kLindh, {}, "Paavo L.", "x"}};
  const auto ids = [&] {
    std::vector<std::string> all;
    const ResolvedGraph graph = resolve(articles, ontology(), decisions);
    for (const Node& node : graph.nodes) all.push_back(node.id + "=" + node.name);
    for (const Edge& edge : graph.edges) all.push_back(edge.id);
    return all;
  };
  const auto once = ids();
  CHECK(once[0] == "country:NOR=Norway");
  CHECK(std::count(once.begin(), once.end(), "person:paavo-lind=Paavo L.") == 1);
  std::reverse(articles.begin(), articles.end());
  CHECK(ids() == once);
}

TEST_CASE("review lists thin merges and look-alikes left apart, but for what is decided") {
  const std::string path = (std::filesystem::temp_directory_path() /
                            ("newsgraph-review-" + std::to_string(std::random_device{}())))
                               .string();
  {
    Store store(path, Store::Mode::write_or_create);
    for (const Extraction& each :
         {article("a", {{"Paavo Lind", "FIN"}}), article("b", {{"Paavo Lindh", "FIN"}}),
          article("c", {{"Lind", "FIN"}}), article("d", {{"Greta Holm", "SWE"}})})
      store.add(each, "text");
    const auto resolve_all = [&] { test::update(store, ontology()); };
    resolve_all();
    const std::vector<Doubt> doubts = review(store, test::names());
    REQUIRE(doubts.size() == 2);
    CHECK(std::count_if(doubts.begin(), doubts.end(), [](const Doubt& d) { return d.merged; }) == 1);
    for (const Doubt& doubt : doubts) {
      CHECK((doubt.merged ? doubt.other == "Lind" : doubt.other == "person:paavo-lindh"));
      CHECK(doubt.score > 0.5);
      CHECK_FALSE(doubt.reason.empty());
    }
    store.replace_decisions(
        {{Action::keep_apart, kLind, kLindh, "", "x"}, {Action::split_alias, kLind, {}, "Q", "x"}});
    resolve_all();
    CHECK(review(store, test::names()).size() == 1);
    REQUIRE(store.decision_notes().size() == 1);
    CHECK(store.decision_notes()[0].number == 2);
    CHECK(store.decisions().size() == 2);
    std::vector<Decision> decisions = store.decisions();
    decisions.push_back({Action::confirm, kLind, {}, "LIND", "the same"});
    decisions.push_back({Action::confirm, kLind, {}, "Lindström", "nobody is called so"});
    store.replace_decisions(decisions);
    resolve_all();
    CHECK(review(store, test::names()).empty());
    REQUIRE(store.decision_notes().size() == 2);
    CHECK(store.decision_notes()[1].number == 4);
    decisions.push_back({Action::undo, {}, {}, "3", "two people"});
    store.replace_decisions(decisions);
    resolve_all();
    CHECK(review(store, test::names()).size() == 1);
  }
  for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path + suffix);
}
