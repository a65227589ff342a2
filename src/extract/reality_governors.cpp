// What the words above a predicate say of it: "plans to", "denied that", "threat of", "it is not true that".
#include "extract/clause_forms.hpp"
#include "extract/reality.hpp"

namespace newsgraph {

// "it is not [true] that", "there is no [evidence] that", "it is [false] that"
bool Reality::is_untrue(std::uint32_t word) const {
  const std::string& lemma = m_tree[word].lemma;
  return (m_lexicon.truth_words.count(lemma) != 0 && is_negated(word)) ||
         m_lexicon.falsehood_words.count(lemma) != 0;
}

// "aims at [signing] a treaty", "works towards [signing] one"
std::optional<Status> Reality::aimed_at(std::uint32_t verb, std::uint32_t gerund) const {
  const auto mark = m_tree.child(gerund, Deprel::mark);
  if (m_tree[gerund].xpos != Xpos::VBG || !mark) return std::nullopt;
  const std::string& adposition = m_tree[*mark].lemma;
  if (adposition == "against") {  // "voted against [lifting] the ban"
    const std::string& chooses = m_tree[verb].lemma;
    return chooses == "vote" || chooses == "decide" ? std::optional(Status::negated) : std::nullopt;
  }
  if (adposition == "about" || adposition == "of") {  // "thinks about [taxing] cars"
    const std::string& thinks = m_tree[verb].lemma;
    const bool idle = thinks == "think" || thinks == "talk" || thinks == "dream";
    return idle ? std::optional(Status::hypothetical) : std::nullopt;
  }
  if (adposition != "at" && adposition != "toward" && adposition != "towards") return std::nullopt;
  const auto status = find_status(m_lexicon.verb_status, m_tree[verb].lemma);
  return status == Status::planned || status == Status::hypothetical ? status : std::nullopt;
}

// "showed interest in [visiting] Peru", hung on the verb: told of the noun before it.
std::optional<Status> Reality::wished_for(std::uint32_t verb, std::uint32_t gerund) const {
  const auto mark = m_tree[gerund].xpos == Xpos::VBG ? m_tree.child(gerund, Deprel::mark) : std::nullopt;
  if (!mark || *mark == 0 || (m_tree[*mark].lemma != "in" && m_tree[*mark].lemma != "of") ||
      m_tree[*mark - 1].deprel != Deprel::obj || m_tree.head(*mark - 1) != verb)
    return std::nullopt;
  return find_status(m_lexicon.noun_status, m_tree[*mark - 1].lemma);
}

// "announced [talks] with Peru": they are to come; but "announced the [talks]".
bool Reality::is_convened_by(std::uint32_t verb, std::uint32_t noun) const {
  const std::string& lemma = m_tree[noun].lemma;
  if (m_lexicon.convening_verbs.count(m_tree[verb].lemma) == 0 ||
      (m_lexicon.meeting_nouns.count(lemma) == 0 && m_lexicon.motion_verbs.count(lemma) == 0))
    return false;
  const auto article = m_tree.child(noun, {Deprel::det, Deprel::nmod_poss});
  return !article || m_tree[*article].lemma == "a";
}

// "made plans for an [invasion]": the phrase belongs to the noun before it.
std::optional<Status> Reality::planned_for(std::uint32_t verb, std::uint32_t noun) const {
  const auto object = m_tree.child(verb, Deprel::obj);
  const auto adposition = m_tree.child(noun, Deprel::case_);
  if (!object || !adposition || m_tree[noun].deprel != Deprel::obl || m_tree[*adposition].lemma != "for" ||
      *object + 1 != *adposition)
    return std::nullopt;
  const auto status = find_status(m_lexicon.noun_status, m_tree[*object].lemma);
  return status == Status::planned ? status : std::nullopt;
}

// What the word above says of a clause or noun below it: "plans to", "denied that", "threat of", "set to".
std::optional<Status> Reality::imposed_by(std::uint32_t governor, std::uint32_t dependent) const {
  const Token& above = m_tree[governor];
  const Deprel relation = m_tree[dependent].deprel;
  // "denied it and accused", "he wants to stay, Lind [said]": two statements side by side
  if (relation == Deprel::conj || relation == Deprel::parataxis) return std::nullopt;
  if (is_infinitive(m_tree, dependent)) {
    // "too weak to attack"; but "Peru too decided to attack"
    if (m_tree[governor].upos != Upos::VERB && has_degree(m_tree, governor, "too")) return Status::negated;
    if (has_degree(m_tree, governor, "enough")) return Status::hypothetical;  // "enough bombs to destroy"
  }
  // "would like to [sign]"
  if (m_lexicon.wish_verbs.count(above.lemma) != 0 && is_infinitive(m_tree, dependent) &&
      relation == Deprel::xcomp && is_supposed(governor) && !is_negated(governor))
    return Status::planned;
  if (is_perfect_infinitive(m_tree, dependent)) {  // "claims to have arrested": done, unless denied
    const auto status = find_status(m_lexicon.verb_status, above.lemma);
    const bool undone = status == Status::denied || status == Status::negated;
    if (above.lemma == "ought") return Status::negated;  // "ought to have left": it did not
    return undone ? status : std::nullopt;
  }
  if (above.upos == Upos::VERB || above.upos == Upos::AUX) {
    const auto status = find_status(m_lexicon.verb_status, above.lemma);
    if (relation == Deprel::advcl || relation == Deprel::acl) {
      // "gathered to [demand] elections": what is said there is said.
      const bool done = above.xpos == Xpos::VBD || above.xpos == Xpos::VBZ || above.xpos == Xpos::VBP;
      if (!status && done && m_lexicon.speech_acts.count(m_tree[dependent].lemma) != 0) return std::nullopt;
      // "departed to meet": a purpose is a plan; other adverbial clauses stand on their own.
      if (is_infinitive(m_tree, dependent))
        return status && *status != Status::ongoing ? status : Status::planned;
      if (above.lemma == "refrain") return status;  // "refrain from [shelling] it"
      if (const auto wish = wished_for(governor, dependent)) return wish;
      if (const auto aim = aimed_at(governor, dependent)) return aim;
      if (!m_grammar.is_charge(dependent)) return std::nullopt;
      // "was accused of [bombing] a bus": nobody answers for it; "prevented it from [leaving]"
      const bool rumour =
          m_lexicon.allegation_verbs.count(above.lemma) != 0 && m_grammar.subjects(governor).empty();
      return rumour ? Status::hypothetical : status;
    }
    const bool nominal = m_tree.is_nominal(dependent);
    if (const auto plan = planned_for(governor, dependent)) return plan;
    if (nominal && m_grammar.particle(governor)) return std::nullopt;  // "the deal was [worked out]"
    if (nominal && above.lemma == "tell") return std::nullopt;         // "told a [meeting] of envoys that"
    // "agreed to a deal": the deal is there.
    if (above.lemma == "agree" && nominal && m_lexicon.agreement_nouns.count(m_tree[dependent].lemma) != 0)
      return std::nullopt;
    // "the visit was intended to show …", "a raid authorized by Lind", "wanted for an attack": of what there
    // is somebody had a mind.
    const bool has_end = relation == Deprel::nsubj_pass &&
                         (above.lemma == "intend" || above.lemma == "aim" || above.lemma == "authorize");
    if (nominal && (has_end || (above.lemma == "want" && relation == Deprel::obl))) return std::nullopt;
    // "cancelled the accord": there was one.
    if (nominal && status == Status::negated &&
        m_lexicon.agreement_nouns.count(m_tree[dependent].lemma) != 0 &&
        (above.lemma == "cancel" || above.lemma == "scrap" || above.lemma == "abandon"))
      return std::nullopt;
    if (relation == Deprel::obj && is_convened_by(governor, dependent)) return Status::planned;
    if (!status) {
      const bool open = relation == Deprel::xcomp && is_infinitive(m_tree, dependent);
      // "gave Lind permission to [sign]": told of the noun before it, though hung on the verb.
      const auto to = open ? m_tree.child(dependent, Deprel::mark) : std::nullopt;
      if (to && *to > 0 && m_tree[*to - 1].deprel == Deprel::obj && m_tree.head(*to - 1) == governor) {
        if (const auto told = find_status(m_lexicon.noun_status, m_tree[*to - 1].lemma)) return told;
      }
      const bool asked =
          m_lexicon.object_control.count(above.lemma) != 0 && m_lexicon.implicatives.count(above.lemma) == 0;
      if (open && asked) return Status::proposed;
      return std::nullopt;
    }
    // "demanded that they [cancel] it": a present tense below a past one is none, either.
    const bool timeless = above.xpos == Xpos::VBD && m_tree[dependent].xpos == Xpos::VBP &&
                          !m_tree.child(dependent, {Deprel::aux, Deprel::aux_pass});
    if (relation == Deprel::ccomp && *status == Status::proposed &&
        (timeless || is_subjunctive(m_tree, dependent)) && !is_quoted(dependent))
      return status;
    if (relation == Deprel::ccomp && m_tree.is_verb(dependent) && !is_infinitive(m_tree, dependent)) {
      // "agreed that it had …", "warned that it raised": a finite clause keeps its own tense, except under
      // denial and doubt.
      if (*status == Status::planned || *status == Status::negated || *status == Status::proposed)
        return std::nullopt;
      if (above.lemma == "warn" || above.lemma == "discuss" || above.lemma == "help") return std::nullopt;
      return status;
    }
    if (nominal && relation != Deprel::obj && relation != Deprel::nsubj_pass && relation != Deprel::obl &&
        relation != Deprel::xcomp) {
      return std::nullopt;
    }
    if (nominal && relation == Deprel::obl) {
      const std::string adposition = m_tree.case_of(dependent);
      if (adposition == "in" && status == Status::ongoing) return status;  // "would result in a ceasefire"
      if (adposition != "for" && adposition != "on" && adposition != "to" && adposition != "of")
        return std::nullopt;
      // "on a visit, asked for help": an occasion, not what is asked
      if (adposition == "on" &&
          (m_lexicon.motion_verbs.count(m_tree[dependent].lemma) != 0 ||
           m_tree[dependent].lemma == "sideline" || m_tree[dependent].lemma == "margin"))
        return std::nullopt;
    }
    return status;
  }
  if (m_tree[dependent].xpos == Xpos::VBG && is_clause(relation) &&
      m_lexicon.closeness.count(above.lemma) != 0)
    return Status::planned;
  if (is_clause(relation) && is_untrue(governor)) return Status::negated;
  if (above.upos == Upos::ADJ) {  // "ready to meet", "opposed to talks", "talks are possible"
    // "is unable to act because Peru [left]" is no inability to leave.
    const bool aside = relation == Deprel::advcl && is_finite(m_tree, dependent);
    const bool governed = (is_clause(relation) && !aside) ||
                          (relation == Deprel::nsubj && !m_tree.is_verb(dependent)) ||
                          (relation == Deprel::obl && m_tree.case_of(dependent) == "to");
    if (governed) return find_status(m_lexicon.adjective_status, above.lemma);
  }
  if (above.upos == Upos::NOUN || above.upos == Upos::PROPN) {
    if (relation == Deprel::acl || relation == Deprel::ccomp || relation == Deprel::nmod ||
        relation == Deprel::compound || relation == Deprel::xcomp || relation == Deprel::advcl) {
      if (is_feat_of(dependent, governor)) return std::nullopt;
      if (relation == Deprel::nmod) {  // "announced the decision at the end of a [summit]"
        const std::string adposition = m_tree.case_of(dependent);
        if (adposition == "after" || adposition == "at" || adposition == "during" || adposition == "under")
          return std::nullopt;  // "a request under a [treaty]"
      }
      if (relation == Deprel::acl && !is_infinitive(m_tree, dependent) &&
          !m_tree.child(dependent, Deprel::mark))
        return std::nullopt;
      if (auto status = find_status(m_lexicon.noun_status, above.lemma)) return status;
      if (relation == Deprel::acl && is_infinitive(m_tree, dependent))
        return Status::planned;  // "the first to be held" is rarer
    }
    // "demands that he [resign]", read like "demands that they reject"
    const bool asked = relation == Deprel::acl_relcl && governor + 1 < m_tree.size() &&
                       m_tree.form(governor + 1) == "that" &&
                       (m_tree[dependent].xpos == Xpos::VB || m_tree[dependent].xpos == Xpos::VBP) &&
                       m_tree.child(dependent, Deprel::nsubj) && !m_tree.child(dependent, Deprel::aux);
    if (asked && find_status(m_lexicon.noun_status, above.lemma) == Status::proposed) return Status::proposed;
    // "the aim is to meet": the clause is the predicate.
    if (relation == Deprel::csubj || relation == Deprel::ccomp)
      return find_status(m_lexicon.noun_status, above.lemma);
  }
  return std::nullopt;
}

// "became the first country to [leave]": it left, if it became.
bool Reality::is_feat_of(std::uint32_t infinitive, std::uint32_t noun) const {
  return m_tree[infinitive].deprel == Deprel::acl && is_infinitive(m_tree, infinitive) &&
         m_grammar.is_ranked(noun);
}

}  // namespace newsgraph
