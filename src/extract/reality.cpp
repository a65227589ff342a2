#include "extract/reality.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <string_view>

#include "base/iso_day.hpp"
#include "base/utf8.hpp"
#include "extract/clause_forms.hpp"
#include "extract/grammar_support.hpp"
#include "extract/of_sentence.hpp"
#include "extract/relation_kinds.hpp"

namespace newsgraph {
namespace {

constexpr std::uint32_t kNoLimit = std::numeric_limits<std::uint32_t>::max();

// How real it is would be a guess.
const std::optional<std::optional<Status>> kGuess{std::in_place, std::nullopt};

constexpr int kMostClauses = 6;

// "[Had] Peru attacked it, Chile would have answered", "[should] Peru attack it"
bool is_inverted_condition(const Tree& tree, std::uint32_t verb, std::uint32_t auxiliary) {
  const auto subject = tree.child(verb, {Deprel::nsubj, Deprel::nsubj_pass});
  const bool opens = tree[auxiliary].xpos == Xpos::VBD || tree[auxiliary].lemma == "should";
  return opens && tree[verb].deprel == Deprel::advcl && subject && auxiliary < *subject &&
         tree.subtree(verb).begin == auxiliary;
}

// "should [have] left": it did not.
bool is_perfect(const Tree& tree, std::uint32_t verb) {
  const auto children = tree.children(verb);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    return tree[c].deprel == Deprel::aux && tree[c].lemma == "have";
  });
}

// "went to Oslo to meet Lind", not "is going to meet Lind"
bool is_gone(const Tree& tree, std::uint32_t verb) {
  return tree[verb].lemma == "go" && tree[verb].xpos != Xpos::VBG;
}

}  // namespace

bool Reality::is_negated(std::uint32_t predicate) const {
  for (const std::uint32_t c : m_tree.children(predicate)) {
    const Token& word = m_tree[c];
    if (word.lemma == "not" || word.lemma == "n't" || word.lemma == "never") return true;
    if (word.deprel == Deprel::det && word.lemma == "no") return true;
    if (word.deprel == Deprel::advmod && word.lemma == "no") return true;
    if (word.deprel == Deprel::case_ && word.lemma == "without") return true;
    if (word.deprel == Deprel::mark && word.lemma == "without") return true;
    if (is_instead(m_tree, c)) return true;
    // "a pact with [neither] Chile nor Peru", "met [neither] the king nor the queen"
    const auto is_neither = [&](std::uint32_t t) {
      return m_tree[t].upos == Upos::CCONJ && m_tree[t].lemma == "neither";
    };
    if (c > predicate + 1 && (is_neither(c - 1) || is_neither(c - 2)) && word.deprel != Deprel::conj)
      return true;
    // "No talks were held", "held no talks", "nobody met"
    if (m_tree.is_verb(predicate) &&
        (word.deprel == Deprel::obj || word.deprel == Deprel::nsubj || word.deprel == Deprel::nsubj_pass)) {
      if (word.lemma == "none" || word.lemma == "nobody" || word.lemma == "neither") return true;
      for (const std::uint32_t d : m_tree.children(c)) {
        if (m_tree[d].deprel == Deprel::det && m_tree[d].lemma == "no") return true;
      }
    }
  }
  return false;
}

bool Reality::is_ended(std::uint32_t noun) const {
  if (m_tree.is_verb(noun)) return false;
  const auto ends = [&](std::uint32_t verb) {
    return m_tree.is_verb(verb) && m_lexicon.ending_verbs.count(m_tree[verb].lemma) != 0;
  };
  const auto above = m_tree.head(noun);
  const Deprel relation = m_tree[noun].deprel;
  if (above && (relation == Deprel::obj || relation == Deprel::nsubj_pass) && ends(*above)) return true;
  const auto participle = m_tree.child(noun, Deprel::acl);  // "to have a [ban] lifted"
  return participle && m_tree[*participle].xpos == Xpos::VBN && ends(*participle);
}

