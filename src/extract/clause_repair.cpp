#include "extract/clause_repair.hpp"

#include <algorithm>
#include <optional>

#include "base/utf8.hpp"

namespace newsgraph {
namespace {

bool is_subject(Deprel relation) {
  return relation == Deprel::nsubj || relation == Deprel::nsubj_pass || relation == Deprel::csubj ||
         relation == Deprel::csubj_pass || relation == Deprel::nsubj_outer || relation == Deprel::expl;
}

class ClauseRepair {
public:
  ClauseRepair(const Tree& tree, const WordSet& verbs, TreeEdits& edits)
      : m_tree(tree), m_verbs(verbs), m_edits(edits) {}

  void repair(std::uint32_t token) {
    if (is_infinitive_as_adjective(token)) {
      give_infinitive(token);
    } else if (is_below_its_object(token)) {
      raise(token);
    } else if (const auto name = name_before_participle(token)) {
      raise(token);
      m_edits.at(token).xpos = Xpos::VBD;
      m_edits.hang(*name, token, Deprel::nsubj);
    } else if (const auto verb = verb_of_stolen_object(token)) {
      m_edits.hang(token, *verb, Deprel::obj);
    } else if (is_past_as_participle(token)) {
      m_edits.at(token).xpos = Xpos::VBD;
    } else if (const auto first = finite_verb_before(token)) {
      m_edits.hang(token, *first, Deprel::conj);
    } else if (const auto subject = subject_at_report(token)) {
      const bool passive = m_tree.child(token, Deprel::aux_pass).has_value();
      m_edits.hang(*subject, token, passive ? Deprel::nsubj_pass : Deprel::nsubj);
    } else if (const auto act = verb_behind_day(token)) {
      part_from_day(token, *act);
    } else if (is_that_beside_object(token)) {
      m_edits.at(token).xpos = Xpos::IN;
      m_edits.at(token).deprel = Deprel::mark;
    } else if (lacks_subject(token)) {
      give_subject(token);
    }
  }

private:
  // --- "agreed to [lower] duties": behind the "to" of infinitives, an adjective that can be a verb is one.
  // ---

  [[nodiscard]] bool is_infinitive_as_adjective(std::uint32_t token) const {
    return m_tree[token].upos == Upos::ADJ && token > m_tree.sentence_tokens(token).begin &&
           m_tree[token - 1].xpos == Xpos::TO && m_verbs.count(utf8::lower(m_tree.form(token))) != 0;
  }

  void give_infinitive(std::uint32_t verb) {
    const auto noun = m_tree.head(verb);
    m_edits.at(verb).upos = Upos::VERB;
    m_edits.at(verb).xpos = Xpos::VB;
    m_edits.at(verb).lemma = utf8::lower(m_tree.form(verb));
    m_edits.hang(verb - 1, verb, Deprel::mark);
    if (m_tree[verb].deprel != Deprel::amod || !noun || *noun < verb) return;
    const bool has_object = m_tree.child(verb, Deprel::obj).has_value();
    const auto governor = m_tree.head(*noun);
    const bool below_verb = governor && m_tree.is_verb(*governor);
    m_edits.hang(verb, m_tree[*noun].head, below_verb ? Deprel::xcomp : Deprel::acl);
    m_edits.hang(*noun, verb, has_object ? Deprel::obl : Deprel::obj);
  }

  // --- A verb with a subject of its own that was taken for a part of its object: "authorities [ban]
  // rallies". ---

  [[nodiscard]] bool is_below_its_object(std::uint32_t verb) const {
    const Token& word = m_tree[verb];
    const auto object = m_tree.head(verb);
    const bool inside = word.deprel == Deprel::compound || word.deprel == Deprel::amod;
    return word.upos == Upos::VERB && inside && object && *object > verb && m_tree.is_nominal(*object) &&
           m_tree.child(verb, {Deprel::nsubj, Deprel::aux}) &&
           !m_tree.child(*object, {Deprel::nsubj, Deprel::cop});
  }

