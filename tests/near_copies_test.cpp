#include "graph/near_copies.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "base/deflate.hpp"
#include "base/error.hpp"
#include "graph/outlets.hpp"
#include "graph/sqlite.hpp"
#include "graph/verify.hpp"
#include "graph/view.hpp"
#include "store_fixture.hpp"

using namespace newsgraph;
using newsgraph::test::kVisitText;
using newsgraph::test::TempDir;
using newsgraph::test::visit_article;
using newsgraph::test::visit_graph;

namespace {

constexpr auto kWrite = Store::Mode::write_or_create;

// Words without meaning; the same seed gives the same text.
std::string random_text(unsigned seed, int words) {
  std::mt19937 random(seed);
  std::string text;
  for (int i = 0; i < words; ++i)
    text += (i == 0 ? "" : " ") + std::string("w") + std::to_string(random() % 5000);
  return text;
}

// With every nth word another one.
std::string edited(const std::string& text, int nth) {
  std::string copy;
  int word = 0;
  for (const char c : text) {
    if (c == ' ' && ++word % nth == 0) copy += " edited";
    copy += c;
  }
  return copy;
}

bool share_band(const std::string& a, const std::string& b) {
  const auto left = copy_bands(a);
  const auto right = copy_bands(b);
  return std::any_of(left.begin(), left.end(), [&](std::int64_t band) {
    return std::find(right.begin(), right.end(), band) != right.end();
  });
}

Extraction article(const std::string& id, const std::string& url = "",
                   const std::string& date = "2026-02-02") {
  Extraction extraction = visit_article(id, date);
  extraction.document.url = url;
  return extraction;
}

// The clusters as sets of article ids, whatever their numbers.
std::set<std::set<std::string>> clusters(const std::string& path) {
  Database db(path, Database::Mode::read);
  std::map<std::int64_t, std::set<std::string>> by_number;
  Statement row(db, "SELECT copy_cluster, id FROM document");
  while (row.step()) by_number[row.integer(0)].insert(row.text(1));
  std::set<std::set<std::string>> all;
  for (auto& [number, ids] : by_number) all.insert(ids);
  return all;
}

}  // namespace

TEST_CASE("case, punctuation and spacing make no other text; no words make no bands") {
  CHECK(copy_bands("Anna Ruiz will visit Norway, on Tuesday.") ==
        copy_bands("anna  ruiz will VISIT norway on tuesday"));
  CHECK(copy_bands("Anna Ruiz").size() == kCopyBands);
  CHECK(copy_bands("").empty());
  CHECK(copy_bands(" \n--- !?").empty());
}

TEST_CASE("an edited or cut text is a near-copy, another text is not") {
  int found = 0;
  int cut = 0;
  int wrong = 0;
  for (unsigned seed = 0; seed < 100; ++seed) {
    const std::string text = random_text(seed, 400);
    found += share_band(text, edited(text, 60)) ? 1 : 0;                   // 0.87 of the shingles in common
    cut += share_band(text, text.substr(0, text.size() * 4 / 5)) ? 1 : 0;  // 0.8
    wrong += share_band(text, random_text(seed + 1000, 400)) ? 1 : 0;
  }
  CHECK(found >= 98);
  CHECK(cut >= 95);
  CHECK(wrong == 0);
}

TEST_CASE("clusters are the same in any order of coming and going") {
  const TempDir dir;
  const std::string text = random_text(1, 300);
  // a - b - c: the ends are no copies of each other but for the middle.
  std::vector<std::pair<std::string, std::string>> articles = {{"a", text},
                                                               {"b", edited(text, 40)},
                                                               {"c", edited(text, 20)},
                                                               {"d", random_text(2, 300)},
                                                               {"e", random_text(3, 300)},
                                                               {"f", edited(random_text(3, 300), 50)},
                                                               {"g", ""}};
  for (auto& [id, body] : articles) body = std::string(kVisitText) + " " + body;
  const auto fill = [&](const std::string& path, const std::vector<std::string>& gone) {
    Store store(path, kWrite);
    for (const auto& [id, body] : articles) REQUIRE(store.add(article(id), body) == AddResult::added);
    for (const std::string& id : gone) REQUIRE(store.remove(id));
    CHECK(verify_store(store, [](const StoreProblem& problem) { FAIL(problem.what); }).problems == 0);
  };
  fill(dir.file("0.db"), {});
  const auto expected = clusters(dir.file("0.db"));
  CHECK(expected.size() == 4);
  CHECK(expected.count({"e", "f"}) == 1);
  std::mt19937 random(7);
  for (int round = 1; round < 12; ++round) {
    std::shuffle(articles.begin(), articles.end(), random);
    const std::string path = dir.file(std::to_string(round) + ".db");
    fill(path, {});
    CHECK(clusters(path) == expected);
    {
      Store store(path, kWrite);
      for (const char* id : {"b", "f"}) REQUIRE(store.remove(id));
      for (const auto& [id, body] : articles) static_cast<void>(store.add(article(id), body));
    }
    CHECK(clusters(path) == expected);
    {
      Store store(path, kWrite);
      for (const char* id : {"e", "b"}) REQUIRE(store.remove(id));
    }
    fill(dir.file("w" + std::to_string(round) + ".db"), {"b", "e"});
    CHECK(clusters(path) == clusters(dir.file("w" + std::to_string(round) + ".db")));
  }
}

