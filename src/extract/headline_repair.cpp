#include "extract/headline_repair.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "base/utf8.hpp"

namespace newsgraph {
namespace {

constexpr int kMostModifiers = 6;  // of a subject: longer phrases are lists

class HeadlineRepair {
public:
  HeadlineRepair(const Tree& tree, const WordSet& verbs, const WordSet& plurals, TreeEdits& edits)
      : m_tree(tree), m_verbs(verbs), m_plurals(plurals), m_edits(edits) {}

  void repair(std::uint32_t token) {
    if (const auto subject = subject_before_phrase(token)) {
      part_from_phrase(token, *subject);
    } else if (lacks_verb(token)) {
      give_verb(token);
    }
  }

private:
  [[nodiscard]] bool lacks_verb(std::uint32_t head) const {
    const Token& word = m_tree[head];
    if (word.upos != Upos::NOUN && word.upos != Upos::PROPN) return false;
    const Deprel relation = word.deprel;
    if (relation == Deprel::appos && !opens_behind_colon(head)) return false;
    if (relation != Deprel::root && relation != Deprel::parataxis && relation != Deprel::ccomp &&
        relation != Deprel::appos && relation != Deprel::advcl)
      return false;
    return !m_tree.child(head, {Deprel::cop, Deprel::aux, Deprel::case_, Deprel::expl});
  }

  // "Tax strike: [police] arrest …": behind a colon a new statement begins.
  [[nodiscard]] bool opens_behind_colon(std::uint32_t head) const {
    const auto children = m_tree.children(head);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
      return c < head && m_tree[c].deprel == Deprel::punct && m_tree.form(c) == ":";
    });
  }

  void give_verb(std::uint32_t head) {
    if (const auto subject = subject_of(head, head); subject && is_verb_behind(head, *subject)) {
      hang_around(head, *subject, head);
      return;
    }
    for (const std::uint32_t c : m_tree.children(head)) {
      const Deprel relation = m_tree[c].deprel;
      if (m_tree[c].upos != Upos::NOUN || m_tree.child(c, {Deprel::case_, Deprel::det})) continue;
      if (c < head && relation == Deprel::compound) {  // "militia [burn] tyres"
        const auto subject = subject_of(c, head);
        if (!subject || !is_verb_behind(c, *subject)) continue;
        m_edits.hang(c, m_tree[head].head, m_tree[head].deprel);
        m_edits.hang(head, static_cast<std::int32_t>(c), Deprel::obj);
        hang_around(c, *subject, head);
        return;
      }
      const auto before = noun_before(m_tree, c, false);
      const bool next = c > head && before && m_tree.dominates(head, *before);
      if (next && is_apposed(relation) && is_verb_behind(c, head)) {  // "monks [march] in Lima"
        m_edits.hang(c, m_tree[head].head, m_tree[head].deprel);
        hang_around(c, head, head);
        return;
      }
    }
  }

  // --- "A court in Chile [jails] …", "Police in the UK [arrest] …": a verb taken for the noun that the name
  // before it describes. ---

  // The head of the phrase before the word that it was drawn into.
  [[nodiscard]] std::optional<std::uint32_t> phrase_before(std::uint32_t verb) const {
    auto name = noun_before(m_tree, verb, false);
    while (name && m_tree.head(*name) != verb) {
      const auto above = m_tree.head(*name);
      name = above && *above < verb ? above : std::nullopt;
    }
    return name;
  }

  [[nodiscard]] std::optional<std::uint32_t> adposition_before(std::uint32_t verb, std::uint32_t name) const {
    const auto adposition = m_tree.child(verb, Deprel::case_);
    return adposition && *adposition < name ? adposition : std::nullopt;
  }

