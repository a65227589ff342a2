#include "extract/subject_repair.hpp"

#include <algorithm>
#include <optional>

namespace newsgraph {
namespace {

class SubjectRepair {
public:
  SubjectRepair(const Tree& tree, TreeEdits& edits) : m_tree(tree), m_edits(edits) {}

  void repair(std::uint32_t token) {
    if (const auto lost = subject_lost_to_second(token)) {
      m_edits.hang(*lost, token, Deprel::nsubj);
    } else if (const auto described = noun_before_second(token)) {
      m_edits.hang(token, *described, Deprel::appos);
    } else if (const auto subject = subject_at_report(token)) {
      const bool passive = m_tree.child(token, Deprel::aux_pass).has_value();
      m_edits.hang(*subject, token, passive ? Deprel::nsubj_pass : Deprel::nsubj);
      m_edits.at(token).deprel = Deprel::ccomp;
    } else if (const auto owned = subject_behind_whose(token)) {
      const std::uint32_t owner = *m_tree.head(*owned);
      m_edits.hang(*owned, token, Deprel::nsubj);
      m_edits.hang(token, owner, Deprel::acl_relcl);
    } else if (const auto absolute = subject_behind_with(token)) {
      m_edits.hang(*absolute, token, Deprel::nsubj);
    } else if (const auto doer = subject_behind_mark(token)) {
      m_edits.hang(*doer, token, m_tree.child(token, Deprel::aux_pass) ? Deprel::nsubj_pass : Deprel::nsubj);
    } else if (const auto act = verb_behind_day(token)) {
      part_from_day(token, *act);
    } else if (const auto teller = teller_of_addressee(token)) {
      m_edits.hang(token, *teller, Deprel::obj);
    } else if (const auto own = subject_behind_and(token)) {
      m_edits.hang(*own, token, Deprel::nsubj);
    } else if (const auto other = subject_before_aside(token)) {
      start_clause(token, *other);
    } else if (const auto second = verb_of_second_clause(token)) {
      split(token, *second);
    } else if (const auto adposition = conjunction_before(token)) {
      open_clause(token, *adposition);
    } else if (lacks_subject(token)) {
      give_subject(token);
    }
  }

private:
  // "[Peru] left; Chile stayed": of the two subjects of the second verb the first is that of the first.
  [[nodiscard]] std::optional<std::uint32_t> subject_lost_to_second(std::uint32_t verb) const {
    if (m_tree[verb].upos != Upos::VERB || m_tree[verb].xpos == Xpos::VB || m_tree[verb].xpos == Xpos::VBG)
      return std::nullopt;
    const auto second = m_tree.child(verb, Deprel::conj);
    if (!second || *second < verb || has_subject(m_tree, verb)) return std::nullopt;
    std::optional<std::uint32_t> lost;
    bool own = false;
    for (const std::uint32_t c : m_tree.children(*second)) {
      if (m_tree[c].deprel != Deprel::nsubj) continue;
      if (c < verb) lost = c;
      own = own || c > verb;
    }
    return own ? lost : std::nullopt;
  }

  // "Lind, who met the mayor, [Holm], left": the second of two subjects, behind the relative clause of the
  // first, is a name of the noun in front of it.
  [[nodiscard]] std::optional<std::uint32_t> noun_before_second(std::uint32_t name) const {
    const auto verb = m_tree.head(name);
    if (m_tree[name].deprel != Deprel::nsubj || m_tree[name].upos != Upos::PROPN || !verb || *verb < name)
      return std::nullopt;
    const auto first = m_tree.child(*verb, Deprel::nsubj);
    const auto clause = first && *first < name ? m_tree.child(*first, Deprel::acl_relcl) : std::nullopt;
    const std::uint32_t begin = m_tree.subtree(name).begin;
    if (!clause || *clause > name || begin == 0 ||
        (m_tree.form(begin) != "," && m_tree.form(begin - 1) != ","))
      return std::nullopt;
    const auto noun = noun_before(m_tree, begin, true);
    if (!noun || !m_tree.dominates(*clause, *noun)) return std::nullopt;
    auto top = *noun;  // "the [head] of the ministry, Holm"
    for (auto above = m_tree.head(top); above && m_tree.is_nominal(*above) && *above > *clause;
         above = m_tree.head(top))
      top = *above;
    return top;
  }

