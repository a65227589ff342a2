#include "extract/stay_repair.hpp"

namespace newsgraph {
namespace {

class StayRepair {
public:
  StayRepair(const Tree& tree, TreeEdits& edits) : m_tree(tree), m_edits(edits) {}

  void repair(std::uint32_t be) {
    const auto place = m_tree.head(be);
    if (m_tree[be].deprel != Deprel::cop || m_tree[be].lemma != "be" || !place || *place < be ||
        m_tree[*place].upos != Upos::PROPN || m_tree.case_of(*place) != "in")
      return;
    const auto who = m_tree.child(*place, Deprel::nsubj);
    if (!who || *who > be || !m_tree.is_nominal(*who) || !has_errand(*place)) return;
    m_edits.hang(be, m_tree[*place].head, m_tree[*place].deprel);
    m_edits.at(be).upos = Upos::VERB;
    m_edits.hang(*place, be, Deprel::obl);
    for (const std::uint32_t c : m_tree.children(*place)) {
      if (c == be || is_part_of_name(c)) continue;
      const bool noun = m_tree[c].deprel == Deprel::nmod && m_tree.case_of(c) != "of";
      m_edits.hang(c, be, noun ? Deprel::obl : m_tree[c].deprel);
    }
  }

private:
  // "for talks", "on a visit", "to meet Lind", "for the summit"
  [[nodiscard]] bool has_errand(std::uint32_t place) const {
    for (const std::uint32_t c : m_tree.children(place)) {
      if (c < place) continue;
      const std::string adposition = m_tree.case_of(c);
      const bool noun = m_tree.is_nominal(c) && (adposition == "for" || adposition == "on");
      const bool infinitive = m_tree[c].xpos == Xpos::VB && m_tree.child(c, Deprel::mark);
      if (noun || infinitive) return true;
    }
    return false;
  }

  [[nodiscard]] bool is_part_of_name(std::uint32_t token) const {
    const Deprel relation = m_tree[token].deprel;
    return relation == Deprel::case_ || relation == Deprel::det || stands_in_phrase(relation) ||
           relation == Deprel::flat || relation == Deprel::appos;
  }

  const Tree& m_tree;
  TreeEdits& m_edits;
};

}  // namespace

void repair_stays(const Tree& tree, TreeEdits& edits) { repair_each(tree, StayRepair(tree, edits)); }

}  // namespace newsgraph
