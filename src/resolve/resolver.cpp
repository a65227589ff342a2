#include "resolve/resolver.hpp"

#include "resolve/clusters.hpp"
#include "resolve/decisions.hpp"
#include "resolve/edges.hpp"
#include "resolve/nodes.hpp"

namespace newsgraph {
namespace {

// Agreements and meetings are known by their participants, so they come last: two people that were merged by
// hand go to the same meetings.
std::vector<DecisionNote> cluster_all(Articles& articles, const std::vector<Decision>& decisions) {
  Decider decider(decisions);
  const auto refs_of = [&](const char* type) {
    const auto found = articles.by_type().find(type);
    return found == articles.by_type().end() ? Refs() : found->second;
  };
  cluster_countries(articles, refs_of("Country"));
  cluster_people(articles, refs_of("Person"));
  cluster_organizations(articles, refs_of("Organization"));
  for (const auto& [type, refs] : articles.by_type()) {
    const bool has_rules = type == "Country" || type == "Person" || type == "Organization" ||
                           type == "Agreement" || type == "Meeting";
    if (!has_rules) cluster_by_name(articles, refs, type);
  }
  decider.apply(articles);
  cluster_agreements(articles, refs_of("Agreement"));
  cluster_meetings(articles, refs_of("Meeting"));
  decider.apply(articles);
  return decider.notes();
}

}  // namespace

ResolvedGraph resolve(const std::vector<Extraction>& extractions, const Ontology& ontology,
                      const std::vector<Decision>& decisions) {
  Articles articles(extractions);
  std::vector<DecisionNote> notes = cluster_all(articles, decisions);
  NamedNodes named = name_nodes(articles);
  ResolvedGraph graph;
  graph.edges = make_edges(articles, named, ontology);
  std::vector<std::vector<std::string_view>> reasons(articles.size());
  for (std::uint32_t a = 0; a < articles.size(); ++a) reasons[a].resize(articles[a].entities.size());
  for (const Cluster& cluster : articles.clusters()) {
    for (const Member& member : cluster.members)
      reasons[member.ref.article][member.ref.position] = member.reason;
  }
  for (std::uint32_t a = 0; a < articles.size(); ++a) {
    for (std::uint32_t i = 0; i < reasons[a].size(); ++i) {
      const std::uint32_t node = named.of_cluster[articles.cluster_of({a, i})];
      graph.resolutions.push_back(
          {articles[a].document.id, i, named.nodes[node].id, std::string(reasons[a][i])});
    }
  }
  graph.nodes = std::move(named.nodes);
  graph.notes = std::move(notes);
  return graph;
}

}  // namespace newsgraph
