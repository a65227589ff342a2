#include "extract/actors.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace newsgraph {

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
    if (!reference->place.empty() && m_locations.is_in_dateline(token)) return false;
    out.push_back({country_named(*reference, words), words});
    return true;
  }
  if (reference->entity && m_entities[*reference->entity].type != "Place") {
    out.push_back({*reference->entity, words});
    return true;
  }
  return false;
}

// A capital becomes its country, or the union that sits there, only now, when it acts.
EntityId Actors::country_named(const Reference& reference, TokenRange words) const {
  if (reference.entity && m_entities[*reference.entity].country == reference.iso3) return *reference.entity;
  return m_entities.country(m_entities.government(reference), m_tree.span(words));
}

// The country that the name at the token names or stands for.
std::optional<Actor> Actors::country_at(std::uint32_t token) const {
  const Reference* reference = m_entities.at(token);
  if (reference == nullptr || reference->iso3.empty() || is_ethnic(token) || is_kin(token))
    return std::nullopt;
  const TokenRange words = m_entities.name_at(token);
  return Actor{country_named(*reference, words), words, kComposed};
}

// "[Iranian]-backed militias", "the Iranian-[backed] militias"
bool Actors::acts_from_outside(std::uint32_t modifier) const {
  const auto is_participle = [&](std::uint32_t t) {
    return m_pack.lexicon.outside_participles.count(utf8::lower(m_tree.form(t))) != 0;
  };
  const std::uint32_t end = m_entities.name_at(modifier).end;
  const bool dash = end + 1 < m_tree.size() && (m_tree.form(end) == "-" || m_tree.form(end) == "–");
  return is_participle(modifier) || (dash && is_participle(end + 1));
}

std::optional<Actor> Actors::modifying_country(std::uint32_t token) const {
  // "U.S. imports from Chile" are Chile's goods, wherever "from Chile" was attached.
  const std::uint32_t end = m_tree.sentence_tokens(token).end;
  if (m_tree[token].lemma == "import" && token + 2 < end && m_tree[token + 1].lemma == "from") {
    for (std::uint32_t t = token + 2; t < std::min(end, token + 4); ++t) {  // "from the Philippines"
      if (auto country = country_at(t)) return country;
    }
  }
  for (const std::uint32_t c : m_tree.children(token)) {
    const Deprel relation = m_tree[c].deprel;
    const bool modifier = relation == Deprel::amod || relation == Deprel::compound ||
                          relation == Deprel::nmod_poss || relation == Deprel::nmod_desc ||
                          relation == Deprel::flat || relation == Deprel::det;
    const std::string adposition = relation == Deprel::nmod ? m_tree.case_of(c) : std::string();
    if (!modifier && adposition != "of" && adposition != "from") continue;
    if (acts_from_outside(c)) continue;
    if (auto country = country_at(c)) return country;
    // "U.S.-made goods", "the Lind administration's officials": one level further down.
    if (modifier) {
      if (auto deeper = modifying_country(c)) return deeper;
      if (const auto leader = leader_before_dash(c)) {
        if (auto country = country_at(*leader)) return country;
      }
    }
  }
  for (const std::uint32_t c : m_tree.children(token)) {  // "goods imported from Chile", "cars made in Italy"
    const Deprel relation = m_tree[c].deprel;
    if (relation != Deprel::acl && relation != Deprel::acl_relcl) continue;
    if (m_pack.lexicon.origin_verbs.count(m_tree[c].lemma) == 0) continue;
    for (const std::uint32_t d : m_tree.children(c)) {
      const std::string adposition = m_tree[d].deprel == Deprel::obl ? m_tree.case_of(d) : std::string();
      if (adposition != "from" && adposition != "in") continue;
      if (auto country = country_at(d)) return country;
    }
  }
  // The word just before, whatever the tree says: "[South Korean] officials".
  if (token > m_tree.sentence_tokens(token).begin) {
    const Reference* before = m_entities.at(token - 1);
    if (before != nullptr && before->demonym) return country_at(token - 1);
  }
  return std::nullopt;
}

