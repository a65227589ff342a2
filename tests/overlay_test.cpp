// The graph computed anew beside a store, as verify does it.
#include <catch2/catch.hpp>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "graph/verify.hpp"
#include "written_articles.hpp"

using namespace newsgraph;
using namespace newsgraph::test;

namespace {

Article visit(const std::string& id, const std::string& who) {
  Article made(id);
  made.person(who, "ESP", "Foreign Minister");
  made.country("NOR");
  made.says("visits", 0, 1);
  return made;
}

void make_store(const std::string& path) {
  Store store(path, Store::Mode::write_or_create);
  for (const Article& article : {visit("a", "Ana Ruiz"), visit("b", "Ana Ruiz"), visit("c", "Ruiz")})
    store.add(article, text_for(article));
  store.replace_decisions({{Action::rename, {"person:ana-ruiz", ""}, {}, "Ana M. Ruiz", "as she signs"}});
  update(store, ontology());
}

std::vector<std::string> problems(const Store& store, const Store& computed) {
  std::vector<std::string> found;
  verify_graph(store, computed,
               [&](const StoreProblem& problem) { found.push_back(problem.where + ": " + problem.what); });
  return found;
}

}  // namespace

TEST_CASE("a graph computed beside a store is the store's own, and leaves its file alone") {
  const TempDir folder;
  const std::string path = folder.file("g.db");
  make_store(path);
  const std::string before = sha256_hex(read_file(path));
  {
    const Store store(path, Store::Mode::read);
    const GraphView moment(store);
    std::optional<Store> computed = store.overlay();
    REQUIRE(computed.has_value());
    CHECK(computed->status().edges == 0);
    CHECK(computed->status().documents == 3);
    update(*computed, ontology());
    CHECK(computed->status().edges == store.status().edges);
    CHECK(store.status().edges > 0);
    CHECK(problems(store, *computed).empty());
  }
  CHECK(sha256_hex(read_file(path)) == before);
}

TEST_CASE("what differs from the graph computed beside it is told in order") {
  const TempDir folder;
  const std::string path = folder.file("g.db");
  make_store(path);
  {
    Database db(path, Database::Mode::write_or_create);
    db.execute(
        "PRAGMA foreign_keys = OFF; UPDATE entity SET country = 'XXX' WHERE id = 'person:ana-ruiz';"
        "DELETE FROM entity WHERE type = 'Country'; INSERT INTO entity VALUES ('a', 'Place', 'Vik', '', "
        "NULL)");
  }
  const Store store(path, Store::Mode::read);
  const GraphView moment(store);
  std::optional<Store> computed = store.overlay();
  REQUIRE(computed.has_value());
  update(*computed, ontology());
  const std::vector<std::string> found = problems(store, *computed);
  REQUIRE(found.size() == 3);
  CHECK(found[0] == "a: no claim gives it, but the graph has it");
  CHECK(found[1] == "country:NOR: the claims give it, but the graph does not have it");
  CHECK(found[2] == "person:ana-ruiz: its country is 'XXX' where the claims give 'ESP'");
}

TEST_CASE("a store that another program writes to gives no overlay of an older moment") {
  const TempDir folder;
  const std::string path = folder.file("g.db");
  make_store(path);
  const Store store(path, Store::Mode::read);
  std::optional<GraphView> moment(std::in_place, store);
  CHECK(store.status().documents == 3);  // the first read settles which moment is seen
  {
    Store writer(path, Store::Mode::write_or_create);
    const Extraction article = visit("d", "Greta Holm");
    writer.add(article, text_for(article));
  }
  CHECK_FALSE(store.overlay().has_value());
  moment.emplace(store);
  CHECK(store.overlay().has_value());
}
