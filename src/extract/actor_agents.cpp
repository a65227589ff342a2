// Those who act for a country or body: "South Korean officials", "Hezbollah guerrillas", "a delegation led by
// Lind".
#include <algorithm>
#include <string>

#include "base/utf8.hpp"
#include "extract/actors.hpp"
#include "graph/property_text.hpp"

namespace newsgraph {
namespace {

constexpr double kBodyAgent = 0.9;  // "Hezbollah guerrillas" are Hezbollah

}  // namespace

// "Norwegian and British officials", "Israeli and Hamas officials", "the ministers of Norway and Britain":
// both sides act.
bool Actors::add_conjoined_sides(std::uint32_t token, std::vector<Actor>& out) const {
  for (const std::uint32_t c : m_tree.children(token)) {
    const std::string adposition = m_tree[c].deprel == Deprel::nmod ? m_tree.case_of(c) : std::string();
    if (m_tree[c].deprel != Deprel::amod && m_tree[c].deprel != Deprel::compound &&
        m_tree[c].deprel != Deprel::nmod_poss && adposition != "of" && adposition != "from")
      continue;
    std::vector<Actor> found;
    bool state = false;
    for (const std::uint32_t conjunct : m_tree.conjuncts(c)) {
      const Reference* body = m_entities.at(conjunct);
      if (const auto country = country_at(conjunct)) {
        found.push_back(*country);
        state = true;
      } else if (body != nullptr && body->entity && m_entities[*body->entity].type == "Organization") {
        found.push_back({*body->entity, m_entities.name_at(conjunct), kBodyAgent});
      }
    }
    if (found.size() < 2 || !state) continue;
    out.insert(out.end(), found.begin(), found.end());
    return true;
  }
  return false;
}

// The lemma, also of a noun that opens a sentence or stands in a headline.
std::string Actors::noun(std::uint32_t token) const { return utf8::lower(m_tree[token].lemma); }

// "the Indian [state] of Kerala", "the Norwegian [province] of Tarno": a place inside the country that owns
// it.
bool Actors::is_part_of_state(std::uint32_t noun) const {
  if (!m_locations.is_place_noun(noun) &&
      m_pack.lexicon.state_names.count(utf8::lower(m_tree[noun].lemma)) == 0)
    return false;
  for (const std::uint32_t c : m_tree.children(noun)) {
    const Deprel relation = m_tree[c].deprel;
    const bool names = relation == Deprel::appos || relation == Deprel::flat ||
                       relation == Deprel::nmod_desc ||
                       (relation == Deprel::nmod && m_tree.case_of(c) == "of");
    const Reference* name = names ? m_entities.at(c) : nullptr;
    if (name == nullptr || !name->iso3.empty()) continue;
    if (!name->entity || m_entities[*name->entity].type == "Place") return true;
  }
  return false;
}

// "South Korean officials" act for their country, "Afghan rebel leaders" do not.
bool Actors::is_state_agent(std::uint32_t token) const {
  if (m_pack.lexicon.state_agents.count(noun(token)) == 0 || is_part_of_state(token)) return false;
  for (const std::uint32_t c : m_tree.children(token)) {
    const Deprel relation = m_tree[c].deprel;
    const bool modifier =
        relation == Deprel::amod || relation == Deprel::compound || relation == Deprel::nmod_poss;
    if (modifier && m_pack.lexicon.non_state.count(utf8::lower(m_tree[c].lemma)) != 0) return false;
  }
  return true;
}

// "family [members] of Hezbollah fighters" are not Hezbollah.
bool Actors::are_kin(std::uint32_t token) const {
  const auto kind = m_tree.child(token, Deprel::compound);
  return kind && m_pack.lexicon.kin_nouns.count(m_tree[*kind].lemma) != 0;
}

// "thousands of Greek farmers", "a group of diplomats": those behind "of".
bool Actors::add_measured(std::uint32_t token, std::vector<Actor>& out) const {
  if (m_pack.lexicon.measure_nouns.count(m_tree[token].lemma) == 0 || are_kin(token)) return false;
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

// "[NATO]-led", "[U.S.]-led": who leads, before the participle.
std::optional<std::uint32_t> Actors::leader_before_dash(std::uint32_t participle) const {
  if (m_pack.lexicon.leading_verbs.count(m_tree[participle].lemma) == 0) return std::nullopt;
  if (participle < 2 || m_tree.form(participle - 1) != "-") return std::nullopt;
  const std::uint32_t before = participle - 2;
  return before >= m_tree.sentence_tokens(participle).begin && m_entities.at(before) != nullptr
             ? std::optional(before)
             : std::nullopt;
}

// "Norway's [UN] ambassador", "the Norwegian [NATO] envoy": the body is where the country sends them.
bool Actors::is_sent_to(TokenRange body, std::uint32_t envoy) const {
  const Office* office = m_pack.offices.find(m_tree[envoy].lemma);
  if (office == nullptr || office->kind != OfficeKind::envoy) return false;
  std::uint32_t before = body.begin;
  if (before > 0 && m_tree[before - 1].xpos == Xpos::POS) --before;
  return before > m_tree.sentence_tokens(envoy).begin && country_at(before - 1).has_value();
}

// "Hezbollah guerrillas", "NATO troops", "members of the union": the body acts.
bool Actors::add_body_of_agent(std::uint32_t token, std::vector<Actor>& out) const {
  const std::string& noun = m_tree[token].lemma;
  if (m_pack.lexicon.state_agents.count(noun) == 0 && m_pack.lexicon.body_agents.count(noun) == 0)
    return false;
  if (are_kin(token)) return false;
  for (const std::uint32_t c : m_tree.children(token)) {
    const Deprel relation = m_tree[c].deprel;
    const bool modifier = relation == Deprel::compound || relation == Deprel::nmod_poss ||
                          relation == Deprel::amod || relation == Deprel::nmod_desc ||
                          (relation == Deprel::nmod && m_tree.case_of(c) == "of");
    const std::uint32_t named = relation == Deprel::amod ? leader_before_dash(c).value_or(c) : c;
    const Reference* reference = modifier ? m_entities.at(named) : nullptr;
    if (reference == nullptr || !reference->entity) continue;
    if (m_entities[*reference->entity].type != "Organization")
      continue;  // the European Union has a code, too
    const TokenRange words = m_entities.name_at(named);
    // "opposition leaders" are some of many bodies.
    if (m_tree[named].upos == Upos::NOUN &&
        property_text(m_entities[*reference->entity].properties, "sector") == "OPP")
      return false;
    if (is_sent_to(words, token)) return false;
    out.push_back(
        {*reference->entity, {std::min(words.begin, token), std::max(words.end, token + 1)}, kBodyAgent});
    return true;
  }
  return false;
}

// "[Lind], whose country …"
std::optional<std::uint32_t> Actors::antecedent_of_whose(std::uint32_t pronoun) const {
  for (auto word = m_tree.head(pronoun); word; word = m_tree.head(*word)) {
    if (m_tree[*word].deprel == Deprel::acl_relcl) return m_tree.head(*word);
  }
  return std::nullopt;
}

// "[his] country would not retaliate", "[its] forces": the country of the person that the possessor stands
// for, or the body or group itself.
bool Actors::add_owner(std::uint32_t possessor, std::uint32_t noun, std::vector<Actor>& out) const {
  if (m_tree[possessor].upos != Upos::PRON) return false;
  const auto whose = m_tree.has_lemma(possessor, "whose") ? antecedent_of_whose(possessor) : std::nullopt;
  std::vector<Actor> found;
  add_one(whose.value_or(possessor), found);
  if (found.size() != 1) return false;
  const Actor& owner = found.front();
  const std::string& type = m_entities[owner.entity].type;
  if ((type == "Organization" || type == "Group") &&
      m_pack.lexicon.state_names.count(utf8::lower(m_tree[noun].lemma)) == 0) {
    out.push_back({owner.entity, owner.words, kBodyAgent * kPronoun});
    return true;
  }
  const std::string& iso3 = m_entities[owner.entity].country;
  if (iso3.empty()) return false;
  out.push_back({m_entities.country(iso3), owner.words, kComposed * kPronoun});
  return true;
}

// "the Ford [administration]" without a word of who that is: of the state whose government English calls so,
// where the article names it.
std::string Actors::usual_state(std::uint32_t noun) const {
  const auto found = m_pack.lexicon.usual_states.find(m_tree[noun].lemma);
  const bool named = found != m_pack.lexicon.usual_states.end() && m_entities.names_country(found->second);
  return named ? found->second : std::string();
}

// "South Korean officials", "the Lind administration", "officials from both sides": they act for a country.
bool Actors::add_agent(std::uint32_t token, std::vector<Actor>& out) const {
  if (add_conjoined_sides(token, out)) return true;
  if (const auto country = modifying_country(token)) {
    out.push_back(
        {country->entity, {country->words.begin, std::max(country->words.end, token + 1)}, kComposed});
    return true;
  }
  for (const std::uint32_t c : m_tree.children(token)) {
    const Deprel relation = m_tree[c].deprel;
    if (relation == Deprel::nmod_poss && m_tree[token].deprel == Deprel::nsubj && add_owner(c, token, out))
      return true;
    if (relation == Deprel::compound || relation == Deprel::nmod_poss) {
      const auto person = person_at(c);
      // "the [Ford] administration" of the past, whoever the recogniser took the name for.
      const bool named = m_tree[c].upos == Upos::PROPN && (!person || m_entities[*person].country.empty());
      std::string iso3 = named    ? m_pack.leaders.country_of(m_tree.form(c))
                         : person ? m_entities[*person].country
                                  : std::string();
      if (iso3.empty() && named) iso3 = usual_state(token);
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
  if (const auto pair = m_tree.child(token, Deprel::nmod_poss)) {  // "[the two countries'] ministers"
    const std::size_t before = out.size();
    add_reciprocal(*pair, out);
    if (out.size() > before) return true;
  }
  if (const std::string iso3 = home_of_agent(token); !iso3.empty()) {
    out.push_back({m_entities.country(iso3), {token, token + 1}, kComposed});
    return true;
  }
  return false;
}

// "former members of the party", "an ex-minister of Peru": they act for it no more.
bool Actors::is_former(std::uint32_t token) const {
  const auto children = m_tree.children(token);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    return c < token && m_pack.lexicon.former.count(utf8::lower(m_tree[c].lemma)) != 0;
  });
}

bool Actors::is_former_agent(std::uint32_t token) const {
  return m_pack.lexicon.state_agents.count(noun(token)) != 0 && is_former(token);
}

}  // namespace newsgraph