// "said it would meet", "adding that Chile would pay and that Peru would sign", "agreed that it would", "an
// announcement that it would": the future as the past saw it, unless a condition follows.
bool Reality::is_future_in_past(std::uint32_t predicate) const {
  std::uint32_t clause = predicate;
  while (m_tree[clause].deprel == Deprel::conj && m_tree.head(clause) &&
         m_tree.is_verb(*m_tree.head(clause)) &&
         (clause == predicate || m_tree[*m_tree.head(clause)].deprel == Deprel::conj) &&
         m_lexicon.report_verbs.count(m_tree[*m_tree.head(clause)].lemma) == 0)
    clause = *m_tree.head(clause);
  auto governor = m_tree.head(clause);
  const Deprel relation = m_tree[clause].deprel;
  if (!governor) return false;
  const bool that = m_tree.child(predicate, Deprel::mark).has_value();
  // "said they planned to meet and that Peru [would] pay", hung on "meet": told by whoever told the former.
  for (int steps = 0; that && relation == Deprel::conj && steps < kMostClauses; ++steps) {
    const auto next = m_tree.head(*governor);
    if (!next || m_lexicon.report_verbs.count(m_tree[*governor].lemma) != 0) break;
    governor = next;
  }
  const Token& above = m_tree[*governor];
  if (m_tree.is_verb(*governor)) {
    // "told them that they met and [that] talks would start" may hang on "told".
    const bool told =
        relation == Deprel::ccomp || relation == Deprel::parataxis || (relation == Deprel::conj && that);
    const bool commits = m_lexicon.report_verbs.count(above.lemma) != 0 || above.lemma == "agree" ||
                         above.lemma == "decide" || above.lemma == "pledge" || above.lemma == "promise" ||
                         above.lemma == "vow";
    if (!told || !commits || (above.xpos != Xpos::VBD && above.xpos != Xpos::VBN && above.xpos != Xpos::VBG))
      return false;
  } else if (!that ||
             (relation != Deprel::acl && relation != Deprel::acl_relcl && relation != Deprel::ccomp) ||
             (m_lexicon.saying_nouns.count(above.lemma) == 0 &&
              find_status(m_lexicon.noun_status, above.lemma) != Status::planned)) {
    return false;
  }
  for (const std::uint32_t c : m_tree.children(predicate)) {
    if (m_tree[c].deprel != Deprel::advcl) continue;
    for (const std::uint32_t d : m_tree.children(c)) {
      if (m_tree[d].deprel == Deprel::mark && find_status(m_lexicon.mark_status, m_tree[d].lemma))
        return false;
    }
  }
  return true;
}

// "flew to Oslo to [meet] Lind": an end, which the verb itself does not say to be planned or tried.
bool Reality::is_purpose(std::uint32_t infinitive, std::uint32_t verb) const {
  const bool departs = m_tree[infinitive].deprel == Deprel::xcomp &&
                       m_lexicon.departing_verbs.count(m_tree[verb].lemma) != 0;  // "left to [meet] Lind"
  return (departs || m_tree[infinitive].deprel == Deprel::advcl) && is_infinitive(m_tree, infinitive) &&
         !is_perfect_infinitive(m_tree, infinitive) && m_tree[verb].upos == Upos::VERB &&
         (is_gone(m_tree, verb) || !find_status(m_lexicon.verb_status, m_tree[verb].lemma)) &&
         !has_degree(m_tree, verb, "enough");
}

// "vowed never to [meet] him", "urged Peru not to [sell] it": what is to be left undone may come all the
// same.
bool Reality::is_forsworn(std::uint32_t predicate) const {
  const auto governor = m_tree.head(predicate);
  if (!governor || !m_tree.is_verb(*governor) || !is_clause(m_tree[predicate].deprel)) return false;
  const std::string& verb = m_tree[*governor].lemma;
  const bool asked = is_infinitive(m_tree, predicate) && verb != "order" &&
                     find_status(m_lexicon.verb_status, verb) == Status::proposed;
  return asked || verb == "vow" || verb == "swear";
}

// "talks", "deal", "order": what is done by it is as real as it is.
bool Reality::is_event_or_text(std::uint32_t noun) const {
  const std::string& lemma = m_tree[noun].lemma;
  return m_lexicon.meeting_nouns.count(lemma) != 0 || m_lexicon.agreement_nouns.count(lemma) != 0 ||
         m_lexicon.document_nouns.count(lemma) != 0;
}

// What is meant to be done by something done is open, unless that is a departure ("left to meet Lind"), a
// stay ("remained in Oslo to meet Lind") or still goes on; who gathers to demand something demands it.
std::optional<Status> Reality::as_purpose(std::uint32_t infinitive, std::uint32_t verb, std::uint32_t limit,
                                          int asked) const {
  const auto above = status_above(verb, limit, asked);
  if (!above || *above == Status::denied) return std::nullopt;
  if (is_open(*above)) return above;
  const std::string& deed = m_tree[infinitive].lemma;
  if (m_lexicon.speech_acts.count(deed) != 0 || deed == "protest") return above;
  if (m_tree[verb].lemma == "vote") return above;  // "voted unanimously to [adopt] it"
  if (*above == Status::negated) return std::nullopt;
  const auto auxiliary = m_tree.child(verb, Deprel::aux);
  const std::uint32_t tense = auxiliary.value_or(verb);
  // "Reid, Lind and Berg [step] down to": behind a list the tagger may take it for an infinitive.
  const bool bare = m_tree[verb].xpos == Xpos::VB && !auxiliary && m_tree.child(verb, Deprel::nsubj);
  // "has been in Oslo to", but not "has come to": that ended
  const bool perfect = auxiliary && m_tree[*auxiliary].lemma == "have" && m_tree[verb].lemma != "be";
  const bool now = bare || (is_present(m_tree, tense) && !perfect);
  if (now || m_lexicon.staying_verbs.count(m_tree[verb].lemma) != 0 ||
      m_lexicon.departing_verbs.count(m_tree[verb].lemma) != 0)
    return Status::planned;
  return std::nullopt;
}