  // "[Lind] left, the mayor told reporters": of two subjects the first is that of the clause between.

  [[nodiscard]] std::optional<std::uint32_t> subject_at_report(std::uint32_t verb) const {
    const auto report = m_tree.head(verb);
    const bool told = m_tree[verb].deprel == Deprel::ccomp || is_bare_finite(verb);
    if (!told || !report || *report < verb || has_subject(m_tree, verb)) return std::nullopt;
    std::optional<std::uint32_t> first, second;
    for (const std::uint32_t c : m_tree.children(*report)) {
      if (m_tree[c].deprel != Deprel::nsubj) continue;
      (c < verb ? first : second) = c;
    }
    return second ? first : std::nullopt;
  }

  // "Spain, whose [minister] visited Peru, has urged it": taken for what was urged, and the minister for
  // Spain.
  [[nodiscard]] std::optional<std::uint32_t> subject_behind_whose(std::uint32_t verb) const {
    const auto main = m_tree.head(verb);
    const Xpos form = m_tree[verb].xpos;
    if (m_tree[verb].deprel != Deprel::ccomp || !main || *main < verb || has_subject(m_tree, verb) ||
        (form != Xpos::VBD && form != Xpos::VBZ && form != Xpos::VBP))
      return std::nullopt;
    const auto owner = m_tree.child(*main, Deprel::nsubj);
    if (!owner || *owner > verb) return std::nullopt;
    for (const std::uint32_t c : m_tree.children(*owner)) {
      const auto whose =
          m_tree[c].deprel == Deprel::appos ? m_tree.child(c, Deprel::nmod_poss) : std::nullopt;
      if (whose && c < verb && m_tree.has_lemma(*whose, "whose")) return c;
    }
    return std::nullopt;
  }

  // "[Norway] has left, the mayor announced", taken for a clause that only adds to the announcement.
  [[nodiscard]] bool is_bare_finite(std::uint32_t verb) const {
    return m_tree[verb].deprel == Deprel::advcl && m_tree.is_verb(verb) &&
           !m_tree.child(verb, Deprel::mark) &&
           (m_tree[verb].xpos == Xpos::VBD || m_tree.child(verb, {Deprel::aux, Deprel::aux_pass}));
  }

  // "Norway left, with [Chile] accusing it of theft": of the gerund, not of the verb in front.
  [[nodiscard]] std::optional<std::uint32_t> subject_behind_with(std::uint32_t gerund) const {
    const auto verb = m_tree.head(gerund);
    const auto with = m_tree.child(gerund, {Deprel::mark, Deprel::case_});
    if (m_tree[gerund].xpos != Xpos::VBG || m_tree[gerund].deprel != Deprel::advcl || !verb || !with ||
        m_tree[*with].lemma != "with" || *with > gerund || has_subject(m_tree, gerund))
      return std::nullopt;
    for (std::uint32_t t = *with + 1; t < gerund; ++t) {
      if (m_tree.head(t) == verb && m_tree[t].deprel == Deprel::obl && m_tree.is_nominal(t)) return t;
    }
    return std::nullopt;
  }

  // "Norway left after [gunmen] killed two": between "after" and the verb, so not what the verb in front has.
  [[nodiscard]] std::optional<std::uint32_t> subject_behind_mark(std::uint32_t verb) const {
    const Xpos form = m_tree[verb].xpos;
    if (m_tree[verb].deprel != Deprel::advcl || (form != Xpos::VBD && form != Xpos::VBZ && form != Xpos::VBP))
      return std::nullopt;
    const auto above = m_tree.head(verb);
    const auto mark = m_tree.child(verb, Deprel::mark);
    if (!above || !mark || *mark > verb || *above > *mark || has_subject(m_tree, verb) ||
        m_tree[*mark].lemma == "as")  // "had [as] leader criticised Peru"
      return std::nullopt;
    for (std::uint32_t t = *mark + 1; t < verb; ++t) {
      const Deprel relation = m_tree[t].deprel;
      const bool hung = m_tree.head(t) == above && (relation == Deprel::obl || relation == Deprel::obj ||
                                                    relation == Deprel::obl_unmarked);
      if (hung && m_tree.is_nominal(t) && m_tree.time_at(t) == nullptr && m_tree.case_of(t).empty()) return t;
    }
    return std::nullopt;
  }

