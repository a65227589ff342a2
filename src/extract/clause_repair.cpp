#include "extract/clause_repair.hpp"

#include <algorithm>
#include <optional>

#include "base/utf8.hpp"
#include "extract/clause_forms.hpp"

namespace newsgraph {
namespace {

class ClauseRepair {
public:
  ClauseRepair(const Tree& tree, const WordSet& verbs, const Lexicon& lexicon, TreeEdits& edits)
      : m_tree(tree), m_verbs(verbs), m_lexicon(lexicon), m_edits(edits) {}

  void repair(std::uint32_t token) {
    part_from_dateline(token);
    if (is_infinitive_as_adjective(token)) {
      give_infinitive(token);
    } else if (const auto object = object_of_infinitive_as_noun(token)) {
      make_infinitive(token);
      const auto above = m_tree.head(token);
      m_edits.at(token).deprel = above && m_tree.is_verb(*above) ? Deprel::xcomp : Deprel::acl;
      give_object(token, *object);
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
    } else if (const auto asked = verb_that_asks(token)) {
      m_edits.hang(token, *asked, Deprel::xcomp);
    } else if (const auto accuser = verb_that_accuses(token)) {
      m_edits.hang(token, *accuser, Deprel::advcl);
    } else if (is_that_beside_object(token)) {
      m_edits.at(token).xpos = Xpos::IN;
      m_edits.at(token).deprel = Deprel::mark;
    } else if (tells_when(token)) {
      m_edits.at(token).deprel = Deprel::advcl;
    } else if (const auto teller = verb_that_tells(token)) {
      m_edits.hang(token, *teller, Deprel::ccomp);
    }
  }

private:
  // "([Tarno News] – Lima, June 3) Lind met …": what stands in brackets in front has no part in the sentence.
  void part_from_dateline(std::uint32_t open) {
    constexpr std::uint32_t kLongest = 16;  // words in the brackets
    const TokenRange sentence = m_tree.sentence_tokens(open);
    if (open != sentence.begin || m_tree.form(open) != "(") return;
    std::uint32_t end = open + 1;
    while (end < sentence.end && end < open + kLongest && m_tree.form(end) != ")") ++end;
    if (end + 1 >= sentence.end || m_tree.form(end) != ")") return;
    const TokenRange inside{open, end + 1};
    std::optional<std::uint32_t> first;  // behind the brackets, of those hung into them
    for (std::uint32_t t = end + 1; t < sentence.end; ++t) {
      const auto head = m_tree.head(t);
      if (!head || !inside.contains(*head)) continue;
      if (!first) {
        first = t;
        const Token& top = m_tree[m_tree.head_of(inside)];
        m_edits.hang(t, top.head, top.deprel);
      } else {
        m_edits.hang(t, *first, m_tree[t].deprel);
      }
    }
    for (std::uint32_t t = inside.begin; t < inside.end; ++t) {
      const auto head = m_tree.head(t);
      if (head && inside.contains(*head)) continue;
      const auto above = first ? first : head;
      if (above) m_edits.hang(t, *above, m_tree[t].upos == Upos::PUNCT ? Deprel::punct : Deprel::dep);
    }
  }

  // "agreed to [lower] duties": behind the "to" of infinitives, an adjective that can be a verb is one.

  [[nodiscard]] bool is_infinitive_as_adjective(std::uint32_t token) const {
    return m_tree[token].upos == Upos::ADJ && token > m_tree.sentence_tokens(token).begin &&
           m_tree[token - 1].xpos == Xpos::TO && m_verbs.count(utf8::lower(m_tree.form(token))) != 0;
  }

  // "agreed on Monday to [sanction] officials", "to [sanction] Lind": no noun has an object, nor is a name
  // the rest of one.
  [[nodiscard]] std::optional<std::uint32_t> object_of_infinitive_as_noun(std::uint32_t token) const {
    const bool behind_to = m_tree[token].upos == Upos::NOUN && token > m_tree.sentence_tokens(token).begin &&
                           m_tree.has_lemma(token - 1, "to");
    if (!behind_to || m_verbs.count(std::string(m_tree.form(token))) == 0) return std::nullopt;
    const auto object = m_tree.child(token, {Deprel::obj, Deprel::flat});
    return object && *object > token ? object : std::nullopt;
  }

  void give_object(std::uint32_t verb, std::uint32_t object) {
    if (m_tree[object].deprel == Deprel::obj) return;
    m_edits.hang(object, verb, Deprel::obj);
    for (const std::uint32_t c : m_tree.children(verb)) {
      if (c > object && (m_tree[c].deprel == Deprel::flat || m_tree[c].deprel == Deprel::conj))
        m_edits.hang(c, object, m_tree[c].deprel);
    }
  }