  // "[Peru] severed ties with Chile" read as a phrase without a verb; the country right before the participle
  // that a rule knows.
  [[nodiscard]] std::optional<std::uint32_t> name_before_participle(std::uint32_t verb) const {
    const Token& word = m_tree[verb];
    const auto object = m_tree.head(verb);
    const bool participle = word.upos == Upos::VERB && word.xpos == Xpos::VBN && word.deprel == Deprel::amod;
    if (!participle || m_verbs.count(word.lemma) == 0 || !object || *object < verb) return std::nullopt;
    const bool alone = m_tree[*object].deprel == Deprel::root && m_tree[*object].upos == Upos::NOUN;
    if (!alone || m_tree.child(*object, {Deprel::nsubj, Deprel::cop, Deprel::det, Deprel::nmod_poss}))
      return std::nullopt;
    const auto name = noun_before(m_tree, verb, false);
    const bool subject = name && m_tree[*name].upos == Upos::PROPN && m_tree.head(*name) == object &&
                         m_tree[*name].deprel == Deprel::compound;
    return subject ? name : std::nullopt;
  }

  void raise(std::uint32_t verb) {
    const std::uint32_t object = *m_tree.head(verb);
    m_edits.hang(verb, m_tree[object].head, m_tree[object].deprel);
    m_edits.hang(object, verb, Deprel::obj);
    for (const std::uint32_t c : m_tree.children(object)) {
      const bool outside = c < verb || m_tree[c].deprel == Deprel::punct;
      if (c != verb && outside) m_edits.hang(c, verb, m_tree[c].deprel);
    }
  }

  // --- An object taken for the subject of a participle behind it: "visits [Chile] seeking help". -----------

  [[nodiscard]] std::optional<std::uint32_t> verb_of_stolen_object(std::uint32_t noun) const {
    const auto participle = m_tree.head(noun);
    if (m_tree[noun].deprel != Deprel::nsubj || !participle || *participle < noun ||
        m_tree[*participle].xpos != Xpos::VBG || m_tree.child(*participle, {Deprel::aux, Deprel::mark}))
      return std::nullopt;
    const auto verb = m_tree.head(*participle);
    const bool bare = verb && *verb < noun && m_tree.is_verb(*verb) &&
                      m_tree[*participle].deprel == Deprel::advcl &&
                      !m_tree.child(*verb, {Deprel::obj, Deprel::aux_pass, Deprel::ccomp});
    return bare && m_tree.subtree(noun).begin == *verb + 1 ? verb : std::nullopt;
  }

  // --- "Lind, who leads the party, [threatened] to leave": with a subject that acts and something that it
  // acts on, the main verb is no participle. ---

  [[nodiscard]] bool is_past_as_participle(std::uint32_t verb) const {
    const Token& word = m_tree[verb];
    const bool leads = word.deprel == Deprel::root || word.deprel == Deprel::ccomp ||
                       word.deprel == Deprel::parataxis || word.deprel == Deprel::conj;
    return leads && word.xpos == Xpos::VBN && m_tree.child(verb, Deprel::nsubj) &&
           !m_tree.child(verb, {Deprel::aux, Deprel::aux_pass}) &&
           (m_tree.child(verb, {Deprel::obj, Deprel::xcomp, Deprel::ccomp}) || governs_infinitive(verb) ||
            m_tree.form(verb - 1) == ",");  // headlines, which leave "were" out, have no such comma
  }

  [[nodiscard]] bool governs_infinitive(std::uint32_t verb) const {
    const auto clause = m_tree.child(verb, Deprel::advcl);
    return clause && *clause > verb && m_tree[*clause].xpos == Xpos::VB &&
           m_tree.child(*clause, Deprel::mark).has_value();
  }

  // --- "urged Peru to act and [filed] a complaint": no finite verb goes on an infinitive.
  // -------------------

  // The first verb above the infinitive that the word was joined to which has the word's own tense.
  [[nodiscard]] std::optional<std::uint32_t> finite_verb_before(std::uint32_t verb) const {
    const Xpos tense = m_tree[verb].xpos;
    auto above = m_tree.head(verb);
    if (m_tree[verb].deprel != Deprel::conj || (tense != Xpos::VBD && tense != Xpos::VBZ) || !above ||
        m_tree[*above].xpos != Xpos::VB ||
        m_tree.child(verb, {Deprel::nsubj, Deprel::nsubj_pass, Deprel::aux}))
      return std::nullopt;
    while (above && *above < verb && m_tree[*above].deprel != Deprel::root) {
      above = m_tree.head(*above);
      if (above && *above < verb && m_tree[*above].xpos == tense) return above;
    }
    return std::nullopt;
  }

