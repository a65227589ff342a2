#include "extract/main_verb_repair.hpp"

#include <optional>

#include "base/utf8.hpp"

namespace newsgraph {
namespace {

class MainVerbRepair {
public:
  MainVerbRepair(const Tree& tree, const WordSet& verbs, TreeEdits& edits)
      : m_tree(tree), m_verbs(verbs), m_edits(edits) {}

  void repair(std::uint32_t top) {
    if (is_bare_verb(top)) {
      m_edits.at(top).upos = Upos::VERB;
      m_edits.at(top).xpos = Xpos::VB;
      m_edits.at(top).lemma = utf8::lower(m_tree.form(top));
      return;
    }
    if (!is_clause_without_verb(top)) return;
    if (const auto subject = m_tree.child(top, Deprel::nsubj)) {
      if (*subject < top) give_predicate(top, *subject);
      return;
    }
    if (const auto verb = verb_as_modifier(top)) {
      raise(*verb, top);
    } else if (const auto aside = verb_behind_aside(top)) {
      raise(*aside, top);
    } else if (const auto left = verb_behind_relative(top)) {
      m_edits.at(*left).xpos = Xpos::VBD;
      raise(*left, top);
    } else if (const auto relative = m_tree.child(top, Deprel::acl_relcl)) {
      const std::uint32_t end = m_tree.subtree(top).end;
      for (std::uint32_t t = *relative + 1; t < end; ++t) {
        if (!is_past(t) || t < top) continue;
        if (const auto object = object_of_participle(t)) {
          m_edits.at(t).xpos = Xpos::VBD;
          raise(t, top);
          m_edits.hang(*object, t, Deprel::obj);
          return;
        }
        if (is_bare_relative(t, top)) {
          raise(t, top);
          return;
        }
        if (is_joined_to(t, *relative)) {
          join_subjects(top, t);
          raise(t, top);
          return;
        }
      }
    }
  }

private:
  // "will on June 1 [close] its border": behind a modal stands a verb, whatever the tagger saw.
  [[nodiscard]] bool is_bare_verb(std::uint32_t token) const {
    const auto modal = m_tree.child(token, Deprel::aux);
    return !m_tree.is_verb(token) && modal && *modal < token && m_tree[*modal].xpos == Xpos::MD &&
           !m_tree.child(token, Deprel::cop) && m_verbs.count(utf8::lower(m_tree.form(token))) != 0;
  }

  [[nodiscard]] bool is_clause_without_verb(std::uint32_t top) const {
    const Token& word = m_tree[top];
    const bool leads =
        word.deprel == Deprel::root || word.deprel == Deprel::ccomp || word.deprel == Deprel::parataxis;
    return leads && (word.upos == Upos::PROPN || word.upos == Upos::NOUN) &&
           !m_tree.child(top, {Deprel::cop, Deprel::aux, Deprel::expl, Deprel::case_});
  }

  [[nodiscard]] bool is_past(std::uint32_t verb) const {
    return m_tree[verb].xpos == Xpos::VBD || m_tree[verb].xpos == Xpos::VBN;
  }

  // "Chile on Thursday [restricted] exports": no participle has an object and stands behind a time.
  [[nodiscard]] std::optional<std::uint32_t> verb_as_modifier(std::uint32_t top) const {
    const auto verb = m_tree.child(top, Deprel::acl);
    if (!verb || *verb < top || m_tree[*verb].xpos != Xpos::VBD ||
        m_tree.child(*verb, {Deprel::nsubj, Deprel::nsubj_pass, Deprel::mark}))
      return std::nullopt;
    return m_tree.child(*verb, {Deprel::obj, Deprel::ccomp, Deprel::xcomp}) ? verb : std::nullopt;
  }

  // "Lind, the singer who leads it, [visited] Holm": what stands between commas only tells who that is.
  [[nodiscard]] std::optional<std::uint32_t> verb_behind_aside(std::uint32_t top) const {
    const auto verb = m_tree.child(top, Deprel::parataxis);
    const auto aside = m_tree.child(top, Deprel::appos);
    if (!verb || !aside || *aside < top || *verb < *aside || m_tree[*verb].xpos != Xpos::VBD ||
        m_tree[top].upos != Upos::PROPN ||
        m_tree.child(*verb, {Deprel::nsubj, Deprel::nsubj_pass, Deprel::mark, Deprel::aux, Deprel::aux_pass}))
      return std::nullopt;
    return m_tree.form(*verb - 1) == "," ? verb : std::nullopt;
  }