  // "Lind [met] Holm and officials said that …": two clauses, of which the first was taken for a participle
  // of the common subject.

  // The verb of the second, right behind the noun that was joined to the first subject.
  [[nodiscard]] std::optional<std::uint32_t> verb_of_second_clause(std::uint32_t verb) const {
    const auto name = m_tree.head(verb);
    if (m_tree[verb].deprel != Deprel::acl || m_tree[verb].xpos != Xpos::VBD || !name || *name > verb ||
        m_tree[*name].upos != Upos::PROPN || m_tree[*name].deprel != Deprel::nsubj ||
        m_tree.child(verb, {Deprel::nsubj, Deprel::nsubj_pass, Deprel::aux_pass}))
      return std::nullopt;
    const auto second = m_tree.head(*name);
    if (!second || *second < verb || !m_tree.is_verb(*second)) return std::nullopt;
    return second_subject(verb, *second) ? second : std::nullopt;
  }

  [[nodiscard]] std::optional<std::uint32_t> second_subject(std::uint32_t first, std::uint32_t second) const {
    for (std::uint32_t t = second; --t > first;) {
      const bool joined = m_tree[t].deprel == Deprel::conj && m_tree.is_nominal(t) &&
                          m_tree.child(t, Deprel::cc) && m_tree.subtree(t).end == second;
      if (joined) return t;
    }
    return std::nullopt;
  }

  void split(std::uint32_t first, std::uint32_t second) {
    const std::uint32_t name = *m_tree.head(first);
    const std::uint32_t other = *second_subject(first, second);
    m_edits.hang(first, m_tree[second].head, m_tree[second].deprel);
    m_edits.hang(second, first, Deprel::conj);
    m_edits.hang(name, first, Deprel::nsubj);
    m_edits.hang(*m_tree.child(other, Deprel::cc), second, Deprel::cc);
    m_edits.hang(other, second, Deprel::nsubj);
  }

  // "after 55 deputies [called] on Lind to act": who is called on does not stand behind "called", so that it
  // is no participle, and "after" opens a clause.

  [[nodiscard]] std::optional<std::uint32_t> conjunction_before(std::uint32_t verb) const {
    const auto noun = m_tree.head(verb);
    const bool past = m_tree[verb].xpos == Xpos::VBN || m_tree[verb].xpos == Xpos::VBD;
    if (m_tree[verb].deprel != Deprel::acl || !past || !noun || *noun + 1 != verb ||
        m_tree[*noun].deprel != Deprel::obl || !m_tree.head(*noun))
      return std::nullopt;
    const auto adposition = m_tree.child(*noun, Deprel::case_);
    if (!adposition) return std::nullopt;
    const std::string& word = m_tree[*adposition].lemma;
    const bool opens = word == "after" || word == "before" || word == "since" || word == "until";
    return opens && is_active(verb) ? adposition : std::nullopt;
  }

  // It has an object, or asks somebody behind "on" to do something.
  [[nodiscard]] bool is_active(std::uint32_t verb) const {
    if (m_tree.child(verb, Deprel::obj)) return true;
    bool asks = false;
    bool infinitive = false;
    for (const std::uint32_t c : m_tree.children(verb)) {
      const std::string adposition = m_tree.case_of(c);
      if (adposition == "by") return false;
      asks = asks || adposition == "on" || adposition == "upon";
      infinitive = infinitive || m_tree[c].xpos == Xpos::VB;
    }
    return asks && infinitive;
  }

  void open_clause(std::uint32_t verb, std::uint32_t adposition) {
    const std::uint32_t noun = *m_tree.head(verb);
    m_edits.hang(verb, m_tree[noun].head, Deprel::advcl);
    m_edits.at(verb).xpos = Xpos::VBD;
    m_edits.hang(noun, verb, Deprel::nsubj);
    m_edits.hang(adposition, verb, Deprel::mark);
  }

  // "Late on Sunday [Lind] left": the day is no part of the name behind it, nor the name of its phrase.

