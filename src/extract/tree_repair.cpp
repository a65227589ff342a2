#include "extract/tree_repair.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "base/utf8.hpp"
#include "extract/tree.hpp"

namespace newsgraph {
namespace {

constexpr int kMostModifiers = 6;  // of a subject: longer phrases are lists

bool is_subject(Deprel relation) {
  return relation == Deprel::nsubj || relation == Deprel::nsubj_pass || relation == Deprel::csubj ||
         relation == Deprel::csubj_pass || relation == Deprel::nsubj_outer || relation == Deprel::expl;
}

// How a noun without an adposition hangs on the word that it was taken to modify.
bool is_apposed(Deprel relation) {
  return relation == Deprel::appos || relation == Deprel::flat || relation == Deprel::nmod_unmarked ||
         relation == Deprel::obl_unmarked || relation == Deprel::nmod_desc || relation == Deprel::dep ||
         relation == Deprel::nmod || relation == Deprel::obl || relation == Deprel::compound;
}

bool stands_in_phrase(Deprel relation) {
  return relation == Deprel::det || relation == Deprel::amod || relation == Deprel::compound ||
         relation == Deprel::nummod || relation == Deprel::nmod_poss || relation == Deprel::nmod_desc ||
         relation == Deprel::flat || relation == Deprel::det_predet;
}

class Repair {
public:
  Repair(const Tree& tree, const WordSet& verbs, const WordSet& plurals)
      : m_tree(tree), m_verbs(verbs), m_plurals(plurals) {}

  // All tokens, repaired; none when nothing is to be done.
  std::vector<Token> run() {
    for (std::uint32_t t = 0; t < m_tree.size(); ++t) {
      if (is_infinitive_as_adjective(t)) {
        give_infinitive(t);
      } else if (const auto subject = subject_of_stray(t)) {
        hang(t, *subject, m_tree[t].deprel);
      } else if (const auto noun = borne_noun(t)) {
        hang(t, *noun, Deprel::appos);
      } else if (is_listed_name(t)) {
        join_list(t);
      } else if (is_below_its_object(t)) {
        raise(t);
      } else if (const auto verb = verb_of_stolen_object(t)) {
        hang(t, *verb, Deprel::obj);
      } else if (is_counted_object(t)) {
        edited(t).deprel = Deprel::obj;
      } else if (lacks_subject(t)) {
        give_subject(t);
      } else if (lacks_verb(t)) {
        give_verb(t);
      }
    }
    return has_cycle() ? std::vector<Token>() : std::move(m_tokens);
  }

private:
  // Two repairs that do not know of each other could tie words in a circle: then none is worth having.
  [[nodiscard]] bool has_cycle() const {
    for (std::uint32_t t = 0; t < m_tokens.size(); ++t) {
      const TokenRange sentence = m_tree.sentence_tokens(t);
      std::uint32_t steps = 0;
      for (std::int32_t up = m_tokens[t].head; up != kNoHead;
           up = m_tokens[static_cast<std::size_t>(up)].head) {
        if (++steps > sentence.size()) return true;
      }
    }
    return false;
  }

  // --- "agreed to [lower] duties": behind the "to" of infinitives, an adjective that can be a verb is one.
  // ---

  [[nodiscard]] bool is_infinitive_as_adjective(std::uint32_t token) const {
    return m_tree[token].upos == Upos::ADJ && token > m_tree.sentence_tokens(token).begin &&
           m_tree[token - 1].xpos == Xpos::TO && m_verbs.count(utf8::lower(m_tree.form(token))) != 0;
  }

  void give_infinitive(std::uint32_t verb) {
    const auto noun = m_tree.head(verb);
    edited(verb).upos = Upos::VERB;
    edited(verb).xpos = Xpos::VB;
    edited(verb).lemma = utf8::lower(m_tree.form(verb));
    hang(verb - 1, verb, Deprel::mark);
    if (m_tree[verb].deprel != Deprel::amod || !noun || *noun < verb) return;
    const bool has_object = m_tree.child(verb, Deprel::obj).has_value();
    const auto governor = m_tree.head(*noun);
    const bool below_verb = governor && m_tree.is_verb(*governor);
    hang(verb, m_tree[*noun].head, below_verb ? Deprel::xcomp : Deprel::acl);
    hang(*noun, verb, has_object ? Deprel::obl : Deprel::obj);
  }

  // --- "[Japan]'s trade negotiator heads to": what describes the subject was hung on the verb. -------------

