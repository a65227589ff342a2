#include "extract/actors.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace newsgraph {
namespace {

constexpr double kComposed = 0.9;   // "South Korean officials" is South Korea
constexpr double kBodyAgent = 0.9;  // "Hezbollah guerrillas" are Hezbollah
constexpr double kPronoun = 0.9;    // "it" is the subject of the clause above

bool is_subject(Deprel relation) { return relation == Deprel::nsubj || relation == Deprel::nsubj_pass; }

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
  if (reference == nullptr || reference->iso3.empty() || is_ethnic(token)) return std::nullopt;
  const TokenRange words = m_entities.name_at(token);
  return Actor{country_named(*reference, words), words, kComposed};
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
    if (auto country = country_at(c)) return country;
    // "U.S.-made goods", "the Lind administration's officials": one level further down.
    if (modifier) {
      if (auto deeper = modifying_country(c)) return deeper;
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

// "Norwegian and British officials", "the ministers of Norway and Britain": both countries act.
bool Actors::add_conjoined_countries(std::uint32_t token, std::vector<Actor>& out) const {
  for (const std::uint32_t c : m_tree.children(token)) {
    const std::string adposition = m_tree[c].deprel == Deprel::nmod ? m_tree.case_of(c) : std::string();
    if (m_tree[c].deprel != Deprel::amod && m_tree[c].deprel != Deprel::compound &&
        m_tree[c].deprel != Deprel::nmod_poss && adposition != "of" && adposition != "from")
      continue;
    std::vector<Actor> found;
    for (const std::uint32_t conjunct : m_tree.conjuncts(c)) {
      if (const auto country = country_at(conjunct)) found.push_back(*country);
    }
    if (found.size() < 2) continue;
    out.insert(out.end(), found.begin(), found.end());
    return true;
  }
  return false;
}

// A title that governs the name: "Minister" with "Lind" below it, or an apposition that names the person or
// body.
bool Actors::add_person_below(std::uint32_t token, std::vector<Actor>& out) const {
  for (const std::uint32_t c : m_tree.children(token)) {
    const Deprel relation = m_tree[c].deprel;
    // "the President of Norway [Paavo Lind]": parsers make the name a modifier without an adposition, too.
    const bool bare = relation == Deprel::nmod && m_tree.case_of(c).empty();
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
  return false;
}

std::optional<EntityId> Actors::person_at(std::uint32_t token) const {
  const Reference* reference = m_entities.at(token);
  if (reference == nullptr || !reference->entity || m_entities[*reference->entity].type != "Person")
    return std::nullopt;
  return reference->entity;
}

// The lemma, also of a noun that opens a sentence or stands in a headline.
std::string Actors::noun(std::uint32_t token) const { return utf8::lower(m_tree[token].lemma); }

// "South Korean officials" act for their country, "Afghan rebel leaders" do not.
bool Actors::is_state_agent(std::uint32_t token) const {
  if (m_pack.lexicon.state_agents.count(noun(token)) == 0) return false;
  for (const std::uint32_t c : m_tree.children(token)) {
    const Deprel relation = m_tree[c].deprel;
    const bool modifier =
        relation == Deprel::amod || relation == Deprel::compound || relation == Deprel::nmod_poss;
    if (modifier && m_pack.lexicon.non_state.count(utf8::lower(m_tree[c].lemma)) != 0) return false;
  }
  return true;
}

// "thousands of Greek farmers", "a group of diplomats": those behind "of".
bool Actors::add_measured(std::uint32_t token, std::vector<Actor>& out) const {
  if (m_pack.lexicon.measure_nouns.count(m_tree[token].lemma) == 0) return false;
  const std::size_t before = out.size();
  for (const std::uint32_t c : m_tree.children(token)) {
    if (m_tree[c].deprel != Deprel::nmod || m_tree.case_of(c) != "of") continue;
    for (const std::uint32_t conjunct : m_tree.conjuncts(c)) {
      const Reference* reference = m_entities.at(conjunct);
      const bool country = reference != nullptr && !reference->iso3.empty() && !reference->demonym;
      if (!country) add_one(conjunct, out);  // a "group of France" is not France
    }
  }
  return out.size() > before;
}

// "a delegation led by [Lind]": its leader acts.
bool Actors::add_leader(std::uint32_t token, std::vector<Actor>& out) const {
  if (m_pack.lexicon.measure_nouns.count(m_tree[token].lemma) == 0) return false;
  for (const std::uint32_t c : m_tree.children(token)) {
    if (m_tree[c].deprel != Deprel::acl || m_pack.lexicon.leading_verbs.count(m_tree[c].lemma) == 0) continue;
    const auto leader = m_tree.child(c, {Deprel::obl_agent, Deprel::obl});
    const auto person = leader ? person_at(*leader) : std::nullopt;
    if (!person) continue;
    out.push_back({*person, m_entities.name_at(*leader)});
    return true;
  }
  return false;
}

// "Hezbollah guerrillas", "NATO troops", "members of the union": the body acts.
bool Actors::add_body_of_agent(std::uint32_t token, std::vector<Actor>& out) const {
  const std::string& noun = m_tree[token].lemma;
  if (m_pack.lexicon.state_agents.count(noun) == 0 && m_pack.lexicon.body_agents.count(noun) == 0)
    return false;
  for (const std::uint32_t c : m_tree.children(token)) {
    const Deprel relation = m_tree[c].deprel;
    const bool modifier = relation == Deprel::compound || relation == Deprel::nmod_poss ||
                          relation == Deprel::amod || relation == Deprel::nmod_desc ||
                          (relation == Deprel::nmod && m_tree.case_of(c) == "of");
    const Reference* reference = modifier ? m_entities.at(c) : nullptr;
    if (reference == nullptr || !reference->entity) continue;
    if (m_entities[*reference->entity].type != "Organization")
      continue;  // the European Union has a code, too
    const TokenRange words = m_entities.name_at(c);
    out.push_back(
        {*reference->entity, {std::min(words.begin, token), std::max(words.end, token + 1)}, kBodyAgent});
    return true;
  }
  return false;
}

// "[his] country would not retaliate": the country of whoever the possessor stands for.
bool Actors::add_country_of(std::uint32_t possessor, std::vector<Actor>& out) const {
  if (m_tree[possessor].upos != Upos::PRON) return false;
  std::vector<Actor> found;
  add_one(possessor, found);
  if (found.size() != 1) return false;
  const std::string iso3 = m_entities[found.front().entity].country;  // a copy: country() may add
  if (iso3.empty()) return false;
  out.push_back({m_entities.country(iso3), found.front().words, kComposed * kPronoun});
  return true;
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
    if (relation == Deprel::nmod_poss && m_tree[token].deprel == Deprel::nsubj && add_country_of(c, out))
      return true;
    if (relation == Deprel::compound || relation == Deprel::nmod_poss) {
      const auto person = person_at(c);
      // "the [Ford] administration" of the past, whoever the recogniser took the name for.
      const bool named = m_tree[c].upos == Upos::PROPN && (!person || m_entities[*person].country.empty());
      const std::string iso3 = named    ? m_pack.leaders.country_of(m_tree.form(c))
                               : person ? m_entities[*person].country
                                        : std::string();
      if (iso3.empty()) continue;
      out.push_back({m_entities.country(iso3), m_entities.name_at(c), kComposed});
      return true;
    }
    const std::string adposition = relation == Deprel::nmod ? m_tree.case_of(c) : std::string();
    if (adposition != "from" && adposition != "of") continue;
    const std::size_t before = out.size();
    for (const std::uint32_t conjunct : m_tree.conjuncts(c)) add_one(conjunct, out);
    if (out.size() > before) return true;
  }
  if (const std::string iso3 = home_of_agent(token); !iso3.empty()) {
    out.push_back({m_entities.country(iso3), {token, token + 1}, kComposed});
    return true;
  }
  return false;
}

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

// A pronoun that nothing was linked to.
bool Actors::add_subject_above(std::uint32_t token, std::vector<Actor>& out) const {
  if (m_tree[token].upos != Upos::PRON) return false;
  const auto clause = clause_of_antecedent(token);
  if (!clause) return false;
  std::optional<std::uint32_t> antecedent = m_tree.child(*clause, Deprel::nsubj);
  if (m_tree[*clause].lemma == "warn" && m_tree[token].deprel == Deprel::nsubj &&
      is_open_to_it(*m_tree.head(token))) {
    if (const auto told = m_tree.child(*clause, {Deprel::obj, Deprel::iobj})) antecedent = told;
  }
  if (!antecedent || *antecedent >= token) return false;
  const std::size_t before = out.size();
  add_one(*antecedent, out);
  for (std::size_t i = before; i < out.size(); ++i) out[i].certainty *= kPronoun;
  return out.size() > before;
}

// "former members of the party", "an ex-minister of Peru": they act for it no more.
bool Actors::is_former(std::uint32_t token) const {
  const auto children = m_tree.children(token);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    return c < token && m_pack.lexicon.former.count(utf8::lower(m_tree[c].lemma)) != 0;
  });
}

void Actors::add_one(std::uint32_t token, std::vector<Actor>& out) const {
  if (add_nationals(token, out) || add_named(token, out) || add_subject_above(token, out)) return;
  const Token& head = m_tree[token];
  const bool nominal =
      m_tree.is_nominal(token) || head.upos == Upos::NUM || head.upos == Upos::DET || head.upos == Upos::ADJ;
  if (!nominal || add_person_below(token, out)) return;
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

// "Chilean farmers blocked a road … They demanded", "the farmers": whom the noun named that is taken up. Of
// pronouns only subjects that continue a subject are sure enough.
void Actors::add_antecedent(std::uint32_t token, std::vector<Actor>& out) const {
  const auto noun = m_entities.antecedent(token);
  if (!noun) return;
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

std::vector<Actor> Actors::of(std::uint32_t token) const {
  std::vector<Actor> out;
  for (const std::uint32_t conjunct : m_tree.conjuncts(token)) {
    if (m_tree.is_verb(conjunct)) continue;
    const std::size_t before = out.size();
    add_one(conjunct, out);
    if (out.size() == before) add_antecedent(conjunct, out);
    for (const std::uint32_t c : named_members(conjunct)) add_one(c, out);
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
    if (auto found = place(c)) return found;
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
