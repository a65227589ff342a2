#include "extract/grammar.hpp"

#include <algorithm>
#include <string>

namespace newsgraph {
namespace {

constexpr int kMaxDepth = 8;  // control chains ("agreed to try to begin to …") end somewhere

void add_unique(Tokens& out, std::uint32_t token) {
  if (std::find(out.begin(), out.end(), token) == out.end()) out.push_back(token);
}

bool is_complement(Deprel relation) {
  return relation == Deprel::xcomp || relation == Deprel::ccomp || relation == Deprel::acl;
}

bool is_marked(const Tree& tree, std::uint32_t clause, std::string_view mark) {
  for (const std::uint32_t c : tree.children(clause)) {
    if (tree[c].deprel == Deprel::mark && tree[c].lemma == mark) return true;
  }
  return false;
}

bool is_subject(Deprel relation) {
  return relation == Deprel::nsubj || relation == Deprel::nsubj_pass || relation == Deprel::nsubj_outer;
}

}  // namespace

bool Grammar::is_relative_pronoun(std::uint32_t token) const {
  const Token& word = m_tree[token];
  return word.xpos == Xpos::WDT || word.xpos == Xpos::WP ||
         (word.upos == Upos::PRON && (word.lemma == "that" || word.lemma == "which" || word.lemma == "who"));
}

bool Grammar::is_light(std::uint32_t verb) const {
  return m_tree.is_verb(verb) && m_lexicon.light_verbs.count(m_tree[verb].lemma) != 0;
}

bool Grammar::is_passive(std::uint32_t verb) const {
  if (is_attributive(verb)) return false;
  if (m_tree.child(verb, {Deprel::aux_pass, Deprel::nsubj_pass, Deprel::obl_agent})) return true;
  const Token& word = m_tree[verb];
  // "was targeted and killed": the second participle shares the auxiliary.
  if (word.xpos == Xpos::VBN && word.deprel == Deprel::conj &&
      !m_tree.child(verb, {Deprel::aux, Deprel::obj, Deprel::nsubj})) {
    const auto first = m_tree.head(verb);
    if (first && m_tree.is_verb(*first) && m_tree[*first].deprel != Deprel::conj) return is_passive(*first);
  }
  // A bare participle below a noun: "the deal signed by both".
  if (word.xpos != Xpos::VBN || word.deprel != Deprel::acl) return false;
  return !m_tree.child(verb, {Deprel::aux, Deprel::obj});
}

std::optional<std::uint32_t> Grammar::agent(std::uint32_t verb) const {
  if (auto found = m_tree.child(verb, Deprel::obl_agent)) return found;
  for (const std::uint32_t c : m_tree.children(verb)) {
    if (m_tree[c].deprel == Deprel::obl && m_tree.case_of(c) == "by") return c;
  }
  // "was threatened with war [by Chile]", "placed under arrest [by the army]": hung one noun too low.
  for (const std::uint32_t c : m_tree.children(verb)) {
    if (m_tree[c].deprel != Deprel::obl) continue;
    for (const std::uint32_t below : m_tree.children(c)) {
      if (m_tree[below].deprel == Deprel::nmod && m_tree.case_of(below) == "by") return below;
    }
  }
  return std::nullopt;
}

Tokens Grammar::subjects(std::uint32_t predicate) const { return with_contents(subjects(predicate, 0)); }

// "a series of [deals]", "two of the [hostages]": what is counted acts and is acted on like its measure.
Tokens Grammar::with_contents(Tokens nouns) const {
  for (std::size_t i = 0; i < nouns.size(); ++i) {
    const Token& word = m_tree[nouns[i]];
    if (word.upos != Upos::NUM && m_lexicon.measure_nouns.count(word.lemma) == 0) continue;
    for (const std::uint32_t c : m_tree.children(nouns[i])) {
      if (m_tree[c].deprel == Deprel::nmod && m_tree.case_of(c) == "of") add_unique(nouns, c);
    }
  }
  return nouns;
}

Tokens Grammar::subjects(std::uint32_t predicate, int depth) const {
  if (depth > kMaxDepth) return {};
  return m_tree.is_verb(predicate) || m_tree.child(predicate, Deprel::nsubj)
             ? verb_subjects(predicate, depth)
             : noun_subjects(predicate, depth);
}

bool Grammar::is_attributive(std::uint32_t verb) const {
  return m_tree[verb].xpos == Xpos::VBN && m_tree[verb].deprel == Deprel::amod && !is_misread_attribute(verb);
}

// "jets [bombed] targets", "had [lifted] sanctions": a predicate that the parser took for an attribute of its
// object still has its subject below it, or "have" before it.
bool Grammar::is_misread_attribute(std::uint32_t verb) const {
  if (m_tree[verb].deprel != Deprel::amod || !m_tree.is_verb(verb)) return false;
  return m_tree.child(verb, Deprel::nsubj) || split_perfect(verb);
}

std::optional<std::uint32_t> Grammar::split_perfect(std::uint32_t verb) const {
  if (m_tree[verb].xpos != Xpos::VBN || m_tree[verb].deprel != Deprel::amod || verb == 0) return std::nullopt;
  const auto object = m_tree.head(verb);
  const auto have = object ? m_tree.head(*object) : std::nullopt;
  const bool perfect = have && *have < verb && m_tree[*have].lemma == "have" &&
                       m_tree[*object].deprel == Deprel::obj && verb - *have <= 2;
  return perfect ? have : std::nullopt;
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
      if (const auto noun = m_tree.head(verb)) return {*noun};
    }
    out.push_back(c);
  }
  return out.empty() ? understood_subjects(verb, depth) : out;
}