  // The verb that the noun is the subject of.
  [[nodiscard]] std::optional<std::uint32_t> verb_behind_day(std::uint32_t noun) const {
    if (!m_tree.is_nominal(noun) || !day_before(noun)) return std::nullopt;
    auto verb = m_tree.head(noun);
    if (m_tree[noun].deprel == Deprel::nsubj && m_tree.child(noun, Deprel::case_)) return verb;
    if (m_tree[noun].deprel != Deprel::obl) return std::nullopt;
    if (verb && m_tree[*verb].upos == Upos::ADV) verb = m_tree.head(*verb);  // of "late"
    const bool fits = verb && *verb > noun && !has_subject(m_tree, *verb) &&
                      (m_tree.is_verb(*verb) || m_tree.child(*verb, Deprel::cop));
    return fits ? verb : std::nullopt;
  }

  // "on [Sunday] Turkish police": the last word of a time between an adposition and the noun's own words.
  [[nodiscard]] std::optional<std::uint32_t> day_before(std::uint32_t noun) const {
    const auto ends_time = [&](std::uint32_t t) {
      const TimeExpression* time = m_tree.time_at(t);
      return time != nullptr && time->tokens.end == t + 1;
    };
    std::uint32_t t = noun;
    const std::uint32_t start = m_tree.sentence_tokens(noun).begin;
    while (t > start && !ends_time(t - 1) && m_tree.head(t - 1) == noun &&
           stands_in_phrase(m_tree[t - 1].deprel))
      --t;
    if (t < start + 2 || !ends_time(t - 1) || m_tree[t - 2].deprel != Deprel::case_) return std::nullopt;
    return t - 1;
  }

  void part_from_day(std::uint32_t noun, std::uint32_t verb) {
    const std::uint32_t day = *day_before(noun);
    m_edits.hang(day - 1, day, Deprel::case_);
    m_edits.hang(day,
                 m_tree[noun].deprel == Deprel::obl ? m_tree[noun].head : static_cast<std::int32_t>(verb),
                 Deprel::obl);
    m_edits.hang(noun, verb, m_tree.child(verb, Deprel::aux_pass) ? Deprel::nsubj_pass : Deprel::nsubj);
  }

  // "told [police] Lind fired": the first of two subjects is who was told.

  [[nodiscard]] std::optional<std::uint32_t> teller_of_addressee(std::uint32_t noun) const {
    const auto verb = m_tree.head(noun);
    if (m_tree[noun].deprel != Deprel::nsubj || !verb || m_tree[*verb].deprel != Deprel::ccomp)
      return std::nullopt;
    const auto teller = m_tree.head(*verb);
    const bool bare = teller && *teller < noun && m_tree.is_verb(*teller) &&
                      !m_tree.child(*teller, {Deprel::obj, Deprel::iobj}) &&
                      m_tree.subtree(noun).begin == *teller + 1;
    const auto children = m_tree.children(*verb);
    const bool second = std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
      return c > noun && c < *verb && m_tree[c].deprel == Deprel::nsubj && m_tree[c].upos == Upos::PROPN;
    });
    return bare && second ? teller : std::nullopt;
  }

  // "Peru taxed imports of steel, and [Chile] has closed a port": taken for one more of what Peru taxed;
  // "served as minister and [Lind] replaced her": for one more of what she served as.
  [[nodiscard]] std::optional<std::uint32_t> subject_behind_and(std::uint32_t verb) const {
    if (m_tree[verb].deprel != Deprel::conj || m_tree[verb].upos != Upos::VERB ||
        m_tree[verb].xpos == Xpos::VB || has_subject(m_tree, verb))
      return std::nullopt;
    auto noun = noun_before(m_tree, verb, false);
    while (noun && m_tree[*noun].deprel == Deprel::flat && m_tree.head(*noun) && *m_tree.head(*noun) < *noun)
      noun = m_tree.head(*noun);
    auto link = m_tree.child(verb, Deprel::cc);
    const auto mate = noun ? m_tree.head(*noun) : std::nullopt;  // "Peru and Chile left" needs no repair
    if (!link && mate && m_tree[*mate].upos == Upos::NOUN) link = m_tree.child(*noun, Deprel::cc);
    if (!link || *link > verb) return std::nullopt;
    while (noun && *noun > *link && opening(*noun) != *link + 1) {
      const auto above = m_tree.head(*noun);
      noun = above && *above > *link && *above < verb ? above : std::nullopt;
    }
    const bool stray = noun && *noun > *link && m_tree[*noun].deprel == Deprel::conj &&
                       m_tree[*noun].upos == Upos::PROPN && m_tree.head(*noun) != verb;
    return stray && m_tree.case_of(*noun).empty() ? noun : std::nullopt;
  }

