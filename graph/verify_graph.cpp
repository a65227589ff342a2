// The second half of verify: the stored graph against the one that its claims and decisions give.
#include <algorithm>
#include <map>
#include <utility>

#include "graph/diff.hpp"
#include "graph/verify.hpp"
#include "graph/view.hpp"

namespace newsgraph {
namespace {

class GraphCheck {
public:
  GraphCheck(const Store& store, const ResolvedGraph& computed, const ProblemSink& report)
      : m_store(store), m_computed(computed), m_report(report) {}

  std::uint64_t run() {
    const GraphView view(m_store);
    compare<Node>(m_computed.nodes, [&](const auto& next) { view.for_each_node(next); });
    compare<Edge>(m_computed.edges, [&](const auto& next) { view.for_each_edge(next); });
    resolutions();
    return m_problems;
  }

private:
  void problem(const std::string& where, const std::string& what) {
    ++m_problems;
    m_report({"graph", where, what});
  }

  static Fields all_of(const Node& node) { return fields_of(node); }
  static Fields all_of(const Edge& edge) {
    Fields fields = fields_of(edge);
    std::vector<std::pair<std::string, std::uint32_t>> claims;
    for (const EdgeEvidence& evidence : edge.evidence) claims.emplace_back(evidence.document, evidence.claim);
    std::sort(claims.begin(), claims.end());
    std::string list;
    for (const auto& [document, claim] : claims)
      list.append(document).append(" ").append(std::to_string(claim)).append("\n");
    fields.emplace("evidence", list);
    return fields;
  }

  template <typename Record, typename Each>
  void compare(const std::vector<Record>& computed, const Each& each) {
    std::vector<const Record*> wanted;
    wanted.reserve(computed.size());
    for (const Record& record : computed) wanted.push_back(&record);
    std::sort(wanted.begin(), wanted.end(), [](const auto* a, const auto* b) { return a->id < b->id; });
    auto next = wanted.begin();
    each([&](const Record& stored) {
      for (; next != wanted.end() && (*next)->id < stored.id; ++next)
        problem((*next)->id, "the claims give it, but the graph does not have it");
      if (next == wanted.end() || (*next)->id != stored.id) {
        problem(stored.id, "no claim gives it, but the graph has it");
        return;
      }
      for (const FieldChange& change : field_changes(all_of(**next), all_of(stored))) {
        problem(stored.id, change.name == "evidence" ? "its evidence is not the claims that give it"
                                                     : "its " + change.name + " is '" + change.after +
                                                           "' where the claims give '" + change.before + "'");
      }
      ++next;
    });
    for (; next != wanted.end(); ++next)
      problem((*next)->id, "the claims give it, but the graph does not have it");
  }

  void resolutions() {
    std::map<std::string, std::map<std::uint32_t, std::string>> wanted;
    for (const auto& resolution : m_computed.resolutions)
      wanted[resolution.document][resolution.entity] = resolution.node;
    for (const DocumentInfo& document : m_store.documents()) {
      const std::vector<std::string> nodes = m_store.resolved_nodes(document.id);
      const auto& given = wanted[document.id];
      for (std::uint32_t i = 0; i < nodes.size(); ++i) {
        const auto found = given.find(i);
        const std::string node = found == given.end() ? "" : found->second;
        if (node != nodes[i]) {
          problem(document.id, "its entity " + std::to_string(i) + " is taken for '" + nodes[i] +
                                   "' where the claims give '" + node + "'");
        }
      }
    }
  }

  const Store& m_store;
  const ResolvedGraph& m_computed;
  const ProblemSink& m_report;
  std::uint64_t m_problems = 0;
};

}  // namespace

std::uint64_t verify_graph(const Store& store, const ResolvedGraph& computed, const ProblemSink& report) {
  return GraphCheck(store, computed, report).run();
}

}  // namespace newsgraph