// A noun below a verb that is no event of its own takes part in what is to come; of what is only thought of
// it is new or was there before ("would have deplored the attack").
std::optional<Status> Reality::as_argument(std::uint32_t noun, std::uint32_t verb, std::uint32_t limit,
                                           int asked) const {
  const auto above = status_above(verb, limit, asked);
  // "a mistake in carrying out its [deal]": an agreement that has its parties is there.
  if (!above && m_tree.child(noun, Deprel::nmod_poss) &&
      m_lexicon.agreement_nouns.count(m_tree[noun].lemma) != 0)
    return Status::actual;
  if (!above) return std::nullopt;
  switch (*above) {
    case Status::planned:
      return m_tree.child(noun, Deprel::nmod_poss) ? std::nullopt : above;
    case Status::proposed:
    case Status::hypothetical:
      return is_indefinite_object(m_tree, noun) ? above : std::nullopt;
    case Status::negated:  // "did not break off [the talks]", "could not revive [a truce]"
      return is_indefinite_object(m_tree, noun) ? std::nullopt : std::optional(Status::actual);
    case Status::ongoing:
      return above;
    default:
      return Status::actual;
  }
}

// "new rules on the [detention] of strangers", "work on a [pact]", wherever the tree hangs it.
bool Reality::is_behind_topic(std::uint32_t word, const std::string& adposition) const {
  if (adposition != "on" && adposition != "about") return false;
  const std::uint32_t behind = *m_tree.child(word, Deprel::case_);
  if (behind == 0 || m_tree[behind - 1].upos != Upos::NOUN) return false;
  const std::string& noun = m_tree[behind - 1].lemma;
  return m_lexicon.topic_nouns.count(noun) != 0 || m_lexicon.agreement_nouns.count(noun) != 0 ||
         noun == "negotiation" || noun == "talk";
}

// "discussed a [ceasefire]", "talks on a [ceasefire]", "concern about the [inquiry]", "a hurdle to a
// [summit]", "a role in [forging] a truce": what others speak of or work on.
bool Reality::is_topic(std::uint32_t word, std::uint32_t governor) const {
  const Deprel relation = m_tree[word].deprel;
  const auto status_of = [&](std::uint32_t noun) {
    return find_status(m_lexicon.noun_status, m_tree[noun].lemma);
  };
  if (m_tree.is_verb(word)) {
    return relation == Deprel::acl && m_tree[word].xpos == Xpos::VBG && m_tree[governor].upos == Upos::NOUN &&
           m_tree.child(word, Deprel::mark) && !status_of(governor) && !m_grammar.is_charge(word);
  }
  if (relation == Deprel::obj) {
    const std::string& verb = m_tree[governor].lemma;
    return verb == "discuss" || verb == "debate" || verb == "study";
  }
  const std::string adposition = m_tree.case_of(word);
  if ((adposition == "toward" || adposition == "towards") && !is_negated(governor))
    return true;  // "a step toward the [arrest] of Lind"
  if (is_behind_topic(word, adposition)) return true;
  if (relation == Deprel::obl) {  // "clears a hurdle to a [summit]", hung on the verb
    const auto object = m_tree.child(governor, Deprel::obj);
    return object && adposition == "to" && m_tree.child(word, Deprel::case_) == *object + 1 &&
           status_of(*object) == Status::hypothetical;
  }
  return relation == Deprel::nmod && m_tree[governor].upos == Upos::NOUN && adposition != "of" &&
         adposition != "for" && adposition != "between" && adposition != "with" &&
         status_of(governor) == Status::hypothetical;
}

// "a deal that would cut tariffs"
bool Reality::is_clause_of_pact(std::uint32_t predicate) const {
  const auto noun = m_tree.head(predicate);
  return noun && m_tree[predicate].deprel == Deprel::acl_relcl &&
         m_lexicon.agreement_nouns.count(m_tree[*noun].lemma) != 0;
}

// "Under the [deal], the army would stop …": planned; "under the [bill], …": proposed.
std::optional<Status> Reality::as_agreed(std::uint32_t predicate) const {
  for (const std::uint32_t c : m_tree.children(predicate)) {
    if (m_tree[c].deprel != Deprel::obl || m_tree.case_of(c) != "under") continue;
    const std::string noun = utf8::lower(m_tree[c].lemma);
    if (const auto status = find_status(m_lexicon.noun_status, noun)) return status;
    if (m_lexicon.agreement_nouns.count(noun) != 0) return Status::planned;
  }
  return std::nullopt;
}

// "The raid may have killed two": only what came of it is open.
bool Reality::may_have_done(std::uint32_t verb) const {
  bool open = false;
  bool perfect = false;
  for (const std::uint32_t c : m_tree.children(verb)) {
    if (m_tree[c].deprel != Deprel::aux) continue;
    open |= m_tree[c].lemma == "may" || m_tree[c].lemma == "might";
    perfect |= m_tree[c].lemma == "have";
  }
  return open && perfect;
}

