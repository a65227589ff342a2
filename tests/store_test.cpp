#include "graph/store.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <random>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/json.hpp"
#include "graph/extraction_json.hpp"
#include "graph/sqlite.hpp"
#include "graph/view.hpp"
#include "store_fixture.hpp"

using namespace newsgraph;
using Catch::Matchers::Contains;
using newsgraph::test::kToFirstFormat;
using newsgraph::test::kToSecondFormat;
using newsgraph::test::kVisitText;
using newsgraph::test::TempDir;
using newsgraph::test::visit_article;
using newsgraph::test::visit_graph;

namespace {

constexpr auto kWrite = Store::Mode::write_or_create;

std::vector<std::string> claims(const Store& store) {
  std::vector<std::string> all;
  store.for_each_extraction([&](const Extraction& extraction) { all.push_back(to_json(extraction)); });
  return all;
}

std::vector<std::string> edge_ids(const Store& store) {
  std::vector<std::string> ids;
  GraphView(store).for_each_edge([&](const Edge& edge) { ids.push_back(edge.id); });
  return ids;
}

// A connection of a user with plain sqlite3, with or without foreign keys.
Database plain(const std::string& path, bool foreign_keys) {
  Database db(path, Database::Mode::write_or_create);
  db.execute(foreign_keys ? "PRAGMA foreign_keys = ON" : "PRAGMA foreign_keys = OFF");
  return db;
}

std::string rows_of(const std::string& path, const char* query) {
  Database db = plain(path, true);
  std::string rows;
  for (Statement row(db, query); row.step(); rows += '\n') {
    for (int i = 0; i < row.columns(); ++i) rows.append(i == 0 ? "" : "|").append(row.view(i));
  }
  return rows;
}

}  // namespace

TEST_CASE("claims come back as they were added, in id order") {
  const TempDir dir;
  Store store(dir.file("g.db"), kWrite);
  CHECK(store.add(visit_article("b"), kVisitText) == AddResult::added);
  CHECK(store.add(visit_article("a"), kVisitText) == AddResult::added);
  CHECK(claims(store) == std::vector{to_json(visit_article("a")), to_json(visit_article("b"))});
  CHECK(store.document_text("a") == kVisitText);
  CHECK(store.document("b")->source == "Example Wire");
  CHECK_FALSE(store.document("c"));
  CHECK(store.documents().size() == 2);
}

TEST_CASE("the same article again changes nothing") {
  const TempDir dir;
  Store store(dir.file("g.db"), kWrite);
  static_cast<void>(store.add(visit_article("a"), kVisitText));
  store.replace_graph(visit_graph({"a"}));
  CHECK(store.holds(visit_article("a").document));
  CHECK(store.add(visit_article("a"), kVisitText) == AddResult::unchanged);
  CHECK(store.status().resolved);
  CHECK(store.status().claims == 2);
}

TEST_CASE("of two versions of an article the later stays, whatever the order") {
  const TempDir dir;
  const Extraction old = visit_article("a", "2026-02-01");
  const Extraction fresh = visit_article("a", "2026-02-02");
  Store forward(dir.file("f.db"), kWrite);
  CHECK(forward.add(old, kVisitText) == AddResult::added);
  CHECK_FALSE(forward.holds(fresh.document));
  CHECK(forward.add(fresh, kVisitText) == AddResult::replaced);
  Store backward(dir.file("b.db"), kWrite);
  CHECK(backward.add(fresh, kVisitText) == AddResult::added);
  CHECK(backward.add(old, kVisitText) == AddResult::older);
  CHECK(claims(forward) == claims(backward));
  CHECK(claims(forward) == std::vector{to_json(fresh)});
}

TEST_CASE(
    "an article read by other versions of the program is read again and counted as outdated until then") {
  const TempDir dir;
  Store store(dir.file("g.db"), kWrite);
  store.set_stamp({"1", "o", "r", "m"});
  static_cast<void>(store.add(visit_article("a"), kVisitText));
  static_cast<void>(store.add(visit_article("b"), kVisitText));
  store.set_stamp({"1", "o", "r2", "m"});
  CHECK(store.status().stamp.rule_hash == "r2");
  CHECK(store.status().outdated == 2);
  CHECK_FALSE(store.holds(visit_article("a").document));
  CHECK(store.add(visit_article("a"), kVisitText) == AddResult::replaced);
  CHECK(store.status().outdated == 1);
}

