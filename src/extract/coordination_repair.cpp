#include "extract/coordination_repair.hpp"

#include <optional>

namespace newsgraph {
namespace {

class CoordinationRepair {
public:
  CoordinationRepair(const Tree& tree, const WordSet& verbs, const Lexicon& lexicon, TreeEdits& edits)
      : m_tree(tree), m_verbs(verbs), m_lexicon(lexicon), m_edits(edits) {}

  void repair(std::uint32_t token) {
    if (const auto first = present_before(token)) {
      m_edits.hang(token, *first, Deprel::conj);
      make_verb(token);
    }
    if (m_tree[token].upos != Upos::VERB) return;
    if (const auto demand = verb_before_and(token)) {
      m_edits.hang(token, *demand, Deprel::conj);
    } else if (const auto doer = verb_of_another(token)) {
      join(token, *doer);
    } else if (const auto perfect = perfect_before(token)) {
      m_edits.hang(token, *perfect, Deprel::conj);
    } else if (const auto report = report_before(token)) {
      join(token, *report);
    } else if (const auto saying = saying_before(token)) {
      join(token, *saying);
    } else if (const auto first = finite_verb_before(token)) {
      m_edits.hang(token, *first, Deprel::conj);
    } else if (const auto verb = verb_behind_object(token)) {
      join(token, *verb);
      if (m_tree[token].deprel == Deprel::amod) {
        give_noun(token, *m_tree.head(token));
      } else if (const auto object = m_tree.child(token, Deprel::conj);
                 object && m_tree.is_nominal(*object)) {
        m_edits.at(*object).deprel = Deprel::obj;
      }
    }
  }

private:
  // "condemns the coup and [calls] on Peru to act": a present was taken for a noun joined to the object. That
  // object must not be a bare plural: "rejects demands and [calls] for talks".
  [[nodiscard]] std::optional<std::uint32_t> present_before(std::uint32_t noun) const {
    const Token& word = m_tree[noun];
    const TokenRange sentence = m_tree.sentence_tokens(noun);
    if (word.xpos != Xpos::NNS || word.deprel != Deprel::conj || noun <= sentence.begin + 1 ||
        noun + 1 >= sentence.end || m_verbs.count(word.lemma) == 0 || m_tree[noun - 1].upos != Upos::CCONJ)
      return std::nullopt;
    const std::string_view next = m_tree.form(noun + 1);
    const auto object = m_tree.head(noun);
    if ((next != "on" && next != "for" && next != "to") || !object || *object > noun ||
        m_tree[*object].deprel != Deprel::obj || !m_tree.is_nominal(*object))
      return std::nullopt;
    const bool bare =
        m_tree[*object].xpos == Xpos::NNS && !m_tree.child(*object, {Deprel::det, Deprel::nmod_poss});
    const auto verb = m_tree.head(*object);
    const bool alike =
        verb && *verb < *object && m_tree[*verb].xpos == Xpos::VBZ && has_subject(m_tree, *verb);
    return alike && !bare ? verb : std::nullopt;
  }

  void make_verb(std::uint32_t noun) {
    m_edits.at(noun).upos = Upos::VERB;
    m_edits.at(noun).xpos = Xpos::VBZ;
    for (const std::uint32_t c : m_tree.children(noun)) {
      if (m_tree[c].deprel == Deprel::nmod) m_edits.at(c).deprel = Deprel::obl;
      if (m_tree[c].deprel == Deprel::acl && m_tree[c].xpos == Xpos::VB) m_edits.at(c).deprel = Deprel::xcomp;
    }
  }

  void join(std::uint32_t verb, std::uint32_t first) {
    m_edits.hang(verb, first, Deprel::conj);
    m_edits.at(verb).xpos = Xpos::VBD;
  }

  // "denied that it had fired first and [accused] Peru", "said the ban was unfair and [urged] Peru to act":
  // who reports goes on speaking, not whom the report tells of.
  [[nodiscard]] std::optional<std::uint32_t> report_before(std::uint32_t verb) const {
    return report_of(verb, m_tree.head(verb));
  }

  // The report when the verb cannot go on what is told in it.
  [[nodiscard]] std::optional<std::uint32_t> report_of(std::uint32_t verb,
                                                       std::optional<std::uint32_t> told) const {
    const Token& word = m_tree[verb];
    if (word.deprel != Deprel::conj || (word.xpos != Xpos::VBD && word.xpos != Xpos::VBN) ||
        m_lexicon.speech_acts.count(word.lemma) == 0 || !told || m_tree[*told].deprel != Deprel::ccomp ||
        m_lexicon.speech_acts.count(m_tree[*told].lemma) != 0 ||
        m_tree.child(verb, {Deprel::nsubj, Deprel::nsubj_pass, Deprel::aux, Deprel::aux_pass}))
      return std::nullopt;
    const auto report = m_tree.head(*told);
    if (!report || *report > *told || m_tree[*report].xpos != Xpos::VBD) return std::nullopt;
    const auto subject = m_tree.child(*told, {Deprel::nsubj, Deprel::nsubj_pass});
    const bool other_form = m_tree.child(*told, {Deprel::aux, Deprel::cop, Deprel::aux_pass}).has_value();
    return other_form || (subject && m_tree[*subject].xpos == Xpos::NN) ? report : std::nullopt;
  }