// "is to visit", "is to be fined"; "is due to visit", however the tree hangs the words.
bool Reality::is_scheduled(std::uint32_t predicate) const {
  if (!m_tree.is_verb(predicate) || !is_infinitive(m_tree, predicate)) return false;
  const auto to = m_tree.child(predicate, Deprel::mark);
  if (to && *to >= m_tree.sentence_tokens(predicate).begin + 2 && m_tree[*to - 2].lemma == "be" &&
      m_tree[*to - 2].xpos != Xpos::VB &&
      (m_tree[*to - 1].upos == Upos::ADV || m_tree.form(*to - 1) == "later" ||  // "was later to visit"
       find_status(m_lexicon.adjective_status, m_tree[*to - 1].lemma) == Status::planned))
    return true;
  const auto children = m_tree.children(predicate);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    const Token& word = m_tree[c];
    const bool finite = word.xpos == Xpos::VBZ || word.xpos == Xpos::VBP || word.xpos == Xpos::VBD;
    return word.lemma == "be" && finite && c < predicate;
  });
}

// "met four days ahead of the [summit]", "met on Friday, three days before Lind's [summit]", "on the eve of
// the [summit]": it is to come, unless the sentence tells of days long past.
bool Reality::is_awaited(std::uint32_t noun) const {
  constexpr int kReport = 1;  // months between an event that is reported and the report
  const auto adposition = m_tree.child(noun, Deprel::case_);
  const Deprel relation = m_tree[noun].deprel;
  if (m_tree.is_verb(noun) || !adposition || *adposition == 0 ||
      (relation != Deprel::obl && relation != Deprel::nmod))
    return false;
  const Token& before = m_tree[*adposition - 1];
  const bool ahead = m_tree[*adposition].lemma == "of" && (before.lemma == "ahead" || before.lemma == "eve");
  const TimeExpression* count = m_tree.time_at(*adposition - 1);
  const bool counted = m_tree[*adposition].lemma == "before" && count != nullptr && count->from.empty();
  const auto published = iso::month_count(m_tree.doc().date);
  if (!ahead && !(counted && published)) return false;
  const auto times = of_sentence(m_tree.doc().times, m_tree.sentence_tokens(noun));
  return std::none_of(times.begin(), times.end(), [&](const TimeExpression& time) {
    const auto month = iso::month_count(time.to);
    return month && (!published || *month + kReport < *published);
  });
}

// "The [aim] of the talks is that Peru signs": what is said of the noun is what the clause tells.
std::optional<Status> Reality::as_named(std::uint32_t predicate) const {
  const auto noun = m_tree.child(predicate, {Deprel::nsubj_outer, Deprel::nsubj});
  if (!noun || !m_tree.child(predicate, Deprel::mark) || !m_tree.child(predicate, Deprel::cop) ||
      m_lexicon.meeting_nouns.count(m_tree[*noun].lemma) != 0)  // "the talks are to resume"
    return std::nullopt;
  return find_status(m_lexicon.noun_status, m_tree[*noun].lemma);
}

// Modals, subordinators, future and negation on the predicate itself.
std::optional<Status> Reality::own_marks(std::uint32_t predicate) const {
  const auto mark = m_tree.child(predicate, Deprel::mark);
  const bool condition = mark && find_status(m_lexicon.mark_status, m_tree[*mark].lemma).has_value();
  if (is_negated(predicate) && !condition) return Status::negated;  // "if Peru does not pay"
  if (is_yet_to_come(m_tree, predicate)) return Status::negated;
  if (m_tree.is_verb(predicate)) {
    if (const auto status = as_named(predicate)) return status;
  }
  std::optional<Status> found;
  if (is_scheduled(predicate)) {
    const auto be = m_tree.child(predicate, {Deprel::cop, Deprel::aux});
    const bool past = be && m_tree[*be].lemma == "be" && m_tree[*be].xpos == Xpos::VBD;
    // "was to have visited": it came otherwise.
    found = past && is_perfect_infinitive(m_tree, predicate) ? Status::negated : Status::planned;
  }
  for (const std::uint32_t c : m_tree.children(predicate)) {
    const Token& word = m_tree[c];
    if (word.deprel == Deprel::aux) {
      if (is_inverted_condition(m_tree, predicate, c)) return Status::hypothetical;
      if (auto status = find_status(m_lexicon.modal_status, word.lemma)) found = status;
      if (word.lemma == "should" && is_perfect(m_tree, predicate)) found = Status::negated;
      if ((word.lemma == "would" || word.lemma == "'d") &&
          (is_future_in_past(predicate) || is_clause_of_pact(predicate)))
        found = Status::planned;
      else if (word.lemma == "would")
        found = as_agreed(predicate).value_or(Status::hypothetical);
    } else if (word.deprel == Deprel::mark) {
      if (auto status = find_status(m_lexicon.mark_status, word.lemma)) return status;
    } else if (word.deprel == Deprel::amod || word.deprel == Deprel::advmod ||
               word.deprel == Deprel::compound ||
               (word.deprel == Deprel::acl && word.xpos == Xpos::VBN)) {  // "a summit [slated] for July"
      if (m_tree.is_nominal(predicate)) {
        std::string form(m_tree.form(c));
        if (auto status = find_status(m_lexicon.adjective_status, word.lemma))
          found = status;
        else if (auto by_form = find_status(m_lexicon.adjective_status, form))
          found = by_form;
      }
    }
  }
  return found;
}

