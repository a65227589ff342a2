// To whom and about what: objects, clauses, adpositions and modifiers.
#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "extract/grammar_support.hpp"

namespace newsgraph {

using namespace grammar;

namespace {

bool is_complement(Deprel relation) {
  return relation == Deprel::xcomp || relation == Deprel::ccomp || relation == Deprel::acl;
}

}  // namespace

Tokens Grammar::objects(std::uint32_t predicate) const { return with_contents(plain_objects(predicate)); }

Tokens Grammar::objects_apart(std::uint32_t verb) const {
  const auto first = m_tree.child(verb, Deprel::obj);
  if (!first) return {};
  const auto settings = [this](std::uint32_t noun) {
    std::set<std::string> adpositions;
    for (const std::uint32_t c : m_tree.children(noun)) {
      if (m_tree[c].deprel == Deprel::nmod) adpositions.insert(m_tree.case_of(c));
    }
    return adpositions;
  };
  const std::set<std::string> shared = settings(*first);
  Tokens out;
  for (const std::uint32_t c : m_tree.children(*first)) {
    if (m_tree[c].deprel != Deprel::conj || m_tree[c].upos != Upos::NOUN) continue;
    const std::set<std::string> own = settings(c);
    const bool apart = std::any_of(own.begin(), own.end(), [&](const std::string& adposition) {
      return adposition != "of" && shared.count(adposition) != 0;
    });
    if (apart) out.push_back(c);
  }
  return out;
}

Tokens Grammar::plain_objects(std::uint32_t predicate) const {
  if (m_focus && m_focus->verb == predicate) return {m_focus->object};
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
      out = {*subject};  // and what is handed over: "was denied [entry]"
      for (const std::uint32_t c : m_tree.children(predicate)) {
        if (m_tree[c].deprel == Deprel::obj) add_unique(out, c);
      }
      return out;
    }
    if (m_tree[predicate].deprel == Deprel::acl && governor) return {*governor};
    // "was warned and fined": one object; "resigned and was succeeded by Lind": who resigned.
    if (m_tree[predicate].deprel == Deprel::conj && governor && m_tree.is_verb(*governor))
      return is_passive(*governor) ? plain_objects(*governor) : subjects(*governor);
    return out;
  }
  for (const std::uint32_t c : m_tree.children(predicate)) {
    if (m_tree[c].deprel != Deprel::obj && m_tree[c].deprel != Deprel::iobj) continue;
    const auto mark = m_tree.child(c, Deprel::mark);
    if (mark && m_tree[*mark].lemma == "if") continue;  // "will suspend Peru if [Lind] is not back"
    if (is_relative_pronoun(c) && governor) return {*governor};
    add_unique(out, c);
  }
  if (!out.empty()) return out;
  // "the tariffs (that) Peru imposed"
  if (m_tree[predicate].deprel == Deprel::acl_relcl && governor) {
    const auto subject = m_tree.child(predicate, {Deprel::nsubj});
    const auto owner = subject ? m_tree.child(*subject, Deprel::nmod_poss) : std::nullopt;
    const bool whose = owner && m_tree[*owner].xpos == Xpos::WPS;  // "Lind, whose army attacked"
    if (subject && !whose && !is_relative_pronoun(*subject)) return {*governor};
  }
  // "condemned and sanctioned the bank": the object stands with the last conjunct.
  for (const std::uint32_t c : m_tree.children(predicate)) {
    if (m_tree[c].deprel == Deprel::conj && m_tree.is_verb(c) && !m_tree.child(c, Deprel::nsubj)) {
      if (const auto object = m_tree.child(c, Deprel::obj)) return {*object};
    }
  }
  return out;
}

// "ruled out [opening] its market": right behind the verb and its particle, with no comma or mark.
bool Grammar::is_gerund_object(std::uint32_t verb, std::uint32_t clause) const {
  if (m_tree[clause].deprel != Deprel::advcl || m_tree[clause].xpos != Xpos::VBG || !m_tree.is_verb(verb))
    return false;
  const auto prt = particle(verb);
  return m_tree.subtree(clause).begin == clause && clause == (prt ? *prt : verb) + 1;
}

