// The graph as it is shown and exported: nodes and edges in id order, read from the store as a stream.
// Only this file decides what is drawn as an edge. Exporters see this and never SQLite.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "graph/ontology.hpp"
#include "graph/records.hpp"

namespace newsgraph {

class HubFold;
class ShortTexts;
class Store;

// Empty members do not filter. Dates YYYY-MM-DD.
struct ViewFilter {
  std::vector<std::string> types;       // relation types
  std::vector<std::string> node_types;  // source and target are both of one of them
  std::vector<Status> statuses;
  std::vector<std::string> sources;    // node ids
  std::vector<std::string> targets;    // node ids
  std::vector<std::string> either;     // node ids: source, target or in a role
  std::vector<std::string> countries;  // codes: source or target is of one of them
  std::string from, to;                // edges whose time overlaps from..to; undated edges do not
  double min_confidence = 0;
  // Only what articles dated up to this day say: other evidence is gone, edges without any are gone, sources
  // and confidence are worked out from what is left. Undated articles do not count.
  std::string as_of;
  // Of what passes the rest, the edges among the nodes that at most `hops` edges part from one of these, and
  // of those the edges of the largest connected component (of equal ones that with the smallest node id).
  std::vector<std::string> around;  // node ids
  std::uint64_t hops = 1;
  bool largest_component = false;
  // Of what passes that, the edges among so many nodes, those with the most articles behind edges with two
  // ends (of equal ones those with the smaller ids); 0: no limit.
  std::size_t most_nodes = 0;
  // Worked out by the view from those above; edge ids, and node ids that hold every end.
  std::optional<std::vector<std::string>> only;
  std::optional<std::vector<std::string>> within;
  // Worked out from folding: ids of edges that others stand for, and of nodes that touched_nodes has in any
  // case.
  std::vector<std::string> without;
  std::vector<std::string> also;
};

enum class EvidenceMode : std::uint8_t { none, first, all };

// One edge a relation, in id order; or one for all relations of a type from one node to another, in the order
// of source, target and type (view_merge.hpp says what it holds).
enum class EdgeShape : std::uint8_t { relations, merged };

// Which nodes become edges between those who take part (view_fold.hpp says how). Filters are for the graph
// that this gives.
struct FoldedTypes {
  bool meetings = false;
  bool agreements = false;
};

// Ids of one edge, for work on the graph's shape.
struct Link {
  std::string_view id, source, target;  // source or target may be empty
  std::string_view type;
  std::uint32_t sources = 0;  // number of articles
};

// All calls on one view see the store at one moment, even while another program writes. While a view lives,
// its Store object cannot be written to; it must outlive the view.
class GraphView {
public:
  // `max_text`: names, aliases, properties and quotes with more characters are cut; 0: none is.
  explicit GraphView(const Store& store, ViewFilter filter = {}, EvidenceMode evidence = EvidenceMode::all,
                     EdgeShape shape = EdgeShape::relations, FoldedTypes folded = {},
                     std::size_t max_text = 0);
  ~GraphView();
  GraphView(const GraphView&) = delete;
  GraphView& operator=(const GraphView&) = delete;

  // Properties of edges that no relation type declares: those that merging and folding add.
  [[nodiscard]] std::vector<PropertyType> added_properties() const;
  // How many nodes with an edge ViewFilter::most_nodes keeps out.
  [[nodiscard]] std::uint64_t nodes_left_out() const noexcept { return m_nodes_left_out; }
  // Texts that `max_text` cut in the last loop over nodes and the last one over edges.
  [[nodiscard]] std::uint64_t texts_cut() const noexcept;
  // What the two loops below will call back for.
  [[nodiscard]] GraphCounts counts() const;
  // All nodes in id order; with a filter on edges, only nodes that an edge of the view touches as source,
  // target, speaker or in a role.
  void for_each_node(const std::function<void(const Node&)>& visit) const;
  // With the names and properties that were known on the day of the view.
  [[nodiscard]] Node as_known(Node node) const;
  // All edges in the order of the shape, those with one participant as well.
  void for_each_edge(const std::function<void(const Edge&)>& visit) const;
  // The same, each with its number among those of one type from one node to another: 1 for the first that
  // comes.
  void for_each_numbered_edge(const std::function<void(const Edge&, std::uint64_t number)>& visit) const;
  // The same edges, ids only.
  void for_each_link(const std::function<void(const Link&)>& visit) const;
  // An article that evidence names.
  [[nodiscard]] std::optional<DocumentInfo> document(std::string_view id) const;
  // One relation by id, filtered or not, with its evidence.
  [[nodiscard]] std::optional<Edge> edge(std::string_view id) const;

private:
  void resolve_filter(FoldedTypes folded);
  void each_node(const std::function<void(const Node&)>& visit) const;
  void each_edge(const std::function<void(const Edge&)>& visit) const;
  void for_each_relation(const std::function<void(const Edge&)>& visit) const;
  void for_each_merged(const std::function<void(const Edge&)>& visit) const;

  const Store& m_store;
  ViewFilter m_filter;
  EvidenceMode m_evidence;
  EdgeShape m_shape;
  std::unique_ptr<HubFold> m_fold;      // null: nothing is folded
  std::unique_ptr<ShortTexts> m_texts;  // null: texts stay whole
  std::uint64_t m_nodes_left_out = 0;
};

}  // namespace newsgraph
