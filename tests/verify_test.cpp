// Whatever changes in a store behind the program's back is found.
#include "graph/verify.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "base/error.hpp"
#include "base/file.hpp"
#include "graph/sqlite.hpp"
#include "graph/store_seals.hpp"
#include "store_fixture.hpp"

using namespace newsgraph;
using Catch::Matchers::Contains;
using newsgraph::test::kVisitText;
using newsgraph::test::TempDir;
using newsgraph::test::visit_article;
using newsgraph::test::visit_graph;

namespace {

const std::string kReason = "one minister, twice misspelt";

// The graph of the articles that make_store adds, as another store has it.
Store as_computed() {
  Store computed("", Store::Mode::write_or_create);
  for (const char* id : {"a", "b"}) computed.add(visit_article(id), kVisitText);
  computed.replace_graph(visit_graph({"a", "b"}));
  return computed;
}

std::vector<std::string> problems(const std::string& path, bool graph = false) {
  std::vector<std::string> all;
  const ProblemSink report = [&](const StoreProblem& problem) {
    all.push_back(problem.check + " | " + problem.where + " | " + problem.what);
  };
  try {
    const Store store(path, Store::Mode::read);
    static_cast<void>(verify_store(store, report));
    if (graph) verify_graph(store, as_computed(), report);
  } catch (const Error& error) {
    all.emplace_back(error.what());
  }
  return all;
}

std::string all_of(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

// Two articles, their graph and a sealed ledger.
void make_store(const std::string& path, TextForm form = TextForm::plain) {
  {
    Store store(path, Store::Mode::write_or_create);
    store.set_text_form(form);
    for (const char* id : {"a", "b"}) REQUIRE(store.add(visit_article(id), kVisitText) == AddResult::added);
    REQUIRE(store.replace_graph(visit_graph({"a", "b"})));
  }
  Store::Impl plain(path, Store::Mode::write_or_create);
  plain.db.execute(
      "INSERT INTO decision (number, action, first_name, second_name, value, first, second, reason) "
      "VALUES (1, 'merge', '', '', '', "
      "'person:anna-ruiz', 'person:ana-ruiz', '" +
      kReason + "')");
  seal_ledger(plain);
}

void change(const std::string& path, const std::string& sql) {
  Database db(path, Database::Mode::write_or_create);
  db.execute("PRAGMA foreign_keys = OFF; " + sql);
}

// Sets the one value that `column` of `row` holds to `value`.
void set_value(Database& db, const std::string& column, const std::string& row, std::string_view value) {
  Statement update(db, "UPDATE " + row.substr(0, row.find(' ')) + " SET " + column + " = ? " +
                           row.substr(row.find(' ') + 1));
  update.bind_all(value).run();
}

}  // namespace

TEST_CASE("a store as the program wrote it has no problem") {
  const TempDir dir;
  make_store(dir.file("g.db"));
  CHECK(problems(dir.file("g.db"), true).empty());
  const Store store(dir.file("g.db"), Store::Mode::read);
  const VerifyCounts counts = verify_store(store, [](const StoreProblem&) {});
  CHECK(counts.articles == 2);
  CHECK(counts.quotes == 4);
  CHECK(counts.claims == 4);
  CHECK(counts.decisions == 1);
  CHECK(counts.nodes == 2);
  CHECK(counts.edges == 2);
}

TEST_CASE("each changed byte of a text, a quote, a claim or the ledger is found when changed by SQL") {
  const TempDir dir;
  const std::string path = dir.file("g.db");
  make_store(path);
  const std::vector<std::pair<std::string, std::string>> values = {
      {"text", "document WHERE id = 'a'"},
      {"title", "document WHERE id = 'b'"},
      {"date", "document WHERE id = 'b'"},
      {"text", "quote WHERE document = 1 AND start = 0"},
      {"name", "claimed_entity WHERE document = 2 AND position = 0"},
      {"mentions", "claimed_entity WHERE document = 2 AND position = 0"},
      {"article", "evidence WHERE document = 1 AND claim = 0"},
      {"spans", "evidence WHERE document = 1 AND claim = 0"},
      {"rule", "evidence WHERE document = 1 AND claim = 0"},
      {"quote", "evidence WHERE document = 1 AND claim = 0"},
      {"type", "claim WHERE document = 1 AND position = 0"},
      {"properties", "claim WHERE document = 1 AND position = 0"},
      {"first", "decision WHERE number = 1"},
      {"second", "decision WHERE number = 1"},
      {"reason", "decision WHERE number = 1"}};
  for (const auto& [column, row] : values) {
    Database db(path, Database::Mode::write_or_create);
    const std::string value = db.text("SELECT " + column + " FROM " + row);
    REQUIRE_FALSE(value.empty());
    for (std::size_t i = 0; i < value.size(); ++i) {
      std::string flipped = value;
      flipped[i] = static_cast<char>(flipped[i] ^ (i % 2 == 0 ? 0x01 : 0x20));
      set_value(db, column, row, flipped);
      INFO(column << " of " << row << ", byte " << i);
      CHECK_FALSE(problems(path).empty());
    }
    set_value(db, column, row, value);
  }
  CHECK(problems(path, true).empty());
}

TEST_CASE("each changed byte of a text, a quote or the ledger is found when changed in the file") {
  const TempDir dir;
  const std::string path = dir.file("g.db");
  make_store(path);
  REQUIRE_FALSE(std::filesystem::exists(path + "-wal"));  // all is in the one file
  const std::string bytes = read_file(path);
  std::size_t flips = 0;
  for (const std::string& part :
       {std::string(kVisitText), std::string(kVisitText).substr(0, 39), kReason, std::string("ana-ruiz")}) {
    for (std::size_t at = bytes.find(part); at != std::string::npos; at = bytes.find(part, at + 1)) {
      for (std::size_t i = at; i < at + part.size(); i += 3) {
        std::string damaged = bytes;
        damaged[i] = static_cast<char>(damaged[i] ^ 0x01);
        std::ofstream(path, std::ios::binary | std::ios::trunc) << damaged;
        INFO("byte " << i << " of the file");
        CHECK_FALSE(problems(path).empty());
        ++flips;
      }
    }
  }
  CHECK(flips > 80);
}

TEST_CASE("each changed byte of a compressed text is found") {
  const TempDir dir;
  const std::string path = dir.file("g.db");
  make_store(path, TextForm::packed);
  CHECK(problems(path, true).empty());
  Database db(path, Database::Mode::write_or_create);
  const std::string packed = db.text("SELECT text FROM document WHERE id = 'a'");
  REQUIRE(packed.size() < std::string(kVisitText).size() + 20);
  for (std::size_t i = 0; i < packed.size(); ++i) {
    for (const int bit : {0x01, 0x10, 0x80}) {
      std::string flipped = packed;
      flipped[i] = static_cast<char>(flipped[i] ^ bit);
      Statement(db, "UPDATE document SET text = ? WHERE id = 'a'").bind_blob(1, flipped).run();
      INFO("byte " << i << ", bit " << bit);
      // A few bits of a zlib stream (the level in its header) say nothing about the text; all others count.
      const Store store(path, Store::Mode::read);
      std::string text;
      try {
        text = store.document_text("a").value_or("");
      } catch (const StoreError&) {
      }
      CHECK((text == kVisitText || !problems(path).empty()));
    }
  }
}

TEST_CASE("an article that went with all it said, and a changed hash of a text left out, are found") {
  const TempDir dir;
  make_store(dir.file("g.db"), TextForm::none);
  CHECK(problems(dir.file("g.db")).empty());
  change(dir.file("g.db"), "UPDATE document SET text_sha256 = replace(text_sha256, 'a', 'b')");
  CHECK_THAT(all_of(problems(dir.file("g.db"))), Contains("articles | document | articles came or went"));
  make_store(dir.file("h.db"));
  change(dir.file("h.db"),
         "DELETE FROM evidence WHERE document = 2; UPDATE relation SET sources = 1; DELETE FROM resolution "
         "WHERE "
         "document = 2; DELETE FROM claim WHERE document = 2; DELETE FROM claimed_entity WHERE document = 2; "
         "DELETE "
         "FROM quote WHERE document = 2; DELETE FROM copy_band WHERE document = 2; DELETE FROM document "
         "WHERE key = 2");
  CHECK_THAT(all_of(problems(dir.file("h.db"))), Contains("articles | document | articles came or went"));
}

TEST_CASE("a changed row of the tables that the next article builds on is found") {
  const TempDir dir;
  const std::string path = dir.file("g.db");
  make_store(path);
  CHECK(problems(path, true).empty());
  for (const char* change_of :
       {"UPDATE wording SET reason = 'x' WHERE key = 1", "UPDATE wording SET uses = 7 WHERE key = 2",
        "INSERT INTO wording_key VALUES ('P:x', 1)",
        "INSERT INTO bearer VALUES ('ruiz', 'person:x', '', NULL)",
        "UPDATE resolution SET wording = 2 WHERE document = 1 AND position = 0"}) {
    const TempDir copy;
    std::filesystem::copy(path, copy.file("g.db"));
    change(copy.file("g.db"), change_of);
    INFO(change_of);
    CHECK_FALSE(problems(copy.file("g.db"), true).empty());
  }
}

TEST_CASE("without texts the quotes and claims are still held against their hashes") {
  const TempDir dir;
  const std::string path = dir.file("g.db");
  make_store(path, TextForm::none);
  CHECK(problems(path, true).empty());
  {
    const Store store(path, Store::Mode::read);
    CHECK(verify_store(store, [](const StoreProblem&) {}).without_text == 2);
    CHECK_FALSE(store.document_text("a"));
  }
  Database db(path, Database::Mode::write_or_create);
  const std::string row = "quote WHERE document = 1 AND start = 0";
  const std::string quote = db.text("SELECT text FROM " + row);
  for (std::size_t i = 0; i < quote.size(); ++i) {
    std::string flipped = quote;
    flipped[i] = static_cast<char>(flipped[i] ^ 0x02);
    set_value(db, "text", row, flipped);
    CHECK_FALSE(problems(path).empty());
  }
}

TEST_CASE("a verdict names the place and what is wrong") {
  const TempDir dir;
  const std::string path = dir.file("g.db");
  const auto after = [&](const std::string& sql) {
    std::filesystem::remove(path);
    make_store(path);
    change(path, sql);
    return all_of(problems(path, true));
  };
  CHECK_THAT(after("UPDATE document SET text = text || '!' WHERE id = 'a'"),
             Contains("text | a | the stored text is not the text that was read: its hash differs"));
  CHECK_THAT(after("UPDATE quote SET text = 'Nothing.' WHERE document = 2 AND start = 0"),
             Contains("quote | b | the quote is not what bytes 0 to 39 of the text say"));
  CHECK_THAT(
      after("UPDATE claim SET trigger_start = 50, trigger_end = 55 WHERE document = 1 AND position = 0"),
      Contains("span | a | relation 0: the trigger stands outside its sentence"));
  CHECK_THAT(after("UPDATE claimed_entity SET mentions = '[0,9000]' WHERE document = 1 AND position = 0"),
             Contains("span | a | entity 0: a mention at bytes 0 to 9000 is not in the text of 60 bytes"));
  CHECK_THAT(after("UPDATE claimed_entity SET mentions = '[0' WHERE document = 1 AND position = 0"),
             Contains("cannot be read further"));
  CHECK_THAT(after("UPDATE document SET copy_cluster = 99 WHERE id = 'b'"),
             Contains("copies | b | it is not counted together with its near-copy"));
  CHECK_THAT(after("DELETE FROM copy_band WHERE document = 1"),
             Contains("copies | a | what finds its near-copies"));
  CHECK_THAT(after("UPDATE document SET superseded = 1 WHERE id = 'b'"),
             Contains("copies | b | it is wrongly"));
  CHECK_THAT(after("DELETE FROM entity WHERE id = 'country:NOR'"), Contains("reference | relation"));
  CHECK_THAT(after("DELETE FROM decision"), Contains("the identity ledger is not as newsgraph wrote it"));
  CHECK_THAT(after("UPDATE relation SET status = 'actual' WHERE id = 'e2'"),
             Contains("graph | e2 | its status is 'actual' where the claims give 'planned'"));
  CHECK_THAT(after("DELETE FROM relation WHERE id = 'e1'"),
             Contains("graph | e1 | the claims give it, but the graph does not have it"));
  CHECK_THAT(after("UPDATE entity SET name = 'Norwegia' WHERE id = 'country:NOR'"),
             Contains("graph | country:NOR | its own name is not among its names"));
  CHECK_THAT(after("UPDATE alias SET key = 'x' WHERE name = 'Ruiz'"), Contains("the search key of its name"));
  CHECK_THAT(
      after("UPDATE wording SET entity = 'country:NOR' WHERE key = (SELECT wording FROM resolution WHERE "
            "document = 1 AND position = 0)"),
      Contains("graph | wording | it holds '1|") && Contains("country:NOR' where claims and decisions give"));
  CHECK_THAT(after("DELETE FROM evidence WHERE relation = 'e1' AND document = 2"),
             Contains("graph | e1 | its evidence is not the claims that give it"));
  CHECK_THAT(after("UPDATE evidence SET confidence = 0.8 WHERE relation = 'e2' AND document = 1"),
             Contains("graph | e2 | it does not show what the claim that proves it says"));
  CHECK_THAT(after("UPDATE relation SET outlets = 3 WHERE id = 'e2'"),
             Contains("graph | e2 | its outlets is '3' where the claims give '1'"));
}
