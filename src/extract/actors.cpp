#include "extract/actors.hpp"

#include <algorithm>

namespace newsgraph {
namespace {

constexpr double kComposed = 0.9;          // "South Korean officials" is South Korea
constexpr double kPeople = 0.75;           // "French farmers" are of France, but do not act for it
constexpr double kPronoun = 0.9;           // "it" is the subject of the clause above
constexpr double kPair = 0.75;             // "both sides" is the last pair named
constexpr std::uint32_t kPairReach = 120;  // tokens looked back for a pair

bool is_plural(const Tree& tree, std::uint32_t token) {
  return tree[token].xpos == Xpos::NNS || tree[token].xpos == Xpos::NNPS;
}

}  // namespace

bool Actors::add_named(std::uint32_t token, std::vector<Actor>& out) const {
  const Reference* reference = m_entities.at(token);
  if (reference == nullptr) return false;
  const TokenRange words = m_entities.name_at(token);
  // The tree made "Turkish" the head of "Turkish Trade Minister Aydin": the person is meant.
  if (reference->bearer && m_tree[token].deprel != Deprel::nmod_poss) {
    out.push_back({*reference->bearer, words});
    return true;
  }
  if (!reference->iso3.empty()) {
    out.push_back({m_entities.country(reference->iso3, m_tree.span(words)), words});
    return true;
  }
  if (reference->entity && m_entities[*reference->entity].type != "Place") {
    out.push_back({*reference->entity, words});
    return true;
  }
  return false;
}

std::optional<Actor> Actors::modifying_country(std::uint32_t token) const {
  for (const std::uint32_t c : m_tree.children(token)) {
    const Deprel relation = m_tree[c].deprel;
    const bool modifier = relation == Deprel::amod || relation == Deprel::compound ||
                          relation == Deprel::nmod_poss || relation == Deprel::nmod_desc ||
                          relation == Deprel::flat || relation == Deprel::det;
    const std::string adposition = relation == Deprel::nmod ? m_tree.case_of(c) : std::string();
    if (!modifier && adposition != "of" && adposition != "from") continue;
    const Reference* reference = m_entities.at(c);
    if (reference != nullptr && !reference->iso3.empty()) {
      const TokenRange words = m_entities.name_at(c);
      return Actor{m_entities.country(reference->iso3, m_tree.span(words)), words, kComposed};
    }
    // "U.S.-made goods", "the Lind administration's officials": one level further down.
    if (modifier) {
      if (auto deeper = modifying_country(c)) return deeper;
    }
  }
  // The word just before, whatever the tree says: "[South Korean] officials".
  if (token > m_tree.sentence_tokens(token).begin) {
    const Reference* before = m_entities.at(token - 1);
    if (before != nullptr && before->demonym) {
      const TokenRange words = m_entities.name_at(token - 1);
      return Actor{m_entities.country(before->iso3, m_tree.span(words)), words, kComposed};
    }
  }
  return std::nullopt;
}

// The last two countries named as a pair: "South Korea and the United States", "Chile-Peru talks".
bool Actors::add_named_together(std::uint32_t token, std::vector<Actor>& out) const {
  if (m_tree[token].lemma != "side" && m_tree[token].lemma != "country" && m_tree[token].lemma != "nation" &&
      m_tree[token].lemma != "government" && m_tree[token].lemma != "party" &&
      m_tree[token].lemma != "state") {
    return false;
  }
  const std::uint32_t stop = token > 4 * kPairReach ? token - 4 * kPairReach : 0;
  for (std::uint32_t t = token; t-- > stop;) {
    const Reference* second = m_entities.at(t);
    const TokenRange name = m_entities.name_at(t);
    if (second == nullptr || second->iso3.empty() || name.begin != t || t < stop + 2) continue;
    std::uint32_t left = t - 1;
    if (m_tree[left].upos == Upos::DET) --left;
    const bool joined = m_tree[left].lemma == "and" || m_tree.form(left) == "-" || m_tree.form(left) == "–";
    if (!joined || left == 0) continue;
    const Reference* first = m_entities.at(left - 1);
    if (first == nullptr || first->iso3.empty() || first->iso3 == second->iso3) continue;
    out.push_back({m_entities.country(first->iso3), m_entities.name_at(left - 1), kPair});
    out.push_back({m_entities.country(second->iso3), name, kPair});
    return true;
  }
  return false;
}

// True when the last name before the token is a person's.
bool Actors::names_person(std::uint32_t token, std::uint32_t stop) const {
  for (std::uint32_t t = token; t-- > stop;) {
    const Reference* reference = m_entities.at(t);
    if (reference == nullptr || m_tree.sentence_of(t) == m_tree.sentence_of(token)) continue;
    const TokenRange sentence = m_tree.sentence_tokens(t);
    std::vector<EntityId> people;
    for (std::uint32_t u = sentence.begin; u < sentence.end; ++u) {
      const Reference* other = m_entities.at(u);
      if (other == nullptr || !other->entity || m_entities[*other->entity].type != "Person") continue;
      if (std::find(people.begin(), people.end(), *other->entity) == people.end())
        people.push_back(*other->entity);
    }
    return people.size() == 2;
  }
  return false;
}

void Actors::add_pair(std::uint32_t token, std::vector<Actor>& out) const {
  static const WordSet kPeople = {"minister", "leader", "president",  "diplomat", "secretary", "counterpart",
                                  "man",      "woman",  "politician", "chief",    "head",      "premier"};
  if (add_named_together(token, out)) return;
  const std::uint32_t stop = token > kPairReach ? token - kPairReach : 0;
  const bool open =
      m_tree[token].lemma == "two" || m_tree[token].lemma == "both";  // "the two": whoever was named last
  const std::string_view type =
      kPeople.count(m_tree[token].lemma) != 0 || (open && names_person(token, stop)) ? "Person" : "Country";
  std::vector<Actor> found;
  for (std::uint32_t t = token; t-- > stop && found.size() < 2;) {
    const Reference* reference = m_entities.at(t);
    if (reference == nullptr) continue;
    std::optional<EntityId> id;
    if (type == "Country" && !reference->iso3.empty()) id = m_entities.country(reference->iso3);
    if (type == "Person" && reference->entity && m_entities[*reference->entity].type == "Person")
      id = reference->entity;
    if (!id || std::any_of(found.begin(), found.end(), [&](const Actor& a) { return a.entity == *id; }))
      continue;
    found.push_back({*id, m_entities.name_at(t), kPair});
  }
  if (found.size() == 2) out.insert(out.end(), found.rbegin(), found.rend());
}

// "Norwegian and British officials": both countries act.
bool Actors::add_conjoined_countries(std::uint32_t token, std::vector<Actor>& out) const {
  for (const std::uint32_t c : m_tree.children(token)) {
    if (m_tree[c].deprel != Deprel::amod && m_tree[c].deprel != Deprel::compound &&
        m_tree[c].deprel != Deprel::nmod_poss)
      continue;
    std::vector<Actor> found;
    for (const std::uint32_t conjunct : m_tree.conjuncts(c)) {
      const Reference* reference = m_entities.at(conjunct);
      if (reference == nullptr || reference->iso3.empty()) continue;
      const TokenRange words = m_entities.name_at(conjunct);
      found.push_back({m_entities.country(reference->iso3, m_tree.span(words)), words, kComposed});
    }
    if (found.size() < 2) continue;
    out.insert(out.end(), found.begin(), found.end());
    return true;
  }
  return false;
}

// A title that governs the name: "Minister" with "Lind" below it, or an apposition that names the person.
bool Actors::add_person_below(std::uint32_t token, std::vector<Actor>& out) const {
  for (const std::uint32_t c : m_tree.children(token)) {
    const Deprel relation = m_tree[c].deprel;
    if (relation != Deprel::flat && relation != Deprel::appos && relation != Deprel::nmod_desc) continue;
    if (const auto person = person_at(c)) {
      out.push_back({*person, m_entities.name_at(c)});
      return true;
    }
  }
  return false;
}

std::optional<EntityId> Actors::person_at(std::uint32_t token) const {
  const Reference* reference = m_entities.at(token);
  if (reference == nullptr || !reference->entity || m_entities[*reference->entity].type != "Person")
    return std::nullopt;
  return reference->entity;
}

// "South Korean officials", "the Lind administration", "officials from both sides": they act for a country.
bool Actors::add_agent(std::uint32_t token, std::vector<Actor>& out) const {
  if (add_conjoined_countries(token, out)) return true;
  if (const auto country = modifying_country(token)) {
    out.push_back(
        {country->entity, {country->words.begin, std::max(country->words.end, token + 1)}, kComposed});
    return true;
  }
  for (const std::uint32_t c : m_tree.children(token)) {
    const Deprel relation = m_tree[c].deprel;
    if (relation == Deprel::compound || relation == Deprel::nmod_poss) {
      const auto person = person_at(c);
      if (!person || m_entities[*person].country.empty()) continue;
      const std::string iso3 = m_entities[*person].country;
      out.push_back({m_entities.country(iso3), m_entities.name_at(c), kComposed});
      return true;
    }
    const std::string adposition = relation == Deprel::nmod ? m_tree.case_of(c) : std::string();
    if (adposition != "from" && adposition != "of") continue;
    const std::size_t before = out.size();
    for (const std::uint32_t conjunct : m_tree.conjuncts(c)) add_one(conjunct, out);
    if (out.size() > before) return true;
  }
  return false;
}

// "both sides", "the two ministers", "the two": the pair named last.
void Actors::add_reciprocal(std::uint32_t token, std::vector<Actor>& out) const {
  const std::string& lemma = m_tree[token].lemma;
  if (lemma == "two" && m_tree.child(token, Deprel::det)) return add_pair(token, out);
  if (m_pack.lexicon.reciprocal_nouns.count(lemma) == 0 || !is_plural(m_tree, token)) return;
  for (const std::uint32_t c : m_tree.children(token)) {
    const std::string& word = m_tree[c].lemma;
    if (word == "both" || word == "two" || word == "their") return add_pair(token, out);
  }
}

// "Chile denied that it had attacked", "the party said it aims to": a pronoun that nothing was linked to
// stands for the subject of the clause above.
bool Actors::add_subject_above(std::uint32_t token, std::vector<Actor>& out) const {
  if (m_tree[token].lemma != "it" && m_tree[token].lemma != "they") return false;
  const auto verb = m_tree.head(token);
  if (!verb || m_tree[*verb].deprel != Deprel::ccomp) return false;
  const auto above = m_tree.head(*verb);
  if (!above) return false;
  for (const std::uint32_t c : m_tree.children(*above)) {
    if (m_tree[c].deprel != Deprel::nsubj || c >= token) continue;
    const std::size_t before = out.size();
    add_one(c, out);
    for (std::size_t i = before; i < out.size(); ++i) out[i].certainty *= kPronoun;
    return out.size() > before;
  }
  return false;
}

void Actors::add_one(std::uint32_t token, std::vector<Actor>& out) const {
  if (add_named(token, out) || add_subject_above(token, out)) return;
  const Token& head = m_tree[token];
  const bool nominal =
      m_tree.is_nominal(token) || head.upos == Upos::NUM || head.upos == Upos::DET || head.upos == Upos::ADJ;
  if (!nominal || add_person_below(token, out)) return;
  if (m_pack.lexicon.state_agents.count(head.lemma) != 0 && add_agent(token, out)) return;
  if (m_pack.lexicon.people_nouns.count(head.lemma) != 0) {
    if (const auto country = modifying_country(token)) {
      out.push_back({country->entity, country->words, kPeople});
      return;
    }
  }
  add_reciprocal(token, out);
}

std::vector<Actor> Actors::of(std::uint32_t token) const {
  std::vector<Actor> out;
  for (const std::uint32_t conjunct : m_tree.conjuncts(token)) {
    if (m_tree.is_verb(conjunct)) continue;
    add_one(conjunct, out);
  }
  return out;
}

std::optional<Actor> Actors::place(std::uint32_t token) const {
  const Reference* reference = m_entities.at(token);
  if (reference == nullptr) return std::nullopt;
  const TokenRange words = m_entities.name_at(token);
  if (!reference->place.empty()) {
    return Actor{m_entities.place(reference->place, reference->iso3, m_tree.span(words)), words};
  }
  if (!reference->entity) return std::nullopt;
  const std::string& type = m_entities[*reference->entity].type;
  if (type == "Country" || type == "Place" || type == "Organization") return Actor{*reference->entity, words};
  return std::nullopt;
}

}  // namespace newsgraph