  [[nodiscard]] std::optional<std::uint32_t> subject_of_stray(std::uint32_t token) const {
    const auto verb = m_tree.head(token);
    if (!verb || m_tree[*verb].upos != Upos::VERB || !stands_in_phrase(m_tree[token].deprel))
      return std::nullopt;
    const auto subject = m_tree.child(*verb, {Deprel::nsubj, Deprel::nsubj_pass});
    return subject && token < *subject && *subject < *verb ? subject : std::nullopt;
  }

  // --- "Brazil, [Chile] and Peru": the second of three names that was taken for a description of the first.
  // -

  [[nodiscard]] bool is_listed_name(std::uint32_t name) const {
    const auto first = m_tree.head(name);
    if (m_tree[name].upos != Upos::PROPN || !first || *first >= name || !is_apposed(m_tree[name].deprel))
      return false;
    std::optional<std::uint32_t> last = m_tree.child(name, Deprel::conj);
    if (!last) last = m_tree.child(*first, Deprel::conj);
    const std::uint32_t begin = m_tree.subtree(name).begin;
    if (!last || *last < name || !m_tree.child(*last, Deprel::cc) || !m_tree.case_of(name).empty())
      return false;
    const bool behind_comma = m_tree.form(begin) == "," || (begin > 0 && m_tree.form(begin - 1) == ",");
    const auto kind = name_kind(name);
    return behind_comma && kind && kind == name_kind(*first) && kind == name_kind(*last);
  }

  [[nodiscard]] std::optional<EntityLabel> name_kind(std::uint32_t token) const {
    for (const Mention& mention : m_tree.doc().mentions) {
      if (mention.kind == MentionKind::name && mention.tokens.begin <= token && token < mention.tokens.end)
        return mention.label;
    }
    return std::nullopt;
  }

  void join_list(std::uint32_t name) {
    const std::uint32_t first = *m_tree.head(name);
    hang(name, first, Deprel::conj);
    for (const std::uint32_t c : m_tree.children(name)) {
      if (m_tree[c].deprel == Deprel::conj) hang(c, first, Deprel::conj);
    }
  }

  // --- "his Danish counterpart, [Lind], signed": a name between commas is no second item of a list. --------

  // The noun right before the name in its list, when the name only tells who that is.
  [[nodiscard]] std::optional<std::uint32_t> borne_noun(std::uint32_t name) const {
    const auto first = m_tree.head(name);
    if (m_tree[name].deprel != Deprel::conj || !first || *first > name || m_tree.child(name, Deprel::cc) ||
        name_kind(name) != EntityLabel::PER)
      return std::nullopt;
    std::uint32_t noun = *first;
    for (const std::uint32_t c : m_tree.children(*first)) {
      if (m_tree[c].deprel == Deprel::conj && c < name) noun = c;
      if (m_tree[c].deprel == Deprel::conj && c > name) return std::nullopt;  // the list goes on
    }
    if (m_tree[noun].xpos != Xpos::NN || m_tree.child(noun, Deprel::appos)) return std::nullopt;
    const TokenRange phrase = m_tree.subtree(name);
    const std::uint32_t end = m_tree.form(phrase.end - 1) == "," ? phrase.end - 1 : phrase.end;
    const bool closed = end < m_tree.sentence_tokens(name).end && m_tree.form(end) == ",";
    return m_tree.form(phrase.begin) == "," && closed ? std::optional(noun) : std::nullopt;
  }

  // --- A verb with a subject of its own that was taken for a part of its object: "authorities [ban]
  // rallies". ---

  [[nodiscard]] bool is_below_its_object(std::uint32_t verb) const {
    const Token& word = m_tree[verb];
    const auto object = m_tree.head(verb);
    const bool inside = word.deprel == Deprel::compound || word.deprel == Deprel::amod;
    return word.upos == Upos::VERB && inside && object && *object > verb && m_tree.is_nominal(*object) &&
           m_tree.child(verb, {Deprel::nsubj, Deprel::aux}) &&
           !m_tree.child(*object, {Deprel::nsubj, Deprel::cop});
  }

  void raise(std::uint32_t verb) {
    const std::uint32_t object = *m_tree.head(verb);
    hang(verb, m_tree[object].head, m_tree[object].deprel);
    hang(object, verb, Deprel::obj);
    for (const std::uint32_t c : m_tree.children(object)) {
      const bool outside = c < verb || m_tree[c].deprel == Deprel::punct;
      if (c != verb && outside) hang(c, verb, m_tree[c].deprel);
    }
  }

  // --- An object taken for the subject of a participle behind it: "visits [Chile] seeking help". -----------

