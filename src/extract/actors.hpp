// Noun phrase -> the entities that act in it: names, pronouns, governments by capital or seat, agents
// composed of a noun and a country ("South Korean officials"), groups of people ("French farmers"), and pairs
// ("both sides", "the two ministers").
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extract/entities.hpp"
#include "extract/language_pack.hpp"
#include "extract/locations.hpp"
#include "extract/tree.hpp"

namespace newsgraph {

struct Actor {
  EntityId entity = 0;
  TokenRange words;        // what names it in the sentence
  double certainty = 1.0;  // 0..1: 1 a name or its pronoun, lower for compositions and pairs
};

// People of no known country: "protesters", "police".
enum class Strangers : std::uint8_t { kept, ignored };

class Actors {
public:
  Actors(const Tree& tree, EntityTable& entities, const LanguagePack& pack,
         Strangers strangers = Strangers::kept)
      : m_tree(tree),
        m_entities(entities),
        m_pack(pack),
        m_locations(tree, entities, pack),
        m_strangers(strangers) {}

  // Who acts (or is acted on) in the phrase headed by `token`, conjuncts included; empty when nobody known.
  [[nodiscard]] std::vector<Actor> of(std::uint32_t token) const;
  // Several people and bodies of no known country, whom of() passes over: "soldiers", "officials"; `one`:
  // also "a gang", "a gunman".
  [[nodiscard]] std::vector<Actor> strangers(std::uint32_t token, bool one = false) const;
  // The people, when `country` was read from what tells whose they are: "five Venezuelan officials".
  [[nodiscard]] std::optional<Actor> people_of(const Actor& country) const;
  // The place that the phrase names, for "in", "to" and the like.
  [[nodiscard]] std::optional<Actor> place(std::uint32_t token) const;
  // The country that modifies the phrase headed by `token`: "Indian goods", "goods from India", "Seoul's
  // ministry".
  [[nodiscard]] std::optional<Actor> modifying_country(std::uint32_t token) const;
  // "the Indian [state] of Kerala": a place inside the country that modifies the noun.
  [[nodiscard]] bool is_part_of_state(std::uint32_t noun) const;
  // "the former Norwegian [leader]" is not Norway's any more.
  [[nodiscard]] bool is_former_agent(std::uint32_t token) const;

private:
  static constexpr double kComposed = 0.9;  // "South Korean officials" is South Korea
  static constexpr double kPronoun = 0.9;   // "it" is the subject of the clause above

