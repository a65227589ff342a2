#include "extract/day_repair.hpp"

#include <optional>

namespace newsgraph {
namespace {

class DayRepair {
public:
  DayRepair(const Tree& tree, TreeEdits& edits) : m_tree(tree), m_edits(edits) {}

  // "signed on [Saturday] 18 agreements", "police on [Tuesday] fired tear gas", but "the Saturday talks"
  void repair(std::uint32_t day) {
    if (!is_behind_on(day)) return;
    const std::uint32_t noun = *m_tree.head(day);
    std::optional<std::uint32_t> verb = m_tree.head(noun);
    while (verb && !m_tree.is_verb(*verb)) verb = m_tree.head(*verb);
    if (!verb) return;
    const std::uint32_t on = day - 1;
    const bool misled = m_tree.head(on) == noun;
    m_edits.hang(on, day, Deprel::case_);
    m_edits.hang(day, *verb, Deprel::obl);
    if (misled && m_tree.head(noun) == verb) free_noun(noun, *verb);
  }

private:
  [[nodiscard]] bool is_behind_on(std::uint32_t day) const {
    const auto noun = m_tree.head(day);
    return m_tree[day].deprel == Deprel::compound && m_tree[day].upos == Upos::PROPN && noun && *noun > day &&
           day > m_tree.sentence_tokens(day).begin && m_tree.has_lemma(day - 1, "on") &&
           m_tree.time_at(day) != nullptr;
  }

  // Without its "on" the noun is what the verb has none of yet.
  void free_noun(std::uint32_t noun, std::uint32_t verb) {
    if (noun > verb && !m_tree.child(verb, Deprel::obj))
      m_edits.at(noun).deprel = Deprel::obj;
    else if (noun < verb && !has_subject(m_tree, verb))
      m_edits.at(noun).deprel = Deprel::nsubj;
  }

  const Tree& m_tree;
  TreeEdits& m_edits;
};

}  // namespace

void repair_days(const Tree& tree, TreeEdits& edits) { repair_each(tree, DayRepair(tree, edits)); }

}  // namespace newsgraph
