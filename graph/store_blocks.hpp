// What the resolver keeps in the store so that a new article costs what it touches and not what is there.
// The unit is the wording: one way in which articles speak of a thing (type, name, country, aliases,
// properties), kept once with the number of its uses; names that only their own article can explain have a
// wording of their own. Wordings that share a key may be one thing. All of it can be computed again from the
// claims, and is, when the ledger or the format asks for it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/store.hpp"

namespace newsgraph {

struct Wording {
  std::int64_t key = 0;  // a hash of the content, the same in any store
  std::string type, name, country;
  std::vector<std::string> aliases;
  Properties properties;
  bool stated = true;             // false: the country is only inferred
  std::int64_t document = 0;      // the only article that uses it, 0: any may
  std::vector<std::string> hint;  // agreements: parties; meetings: first, last and written
                                  // day; others: the type the articles give, if it is another
  std::int64_t uses = 0;
  std::string latest;  // date of the latest article
  std::string rule;    // id of the cluster that the rules put it into; empty: not yet
  std::string home;    // country and day of that cluster
  std::string day;
  std::string reason;
  std::string entity;  // node: the cluster, or what a decision made of it; empty: not yet, or rejected
};

// A full name that a lone surname may be short for.
struct Bearer {
  std::string rule, country;
  std::vector<std::string> offices;  // keys, sorted
  friend bool operator==(const Bearer&, const Bearer&) = default;
};

struct ClaimPlace {
  std::int64_t document = 0;
  std::uint32_t position = 0;
  friend auto operator<=>(const ClaimPlace&, const ClaimPlace&) = default;
};

// A claim that tells who holds an office of a country, and when (day since 1970-01-01).
struct OfficeTold {
  ClaimPlace place;
  std::string office;  // "NOR|foreign minister"
  int day = 0;
  std::uint32_t person = 0;  // position of the article's entity
  bool past = false;         // holds it no more
};
// A claim whose source or target is called by an office alone, and who is meant.
struct OfficeAlone {
  ClaimPlace place;
  bool is_source = true;
  std::string office;
  int day = 0;
  std::string holder;  // node; empty: nothing tells
};

// Claims that can be one relation. Missing ends are empty.
struct ClaimGroup {
  std::string type, source, target;
  Status status = Status::actual;
  friend auto operator<=>(const ClaimGroup&, const ClaimGroup&) = default;
};

class FreshRelations;

class BlockTables {
public:
  explicit BlockTables(Store::Impl& store);
  ~BlockTables();

  // False: nothing is kept yet, or not by these rules; `reset` forgets it and leaves all articles to be read.
  [[nodiscard]] bool valid(std::string_view rules) const;
  void reset(std::string_view rules);
  // True after `reset`: the graph is empty, and all articles are pending.
  [[nodiscard]] bool is_fresh() const { return m_fresh != nullptr; }

  // --- Articles
  // Inside keys in the order of ids. Articles superseded by a later version count nowhere.
  [[nodiscard]] std::vector<std::int64_t> pending() const;
  [[nodiscard]] Extraction extraction(std::int64_t document) const;
  [[nodiscard]] bool names(std::int64_t document, std::string_view type) const;  // an entity of the type
  [[nodiscard]] DocumentInfo info(std::int64_t document) const;
  [[nodiscard]] std::int64_t copy_cluster(std::int64_t document) const;
  [[nodiscard]] std::optional<std::int64_t> key_of(std::string_view document_id) const;
  // Takes an article's wordings back, to be read again.
  void forget(std::int64_t document);