  // "has said it was over, and has [accused] Peru": the perfect goes on where the first stood, not in what is
  // said.
  [[nodiscard]] std::optional<std::uint32_t> perfect_before(std::uint32_t verb) const {
    const auto told = m_tree.head(verb);
    const auto report = told ? m_tree.head(*told) : std::nullopt;
    const bool joined = m_tree[verb].deprel == Deprel::conj && !has_subject(m_tree, verb) && told &&
                        m_tree[*told].deprel == Deprel::ccomp && report && *report < *told && *told < verb;
    if (!joined || !has_have(verb) || !has_have(*report) || has_have(*told)) return std::nullopt;
    return report;
  }

  // "The army arrested him after he had left, and [accused] him": nobody does that to "him" who is "he".
  [[nodiscard]] std::optional<std::uint32_t> verb_of_another(std::uint32_t verb) const {
    const auto mate = m_tree[verb].deprel == Deprel::conj ? m_tree.head(verb) : std::nullopt;
    if (!mate || m_tree[*mate].deprel != Deprel::advcl || has_subject(m_tree, verb) ||
        (m_tree[verb].xpos != Xpos::VBD && m_tree[verb].xpos != Xpos::VBN))
      return std::nullopt;
    const auto he = m_tree.child(*mate, Deprel::nsubj);
    const auto him = m_tree.child(verb, Deprel::obj);
    const bool same = he && him && m_tree[*he].upos == Upos::PRON && m_tree[*him].upos == Upos::PRON &&
                      m_tree[*he].lemma == m_tree[*him].lemma;
    const auto above = same ? m_tree.head(*mate) : std::nullopt;
    return above && *above < *mate && m_tree[*above].xpos == Xpos::VBD && has_subject(m_tree, *above)
               ? above
               : std::nullopt;
  }

  // "Lind demanded that Peru act, and Holm [complained] of it": a second statement behind "and" is not part
  // of what "that" opened.
  [[nodiscard]] std::optional<std::uint32_t> verb_before_and(std::uint32_t verb) const {
    const auto above = m_tree[verb].deprel == Deprel::ccomp ? m_tree.head(verb) : std::nullopt;
    if (!above || *above > verb || m_tree[verb].xpos != Xpos::VBD || m_tree[*above].xpos != Xpos::VBD ||
        !m_tree.child(verb, Deprel::nsubj) || m_tree.child(verb, Deprel::mark))
      return std::nullopt;
    const std::uint32_t begin = m_tree.subtree(verb).begin;
    const std::uint32_t link = m_tree.form(begin) == "," ? begin + 1 : begin;
    const auto first = m_tree.child(*above, Deprel::ccomp);
    const bool told = first && *first < link && m_tree.child(*first, Deprel::mark);
    return told && link < verb && m_tree.form(link) == "and" && m_tree.form(link - 1) == "," ? above
                                                                                             : std::nullopt;
  }

  [[nodiscard]] bool has_have(std::uint32_t verb) const {
    const auto auxiliary = m_tree.child(verb, Deprel::aux);
    return auxiliary && m_tree[*auxiliary].lemma == "have";
  }

  // "said the rules bind nobody and [accused] Peru": a past cannot share the present, or the modal, of what
  // was said.
  [[nodiscard]] std::optional<std::uint32_t> saying_before(std::uint32_t verb) const {
    const auto told = m_tree.head(verb);
    const Xpos tense = m_tree[verb].xpos;
    const bool present = tense == Xpos::VBP || tense == Xpos::VBZ;
    if (m_tree[verb].deprel != Deprel::conj || (!present && tense != Xpos::VBD && tense != Xpos::VBN) ||
        !told || *told > verb || m_tree[*told].deprel != Deprel::ccomp ||
        (present ? m_tree[*told].xpos != Xpos::VBD : !is_present(*told)))
      return std::nullopt;
    const bool bare =
        !has_subject(m_tree, verb) && !m_tree.child(verb, {Deprel::aux, Deprel::aux_pass, Deprel::mark});
    const bool whole = m_tree.child(verb, {Deprel::obj, Deprel::ccomp, Deprel::xcomp}).has_value();
    const auto saying = m_tree.head(*told);
    const bool alike = saying && *saying < *told && m_tree[*saying].xpos == (present ? tense : Xpos::VBD);
    return bare && whole && alike ? saying : std::nullopt;
  }

