// The graph store: one SQLite file. Articles and what they say (claims) are the source of truth; entities,
// relations and evidence are computed from the claims plus the identity decisions by src/resolve.
// Tables: see store.sql. One writer at a time; readers may read during a write (WAL).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/records.hpp"

namespace newsgraph {

// The versions that made the data; recorded in `meta`.
struct StoreStamp {
  std::string tool_version;
  std::string ontology_hash;
  std::string rule_hash;
  std::string model_hash;
};

enum class AddResult : std::uint8_t { added, unchanged, replaced, older };

// What the resolver hands back: the whole computed graph, ids already stable.
struct ResolvedGraph {
  std::vector<Node> nodes;
  std::vector<Edge> edges;  // every edge has evidence
  // Which node an article's entity became: (document id, position in Extraction::entities, node id, reason).
  struct Resolution {
    std::string document;
    std::uint32_t entity = 0;
    std::string node;
    std::string reason;
  };
  std::vector<Resolution> resolutions;
};

struct StoreStatus {
  std::uint64_t documents = 0, claims = 0, nodes = 0, edges = 0, evidence = 0;
  bool resolved = true;  // false: articles were added after the graph was computed
  std::string first_date, last_date;
  StoreStamp stamp;
};

class Store {
public:
  enum class Mode : std::uint8_t { read, write_or_create };
  // Throws StoreError: missing, locked, not a newsgraph store, damaged, or of a newer version.
  Store(const std::string& path, Mode mode);
  ~Store();
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;

  // One transaction. Same id and sha256: unchanged. Same id, other content: the later (date, sha256) stays, whatever
  // the order of arrival.
  AddResult add(const Extraction& extraction, std::string_view text);
  bool remove(std::string_view document_id);

  // Claims of all articles in id order.
  void for_each_extraction(const std::function<void(const Extraction&)>& visit) const;
  // Replaces the computed graph in one transaction and marks the store as resolved.
  void replace_graph(const ResolvedGraph& graph);

  [[nodiscard]] StoreStatus status() const;
  void set_stamp(const StoreStamp& stamp);

  [[nodiscard]] std::optional<DocumentInfo> document(std::string_view id) const;
  [[nodiscard]] std::optional<std::string> document_text(std::string_view id) const;
  [[nodiscard]] std::vector<DocumentInfo> documents() const;

  // Nodes whose name or alias has the key of `name` (utf8::name_key), or whose id is `name`; in id order.
  [[nodiscard]] std::vector<Node> find_nodes(std::string_view name) const;
  [[nodiscard]] std::optional<Node> node(std::string_view id) const;
  // At most `limit` names near to `name` by edit distance over keys, nearest first.
  [[nodiscard]] std::vector<std::string> similar_names(std::string_view name, std::size_t limit) const;

private:
  friend class GraphView;
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

}  // namespace newsgraph
