// Who says it: the subject of a verb of saying above, "according to …", or who is quoted.
#include <algorithm>

#include "extract/clause_forms.hpp"
#include "extract/grammar_support.hpp"
#include "extract/reality.hpp"

namespace newsgraph {
namespace {

// "announced [plans] to leave", "announced his [intention] to sign": what is told is the infinitive below.
bool is_told_plan(const Tree& tree, const Lexicon& lexicon, std::uint32_t noun) {
  return tree[noun].deprel == Deprel::obj && find_status(lexicon.noun_status, tree[noun].lemma).has_value() &&
         tree.child(noun, Deprel::acl).has_value();
}

// "his counterpart, [Said] Lind, and"
bool is_part_of_name(const Tree& tree, std::uint32_t verb) {
  const char first = tree.form(verb).front();
  return first >= 'A' && first <= 'Z' && verb + 1 < tree.size() && tree[verb + 1].upos == Upos::PROPN &&
         tree.recognized_name(verb) != nullptr;
}

}  // namespace

std::optional<std::uint32_t> Reality::speaker(std::uint32_t predicate) const {
  if (const auto reporter = reporter_above(predicate)) return reporter;
  if (const auto source = source_behind(predicate)) return source;
  return m_quotes.speaker_at(predicate);
}

bool Reality::is_alleged(std::uint32_t predicate) const {
  constexpr int kDeepest = 4;
  std::uint32_t current = predicate;
  const auto above = m_tree.head(predicate);  // "rumours that Peru [bombed] it"
  if (above && m_tree[*above].upos == Upos::NOUN &&
      m_lexicon.hearsay_words.count(m_tree[*above].lemma) != 0 &&
      grammar::is_marked(m_tree, predicate, "that"))
    return true;
  for (const std::uint32_t c : m_tree.children(predicate)) {  // "allegedly [bombed] it"
    if (m_tree[c].deprel == Deprel::advmod && m_lexicon.hearsay_words.count(m_tree[c].lemma) != 0)
      return true;
  }
  for (int depth = 0; depth < kDeepest && is_gerund(m_tree, current); ++depth) {
    const auto governor = m_tree.head(current);
    if (!governor || m_tree.child(current, Deprel::nsubj)) return false;
    const std::string& verb = m_tree[*governor].lemma;  // whom police charge, they hold to have done it
    if (verb == "accuse" || verb == "blame") return m_grammar.is_charge(current);
    current = *governor;
  }
  return false;
}

// "He said it was over; Chile left": a semicolon ends what is reported.
bool Reality::is_broken(std::uint32_t a, std::uint32_t b) const {
  for (std::uint32_t t = std::min(a, b); t < std::max(a, b); ++t) {
    if (m_tree.form(t) == ";") return true;
  }
  return false;
}

// "Chile left, and its mayor, Lind, [said] that it was over", "a pact with Chile, whose mayor, Lind, [said]":
// the verb and its subject open a clause of their own, so that what stands before is not what was said.
bool Reality::opens_own_clause(std::uint32_t verb) const {
  const std::uint32_t begin = m_tree.sentence_tokens(verb).begin;
  std::uint32_t t = verb;
  if (t > begin && m_tree.form(t - 1) == ",") {  // what stands beside the subject: ", Lind,"
    for (--t; t > begin && m_tree.form(t - 1) != ","; --t) {
      if (m_tree.is_verb(t - 1)) return false;
    }
    if (t > begin) --t;
  }
  for (; t > begin; --t) {
    const Token& word = m_tree[t - 1];
    if (word.lemma == "whose") return true;
    if (word.deprel == Deprel::cc && t > begin + 1 && m_tree.form(t - 2) == ",") return t != verb;
    if (word.upos == Upos::PUNCT || m_tree.is_verb(t - 1)) return false;
  }
  return false;
}

// "Chile said it was over, and Lind [flew] to Oslo": told beside what Chile said, unless "that" is said
// again.
bool Reality::goes_on(std::uint32_t clause, std::uint32_t governor) const {
  const auto subject = m_tree.child(clause, {Deprel::nsubj, Deprel::nsubj_pass});
  if (clause < governor || !m_tree.is_verb(clause) || !subject || m_tree[*subject].upos == Upos::PRON ||
      m_tree.child(clause, {Deprel::mark, Deprel::aux}))
    return false;
  const auto link = m_tree.child(clause, Deprel::cc);
  return link && *link > 0 && m_tree.form(*link - 1) == "," && *link < *subject;
}

bool Reality::is_added(std::uint32_t clause) const {
  const std::uint32_t begin = m_tree.subtree(clause).begin;
  return m_tree.form(begin) == "," ||
         (begin > m_tree.sentence_tokens(clause).begin && m_tree.form(begin - 1) == ",");
}

// A verb of saying that tells what somebody says: not "Chile has not said how many", nor "…, a day after Lind
// said so".
bool Reality::reports(std::uint32_t verb) const {
  if (!m_tree.is_verb(verb) || m_lexicon.report_verbs.count(m_tree[verb].lemma) == 0) return false;
  if (is_part_of_name(m_tree, verb)) return false;
  if (is_negated(verb) && m_tree[verb].lemma != "deny") return false;
  const auto mark = m_tree.child(verb, Deprel::mark);
  return !mark || m_tree[verb].deprel != Deprel::parataxis || m_tree[*mark].lemma == "as";
}

// "struck a mill, killing two, according to [Lind].": at the end it is told of the whole clause, whichever of
// its verbs it hangs on.
std::optional<std::uint32_t> Reality::source_behind(std::uint32_t predicate) const {
  constexpr std::uint32_t kLongest = 16;  // tokens
  constexpr int kDeepest = 4;
  const TokenRange sentence = m_tree.sentence_tokens(predicate);
  for (std::uint32_t t = sentence.end; t-- > predicate && sentence.end - t <= kLongest;) {
    if (m_tree[t].deprel != Deprel::case_ || m_tree[t].xpos != Xpos::VBG || !m_tree.has_lemma(t, "accord"))
      continue;
    const auto source = m_tree.head(t);
    auto current = source;
    for (int depth = 0; current && depth < kDeepest; ++depth) {
      const Deprel relation = m_tree[*current].deprel;
      if (relation != Deprel::obl && relation != Deprel::advcl && relation != Deprel::xcomp)
        return std::nullopt;
      // "warned Chile after it struck, according to Lind": he may tell of the stroke alone.
      if (relation == Deprel::advcl && is_finite(m_tree, *current) &&
          !grammar::is_marked(m_tree, *current, "if"))
        return std::nullopt;
      current = m_tree.head(*current);
      if (current == predicate) return source;
    }
    return std::nullopt;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> Reality::reporter_above(std::uint32_t predicate) const {
  std::uint32_t current = predicate;
  std::optional<std::uint32_t> below;
  for (int depth = 0; depth < 20; ++depth) {
    for (const std::uint32_t c : m_tree.children(current)) {
      const std::string adposition = m_tree[c].deprel == Deprel::obl || m_tree[c].deprel == Deprel::advcl
                                         ? m_tree.case_of(c)
                                         : std::string();
      if (adposition == "accord to" || adposition == "according to") return c;
      // "…, Kim said."; but what stands around his saying ("…, Kim said during a [visit]") he does not say
      if (m_tree[c].deprel == Deprel::parataxis && c != below && !is_broken(current, c) && reports(c)) {
        if (const auto subject = m_tree.child(c, Deprel::nsubj)) return subject;
      }
    }
    const auto governor = m_tree.head(current);
    if (!governor) return std::nullopt;
    const Deprel relation = m_tree[current].deprel;
    if (m_grammar.is_charge(current) && m_lexicon.report_verbs.count(m_tree[*governor].lemma) != 0) {
      const Tokens accusers = m_grammar.subjects(*governor);  // "Peru accuses Chile of [breaking] the truce"
      if (!accusers.empty()) return accusers.front();
    }
    // "said it will leave after Peru attacked": what the reason tells is known without the speaker; but not
    // "accused it of breaking the truce by [shelling] a town".
    if (relation == Deprel::advcl && m_tree.child(current, Deprel::mark) && !is_infinitive(m_tree, current) &&
        !grammar::is_marked(m_tree, current, "by"))
      return std::nullopt;
    // "said the port, which rebels [hold], was shut": so is what is added behind a comma.
    // "…, a step that Chile [rejects]": and what is told of a word that sums it up.
    if (relation == Deprel::acl_relcl &&
        (is_added(current) ||
         (m_lexicon.deed_nouns.count(m_tree[*governor].lemma) != 0 && is_added(*governor))))
      return std::nullopt;
    // "said it will leave, following a visit by Lind": nor is this.
    if (relation == Deprel::obl && m_tree.case_of(current) == "follow") return std::nullopt;
    if (relation == Deprel::parataxis && is_broken(*governor, current)) return std::nullopt;
    if (relation == Deprel::ccomp && current < *governor && opens_own_clause(*governor)) return std::nullopt;
    if ((relation == Deprel::ccomp || relation == Deprel::conj) && goes_on(current, *governor))
      return std::nullopt;
    if ((relation == Deprel::ccomp || relation == Deprel::parataxis || relation == Deprel::xcomp ||
         is_told_plan(m_tree, m_lexicon, current)) &&
        reports(*governor)) {
      const Tokens subjects = m_grammar.subjects(*governor);
      // "signed it, a day after [Lind] said": of another clause, hung inside of this one
      const std::string adposition = subjects.empty() ? std::string() : m_tree.case_of(subjects.front());
      if (adposition == "after" || adposition == "before" || adposition == "since") return std::nullopt;
      if (!subjects.empty() && m_tree.dominates(current, subjects.front())) return std::nullopt;
      if (!subjects.empty()) return subjects.front();
    }
    below = current;
    current = *governor;
  }
  return std::nullopt;
}

}  // namespace newsgraph
