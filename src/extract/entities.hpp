// The entities of one article: names, what they are, and which tokens refer to them. Built from the names and
// chains of the language stages and the gazetteers; later steps add meetings and agreements.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "extract/clubs.hpp"
#include "extract/language_pack.hpp"
#include "extract/tree.hpp"
#include "graph/records.hpp"

namespace newsgraph {

using EntityId = std::uint32_t;  // position in Extraction::entities

// Names longer than this (bytes) are page lists or broken input, not names.
inline constexpr std::size_t kMaxNameBytes = 200;

// A name as it is shown: line ends become blanks, and the full stop of the sentence goes.
[[nodiscard]] std::string clean_name(std::string_view name);

// What a token refers to. A capital names a place and may stand for a government; which of the two is meant
// depends on its role, so both are kept until an actor is asked for.
struct Reference {
  std::optional<EntityId> entity;  // person, organisation, country
  std::string iso3;                // place names and demonyms: the country named or stood for
  std::string place;               // name of the place, when the token names one that is no country
  bool demonym = false;
  std::optional<EntityId> bearer;  // "[Turkish] Trade Minister Aydin": who bears the title that this owns
};

class EntityTable {
public:
  EntityTable(const Tree& tree, const LanguagePack& pack);

  [[nodiscard]] const std::vector<ExtractedEntity>& entities() const { return m_entities; }
  [[nodiscard]] const ExtractedEntity& operator[](EntityId id) const { return m_entities[id]; }
  [[nodiscard]] ExtractedEntity& operator[](EntityId id) { return m_entities[id]; }

  // Nothing when the token refers to no entity.
  [[nodiscard]] const Reference* at(std::uint32_t token) const;
  // The tokens of the name that the token belongs to; the token alone when it belongs to none.
  [[nodiscard]] TokenRange name_at(std::uint32_t token) const;
  void refer(TokenRange tokens, Reference reference);
  // The noun that a pronoun or "the group" takes up where the article gives no name: "farmers … they".
  [[nodiscard]] std::optional<std::uint32_t> antecedent(std::uint32_t token) const;
  // Of a word that stands for a meeting without a name (unnamed_meetings.hpp): an entity without a mention.
  void note_unnamed_meeting(std::uint32_t token);
  [[nodiscard]] std::optional<EntityId> unnamed_meeting(std::uint32_t token) const;
  [[nodiscard]] bool is_unnamed_meeting(EntityId id) const;
  [[nodiscard]] const std::map<std::uint32_t, EntityId>& unnamed_meetings() const {  // token -> meeting
    return m_unnamed_meetings;
  }
  // Notes that the name at the token opens the title of that person.
  void open_title(std::uint32_t token, EntityId bearer);
  // Takes back the name at the token: its tokens refer to nothing, the mention is gone. Countries and cities
  // inside it are read anew.
  void release(std::uint32_t token);

  // The Country with that code, made when it is not there yet; `mention` is added when given.
  EntityId country(std::string iso3, std::optional<Span> mention = std::nullopt);
  // The Place of that name.
  EntityId place(const std::string& name, std::string_view iso3, std::optional<Span> mention = std::nullopt);
  // The Group of that name; `sector` after PLOVER, may be empty.
  EntityId group(const std::string& name, std::string_view iso3, const std::string& sector, Span mention);
  // Makes Places of the names of places that no relation asked for; seats of government name their country.
  void add_unasked_places();
  EntityId add(ExtractedEntity entity);
  // The Organization that the list tells of.
  EntityId listed_body(const Organization& body, std::optional<Span> mention = std::nullopt);
  void add_mention(EntityId id, Span span);
  void add_alias(EntityId id, std::string_view name);

  // True when the article names the country, or speaks of its people, by another name than `but`.
  [[nodiscard]] bool names_country(std::string_view iso3, std::string_view but = {}) const;
  // The article names another country, and this one not, or much less often.
  [[nodiscard]] bool is_of_another(std::string_view iso3) const;
  // The country or union for which the name acts: "Brussels" is the European Union's, unless the article
  // speaks of Belgium.
  [[nodiscard]] std::string government(const Reference& reference) const;

  // True when the span touches page furniture (Document::furniture, sorted).
  [[nodiscard]] bool in_furniture(Span span) const;

