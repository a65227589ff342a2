// Which country an office belongs to when the article does not say ("Foreign Minister Paavo Lind"): the one
// that the article speaks of around the person, that has such an office, and on which the person does not
// act.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "extract/entities.hpp"
#include "extract/language_pack.hpp"
#include "extract/office_book.hpp"
#include "extract/tree.hpp"

namespace newsgraph {

class HomeCountries {
public:
  // Counts countries and offices of the article; `held` is read again on each question.
  HomeCountries(const Tree& tree, const EntityTable& entities, const LanguagePack& pack,
                const std::vector<OfficeHeld>& held);

  // True when the article names no country.
  [[nodiscard]] bool empty() const { return m_tokens.empty(); }
  struct Guess {
    std::string iso3;  // ISO alpha-3; empty when no country stands out
    double share = 1;  // of the odds of all countries that may be it, above 0.5
  };
  [[nodiscard]] Guess likeliest(const OfficeHeld& held) const;
  // True for an office that is that of a province of the federation, or may be.
  [[nodiscard]] bool may_be_provincial(const std::string& iso3, const OfficeHeld& held) const;
  // The province, where the article tells it; the country has to be named.
  [[nodiscard]] std::optional<EntityId> region_of(const std::string& iso3, const OfficeHeld& held) const;
  // Does the article name the country?
  [[nodiscard]] bool names(const std::string& iso3) const { return m_tokens.count(iso3) != 0; }
  // Does the article name the country, and may it have this office, which nobody else holds there?
  [[nodiscard]] bool may_own(const std::string& iso3, const OfficeHeld& held) const;
  // The country of all offices of the article that say theirs; "" when they are of several, when the article
  // names another country, or when somebody else holds this one there.
  [[nodiscard]] std::string only_government(const OfficeHeld& held) const;

private:
  [[nodiscard]] std::string country_of(const Reference& reference) const;
  [[nodiscard]] bool is_provincial(const std::string& iso3, const OfficeHeld& held) const;
  [[nodiscard]] std::optional<EntityId> region_at(std::uint32_t token) const;
  [[nodiscard]] bool hosts_meeting(std::uint32_t token) const;
  [[nodiscard]] bool describes_stranger(std::uint32_t token) const;
  [[nodiscard]] double score(const std::string& iso3, const OfficeHeld& held,
                             const std::set<std::string>& left_out) const;
  [[nodiscard]] bool owns_same_title(std::uint32_t country_token, const OfficeHeld& held) const;
  [[nodiscard]] bool is_spoken_for(EntityId person, std::uint32_t country_token) const;
  [[nodiscard]] bool is_advice(std::uint32_t verb) const;
  [[nodiscard]] bool frames_sentence(std::uint32_t country_token, const OfficeHeld& held) const;
  [[nodiscard]] bool is_main_subject(std::uint32_t country_token) const;
  [[nodiscard]] bool paragraph_ends_after(std::uint32_t sentence) const;
  [[nodiscard]] bool party_of_agreement_in(std::uint32_t sentence, const std::string& iso3) const;
  [[nodiscard]] bool has_office(const std::string& iso3, const Office& office) const;
  [[nodiscard]] bool has_secretaries(const std::string& iso3) const;
  [[nodiscard]] bool is_secretary(const OfficeHeld& held) const;
  [[nodiscard]] bool is_known_stranger(const std::string& iso3, const OfficeHeld& held) const;
  [[nodiscard]] bool taken(const std::string& iso3, const OfficeHeld& held) const;
  [[nodiscard]] bool is_visited_with(const std::string& iso3, const OfficeHeld& held) const;
  [[nodiscard]] bool is_aside(std::uint32_t country_token) const;
  [[nodiscard]] std::set<std::string> countries_left_out(const OfficeHeld& of) const;
  [[nodiscard]] bool is_told_of_official(const std::string& iso3) const;
  [[nodiscard]] std::size_t marked_officials(const std::string& iso3) const;
  [[nodiscard]] bool is_of_counterpart(std::uint32_t country_token) const;
  [[nodiscard]] bool signs_for(std::uint32_t country_token) const;
  [[nodiscard]] bool comes_to(std::uint32_t country_token) const;
  [[nodiscard]] bool acts_on(EntityId person, std::uint32_t country_token) const;
  [[nodiscard]] bool is_deed_of_own_state(std::uint32_t verb) const;
  [[nodiscard]] bool is_acted_on(EntityId person, std::uint32_t country_token) const;
  [[nodiscard]] bool is_one_of_pair(std::uint32_t country_token) const;
  [[nodiscard]] bool is_person(std::uint32_t token, EntityId person) const;

  const Tree& m_tree;
  const EntityTable& m_entities;
  const LanguagePack& m_pack;
  const std::vector<OfficeHeld>& m_held;
  std::string m_dateline;                                      // country
  std::map<std::string, std::vector<std::uint32_t>> m_tokens;  // country -> tokens that name it
  std::map<EntityId, std::set<std::uint32_t>> m_sentences_of;  // person -> sentences
  std::string m_first;                                         // country that is named first
  std::size_t m_most = 0;                                      // tokens of the country named most
  double m_total = 0;
};

}  // namespace newsgraph
