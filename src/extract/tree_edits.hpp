// A tree that repairs are written on, and what the repairs share.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <vector>

#include "document.hpp"
#include "extract/tree.hpp"

namespace newsgraph {

class TreeEdits {
public:
  explicit TreeEdits(const Tree& tree) : m_tree(tree) {}

  // The token to be changed; the tree itself stays as it was read.
  [[nodiscard]] Token& at(std::uint32_t token);
  void hang(std::uint32_t token, std::int32_t head, Deprel relation);
  void hang(std::uint32_t token, std::uint32_t head, Deprel relation) {
    hang(token, static_cast<std::int32_t>(head), relation);
  }
  // All tokens; empty when nothing was changed. A sentence whose words two repairs tied in a circle stays as
  // it was.
  [[nodiscard]] std::vector<Token> take();

private:
  [[nodiscard]] bool has_cycle(std::uint32_t sentence) const;

  const Tree& m_tree;
  std::vector<Token> m_tokens;
  std::set<std::uint32_t> m_sentences;  // changed
};

// Shows every token of the document to the repair, in text order.
template <class Repair>
void repair_each(const Tree& tree, Repair repair) {
  for (std::uint32_t t = 0; t < tree.size(); ++t) repair.repair(t);
}

// How a noun without an adposition hangs on the word that it was taken to modify.
[[nodiscard]] bool is_apposed(Deprel relation);
// Determiners, adjectives, compounds and their like.
[[nodiscard]] bool stands_in_phrase(Deprel relation);
// Subjects of every kind, the expletive "there" too.
[[nodiscard]] bool is_any_subject(Deprel relation);
[[nodiscard]] bool has_subject(const Tree& tree, std::uint32_t verb);
// The noun right before the word, but for adverbs and, when asked for, a comma: "Lind, the mayor, [says]".
[[nodiscard]] std::optional<std::uint32_t> noun_before(const Tree& tree, std::uint32_t token,
                                                       bool behind_comma);

}  // namespace newsgraph
