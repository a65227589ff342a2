// What a noun sums up: "Peru [doubled] its duties, a move …", "Peru [raised] duties. … the tariffs".
#include <algorithm>

#include "extract/grammar_support.hpp"

namespace newsgraph {

using namespace grammar;

Tokens Grammar::deeds(std::uint32_t noun) const {
  if (const auto measure = measure_before(noun)) return {*measure};
  if (m_lexicon.deed_nouns.count(m_tree[noun].lemma) == 0) return {};
  const auto deed = adds_comment(noun)  ? clause_around(noun)
                    : points_back(noun) ? clause_before(noun)
                                        : std::nullopt;
  return deed ? Tokens{*deed} : Tokens{};
}

// "…, a [move] that Chile criticised", "… in a [step] condemned by Chile"
bool Grammar::adds_comment(std::uint32_t noun) const {
  const Deprel relation = m_tree[noun].deprel;
  if (relation == Deprel::obl || relation == Deprel::nmod)
    return m_tree.case_of(noun) == "in" && m_tree.child(noun, {Deprel::acl, Deprel::acl_relcl});
  if (relation == Deprel::obj) return opens_behind_comma(noun);
  return relation == Deprel::appos || relation == Deprel::parataxis || relation == Deprel::obl_unmarked ||
         relation == Deprel::nmod_unmarked || relation == Deprel::dep;
}

// A second object: "closed its border, a [step] that …".
bool Grammar::opens_behind_comma(std::uint32_t noun) const {
  const std::uint32_t begin = m_tree.subtree(noun).begin;
  const bool comma = m_tree.form(begin) == "," ||
                     (begin > m_tree.sentence_tokens(noun).begin && m_tree.form(begin - 1) == ",");
  return comma && m_tree.child(noun, {Deprel::acl, Deprel::acl_relcl});
}

// "the [move]", "this [decision]": with nothing of its own that says whose or what.
bool Grammar::points_back(std::uint32_t noun) const {
  bool definite = false;
  for (const std::uint32_t c : m_tree.children(noun)) {
    switch (m_tree[c].deprel) {
      case Deprel::det: {
        const std::string& word = m_tree[c].lemma;
        definite = word == "the" || word == "this" || word == "that" || word == "these" || word == "those";
        break;
      }
      case Deprel::nmod:
      case Deprel::nmod_poss:
      case Deprel::compound:
      case Deprel::amod:
      case Deprel::acl:
      case Deprel::acl_relcl:
      case Deprel::appos:
        return false;
      default:
        break;
    }
  }
  return definite;
}

// "the new [tariffs] on steel": with nobody's name.
bool Grammar::is_measure_again(std::uint32_t noun) const {
  if (m_lexicon.measures.count(m_tree[noun].lemma) == 0) return false;
  const auto determiner = m_tree.child(noun, Deprel::det);
  if (!determiner || m_tree[*determiner].lemma == "a" || m_tree[*determiner].lemma == "no") return false;
  const TokenRange phrase = m_tree.subtree(noun);
  for (std::uint32_t t = phrase.begin; t < phrase.end; ++t) {
    const std::string_view form = m_tree.form(t);
    const bool capital = form.front() >= 'A' && form.front() <= 'Z' && m_tree[t].deprel != Deprel::det;
    if (capital || m_tree[t].upos == Upos::PRON || m_tree.is_verb(t)) return false;
  }
  return true;
}

// Where the measure that a noun takes up was told, in this sentence or the two before: the verb of who took
// it ("Peru [raised] duties … the tariffs"), else the noun that has an owner ("Peruvian [duties]").
std::optional<std::uint32_t> Grammar::measure_before(std::uint32_t noun) const {
  constexpr std::uint32_t kReach = 2;
  if (!is_measure_again(noun)) return std::nullopt;
  const std::uint32_t sentence = m_tree.sentence_of(noun);
  const std::uint32_t begin = m_tree.doc().sentences[sentence - std::min(sentence, kReach)].tokens.begin;
  const std::string& kind = m_lexicon.measures.at(m_tree[noun].lemma);
  for (std::uint32_t t = noun; t-- > begin;) {
    const auto measure = m_lexicon.measures.find(m_tree[t].lemma);
    if (measure == m_lexicon.measures.end() || measure->second != kind || !m_tree.is_nominal(t)) continue;
    for (const std::uint32_t c : m_tree.children(t)) {
      if (m_tree[c].deprel == Deprel::nmod_poss || names_a_side(c)) return t;
    }
    const auto verb = m_tree.head(t);
    const bool taken = m_tree[t].deprel == Deprel::obj || m_tree[t].deprel == Deprel::nsubj_pass;
    if (verb && taken && m_lexicon.measure_verbs.count(m_tree[*verb].lemma) != 0) return verb;
  }
  return std::nullopt;
}

// The verb that the comment hangs below.
std::optional<std::uint32_t> Grammar::clause_around(std::uint32_t noun) const {
  auto above = m_tree.head(noun);
  while (above && !m_tree.is_verb(*above)) above = m_tree.head(*above);
  // "wants it [turned] into a mission, a proposal …": the proposal is what somebody wants.
  while (above && m_tree.head(*above) && m_tree.is_verb(*m_tree.head(*above)) &&
         (m_tree[*above].deprel == Deprel::xcomp ||
          (m_tree[*above].deprel == Deprel::ccomp &&
           m_lexicon.verb_status.count(m_tree[*m_tree.head(*above)].lemma) != 0)))
    above = m_tree.head(*above);
  return above && *above < noun ? above : std::nullopt;
}

// "Peru [raised] duties and Chile condemned the move"; else what the sentence before tells: "Peru [raised]
// duties. Chile …", also where somebody says so: "Lind said Peru had [raised] duties. Chile …".
std::optional<std::uint32_t> Grammar::clause_before(std::uint32_t noun) const {
  auto verb = m_tree.head(noun);
  while (verb && !m_tree.is_verb(*verb)) verb = m_tree.head(*verb);
  if (!verb) return std::nullopt;
  const auto first = m_tree.head(*verb);
  const Deprel relation = m_tree[*verb].deprel;
  if ((relation == Deprel::conj || relation == Deprel::parataxis) && first && m_tree.is_verb(*first) &&
      *first < *verb && m_tree.child(*verb, {Deprel::nsubj, Deprel::nsubj_pass}))
    return summed_up(noun, *first);
  const std::uint32_t sentence = m_tree.sentence_of(noun);
  if (sentence == 0) return std::nullopt;
  const TokenRange before = m_tree.doc().sentences[sentence - 1].tokens;
  for (std::uint32_t t = before.begin; t < before.end; ++t) {
    if (m_tree[t].deprel != Deprel::root || !m_tree.is_verb(t)) continue;
    const auto subject = m_tree.child(t, Deprel::nsubj);  // "The measures freeze …": of the same deed
    const Tokens earlier = subject && points_back(*subject) ? deeds(*subject) : Tokens{};
    return earlier.empty() ? summed_up(noun, t) : std::optional(earlier.front());
  }
  return std::nullopt;
}

// The clause of the verb that the noun means: a statement is that of who says or accuses, a ruling that of a
// court, and no move is what somebody merely says or likes: "Lind welcomed the deal. Holm praised the step."
std::optional<std::uint32_t> Grammar::summed_up(std::uint32_t noun, std::uint32_t verb) const {
  const std::string& kind = m_tree[noun].lemma;
  const auto says = [&](std::uint32_t t) { return m_lexicon.report_verbs.count(m_tree[t].lemma) != 0; };
  if (m_lexicon.saying_nouns.count(kind) != 0) {
    const bool told = says(verb) || m_lexicon.charge_verbs.count(m_tree[verb].lemma) != 0;
    return told ? std::optional(verb) : std::nullopt;
  }
  const auto deed = told_by(verb);
  if (!deed) return std::nullopt;
  const std::string& lemma = m_tree[*deed].lemma;
  const bool done = kind == "ruling" ? m_lexicon.verdict_verbs.count(lemma) != 0
                                     : m_lexicon.stances.count(lemma) == 0 &&
                                           (!says(*deed) || m_lexicon.measure_verbs.count(lemma) != 0);
  return done ? deed : std::nullopt;
}

// What a verb of saying reports; every other verb itself, but for those by which somebody else shall act:
// "asked Chile to close it".
std::optional<std::uint32_t> Grammar::told_by(std::uint32_t verb) const {
  const std::string& lemma = m_tree[verb].lemma;
  const bool others_act = m_lexicon.object_control.count(lemma) != 0;
  if (others_act && m_tree.child(verb, {Deprel::xcomp, Deprel::ccomp})) return std::nullopt;
  if (m_lexicon.report_verbs.count(lemma) == 0) return verb;
  const auto told = m_tree.child(verb, Deprel::ccomp);
  return told && m_tree.is_verb(*told) ? told : verb;
}

}  // namespace newsgraph