  // The subject, when the word is such a verb.
  [[nodiscard]] std::optional<std::uint32_t> subject_before_phrase(std::uint32_t verb) const {
    const Token& word = m_tree[verb];
    if (word.upos != Upos::NOUN || !m_tree.child(verb, Deprel::case_) ||
        m_verbs.count(utf8::lower(word.lemma)) == 0)
      return std::nullopt;
    const auto name = phrase_before(verb);
    const auto adposition = name ? adposition_before(verb, *name) : std::nullopt;
    if (!adposition) return std::nullopt;
    std::optional<std::uint32_t> subject = m_tree.child(verb, Deprel::nsubj);
    const auto above = m_tree.head(verb);
    if (!subject && word.deprel == Deprel::nmod && above && lacks_verb(*above)) subject = above;
    if (!subject || *subject >= *adposition || !m_tree.is_nominal(*subject)) return std::nullopt;
    const bool is_base = word.xpos == Xpos::NN;
    if (is_base != is_plural(*subject)) return std::nullopt;
    const bool opens_object = m_tree[*name].upos == Upos::PROPN || is_object_behind(verb);
    return opens_object && behind(verb, has_one(*subject), is_base) ? subject : std::nullopt;
  }

  // Words that no noun is followed by without a comma: "the", "three", a name, "at least".
  [[nodiscard]] bool is_object_behind(std::uint32_t verb) const {
    const std::uint32_t end = m_tree.sentence_tokens(verb).end;
    if (verb + 2 >= end) return false;
    const Upos next = m_tree[verb + 1].upos;
    return next == Upos::DET || next == Upos::NUM || next == Upos::PROPN ||
           (next == Upos::ADP && m_tree[verb + 2].xpos == Xpos::JJS);
  }

  void part_from_phrase(std::uint32_t verb, std::uint32_t subject) {
    const std::uint32_t name = *phrase_before(verb);
    const std::uint32_t adposition = *adposition_before(verb, name);
    const bool below = m_tree.head(verb) == subject;
    if (below) m_edits.hang(verb, m_tree[subject].head, m_tree[subject].deprel);
    hang_around(verb, subject, below ? subject : verb);
    m_edits.hang(name, subject, Deprel::nmod);
    for (const std::uint32_t c : m_tree.children(verb)) {
      if (c >= adposition && c < name) m_edits.hang(c, name, m_tree[c].deprel);
    }
  }

  // The head of the noun phrase that ends right before the word and hangs on it or on the clause's head.
  [[nodiscard]] std::optional<std::uint32_t> subject_of(std::uint32_t verb, std::uint32_t head) const {
    std::optional<std::uint32_t> noun = noun_before(m_tree, verb, false);
    for (int depth = 0; noun && depth < kMostModifiers; ++depth) {
      const auto above = m_tree.head(*noun);
      if (above == verb || above == head) {
        const bool fits = is_apposed(m_tree[*noun].deprel) || m_tree[*noun].deprel == Deprel::nsubj ||
                          m_tree[*noun].deprel == Deprel::amod;
        return fits && m_tree.case_of(*noun).empty() ? noun : std::nullopt;
      }
      noun = above && *above < verb ? above : std::nullopt;
    }
    return std::nullopt;
  }

  [[nodiscard]] bool is_verb_behind(std::uint32_t noun, std::uint32_t subject) const {
    const Token& word = m_tree[noun];
    if (word.upos != Upos::NOUN || m_verbs.count(utf8::lower(word.lemma)) == 0) return false;
    const bool plural = is_plural(subject);
    const bool is_base = word.xpos == Xpos::NN;
    const bool sure = m_tree[subject].deprel == Deprel::nsubj || (!is_base && has_one(noun));
    return sure ? behind(noun, true, is_base) : is_base == plural && behind(noun, false, is_base);
  }

  [[nodiscard]] bool is_plural(std::uint32_t noun) const {
    const Xpos tag = m_tree[noun].xpos;
    return tag == Xpos::NNS || tag == Xpos::NNPS || m_plurals.count(utf8::lower(m_tree[noun].lemma)) != 0 ||
           m_tree.child(noun, Deprel::conj);
  }

  // "a court blocks": no plural has an article of the singular.
  [[nodiscard]] bool has_one(std::uint32_t noun) const {
    const auto article = m_tree.child(noun, Deprel::det);
    return article && (m_tree[*article].lemma == "a" || m_tree[*article].lemma == "an");
  }