  void make_infinitive(std::uint32_t verb) {
    m_edits.at(verb).upos = Upos::VERB;
    m_edits.at(verb).xpos = Xpos::VB;
    m_edits.at(verb).lemma = utf8::lower(m_tree.form(verb));
    m_edits.hang(verb - 1, verb, Deprel::mark);
    m_edits.at(verb - 1).xpos = Xpos::TO;
  }

  void give_infinitive(std::uint32_t verb) {
    const auto noun = m_tree.head(verb);
    make_infinitive(verb);
    if (m_tree[verb].deprel != Deprel::amod || !noun || *noun < verb) return;
    const bool has_object = m_tree.child(verb, Deprel::obj).has_value();
    const auto governor = m_tree.head(*noun);
    const bool below_verb = governor && m_tree.is_verb(*governor);
    m_edits.hang(verb, m_tree[*noun].head, below_verb ? Deprel::xcomp : Deprel::acl);
    m_edits.hang(*noun, verb, has_object ? Deprel::obl : Deprel::obj);
  }

  // A verb with a subject of its own that was taken for a part of its object: "authorities [ban]
  // rallies".

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

  // An object taken for the subject of a participle behind it: "visits [Chile] seeking help".

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

  // "Lind, who leads the party, [threatened] to leave": with a subject that acts and something that it
  // acts on, the main verb is no participle.