Tokens Grammar::clauses(std::uint32_t predicate) const {
  Tokens out;
  for (const std::uint32_t c : m_tree.children(predicate)) {
    if (is_complement(m_tree[c].deprel) || is_gerund_object(predicate, c) ||
        (m_tree[c].deprel == Deprel::advcl && is_marked(m_tree, c, "to")))
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
    const auto needed = m_tree.child(clause, Deprel::xcomp);
    const bool need = (verb == "need" || verb == "have") && needed;
    // "the group has to be formed", "the suspects should be tried": nothing is demanded of them.
    if (m_tree.child(need ? *needed : clause, Deprel::aux_pass)) continue;
    bool demanded = need && !m_tree.child(clause, Deprel::obj);
    bool told =
        false;  // "should have left", "did not have to leave", "had still to leave", "will have to pay"
    for (const std::uint32_t c : m_tree.children(clause)) {
      const std::string& word = m_tree[c].lemma;
      const bool auxiliary = m_tree[c].deprel == Deprel::aux;
      demanded |= auxiliary && (word == "must" || word == "should" || word == "ought");
      told |= auxiliary && (word == "have" || (need && word == "will"));
      told |= need && (word == "not" || word == "n't" || word == "still");
    }
    if (demanded && !told) out.push_back(clause);
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
    // The "to" of an infinitive is no adposition.
    const bool gerund = (relation == Deprel::advcl || relation == Deprel::acl) &&
                        m_tree[c].xpos != Xpos::VB && is_marked(m_tree, c, adposition);
    // "was attacked when he [voiced] doubts"
    const auto when =
        relation == Deprel::advcl && adposition == "when" ? m_tree.child(c, Deprel::advmod) : std::nullopt;
    const bool meanwhile = when && m_tree[*when].lemma == "when";
    if ((gerund || meanwhile || m_tree.case_of(c) == adposition) && !accompanies(c, governor))
      add_unique(out, c);
  }
}

// "met Lind together with [Holm]", "attended the talks along with [Holm]": on the side of who acts.
bool Grammar::accompanies(std::uint32_t noun, std::uint32_t governor) const {
  const auto with = m_tree.child(noun, Deprel::case_);
  if (!with || *with == 0 || m_tree[*with].lemma != "with") return false;
  const std::string& before = m_tree[*with - 1].lemma;
  if (before != "together" && before != "along") return false;
  const auto verb = m_tree.is_verb(governor) ? std::optional(governor) : m_tree.head(governor);
  return verb && m_tree.is_verb(*verb) && m_tree.child(*verb, {Deprel::obj, Deprel::nsubj_pass});
}

// Names, numbers and places: what hangs on them belongs to the event ("met in Oslo [with Lind]"); what hangs
// on another noun belongs to that noun ("called for an inquiry into attacks [on Lind]").
bool Grammar::is_setting(std::uint32_t token) const {
  const Upos tag = m_tree[token].upos;
  return tag == Upos::PROPN || tag == Upos::NUM || tag == Upos::PRON ||
         m_lexicon.locative_cases.count(m_tree.case_of(token)) != 0;
}

// "expelled diplomats over [the poisoning] in Peru", "arrived from Chile after [a stop] in Peru": where
// something else happened.
bool Grammar::is_apart(std::uint32_t oblique) const {
  const std::string own = m_tree.case_of(oblique);
  return (m_lexicon.topic_cases.count(own) != 0 && own != "on") || own == "after" || own == "before";
}

// The rules of one word ask for the same phrases again and again.
Tokens Grammar::obliques(std::uint32_t predicate, std::string_view adposition) const {
  constexpr std::size_t kMost = 64;
  for (const Asked& asked : m_asked) {
    if (asked.predicate == predicate && asked.adposition == adposition) return asked.found;
  }
  if (m_asked.size() == kMost) m_asked.clear();
  Tokens found = found_obliques(predicate, adposition);
  return m_asked.emplace_back(Asked{predicate, std::string(adposition), std::move(found)}).found;
}