  // "Peru closed the port, and [Lind], the mayor, called for help": what stands between ", and" and a finite
  // verb is that verb's subject, whatever the noun was joined to.
  [[nodiscard]] std::optional<std::uint32_t> subject_before_aside(std::uint32_t verb) const {
    const Token& word = m_tree[verb];
    const bool below = word.deprel == Deprel::conj || word.deprel == Deprel::advcl ||
                       word.deprel == Deprel::ccomp || word.deprel == Deprel::acl_relcl ||
                       (word.deprel == Deprel::acl && word.xpos == Xpos::VBD);
    if (word.upos != Upos::VERB || !below || has_subject(m_tree, verb)) return std::nullopt;
    std::uint32_t left = verb;
    bool finite = word.xpos == Xpos::VBD || word.xpos == Xpos::VBZ || word.xpos == Xpos::VBP ||
                  (word.xpos == Xpos::VBN && m_tree.child(verb, Deprel::obj));  // no participle
    const std::uint32_t start = m_tree.sentence_tokens(verb).begin;
    for (; left > start + 3; --left) {  // "was due to [meet]"
      const Token& before = m_tree[left - 1];
      const bool of_verb = before.upos == Upos::AUX || before.upos == Upos::ADV || before.upos == Upos::ADJ ||
                           before.xpos == Xpos::TO;
      if (!of_verb) break;
      finite = finite || before.upos == Upos::AUX;
    }
    if (!finite || left < start + 4) return std::nullopt;
    const bool aside = m_tree.form(left - 1) == ",";
    std::optional<std::uint32_t> noun = left - (aside ? 2 : 1);
    while (noun && (*noun >= verb || !is_behind_comma_and(*noun))) {
      noun = m_tree.head(*noun);
      if (noun && (*noun < start + 3 || *noun >= verb)) return std::nullopt;
    }
    if (!noun || (aside && !m_tree.child(*noun, {Deprel::appos, Deprel::acl_relcl}))) return std::nullopt;
    const Deprel link = m_tree[*noun].deprel;
    const bool joined = link == Deprel::conj || (!aside && link == Deprel::appos);
    return joined && verb_around(*noun) ? noun : std::nullopt;
  }

  [[nodiscard]] bool is_behind_comma_and(std::uint32_t noun) const {
    if (!m_tree.is_nominal(noun) || m_tree.child(noun, Deprel::case_)) return false;
    const std::uint32_t begin = opening(noun);
    return begin > m_tree.sentence_tokens(noun).begin + 1 && m_tree[begin - 1].upos == Upos::CCONJ &&
           m_tree.form(begin - 2) == ",";
  }

  // The verb of the clause in front that the noun was joined to, where that has a subject of its own.
  [[nodiscard]] std::optional<std::uint32_t> verb_around(std::uint32_t noun) const {
    auto verb = m_tree.head(noun);
    while (verb && *verb < noun && !m_tree.is_verb(*verb) && !m_tree.child(*verb, Deprel::cop))
      verb = m_tree.head(*verb);
    return verb && *verb < noun && has_subject(m_tree, *verb) ? verb : std::nullopt;
  }

  void start_clause(std::uint32_t verb, std::uint32_t subject) {
    if (m_tree[verb].deprel != Deprel::conj) m_edits.hang(verb, *verb_around(subject), Deprel::conj);
    const bool passive = m_tree.child(verb, Deprel::aux_pass).has_value();
    m_edits.hang(subject, verb, passive ? Deprel::nsubj_pass : Deprel::nsubj);
    if (m_tree[verb].xpos == Xpos::VBN && !m_tree.child(verb, {Deprel::aux, Deprel::aux_pass}))
      m_edits.at(verb).xpos = Xpos::VBD;
    if (const auto link = m_tree.child(subject, Deprel::cc)) m_edits.hang(*link, verb, Deprel::cc);
  }

