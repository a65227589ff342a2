#include "graph/view.hpp"

#include <algorithm>
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
  filter = {};
  filter.node_types = {"Person"};
  CHECK(filled.edges(filter) == Ids{"e1"});
  CHECK(filled.nodes(filter) == Ids{"person:anna-ruiz"});
  filter.node_types = {"Country"};
  CHECK(filled.edges(filter).empty());
  filter.node_types = {"Country", "Person"};
  CHECK(filled.edges(filter) == Ids{"e1", "e2", "e3", "e4"});
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

TEST_CASE("texts with more characters than wanted are cut in what is shown, and counted once a loop") {
  const Filled filled;
  const auto view_with = [&](std::size_t characters) {
    return GraphView(filled.store, {}, EvidenceMode::all, EdgeShape::relations, {}, characters);
  };
  const std::string quote = "Anna Ruiz will visit Norway on Tuesday.";
  const GraphView whole = view_with(quote.size());
  std::string shown;
  const auto read = [&shown](const GraphView& view) {
    view.for_each_node([](const Node&) {});
    view.for_each_edge([&](const Edge& edge) {
      if (edge.id == "e2") shown = edge.evidence[0].quote;
    });
  };
  read(whole);
  CHECK(shown == quote);
  const GraphView cut = view_with(20);
  read(cut);
  CHECK(shown == "Anna Ruiz will visi…");
  const std::uint64_t once = cut.texts_cut();
  CHECK(once > whole.texts_cut());
  read(cut);
  CHECK(cut.texts_cut() == once);
  CHECK(cut.edge("e2")->evidence[0].quote == quote);
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

namespace {

// a -meets- b -meets- c, d -meets- e, and f alone; each edge told by articles of its own days.
struct Chain {
  TempDir dir;
  Store store{dir.file("g.db"), Store::Mode::write_or_create};

  Chain() {
    ResolvedGraph graph;
    for (const char* id : {"a", "b", "c", "d", "e", "f"})
      graph.nodes.push_back({id, "Person", id, "", {}, {}});
    graph.nodes[3].country = "NOR";
    add(graph, "1", "a", "b", {"2026-01-01", "2026-01-03"});
    add(graph, "2", "b", "c", {"2026-01-02", ""});
    add(graph, "3", "d", "e", {""});
    add(graph, "4", "f", "", {"2026-01-05"});
    store.for_each_extraction([](const Extraction&) {});
    store.replace_graph(graph);
  }

  void add(ResolvedGraph& graph, const std::string& id, const std::string& source, const std::string& target,
           const std::vector<std::string>& days) {
    Edge edge;
    edge.id = id;
    edge.type = "meets-with";
    edge.source = source;
    edge.target = target;
    edge.confidence = 0.98;
    for (const std::string& day : days) {
      EdgeEvidence evidence;
      evidence.document = "told-" + id + "-" + day;
      std::string text = kVisitText;  // of each article another, so that none is a copy
      for (int i = 0; i < 30; ++i) text += " " + evidence.document + std::to_string(i);
      static_cast<void>(store.add(visit_article(evidence.document, day), text));
      edge.evidence.push_back(std::move(evidence));
    }
    edge.sources = static_cast<std::uint32_t>(days.size());
    graph.edges.push_back(std::move(edge));
  }

  [[nodiscard]] std::string edges(const ViewFilter& filter) const {
    const GraphView view(store, filter);
    std::string ids, links;
    view.for_each_edge([&](const Edge& edge) { ids += edge.id; });
    view.for_each_link([&](const Link& link) { links += link.id; });
    CHECK(links == ids);
    CHECK(view.counts().edges == ids.size());
    return ids;
  }
  [[nodiscard]] std::string nodes(const ViewFilter& filter) const {
    const GraphView view(store, filter);
    std::string ids;
    view.for_each_node([&](const Node& node) { ids += node.id; });
    CHECK(view.counts().nodes == ids.size());
    return ids;
  }
};

}  // namespace

namespace {

template <typename Set>
ViewFilter with(Set set) {
  ViewFilter filter;
  set(filter);
  return filter;
}

}  // namespace

TEST_CASE("as of a day only what articles up to it say is there, with the certainty it had then") {
  const Chain chain;
  ViewFilter filter;
  filter.as_of = "2026-01-02";
  CHECK(chain.edges(filter) == "12");  // undated articles do not count
  CHECK(chain.nodes(filter) == "abc");
  const GraphView then(chain.store, filter);
  then.for_each_edge([](const Edge& edge) {
    REQUIRE(edge.evidence.size() == 1);
    CHECK(edge.sources == 1);
    CHECK(edge.confidence == 0.9);  // of its claim
  });
  CHECK(then.edge("1")->evidence.size() == 1);
  filter.as_of = "2026-01-03";
  const auto first = GraphView(chain.store, filter).edge("1");
  CHECK(first->sources == 2);
  CHECK(first->confidence == 0.99);
  filter.min_confidence = 0.95;
  CHECK(chain.edges(filter) == "1");
  CHECK(chain.nodes(filter) == "ab");
  filter.as_of = "2026-01-02";
  CHECK(chain.edges(filter).empty());
  GraphView(chain.store, with([](ViewFilter& f) { f.as_of = "2026-01-03"; }), EvidenceMode::none)
      .for_each_edge([](const Edge& edge) {
        CHECK(edge.evidence.empty());
        CHECK(edge.sources == (edge.id == "1" ? 2 : 1));
      });
  filter.as_of = "1999-01-01";
  CHECK(chain.edges(filter).empty());
}

TEST_CASE("a neighbourhood holds all edges among the nodes within reach, whatever their direction") {
  const Chain chain;
  CHECK(chain.edges(with([](ViewFilter& f) { f.around = {"a"}; })) == "1");
  CHECK(chain.edges(with([](ViewFilter& f) { f.around = {"b"}; })) == "12");
  CHECK(chain.edges(with([](ViewFilter& f) {
    f.around = {"c"};
    f.hops = 2;
  })) == "12");
  CHECK(chain.nodes(with([](ViewFilter& f) {
    f.around = {"c"};
    f.hops = 9;
  })) == "abc");
  CHECK(chain
            .edges(with([](ViewFilter& f) {
              f.around = {"a"};
              f.hops = 0;
            }))
            .empty());
  CHECK(chain.nodes(with([](ViewFilter& f) {
    f.around = {"a"};
    f.hops = 0;
  })) == "a");
  CHECK(chain.nodes(with([](ViewFilter& f) {
    f.types = {"leads"};
    f.around = {"a"};
  })) == "a");
  CHECK(chain.edges(with([](ViewFilter& f) { f.around = {"f"}; })) == "4");
  CHECK(chain.edges(with([](ViewFilter& f) { f.around = {"a", "e"}; })) == "13");
}

TEST_CASE("the largest component is that of the edges that pass the other filters") {
  const Chain chain;
  CHECK(chain.nodes(with([](ViewFilter& f) { f.largest_component = true; })) == "abc");
  CHECK(chain.edges(with([](ViewFilter& f) { f.largest_component = true; })) == "12");
  CHECK(chain.edges(with([](ViewFilter& f) {
    f.as_of = "2026-01-01";
    f.largest_component = true;
  })) == "1");
  CHECK(chain.edges(with([](ViewFilter& f) {
    f.countries = {"NOR"};
    f.largest_component = true;
  })) == "3");
  CHECK(chain
            .edges(with([](ViewFilter& f) {
              f.types = {"leads"};
              f.largest_component = true;
            }))
            .empty());
  CHECK(chain.edges(with([](ViewFilter& f) { f.countries = {"SWE", "NOR"}; })) == "3");
}

TEST_CASE("merged edges stand for all relations of a type from one node to another") {
  TempDir dir;
  Store store(dir.file("g.db"), Store::Mode::write_or_create);
  ResolvedGraph graph = visit_graph({"a"});
  const Edge visit = graph.edges[1];
  const auto add = [&](const char* id, const char* document, const char* from, const char* to,
                       Status status) {
    static_cast<void>(store.add(visit_article(document), kVisitText));
    Edge edge = visit;
    edge.id = id;
    edge.from = from;
    edge.to = to;
    edge.status = status;
    edge.confidence = 0.95;
    edge.evidence.resize(1);
    edge.evidence[0].document = document;
    edge.properties["rounds"] = std::int64_t{3};
    edge.properties["topic"] = std::string("fish");
    graph.edges.push_back(edge);
  };
  static_cast<void>(store.add(visit_article("a"), kVisitText));
  add("e0", "b", "2026-02-01", "2026-02-03", Status::actual);  // overlaps e2
  add("e3", "b", "2026-03-01", "", Status::actual);
  add("e4", "c", "", "", Status::denied);
  Edge back = visit;
  back.id = "e5";
  std::swap(back.source, back.target);
  graph.edges.push_back(back);
  store.for_each_extraction([](const Extraction&) {});
  std::ranges::sort(graph.edges, {}, &Edge::id);
  store.replace_graph(graph);

  const GraphView view(store, {}, EvidenceMode::first, EdgeShape::merged);
  std::vector<Edge> edges;
  view.for_each_edge([&](const Edge& edge) { edges.push_back(edge); });
  Ids links;
  view.for_each_link([&](const Link& link) { links.emplace_back(link.id); });
  REQUIRE(edges.size() == 3);  // by source: Norway's visit, who leads, Anna Ruiz's visits
  CHECK(links == Ids{edges[0].id, edges[1].id, edges[2].id});
  CHECK(view.counts().edges == 3);
  const Edge& visits = edges[2];
  CHECK(visits.id.starts_with("m"));
  CHECK(visits.status == Status::actual);
  CHECK(visits.sources == 3);
  CHECK(visits.confidence == 0.95);
  CHECK(visits.from == "2026-02-01");
  CHECK(visits.to.empty());
  REQUIRE(visits.spells.size() == 2);
  CHECK(visits.spells[0].to == "2026-02-03");
  CHECK(visits.roles.at("place") == "country:NOR");
  CHECK(visits.evidence.size() == 1);
  CHECK(std::get<std::int64_t>(visits.properties.at("relations")) == 4);
  CHECK(std::get<std::string>(visits.properties.at("statuses")) == "actual 2; planned 1; denied 1");
  CHECK(std::get<std::string>(visits.properties.at("days")) == "2026-02-01/2026-02-03; 2026-03-01/");
  CHECK(!visits.properties.contains("rounds"));  // 2 in one, 3 in others
  CHECK(!visits.properties.contains("topic"));   // one has none
  CHECK(std::get<std::int64_t>(edges[0].properties.at("rounds")) == 2);
  CHECK(edges[1].type == "leads");
}