// "since [the minister] threatened", "after [officials from both sides] held": "since" and "after" open a
// clause here, but parsers often read them as prepositions of the noun and look for the subject elsewhere.
std::optional<std::uint32_t> Grammar::misread_subject(std::uint32_t verb) const {
  const Xpos tag = m_tree[verb].xpos;
  if (tag != Xpos::VBD && tag != Xpos::VBZ && tag != Xpos::VBP && tag != Xpos::VBN) return std::nullopt;
  const std::uint32_t start = m_tree.sentence_tokens(verb).begin;
  std::uint32_t left = verb;
  while (left > start && (m_tree[left - 1].upos == Upos::AUX || m_tree[left - 1].upos == Upos::ADV)) --left;
  if (left == start || !m_tree.is_nominal(left - 1)) return std::nullopt;
  const Deprel relation = m_tree[verb].deprel;
  const bool participle = relation == Deprel::acl || relation == Deprel::amod;
  if (tag == Xpos::VBN && left == verb && participle) return std::nullopt;  // "the deal [signed] by both"
  std::optional<std::uint32_t> noun = left - 1;
  for (int depth = 0; noun && depth < 5; ++depth) {
    const std::string adposition = m_tree.case_of(*noun);
    if (adposition == "since" || adposition == "after" || adposition == "before" || adposition == "until" ||
        adposition == "as") {
      return noun;
    }
    const Deprel link = m_tree[*noun].deprel;
    if (link != Deprel::nmod && link != Deprel::compound && link != Deprel::flat && link != Deprel::appos &&
        link != Deprel::conj) {
      break;
    }
    noun = m_tree.head(*noun);
  }
  return std::nullopt;
}

