// Meetings and agreements as edges between those who take part, instead of nodes. For graph/view*.cpp alone.
//
// A hub is a Meeting with those who attend or host it, or an Agreement with its parties and signatories. Each
// two of them get an edge, meets-with or signs, from the smaller id to the larger one, but for
// - a country and a person or body of that country: a minister does not meet his own country;
// - two whom a relation of that type joins already and that names the hub in a role.
// A hub of which a member would be left without any such edge, and one with more than kMostPaired members,
// stays a node with all its edges. One that further relations start from or end at ("criticizes the deal")
// stays for these.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "graph/sqlite.hpp"
#include "graph/view.hpp"

namespace newsgraph {

inline constexpr std::size_t kMostPaired = 100;  // 4,950 edges

// The properties that folding adds to edges.
[[nodiscard]] const std::vector<PropertyType>& fold_properties();

// One that takes part, by what the relations between it and the hub say.
struct HubMember {
  std::string node;
  std::vector<std::string> relations;  // ids
  Status status = Status::denied;      // of the most real one, as the next three
  std::string from, to, speaker;
  double confidence = 0;  // the highest
};

struct Hub {
  std::string id, name;
  bool is_meeting = true;
  Properties properties;
  std::vector<HubMember> members;        // by node
  std::string place;                     // node that the meeting is held in, by most articles
  std::set<std::string> hosts, brokers;  // names
  std::vector<std::string> relations;    // ids of all that the edges stand for

  [[nodiscard]] std::string_view edge_type() const { return is_meeting ? "meets-with" : "signs"; }
};

// An edge between two members of a hub.
struct HubPair {
  std::string id;
  const Hub* hub = nullptr;
  const HubMember* first = nullptr;  // the smaller node id
  const HubMember* second = nullptr;

  [[nodiscard]] std::tuple<std::string_view, std::string_view, std::string_view, std::string_view> by_ends()
      const {
    return {first->node, second->node, hub->edge_type(), id};
  }
};

// The edge, but for what takes a look at the articles: evidence and their numbers.
// - status is the less real one of the two, confidence the lower one, the speaker what they have in common;
// - from and to are the days that both have; where they have none in common, all days; where there are none,
// the
//   hub's `date`;
// - the place is a role; the properties are the hub's own, its name as `meeting` or `agreement`, and the
// names in
//   `host` and `brokered_by`;
// - there are no codes: that they met one by one, nobody said.
[[nodiscard]] Edge edge_of(const HubPair& pair);

// The hubs of a store as of a day, and of the edges that they give those that a filter lets pass. Holds about
// 300 bytes for each relation of a hub.
class HubFold {
public:
  HubFold(Database& database, const ViewFilter& filter, FoldedTypes types);

  // The edges, in id order.
  [[nodiscard]] const std::vector<HubPair>& pairs() const { return m_pairs; }
  // Ids of the relations that they stand for.
  [[nodiscard]] std::vector<std::string> relations() const;
  // Nodes that they touch as ends, speakers or place.
  [[nodiscard]] std::vector<std::string> nodes() const;
  // The name of a hub that is no node of the view any more; nullptr for all other nodes.
  [[nodiscard]] const std::string* hidden(std::string_view node) const;
  // Leaves out pairs of which an end is not among `nodes`, which are in order.
  void keep_within(const std::vector<std::string>& nodes);

private:
  struct Facts {
    std::string type, name, country;
    Properties properties;
  };

  const Facts& facts(const std::string& node);
  Hub* hub_of(const std::string& node);
  void read_members(const std::string& as_of);
  void add(const Edge& relation);
  void note_joined(const std::string& as_of);
  void make_pairs();
  [[nodiscard]] bool folds(const Hub& hub, std::vector<HubPair>& pairs);
  bool of_one_country(const std::string& a, const std::string& b);
  void hide_hubs(const std::string& as_of);
  [[nodiscard]] bool passes(const Edge& edge, const ViewFilter& filter);

  Database& m_database;
  FoldedTypes m_types;
  Statement m_node;
  std::map<std::string, Facts> m_facts;
  std::map<std::string, Hub> m_hubs;  // by id
  std::map<std::string, std::uint32_t> m_place_sources;
  std::set<std::tuple<std::string, std::string, std::string>> m_joined;  // hub, smaller end, larger end
  std::vector<HubPair> m_pairs;
  std::map<std::string, std::string, std::less<>> m_hidden;  // id -> name
};

}  // namespace newsgraph