  [[nodiscard]] EntityId country_named(const Reference& reference, TokenRange words) const;
  [[nodiscard]] std::optional<Actor> country_at(std::uint32_t token) const;
  [[nodiscard]] bool acts_from_outside(std::uint32_t modifier) const;
  [[nodiscard]] std::vector<std::uint32_t> named_members(std::uint32_t token) const;
  [[nodiscard]] bool add_body_described(std::uint32_t noun, std::vector<Actor>& out) const;
  void add_one(std::uint32_t token, std::vector<Actor>& out) const;
  [[nodiscard]] std::optional<EntityId> person_at(std::uint32_t token) const;
  [[nodiscard]] std::optional<std::uint32_t> name_known_as(std::uint32_t noun) const;
  [[nodiscard]] bool add_bearers(std::uint32_t titles, std::vector<Actor>& out) const;
  [[nodiscard]] bool add_described(std::uint32_t token, std::vector<Actor>& out) const;
  [[nodiscard]] bool add_person_below(std::uint32_t token, std::vector<Actor>& out) const;
  [[nodiscard]] std::string noun(std::uint32_t token) const;
  [[nodiscard]] bool is_state_agent(std::uint32_t token) const;
  [[nodiscard]] std::optional<std::uint32_t> antecedent_of_whose(std::uint32_t pronoun) const;
  [[nodiscard]] bool add_owner(std::uint32_t possessor, std::uint32_t noun, std::vector<Actor>& out) const;
  [[nodiscard]] std::optional<std::uint32_t> clause_of_antecedent(std::uint32_t pronoun) const;
  [[nodiscard]] bool is_open_to_it(std::uint32_t verb) const;
  [[nodiscard]] bool is_former(std::uint32_t token) const;
  [[nodiscard]] bool add_leader(std::uint32_t token, std::vector<Actor>& out) const;
  [[nodiscard]] bool are_kin(std::uint32_t token) const;
  [[nodiscard]] bool add_measured(std::uint32_t token, std::vector<Actor>& out) const;
  [[nodiscard]] std::optional<std::uint32_t> leader_before_dash(std::uint32_t participle) const;
  [[nodiscard]] bool add_body_of_agent(std::uint32_t token, std::vector<Actor>& out) const;
  [[nodiscard]] bool is_sent_to(TokenRange body, std::uint32_t envoy) const;
  [[nodiscard]] bool add_agent(std::uint32_t token, std::vector<Actor>& out) const;
  [[nodiscard]] std::string usual_state(std::uint32_t noun) const;
  [[nodiscard]] bool is_counted(std::uint32_t token) const;
  [[nodiscard]] bool is_one_national(std::uint32_t demonym) const;
  [[nodiscard]] bool add_nationals(std::uint32_t token, std::vector<Actor>& out) const;
  [[nodiscard]] std::string kind_of_group(std::uint32_t token) const;
  [[nodiscard]] bool add_group(std::uint32_t token, std::vector<Actor>& out) const;
  [[nodiscard]] Actor group_at(std::uint32_t token, const std::string& country, std::string sector) const;
  [[nodiscard]] std::string country_around(std::uint32_t token) const;
  [[nodiscard]] bool is_of_world(std::uint32_t judges) const;
  [[nodiscard]] std::string home_of_agent(std::uint32_t token) const;
  [[nodiscard]] std::string home_of_group(std::uint32_t token) const;
  [[nodiscard]] bool is_met(std::uint32_t token) const;
  [[nodiscard]] bool is_kin(std::uint32_t demonym) const;
  [[nodiscard]] bool is_ethnic(std::uint32_t demonym) const;
  [[nodiscard]] std::optional<Actor> place_below(std::uint32_t noun) const;
  [[nodiscard]] bool add_relative(std::uint32_t token, std::vector<Actor>& out) const;
  [[nodiscard]] bool add_name_before(std::uint32_t token, std::vector<Actor>& out) const;
  [[nodiscard]] bool stands_for_several(std::uint32_t pronoun) const;
  [[nodiscard]] bool add_subject_above(std::uint32_t token, std::vector<Actor>& out) const;
  bool add_joined_subject(std::uint32_t token, std::uint32_t chained, std::vector<Actor>& out) const;
  void add_antecedent(std::uint32_t token, std::vector<Actor>& out) const;
  void add_reciprocal(std::uint32_t token, std::vector<Actor>& out) const;
  [[nodiscard]] bool add_named(std::uint32_t token, std::vector<Actor>& out) const;
  struct Pair {
    std::uint32_t first, second;  // tokens of their names
  };
  [[nodiscard]] std::optional<Pair> pair_ending_at(std::uint32_t t) const;
  [[nodiscard]] bool add_named_together(std::uint32_t token, std::vector<Actor>& out) const;
  [[nodiscard]] std::vector<Actor> open_pair(std::uint32_t token) const;
  [[nodiscard]] bool add_conjoined_sides(std::uint32_t token, std::vector<Actor>& out) const;
  [[nodiscard]] bool is_subject_of_same_verb(std::uint32_t name, std::uint32_t object) const;
  [[nodiscard]] bool goes_between(std::uint32_t name) const;
  [[nodiscard]] bool may_be_called(EntityId person, const std::string& noun) const;
  void add_pair(std::uint32_t token, bool owned, std::vector<Actor>& out) const;
  [[nodiscard]] bool is_of_subject(std::uint32_t noun) const;
  [[nodiscard]] std::vector<Actor> company_of(std::uint32_t sentence, std::uint32_t token) const;
  void add_company(std::uint32_t token, std::size_t count, std::uint32_t reach,
                   std::vector<Actor>& out) const;
  [[nodiscard]] bool takes_up_company(std::uint32_t noun) const;

  const Tree& m_tree;
  EntityTable& m_entities;
  const LanguagePack& m_pack;
  Locations m_locations;
  Strangers m_strangers;
};

}  // namespace newsgraph
