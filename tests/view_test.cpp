#include "graph/view.hpp"

#include <catch2/catch.hpp>

#include "graph/store.hpp"
#include "store_fixture.hpp"

using namespace newsgraph;
using namespace newsgraph::test;

namespace {

using Ids = std::vector<std::string>;

struct Filled {
  TempDir dir;
  Store store{dir.file("g.db"), Store::Mode::write_or_create};

  Filled() {
    ResolvedGraph graph = visit_graph({"a", "b"});
    const auto copy = [&](const char* id, const char* from, const char* to, Status status,
                          double confidence) {
      Edge edge = graph.edges[1];
      edge.id = id;
      edge.from = from;
      edge.to = to;
      edge.status = status;
      edge.confidence = confidence;
      edge.speaker.clear();
      edge.roles.clear();
      std::swap(edge.source, edge.target);
      graph.edges.push_back(edge);
    };
    copy("e3", "2026-01-01", "2026-01-31", Status::actual, 0.3);
    copy("e4", "2026-03-01", "", Status::denied, 0.99);
    graph.nodes.push_back({"place:lone", "Place", "Lone", "", {}, {}});
    for (const char* id : {"b", "a"}) static_cast<void>(store.add(visit_article(id), kVisitText));
    store.replace_graph(graph);
  }

  [[nodiscard]] Ids edges(const ViewFilter& filter) const {
    Ids ids;
    const GraphView view(store, filter);
    view.for_each_edge([&](const Edge& edge) { ids.push_back(edge.id); });
    Ids links;
    view.for_each_link([&](const Link& link) { links.emplace_back(link.id); });
    CHECK(links == ids);
    CHECK(view.counts().edges == ids.size());
    return ids;
  }
  [[nodiscard]] Ids nodes(const ViewFilter& filter) const {
    Ids ids;
    const GraphView view(store, filter);
    view.for_each_node([&](const Node& node) { ids.push_back(node.id); });
    CHECK(view.counts().nodes == ids.size());
    return ids;
  }
};

}  // namespace

TEST_CASE("without a filter all nodes and edges come in id order, those with one participant too") {
  const Filled filled;
  CHECK(filled.edges({}) == Ids{"e1", "e2", "e3", "e4"});
  CHECK(filled.nodes({}) == Ids{"country:NOR", "person:anna-ruiz", "place:lone"});
}

TEST_CASE("an edge carries everything that was stored, and its evidence from the claims") {
  const Filled filled;
  const auto edge = GraphView(filled.store).edge("e2");
  REQUIRE(edge);
  CHECK(edge->source == "person:anna-ruiz");
  CHECK(edge->target == "country:NOR");
  CHECK(edge->status == Status::planned);
  CHECK(edge->from == "2026-02-03");
  CHECK(edge->speaker == "person:anna-ruiz");
  CHECK(edge->roles.at("place") == "country:NOR");
  CHECK(std::get<std::int64_t>(edge->properties.at("rounds")) == 2);
  CHECK(edge->sources == 2);
  CHECK(edge->plover == "AGREE");
  CHECK(edge->plover_mode == "visit");
  CHECK(edge->cameo == "036");
  REQUIRE(edge->evidence.size() == 2);
  CHECK(edge->evidence[0].document == "a");
  CHECK(edge->evidence[1].document == "b");
  CHECK(edge->evidence[0].quote == "Anna Ruiz will visit Norway on Tuesday.");
  CHECK(edge->evidence[0].trigger == Span{15, 20});
  CHECK(edge->evidence[0].source == Span{0, 9});
  CHECK(edge->evidence[0].rule == "visit-verb");
  CHECK(edge->evidence[0].confidence == 0.9);
  CHECK_FALSE(GraphView(filled.store).edge("e9"));
}

TEST_CASE("each filter keeps what it says") {
  const Filled filled;
  ViewFilter filter;
  filter.types = {"leads", "no-such-type"};
  CHECK(filled.edges(filter) == Ids{"e1"});
  filter = {};
  filter.statuses = {Status::planned, Status::denied};
  CHECK(filled.edges(filter) == Ids{"e2", "e4"});
  filter = {};
  filter.sources = {"person:anna-ruiz"};
  CHECK(filled.edges(filter) == Ids{"e1", "e2"});
  filter.targets = {"country:NOR"};
  CHECK(filled.edges(filter) == Ids{"e2"});
  filter = {};
  filter.either = {"country:NOR"};
  CHECK(filled.edges(filter) == Ids{"e2", "e3", "e4"});
  filter = {};
  filter.min_confidence = 0.9;
  CHECK(filled.edges(filter) == Ids{"e2", "e4"});
  filter.types = {"visits' OR 1=1 --"};
  CHECK(filled.edges(filter).empty());
}

TEST_CASE("a time filter keeps edges whose time overlaps it, open ends reach on, undated edges go") {
  const Filled filled;
  ViewFilter filter;
  filter.from = "2026-01-31";
  filter.to = "2026-02-03";
  CHECK(filled.edges(filter) == Ids{"e2", "e3"});
  filter.from = "2026-02-04";
  filter.to = "";
  CHECK(filled.edges(filter) == Ids{"e4"});
  filter.to = "2027-01-01";
  CHECK(filled.edges(filter) == Ids{"e4"});
  filter.from = "";
  filter.to = "2026-01-01";
  CHECK(filled.edges(filter) == Ids{"e3"});
}

TEST_CASE("with a filter only the nodes come that its edges touch") {
  const Filled filled;
  ViewFilter filter;
  filter.types = {"leads"};
  CHECK(filled.nodes(filter) == Ids{"person:anna-ruiz"});
  filter.types = {"visits"};
  CHECK(filled.nodes(filter) == Ids{"country:NOR", "person:anna-ruiz"});
}

TEST_CASE("evidence is left out or cut to the first on request") {
  const Filled filled;
  GraphView(filled.store, {}, EvidenceMode::none).for_each_edge([](const Edge& edge) {
    CHECK(edge.evidence.empty());
  });
  GraphView(filled.store, {}, EvidenceMode::first).for_each_edge([](const Edge& edge) {
    REQUIRE(edge.evidence.size() == 1);
    CHECK(edge.evidence[0].document == "a");
  });
}
