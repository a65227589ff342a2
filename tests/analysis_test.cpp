#include "graph/analysis.hpp"

#include <catch2/catch.hpp>

#include "graph/store.hpp"
#include "store_fixture.hpp"

using namespace newsgraph;
using namespace newsgraph::test;

namespace {

struct Row {
  const char* id;
  const char* source;
  const char* target;
  const char* type = "visits";
};

// A store with these edges, all told by one claim.
class Net {
public:
  explicit Net(const std::vector<Row>& rows) {
    static_cast<void>(m_store.add(visit_article("a"), kVisitText));
    ResolvedGraph graph;
    for (const char* id : {"a", "b", "c", "d", "e", "f"})
      graph.nodes.push_back({id, "Person", id, "", {}, {}});
    for (const Row& row : rows) {
      Edge edge = visit_graph({"a"}).edges[1];
      edge.id = row.id;
      edge.type = row.type;
      edge.source = row.source;
      edge.target = row.target;
      edge.speaker.clear();
      edge.roles.clear();
      graph.edges.push_back(edge);
    }
    m_store.replace_graph(graph);
  }

  [[nodiscard]] std::string path(const char* from, const char* to, ViewFilter filter = {}) const {
    std::string text;
    for (const PathStep& step : shortest_path(GraphView(m_store, std::move(filter)), from, to)) {
      text += (step.forward ? " " : " ^") + step.edge.id + ">" + step.to;
      CHECK_FALSE(step.edge.evidence.empty());
    }
    return text;
  }
  [[nodiscard]] const Store& store() const { return m_store; }

private:
  TempDir m_dir;
  Store m_store{m_dir.file("g.db"), Store::Mode::write_or_create};
};

}  // namespace

TEST_CASE("the shortest path goes along edges in both directions") {
  const Net net({{"e1", "a", "b"}, {"e2", "c", "b"}, {"e3", "c", "d"}, {"e4", "a", "e"}});
  CHECK(net.path("a", "d") == " e1>b ^e2>c e3>d");
  CHECK(net.path("d", "a") == " ^e3>c e2>b ^e1>a");
}

TEST_CASE("of equal paths the smallest nodes win, of parallel edges the smallest id") {
  const Net net({{"e1", "a", "c"},
                 {"e2", "c", "d"},
                 {"e3", "a", "b"},
                 {"e4", "d", "b"},
                 {"e5", "b", "d"},
                 {"e0", "a", "f"}});
  CHECK(net.path("a", "d") == " e3>b ^e4>d");
}

TEST_CASE("without a path, for unknown nodes and for a node itself the path is empty") {
  const Net net({{"e1", "a", "b"}, {"e2", "c", "d"}, {"e3", "e", ""}});
  CHECK(net.path("a", "d").empty());
  CHECK(net.path("a", "a").empty());
  CHECK(net.path("a", "nobody").empty());
  CHECK(net.path("e", "a").empty());
}

TEST_CASE("only edges of the view carry a path") {
  const Net net({{"e1", "a", "b", "criticizes"}, {"e2", "a", "c"}, {"e3", "c", "b"}});
  CHECK(net.path("a", "b") == " e1>b");
  ViewFilter visits;
  visits.types = {"visits"};
  CHECK(net.path("a", "b", visits) == " e2>c e3>b");
}

TEST_CASE("nodes are ranked by their edges") {
  const Net net({{"e1", "a", "b"}, {"e2", "c", "b"}, {"e3", "c", "d"}, {"e4", "a", ""}});
  const std::vector<NodeDegree> top = top_by_degree(GraphView(net.store()), 2);
  REQUIRE(top.size() == 2);
  CHECK(top[0].node == "a");
  CHECK(top[0].degree == 2);
  CHECK(top[1].node == "b");
}