  // A finite present, or an infinitive below a modal or "do": no participle can be joined to either.
  [[nodiscard]] bool is_present(std::uint32_t verb) const {
    const Token& word = m_tree[verb];
    if (word.upos != Upos::VERB) return false;
    if (word.xpos == Xpos::VBP || word.xpos == Xpos::VBZ) return true;
    const auto auxiliary = m_tree.child(verb, Deprel::aux);
    return word.xpos == Xpos::VB && auxiliary && m_tree[*auxiliary].xpos != Xpos::VBD;
  }

  // "urged Peru to act and [filed] a complaint", "left, saying it was tired, and [called] on Peru to act": no
  // finite verb goes on an infinitive or on what a participle says.

  // The first verb above the infinitive that the word was joined to which has the word's own tense.
  [[nodiscard]] std::optional<std::uint32_t> finite_verb_before(std::uint32_t verb) const {
    const Xpos tense = m_tree[verb].xpos;
    auto above = m_tree.head(verb);
    const bool finite = tense == Xpos::VBD || tense == Xpos::VBZ || tense == Xpos::VBN;
    if (m_tree[verb].deprel != Deprel::conj || !finite || !above || !may_not_join(*above, tense) ||
        m_tree.child(verb, {Deprel::nsubj, Deprel::nsubj_pass, Deprel::aux}))
      return std::nullopt;
    while (above && *above < verb && m_tree[*above].deprel != Deprel::root) {
      above = m_tree.head(*above);
      if (!above || *above > verb) break;
      // "has promised to restore peace and [met] Lind" goes on with the perfect.
      const bool perfect = m_tree[*above].xpos == Xpos::VBN && has_have(*above) && tense != Xpos::VBZ;
      if (m_tree[*above].xpos != tense && !perfect) continue;
      // "said the ships had been meant to prevent it and [accused] Peru"
      const auto report = report_of(verb, above);
      return report ? report : above;
    }
    return std::nullopt;
  }

  [[nodiscard]] bool may_not_join(std::uint32_t above, Xpos tense) const {
    const Xpos form = m_tree[above].xpos;
    const auto saying = m_tree.head(above);
    const bool said = m_tree[above].deprel == Deprel::ccomp && saying && m_tree[*saying].xpos == Xpos::VBG;
    const auto copula = m_tree.child(above, Deprel::cop);
    return form == Xpos::VB || form == Xpos::VBG || (said && copula && m_tree[*copula].xpos != tense);
  }

  // "rejected calls for reform and [filed] charges", "closed the port and [suspended] aid": the verb was
  // joined to the object before it, or taken for an adjective of its own object.

  // The past tense that both go on.
  [[nodiscard]] std::optional<std::uint32_t> verb_behind_object(std::uint32_t verb) const {
    const Token& word = m_tree[verb];
    const bool past = word.xpos == Xpos::VBD || word.xpos == Xpos::VBN;
    if (!past || m_verbs.count(word.lemma) == 0 || verb <= m_tree.sentence_tokens(verb).begin ||
        m_tree[verb - 1].upos != Upos::CCONJ || !m_tree.head(verb))
      return std::nullopt;
    std::uint32_t joined = verb;
    if (word.deprel == Deprel::amod) {
      joined = *m_tree.head(verb);
      const auto first = m_tree.head(joined);
      if (joined < verb || !first || (is_person(joined) && is_person(*first))) return std::nullopt;
    }
    if (m_tree[joined].deprel != Deprel::conj ||
        m_tree.child(verb, {Deprel::nsubj, Deprel::nsubj_pass, Deprel::aux, Deprel::aux_pass}))
      return std::nullopt;
    auto above = m_tree.head(joined);
    if (!above || !m_tree.is_nominal(*above)) return std::nullopt;
    while (above && !m_tree.is_verb(*above)) above = m_tree.head(*above);
    const bool finite =
        above && *above < verb && m_tree[*above].xpos == Xpos::VBD && has_subject(m_tree, *above);
    return finite ? above : std::nullopt;
  }

  // "met ministers and elected officials", but "fired tear gas and detained protesters"
  [[nodiscard]] bool is_person(std::uint32_t noun) const {
    const std::string& lemma = m_tree[noun].lemma;
    return m_lexicon.state_agents.count(lemma) != 0 || m_lexicon.group_nouns.count(lemma) != 0;
  }

  void give_noun(std::uint32_t verb, std::uint32_t noun) {
    m_edits.hang(noun, verb, Deprel::obj);
    for (const std::uint32_t c : m_tree.children(noun)) {
      if (c < verb) m_edits.hang(c, verb, m_tree[c].deprel);
    }
  }

  const Tree& m_tree;
  const WordSet& m_verbs;
  const Lexicon& m_lexicon;
  TreeEdits& m_edits;
};

}  // namespace

void repair_coordination(const Tree& tree, const WordSet& verbs, const Lexicon& lexicon, TreeEdits& edits) {
  repair_each(tree, CoordinationRepair(tree, verbs, lexicon, edits));
}

}  // namespace newsgraph
