// Clauses that tell an office: "Lind is the head of Acme", "Lind becomes president of Chile", "Acme named
// Reid as its chief executive".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extract/entities.hpp"
#include "extract/language_pack.hpp"
#include "extract/office_book.hpp"
#include "extract/tree.hpp"

namespace newsgraph {

class OfficeClauses {
public:
  // `words` are all tokens in lower case; a reference to each argument is kept.
  OfficeClauses(const Tree& tree, EntityTable& entities, const LanguagePack& pack,
                const std::vector<std::string>& words, OfficeBook& book)
      : m_tree(tree), m_entities(entities), m_pack(pack), m_words(words), m_book(book) {}

  // Writes the office that a clause around the person's name gives or takes, if any, into the book.
  void read(TokenRange name);

private:
  bool predicate(TokenRange name);
  bool appointment(TokenRange name);
  bool elliptic_appointment(TokenRange name);
  void change_of_office(TokenRange name);
  [[nodiscard]] bool is_over(std::uint32_t change) const;
  void end_offices(std::size_t from);
  [[nodiscard]] bool belongs_to_appointer(const OfficeHeld& held) const;
  [[nodiscard]] std::optional<EntityId> appointing_state(const OfficeHeld& held, std::uint32_t verb);
  [[nodiscard]] std::optional<EntityId> appointer(std::uint32_t verb);
  [[nodiscard]] std::optional<std::uint32_t> as_behind(std::uint32_t verb, std::uint32_t limit) const;
  void take_office_behind(TokenRange name, std::uint32_t token, std::uint32_t limit);
  [[nodiscard]] bool is_shared_out(TokenRange name, std::uint32_t limit) const;
  [[nodiscard]] bool is_unreal(std::uint32_t verb) const;

  const Tree& m_tree;
  EntityTable& m_entities;
  const LanguagePack& m_pack;
  const std::vector<std::string>& m_words;
  OfficeBook& m_book;
};

}  // namespace newsgraph
