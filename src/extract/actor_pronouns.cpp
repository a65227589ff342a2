// Pronouns and nouns that take up who was named before, where no chain led to a name.
#include "extract/actors.hpp"

namespace newsgraph {
namespace {

bool is_subject(Deprel relation) { return relation == Deprel::nsubj || relation == Deprel::nsubj_pass; }

}  // namespace

// "warned Peru that it could face": what may come over somebody is said of the one who is told.
bool Actors::is_open_to_it(std::uint32_t verb) const {
  const auto auxiliary = m_tree.child(verb, Deprel::aux);
  return auxiliary && m_pack.lexicon.exposure_modals.count(m_tree[*auxiliary].lemma) != 0;
}

// "Chile denied that [it] had attacked", "said [his] country would leave": the clause whose subject a pronoun
// stands for; for a possessor behind the verb ("renewed [its] appeal") that is its own.
std::optional<std::uint32_t> Actors::clause_of_antecedent(std::uint32_t pronoun) const {
  const bool possessor = m_tree[pronoun].deprel == Deprel::nmod_poss;
  if (!possessor && m_tree[pronoun].lemma != "it" && m_tree[pronoun].lemma != "they") return std::nullopt;
  std::uint32_t phrase = pronoun;
  std::optional<std::uint32_t> verb = m_tree.head(pronoun);
  while (possessor && verb && !m_tree.is_verb(*verb)) {
    phrase = *verb;
    verb = m_tree.head(*verb);
  }
  if (possessor && m_tree[phrase].deprel != Deprel::nsubj) return verb;
  return verb && m_tree[*verb].deprel == Deprel::ccomp ? m_tree.head(*verb) : std::nullopt;
}

// "Lind and Holm said [they] were ready": linked to one person, it means both.
bool Actors::stands_for_several(std::uint32_t pronoun) const {
  if (m_tree[pronoun].upos != Upos::PRON || !person_at(pronoun)) return false;
  return m_tree[pronoun].lemma == "they" && is_subject(m_tree[pronoun].deprel);
}

// "sanctions on Peru over [its] invasion of Chile": of whom the words right before tell, whatever the
// subject.
bool Actors::add_name_before(std::uint32_t token, std::vector<Actor>& out) const {
  if (m_tree[token].lemma != "its" && m_tree[token].lemma != "it") return false;
  if (m_tree[token].deprel != Deprel::nmod_poss || token < m_tree.sentence_tokens(token).begin + 2)
    return false;
  const std::string_view before = m_tree.form(token - 1);
  if (before != "over" && before != "for") return false;
  const auto country = country_at(token - 2);
  if (!country || m_entities.at(token - 2)->demonym) return false;
  out.push_back({country->entity, country->words, kPronoun});
  return true;
}

// "the Lima Summit, in [which] Lind took part": what stands before the adposition.
bool Actors::add_relative(std::uint32_t token, std::vector<Actor>& out) const {
  const std::uint32_t start = m_tree.sentence_tokens(token).begin;
  if (token < start + 2 || m_tree[token - 1].upos != Upos::ADP ||
      (m_tree.form(token) != "which" && m_tree.form(token) != "whom"))
    return false;
  const std::uint32_t before = m_tree.form(token - 2) == "," && token > start + 2 ? token - 3 : token - 2;
  return m_tree.is_nominal(before) && add_named(before, out);
}

// A pronoun that nothing was linked to.
bool Actors::add_subject_above(std::uint32_t token, std::vector<Actor>& out) const {
  if (m_tree[token].upos != Upos::PRON) return false;
  const auto clause = clause_of_antecedent(token);
  if (!clause) return false;
  std::optional<std::uint32_t> antecedent = m_tree.child(*clause, Deprel::nsubj);
  const bool opens = m_tree[token].deprel == Deprel::nmod_poss && token < *clause;  // "In [their] talks, …"
  if (m_tree[*clause].lemma == "warn" && m_tree[token].deprel == Deprel::nsubj &&
      is_open_to_it(*m_tree.head(token))) {
    if (const auto told = m_tree.child(*clause, {Deprel::obj, Deprel::iobj})) antecedent = told;
  }
  if (!antecedent || (*antecedent >= token && !opens)) return false;
  const std::size_t before = out.size();
  const bool plural = m_tree[token].lemma == "they" || (opens && m_tree[token].lemma == "their");
  for (const std::uint32_t one : plural ? m_tree.conjuncts(*antecedent) : std::vector{*antecedent})
    add_one(one, out);
  // "Lind said Peru condemned [it]", "she said [they] should protest": one person is neither.
  const bool person = out.size() == before + 1 && m_entities[out.back().entity].type == "Person";
  const std::string& lemma = m_tree[token].lemma;
  if (person && (lemma == "it" || lemma == "its" || lemma == "they")) out.resize(before);
  for (std::size_t i = before; i < out.size(); ++i) out[i].certainty *= kPronoun;
  return out.size() > before;
}

// "Lind and Holm discussed trade when [they] met", "Lind and Holm talked. [They] signed": who is joined as a
// subject nearer than what the chain leads to.
bool Actors::add_joined_subject(std::uint32_t token, std::uint32_t chained, std::vector<Actor>& out) const {
  const auto verb = m_tree.head(token);
  if (m_tree[token].lemma != "they" || !is_subject(m_tree[token].deprel) || !verb) return false;
  const auto above = m_tree[*verb].deprel == Deprel::advcl ? m_tree.head(*verb) : std::nullopt;
  auto subject = above ? m_tree.child(*above, Deprel::nsubj) : std::nullopt;
  const std::uint32_t here = m_tree.sentence_of(token);
  if ((!subject || *subject >= token) && here > 0) {
    const TokenRange before = m_tree.doc().sentences[here - 1].tokens;
    for (std::uint32_t t = before.begin; t < before.end; ++t) {
      if (m_tree[t].deprel == Deprel::root) subject = m_tree.child(t, Deprel::nsubj);
    }
  }
  if (!subject || *subject >= token || *subject <= chained) return false;
  const std::vector<std::uint32_t> joined = m_tree.conjuncts(*subject);
  const std::size_t before = out.size();
  for (const std::uint32_t one : joined) {
    if (const auto person = person_at(one)) out.push_back({*person, m_entities.name_at(one)});
  }
  if (joined.size() < 2 || out.size() != before + joined.size()) out.resize(before);
  for (std::size_t i = before; i < out.size(); ++i) out[i].certainty *= kPronoun;
  return out.size() > before;
}

// "Chilean farmers blocked a road … They demanded", "the farmers": whom the noun named that is taken up. Of
// pronouns only subjects that continue a subject are sure enough.
void Actors::add_antecedent(std::uint32_t token, std::vector<Actor>& out) const {
  const auto noun = m_entities.antecedent(token);
  if (!noun || add_joined_subject(token, *noun, out)) return;
  const bool continues = is_subject(m_tree[token].deprel) && is_subject(m_tree[*noun].deprel) &&
                         m_tree.sentence_of(*noun) < m_tree.sentence_of(token);
  if (m_tree[token].upos == Upos::PRON && m_tree[token].deprel != Deprel::nmod_poss && !continues) return;
  const std::size_t before = out.size();
  add_one(*noun, out);
  for (std::size_t i = before; i < out.size(); ++i) {
    out[i].words = {token, token + 1};
    out[i].certainty *= kPronoun;
  }
}

}  // namespace newsgraph