Status Reality::from_tense(std::uint32_t verb) const {
  const Token& word = m_tree[verb];
  if (word.xpos == Xpos::VBG) {
    for (const std::uint32_t c : m_tree.children(verb)) {
      if (m_tree[c].deprel == Deprel::aux && m_tree[c].lemma == "be") {
        return m_tree[c].xpos == Xpos::VBD || m_tree[c].xpos == Xpos::VBN ? Status::actual : Status::ongoing;
      }
    }
  }
  return Status::actual;
}

// "Attacking Chile [would be] a mistake"
bool Reality::is_supposed(std::uint32_t predicate) const {
  const auto modal = m_tree.child(predicate, Deprel::aux);
  return modal && (m_tree[*modal].lemma == "would" || m_tree[*modal].lemma == "'d");
}

// "I would like to thank Norway", "let me thank Norway", "I take this opportunity to thank Norway": saying so
// does it.
bool Reality::is_performed(std::uint32_t predicate) const {
  if (m_lexicon.performatives.count(m_tree[predicate].lemma) == 0 || is_negated(predicate)) return false;
  const auto modal = m_tree.child(predicate, Deprel::aux);
  const auto subject = m_tree.child(predicate, Deprel::nsubj);
  if (modal && m_tree[*modal].lemma == "must" && subject && m_tree[*subject].lemma == "I")
    return true;  // "I must congratulate"; but what "we must condemn" is a proposal
  const auto governor = m_tree.head(predicate);
  if (!governor || is_negated(*governor)) return false;
  const Token& above = m_tree[*governor];
  if (m_lexicon.leave_words.count(above.lemma) != 0)
    return above.upos == Upos::NOUN || is_first_person(*governor, {Deprel::obj, Deprel::iobj});
  return m_lexicon.wish_verbs.count(above.lemma) != 0 && m_tree[predicate].deprel == Deprel::xcomp &&
         is_first_person(*governor, {Deprel::nsubj});
}

bool Reality::is_first_person(std::uint32_t verb, std::initializer_list<Deprel> relations) const {
  const auto pronoun = m_tree.child(verb, relations);
  if (!pronoun) return false;
  const std::string word = utf8::lower(m_tree[*pronoun].lemma);
  return m_lexicon.speaker_pronouns.count(word) != 0 || m_lexicon.side_pronouns.count(word) != 0;
}

// "will raise its duties if Peru does"; with "unless" it stays what is announced: a threat.
bool Reality::is_conditional(std::uint32_t predicate) const {
  const auto light = m_tree.is_verb(predicate) ? std::nullopt : m_grammar.light_verb(predicate);
  const Tokens conditions = m_grammar.conditions(light.value_or(predicate));
  return std::any_of(conditions.begin(), conditions.end(),
                     [&](std::uint32_t clause) { return grammar::is_marked(m_tree, clause, "if"); });
}

// "would not sign unless Peru paid", "did not free him until May": it may do so yet, or did.
bool Reality::is_refused_until(std::uint32_t predicate) const {
  const std::uint32_t verb = m_grammar.light_verb(predicate).value_or(predicate);
  const auto children = m_tree.children(verb);
  const bool future = std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    return m_tree[c].deprel == Deprel::aux && m_tree[c].xpos == Xpos::MD;
  });
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    if (m_tree[c].deprel == Deprel::obl) return m_tree.case_of(c) == "until" && m_tree[c].lemma != "now";
    return m_tree[c].deprel == Deprel::advcl &&
           (grammar::is_marked(m_tree, c, "until") || (future && grammar::is_marked(m_tree, c, "unless")));
  });
}

std::optional<Status> Reality::status(std::uint32_t predicate) const {
  if (is_performed(predicate)) return Status::actual;
  const std::uint32_t last = m_tree.sentence_tokens(predicate).end - 1;
  const auto found = status_below(predicate, kNoLimit);
  if (!found) return std::nullopt;
  if (found == Status::negated && is_refused_until(predicate)) return std::nullopt;
  const bool open = m_tree.form(last) == "?" || (found == Status::planned && is_conditional(predicate));
  return open ? Status::hypothetical : found;
}

// Nothing when too many words were asked already: a noun may lead to its light verb, which hangs below it.
std::optional<Status> Reality::status_above(std::uint32_t governor, std::uint32_t limit, int asked) const {
  return asked > 0 ? status_below(governor, limit, asked - 1) : std::nullopt;
}