// The subject that is not said again: of infinitives, participles, second conjuncts.
Tokens Grammar::understood_subjects(std::uint32_t verb, int depth) const {
  const auto governor = m_tree.head(verb);
  if (!governor) return {};
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
        const bool document = m_lexicon.document_nouns.count(m_tree[*governor].lemma) != 0;
        if (document && above && m_tree.is_verb(*above) && m_tree[*governor].deprel == Deprel::obj)
          return subjects(*above, depth + 1);
        return {*governor};
      }
      return noun_subjects(*governor, depth + 1);  // "a plan to raise tariffs": whose plan
    case Deprel::obj:                              // "announced [plans] to meet", the noun taken for a verb
      return m_tree.is_verb(*governor) ? subjects(*governor, depth + 1) : Tokens{};
    case Deprel::xcomp:
    case Deprel::ccomp:
    case Deprel::advcl:
    case Deprel::parataxis:
      break;
    default:
      return {};
  }
  if (!m_tree.is_verb(*governor)) {  // "is ready to meet", "it is able to act"
    if (const auto subject = m_tree.child(*governor, {Deprel::nsubj, Deprel::nsubj_pass})) return {*subject};
    return subjects(*governor, depth + 1);
  }
  const bool infinitive = m_tree[verb].deprel == Deprel::xcomp || m_tree[verb].deprel == Deprel::ccomp;
  if (is_passive(*governor)) {
    const Tokens patients = objects(*governor);  // "Lind is expected to meet": Lind meets
    return patients;
  }
  if (infinitive && m_lexicon.object_control.count(m_tree[*governor].lemma) != 0) {
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

// A modifier that may say whose event it is: "[US] tariffs", "[police] raids", not "[official] visit".
bool Grammar::names_a_side(std::uint32_t modifier) const {
  const Token& word = m_tree[modifier];
  if (word.deprel != Deprel::amod && word.deprel != Deprel::compound) return false;
  if (m_lexicon.bare_modifiers.count(word.lemma) != 0) return false;
  const std::string_view form = m_tree.form(modifier);
  return word.deprel == Deprel::compound || form.empty() || form.front() < 'a' || form.front() > 'z';
}

Tokens Grammar::noun_subjects(std::uint32_t noun, int depth) const {
  if (depth > kMaxDepth) return {};
  Tokens out;
  for (const std::uint32_t c : m_tree.children(noun)) {
    const Deprel relation = m_tree[c].deprel;
    if (relation == Deprel::nmod_poss) add_unique(out, c);
  }
  if (!out.empty()) return out;
  for (const std::uint32_t c : m_tree.children(noun)) {
    if (m_tree[c].deprel != Deprel::nmod && m_tree[c].deprel != Deprel::obl) continue;
    const std::string adposition = m_tree.case_of(c);
    if (adposition == "by") add_unique(out, c);
  }
  if (!out.empty()) return out;
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

// "will visit Oslo for [talks]", "on a [visit] to Chile, Lind offered …": who acts has the meeting, too.
Tokens Grammar::subjects_of_occasion(std::uint32_t noun, int depth) const {
  const auto governor = m_tree.head(noun);
  const bool meeting = m_lexicon.meeting_nouns.count(m_tree[noun].lemma) != 0 ||
                       m_lexicon.motion_verbs.count(m_tree[noun].lemma) != 0;
  if (!meeting || !governor || !m_tree.is_verb(*governor) || m_tree[noun].deprel != Deprel::obl) return {};
  if (m_lexicon.occasion_cases.count(m_tree.case_of(noun)) == 0) return {};
  return is_passive(*governor) ? objects(*governor) : subjects(*governor, depth + 1);
}

Tokens Grammar::objects(std::uint32_t predicate) const { return with_contents(plain_objects(predicate)); }

Tokens Grammar::plain_objects(std::uint32_t predicate) const {
  Tokens out;
  if (!m_tree.is_verb(predicate)) {
    for (const std::uint32_t c : m_tree.children(predicate)) {
      if ((m_tree[c].deprel == Deprel::nmod || m_tree[c].deprel == Deprel::obl) &&
          m_tree.case_of(c) == "of") {
        add_unique(out, c);
      }
    }
    return out;
  }
  const auto governor = m_tree.head(predicate);
  if ((is_attributive(predicate) || is_misread_attribute(predicate)) && governor) return {*governor};
  if (is_passive(predicate)) {
    if (const auto subject = m_tree.child(predicate, {Deprel::nsubj_pass, Deprel::nsubj})) {
      if (is_relative_pronoun(*subject) && m_tree[predicate].deprel == Deprel::acl_relcl && governor)
        return {*governor};
      return {*subject};
    }
    if (m_tree[predicate].deprel == Deprel::acl && governor) return {*governor};
    if (m_tree[predicate].deprel == Deprel::conj && governor && m_tree.is_verb(*governor))
      return plain_objects(*governor);
    return out;
  }
  for (const std::uint32_t c : m_tree.children(predicate)) {
    if (m_tree[c].deprel != Deprel::obj && m_tree[c].deprel != Deprel::iobj) continue;
    if (is_relative_pronoun(c) && governor) return {*governor};
    add_unique(out, c);
  }
  if (!out.empty()) return out;
  // "the tariffs (that) Peru imposed"
  if (m_tree[predicate].deprel == Deprel::acl_relcl && governor) {
    const auto subject = m_tree.child(predicate, {Deprel::nsubj});
    if (subject && !is_relative_pronoun(*subject)) return {*governor};
  }
  // "condemned and sanctioned the bank": the object stands with the last conjunct.
  for (const std::uint32_t c : m_tree.children(predicate)) {
    if (m_tree[c].deprel == Deprel::conj && m_tree.is_verb(c) && !m_tree.child(c, Deprel::nsubj)) {
      if (const auto object = m_tree.child(c, Deprel::obj)) return {*object};
    }
  }
  return out;
}

Tokens Grammar::clauses(std::uint32_t predicate) const {
  Tokens out;
  for (const std::uint32_t c : m_tree.children(predicate)) {
    if (is_complement(m_tree[c].deprel) || (m_tree[c].deprel == Deprel::advcl && is_marked(m_tree, c, "to")))
      add_unique(out, c);
  }
  if (const auto light = m_tree.is_verb(predicate) ? std::nullopt : light_verb(predicate)) {
    for (const std::uint32_t c : m_tree.children(*light)) {
      if (m_tree[c].deprel == Deprel::xcomp || m_tree[c].deprel == Deprel::ccomp ||
          m_tree[c].deprel == Deprel::advcl) {
        add_unique(out, c);
      }
    }
  }
  const Tokens direct = out;
  for (const std::uint32_t clause : direct) {  // "threatened to leave and to impose tariffs"
    for (const std::uint32_t c : m_tree.children(clause)) {
      if (m_tree[c].deprel == Deprel::conj && m_tree.is_verb(c)) add_unique(out, c);
    }
  }
  return out;
}

Tokens Grammar::clauses_marked(std::uint32_t predicate, std::string_view mark) const {
  Tokens out;
  for (const std::uint32_t clause : clauses(predicate)) {
    if (is_marked(m_tree, clause, mark)) out.push_back(clause);
  }
  return out;
}

Tokens Grammar::clauses_demanded(std::uint32_t predicate) const {
  Tokens out;
  for (const std::uint32_t clause : clauses(predicate)) {
    const std::string& verb = m_tree[clause].lemma;
    const bool need = (verb == "need" || verb == "have") && m_tree.child(clause, Deprel::xcomp);
    bool demanded = need && !m_tree.child(clause, Deprel::obj);
    for (const std::uint32_t c : m_tree.children(clause)) {
      const std::string& word = m_tree[c].lemma;
      demanded |= m_tree[c].deprel == Deprel::aux && (word == "must" || word == "should" || word == "ought");
    }
    if (demanded) out.push_back(clause);
  }
  return out;
}

void Grammar::add_obliques(std::uint32_t governor, std::string_view adposition, Tokens& out) const {
  for (const std::uint32_t c : m_tree.children(governor)) {
    const Deprel relation = m_tree[c].deprel;
    if (relation != Deprel::obl && relation != Deprel::nmod && relation != Deprel::obl_agent &&
        relation != Deprel::advcl && relation != Deprel::advmod && relation != Deprel::acl) {
      continue;
    }
    // "accused of [backing] rebels": the adposition is a mark before a gerund.
    const bool gerund =
        (relation == Deprel::advcl || relation == Deprel::acl) && is_marked(m_tree, c, adposition);
    if (gerund || m_tree.case_of(c) == adposition) add_unique(out, c);
  }
}

// Names, numbers and places: what hangs on them belongs to the event ("met in Oslo [with Lind]"); what hangs
// on another noun belongs to that noun ("called for an inquiry into attacks [on Lind]").
bool Grammar::is_setting(std::uint32_t token) const {
  const Upos tag = m_tree[token].upos;
  return tag == Upos::PROPN || tag == Upos::NUM || tag == Upos::PRON ||
         m_lexicon.locative_cases.count(m_tree.case_of(token)) != 0;
}

Tokens Grammar::obliques(std::uint32_t predicate, std::string_view adposition) const {
  Tokens out;
  add_obliques(predicate, adposition, out);
  if (!out.empty()) return out;
  // Where a phrase attaches is what parsers get wrong most often: look one step around.
  const bool locative = m_lexicon.locative_cases.count(std::string(adposition)) != 0;
  if (m_tree.is_verb(predicate)) {
    for (const std::uint32_t object : objects(predicate)) add_obliques(object, adposition, out);
    for (const std::uint32_t c : m_tree.children(predicate)) {
      const bool near = m_tree[c].deprel == Deprel::compound_prt ||
                        (m_tree[c].deprel == Deprel::obl && (is_setting(c) || locative));
      if (near) add_obliques(c, adposition, out);
    }
  } else {
    if (const auto light = light_verb(predicate)) add_obliques(*light, adposition, out);
    for (const std::uint32_t c : m_tree.children(predicate)) {
      if (m_tree[c].deprel == Deprel::nmod && (is_setting(c) || locative)) add_obliques(c, adposition, out);
    }
  }
  if (!out.empty()) return out;
  // "warnings by …": the adposition stands right behind, but its phrase was attached elsewhere.
  const std::uint32_t behind = predicate + 1;
  if (behind + 1 < m_tree.sentence_tokens(predicate).end && m_tree[behind].upos == Upos::ADP &&
      m_tree[behind].lemma == adposition) {
    const TokenRange sentence = m_tree.sentence_tokens(predicate);
    for (std::uint32_t t = behind + 1; t < std::min(sentence.end, behind + 9); ++t) {
      if (m_tree[t].upos == Upos::ADP || m_tree[t].upos == Upos::VERB || m_tree[t].upos == Upos::PUNCT) break;
      if (m_tree.is_nominal(t) && (t + 1 == sentence.end || !m_tree.is_nominal(t + 1))) out.push_back(t);
    }
  }
  return out;
}

Tokens Grammar::modifiers(std::uint32_t noun) const {
  Tokens out;
  for (const std::uint32_t c : m_tree.children(noun)) {
    const Deprel relation = m_tree[c].deprel;
    if (relation == Deprel::compound || relation == Deprel::amod || relation == Deprel::nmod_poss ||
        relation == Deprel::nmod_desc || relation == Deprel::flat) {
      add_unique(out, c);
    }
  }
  return out;
}

Tokens Grammar::conditions(std::uint32_t predicate) const {
  Tokens out;
  Tokens roots = clauses(predicate);  // parsers hang the condition on the threat or on what is threatened
  roots.push_back(predicate);
  for (const std::uint32_t root : roots) {
    for (const std::uint32_t c : m_tree.children(root)) {
      if (m_tree[c].deprel == Deprel::advcl && (is_marked(m_tree, c, "if") || is_marked(m_tree, c, "unless")))
        add_unique(out, c);
    }
  }
  return out;
}

Tokens Grammar::goods_behind(std::uint32_t predicate) const {
  constexpr std::uint32_t kReach = 25;
  const std::uint32_t end = std::min(m_tree.sentence_tokens(predicate).end, predicate + kReach);
  Tokens out;
  for (std::uint32_t t = predicate + 1; t < end; ++t) {
    if (m_tree.is_verb(t) && m_tree.child(t, {Deprel::nsubj, Deprel::nsubj_pass, Deprel::mark})) break;
    if (m_tree.is_nominal(t) && m_lexicon.goods.count(m_tree[t].lemma) != 0) out.push_back(t);
  }
  return out;
}

Tokens Grammar::bearers(std::uint32_t noun) const {
  Tokens out;
  for (const std::uint32_t c : m_tree.children(noun)) {
    const Deprel relation = m_tree[c].deprel;
    const bool named = relation == Deprel::appos || relation == Deprel::flat || relation == Deprel::nmod_desc;
    if ((named && m_tree[c].upos == Upos::PROPN) || is_subject(relation)) add_unique(out, c);
  }
  const auto above = m_tree.head(noun);
  if (!above || m_tree[*above].upos != Upos::PROPN) return out;
  const Deprel relation = m_tree[noun].deprel;
  const bool title =
      relation == Deprel::nmod_desc || relation == Deprel::compound || relation == Deprel::flat;
  if (relation == Deprel::appos || (title && noun < *above)) add_unique(out, *above);
  return out;
}

Tokens Grammar::pair(std::uint32_t noun) const {
  const std::uint32_t start = m_tree.sentence_tokens(noun).begin;
  // Back over lower-case modifiers to the second name, a dash, and the first name.
  std::uint32_t second = noun;
  while (second > start && m_tree[second - 1].upos != Upos::PROPN && m_tree[second - 1].upos != Upos::PUNCT &&
         m_tree[second - 1].upos != Upos::VERB && noun - second < 4) {
    --second;
  }
  if (second == start || m_tree[second - 1].upos == Upos::PUNCT) return {};
  --second;
  std::uint32_t dash = second;
  while (dash > start && m_tree.form(dash) != "-" && m_tree.form(dash) != "–" && m_tree.form(dash) != "/" &&
         second - dash < 4)
    --dash;
  if (dash == start || (m_tree.form(dash) != "-" && m_tree.form(dash) != "–" && m_tree.form(dash) != "/"))
    return {};
  return {dash - 1, second};
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
    if ((relation == Deprel::acl || relation == Deprel::acl_relcl) && is_light(c)) return c;
  }
  const auto governor = m_tree.head(top);
  if (!governor || !m_tree.is_verb(*governor) || !is_light(*governor)) return std::nullopt;
  const Deprel relation = m_tree[top].deprel;
  if (relation == Deprel::obj || relation == Deprel::nsubj_pass) return *governor;
  if (relation == Deprel::obl) {  // "engaged in talks", "entered into talks"
    const std::string adposition = m_tree.case_of(top);
    if (adposition == "in" || adposition == "into") return *governor;
  }
  return std::nullopt;
}

}  // namespace newsgraph
