// The stages of resolution, each over the blocks that changed: full names and bodies, lone surnames,
// agreements, meetings. A stage looks at nothing but its block and what earlier stages left in the store, so
// that its outcome does not depend on which blocks are due.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "resolve/agreements.hpp"
#include "resolve/clusters.hpp"

namespace newsgraph {

// What is due. Stages take from it and add to it.
struct Changes {
  std::set<std::string> keys;                   // of wordings that came, went or are used more or less often
  std::map<std::string, std::size_t> surnames;  // whose bearers changed, and how many there were before
  std::set<std::string> contexts;               // surnames of people that more or fewer articles name
  std::set<std::string> namesakes;              // single words that more or fewer articles have for a name
  std::set<std::int64_t> documents;             // articles that came
  std::set<std::int64_t> wordings;              // whose node changed
  std::set<std::string> nodes;                  // to be written anew, or gone
  std::map<std::string, std::string> names;     // chosen by people, by node
  std::set<std::pair<std::string, int>> offices;  // of which more or less is told, with the day
  std::set<ClaimPlace> claims;                    // whose ends are others now, though no wording moved

  // Notes the surnames of a cluster, or one, before their bearers are stored anew.
  void bearers_change(const BlockTables& tables, std::string_view rule);
  void bearers_of_change(const BlockTables& tables, const std::string& surname);
  // Gives the wording another node and stores it, if it is another; false: nothing was stored.
  bool move(BlockTables& tables, Wording& wording, const std::string& node);
};

// Of keys, those that the placing of agreements itself gives out: they join no names.
[[nodiscard]] bool is_part(std::string_view key);

class Blocks {
public:
  Blocks(BlockTables& tables, const Names& names, Changes& changes)
      : m_tables(tables), m_names(names), m_changes(changes), m_contexts(tables, names) {}

  void place_names();
  void place_surnames();
  void place_agreements();
  void place_meetings();

private:
  [[nodiscard]] std::vector<std::string> due(std::string_view from, std::string_view to) const;
  // Wordings with the key that are in use; the others are dropped.
  [[nodiscard]] std::vector<Wording> living(const std::string& key);
  // All wordings that hang together with the key through keys.
  [[nodiscard]] std::vector<Wording> component(const std::string& key);
  void cluster(Block& block, const std::string& key);
  void place(Block& block, const std::string& key);
  void place_member(Block& block, const Cluster& cluster, const Member& member);
  void note_bearers(const Block& block, const std::set<std::string>& before);
  // Lone surnames, in their own file.
  // Which of a key are due: new ones, those that no country or office explains too, or all.
  enum class Due : std::uint8_t { fresh, doubtful, all };
  // The only body or place called by a word.
  struct Namesake {
    std::string rule, country;
    Contexts::Documents documents;
    std::set<std::string> keys;
  };
  void place_lone(const std::string& key, Due due);
  void place_lone(Wording wording, const std::string& key, const std::vector<Bearer>& bearers);
  void place_beside();
  void place_namesakes();
  void join_namesake(Wording& lone, const std::string& word);
  [[nodiscard]] const Namesake* namesake(const std::string& word);  // nullptr: none that is clear
  [[nodiscard]] const std::set<std::string>& lone_people(std::int64_t document);
  [[nodiscard]] bool shares_context(std::int64_t document, const Bearer& bearer);
  // Agreements, in their own file.
  void find_parts(Block& block, const std::string& key, std::set<std::string>& parts);
  void place_family(const std::vector<std::string>& parts, const std::set<std::string>& touched);
  void place_agreement(const NamedAgreement& agreement, const NamedAgreement& leader, bool other_names,
                       bool touched);
  void find_meetings(std::int64_t document);

  BlockTables& m_tables;
  const Names& m_names;
  Changes& m_changes;
  Contexts m_contexts;
  std::set<std::string> m_seen;  // keys whose block was placed
  // What surnames are held against, once asked for: other lone ones by article, bodies and places by word.
  std::map<std::int64_t, std::set<std::string>> m_lone_people;
  std::map<std::string, std::optional<Namesake>> m_namesakes;
};

// The single word under which a key files bodies or places ("O:otters"), else empty.
[[nodiscard]] std::string_view lone_name(std::string_view key);

// The articles that use one of the wordings, and those that came.
[[nodiscard]] std::set<std::int64_t> affected_documents(const BlockTables& tables, const Changes& changes);

}  // namespace newsgraph