Tokens Grammar::found_obliques(std::uint32_t predicate, std::string_view adposition) const {
  Tokens out;
  if (m_focus && m_focus->verb == predicate) add_obliques(m_focus->object, adposition, out);
  if (out.empty()) add_obliques(predicate, adposition, out);
  if (!out.empty()) return out;
  // Where a phrase attaches is what parsers get wrong most often: look one step around.
  const bool locative = m_lexicon.locative_cases.count(std::string(adposition)) != 0;
  if (m_tree.is_verb(predicate)) {
    for (const std::uint32_t object : objects(predicate)) add_obliques(object, adposition, out);
    for (const std::uint32_t c : m_tree.children(predicate)) {
      const bool near = m_tree[c].deprel == Deprel::compound_prt ||
                        (m_tree[c].deprel == Deprel::obl && (is_setting(c) || (locative && !is_apart(c))));
      if (near) add_obliques(c, adposition, out);
    }
  } else {
    if (const auto light = light_verb(predicate)) add_obliques(*light, adposition, out);
    const auto above = m_tree.head(predicate);  // "clashes erupted [between …]"
    if (above && is_subject(m_tree[predicate].deprel) &&
        m_lexicon.occurrence_verbs.count(m_tree[*above].lemma) != 0)
      add_obliques(*above, adposition, out);
    for (const std::uint32_t c : m_tree.children(predicate)) {
      if (m_tree[c].deprel != Deprel::nmod && m_tree[c].deprel != Deprel::obl_agent) continue;
      // "attacks by the army [on villagers]": who acts is attacked by nobody.
      const bool doer = adposition != "of" && adposition != "by" && m_tree.case_of(c) == "by";
      if (is_setting(c) || locative || doer) add_obliques(c, adposition, out);
    }
  }
  if (!out.empty()) return out;
  // "lifts sanctions and an embargo [on Peru]": the last of a pair has what belongs to both.
  for (const std::uint32_t noun : m_tree.is_verb(predicate) ? plain_objects(predicate) : Tokens{predicate}) {
    for (const std::uint32_t c : m_tree.children(noun)) {
      if (m_tree[c].deprel == Deprel::conj && !m_tree.is_verb(c)) add_obliques(c, adposition, out);
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
      if (is_relative_pronoun(t)) break;  // "talks in [which] Peru took part"
      const auto joined = m_tree[t].upos == Upos::CCONJ ? m_tree.head(t) : std::nullopt;
      if (joined && m_tree.is_verb(*joined)) break;
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
  const std::uint32_t start = m_focus && m_focus->verb == predicate ? m_focus->object : predicate;
  const Tokens apart = m_tree.is_verb(predicate) ? objects_apart(predicate) : Tokens{};
  Tokens out;
  for (std::uint32_t t = start + 1; t < end; ++t) {
    const bool another = m_tree[t].deprel == Deprel::conj && m_tree.head(t) == predicate;
    if (another || std::find(apart.begin(), apart.end(), t) != apart.end()) break;
    if (m_lexicon.answer_nouns.count(m_tree[t].lemma) != 0 && m_tree.case_of(t) == "in")
      break;  // "a tariff on cars in retaliation for duties on Chilean steel"
    if (m_tree.form(t) == "including") break;  // "a tariff on cars, including a levy for the purchase of oil"
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
  if (second == start || m_tree[second - 1].upos == Upos::PUNCT || m_tree.is_verb(second - 1)) return {};
  --second;
  std::uint32_t dash = second;
  while (dash > start && m_tree.form(dash) != "-" && m_tree.form(dash) != "–" && m_tree.form(dash) != "/" &&
         second - dash < 4)
    --dash;
  if (dash == start || (m_tree.form(dash) != "-" && m_tree.form(dash) != "–" && m_tree.form(dash) != "/"))
    return {};
  return {dash - 1, second};
}

}  // namespace newsgraph
