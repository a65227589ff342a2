#include "graph/diff.hpp"

#include <catch2/catch.hpp>

#include "store_fixture.hpp"

using namespace newsgraph;
using newsgraph::test::kVisitText;
using newsgraph::test::TempDir;
using newsgraph::test::visit_article;
using newsgraph::test::visit_graph;

namespace {

Store store_with(const std::string& path, const ResolvedGraph& graph) {
  Store store(path, Store::Mode::write_or_create);
  for (const char* id : {"a", "b"}) static_cast<void>(store.add(visit_article(id), kVisitText));
  store.replace_graph(graph);
  return store;
}

std::string fields(const std::vector<FieldChange>& changes) {
  std::string text;
  for (const FieldChange& change : changes)
    text += " " + change.name + ":" + change.before + ">" + change.after;
  return text;
}

std::vector<std::string> changes(const Store& before, const Store& after, const ViewFilter& filter = {}) {
  std::vector<std::string> lines;
  const auto line = [&](const auto& change) {
    const std::string& id = change.kind == ChangeKind::gone ? change.before.id : change.after.id;
    const char mark = change.kind == ChangeKind::added ? '+' : change.kind == ChangeKind::gone ? '-' : '~';
    std::string text = mark + id;
    if (mark == '~') text += fields(field_changes(fields_of(change.before), fields_of(change.after)));
    lines.push_back(text);
  };
  for_each_node_change(before, after, filter, filter, line);
  for_each_edge_change(before, after, filter, filter, line);
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a graph does not differ from itself") {
  const TempDir dir;
  const Store a = store_with(dir.file("a.db"), visit_graph({"a", "b"}));
  const Store b = store_with(dir.file("b.db"), visit_graph({"b", "a"}));
  CHECK(changes(a, b).empty());
}

TEST_CASE("new, changed and gone things come in id order with their fields, and the other way round") {
  const TempDir dir;
  ResolvedGraph graph = visit_graph({"a", "b"});
  const Store before = store_with(dir.file("a.db"), graph);
  graph.nodes[0].aliases.clear();
  graph.nodes.push_back({"place:oslo", "Place", "Oslo", "NOR", {}, {}});
  graph.edges[0].id = "e3";
  graph.edges[1].properties["rounds"] = std::int64_t{3};
  graph.edges[1].roles["place"] = "place:oslo";
  graph.edges[1].speaker.clear();
  const Store after = store_with(dir.file("b.db"), graph);
  CHECK(changes(before, after) ==
        Lines{"~country:NOR aliases:Kingdom of Norway>", "+place:oslo", "-e1",
              "~e2 property:rounds:2>3 role:place:country:NOR>place:oslo speaker:person:anna-ruiz>", "+e3"});
  CHECK(changes(after, before) ==
        Lines{"~country:NOR aliases:>Kingdom of Norway", "-place:oslo", "+e1",
              "~e2 property:rounds:3>2 role:place:place:oslo>country:NOR speaker:>person:anna-ruiz", "-e3"});
}

TEST_CASE("another article for a relation is a change of its number of articles") {
  const TempDir dir;
  const Store before = store_with(dir.file("a.db"), visit_graph({"a"}));
  const Store after = store_with(dir.file("b.db"), visit_graph({"a", "b"}));
  CHECK(changes(before, after) == Lines{"~e1 articles:1>2", "~e2 articles:1>2"});
  ViewFilter visits;
  visits.types = {"visits"};
  CHECK(changes(before, after, visits) == Lines{"~e2 articles:1>2"});
}

TEST_CASE("against an empty graph all is new or gone") {
  const TempDir dir;
  const Store empty = store_with(dir.file("a.db"), {});
  const Store full = store_with(dir.file("b.db"), visit_graph({"a"}));
  CHECK(changes(empty, full) == Lines{"+country:NOR", "+person:anna-ruiz", "+e1", "+e2"});
  CHECK(changes(full, empty) == Lines{"-country:NOR", "-person:anna-ruiz", "-e1", "-e2"});
}
