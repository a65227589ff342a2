#include <catch2/catch.hpp>
#include <map>
#include <tuple>

#include "export_graphs.hpp"

using namespace newsgraph;
using namespace newsgraph::test;

namespace {

// The highest number; each is held against what a count of the edges before gives.
std::uint64_t check_numbers(const GraphView& view) {
  std::map<std::tuple<std::string, std::string, std::string>, std::uint64_t> seen;
  std::vector<std::string> ids, numbered;
  view.for_each_edge([&](const Edge& edge) { ids.push_back(edge.id); });
  std::uint64_t most = 0;
  view.for_each_numbered_edge([&](const Edge& edge, std::uint64_t number) {
    numbered.push_back(edge.id);
    INFO(edge.id);
    CHECK(number == ++seen[{edge.source, edge.target, edge.type}]);
    most = std::max(most, number);
  });
  CHECK(numbered == ids);
  return most;
}

Node make_node(const char* id, const char* type) { return {id, type, id, "", {}, {}}; }

}  // namespace

TEST_CASE("relations of one type between one pair are numbered in id order, whatever stands between them") {
  const GraphStore graph(crowd_graph(4, 1000));
  CHECK(check_numbers(GraphView(graph.store())) > 15);

  ViewFilter filter;
  SECTION("of those that a filter lets pass") {
    filter.statuses = {Status::actual, Status::denied};
    const std::uint64_t most = check_numbers(GraphView(graph.store(), filter));
    CHECK(most > 2);
    CHECK(most < 15);
  }
  SECTION("of those that articles up to a day tell") {
    filter.as_of = "2026-04-01";
    CHECK(check_numbers(GraphView(graph.store(), filter)) > 15);
    filter.as_of = "2026-02-01";
    CHECK(check_numbers(GraphView(graph.store(), filter)) == 0);
  }
  SECTION("of merged ones, which are one each") {
    CHECK(check_numbers(GraphView(graph.store(), filter, EvidenceMode::all, EdgeShape::merged)) == 1);
  }
}

TEST_CASE("edges with one end and ids with zero bytes have numbers, too") {
  CHECK(check_numbers(GraphView(GraphStore(hostile_graph()).store())) > 1);
  CHECK(check_numbers(GraphView(GraphStore(empty_graph()).store())) == 0);
}

TEST_CASE("edges that stand for meetings are numbered with those that are there already") {
  SourcedGraph sourced = crowd_graph(0, 0);
  sourced.graph.nodes = {make_node("meeting:first", "Meeting"), make_node("meeting:second", "Meeting"),
                         make_node("person:greta-holm", "Person"), make_node("person:paavo-lind", "Person")};
  const auto add = [&](const char* id, const char* type, const char* source, const char* target) {
    Edge edge;
    edge.id = id;
    edge.type = type;
    edge.source = source;
    edge.target = target;
    edge.sources = 1;
    edge.evidence.push_back(sourced.articles[0].quote(id));
    sourced.graph.edges.push_back(std::move(edge));
  };
  add("e1", "attends", "person:greta-holm", "meeting:first");
  add("e2", "attends", "person:greta-holm", "meeting:second");
  add("e3", "attends", "person:paavo-lind", "meeting:first");
  add("e4", "attends", "person:paavo-lind", "meeting:second");
  add("e5", "meets-with", "person:greta-holm", "person:paavo-lind");
  const GraphStore graph(sourced);
  CHECK(check_numbers(GraphView(graph.store())) == 1);
  CHECK(check_numbers(GraphView(graph.store(), {}, EvidenceMode::all, EdgeShape::relations, {true, false})) ==
        3);
}
