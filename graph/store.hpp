// The graph store: one SQLite file. Articles and what they say (claims) are the source of truth; entities,
// relations and evidence are computed from the claims plus the identity decisions by src/resolve.
// Tables and the views for plain sqlite3: store_schema.cpp. One writer at a time; readers may read during a
// write (WAL).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/ledger.hpp"
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

// How the texts of articles are kept: compressed (zlib), readable for other programs, or not at all. Quotes
// and hashes are kept in any case.
enum class TextForm : std::uint8_t { packed, plain, none };

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
  std::vector<DecisionNote> notes;  // decisions that changed nothing
};

struct StoreStatus {
  std::uint64_t documents = 0, claims = 0, nodes = 0, edges = 0, evidence = 0;
  std::uint64_t superseded = 0;    // articles of which there is a later version, and which say nothing
  std::uint64_t without_text = 0;  // articles of which only quotes and hashes are kept
  std::uint64_t outdated = 0;      // documents that were read with versions other than `stamp`
  bool resolved = true;            // false: articles were added or removed after the graph was computed
  std::string first_date, last_date;
  StoreStamp stamp;
};

// Somebody whom a claim calls by an office alone, and the articles nearest in time that tell who held it.
struct OfficeMeant {
  bool is_source = true;              // of the relation that the claim proves; else its target
  std::string office;                 // "NOR|foreign minister"
  std::string person;                 // node
  std::vector<std::string> articles;  // ids, the nearest first, a few
};

class BlockTables;

class Store {
public:
  enum class Mode : std::uint8_t { read, write_or_create };
  // Throws StoreError: missing, locked, not a newsgraph store, damaged, or of a newer version.
  Store(const std::string& path, Mode mode);
  ~Store();
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;

  // One transaction. Same id, sha256 and stamp: unchanged. Same id and sha256, other stamp: replaced. Same
  // id, other content: the later (date, sha256) stays, whatever the order of arrival. The graph stays as it
  // was, but for the evidence of an article that is replaced, and is behind the claims until replace_graph.
  // Of articles with other ids and the same url the latest counts; the others are kept, say nothing, and
  // count again when it goes. Throws InputError when a span lies outside `text`.
  AddResult add(const Extraction& extraction, std::string_view text);
  // True when `add` would change nothing for this id, sha256 and the current stamp: the article need not be
  // read again.
  [[nodiscard]] bool holds(const DocumentInfo& document) const;
  // False when there is no such article.
  bool remove(std::string_view document_id);

  // For the articles added from now on; packed until then.
  void set_text_form(TextForm form);

  // Claims of all articles that are not superseded, in id order, as they are at one moment.
  void for_each_extraction(const std::function<void(const Extraction&)>& visit) const;
  // Brings the graph up to date in one transaction: `update` changes what articles and decisions since the
  // last time have an effect on (src/resolve).
  void update_graph(const std::function<void(BlockTables&)>& update);
  // Replaces the computed graph by one from elsewhere in one transaction and marks the store as resolved.
  // False, and nothing is changed, when articles came or went since the last for_each_extraction of this
  // Store: read and resolve again.
  bool replace_graph(const ResolvedGraph& graph);
  // How each name came to its node, by node, name and reason: for looking through merges.
  struct NamedMember {
    std::string node;
    std::string name;  // as the articles' entities have it
    std::string reason;
    std::uint64_t uses = 0;
  };
  [[nodiscard]] std::vector<NamedMember> named_members() const;
  // The reasons alone of one node, each once, sorted.
  [[nodiscard]] std::vector<std::string> reasons_of(std::string_view node) const;
  // Node ids by position in Extraction::entities; empty where the graph does not know the entity yet.
  [[nodiscard]] std::vector<std::string> resolved_nodes(std::string_view document_id) const;

  [[nodiscard]] std::vector<OfficeMeant> offices_meant(std::string_view document_id,
                                                       std::uint32_t claim) const;

  // The ledger in order. Changing it leaves the graph behind, as changing articles does.
  [[nodiscard]] std::vector<Decision> decisions() const;
  void replace_decisions(const std::vector<Decision>& decisions);
  // By number: why a decision changes nothing in the graph as it is.
  [[nodiscard]] std::vector<DecisionNote> decision_notes() const;

  [[nodiscard]] StoreStatus status() const;
  [[nodiscard]] bool resolved() const;  // as in the status, at no cost
  // The versions with which the articles added from now on are read.
  void set_stamp(const StoreStamp& stamp);

  [[nodiscard]] std::optional<DocumentInfo> document(std::string_view id) const;
  // Nothing when there is no such article or its text was left out. Throws StoreError when it is damaged.
  [[nodiscard]] std::optional<std::string> document_text(std::string_view id) const;
  [[nodiscard]] std::vector<DocumentInfo> documents() const;

  // Articles of after that day whose page has an earlier version of up to that day: without them the version
  // that was valid then counts. In id order.
  [[nodiscard]] std::vector<std::string> versions_after(std::string_view day) const;
  // The same articles, claims and decisions, read from the same file as they are at this moment, and an empty
  // graph; one that is computed is seen by that object alone and goes with it. To be called while a view
  // shows this store; nothing when another program has written since the view was made.
  [[nodiscard]] std::optional<Store> overlay() const;
  // The same store in a place that nobody else sees and that goes with the object; for what-if.
  [[nodiscard]] Store copy() const;

  // The node whose id is `name`; else nodes whose canonical name has the key of `name` (utf8::name_key); else
  // those with such an alias, or the country of that code; else the same without blanks ("US" for "U.S."). In
  // id order.
  [[nodiscard]] std::vector<Node> find_nodes(std::string_view name) const;
  [[nodiscard]] std::optional<Node> node(std::string_view id) const;
  // At most `limit` names near to `name`, nearest first: by edit distance over keys; a name of several words
  // that holds all words of `name` counts as one edit.
  [[nodiscard]] std::vector<std::string> similar_names(std::string_view name, std::size_t limit) const;

  struct Impl;  // store_impl.hpp, for graph/ alone

private:
  friend class GraphView;
  friend class StoreCheck;
  friend class GraphCheck;
  std::unique_ptr<Impl> m_impl;
};

}  // namespace newsgraph