  [[nodiscard]] bool is_past_as_participle(std::uint32_t verb) const {
    const Token& word = m_tree[verb];
    if (word.deprel == Deprel::acl_relcl && word.xpos == Xpos::VBN)  // "a trader it [accused] of fraud"
      return m_tree.child(verb, Deprel::nsubj) && !m_tree.child(verb, {Deprel::aux, Deprel::aux_pass});
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

  // "urged both sides [to show] restraint": whom a verb asks or lets act does what the infinitive says,
  // whether it was hung on them or taken for a purpose.

  [[nodiscard]] std::optional<std::uint32_t> verb_that_asks(std::uint32_t infinitive) const {
    const Deprel relation = m_tree[infinitive].deprel;
    const auto above = m_tree.head(infinitive);
    if ((relation != Deprel::acl && relation != Deprel::advcl) || m_tree[infinitive].xpos != Xpos::VB ||
        !above || *above > infinitive || !is_infinitive(m_tree, infinitive))
      return std::nullopt;
    const auto verb = relation == Deprel::acl ? m_tree.head(*above) : above;
    if (!verb || m_lexicon.object_control.count(m_tree[*verb].lemma) == 0) return std::nullopt;
    const auto asked = relation == Deprel::acl ? above : m_tree.child(*verb, {Deprel::obj, Deprel::iobj});
    const bool object = asked && *asked > *verb && *asked < infinitive &&
                        (m_tree[*asked].deprel == Deprel::obj || m_tree[*asked].deprel == Deprel::iobj);
    const bool near = object && m_tree.subtree(infinitive).begin <= m_tree.subtree(*asked).end;
    return near && acts(*asked) ? verb : std::nullopt;
  }

  // "accuses Peru [of arming] rebels": the charge, not what Peru is like.
  [[nodiscard]] std::optional<std::uint32_t> verb_that_accuses(std::uint32_t gerund) const {
    if (m_tree[gerund].deprel != Deprel::acl || !is_gerund(m_tree, gerund)) return std::nullopt;
    const auto mark = m_tree.child(gerund, Deprel::mark);
    if (!mark || !m_tree.has_lemma(*mark, "of")) return std::nullopt;
    const auto noun = m_tree.head(gerund);
    if (!noun || *noun > gerund || m_tree[*noun].deprel != Deprel::obj) return std::nullopt;
    const auto article = m_tree.child(*noun, Deprel::det);  // "the government": whose may be told behind it
    if (article && m_tree.has_lemma(*article, "the")) return std::nullopt;
    const auto verb = m_tree.head(*noun);
    return verb && m_lexicon.allegation_verbs.count(m_tree[*verb].lemma) != 0 ? verb : std::nullopt;
  }

  // A name, or a noun for people who act for a side.
  [[nodiscard]] bool acts(std::uint32_t noun) const {
    const std::string& lemma = m_tree[noun].lemma;
    return m_tree[noun].upos == Upos::PROPN || m_lexicon.state_agents.count(lemma) != 0 ||
           m_lexicon.group_nouns.count(lemma) != 0 || m_lexicon.reciprocal_nouns.count(lemma) != 0;
  }

  // "said Lind, hours before rebels [attacked]": what such a word opens is no part of what was said.
  [[nodiscard]] bool tells_when(std::uint32_t verb) const {
    const auto mark = m_tree.child(verb, Deprel::mark);
    if (!mark || *mark > verb) return false;
    const std::string& word = m_tree[*mark].lemma;
    // "threatened to ban the vote [if Lind, who …, ran]": nothing joins it to what it is a condition of.
    if (m_tree[verb].deprel == Deprel::conj) return word == "if" && !m_tree.child(verb, Deprel::cc);
    if (m_tree[verb].deprel != Deprel::ccomp) return false;
    return word == "before" || word == "after" || word == "because" || word == "although" || word == "though";
  }

  // "told a meeting that Peru would [sign]", "said on a visit to Lima that Peru would [sign]": what was told,
  // hung on those to whom or on when it was told.
  [[nodiscard]] std::optional<std::uint32_t> verb_that_tells(std::uint32_t verb) const {
    constexpr int kDeepest = 4;
    const bool beside = m_tree[verb].deprel == Deprel::advcl;
    if (!beside && m_tree[verb].deprel != Deprel::acl && m_tree[verb].deprel != Deprel::acl_relcl)
      return std::nullopt;
    const auto that = m_tree.child(verb, {Deprel::mark, Deprel::obj});
    if (!that || !m_tree.has_lemma(*that, "that") || !has_subject(m_tree, verb)) return std::nullopt;
    // "that" may stand for what the verb lacks, unless it has that or what is told is missing above.
    const bool lacking = m_tree[*that].deprel == Deprel::obj && !is_that_beside_object(*that) &&
                         m_tree.child(verb, Deprel::iobj).value_or(0) < verb;
    auto noun = m_tree.head(verb);
    if (beside)
      return noun && *noun < verb && tells(*noun) && tells_nothing_else(*noun) ? noun : std::nullopt;
    if (!noun || m_lexicon.noun_status.count(m_tree[*noun].lemma) != 0) return std::nullopt;
    // "announced an inquiry into [claims] that"; but "said in a [statement] that"
    if (m_lexicon.saying_nouns.count(m_tree[*noun].lemma) != 0 && m_tree.case_of(*noun) != "in")
      return std::nullopt;
    for (int depth = 0; noun && depth < kDeepest; ++depth) {
      const auto above = m_tree.head(*noun);
      const Deprel relation = m_tree[*noun].deprel;
      if (!above || *above > *noun) return std::nullopt;
      if (m_tree.is_verb(*above))
        return tells(*above) && is_beside_told(*noun) && (!lacking || tells_nothing_else(*above))
                   ? above
                   : std::nullopt;
      if (relation != Deprel::nmod && relation != Deprel::appos) return std::nullopt;
      noun = above;
    }
    return std::nullopt;
  }

  [[nodiscard]] bool tells(std::uint32_t verb) const {
    const std::string& lemma = m_tree[verb].lemma;
    return m_lexicon.report_verbs.count(lemma) != 0 || lemma == "demand";
  }

  // "demanded in an interview with the daily that Lind resign": nothing but the clause is what it demands.
  [[nodiscard]] bool tells_nothing_else(std::uint32_t verb) const {
    return m_tree[verb].deprel != Deprel::parataxis && m_tree[verb].xpos == Xpos::VBD &&
           !m_tree.child(verb, {Deprel::obj, Deprel::ccomp, Deprel::xcomp, Deprel::parataxis});
  }

  // Told to them, or then and there; "told of [claims] that" is about them.
  [[nodiscard]] bool is_beside_told(std::uint32_t noun) const {
    switch (m_tree[noun].deprel) {
      case Deprel::iobj:
      case Deprel::obl_unmarked:
        return true;
      case Deprel::obj:
        return acts(noun);
      case Deprel::obl: {
        const std::string adposition = m_tree.case_of(noun);
        return adposition != "of" && adposition != "about" && adposition != "over";
      }
      default:
        return false;
    }
  }

  // "claims [that] Lind attacked Peru": a verb with another object needs no relative pronoun.

  [[nodiscard]] bool is_that_beside_object(std::uint32_t word) const {
    const auto verb = m_tree.head(word);
    if (m_tree[word].deprel != Deprel::obj || m_tree[word].lemma != "that" || !verb || *verb < word ||
        !has_subject(m_tree, *verb))
      return false;
    const auto children = m_tree.children(*verb);
    return std::any_of(children.begin(), children.end(),
                       [&](std::uint32_t c) { return c > *verb && m_tree[c].deprel == Deprel::obj; });
  }

  const Tree& m_tree;
  const WordSet& m_verbs;
  const Lexicon& m_lexicon;
  TreeEdits& m_edits;
};

}  // namespace

void repair_clauses(const Tree& tree, const WordSet& verbs, const Lexicon& lexicon, TreeEdits& edits) {
  repair_each(tree, ClauseRepair(tree, verbs, lexicon, edits));
}

}  // namespace newsgraph