// "an alliance, known as the [Reform Front],": the name behind a noun that it stands for.
std::optional<std::uint32_t> Actors::name_known_as(std::uint32_t noun) const {
  for (const std::uint32_t c : m_tree.children(noun)) {
    const bool naming = m_tree[c].deprel == Deprel::acl && m_pack.lexicon.naming_verbs.count(m_tree[c].lemma);
    if (!naming) continue;
    for (const std::uint32_t name : m_tree.children(c)) {
      const Reference* body = name > c ? m_entities.at(name) : nullptr;
      if (body != nullptr && body->entity && m_entities[*body->entity].type == "Organization") return name;
    }
  }
  return std::nullopt;
}

// A title that governs the name: "Minister" with "Lind" below it, or an apposition that names the person or
// body.
bool Actors::add_person_below(std::uint32_t token, std::vector<Actor>& out) const {
  for (const std::uint32_t c : m_tree.children(token)) {
    const Deprel relation = m_tree[c].deprel;
    // "the President of Norway [Paavo Lind]": parsers make the name a modifier without an adposition, too.
    const bool bare = relation == Deprel::nmod && m_tree.case_of(c).empty() &&
                      m_pack.lexicon.relatives.count(m_tree[token].lemma) == 0;  // "rivals of candidate Lind"
    if (relation != Deprel::flat && relation != Deprel::appos && relation != Deprel::nmod_desc && !bare)
      continue;
    if (const auto person = person_at(c)) {
      out.push_back({*person, m_entities.name_at(c)});
      return true;
    }
    const Reference* body = relation == Deprel::appos ? m_entities.at(c) : nullptr;  // "the party, Acme,"
    if (body != nullptr && body->entity && m_entities[*body->entity].type == "Organization") {
      out.push_back({*body->entity, m_entities.name_at(c)});
      return true;
    }
  }
  if (const auto name = name_known_as(token)) {
    out.push_back({*m_entities.at(*name)->entity, m_entities.name_at(*name)});
    return true;
  }
  return false;
}

// "Acme, the Norwegian [group] backed by Peru,": the body that the words describe, whatever the parser hung
// them on.
bool Actors::add_described(std::uint32_t token, std::vector<Actor>& out) const {
  const auto article = m_tree.child(token, Deprel::det);
  const std::uint32_t begin = article ? *article : token;
  if (m_pack.lexicon.body_agents.count(m_tree[token].lemma) == 0 || m_tree[token].xpos != Xpos::NN ||
      begin < m_tree.sentence_tokens(token).begin + 2 || m_tree.form(begin - 1) != ",")
    return false;
  const Reference* body = m_tree[begin - 2].upos == Upos::PROPN ? m_entities.at(begin - 2) : nullptr;
  if (body == nullptr || !body->entity || m_entities[*body->entity].type != "Organization") return false;
  out.push_back({*body->entity, m_entities.name_at(begin - 2)});
  return true;
}

std::optional<EntityId> Actors::person_at(std::uint32_t token) const {
  const Reference* reference = m_entities.at(token);
  if (reference == nullptr || !reference->entity || m_entities[*reference->entity].type != "Person")
    return std::nullopt;
  return reference->entity;
}

// "presidents [Lind] of Norway and [Reid] of Chile": all who bear the title.
bool Actors::add_bearers(std::uint32_t titles, std::vector<Actor>& out) const {
  if (m_tree[titles].xpos != Xpos::NNS && m_tree[titles].xpos != Xpos::NNPS) return false;
  const std::size_t before = out.size();
  for (const std::uint32_t c : m_tree.children(titles)) {
    if (m_tree[c].deprel != Deprel::appos || !person_at(c)) continue;
    for (const std::uint32_t bearer : m_tree.conjuncts(c)) {
      if (const auto person = person_at(bearer)) out.push_back({*person, m_entities.name_at(bearer)});
    }
  }
  return out.size() > before;
}

// "the Reform Front, a Norwegian [group] backed by Peru": the body itself, not the country.
bool Actors::add_body_described(std::uint32_t noun, std::vector<Actor>& out) const {
  const auto named = m_tree.head(noun);
  if (m_tree[noun].deprel != Deprel::appos || m_tree[noun].upos != Upos::NOUN || !named || *named > noun)
    return false;
  const Reference* body = m_entities.at(*named);
  if (body == nullptr || !body->entity || m_entities[*body->entity].type != "Organization") return false;
  out.push_back({*body->entity, m_entities.name_at(*named), kPronoun});
  return true;
}