  [[nodiscard]] std::optional<std::uint32_t> verb_of_stolen_object(std::uint32_t noun) const {
    const auto participle = m_tree.head(noun);
    if (m_tree[noun].deprel != Deprel::nsubj || !participle || *participle < noun ||
        m_tree[*participle].xpos != Xpos::VBG || m_tree.child(*participle, {Deprel::aux, Deprel::mark}))
      return std::nullopt;
    const auto verb = m_tree.head(*participle);
    const bool bare = verb && *verb < noun && m_tree.is_verb(*verb) &&
                      m_tree[*participle].deprel == Deprel::advcl &&
                      !m_tree.child(*verb, {Deprel::obj, Deprel::aux_pass, Deprel::ccomp});
    return bare && m_tree.subtree(noun).begin == *verb + 1 ? verb : std::nullopt;
  }

  // --- "killing at least ten [people]": the adposition of a count was taken for that of the object. --------

  [[nodiscard]] bool is_counted_object(std::uint32_t noun) const {
    const auto verb = m_tree.head(noun);
    if (m_tree[noun].deprel != Deprel::obl || !verb || *verb > noun || m_tree[*verb].upos != Upos::VERB ||
        m_tree.child(noun, Deprel::case_) || !m_tree.child(noun, Deprel::nummod) ||
        m_tree.child(*verb, {Deprel::obj, Deprel::aux_pass}))
      return false;
    return m_tree.subtree(noun).begin == *verb + 1;
  }

  // --- A finite verb without a subject: the noun before it, whatever it was taken for. ---------------------

  [[nodiscard]] bool lacks_subject(std::uint32_t verb) const {
    const Token& word = m_tree[verb];
    const bool finite = word.xpos == Xpos::VBZ || word.xpos == Xpos::VBP || word.xpos == Xpos::VBD;
    if (word.upos != Upos::VERB || !finite || word.deprel == Deprel::conj || word.deprel == Deprel::acl_relcl)
      return false;
    const auto children = m_tree.children(verb);
    return std::none_of(children.begin(), children.end(), [&](std::uint32_t c) {
      return is_subject(m_tree[c].deprel) || m_tree[c].deprel == Deprel::aux_pass;
    });
  }

  void give_subject(std::uint32_t verb) {
    std::optional<std::uint32_t> noun = noun_before(verb, true);
    if (!noun) return;
    for (auto above = m_tree.head(*noun);
         above && *above < verb && !m_tree.is_verb(*above) && is_joined(*noun, *above);) {
      noun = above;
      above = m_tree.head(*noun);
    }
    const auto above = m_tree.head(*noun);
    const bool free = !above || *above == verb || !m_tree.is_verb(*above);
    if (!free || !m_tree.case_of(*noun).empty() || !may_be_subject(m_tree[*noun].deprel)) return;
    if (m_tree.dominates(*noun, verb)) {  // "Lind [visits] Peru" read like "Lind, who visits"
      if (m_tree[verb].deprel != Deprel::parataxis) return;
      hang(verb, m_tree[*noun].head, m_tree[*noun].deprel);
    }
    make_subject(*noun, verb);
  }

  [[nodiscard]] static bool may_be_subject(Deprel relation) {
    return is_apposed(relation) || relation == Deprel::root || relation == Deprel::parataxis ||
           relation == Deprel::ccomp;
  }

  // The noun right before the word, but for adverbs and, when asked for, a comma: "Lind, the mayor, [says]".
  [[nodiscard]] std::optional<std::uint32_t> noun_before(std::uint32_t token, bool behind_comma) const {
    const std::uint32_t start = m_tree.sentence_tokens(token).begin;
    std::uint32_t left = token;
    while (left > start && m_tree[left - 1].upos == Upos::ADV) --left;
    if (behind_comma && left > start && m_tree.form(left - 1) == ",") --left;
    if (left == start || !m_tree.is_nominal(left - 1) || m_tree[left - 1].upos == Upos::PRON)
      return std::nullopt;
    return left - 1;
  }

  // Are both in one noun phrase? What follows a colon or a dash is another one.
  [[nodiscard]] bool is_joined(std::uint32_t lower, std::uint32_t upper) const {
    const Deprel relation = m_tree[lower].deprel;
    if (!is_apposed(relation) && relation != Deprel::conj) return false;
    for (std::uint32_t t = upper; t < lower; ++t) {
      const std::string_view form = m_tree.form(t);
      if (form == ":" || form == ";" || form == "–" || form == "—") return false;
    }
    return true;
  }