// What an event noun, with the light verb that carries it out, says by itself.
std::optional<Status> Reality::of_noun(std::uint32_t noun, std::optional<std::uint32_t> light) const {
  if (const auto status = own_marks(noun)) return status;
  if (is_ended(noun)) return Status::actual;
  if (is_awaited(noun)) return Status::planned;
  if (!light) return std::nullopt;
  if (const auto status = own_marks(*light)) return status;
  if (is_convened_by(*light, noun)) return Status::planned;
  const auto status = find_status(m_lexicon.verb_status, m_tree[*light].lemma);
  // "undertook a mission": it was made
  const std::string& verb = m_tree[*light].lemma;
  return status != Status::ongoing && verb != "offer" && verb != "undertake" ? status : std::nullopt;
}

// What the place of the word below its governor tells before the governor's own meaning does.
Reality::Verdict Reality::by_place(std::uint32_t current, std::uint32_t governor, std::uint32_t limit,
                                   int asked) const {
  // "held a strike to [protest] against it": the means and the end are one.
  const Deprel relation = m_tree[current].deprel;
  if (m_tree[current].lemma == "protest" && (relation == Deprel::acl || relation == Deprel::advcl) &&
      is_infinitive(m_tree, current) && !find_status(m_lexicon.noun_status, m_tree[governor].lemma))
    return status_above(governor, limit, asked);
  if (is_purpose(current, governor)) return as_purpose(current, governor, limit, asked);
  if (is_topic(current, governor)) return kGuess;
  if (!is_infinitive(m_tree, current)) return std::nullopt;
  if (m_lexicon.duty_words.count(m_tree[governor].lemma) != 0) {
    // "is not obliged to [talk]", "has no duty to [talk]": it may all the same.
    if (is_negated(governor)) return kGuess;
    if (is_duty(current, governor)) return Status::proposed;
  }
  // "[to travel]" hung on no infinitive: the plan that it belongs to is not known.
  if (m_tree[current].deprel == Deprel::conj && !is_infinitive(m_tree, governor)) return kGuess;
  return std::nullopt;
}

// "has to [leave]", "is obliged to [leave]", "said that Peru had to [leave]"; but "had to leave": it left.
bool Reality::is_duty(std::uint32_t infinitive, std::uint32_t governor) const {
  const Token& above = m_tree[governor];
  if (m_tree[infinitive].deprel != Deprel::xcomp || (above.lemma != "have" && above.lemma != "oblige"))
    return false;
  const auto auxiliary = m_tree.child(governor, {Deprel::aux, Deprel::aux_pass});
  const Xpos tense = m_tree[auxiliary.value_or(governor)].xpos;
  if (tense == Xpos::VBZ || tense == Xpos::VBP)
    return !auxiliary || m_tree[*auxiliary].lemma != "have";  // "has had to leave"
  return tense == Xpos::VBD && above.deprel == Deprel::ccomp;
}

// `imposed` is what the governor says of the word below it; what is said of the governor may turn it round.
std::optional<Status> Reality::as_imposed(Status imposed, std::uint32_t current, std::uint32_t governor,
                                          std::uint32_t limit, int asked) const {
  if (is_negated(governor)) {
    // "is not expected to meet": negation above turns a plan into what does not happen.
    if (imposed == Status::planned) return Status::negated;
    if (imposed == Status::proposed || imposed == Status::hypothetical) {
      // "did not call for his resignation": he may resign all the same.
      if (!m_tree.is_verb(current)) return std::nullopt;
      const std::string& lemma = m_tree[governor].lemma;
      if (lemma == "allow" || lemma == "permit") return Status::negated;
    }
  }
  // "must refrain from [shelling] it", "tried to [shell] it": whether it came to that is not told.
  const std::string& verb = m_tree[governor].lemma;
  const bool tried = (verb == "try" || verb == "attempt") && m_tree[governor].xpos != Xpos::VB;
  if (tried || verb == "refrain") return std::nullopt;
  // "voted to block a [pact]": somebody agreed on it, nobody is bound by it yet.
  if (imposed == Status::negated && !m_tree.is_verb(current) &&
      m_lexicon.agreement_nouns.count(m_tree[current].lemma) != 0)
    return std::nullopt;
  // "chose to [meet] him at home"
  if (m_tree[governor].xpos == Xpos::VBD && m_tree[governor].lemma == "choose") return Status::actual;
  // "dropped plans to [visit] Peru"
  if (imposed == Status::planned && is_dropped(governor)) return Status::negated;
  // "failed to convince Chile to act": nor did what Chile was asked for happen.
  if (imposed == Status::proposed && m_lexicon.object_control.count(m_tree[governor].lemma) != 0 &&
      status_above(governor, limit, asked) == Status::negated)
    return Status::negated;
  // "must stop [bombing] it": it goes on until then.
  if (imposed == Status::negated && m_tree[current].xpos == Xpos::VBG &&
      (m_tree[governor].lemma == "stop" || m_tree[governor].lemma == "cease")) {
    const auto end = status_above(governor, limit, asked);
    if (end && !happens(*end)) return Status::ongoing;
  }
  return imposed;  // "failed to refuse", "did not deny" stay what the inner word says
}