  // Where the noun's own words begin, behind the comma and "and" that join it.
  [[nodiscard]] std::uint32_t opening(std::uint32_t noun) const {
    std::uint32_t begin = m_tree.subtree(noun).begin;
    while (begin < noun && (m_tree[begin].upos == Upos::PUNCT || m_tree[begin].upos == Upos::CCONJ)) ++begin;
    return begin;
  }

  // A finite verb without a subject: the noun before it, whatever it was taken for.

  [[nodiscard]] bool lacks_subject(std::uint32_t verb) const {
    const Token& word = m_tree[verb];
    const bool finite = word.xpos == Xpos::VBZ || word.xpos == Xpos::VBP || word.xpos == Xpos::VBD;
    if (word.upos != Upos::VERB || !finite || word.deprel == Deprel::conj || word.deprel == Deprel::acl_relcl)
      return false;
    const auto children = m_tree.children(verb);
    return std::none_of(children.begin(), children.end(), [&](std::uint32_t c) {
      return is_any_subject(m_tree[c].deprel) || m_tree[c].deprel == Deprel::aux_pass;
    });
  }

  void give_subject(std::uint32_t verb) {
    std::optional<std::uint32_t> noun = noun_before(m_tree, verb, true);
    if (!noun) return;
    std::optional<std::uint32_t> behind_phrase;  // "After talks in Peru, [Lind] visits …"
    for (auto above = m_tree.head(*noun);
         above && *above < verb && !m_tree.is_verb(*above) && is_joined(*noun, *above);) {
      if (!behind_phrase && opens_behind_comma(*noun, *above)) behind_phrase = noun;
      noun = above;
      above = m_tree.head(*noun);
    }
    auto above = m_tree.head(*noun);
    // "After rain hit Peru, [Lind] left"
    const bool elsewhere = above && *above < *noun && m_tree.is_verb(*above);
    if (behind_phrase && (elsewhere || !m_tree.case_of(*noun).empty())) {
      noun = behind_phrase;
      above = m_tree.head(*noun);
    }
    // "police allege [Lind] opened fire", "[drones] hit the port, the mayor said"
    const bool told = m_tree[verb].deprel == Deprel::ccomp && above == m_tree.head(verb) &&
                      (m_tree[*noun].deprel == Deprel::obj || m_tree[*noun].deprel == Deprel::ccomp);
    const bool free = !above || *above == verb || !m_tree.is_verb(*above) || noun == behind_phrase || told;
    if (!free || !m_tree.case_of(*noun).empty() || (!told && !may_be_subject(m_tree[*noun].deprel))) return;
    if (m_tree.dominates(*noun, verb)) {  // "Lind [visits] Peru" read like "Lind, who visits"
      if (m_tree[verb].deprel != Deprel::parataxis && m_tree[verb].deprel != Deprel::appos) return;
      m_edits.hang(verb, m_tree[*noun].head, m_tree[*noun].deprel);
    }
    make_subject(*noun, verb);
  }

  [[nodiscard]] static bool may_be_subject(Deprel relation) {
    return is_apposed(relation) || relation == Deprel::root || relation == Deprel::parataxis ||
           relation == Deprel::ccomp || relation == Deprel::conj || relation == Deprel::vocative;
  }

  // Does a comma part the phrase of the lower noun from the upper one, with no "and"?
  [[nodiscard]] bool opens_behind_comma(std::uint32_t lower, std::uint32_t upper) const {
    if (lower < upper || m_tree.child(lower, Deprel::cc)) return false;
    const std::uint32_t begin = m_tree.subtree(lower).begin;
    return begin > upper && (m_tree.form(begin - 1) == "," || m_tree.form(begin) == ",");
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

  void make_subject(std::uint32_t noun, std::uint32_t verb) {
    m_edits.hang(noun, verb, Deprel::nsubj);
    for (const std::uint32_t c : m_tree.children(verb)) {
      if (c < noun && stands_in_phrase(m_tree[c].deprel)) m_edits.hang(c, noun, m_tree[c].deprel);
    }
  }

  const Tree& m_tree;
  TreeEdits& m_edits;
};

}  // namespace

void repair_subjects(const Tree& tree, TreeEdits& edits) { repair_each(tree, SubjectRepair(tree, edits)); }

}  // namespace newsgraph
