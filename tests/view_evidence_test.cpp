#include "graph/view_evidence.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <stdexcept>
#include <tuple>

#include "graph/store.hpp"
#include "graph/view_edge_sorter.hpp"
#include "store_fixture.hpp"

using namespace newsgraph;
using namespace newsgraph::test;

namespace {

// A store in which three relations share the claims of many articles.
struct ManyArticles {
  TempDir dir;
  Store store{dir.file("g.db"), Store::Mode::write_or_create};

  ManyArticles() {
    std::vector<std::string> ids;
    for (int i = 0; i < 40; ++i) ids.push_back("article " + std::to_string((i * 7) % 40));
    for (const std::string& id : ids) static_cast<void>(store.add(visit_article(id), kVisitText));
    store.replace_graph(visit_graph(ids));
  }
};

// More edges than are read without threads, each with one claim; ids say nothing about the articles.
struct ManyEdges {
  static constexpr std::size_t kEdges = 6000, kClaims = 30;
  TempDir dir;
  Store store{dir.file("g.db"), Store::Mode::write_or_create};

  ManyEdges() {
    ResolvedGraph graph = visit_graph({});
    const Edge like = graph.edges.back();
    graph.edges.clear();
    for (std::size_t i = 0; i < kEdges; ++i) {
      if (i % kClaims == 0) add_article(article_of(i));
      Edge edge = like;
      edge.id = "e" + std::to_string((i * 7919) % 100'000);
      edge.sources = 1;
      edge.evidence.resize(1);
      edge.evidence.front().document = article_of(i);
      edge.evidence.front().claim = static_cast<std::uint32_t>(i % kClaims);
      graph.edges.push_back(edge);
    }
    std::ranges::sort(graph.edges, {}, &Edge::id);
    store.replace_graph(graph);
  }

  void add_article(const std::string& id) {
    Extraction article = visit_article(id);
    while (article.relations.size() < kClaims) article.relations.push_back(article.relations.front());
    static_cast<void>(store.add(article, kVisitText));
  }
  static std::string article_of(std::size_t edge) { return "article-" + std::to_string(edge / kClaims); }
};

}  // namespace

TEST_CASE("edges read in one pass carry the evidence and the counts of edges looked up one by one") {
  const ManyArticles made;
  const GraphView view(made.store);
  std::size_t edges = 0, pieces = 0;
  view.for_each_edge([&](const Edge& edge) {
    const std::optional<Edge> alone = view.edge(edge.id);
    REQUIRE(alone);
    CHECK(alone->outlets == edge.outlets);
    CHECK(alone->independent == edge.independent);
    REQUIRE(alone->evidence.size() == edge.evidence.size());
    for (std::size_t i = 0; i < edge.evidence.size(); ++i) {
      const EdgeEvidence &a = edge.evidence[i], &b = alone->evidence[i];
      CHECK(a.document == b.document);
      CHECK(a.sentence == b.sentence);
      CHECK(a.trigger == b.trigger);
      CHECK(a.quote == b.quote);
      CHECK(a.rule == b.rule);
      CHECK(a.confidence == b.confidence);
      CHECK(a.claim == b.claim);
      CHECK(a.source == b.source);
      CHECK(a.target == b.target);
    }
    ++edges;
    pieces += edge.evidence.size();
  });
  CHECK(edges >= 2);
  CHECK(pieces >= 80);
}

TEST_CASE("a large graph is read ahead: in order, whole, while the view is asked for other things") {
  const ManyEdges made;
  const GraphView view(made.store);
  std::vector<std::string> ids;
  std::size_t same = 0;
  view.for_each_edge([&](const Edge& edge) {
    REQUIRE(edge.evidence.size() == 1);
    if (ids.size() % 500 == 0) {
      const std::optional<Edge> alone = view.edge(edge.id);
      REQUIRE(alone);
      CHECK(alone->evidence.front().document == edge.evidence.front().document);
      CHECK(alone->evidence.front().claim == edge.evidence.front().claim);
      CHECK(alone->roles == edge.roles);
      CHECK(alone->properties == edge.properties);
      CHECK(view.document(edge.evidence.front().document));
      ++same;
    }
    ids.push_back(edge.id);
  });
  CHECK(same == ManyEdges::kEdges / 500);
  CHECK(ids.size() == ManyEdges::kEdges);
  CHECK(std::ranges::is_sorted(ids));
}

TEST_CASE("who stops looking in the middle of a large graph stops the reading") {
  const ManyEdges made;
  const GraphView view(made.store);
  std::size_t seen = 0;
  CHECK_THROWS_AS(view.for_each_edge([&](const Edge&) {
    if (++seen == 3000) throw std::runtime_error("enough");
  }),
                  std::runtime_error);
  CHECK(seen == 3000);
}

TEST_CASE("a view keeps its moment while another program writes to the store") {
  ManyEdges made;
  const Store reading(made.dir.file("g.db"), Store::Mode::read);
  const GraphView view(reading);
  CHECK(view.counts().edges == ManyEdges::kEdges);
  CHECK(made.store.remove(ManyEdges::article_of(0)));
  std::size_t seen = 0;
  view.for_each_edge([&](const Edge&) { ++seen; });
  CHECK(seen == ManyEdges::kEdges);
}

TEST_CASE("edges sorted by their ends come back whole") {
  std::vector<Edge> edges = visit_graph({"a", "b"}).edges;
  edges[0].evidence[0].quote = std::string("zero \0 byte", 11);
  edges[0].evidence[0].source = Span{1, 2};
  edges[0].properties = {
      {"flag", true}, {"text", std::string("x")}, {"share", 0.5}, {"count", std::int64_t{-3}}};
  Edge twin = edges[0];
  twin.id = "e0";
  edges.push_back(twin);
  EdgeSorter sorter;
  for (const Edge& edge : edges) sorter.add(edge);
  sorter.sort();
  std::ranges::sort(edges, [](const Edge& a, const Edge& b) {
    return std::tie(a.source, a.target, a.type, a.id) < std::tie(b.source, b.target, b.type, b.id);
  });
  Edge got;
  for (const Edge& wanted : edges) {
    REQUIRE(sorter.next(got));
    CHECK(got.id == wanted.id);
    CHECK(got.type == wanted.type);
    CHECK(got.status == wanted.status);
    CHECK(got.from == wanted.from);
    CHECK(got.speaker == wanted.speaker);
    CHECK(got.roles == wanted.roles);
    CHECK(got.sources == wanted.sources);
    CHECK(got.confidence == wanted.confidence);
    CHECK(got.properties == wanted.properties);
    CHECK(got.cameo == wanted.cameo);
    REQUIRE(got.evidence.size() == wanted.evidence.size());
    for (std::size_t i = 0; i < got.evidence.size(); ++i) {
      CHECK(got.evidence[i].document == wanted.evidence[i].document);
      CHECK(got.evidence[i].quote == wanted.evidence[i].quote);
      CHECK(got.evidence[i].source == wanted.evidence[i].source);
      CHECK(got.evidence[i].target == wanted.evidence[i].target);
      CHECK(got.evidence[i].claim == wanted.evidence[i].claim);
    }
  }
  CHECK_FALSE(sorter.next(got));
}

TEST_CASE("merged edges of a large graph are those of a small one") {
  const ManyEdges made;
  std::size_t seen = 0;
  GraphView(made.store, {}, EvidenceMode::all, EdgeShape::merged).for_each_edge([&](const Edge& edge) {
    CHECK(edge.sources == ManyEdges::kEdges / ManyEdges::kClaims);
    CHECK(edge.evidence.size() == ManyEdges::kEdges);
    CHECK(std::ranges::is_sorted(edge.evidence, {}, &EdgeEvidence::document));
    CHECK(edge.properties.at("relations") == PropertyValue(std::int64_t{ManyEdges::kEdges}));
    ++seen;
  });
  CHECK(seen == 1);
}