TEST_CASE("the graph is behind the claims until it is replaced") {
  const TempDir dir;
  Store store(dir.file("g.db"), kWrite);
  CHECK(store.status().resolved);
  static_cast<void>(store.add(visit_article("a"), kVisitText));
  CHECK_FALSE(store.status().resolved);
  static_cast<void>(claims(store));
  CHECK(store.replace_graph(visit_graph({"a"})));
  CHECK(store.status().resolved);
  static_cast<void>(claims(store));
  static_cast<void>(store.add(visit_article("b"), kVisitText));
  CHECK_FALSE(store.replace_graph(visit_graph({"a"})));  // computed from claims that are no longer all
  CHECK_FALSE(store.status().resolved);
  CHECK(store.status().nodes == 2);
}

TEST_CASE("status counts what is stored") {
  const TempDir dir;
  Store store(dir.file("g.db"), kWrite);
  static_cast<void>(store.add(visit_article("a", "2026-01-05"), kVisitText));
  static_cast<void>(store.add(visit_article("b"), kVisitText));
  store.replace_graph(visit_graph({"a", "b"}));
  const StoreStatus status = store.status();
  CHECK(status.documents == 2);
  CHECK(status.claims == 4);
  CHECK(status.nodes == 2);
  CHECK(status.edges == 2);
  CHECK(status.evidence == 4);
  CHECK(status.first_date == "2026-01-05");
  CHECK(status.last_date == "2026-02-02");
  CHECK(store.resolved_nodes("a") == std::vector<std::string>{"person:anna-ruiz", "country:NOR"});
}

TEST_CASE("removing an article takes its claims, quotes and evidence along") {
  const TempDir dir;
  {
    Store store(dir.file("g.db"), kWrite);
    static_cast<void>(store.add(visit_article("a"), kVisitText));
    static_cast<void>(store.add(visit_article("b"), kVisitText));
    store.replace_graph(visit_graph({"a", "b"}));
    CHECK(store.remove("a"));
    CHECK_FALSE(store.remove("a"));
    CHECK_FALSE(store.status().resolved);
    CHECK(edge_ids(store) == std::vector<std::string>{"e1", "e2"});  // b still says so
    GraphView(store).for_each_edge([](const Edge& edge) {
      REQUIRE(edge.evidence.size() == 1);
      CHECK(edge.evidence[0].document == "b");
    });
    CHECK(store.remove("b"));
    CHECK(edge_ids(store).empty());
  }
  Database db = plain(dir.file("g.db"), true);
  CHECK(db.integer("SELECT count(*) FROM claim") == 0);
  CHECK(db.integer("SELECT count(*) FROM claimed_entity") == 0);
  CHECK(db.integer("SELECT count(*) FROM quote") == 0);
  CHECK(db.integer("SELECT count(*) FROM evidence") == 0);
  CHECK(db.integer("SELECT count(*) FROM resolution") == 0);
}

TEST_CASE("a relation without evidence cannot be stored, with foreign keys on or off") {
  const TempDir dir;
  const std::string path = dir.file("g.db");
  {
    Store store(path, kWrite);
    static_cast<void>(store.add(visit_article("a"), kVisitText));
    static_cast<void>(store.add(visit_article("b"), kVisitText));
    store.replace_graph(visit_graph({"a", "b"}));
    ResolvedGraph bare = visit_graph({"a"});
    bare.edges[0].evidence.clear();
    CHECK_THROWS_WITH(store.replace_graph(bare), Contains("has no evidence"));
    CHECK(store.status().evidence == 4);  // the old graph stays
  }
  const std::string insert =
      "INSERT INTO relation (id, type, source, status, sources, confidence, proof_document, proof_claim) "
      "VALUES ('e9', 'leads', 'person:anna-ruiz', 'actual', 1, 0.5, ";
  for (const bool foreign_keys : {true, false}) {
    Database db = plain(path, foreign_keys);
    CHECK_THROWS_WITH(db.execute(insert + "NULL, NULL)"), Contains("NOT NULL"));
    CHECK_THROWS_WITH(db.execute(insert + "1, 77)"), Contains("a relation needs a claim as evidence"));
    CHECK(db.integer("SELECT count(*) FROM relation WHERE id = 'e9'") == 0);
  }
  Database db = plain(path, true);
  CHECK_THROWS_WITH(db.execute("DELETE FROM evidence"), Contains("FOREIGN KEY"));
  CHECK(db.integer("SELECT count(*) FROM evidence") == 4);
  db.execute(insert + "1, 0)");
  CHECK(db.integer("SELECT count(*) FROM evidence WHERE relation = 'e9'") == 1);
}