// "dropped [plans] to", "the [decision] to … was reversed"
bool Reality::is_dropped(std::uint32_t noun) const {
  const auto verb = m_tree.head(noun);
  const Deprel relation = m_tree[noun].deprel;
  return verb && !m_tree.is_verb(noun) && (relation == Deprel::obj || relation == Deprel::nsubj_pass) &&
         m_lexicon.dropping_verbs.count(m_tree[*verb].lemma) != 0;
}

// What the form of a verb tells: participles and their like have no tense of their own.
Reality::Verdict Reality::by_form(std::uint32_t predicate, std::uint32_t current, std::uint32_t governor,
                                  std::uint32_t limit, int asked) const {
  const Deprel relation = m_tree[current].deprel;
  if (is_present_of_future(m_tree, current) && status_above(governor, limit, asked) == Status::planned)
    return Status::planned;
  const bool gerund = m_tree[current].xpos == Xpos::VBG;
  // "will sign an order [cutting] tariffs", "proposed a bill [cutting] them": what the paper does waits for
  // it.
  if (relation == Deprel::acl && gerund && m_tree[governor].deprel == Deprel::obj &&
      m_lexicon.document_nouns.count(m_tree[governor].lemma) != 0)
    return status_above(governor, limit, asked);
  if (relation == Deprel::advcl && is_participle(m_tree, current)) {
    // "will go to the Gulf, visiting Oman"; but "did not come, angering Chile".
    if (m_lexicon.speech_acts.count(m_tree[current].lemma) != 0)
      return own_marks(governor) == Status::planned ? Status::planned : Status::actual;
    const auto above = status_above(governor, limit, asked);
    return above == Status::negated || above == Status::denied ? Status::actual : above;
  }
  // "will answer by [taxing] cars", "will visit Peru before [going] to Chile"
  if (relation == Deprel::advcl && gerund &&
      (grammar::is_marked(m_tree, current, "by") || grammar::is_marked(m_tree, current, "before"))) {
    const auto above = status_above(governor, limit, asked);
    return above == Status::negated || above == Status::denied ? std::nullopt : above;
  }
  // "will sign an order [cutting] the duty", "would open the way for talks [mediated] by Peru": as real as
  // what the participle tells of.
  if (relation == Deprel::acl && current == predicate && !is_finite(m_tree, current) &&
      !is_infinitive(m_tree, current) && !m_tree.child(current, Deprel::mark) && is_event_or_text(governor)) {
    const auto above = status_above(governor, limit, asked);
    if (above != Status::negated && above != Status::denied) return above;
  }
  if (relation == Deprel::csubj && is_supposed(governor)) return Status::hypothetical;
  return std::nullopt;
}

// What the adposition of a noun tells: an occasion, a way, those whom it befell.
Reality::Verdict Reality::by_occasion(std::uint32_t noun, std::uint32_t governor, const std::string& occasion,
                                      std::uint32_t limit, int asked) const {
  const Deprel relation = m_tree[noun].deprel;
  // "left for Oslo for [talks]", "was flying to Oslo for [talks]": those are to come; but who left for a
  // visit is on it.
  const auto is_under_way = [&] {
    return m_tree[governor].xpos == Xpos::VBG && m_tree.child(governor, Deprel::aux) &&
           m_lexicon.motion_verbs.count(m_tree[governor].lemma) != 0;
  };
  if (occasion == "for" && m_lexicon.motion_verbs.count(m_tree[noun].lemma) == 0 &&
      (m_lexicon.departing_verbs.count(m_tree[governor].lemma) != 0 || is_under_way())) {
    const auto above = status_above(governor, limit, asked);
    return above == Status::actual || above == Status::ongoing ? Status::planned : above;
  }
  // "will punish Chile for its [raid]": a reason
  if (occasion == "for" && m_lexicon.charge_verbs.count(m_tree[governor].lemma) != 0) return Status::actual;
  // "will meet at a [summit] in Oslo": only that it is to come passes down.
  if ((occasion == "at" || (occasion == "over" && m_tree[governor].lemma == "preside")) &&
      own_marks(governor) == Status::planned)
    return Status::planned;
  // "to help victims of the [attack]": it was there before them.
  if (relation == Deprel::nmod && m_lexicon.group_nouns.count(m_tree[governor].lemma) != 0)
    return Status::actual;
  // "could be solved through [talks]"
  if (relation == Deprel::obl && !m_tree.child(noun, Deprel::det) && !m_tree.child(noun, Deprel::nmod_poss)) {
    const auto above = own_marks(governor);
    if (above == Status::hypothetical || above == Status::proposed) return kGuess;
  }
  return std::nullopt;
}