  // A noun cannot have a subject without a copula: either a participle before it, "Peru, which …, [suspended]
  // controls", or the noun itself, "Peru, which …, [plans] to leave", is the verb.
  void give_predicate(std::uint32_t noun, std::uint32_t subject) {
    for (std::uint32_t t = subject + 1; t < noun; ++t) {
      if (m_tree[t].deprel != Deprel::amod || m_tree.head(t) != noun || !is_past(t)) continue;
      const std::uint32_t before = m_tree.subtree(t).begin - 1;
      if (before != subject && m_tree.form(before) != ",") return;
      m_edits.at(t).xpos = Xpos::VBD;
      m_edits.hang(t, m_tree[noun].head, m_tree[noun].deprel);
      m_edits.hang(noun, t, Deprel::obj);
      for (const std::uint32_t c : m_tree.children(noun)) {
        const bool stays = stands_in_phrase(m_tree[c].deprel) || m_tree[c].deprel == Deprel::nmod;
        if (c < t || (c > noun && !stays)) m_edits.hang(c, t, m_tree[c].deprel);
      }
      return;
    }
    const auto infinitive = m_tree.child(noun, Deprel::acl);
    if (m_tree[noun].upos != Upos::NOUN || m_verbs.count(utf8::lower(m_tree[noun].lemma)) == 0 ||
        !infinitive || m_tree[*infinitive].xpos != Xpos::VB)
      return;
    m_edits.at(noun).upos = Upos::VERB;
    m_edits.at(noun).xpos = m_tree[noun].xpos == Xpos::NNS ? Xpos::VBZ : Xpos::VBP;
    m_edits.hang(*infinitive, noun, Deprel::xcomp);
  }

  // The noun behind ", [fired] missiles", where the verb was taken for its adjective.
  [[nodiscard]] std::optional<std::uint32_t> object_of_participle(std::uint32_t verb) const {
    const auto noun = m_tree.head(verb);
    if (m_tree[verb].deprel != Deprel::amod || !noun || *noun < verb || m_tree.form(verb - 1) != ",")
      return std::nullopt;
    const std::uint32_t begin = m_tree.subtree(*noun).begin;
    return begin == verb || begin + 1 == verb ? noun : std::nullopt;
  }

  // "unions, which fear the deal, [blocked] roads": the second relative clause has no pronoun.
  [[nodiscard]] bool is_bare_relative(std::uint32_t verb, std::uint32_t top) const {
    return m_tree[verb].deprel == Deprel::acl_relcl && m_tree.head(verb) == top &&
           m_tree[verb].xpos == Xpos::VBD && m_tree.form(verb - 1) == "," &&
           !m_tree.child(verb, {Deprel::nsubj, Deprel::nsubj_pass, Deprel::mark, Deprel::advmod});
  }

  // "Peru, whose army has left, [called] for help": a finite verb that adds nothing to the relative clause.
  [[nodiscard]] std::optional<std::uint32_t> verb_behind_relative(std::uint32_t top) const {
    const std::uint32_t end = m_tree.subtree(top).end;
    for (std::uint32_t t = top + 1; t < end; ++t) {
      if (m_tree[t].deprel != Deprel::advcl || !is_past(t) || m_tree.form(t - 1) != ",") continue;
      if (m_tree[t].xpos == Xpos::VBN && (t + 1 >= end || m_tree.form(t + 1) != "on")) continue;
      const auto clause = m_tree.head(t);
      if (clause && *clause < t && m_tree[*clause].deprel == Deprel::acl_relcl &&
          !m_tree.child(t, {Deprel::nsubj, Deprel::nsubj_pass, Deprel::mark, Deprel::aux}))
        return t;
    }
    return std::nullopt;
  }

  // ", which … and, [closed] its border": two statements of the relative clause, the parser thought.
  [[nodiscard]] bool is_joined_to(std::uint32_t verb, std::uint32_t relative) const {
    if (m_tree[verb].deprel != Deprel::conj || m_tree.head(verb) != relative ||
        m_tree[verb].xpos != Xpos::VBD)
      return false;
    const auto subject = m_tree.child(verb, Deprel::nsubj);
    const std::uint32_t begin = m_tree.subtree(verb).begin;
    const bool behind_comma = m_tree.form(begin) == "," || m_tree.form(begin - 1) == ",";
    return behind_comma && (m_tree.child(verb, Deprel::cc).has_value() == subject.has_value());
  }

  // "Brazil, which …, and [Argentina] held": both are the subject.
  void join_subjects(std::uint32_t top, std::uint32_t verb) {
    const auto second = m_tree.child(verb, Deprel::nsubj);
    const auto joint = m_tree.child(verb, Deprel::cc);
    if (second) m_edits.hang(*second, top, Deprel::conj);
    if (second && joint) m_edits.hang(*joint, *second, Deprel::cc);
  }

  void raise(std::uint32_t verb, std::uint32_t top) {
    m_edits.hang(verb, m_tree[top].head, m_tree[top].deprel);
    m_edits.hang(top, verb, Deprel::nsubj);
    for (const std::uint32_t c : m_tree.children(top)) {
      const bool of_clause = m_tree[c].deprel == Deprel::punct || m_tree[c].deprel == Deprel::parataxis ||
                             m_tree[c].deprel == Deprel::advcl;
      if (c > verb && of_clause) m_edits.hang(c, verb, m_tree[c].deprel);
    }
  }

  const Tree& m_tree;
  const WordSet& m_verbs;
  TreeEdits& m_edits;
};

}  // namespace

void repair_main_verbs(const Tree& tree, const WordSet& verbs, TreeEdits& edits) {
  repair_each(tree, MainVerbRepair(tree, verbs, edits));
}

}  // namespace newsgraph