TEST_CASE("hostile names and texts are kept as they are") {
  const TempDir dir;
  Store store(dir.file("g.db"), kWrite);
  Extraction article = visit_article("x'; DROP TABLE document; --");
  const std::vector<std::string> names = {"Robert'); DROP TABLE entity;--", "=cmd|' /C calc'!A0",
                                          "\x01\x02\x1b[31m\n", std::string(1 << 20, 'A'),
                                          "\xF0\x9F\x92\xA5"};
  article.entities[0].aliases = names;
  static_cast<void>(store.add(article, kVisitText));
  CHECK(claims(store) == std::vector{to_json(article)});
  for (const std::string& name : names) {
    ResolvedGraph graph = visit_graph({article.document.id});
    graph.nodes[1].name = name;
    store.replace_graph(graph);
    CHECK(store.node("person:anna-ruiz")->name == name);
    CHECK_NOTHROW(store.similar_names(name, 3));
    CHECK_NOTHROW(store.find_nodes(name));
  }
  CHECK(store.status().documents == 1);
}

TEST_CASE("spans outside the text are refused and nothing is stored") {
  const TempDir dir;
  Store store(dir.file("g.db"), kWrite);
  CHECK_THROWS_AS(store.add(visit_article("a"), "short"), InputError);
  CHECK(store.status().documents == 0);
}

TEST_CASE("nodes are found by id, name, alias, code, and without regard to case, marks and dots") {
  const TempDir dir;
  Store store(dir.file("g.db"), kWrite);
  ResolvedGraph graph;
  graph.nodes = {{"country:USA", "Country", "United States", "USA", {"U.S."}, {}},
                 {"person:jose-nunez", "Person", "José Núñez", "", {"Nuñez"}, {}},
                 {"person:nunez", "Person", "Nunez", "", {}, {}},
                 {"person:ulla-nunez", "Person", "Ulla Nunez", "", {"Nunez"}, {}}};
  store.replace_graph(graph);
  const auto ids = [&](std::string_view name) {
    std::vector<std::string> found;
    for (const Node& node : store.find_nodes(name)) found.push_back(node.id);
    return found;
  };
  using Ids = std::vector<std::string>;
  CHECK(ids("person:jose-nunez") == Ids{"person:jose-nunez"});
  CHECK(ids("JOSE  NUNEZ") == Ids{"person:jose-nunez"});
  CHECK(ids("nunez") == Ids{"person:nunez"});  // the name goes before the aliases of others
  CHECK(ids("US") == Ids{"country:USA"});
  CHECK(ids("usa") == Ids{"country:USA"});
  CHECK(ids("united states") == Ids{"country:USA"});
  CHECK(ids("nobody").empty());
  CHECK(ids("").empty());
  CHECK(ids("%").empty());
  CHECK(store.find_nodes("US")[0].aliases == Ids{"U.S."});
  CHECK(store.similar_names("Jose Nuñes", 1) == Ids{"José Núñez"});
  CHECK(store.similar_names("ulla", 1) == Ids{"Ulla Nunez"});
  CHECK(store.similar_names("xyzzy", 5).empty());
}

