// Who says it: the subject of a verb of saying above, "according to …", or who is quoted.
#include <algorithm>

#include "extract/clause_forms.hpp"
#include "extract/reality.hpp"

namespace newsgraph {
namespace {

// "announced [plans] to leave", "announced his [intention] to sign": what is told is the infinitive below.
bool is_told_plan(const Tree& tree, const Lexicon& lexicon, std::uint32_t noun) {
  return tree[noun].deprel == Deprel::obj && find_status(lexicon.noun_status, tree[noun].lemma).has_value() &&
         tree.child(noun, Deprel::acl).has_value();
}

}  // namespace

std::optional<std::uint32_t> Reality::speaker(std::uint32_t predicate) const {
  const auto reporter = reporter_above(predicate);
  return reporter ? reporter : m_quotes.speaker_at(predicate);
}

// "He said it was over; Chile left": a semicolon ends what is reported.
bool Reality::is_broken(std::uint32_t a, std::uint32_t b) const {
  for (std::uint32_t t = std::min(a, b); t < std::max(a, b); ++t) {
    if (m_tree.form(t) == ";") return true;
  }
  return false;
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
  if (is_negated(verb) && m_tree[verb].lemma != "deny") return false;
  const auto mark = m_tree.child(verb, Deprel::mark);
  return !mark || m_tree[verb].deprel != Deprel::parataxis || m_tree[*mark].lemma == "as";
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
    // "said it will leave after Peru attacked": what the reason tells is known without the speaker.
    if (relation == Deprel::advcl && m_tree.child(current, Deprel::mark) && !is_infinitive(m_tree, current))
      return std::nullopt;
    // "said the port, which rebels [hold], was shut": so is what is added behind a comma.
    if (relation == Deprel::acl_relcl && is_added(current)) return std::nullopt;
    // "said it will leave, following a visit by Lind": nor is this.
    if (relation == Deprel::obl && m_tree.case_of(current) == "follow") return std::nullopt;
    if (relation == Deprel::parataxis && is_broken(*governor, current)) return std::nullopt;
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
