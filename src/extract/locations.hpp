// In which country something is whose own words name none: "police in the Bosnian town of Tarno", "prisoners
// rioted at a jail in Chile's capital", "In Chad, rebels …". Countries are ISO alpha-3; "" means not told.
#pragma once

#include <cstdint>
#include <string>

#include "extract/entities.hpp"
#include "extract/language_pack.hpp"
#include "extract/tree.hpp"

namespace newsgraph {

class Locations {
public:
  Locations(const Tree& tree, const EntityTable& entities, const LanguagePack& pack)
      : m_tree(tree), m_entities(entities), m_pack(pack) {}

  // The country that the phrase headed by `token` names as a place or lies in.
  [[nodiscard]] std::string of_phrase(std::uint32_t token) const { return of_phrase(token, 3); }
  // The one country in which the clause around `token` takes place.
  [[nodiscard]] std::string of_clause(std::uint32_t token) const;
  // The one country with which the sentence opens: "In Chad, the government …".
  [[nodiscard]] std::string of_opening(std::uint32_t token) const;
  // The country that the report was sent from: "OSLO, Jan. 9 (Agency) -- The government …".
  [[nodiscard]] std::string of_dateline() const;
  // "[TEL AVIV]: The minister …": where a report was sent from acts in nothing.
  [[nodiscard]] bool is_in_dateline(std::uint32_t token) const;
  // The one country that the article speaks of, by name, place or body.
  [[nodiscard]] std::string only_country() const;
  // "in Oslo", "near Oslo"
  [[nodiscard]] bool is_locative(std::uint32_t token) const;
  // "town", "province"
  [[nodiscard]] bool is_place_noun(std::uint32_t token) const;

private:
  [[nodiscard]] std::string of_phrase(std::uint32_t token, int depth) const;
  [[nodiscard]] std::string named_at(std::uint32_t token) const;
  [[nodiscard]] std::uint32_t words_of_dateline(TokenRange sentence) const;
  [[nodiscard]] std::string owner_of_place(std::uint32_t noun) const;

  const Tree& m_tree;
  const EntityTable& m_entities;
  const LanguagePack& m_pack;
};

// Gives places that no gazetteer knows the country that the article puts them in: "the town of Tarno in
// southern Chad".
void locate_places(const Tree& tree, EntityTable& entities, const LanguagePack& pack);

}  // namespace newsgraph