TEST_CASE("a file of another program, a damaged one and one of a newer version are refused and left alone") {
  const TempDir dir;
  {
    Database db(dir.file("other.db"), Database::Mode::write_or_create);
    db.execute("CREATE TABLE mine (x)");
  }
  const std::string before = read_file(dir.file("other.db"));
  for (const auto mode : {Store::Mode::read, kWrite}) {
    CHECK_THROWS_WITH(Store(dir.file("other.db"), mode), Contains("database of another program"));
  }
  CHECK(read_file(dir.file("other.db")) == before);

  { const Store store(dir.file("new.db"), kWrite); }
  plain(dir.file("new.db"), true).execute("PRAGMA user_version = 99");
  for (const auto mode : {Store::Mode::read, kWrite}) {
    CHECK_THROWS_WITH(Store(dir.file("new.db"), mode), Contains("has format 99, this program knows up to 5"));
  }

  {
    Store store(dir.file("bad.db"), kWrite);
    for (int i = 0; i < 50; ++i) static_cast<void>(store.add(visit_article(std::to_string(i)), kVisitText));
  }
  {
    std::fstream file(dir.file("bad.db"), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(4096);
    file << std::string(100000, '\x55');
  }
  CHECK_THROWS_WITH(claims(Store(dir.file("bad.db"), Store::Mode::read)), Contains("the store is damaged"));
  CHECK_THROWS_WITH(Store(dir.file("none.db"), Store::Mode::read), Contains("there is no store"));
}

TEST_CASE("a store of an older version is brought up to date by the next writer and loses nothing") {
  const TempDir dir;
  const std::string path = dir.file("g.db");
  {
    Store store(path, kWrite);
    CHECK(store.add(visit_article("a"), kVisitText) == AddResult::added);
    CHECK(store.replace_graph(visit_graph({"a"})));
  }
  plain(path, true).execute(kToSecondFormat);
  plain(path, true).execute(kToFirstFormat);
  CHECK_THROWS_WITH(Store(path, Store::Mode::read),
                    Contains("older format 1") && Contains("brings it up to date"));
  { const Store migrated(path, kWrite); }
  const Store store(path, Store::Mode::read);
  CHECK(claims(store) == std::vector<std::string>{to_json(visit_article("a"))});
  CHECK_FALSE(store.status().resolved);  // the graph is computed again by the rules of now
  CHECK(plain(path, true)
            .integer("SELECT count(*) FROM sqlite_schema WHERE name IN ('common_key', 'moved_claim')") == 0);
  CHECK(plain(path, true).integer("SELECT value FROM meta WHERE key = 'articles_sum'") != 0);
}

TEST_CASE("a store from before edges kept what they show has the same edges once it is brought up to date") {
  const TempDir dir;
  const std::string path = dir.file("g.db");
  {
    Store store(path, kWrite);
    Extraction copy = visit_article("b");
    copy.document.source = "Other Wire";
    static_cast<void>(store.add(visit_article("a"), kVisitText));
    static_cast<void>(store.add(copy, kVisitText));
    CHECK(store.replace_graph(visit_graph({"a", "b"})));
  }
  const std::string evidence = rows_of(path, "SELECT * FROM evidence ORDER BY 1, 2, 3");
  const std::string relations = rows_of(path, "SELECT * FROM relation ORDER BY 1");
  CHECK_THAT(evidence, Contains("|a|0 39 15 20 0 9 21 27|visit-verb|0.9|Anna Ruiz will visit Norway"));
  CHECK_THAT(evidence, Contains("|b|40 60 44 49 - -|lead-verb|0.5|She leads the talks."));
  CHECK_THAT(relations, Contains("|2|1\n"));  // two outlets, one text
  plain(path, true).execute(kToSecondFormat);
  { const Store migrated(path, kWrite); }
  CHECK(rows_of(path, "SELECT * FROM evidence ORDER BY 1, 2, 3") == evidence);
  CHECK(rows_of(path, "SELECT * FROM relation ORDER BY 1") == relations);
  CHECK_FALSE(Store(path, Store::Mode::read).status().resolved);  // offices alone are to be looked at
}

TEST_CASE("the versions that a day knew of are found by what came later") {
  const TempDir dir;
  Store store(dir.file("g.db"), kWrite);
  const auto version = [&](const std::string& id, const std::string& day, const std::string& url) {
    Extraction article = visit_article(id, day);
    article.document.url = url;
    CHECK(store.add(article, kVisitText) == AddResult::added);
  };
  for (const char* day : {"2026-01-01", "2026-02-01", "2026-03-01"})
    version(std::string("x-") + day, day, "https://example.org/page");
  version("other", "2026-03-01", "https://example.org/other");
  CHECK(store.versions_after("2025-12-31").empty());
  CHECK(store.versions_after("2026-01-15") == std::vector<std::string>{"x-2026-02-01", "x-2026-03-01"});
  CHECK(store.versions_after("2026-02-01") == std::vector<std::string>{"x-2026-03-01"});
  CHECK(store.versions_after("2026-03-01").empty());
  Store copy = store.copy();
  CHECK(copy.remove("x-2026-03-01"));
  CHECK(copy.status().superseded == 1);
  CHECK(store.status().superseded == 2);
}

TEST_CASE("a store whose maker was killed before the tables were there is filled by the next build") {
  const TempDir dir;
  std::ofstream(dir.file("g.db")).flush();
  CHECK_THROWS_WITH(Store(dir.file("g.db"), Store::Mode::read), Contains("the store is empty"));
  Store store(dir.file("g.db"), kWrite);
  CHECK(store.add(visit_article("a"), kVisitText) == AddResult::added);
}

TEST_CASE("killed at any moment the store opens, holds whole articles, and the next run completes it") {
  const TempDir dir;
  const std::string path = dir.file("g.db");
  const auto fill = [&path] {
    Store store(path, kWrite);
    std::vector<std::string> ids;
    for (int i = 0; i < 400; ++i) {
      ids.push_back(std::to_string(1000 + i));
      static_cast<void>(store.add(visit_article(ids.back()), kVisitText));
      if (i % 50 == 49) store.replace_graph(visit_graph(ids));
    }
  };
  std::mt19937 random(1);
  for (int round = 0; round < 12; ++round) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      fill();
      ::_exit(0);
    }
    ::usleep(static_cast<useconds_t>(random() % 60000));
    REQUIRE(::kill(child, SIGKILL) == 0);
    int ended = 0;
    REQUIRE(::waitpid(child, &ended, 0) == child);
    Store store(path, kWrite);
    for (const std::string& claim : claims(store)) {
      REQUIRE(extraction_from_json(Json::parse(claim, "claim"), "claim").relations.size() == 2);
    }
    Database db(path, Database::Mode::read);
    REQUIRE(db.text("PRAGMA integrity_check") == "ok");
    Statement broken(db, "PRAGMA foreign_key_check");
    REQUIRE_FALSE(broken.step());
  }
  fill();
  const Store store(path, Store::Mode::read);
  CHECK(store.status().documents == 400);
  CHECK(store.status().evidence == 800);
  CHECK(store.status().resolved);
}