  // Entities with sorted, unique mentions and aliases; the table is empty afterwards.
  [[nodiscard]] std::vector<ExtractedEntity> take();

private:
  // By what the article names a country, its people and what lies in it.
  struct NamedCountry {
    std::vector<std::string> names;  // two at most
    std::size_t words = 0;           // that name any of it
    std::size_t own_words = 0;       // that name the country or its people
  };
  using NamedCountries = std::map<std::string, NamedCountry, std::less<>>;  // by ISO 3166 code
  [[nodiscard]] const NamedCountries& named_countries() const;
  void read_chain(const Chain& chain);
  [[nodiscard]] bool is_common_noun(TokenRange name) const;
  [[nodiscard]] bool is_day_before_name(TokenRange range) const;
  [[nodiscard]] TokenRange trimmed(TokenRange range, bool person) const;
  void read_nameless_chain(const Chain& chain);
  TokenRange without_country(TokenRange name);
  [[nodiscard]] std::optional<std::string> monarch_country(std::string_view name, TokenRange range) const;
  [[nodiscard]] std::string leader_country(std::string_view name,
                                           const std::vector<TokenRange>& ranges) const;
  void read_person(const std::vector<std::uint32_t>& names, const Chain& chain);
  [[nodiscard]] TokenRange whole_first_word(TokenRange name) const;
  [[nodiscard]] std::uint32_t end_of_listed_name(TokenRange name) const;
  [[nodiscard]] std::uint32_t end_of_long_name(TokenRange name) const;
  [[nodiscard]] TokenRange without_description(TokenRange name, std::string& country) const;
  void read_departments();
  [[nodiscard]] std::string owner_before(TokenRange name) const;
  [[nodiscard]] TokenRange body_name(TokenRange name, std::string& country);
  void read_organization(const std::vector<std::uint32_t>& names, const Chain& chain);
  void refer_body(const Chain& chain, EntityId id);
  [[nodiscard]] bool is_composed_agent(TokenRange name) const;
  bool read_government(TokenRange name);
  bool read_two_bodies(TokenRange name);
  // The body of that name in the list; parties and "Congress" only in articles that may be of their country.
  [[nodiscard]] const Organization* listed(std::string_view name) const;
  [[nodiscard]] const Organization* known_body(TokenRange name, std::string& country) const;
  bool read_place(const Mention& mention);
  [[nodiscard]] const PlaceMatch& likeliest_here(const std::string& name);
  void read_country_nouns(const Chain& chain, const Mention& name);
  [[nodiscard]] bool is_stateless(TokenRange name) const;
  [[nodiscard]] bool may_open_name(std::uint32_t token) const;
  [[nodiscard]] bool tells_part_of_world(TokenRange name) const;
  [[nodiscard]] bool names_people(std::string_view name) const;
  bool read_half(TokenRange name);
  bool read_demonym_before(TokenRange range);
  bool read_part_of_country(TokenRange range);
  // The Organization of that name and of no known country.
  EntityId body(const std::string& name);
  bool read_union_of_goods(std::uint32_t token);
  void read_unmarked_names();
  void read_nameless();
  [[nodiscard]] std::string_view name_text(TokenRange tokens) const;

  const Tree& m_tree;
  const LanguagePack& m_pack;
  const Clubs m_clubs;
  std::vector<ExtractedEntity> m_entities;
  std::vector<Reference> m_references;
  std::vector<std::uint32_t> m_reference_at;  // token -> position in m_references + 1; 0: none
  std::vector<TokenRange> m_range_of;         // of each reference
  std::unordered_map<std::uint32_t, std::uint32_t> m_antecedents;
  std::map<std::uint32_t, EntityId> m_unnamed_meetings;
  std::vector<std::pair<TokenRange, EntityId>>
      m_nameless;  // pronouns and nouns of chains, until they are read
  std::map<std::string, EntityId, std::less<>> m_own_acronyms;  // that the article explains
  mutable std::optional<NamedCountries> m_named;
  std::map<std::string, const PlaceMatch*> m_likeliest;  // of names that several places have
  std::unordered_map<std::string, EntityId> m_by_key;    // "Country:KOR", "Place:Washington:USA"
};

}  // namespace newsgraph