  // --- "[Lind] left, the mayor told reporters": of two subjects the first is that of the clause between.
  // -----

  [[nodiscard]] std::optional<std::uint32_t> subject_at_report(std::uint32_t verb) const {
    const auto report = m_tree.head(verb);
    if (m_tree[verb].deprel != Deprel::ccomp || !report || *report < verb || has_subject(verb))
      return std::nullopt;
    std::optional<std::uint32_t> first, second;
    for (const std::uint32_t c : m_tree.children(*report)) {
      if (m_tree[c].deprel != Deprel::nsubj) continue;
      (c < verb ? first : second) = c;
    }
    return second ? first : std::nullopt;
  }

  [[nodiscard]] bool has_subject(std::uint32_t verb) const {
    const auto children = m_tree.children(verb);
    return std::any_of(children.begin(), children.end(),
                       [&](std::uint32_t c) { return is_subject(m_tree[c].deprel); });
  }

  // --- "Late on Sunday [Lind] left": the day is no part of the name behind it, nor the name of its phrase.
  // ---

  // The verb that the noun is the subject of.
  [[nodiscard]] std::optional<std::uint32_t> verb_behind_day(std::uint32_t noun) const {
    if (!m_tree.is_nominal(noun) || !day_before(noun)) return std::nullopt;
    auto verb = m_tree.head(noun);
    if (m_tree[noun].deprel == Deprel::nsubj && m_tree.child(noun, Deprel::case_)) return verb;
    if (m_tree[noun].deprel != Deprel::obl) return std::nullopt;
    if (verb && m_tree[*verb].upos == Upos::ADV) verb = m_tree.head(*verb);  // of "late"
    const bool fits = verb && *verb > noun && !has_subject(*verb) &&
                      (m_tree.is_verb(*verb) || m_tree.child(*verb, Deprel::cop));
    return fits ? verb : std::nullopt;
  }

  // "on [Sunday] Turkish police": the last word of a time between an adposition and the noun's own words.
  [[nodiscard]] std::optional<std::uint32_t> day_before(std::uint32_t noun) const {
    const auto& times = m_tree.doc().times;
    const auto ends_time = [&](std::uint32_t t) {
      return std::any_of(times.begin(), times.end(),
                         [&](const TimeExpression& time) { return time.tokens.end == t + 1; });
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

  // --- "claims [that] Lind attacked Peru": a verb with another object needs no relative pronoun. -----------

  [[nodiscard]] bool is_that_beside_object(std::uint32_t word) const {
    const auto verb = m_tree.head(word);
    if (m_tree[word].deprel != Deprel::obj || m_tree[word].lemma != "that" || !verb || *verb < word ||
        !has_subject(*verb))
      return false;
    const auto children = m_tree.children(*verb);
    return std::any_of(children.begin(), children.end(),
                       [&](std::uint32_t c) { return c > *verb && m_tree[c].deprel == Deprel::obj; });
  }

  // --- A finite verb without a subject: the noun before it, whatever it was taken for. ---------------------

  [[nodiscard]] bool lacks_subject(std::uint32_t verb) const {
    const Token& word = m_tree[verb];
    const bool finite = word.xpos == Xpos::VBZ || word.xpos == Xpos::VBP || word.xpos == Xpos::VBD;
    if (word.upos != Upos::VERB || !finite || word.deprel == Deprel::conj || word.deprel == Deprel::acl_relcl)
      return false;
    const auto children = m_tree.children(verb);
    return std::none_of(children.begin(), children.end(), [&](std::uint32_t c) {
      return is_subject(m_tree[c].deprel) || m_tree[c].deprel == Deprel::aux_pass;
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
    const bool free = !above || *above == verb || !m_tree.is_verb(*above) || noun == behind_phrase;
    if (!free || !m_tree.case_of(*noun).empty() || !may_be_subject(m_tree[*noun].deprel)) return;
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
  const WordSet& m_verbs;
  TreeEdits& m_edits;
};

}  // namespace

void repair_clauses(const Tree& tree, const WordSet& verbs, TreeEdits& edits) {
  ClauseRepair repair(tree, verbs, edits);
  for (std::uint32_t t = 0; t < tree.size(); ++t) repair.repair(t);
}

}  // namespace newsgraph