TEST_CASE("a reader sees the store as it was while another program writes") {
  const TempDir dir;
  Store writer(dir.file("g.db"), kWrite);
  static_cast<void>(writer.add(visit_article("a"), kVisitText));
  writer.replace_graph(visit_graph({"a"}));
  const Store reader(dir.file("g.db"), Store::Mode::read);
  {
    const GraphView view(reader);
    CHECK(view.counts().edges == 2);
    writer.remove("a");
    CHECK(view.counts().edges == 2);
    std::size_t seen = 0;
    view.for_each_edge([&](const Edge& edge) { seen += edge.evidence.size(); });
    CHECK(seen == 2);
  }
  CHECK(GraphView(reader).counts().edges == 0);
}

TEST_CASE("a store is not written to under its own view") {
  const TempDir dir;
  Store store(dir.file("g.db"), kWrite);
  const GraphView view(store);
  CHECK_THROWS_WITH(store.add(visit_article("a"), kVisitText), Contains("while one of its views is open"));
}

TEST_CASE("the documented views answer plain SQL") {
  const TempDir dir;
  {
    Store store(dir.file("g.db"), kWrite);
    static_cast<void>(store.add(visit_article("a"), kVisitText));
    store.replace_graph(visit_graph({"a"}));
  }
  Database db(dir.file("g.db"), Database::Mode::read);
  CHECK(db.text("SELECT source_name || ' ' || type || ' ' || target_name || ' ' || \"from\" FROM edges WHERE "
                "id = 'e2'") == "Anna Ruiz visits Norway 2026-02-03");
  CHECK(db.text("SELECT sentence FROM sentences WHERE edge = 'e2'") ==
        "Anna Ruiz will visit Norway on Tuesday.");
  CHECK(db.text("SELECT aliases FROM nodes WHERE id = 'country:NOR'") == R"(["Kingdom of Norway"])");
  CHECK(db.text("SELECT title FROM articles") == "A visit");
}
