// What kind of verb a word is: passive, attributive, light.
#include "extract/clause_forms.hpp"
#include "extract/grammar_support.hpp"

namespace newsgraph {

bool Grammar::is_relative_pronoun(std::uint32_t token) const {
  const Token& word = m_tree[token];
  return word.xpos == Xpos::WDT || word.xpos == Xpos::WP ||
         (word.upos == Upos::PRON && (word.lemma == "that" || word.lemma == "which" || word.lemma == "who"));
}

bool Grammar::is_light(std::uint32_t verb) const {
  return m_tree.is_verb(verb) && m_lexicon.light_verbs.count(m_tree[verb].lemma) != 0;
}

std::optional<std::uint32_t> Grammar::particle(std::uint32_t verb) const {
  if (const auto found = m_tree.child(verb, Deprel::compound_prt)) return found;
  if (!m_tree.is_verb(verb)) return std::nullopt;
  const auto is_bare_adverb = [&](std::uint32_t word) {
    return word < m_tree.sentence_tokens(verb).end && m_tree[word].deprel == Deprel::advmod &&
           m_tree.children(word).empty();
  };
  if (is_bare_adverb(verb + 1)) return verb + 1;  // "handed [over] 14 jets", "put [off] a visit"
  const auto object = m_tree.child(verb, Deprel::obj);
  if (!object || *object < verb) return std::nullopt;
  const std::uint32_t behind = m_tree.subtree(*object).end;  // "bring both sides [together]"
  return is_bare_adverb(behind) && m_tree.head(behind) == verb ? std::optional(behind) : std::nullopt;
}

bool Grammar::is_passive(std::uint32_t verb) const {
  if (m_passive.empty()) m_passive.resize(m_tree.size());
  if (!m_passive[verb]) m_passive[verb] = has_passive_form(verb);
  return *m_passive[verb];
}

bool Grammar::has_passive_form(std::uint32_t verb) const {
  if (is_attributive(verb)) return false;
  const Token& word = m_tree[verb];
  if (m_tree.child(verb, {Deprel::aux_pass, Deprel::nsubj_pass})) return true;
  // "will veto a resolution by Peru": only a participle takes an agent.
  const bool participle = word.xpos == Xpos::VBN || word.xpos == Xpos::VBD;
  const auto by = m_tree.child(verb, Deprel::obl_agent);
  if (participle && by && !is_means(*by)) return true;
  if (participle && lacks_object_of_complement(verb)) return true;
  // "was targeted and killed": the second participle shares the auxiliary.
  if (word.xpos == Xpos::VBN && word.deprel == Deprel::conj &&
      !m_tree.child(verb, {Deprel::aux, Deprel::obj, Deprel::nsubj})) {
    const auto first = m_tree.head(verb);
    if (first && m_tree.is_verb(*first) && m_tree[*first].deprel != Deprel::conj) return is_passive(*first);
  }
  // Headlines leave the auxiliary out: "two men [killed] in Lima".
  if (word.xpos == Xpos::VBN && m_tree.child(verb, Deprel::nsubj) &&
      !m_tree.child(verb, {Deprel::aux, Deprel::obj, Deprel::ccomp, Deprel::xcomp}) && !split_perfect(verb))
    return true;
  // A bare participle below a noun: "the deal signed by both"; taggers read "people arrested" as a past.
  if ((word.xpos != Xpos::VBN && word.xpos != Xpos::VBD) || word.deprel != Deprel::acl) return false;
  return !m_tree.child(verb, {Deprel::aux, Deprel::obj, Deprel::nsubj});
}

// "[found] guilty by a court": of whom the adjective tells is no object, and somebody else acts.
bool Grammar::lacks_object_of_complement(std::uint32_t verb) const {
  const auto complement = m_tree.child(verb, Deprel::xcomp);
  if (!complement || m_tree[*complement].upos != Upos::ADJ || m_tree.child(verb, {Deprel::obj, Deprel::aux}))
    return false;
  const auto doer = agent(verb);
  return doer && m_tree.time_at(*doer) == nullptr && m_tree[*doer].upos != Upos::NUM;
}

// "had spoken to Lind by [telephone]": no agent.
bool Grammar::is_means(std::uint32_t noun) const {
  return m_lexicon.means_nouns.count(m_tree[noun].lemma) != 0 && !m_tree.child(noun, Deprel::det);
}

std::optional<std::uint32_t> Grammar::agent(std::uint32_t verb) const {
  if (auto found = m_tree.child(verb, Deprel::obl_agent)) {
    if (const std::string adposition = m_tree.case_of(*found);
        !is_means(*found) && (adposition.empty() || adposition == "by"))
      return found;
  }
  for (const std::uint32_t c : m_tree.children(verb)) {
    if (m_tree[c].deprel == Deprel::obl && m_tree.case_of(c) == "by") return c;
  }
  // "was threatened with war [by Chile]", "was granted refuge [by Peru]": hung one noun too low.
  for (const std::uint32_t c : m_tree.children(verb)) {
    if (m_tree[c].deprel != Deprel::obl && m_tree[c].deprel != Deprel::obj) continue;
    for (const std::uint32_t below : m_tree.children(c)) {
      if (m_tree[below].deprel == Deprel::nmod && m_tree.case_of(below) == "by") return below;
    }
  }
  return std::nullopt;
}

bool Grammar::is_charge(std::uint32_t verb) const {
  const auto governor = m_tree.head(verb);
  if (!governor || *governor > verb || !is_gerund(m_tree, verb)) return false;
  if (m_tree[*governor].lemma == "charge" && grammar::is_marked(m_tree, verb, "with")) return true;
  return m_lexicon.charge_verbs.count(m_tree[*governor].lemma) != 0 &&
         (grammar::is_marked(m_tree, verb, "of") || grammar::is_marked(m_tree, verb, "for") ||
          grammar::is_marked(m_tree, verb, "from") || grammar::is_marked(m_tree, verb, "against"));
}

bool Grammar::is_ranked(std::uint32_t noun) const {
  if (m_lexicon.rank_words.count(m_tree[noun].lemma) != 0) return true;  // "became the first to leave"
  const auto children = m_tree.children(noun);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    return c < noun && m_tree[c].deprel == Deprel::amod && m_lexicon.rank_words.count(m_tree[c].lemma) != 0;
  });
}

