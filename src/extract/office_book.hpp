// The offices of one article as they are found: what each says of its holder, and which words are titles.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/offices.hpp"
#include "extract/entities.hpp"
#include "extract/language_pack.hpp"
#include "extract/title_owners.hpp"
#include "extract/titled_names.hpp"
#include "extract/tree.hpp"

namespace newsgraph {

struct OfficeHeld {
  EntityId person = 0;
  std::string title;  // canonical: "Foreign Minister", "Acting Foreign Minister"
  const Office* office = nullptr;
  std::optional<EntityId> of;  // Country or Organization
  bool former = false;
  double certainty = 1.0;  // lower when the country is inferred from the article
  bool leader = false;     // the country is that of a leader whom the list has
  TokenRange words;        // the title
  TokenRange name;         // the person's name beside it
};

class OfficeBook {
public:
  // A reference to each argument is kept.
  OfficeBook(const Tree& tree, EntityTable& entities, const LanguagePack& pack, const Titles& titles)
      : m_tree(tree),
        m_entities(entities),
        m_pack(pack),
        m_titles(titles),
        m_owners(tree, entities, pack, titles.words()),
        m_is_title(tree.size(), false) {}

  // The office that the words from `from` on name, with the token behind it in `end`; nullptr when there is
  // none before `limit`, or they are part of another name or noun.
  [[nodiscard]] const Office* office_at(std::uint32_t from, std::uint32_t limit, std::uint32_t& end) const;
  // A person's name, and no title that was found to be one's.
  [[nodiscard]] bool is_person_name(std::uint32_t token) const;

  // Writes down that the person named by `name` has the office that `words` name, and makes these refer to
  // the person. Without `of` it is the country that alone has such an office, if any.
  void hold(TokenRange name, const Office* office, TokenRange words, std::optional<EntityId> of, bool former);
  // Gives the holder the office, its sector and its country, where none is known yet.
  void note_on_person(const OfficeHeld& held);

  // Does the clause about the person tell of the end of an office?
  [[nodiscard]] bool has_lost_office(TokenRange name) const;

  // Marks the heads of states and governments past whose terms, by the list of leaders, were over before the
  // month of the article, and drops those whose terms began later.
  void end_terms();

  // "In 2011, under President Lind, …" beside a president of today: of two holders of one office of a state
  // the one is past whom the article tells of a time long ago.
  void retire_predecessors();

  [[nodiscard]] TitleOwners& owners() { return m_owners; }
  [[nodiscard]] std::vector<OfficeHeld>& held() { return m_held; }

private:
  [[nodiscard]] bool is_part_of_more(std::uint32_t from, std::uint32_t end) const;
  [[nodiscard]] const Office* of_union(const Office* office, std::optional<EntityId> of) const;
  [[nodiscard]] Tenure tenure(const OfficeHeld& held) const;
  [[nodiscard]] std::string title_of(const Office& office, TokenRange words,
                                     std::optional<EntityId> of) const;
  [[nodiscard]] bool is_compared(TokenRange title) const;
  [[nodiscard]] bool is_told_as_past(TokenRange title) const;
  [[nodiscard]] bool is_old_time(std::uint32_t token) const;
  [[nodiscard]] bool is_of_long_ago(std::uint32_t token) const;
  [[nodiscard]] bool has_left(TokenRange name) const;
  [[nodiscard]] bool is_unreal(std::uint32_t verb) const;
  void share_country(EntityId body, const std::string& iso3);
  [[nodiscard]] EntityId only_owner(const Office& office, const std::string& home);
  [[nodiscard]] bool may_be_of_another(const Office& office) const;
  [[nodiscard]] bool is_part_of_known_title(EntityId person, const Office* office) const;

  const Tree& m_tree;
  EntityTable& m_entities;
  const LanguagePack& m_pack;
  const Titles& m_titles;
  TitleOwners m_owners;
  std::vector<bool> m_is_title;  // by token
  std::vector<OfficeHeld> m_held;
};

}  // namespace newsgraph