  // Does what follows fit a verb better than a noun? The object of a verb opens with words that no noun
  // phrase goes on with; "to do" and "doing" follow either, adpositions say nothing of themselves.
  [[nodiscard]] bool behind(std::uint32_t verb, bool sure, bool is_base) const {
    const std::uint32_t end = m_tree.sentence_tokens(verb).end;
    if (verb + 1 >= end) return false;
    const Token& next = m_tree[verb + 1];
    switch (next.upos) {
      case Upos::DET:
      case Upos::NUM:
      case Upos::PROPN:
      case Upos::ADJ:
      case Upos::SYM:
        return true;
      case Upos::PRON:
        return next.xpos == Xpos::PRPS || next.xpos == Xpos::PRP;
      case Upos::NOUN:
        return sure || (is_base && next.xpos == Xpos::NNS);
      case Upos::PART:
        return next.xpos == Xpos::TO;
      case Upos::VERB:
        return next.xpos == Xpos::VBG;
      case Upos::ADP:
      case Upos::ADV:
        return sure || (is_base && m_tree.form(end - 1) == ".");
      default:
        return false;
    }
  }

  // Makes the word a verb with that subject; what hung on it or on the old head finds its place around it.
  void hang_around(std::uint32_t verb, std::uint32_t subject, std::uint32_t old_head) {
    m_edits.at(verb).upos = Upos::VERB;
    m_edits.at(verb).xpos = m_tree[verb].xpos == Xpos::NNS ? Xpos::VBZ : Xpos::VBP;
    bool has_object = old_head != verb && old_head != subject;
    std::vector<std::uint32_t> governors{old_head};
    if (verb != old_head) governors.push_back(verb);
    for (const std::uint32_t governor : governors) {
      for (const std::uint32_t c : m_tree.children(governor)) {
        if (c != verb && c != subject) place(c, governor, verb, subject, has_object);
      }
    }
    m_edits.hang(subject, verb, Deprel::nsubj);
  }

  void place(std::uint32_t c, std::uint32_t governor, std::uint32_t verb, std::uint32_t subject,
             bool& has_object) {
    const Deprel relation = m_tree[c].deprel;
    const bool own = governor == subject;
    if (c < verb) {
      if (own && (stands_in_phrase(relation) || c > subject)) return;
      if (stands_in_phrase(relation)) return m_edits.hang(c, subject, relation);
      if (relation == Deprel::nmod && c < subject) return m_edits.hang(c, verb, Deprel::obl);
      if (relation == Deprel::nmod) return m_edits.hang(c, subject, relation);
      return m_edits.hang(c, verb, relation);
    }
    if (governor != verb && governor != subject && c < governor) return;  // modifies the object
    const bool nominal = m_tree.is_nominal(c) || m_tree[c].upos == Upos::NUM;
    const bool bare = m_tree.case_of(c).empty() || is_count_behind(c, verb);
    if (nominal && bare && is_apposed(relation) && !has_object) {
      has_object = true;
      return m_edits.hang(c, verb, Deprel::obj);
    }
    if (governor != verb && governor != subject && (relation == Deprel::nmod || stands_in_phrase(relation)))
      return;  // of the object
    if (relation == Deprel::nmod) return m_edits.hang(c, verb, Deprel::obl);
    if (relation == Deprel::acl)
      return m_edits.hang(c, verb, is_infinitive(c) ? Deprel::xcomp : Deprel::advcl);
    if (governor != verb && relation == Deprel::conj && !m_tree.is_verb(c)) return;
    m_edits.hang(c, verb, relation);
  }

  // "kill at least 22 [people]"
  [[nodiscard]] bool is_count_behind(std::uint32_t noun, std::uint32_t verb) const {
    const bool counted = m_tree.child(noun, Deprel::nummod) || m_tree[noun].upos == Upos::NUM;
    const std::uint32_t begin = m_tree.subtree(noun).begin;
    return counted && begin == verb + 1 && m_tree[begin + 1].xpos == Xpos::JJS;
  }

  [[nodiscard]] bool is_infinitive(std::uint32_t verb) const {
    const auto mark = m_tree.child(verb, Deprel::mark);
    return mark && m_tree[*mark].xpos == Xpos::TO;
  }

  const Tree& m_tree;
  const WordSet& m_verbs;
  const WordSet& m_plurals;
  TreeEdits& m_edits;
};

}  // namespace

void repair_headlines(const Tree& tree, const WordSet& verbs, const WordSet& plurals, TreeEdits& edits) {
  repair_each(tree, HeadlineRepair(tree, verbs, plurals, edits));
}

}  // namespace newsgraph