bool Grammar::is_attributive(std::uint32_t verb) const {
  return m_tree[verb].xpos == Xpos::VBN && m_tree[verb].deprel == Deprel::amod && !is_misread_attribute(verb);
}

// "jets [bombed] targets", "had [lifted] sanctions", "after Peru in May [raised] duties": a predicate that
// the parser took for an attribute of its object still has its subject below it, or "have" before it.
bool Grammar::is_misread_attribute(std::uint32_t verb) const {
  if (m_tree[verb].deprel != Deprel::amod || !m_tree.is_verb(verb)) return false;
  if (m_tree.child(verb, Deprel::nsubj) || split_perfect(verb)) return true;
  return before_time(verb) != verb && misread_subject(verb);
}

std::optional<std::uint32_t> Grammar::split_perfect(std::uint32_t verb) const {
  // "Lind said he [had had] talks": the first taken for a clause of its own.
  if (verb > 0 && m_tree[verb].deprel == Deprel::ccomp && m_tree[verb].lemma == "have" &&
      m_tree[verb - 1].lemma == "have" &&
      (m_tree.head(verb) == verb - 1 || m_tree.head(verb) == m_tree.head(verb - 1)))
    return verb - 1;
  if (m_tree[verb].xpos != Xpos::VBN || m_tree[verb].deprel != Deprel::amod || verb == 0) return std::nullopt;
  const auto object = m_tree.head(verb);
  const auto have = object ? m_tree.head(*object) : std::nullopt;
  const bool perfect = have && *have < verb && m_tree[*have].lemma == "have" &&
                       m_tree[*object].deprel == Deprel::obj && verb - *have <= 2;
  return perfect ? have : std::nullopt;
}

// "Peru had [tariffs] placed on it": somebody else placed them.
bool Grammar::is_done_to_owner(std::uint32_t noun) const {
  const auto have = m_tree.head(noun);
  const auto done = m_tree.child(noun, Deprel::acl);
  return have && m_tree[*have].lemma == "have" && m_tree[noun].deprel == Deprel::obj && done &&
         *done == noun + 1 && m_tree[*done].xpos == Xpos::VBN;
}

std::optional<std::uint32_t> Grammar::light_verb(std::uint32_t noun) const {
  // "held two days of talks", "rounds of talks": a counted noun stands between.
  std::uint32_t top = noun;
  for (int depth = 0; depth < 3; ++depth) {
    const auto governor = m_tree.head(top);
    if (!governor || m_tree.is_verb(*governor)) break;
    const bool measure = (m_tree[top].deprel == Deprel::nmod && m_tree.case_of(top) == "of") ||
                         m_tree[top].deprel == Deprel::conj || m_tree[top].deprel == Deprel::compound;
    // "announced the possibility of sanctions": what is announced is not the event itself.
    if (!measure || m_lexicon.noun_status.count(m_tree[*governor].lemma) != 0) return std::nullopt;
    top = *governor;
  }
  // "talks held by both sides", "the summit that Seoul hosted"
  for (const std::uint32_t c : m_tree.children(noun)) {
    const Deprel relation = m_tree[c].deprel;
    if ((relation != Deprel::acl && relation != Deprel::acl_relcl) || !is_light(c)) continue;
    // "decided at a [summit] to open talks": what is opened is not the summit.
    if (is_infinitive(m_tree, c) && m_tree.child(c, Deprel::obj)) continue;
    return c;
  }
  if (is_done_to_owner(noun)) return std::nullopt;
  const auto governor = m_tree.head(top);
  if (!governor || !m_tree.is_verb(*governor) || !is_light(*governor)) return std::nullopt;
  const Deprel relation = m_tree[top].deprel;
  if (relation == Deprel::obj || relation == Deprel::nsubj_pass) return *governor;
  const bool counted = top == noun || m_tree[top].xpos == Xpos::NNS;
  if (relation == Deprel::obl && counted) {  // "engaged in talks", but "ended in [light] of the attack"
    const std::string adposition = m_tree.case_of(top);
    const auto object = m_tree.child(*governor, Deprel::obj);  // "reached a deal in talks"
    const bool full = object && m_lexicon.outcome_nouns.count(m_tree[*object].lemma) != 0;
    if (!full && (adposition == "in" || adposition == "into")) return *governor;
  }
  return std::nullopt;
}

}  // namespace newsgraph
