// Whose office a title is: the country, region or body that the words around it name.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/offices.hpp"
#include "extract/entities.hpp"
#include "extract/language_pack.hpp"
#include "extract/tree.hpp"

namespace newsgraph {

[[nodiscard]] bool is_party(const ExtractedEntity& entity);

// Titles and phrases are given by tokens; nothing where nobody is named. May add countries to the entities.
class TitleOwners {
public:
  // `words` are all tokens in lower case; a reference to each argument is kept.
  TitleOwners(const Tree& tree, EntityTable& entities, const LanguagePack& pack,
              const std::vector<std::string>& words)
      : m_tree(tree), m_entities(entities), m_pack(pack), m_words(words) {}

  // Just left of the title; `former` is set when a word there says that the office is no longer held.
  [[nodiscard]] std::optional<EntityId> before(std::uint32_t title, const Office& office, bool& former);
  // On either side: "the [Norwegian] defence minister", "the Norwegian president of [Acme]". The phrase
  // behind the title ends at `limit`.
  [[nodiscard]] std::optional<EntityId> around(TokenRange title, std::uint32_t limit, const Office& office,
                                               bool& former);
  // "president [of the state of …]", "Secretary of State [for Wales]": an owner, known or not, follows.
  [[nodiscard]] bool has_complement(std::uint32_t title_end) const;
  [[nodiscard]] std::optional<EntityId> over_list(std::uint32_t title, const Office& office);
  [[nodiscard]] std::optional<EntityId> inside_title(std::uint32_t from, std::uint32_t end,
                                                     const Office& office) const;
  // In the phrase "of Norway" that follows the title.
  [[nodiscard]] std::optional<EntityId> behind_title(const Office& office, TokenRange phrase);
  [[nodiscard]] std::optional<EntityId> behind_name(TokenRange name, const Office& office);
  // The first that the phrase names.
  [[nodiscard]] std::optional<EntityId> in(TokenRange phrase, const Office& office);

private:
  [[nodiscard]] std::optional<EntityId> named_before(std::uint32_t possessive);
  [[nodiscard]] std::optional<EntityId> country_before(std::uint32_t noun);
  [[nodiscard]] std::optional<EntityId> named_at(std::uint32_t token);
  [[nodiscard]] std::optional<EntityId> place_at(std::uint32_t token, const Office& office);
  [[nodiscard]] bool modifies_owner(const Office& office, std::uint32_t token, std::uint32_t limit) const;
  [[nodiscard]] bool owns_part(const Office& office, std::uint32_t name, std::uint32_t limit) const;
  [[nodiscard]] bool is_part_of_more(const Office& office, std::uint32_t noun) const;
  [[nodiscard]] std::optional<std::uint32_t> acronym_begin(std::uint32_t close) const;
  [[nodiscard]] bool is_of_state(const Office& office, std::uint32_t noun) const;
  [[nodiscard]] bool is_apposition(std::uint32_t title) const;
  [[nodiscard]] bool tells_descent(std::uint32_t demonym) const;
  [[nodiscard]] bool comes_next(std::uint32_t word) const;
  [[nodiscard]] bool is_former_before(std::uint32_t token) const;

  const Tree& m_tree;
  EntityTable& m_entities;
  const LanguagePack& m_pack;
  const std::vector<std::string>& m_words;
};

}  // namespace newsgraph
