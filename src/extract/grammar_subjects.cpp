// Who does it: subjects of verbs and of nouns that name events.
#include <algorithm>
#include <optional>
#include <string>

#include "extract/clause_forms.hpp"
#include "extract/grammar_support.hpp"

namespace newsgraph {

using namespace grammar;

// Behind a paper stands its author: "a report by [Lind] accuses", "a letter from [Peru] says".
Tokens Grammar::subjects(std::uint32_t predicate) const {
  Tokens out = with_contents(subjects(predicate, 0));
  for (std::size_t i = 0, size = out.size(); i < size; ++i) {
    if (m_lexicon.document_nouns.count(m_tree[out[i]].lemma) == 0) continue;
    add_obliques(out[i], "by", out);
    add_obliques(out[i], "from", out);
  }
  return out;
}

// "a series of [deals]", "two of the [hostages]", "the [tariff] rate": what is counted acts and is acted on
// like its measure.
Tokens Grammar::with_contents(Tokens nouns) const {
  for (std::size_t i = 0; i < nouns.size(); ++i) {
    const Token& word = m_tree[nouns[i]];
    if (word.upos != Upos::NUM && m_lexicon.measure_nouns.count(word.lemma) == 0) continue;
    const auto below = m_tree.children(nouns[i]);
    // "former members of the party", "family members of rebels"
    const bool apart = std::any_of(below.begin(), below.end(), [&](std::uint32_t c) {
      return m_lexicon.former.count(m_tree[c].lemma) != 0 ||
             (m_tree[c].deprel == Deprel::compound && m_lexicon.kin_nouns.count(m_tree[c].lemma) != 0);
    });
    if (apart) continue;
    for (const std::uint32_t c : m_tree.children(nouns[i])) {
      const bool counted = m_tree[c].deprel == Deprel::nmod && m_tree.case_of(c) == "of";
      const bool rated = word.lemma == "rate" && m_tree[c].deprel == Deprel::compound;
      if (counted || rated) add_unique(nouns, c);
    }
  }
  return nouns;
}

Tokens Grammar::subjects(std::uint32_t predicate, int depth) const {
  if (depth > kMaxDepth) return {};
  if (m_tree.is_verb(predicate)) return verb_subjects(predicate, depth);
  const auto subject = m_tree.child(predicate, Deprel::nsubj);
  // "it was [Lind]'s first visit": "it" is the visit
  const bool names_itself =
      subject && m_tree[*subject].lemma == "it" && m_tree.child(predicate, Deprel::nmod_poss);
  return subject && !names_itself ? verb_subjects(predicate, depth) : noun_subjects(predicate, depth);
}

Tokens Grammar::verb_subjects(std::uint32_t verb, int depth) const {
  if (is_attributive(verb)) {
    for (const std::uint32_t c : m_tree.children(verb)) {
      if (m_tree.is_nominal(c)) return {c};
    }
    return {};
  }
  if (is_passive(verb)) {
    if (const auto by = agent(verb)) return {*by};
    return {};
  }
  if (const auto have = split_perfect(verb)) return subjects(*have, depth + 1);
  if (const auto subject = misread_subject(verb)) return {*subject};
  const Deprel relation = m_tree[verb].deprel;
  Tokens out;  // more than one where the parser was torn: the first that names an actor will do
  for (const std::uint32_t c : m_tree.children(verb)) {
    if (!is_subject(m_tree[c].deprel)) continue;
    if (is_relative_pronoun(c) && relation == Deprel::acl_relcl) {
      if (const auto noun = m_tree.head(verb)) return {told_of(*noun, c, verb)};
    }
    out.push_back(c);
  }
  return out.empty() ? understood_subjects(verb, depth) : out;
}

// "Peru and [Chile], which has sent troops": a verb in the singular tells of the last alone.
std::uint32_t Grammar::told_of(std::uint32_t noun, std::uint32_t pronoun, std::uint32_t verb) const {
  const auto auxiliary = m_tree.child(verb, Deprel::aux);
  if (m_tree[auxiliary.value_or(verb)].xpos != Xpos::VBZ || !m_tree.child(noun, Deprel::conj)) return noun;
  std::uint32_t last = noun;
  for (const std::uint32_t one : m_tree.conjuncts(noun)) {
    if (one < pronoun) last = std::max(last, one);
  }
  return last;
}

// "after Peru [in May] imposed": where the time that stands before the verb begins; else `end`.
std::uint32_t Grammar::before_time(std::uint32_t end) const {
  const TimeExpression* time = end == 0 ? nullptr : m_tree.time_at(end - 1);
  if (time == nullptr || time->tokens.begin == 0) return end;
  const std::uint32_t adposition = time->tokens.begin - 1;
  if (m_tree[time->tokens.begin].upos == Upos::ADP) return time->tokens.begin;
  return m_tree[adposition].upos == Upos::ADP ? adposition : end;
}

// "since [the minister] threatened", "after [officials from both sides] held", "after [Lind], the mayor,
// left": "since" and "after" open a clause here, but parsers often read them as prepositions of the noun and
// look for the subject elsewhere.
std::optional<std::uint32_t> Grammar::misread_subject(std::uint32_t verb) const {
  const Xpos tag = m_tree[verb].xpos;
  if (tag != Xpos::VBD && tag != Xpos::VBZ && tag != Xpos::VBP && tag != Xpos::VBN) return std::nullopt;
  const std::uint32_t start = m_tree.sentence_tokens(verb).begin;
  std::uint32_t left = verb;
  while (left > start && (m_tree[left - 1].upos == Upos::AUX || m_tree[left - 1].upos == Upos::ADV)) --left;
  left = before_time(left);
  const bool aside = left > start + 1 && m_tree.form(left - 1) == ",";  // "after [Lind], the mayor, had left"
  if (aside) --left;
  if (left <= start || !m_tree.is_nominal(left - 1)) return std::nullopt;
  const Deprel relation = m_tree[verb].deprel;
  const bool participle = relation == Deprel::acl || relation == Deprel::amod;
  if (tag == Xpos::VBN && left == verb && participle) return std::nullopt;  // "the deal [signed] by both"
  std::optional<std::uint32_t> noun = left - 1;
  bool named = false;  // by the aside
  for (int depth = 0; noun && depth < 5; ++depth) {
    const std::string adposition = m_tree.case_of(*noun);
    if (adposition == "since" || adposition == "after" || adposition == "before" || adposition == "until" ||
        adposition == "as") {
      return !aside || named ? noun : std::nullopt;
    }
    const Deprel link = m_tree[*noun].deprel;
    // "after an [attack], which it blamed on rebels, killed two"
    const auto clause = aside && link == Deprel::obl ? m_tree.head(*noun) : std::nullopt;
    if (clause && m_tree[*clause].deprel == Deprel::acl_relcl) {
      named = true;
      noun = m_tree.head(*clause);
      continue;
    }
    if (link != Deprel::nmod && link != Deprel::compound && link != Deprel::flat && link != Deprel::appos &&
        link != Deprel::conj) {
      break;
    }
    named = link == Deprel::appos || (named && link == Deprel::conj);
    noun = m_tree.head(*noun);
  }
  return std::nullopt;
}

// The subject that is not said again: of infinitives, participles, second conjuncts.
Tokens Grammar::understood_subjects(std::uint32_t verb, int depth) const {
  auto governor = m_tree.head(verb);
  if (!governor) return {};
  // "Peru's decision last [month] to raise tariffs": the time between belongs to neither.
  if (m_tree[verb].deprel == Deprel::acl && m_tree.time_at(*governor) != nullptr)
    governor = m_tree.head(*governor).value_or(*governor);
  if (const auto choice = only_choice(m_tree, verb)) {  // "[Peru] has no choice but to sign"
    const auto have = m_tree.head(*choice);
    return have && m_tree.is_verb(*have) ? subjects(*have, depth + 1) : Tokens{};
  }
  switch (m_tree[verb].deprel) {
    case Deprel::conj:
      // "is expected to meet and sign": the conjunct of a passive shares what the passive calls its subject.
      if (m_tree.is_verb(*governor) && is_passive(*governor)) return objects(*governor);
      return m_tree.is_verb(*governor) ? subjects(*governor, depth + 1) : Tokens{};
    case Deprel::acl_relcl:
      return m_tree.child(verb, {Deprel::obj}) ? Tokens{*governor} : Tokens{};
    case Deprel::acl:
      if (m_tree[verb].xpos == Xpos::VBG || m_tree[verb].xpos == Xpos::VBN) {
        // "signed an order imposing tariffs": who signed.
        const auto above = m_tree.head(*governor);
        // Who vetoes a resolution calling for a truce does not call for it.
        const bool document =
            m_lexicon.document_nouns.count(m_tree[*governor].lemma) != 0 &&
            (!above || (m_lexicon.speech_acts.count(m_tree[*above].lemma) == 0 &&
                        find_status(m_lexicon.verb_status, m_tree[*above].lemma) != Status::negated &&
                        m_tree[*above].lemma != "veto"));
        if (document && above && m_tree.is_verb(*above) && m_tree[*governor].deprel == Deprel::obj)
          return subjects(*above, depth + 1);
        return {*governor};
      }
      if (is_ranked(*governor)) return {who_is(*governor)};
      if (const auto doer = doer_behind_for(verb)) return {*doer};
      return planners(*governor, depth);
    case Deprel::obj:  // "announced [plans] to meet", the noun taken for a verb
      return m_tree.is_verb(*governor) ? subjects(*governor, depth + 1) : Tokens{};
    case Deprel::xcomp:
    case Deprel::ccomp:
    case Deprel::advcl:
    case Deprel::parataxis:
      break;
    default:
      return {};
  }
  // "is grateful to [Peru] for supporting Chile", "thanked [Peru] for supporting it"
  if (m_tree[verb].xpos == Xpos::VBG && is_marked(m_tree, verb, "for")) {
    const auto thanked = m_tree.child(*governor, Deprel::obl);
    if (thanked && *thanked < verb && m_tree.case_of(*thanked) == "to") return {*thanked};
    const auto praised = m_tree.child(*governor, {Deprel::obj, Deprel::iobj});
    if (praised && *praised < verb && m_lexicon.speech_acts.count(m_tree[*governor].lemma) != 0)
      return {*praised};
  }
  if (!m_tree.is_verb(*governor)) {  // "is ready to meet", "it is able to act"
    if (const auto subject = m_tree.child(*governor, {Deprel::nsubj, Deprel::nsubj_pass})) return {*subject};
    return subjects(*governor, depth + 1);
  }
  // "[Peru] joined [Chile] in imposing duties"
  const bool beside = m_tree[*governor].lemma == "join" || m_tree[*governor].lemma == "follow";
  if (beside && m_tree[verb].xpos == Xpos::VBG && is_marked(m_tree, verb, "in")) {
    Tokens both = subjects(*governor, depth + 1);
    for (const std::uint32_t other : objects(*governor)) add_unique(both, other);
    return both;
  }
  if (const auto told = told_deed(verb)) return subjects(*told, depth + 1);
  if (const auto noun = noun_of_with(verb)) return {*noun};
  if (const auto bidden = bidden_before(verb)) return {*bidden};
  const bool infinitive = m_tree[verb].deprel == Deprel::xcomp || m_tree[verb].deprel == Deprel::ccomp;
  if (is_passive(*governor) && m_tree[*governor].lemma == "use" && is_infinitive(m_tree, verb)) {
    if (const auto user = agent(*governor)) return {*user};  // "the law used by [Peru] to impose duties"
  }
  if (is_passive(*governor) && m_tree[verb].xpos == Xpos::VBG && is_marked(m_tree, verb, "by"))
    return {};  // "were killed by [shelling]": not those who were
  if (is_passive(*governor)) {
    const Tokens patients = objects(*governor);  // "Lind is expected to meet": Lind meets
    return patients;
  }
  if (is_charge(verb)) {  // "accused Chile of [breaking] the truce": Chile did
    if (const auto object = m_tree.child(*governor, Deprel::obj)) return {*object};
  }
  // "asked the assembly on Friday to act": behind a day the infinitive passes for a purpose.
  const bool parted = m_tree[verb].deprel == Deprel::advcl && is_infinitive(m_tree, verb);
  if ((infinitive || parted) && m_lexicon.object_control.count(m_tree[*governor].lemma) != 0) {
    if (const auto object = m_tree.child(*governor, {Deprel::obj, Deprel::iobj})) return {*object};
    for (const std::uint32_t c : m_tree.children(*governor)) {  // "called on Seoul to act"
      if (m_tree[c].deprel == Deprel::obl && c < verb) {
        const std::string adposition = m_tree.case_of(c);
        if (adposition == "on" || adposition == "upon" || adposition == "for") return {c};
      }
    }
  }
  return subjects(*governor, depth + 1);
}

// "a plan to raise tariffs": whose plan; "an effort in [Peru] to raise tariffs"
Tokens Grammar::planners(std::uint32_t noun, int depth) const {
  Tokens out = noun_subjects(noun, depth + 1);
  for (const std::uint32_t c : m_tree.children(noun)) {
    if (out.empty() && m_tree[c].deprel == Deprel::nmod && m_tree[c].upos == Upos::PROPN &&
        m_tree.case_of(c) == "in")
      out.push_back(c);
  }
  return out;
}

// "a plan for [Peru] to raise tariffs", "a deal for [Peru] to buy gas"
std::optional<std::uint32_t> Grammar::doer_behind_for(std::uint32_t infinitive) const {
  const std::uint32_t noun = *m_tree.head(infinitive);
  const auto status = m_lexicon.noun_status.find(m_tree[noun].lemma);
  const bool planned = status != m_lexicon.noun_status.end() && status->second == Status::planned;
  const std::string& word = m_tree[noun].lemma;
  const bool asked = word == "call" || word == "appeal" || word == "demand" || word == "request" ||
                     word == "invitation" || word == "pressure";
  if (!planned && !asked && m_lexicon.agreement_nouns.count(m_tree[noun].lemma) == 0) return std::nullopt;
  const TokenRange clause = m_tree.subtree(infinitive);
  for (const std::uint32_t c : m_tree.children(noun)) {
    const bool before = c < infinitive && m_tree.subtree(c).end == clause.begin;
    const std::string adposition = before && m_tree[c].deprel == Deprel::nmod ? m_tree.case_of(c) : "";
    if (adposition == "for" || (asked && (adposition == "on" || adposition == "to"))) return c;
  }
  return std::nullopt;
}

// "waited for [Peru] to act", "called on [Peru] to stop", "put pressure on [Peru] to withdraw": who stands
// right before the infinitive.
std::optional<std::uint32_t> Grammar::bidden_before(std::uint32_t infinitive) const {
  const std::uint32_t governor = *m_tree.head(infinitive);
  if (!is_infinitive(m_tree, infinitive) || governor > infinitive) return std::nullopt;
  const std::string& verb = m_tree[governor].lemma;
  const auto object = m_tree.child(governor, Deprel::obj);
  const bool presses = object && m_tree[*object].lemma == "pressure";
  if (!presses && m_lexicon.object_control.count(verb) == 0 && verb != "wait") return std::nullopt;
  const std::uint32_t begin = m_tree.subtree(infinitive).begin;
  for (const std::uint32_t c : m_tree.children(governor)) {
    if (m_tree[c].deprel != Deprel::obl || m_tree.subtree(c).end != begin) continue;
    const std::string adposition = m_tree.case_of(c);
    const bool on = adposition == "on" || adposition == "upon";
    if (presses ? on : adposition == "for" || (on && verb == "call")) return c;
  }
  return std::nullopt;
}

// "Lind said rebels [attacked] a town, killing two": what follows from the deed told is no deed of the
// teller.
std::optional<std::uint32_t> Grammar::told_deed(std::uint32_t participle) const {
  const std::uint32_t report = *m_tree.head(participle);
  if (m_tree[participle].deprel != Deprel::advcl || m_tree[participle].xpos != Xpos::VBG ||
      report > participle || !m_tree.child(participle, Deprel::obj) ||
      m_lexicon.report_verbs.count(m_tree[report].lemma) == 0 ||
      m_lexicon.report_verbs.count(m_tree[participle].lemma) != 0 ||
      m_lexicon.speech_acts.count(m_tree[participle].lemma) != 0)
    return std::nullopt;
  const auto told = m_tree.child(report, Deprel::ccomp);
  const bool before = told && report < *told && *told < participle && m_tree.is_verb(*told) &&
                      m_tree.child(*told, Deprel::nsubj) && m_tree.child(*told, Deprel::obj);
  return before && m_tree.subtree(participle).begin <= m_tree.subtree(*told).end + 1 ? told : std::nullopt;
}

// "ended with [Peru] accusing Chile", but "met with Peru seeking help"
std::optional<std::uint32_t> Grammar::noun_of_with(std::uint32_t participle) const {
  const auto governor = m_tree.head(participle);
  if (m_tree[participle].deprel != Deprel::advcl || m_tree[participle].xpos != Xpos::VBG ||
      m_tree.subtree(participle).begin != participle ||
      m_lexicon.partner_verbs.count(m_tree[*governor].lemma) != 0)
    return std::nullopt;
  for (const std::uint32_t c : m_tree.children(*governor)) {
    const bool before = c < participle && m_tree.subtree(c).end == participle;
    if (before && m_tree[c].deprel == Deprel::obl && m_tree.case_of(c) == "with") return c;
  }
  return std::nullopt;
}

// "[Peru] becomes the first country to leave", "[Peru] is the first country to leave"; else the noun itself.
std::uint32_t Grammar::who_is(std::uint32_t noun) const {
  const auto above = m_tree.head(noun);
  const bool below_verb = above && *above < noun && m_tree.is_verb(*above);
  if (below_verb && m_tree[*above].lemma == "make") {  // "making [her] the first woman to lead"
    const auto object = m_tree.child(*above, {Deprel::obj, Deprel::iobj});
    return object && *object < noun ? *object : noun;
  }
  const bool becomes = below_verb && m_tree[*above].lemma == "become";
  return m_tree.child(becomes ? *above : noun, Deprel::nsubj).value_or(noun);
}

// A modifier that may say whose event it is: "[US] tariffs", "[police] raids", not "[official] visit", nor
// what a meeting is about: "[tariff] talks".
bool Grammar::names_a_side(std::uint32_t modifier) const {
  const Token& word = m_tree[modifier];
  if (word.deprel != Deprel::amod && word.deprel != Deprel::compound) return false;
  if (m_lexicon.bare_modifiers.count(word.lemma) != 0) return false;
  const std::string_view form = m_tree.form(modifier);
  const bool name = word.upos != Upos::SYM && (form.empty() || form.front() < 'a' || form.front() > 'z');
  const auto noun = m_tree.head(modifier);
  const bool topic = noun && m_lexicon.meeting_nouns.count(m_tree[*noun].lemma) != 0 &&
                     m_lexicon.group_nouns.count(word.lemma) == 0;
  return name || (word.deprel == Deprel::compound && !topic);
}

Tokens Grammar::noun_subjects(std::uint32_t noun, int depth) const {
  if (depth > kMaxDepth) return {};
  Tokens out;
  for (const std::uint32_t c : m_tree.children(noun)) {
    if (m_tree[c].deprel != Deprel::nmod_poss) continue;
    // "held their first talks", "spoke after their talks": all of whom the verb tells, not the one that the
    // pronoun was linked to.
    if (m_tree[c].lemma == "their") {
      const auto light = light_verb(noun);
      const Tokens all = light ? subjects(*light, depth + 1) : subjects_of_occasion(noun, depth);
      if (!all.empty()) return all;
    }
    add_unique(out, c);
  }
  if (!out.empty()) return out;
  for (const std::uint32_t c : m_tree.children(noun)) {
    if (m_tree[c].deprel != Deprel::nmod && m_tree[c].deprel != Deprel::obl) continue;
    const std::string adposition = m_tree.case_of(c);
    if (adposition == "by") add_unique(out, c);
  }
  if (!out.empty()) return out;
  if (const auto visitor = visitor_behind(noun)) return {*visitor};
  if (const auto above = m_tree.head(noun);
      above && m_tree[*above].lemma == "use" && m_tree.case_of(noun) == "of" && !m_tree.is_verb(*above)) {
    return noun_subjects(*above, depth + 1);  // "the army's use of air strikes"
  }
  if (const auto light = light_verb(noun)) {
    out = subjects(*light, depth + 1);
    if (!out.empty()) return out;
  }
  for (const std::uint32_t c : m_tree.children(noun)) {  // "US tariffs", "the Lind warning"
    if (names_a_side(c)) add_unique(out, c);
  }
  for (const std::uint32_t c : m_tree.children(noun)) {  // "criticism from Beijing"
    if (m_tree[c].deprel == Deprel::nmod && m_tree.case_of(c) == "from") add_unique(out, c);
  }
  return out.empty() ? subjects_of_occasion(noun, depth) : out;
}

// "It followed a [visit] to Lima in May by Holm": nobody follows by Holm.
std::optional<std::uint32_t> Grammar::visitor_behind(std::uint32_t noun) const {
  const auto verb = m_tree.head(noun);
  if (!verb || m_tree[noun].deprel != Deprel::obj || !m_tree.is_verb(*verb) || is_passive(*verb) ||
      m_lexicon.motion_verbs.count(m_tree[noun].lemma) == 0)
    return std::nullopt;
  for (const std::uint32_t c : m_tree.children(*verb)) {
    if (c > noun && m_tree[c].deprel == Deprel::obl && m_tree[c].upos == Upos::PROPN &&
        m_tree.case_of(c) == "by")
      return c;
  }
  return std::nullopt;
}

// "will visit Oslo for [talks]", "on a [visit] to Chile, Lind offered …", "failed in a round of [talks]": who
// acts has the meeting, too.
Tokens Grammar::subjects_of_occasion(std::uint32_t noun, int depth) const {
  const bool meeting = m_lexicon.meeting_nouns.count(m_tree[noun].lemma) != 0 ||
                       m_lexicon.motion_verbs.count(m_tree[noun].lemma) != 0;
  if (!meeting) return {};
  for (const std::uint32_t c : m_tree.children(noun)) {  // "a meeting of [lawmakers] with Lind"
    const bool people = m_tree[c].deprel == Deprel::nmod && m_tree[c].xpos == Xpos::NNS;
    if (people && m_tree.case_of(c) == "of") return {c};
  }
  std::uint32_t top = noun;
  // "after two days of talks", "in a round of talks"
  if (const auto measure = m_tree.head(noun);
      measure && m_tree[*measure].upos == Upos::NOUN && m_tree.case_of(noun) == "of")
    top = *measure;
  const auto governor = m_tree.head(top);
  if (!governor) return {};
  // "[Lind], on a visit to Oslo, said"
  if (m_tree[top].deprel == Deprel::nmod && m_tree[*governor].upos == Upos::PROPN &&
      m_tree.case_of(top) == "on" && m_tree.form(m_tree.subtree(top).begin) == ",")
    return {*governor};
  if (!m_tree.is_verb(*governor)) return {};
  // "seek a [meeting] with", "reject [talks] with": who would take part.
  if (m_tree[top].deprel == Deprel::obj && m_lexicon.verb_status.count(m_tree[*governor].lemma) != 0)
    return subjects(*governor, depth + 1);
  if (m_tree[top].deprel != Deprel::obl) return {};
  if (m_lexicon.occasion_cases.count(m_tree.case_of(top)) == 0) return {};
  return is_passive(*governor) ? objects(*governor) : subjects(*governor, depth + 1);
}

}  // namespace newsgraph