  // --- A clause without a verb: the noun that must be one. -------------------------------------------------

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
        hang(c, m_tree[head].head, m_tree[head].deprel);
        hang(head, static_cast<std::int32_t>(c), Deprel::obj);
        hang_around(c, *subject, head);
        return;
      }
      const auto before = noun_before(c, false);
      const bool next = c > head && before && m_tree.dominates(head, *before);
      if (next && is_apposed(relation) && is_verb_behind(c, head)) {  // "monks [march] in Lima"
        hang(c, m_tree[head].head, m_tree[head].deprel);
        hang_around(c, head, head);
        return;
      }
    }
  }

  // The head of the noun phrase that ends right before the word and hangs on it or on the clause's head.
  [[nodiscard]] std::optional<std::uint32_t> subject_of(std::uint32_t verb, std::uint32_t head) const {
    std::optional<std::uint32_t> noun = noun_before(verb, false);
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
    return tag == Xpos::NNS || tag == Xpos::NNPS || m_plurals.count(m_tree[noun].lemma) != 0 ||
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

  // --- Edits. ----------------------------------------------------------------------------------------------

  Token& edited(std::uint32_t token) {
    if (m_tokens.empty()) m_tokens.assign(m_tree.tokens().begin(), m_tree.tokens().end());
    return m_tokens[token];
  }

  void hang(std::uint32_t token, std::int32_t head, Deprel relation) {
    edited(token).head = head;
    edited(token).deprel = relation;
  }
  void hang(std::uint32_t token, std::uint32_t head, Deprel relation) {
    hang(token, static_cast<std::int32_t>(head), relation);
  }

  void make_subject(std::uint32_t noun, std::uint32_t verb) {
    hang(noun, verb, Deprel::nsubj);
    for (const std::uint32_t c : m_tree.children(verb)) {
      if (c < noun && stands_in_phrase(m_tree[c].deprel)) hang(c, noun, m_tree[c].deprel);
    }
  }

  // Makes the word a verb with that subject; what hung on it or on the old head finds its place around it.
  void hang_around(std::uint32_t verb, std::uint32_t subject, std::uint32_t old_head) {
    edited(verb).upos = Upos::VERB;
    edited(verb).xpos = m_tree[verb].xpos == Xpos::NNS ? Xpos::VBZ : Xpos::VBP;
    bool has_object = old_head != verb && old_head != subject;
    std::vector<std::uint32_t> governors{old_head};
    if (verb != old_head) governors.push_back(verb);
    for (const std::uint32_t governor : governors) {
      for (const std::uint32_t c : m_tree.children(governor)) {
        if (c != verb && c != subject) place(c, governor, verb, subject, has_object);
      }
    }
    hang(subject, verb, Deprel::nsubj);
  }

  void place(std::uint32_t c, std::uint32_t governor, std::uint32_t verb, std::uint32_t subject,
             bool& has_object) {
    const Deprel relation = m_tree[c].deprel;
    const bool own = governor == subject;
    if (c < verb) {
      if (own && (stands_in_phrase(relation) || c > subject)) return;
      if (stands_in_phrase(relation)) return hang(c, subject, relation);
      if (relation == Deprel::nmod && c < subject) return hang(c, verb, Deprel::obl);
      if (relation == Deprel::nmod) return hang(c, subject, relation);
      return hang(c, verb, relation);
    }
    if (governor != verb && governor != subject && c < governor) return;  // modifies the object
    const bool nominal = m_tree.is_nominal(c) || m_tree[c].upos == Upos::NUM;
    if (nominal && m_tree.case_of(c).empty() && is_apposed(relation) && !has_object) {
      has_object = true;
      return hang(c, verb, Deprel::obj);
    }
    if (governor != verb && governor != subject && (relation == Deprel::nmod || stands_in_phrase(relation)))
      return;  // of the object
    if (relation == Deprel::nmod) return hang(c, verb, Deprel::obl);
    if (relation == Deprel::acl) return hang(c, verb, is_infinitive(c) ? Deprel::xcomp : Deprel::advcl);
    if (governor != verb && relation == Deprel::conj && !m_tree.is_verb(c)) return;
    hang(c, verb, relation);
  }

  [[nodiscard]] bool is_infinitive(std::uint32_t verb) const {
    const auto mark = m_tree.child(verb, Deprel::mark);
    return mark && m_tree[*mark].xpos == Xpos::TO;
  }

  const Tree& m_tree;
  const WordSet& m_verbs;
  const WordSet& m_plurals;
  std::vector<Token> m_tokens;
};

}  // namespace

Tree repaired_tree(const Document& doc, const WordSet& verbs, const WordSet& plurals) {
  Tree tree(doc);
  std::vector<Token> repaired = Repair(tree, verbs, plurals).run();
  if (repaired.empty()) return tree;
  return {doc, std::move(repaired)};
}

}  // namespace newsgraph