TEST_CASE("an edge counts articles, outlets and independent texts") {
  const TempDir dir;
  Store store(dir.file("g.db"), kWrite);
  const std::string other = std::string(kVisitText) + " " + random_text(5, 200);
  REQUIRE(store.add(article("a", "https://www.daily.example/1"), kVisitText) == AddResult::added);
  REQUIRE(store.add(article("b", "https://post.example/2"), kVisitText) == AddResult::added);
  REQUIRE(store.add(article("c", "http://daily.example/3", "2026-02-05"), other) == AddResult::added);
  REQUIRE(store.replace_graph(visit_graph({"a", "b", "c"})));
  const auto counts = [&](const ViewFilter& filter) {
    std::vector<std::uint32_t> all;
    GraphView(store, filter).for_each_edge([&](const Edge& edge) {
      if (edge.id == "e2") all = {edge.sources, edge.outlets, edge.independent};
    });
    return all;
  };
  CHECK(counts({}) == std::vector<std::uint32_t>{3, 2, 2});
  ViewFilter early;
  early.as_of = "2026-02-03";
  CHECK(counts(early) == std::vector<std::uint32_t>{2, 2, 1});
  bool merged = false;
  GraphView(store, {}, EvidenceMode::none, EdgeShape::merged).for_each_edge([&](const Edge& edge) {
    if (edge.type != "visits") return;
    merged = true;
    CHECK(std::vector<std::uint32_t>{edge.sources, edge.outlets, edge.independent} ==
          std::vector<std::uint32_t>{3, 2, 2});
  });
  CHECK(merged);
}

TEST_CASE("of the articles of one page the latest counts, in any order, until it goes") {
  const TempDir dir;
  const std::string url = "https://daily.example/visit";
  std::vector<Extraction> versions = {article("v1", url + "?utm_source=feed", "2026-02-01"),
                                      article("v2", "http://www.daily.example/visit/", "2026-02-02"),
                                      article("v3", url + "#top", "2026-02-03"),
                                      article("x", "https://daily.example/", "2026-02-09"),
                                      article("y", "https://daily.example/", "2026-02-09")};
  const auto current = [](const Store& store) {
    std::vector<std::string> ids;
    store.for_each_extraction([&](const Extraction& extraction) { ids.push_back(extraction.document.id); });
    return ids;
  };
  using Ids = std::vector<std::string>;
  std::sort(versions.begin(), versions.end(),
            [](const auto& a, const auto& b) { return a.document.id < b.document.id; });
  do {
    static int round = 0;
    Store store(dir.file(std::to_string(++round) + ".db"), kWrite);
    for (const Extraction& version : versions) static_cast<void>(store.add(version, kVisitText));
    CHECK(current(store) == Ids{"v3", "x", "y"});
    CHECK(store.status().superseded == 2);
    store.remove("v3");
    CHECK(current(store) == Ids{"v2", "x", "y"});
    CHECK(verify_store(store, [](const StoreProblem&) {}).problems == 0);
  } while (std::next_permutation(versions.begin(), versions.begin() + 3,
                                 [](const auto& a, const auto& b) { return a.document.id < b.document.id; }));
}

TEST_CASE("an outlet is the host, else the source, else the article; a page is an url without decoration") {
  CHECK(outlet_of({"id", "", "", "The Post", "https://WWW.Post.example:443/a?b", ""}) == "post.example");
  CHECK(outlet_of({"id", "", "", "The Post", "", ""}) == "the post");
  CHECK(outlet_of({"ID", "", "", "", "", ""}) == "id");
  CHECK(page_key("https://www.post.example/a/?utm_source=x&id=3#c") == "post.example/a?id=3");
  CHECK(page_key("HTTP://Post.example/A") == "post.example/A");
  CHECK(page_key("post.example/a") == "post.example/a");
  CHECK(page_key("https://post.example/?id=3") == "post.example?id=3");
  CHECK(page_key("https://post.example/").empty());
  CHECK(page_key("https://post.example?utm_campaign=x").empty());
  CHECK(page_key("").empty());
}

TEST_CASE("a compressed text comes back, a damaged one is refused") {
  for (const std::string& text :
       {std::string(), std::string("a"), random_text(9, 5000), std::string(1 << 20, 'x')}) {
    CHECK(inflated(deflated(text), text.size()) == text);
  }
  const std::string packed = deflated(kVisitText);
  CHECK_THROWS_AS(inflated(packed, 10), Error);
  CHECK_THROWS_AS(inflated(packed, std::size_t{1} << 40U), Error);
  CHECK_THROWS_AS(inflated(packed.substr(0, 20), 60), Error);
  CHECK_THROWS_AS(inflated("", 1), Error);
}