  // --- Wordings
  void use(const Wording& wording, const std::vector<std::string>& keys, std::int64_t document,
           std::uint32_t position);
  void rekey(std::int64_t wording, const std::vector<std::string>& keys,
             const std::vector<std::string>& hint);
  // Whether all wordings with the key that are in use have one type, the one they came with.
  [[nodiscard]] bool of_one_type(std::string_view key) const;
  // The wording has the type and hint it comes with, and these keys.
  void retype(const Wording& wording, const std::vector<std::string>& keys);
  // Either may be empty: none.
  void replace_key(std::int64_t wording, std::string_view before, std::string_view after);
  [[nodiscard]] std::vector<std::int64_t> with_key(std::string_view key) const;
  [[nodiscard]] std::vector<std::string> keys_of(std::int64_t wording) const;
  // Keys from `prefix` on that start with it.
  [[nodiscard]] std::vector<std::string> keys_like(std::string_view prefix) const;
  [[nodiscard]] Wording wording(std::int64_t key) const;
  [[nodiscard]] std::vector<Wording> of_rule(std::string_view rule) const;
  [[nodiscard]] std::vector<Wording> of_entity(std::string_view entity) const;
  // Rule ids that are `base` or start with it and a '~'.
  [[nodiscard]] std::vector<std::string> rules_like(std::string_view base) const;
  // Whose node is not what the rules say.
  [[nodiscard]] std::vector<Wording> decided() const;
  void place(const Wording& wording);  // rule, home, day, reason, entity
  void drop(std::int64_t wording);
  // Rules of the people whom the article names in full.
  [[nodiscard]] std::vector<std::string> rules_in(std::int64_t document) const;
  [[nodiscard]] std::vector<ClaimPlace> uses_of(std::int64_t wording) const;
  [[nodiscard]] std::vector<std::int64_t> documents_of(std::int64_t wording) const;
  // Nodes by position in the article; empty: rejected.
  [[nodiscard]] std::vector<std::string> nodes_in(std::int64_t document) const;
  [[nodiscard]] std::string node_at(std::int64_t document, std::uint32_t position) const;
  // Wordings by position in the article.
  [[nodiscard]] std::vector<std::int64_t> wordings_in(std::int64_t document) const;

  // --- What changed since the last time; the caller's own changes are not noted.
  [[nodiscard]] std::set<std::string> dirty_keys() const;
  [[nodiscard]] std::vector<std::string> dirty_handles() const;
  [[nodiscard]] std::set<std::pair<std::string, int>> dirty_offices() const;  // with day

  // --- Surnames
  [[nodiscard]] std::vector<Bearer> bearers(std::string_view surname) const;
  [[nodiscard]] std::vector<std::pair<std::string, Bearer>> bearings(std::string_view rule) const;
  void set_bearings(std::string_view rule, const std::vector<std::pair<std::string, Bearer>>& bearings);

  // --- Offices
  [[nodiscard]] std::string quote(std::int64_t document, Span sentence) const;
  void add(const OfficeTold& told);
  void add(const OfficeAlone& alone);
  void set_holder(const OfficeAlone& alone);
  [[nodiscard]] std::vector<OfficeTold> offices_told_in(std::int64_t document) const;
  [[nodiscard]] std::vector<OfficeAlone> offices_alone_in(std::int64_t document) const;
  [[nodiscard]] std::vector<OfficeAlone> offices_alone(std::string_view office, int from, int to) const;
  // Who is told to hold the office at most `reach` days before the day or on it, or after it: the nearest
  // `count` and all of the same day as the last of these.
  struct Holder {
    std::int64_t document = 0;
    int day = 0;
    std::string person;  // node
    bool past = false;
  };
  [[nodiscard]] std::vector<Holder> holders_before(std::string_view office, int day, int reach,
                                                   int count) const;
  [[nodiscard]] std::vector<Holder> holders_after(std::string_view office, int day, int reach,
                                                  int count) const;
  // The day on which, going from the day, which does not count, the nearest `count` have been told; at most
  // `reach` days away.
  [[nodiscard]] int told_since(std::string_view office, int day, int reach, int count) const;
  [[nodiscard]] int told_until(std::string_view office, int day, int reach, int count) const;

  // --- The graph
  [[nodiscard]] std::optional<Node> node(std::string_view id) const;
  void write(const Node& node);
  void erase_node(std::string_view id);
  // Takes the claim out of its relation, whose group is dirty then.
  void withdraw_claim(ClaimPlace place);
  [[nodiscard]] std::vector<ClaimGroup> dirty_groups() const;
  // Claims that are evidence of the group's relations.
  [[nodiscard]] std::vector<ClaimPlace> claims_of(const ClaimGroup& group) const;
  [[nodiscard]] ExtractedRelation claim(ClaimPlace place) const;
  // The group's relations become these; `evidence` says where the claims of each are, the proof first.
  void write(const ClaimGroup& group, const std::vector<Edge>& edges,
             const std::vector<std::vector<ClaimPlace>>& evidence);

  [[nodiscard]] std::vector<Decision> decisions() const;
  void set_notes(const std::vector<DecisionNote>& notes);
  // Everything noted as changed is dealt with.
  void finish();

private:
  [[nodiscard]] std::vector<Wording> dated(std::vector<Wording> wordings) const;
  Store::Impl& m_store;
  std::unique_ptr<FreshRelations> m_fresh;
};

}  // namespace newsgraph
