#include "graph/analysis.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <limits>
#include <map>
#include <tuple>
#include <utility>

namespace newsgraph {
namespace {

using Topology = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                                       boost::property<boost::edge_index_t, std::size_t>>;
using Vertex = boost::graph_traits<Topology>::vertex_descriptor;

constexpr std::size_t kFar = std::numeric_limits<std::size_t>::max();

// The view's edges between two different nodes.
struct Network {
  Topology topology;
  std::map<std::string, Vertex, std::less<>> vertices;
  std::vector<std::string_view> names;  // of vertices; the map owns the bytes
  std::vector<std::string>
      edges;  // ids; the view gives them in id order, so a smaller number is a smaller id

  explicit Network(const GraphView& view) {
    view.for_each_link([this](const Link& link) {
      if (link.source.empty() || link.target.empty() || link.source == link.target) return;
      boost::add_edge(vertex(link.source), vertex(link.target), edges.size(), topology);
      edges.emplace_back(link.id);
    });
  }

  Vertex vertex(std::string_view name) {
    const auto found = vertices.find(name);
    if (found != vertices.end()) return found->second;
    const auto entry = vertices.emplace(std::string(name), boost::add_vertex(topology)).first;
    names.push_back(entry->first);
    return entry->second;
  }
};

std::vector<std::size_t> distances_to(const Topology& topology, Vertex goal) {
  std::vector<std::size_t> distances(boost::num_vertices(topology), kFar);
  distances[goal] = 0;
  boost::breadth_first_search(topology, goal,
                              boost::visitor(boost::make_bfs_visitor(
                                  boost::record_distances(distances.data(), boost::on_tree_edge()))));
  return distances;
}

// The best next node nearer to the goal, and the edge to it.
std::pair<Vertex, std::size_t> next_step(const Network& network, const std::vector<std::size_t>& distances,
                                         Vertex at) {
  std::pair<Vertex, std::size_t> best{at, kFar};
  for (const auto& edge : boost::make_iterator_range(boost::out_edges(at, network.topology))) {
    const Vertex to = boost::target(edge, network.topology);
    if (distances[to] + 1 != distances[at]) continue;
    const std::size_t number = boost::get(boost::edge_index, network.topology, edge);
    if (best.second == kFar ||
        std::tie(network.names[to], number) < std::tie(network.names[best.first], best.second)) {
      best = {to, number};
    }
  }
  return best;
}

}  // namespace

std::vector<PathStep> shortest_path(const GraphView& view, std::string_view from, std::string_view to) {
  const Network network(view);
  const auto start = network.vertices.find(from);
  const auto goal = network.vertices.find(to);
  if (start == network.vertices.end() || goal == network.vertices.end()) return {};
  const std::vector<std::size_t> distances = distances_to(network.topology, goal->second);
  if (distances[start->second] == kFar) return {};
  std::vector<PathStep> path;
  for (Vertex at = start->second; at != goal->second;) {
    const auto [next, number] = next_step(network, distances, at);
    PathStep step{std::string(network.names[at]), std::string(network.names[next]), {}, true};
    step.edge = view.edge(network.edges[number]).value_or(Edge{});
    step.forward = step.edge.source == step.from;
    path.push_back(std::move(step));
    at = next;
  }
  return path;
}

std::vector<NodeDegree> top_by_degree(const GraphView& view, std::size_t limit) {
  std::map<std::string, std::size_t, std::less<>> degrees;
  view.for_each_link([&](const Link& link) {
    for (const std::string_view node : {link.source, link.target}) {
      if (!node.empty()) ++degrees.try_emplace(std::string(node), 0).first->second;
    }
  });
  std::vector<NodeDegree> top;
  for (const auto& [node, degree] : degrees) top.push_back({node, degree});
  std::stable_sort(top.begin(), top.end(),
                   [](const NodeDegree& a, const NodeDegree& b) { return a.degree > b.degree; });
  if (top.size() > limit) top.resize(limit);
  return top;
}

}  // namespace newsgraph