void Actors::add_one(std::uint32_t token, std::vector<Actor>& out) const {
  if (add_bearers(token, out) || add_nationals(token, out) || add_name_before(token, out) ||
      add_relative(token, out) || (!stands_for_several(token) && add_named(token, out)) ||
      add_subject_above(token, out) || add_named(token, out))
    return;
  if (add_body_described(token, out)) return;
  const Token& head = m_tree[token];
  const bool nominal =
      m_tree.is_nominal(token) || head.upos == Upos::NUM || head.upos == Upos::DET || head.upos == Upos::ADJ;
  if (!nominal || add_person_below(token, out) || add_described(token, out)) return;
  const bool serves = !is_former(token);
  if (serves && (add_leader(token, out) || add_measured(token, out) || add_body_of_agent(token, out))) return;
  if (is_counted(token) && add_group(token, out)) return;  // "two Iraqi soldiers" are not Iraq
  if (serves && is_state_agent(token) && add_agent(token, out)) return;
  if (add_group(token, out)) return;
  add_reciprocal(token, out);
}

// "officials, including [Minister Lind]", also where the parser hung the name on the verb.
std::vector<std::uint32_t> Actors::named_members(std::uint32_t token) const {
  std::vector<std::uint32_t> members;
  const auto collect = [&](std::uint32_t governor, Deprel relation) {
    for (const std::uint32_t c : m_tree.children(governor)) {
      if (c > token && m_tree[c].deprel == relation && m_tree.case_of(c) == "include") members.push_back(c);
    }
  };
  collect(token, Deprel::nmod);
  const auto verb = m_tree.head(token);
  if (members.empty() && verb && m_tree.is_verb(*verb) && *verb < token) collect(*verb, Deprel::obl);
  return members;
}

std::vector<Actor> Actors::of(std::uint32_t token) const {
  std::vector<Actor> out;
  for (const std::uint32_t conjunct : m_tree.conjuncts(token)) {
    if (m_tree.is_verb(conjunct)) continue;
    const std::size_t before = out.size();
    add_one(conjunct, out);
    if (out.size() == before) add_antecedent(conjunct, out);
    for (const std::uint32_t c : named_members(conjunct)) {
      for (const std::uint32_t member : m_tree.conjuncts(c)) add_one(member, out);
    }
  }
  return out;
}

// "the Norwegian town [of Tarno]", "[Montenegro] province", "a village [in Western Chile]"
std::optional<Actor> Actors::place_below(std::uint32_t noun) const {
  if (!m_locations.is_place_noun(noun)) return std::nullopt;
  for (const std::uint32_t c : m_tree.children(noun)) {
    const Deprel relation = m_tree[c].deprel;
    const std::string adposition = relation == Deprel::nmod ? m_tree.case_of(c) : std::string();
    const bool named = relation == Deprel::compound || relation == Deprel::appos ||
                       relation == Deprel::flat || adposition == "of" || adposition == "in";
    if (!named || m_entities.at(c) == nullptr || m_entities.at(c)->demonym) continue;
    // "the [Black Sea] city of Trabzon", "the [Gulf] state": near or around it is not there.
    const Mention* name = m_tree.recognized_name(c);
    if (relation == Deprel::compound && name != nullptr && name->label == EntityLabel::LOC) continue;
    if (auto found = place(c)) return found;
  }
  const std::uint32_t next = noun + 1;  // "in the Indonesian capital [Jakarta]", hung beside it
  const Reference* beside =
      next < m_tree.size() && m_tree.head(next) == m_tree.head(noun) ? m_entities.at(next) : nullptr;
  if (beside != nullptr && !beside->demonym && m_tree.case_of(next).empty()) {
    if (auto found = place(next)) return found;
  }
  const std::string iso3 = m_locations.of_phrase(noun);
  if (iso3.empty()) return std::nullopt;
  return Actor{m_entities.country(iso3), {noun, noun + 1}, kComposed};
}

std::optional<Actor> Actors::place(std::uint32_t token) const {
  const Reference* reference = m_entities.at(token);
  if (reference == nullptr) return place_below(token);
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