// Is the word as real as its governor?
bool Reality::climbs(std::uint32_t current, std::uint32_t governor, const std::string& occasion) const {
  const Deprel relation = m_tree[current].deprel;
  if (relation == Deprel::nsubj && may_have_done(governor)) return false;
  if (relation == Deprel::xcomp || relation == Deprel::ccomp || relation == Deprel::conj) return true;
  // "will visit Oslo for [talks]"
  if (occasion == "for" || occasion == "during" || occasion == "on") return true;
  // "would like to put its name to a [pact]"
  const auto name = occasion == "to" ? m_tree.child(governor, Deprel::obj) : std::nullopt;
  if (name && (m_tree[*name].lemma == "name" || m_tree[*name].lemma == "signature")) return true;
  if (is_feat_of(current, governor)) return true;
  return m_tree.is_nominal(current) && !m_tree.is_verb(current) &&
         (relation == Deprel::nmod || relation == Deprel::obj || relation == Deprel::nsubj ||
          relation == Deprel::nsubj_pass || relation == Deprel::compound);
}

// "denied that Peru [attacked]", "denied reports that Peru [attacked]"
bool Reality::is_denied_by(std::uint32_t governor, std::uint32_t clause) const {
  if (m_tree[governor].lemma == "deny") return m_tree[clause].deprel == Deprel::ccomp;
  const auto verb = m_tree[governor].deprel == Deprel::obj && is_clause(m_tree[clause].deprel)
                        ? m_tree.head(governor)
                        : std::nullopt;
  return verb && m_tree[*verb].lemma == "deny" && grammar::is_marked(m_tree, clause, "that");
}

std::optional<Status> Reality::status_below(std::uint32_t predicate, std::uint32_t limit, int asked) const {
  std::uint32_t current = predicate;
  if (!m_tree.is_verb(predicate)) {
    const auto light = m_grammar.light_verb(predicate);
    if (const auto status = of_noun(predicate, light)) return status;
    current = light.value_or(predicate);
  } else if (const auto have = m_grammar.split_perfect(predicate)) {
    current = *have;  // its "not" and its modals
  }
  bool denied = false;
  for (int depth = 0; depth < 12; ++depth) {
    if (const auto choice = only_choice(m_tree, current)) {
      // "had no choice but to [sign]": signed; who has none will.
      const auto have = m_tree.head(*choice);
      return have && m_tree[*have].xpos == Xpos::VBD ? Status::actual : Status::planned;
    }
    if (auto status = own_marks(current)) {
      if (*status == Status::negated && is_forsworn(current)) return std::nullopt;
      return denied && *status != Status::negated ? Status::denied : *status;
    }
    const auto governor = m_tree.head(current);
    if (!governor || *governor == limit) break;
    if (is_end_of_means(m_tree, current, *governor)) {
      current = *governor;
      continue;
    }
    if (const Verdict verdict = by_place(current, *governor, limit, asked)) return *verdict;
    const auto imposed = imposed_by(*governor, current);
    if (imposed == Status::ongoing) {
      current = *governor;
      continue;
    }
    if (imposed) return as_imposed(*imposed, current, *governor, limit, asked);
    if (const Verdict verdict = by_form(predicate, current, *governor, limit, asked)) return *verdict;
    const bool is_verb = m_tree.is_verb(current);
    const Deprel relation = m_tree[current].deprel;
    const std::string occasion = relation == Deprel::obl && !is_verb ? m_tree.case_of(current) : "";
    if (!is_verb) {
      if (const Verdict verdict = by_occasion(current, *governor, occasion, limit, asked)) return *verdict;
    }
    const bool denies = is_denied_by(*governor, current);
    if (!denies && !climbs(current, *governor, occasion)) break;
    // A finite clause has its own tense; only denial reaches into it.
    if (!denies && is_finite(m_tree, current) && m_tree[*governor].lemma != "deny") {
      // "[if] Peru threatened or [attacked] it", "[until] Peru paid and [freed] him"
      const bool shares = relation == Deprel::conj && m_tree[*governor].deprel == Deprel::advcl &&
                          !m_tree.child(current, {Deprel::nsubj, Deprel::nsubj_pass});
      if (shares && own_marks(*governor) == Status::hypothetical) return Status::hypothetical;
      break;
    }
    denied |= denies;
    const std::uint32_t noun = current;
    current = *governor;
    const bool argument = m_tree.is_verb(current) && relation != Deprel::xcomp && relation != Deprel::conj &&
                          relation != Deprel::ccomp;
    if (argument) return as_argument(noun, current, limit, asked);
  }
  if (denied) return Status::denied;
  // "… or [be extradited]" without the modal that it belongs to
  const auto passive = m_tree.child(predicate, Deprel::aux_pass);
  if (m_tree[predicate].deprel == Deprel::conj && passive && m_tree[*passive].xpos == Xpos::VB)
    return std::nullopt;
  return m_tree.is_verb(current) ? from_tense(current) : Status::actual;
}

}  // namespace newsgraph
