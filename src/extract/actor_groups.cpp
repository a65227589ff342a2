// People without a name of their own: "French farmers", "university students throughout Indonesia".
#include <algorithm>
#include <string>
#include <string_view>

#include "base/utf8.hpp"
#include "extract/actors.hpp"

namespace newsgraph {
namespace {

constexpr double kGroup = 0.85;       // they may be few of many
constexpr double kLooseGroup = 0.75;  // "protesters": whose, the phrase does not say

bool is_inside(const std::string& adposition) {
  return adposition == "in" || adposition == "throughout" || adposition == "across" ||
         adposition == "inside" || adposition == "of" || adposition == "from";
}

bool is_loose_body(std::string_view noun) {
  return noun == "group" || noun == "faction" || noun == "organization" || noun == "organisation";
}

bool is_capitalized(std::string_view word) {
  std::size_t pos = 0;
  return !word.empty() && utf8::is_upper(utf8::next(word, pos));
}

}  // namespace

// "[ethnic] Albanians" belong to no state.
bool Actors::is_ethnic(std::uint32_t demonym) const {
  const std::uint32_t begin = m_entities.name_at(demonym).begin;
  return begin > m_tree.sentence_tokens(begin).begin && utf8::lower(m_tree.form(begin - 1)) == "ethnic";
}

// "[Turkish] Cypriots", "[Greek] and Turkish Cypriots": whose kin they are, not which state they act for.
bool Actors::is_kin(std::uint32_t demonym) const {
  const auto names_people = [&](std::uint32_t t) {
    const Reference* reference = t < m_tree.size() ? m_entities.at(t) : nullptr;
    return reference != nullptr && reference->demonym;
  };
  const std::uint32_t end = m_entities.name_at(demonym).end;
  if (!names_people(demonym) || end + 2 >= m_tree.size()) return false;
  if (names_people(end) && m_tree[end].upos == Upos::ADJ)
    return m_entities.at(end)->iso3 != m_entities.at(demonym)->iso3;
  return m_tree[end].lemma == "and" && names_people(end + 1) && is_kin(end + 1);
}

// The country whose people the noun names: of a modifier, or of the place that they are in.
std::string Actors::country_around(std::uint32_t token) const {
  if (const auto country = modifying_country(token)) return m_entities[country->entity].country;
  for (const std::uint32_t c : m_tree.children(token)) {
    const Deprel relation = m_tree[c].deprel;
    const bool owner = relation == Deprel::compound || relation == Deprel::nmod_poss;  // "Queensland voters"
    if (owner || (relation == Deprel::nmod && is_inside(m_tree.case_of(c)))) {
      if (std::string inside = m_locations.of_phrase(c); !inside.empty()) return inside;
      const Reference* reference = m_entities.at(c);
      if (reference != nullptr && reference->entity && !m_entities[*reference->entity].country.empty())
        return m_entities[*reference->entity].country;
    }
    if (relation != Deprel::acl) continue;
    for (const std::uint32_t place : m_tree.children(c)) {  // "rebels operating in Chad"
      if (m_tree[place].deprel != Deprel::obl || !is_inside(m_tree.case_of(place))) continue;
      if (std::string inside = m_locations.of_phrase(place); !inside.empty()) return inside;
    }
  }
  return "";
}

// "judges in [The Hague]": those of a court of many states, not of the one where it sits.
bool Actors::is_of_world(std::uint32_t judges) const {
  const auto seat = m_pack.lexicon.world_seats.find(noun(judges));
  if (seat == m_pack.lexicon.world_seats.end()) return false;
  const auto children = m_tree.children(judges);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    const Reference* place = m_tree[c].deprel == Deprel::nmod ? m_entities.at(c) : nullptr;
    return place != nullptr && place->place == seat->second;
  });
}

// "police in Oslo", "police arrested three in Oslo", "In Chile, the government …"; "" for those who may be
// abroad.
std::string Actors::home_of_agent(std::uint32_t token) const {
  const Lexicon& lexicon = m_pack.lexicon;
  const auto children = m_tree.children(token);
  // "California authorities" do not act for the country that California lies in.
  const bool regional = std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    const Deprel relation = m_tree[c].deprel;
    const Reference* owner =
        relation == Deprel::compound || relation == Deprel::nmod_poss ? m_entities.at(c) : nullptr;
    return owner != nullptr && owner->entity && m_entities[*owner->entity].type == "Place";
  });
  if (regional) return "";
  const bool domestic = std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    return c < token && lexicon.home_modifiers.count(utf8::lower(m_tree[c].lemma)) != 0;
  });
  const bool local_noun = lexicon.local_agents.count(noun(token)) != 0;
  const bool office = local_noun || lexicon.home_agents.count(noun(token)) != 0;
  if ((!domestic && !office) || is_of_world(token)) return "";
  const auto determiner = m_tree.child(token, Deprel::det);
  if (!office && determiner && m_tree[*determiner].lemma == "a") return "";  // "met a police officer"
  if (std::string around = country_around(token); !around.empty()) return around;
  return domestic || local_noun ? m_locations.of_clause(token) : m_locations.of_opening(token);
}

// "prisoners rioted at a jail in Oslo": people of whom only the clause says where they are.
std::string Actors::home_of_group(std::uint32_t token) const {
  if (std::string around = country_around(token); !around.empty()) return around;
  const Lexicon& lexicon = m_pack.lexicon;
  const Xpos tag = m_tree[token].xpos;
  const bool many =
      tag == Xpos::NNS || tag == Xpos::NNPS || lexicon.collective_groups.count(noun(token)) != 0;
  if (!many || lexicon.travellers.count(noun(token)) != 0 || is_met(token)) return "";
  return m_locations.of_clause(token);
}

// "held talks with [rebels] in Oslo", "a deal was signed in Oslo by Chile and [rebels]": people meet
// anywhere.
bool Actors::is_met(std::uint32_t token) const {
  const Lexicon& lexicon = m_pack.lexicon;
  auto verb = m_tree.head(token);
  while (verb && !m_tree.is_verb(*verb)) verb = m_tree.head(*verb);
  if (!verb) return false;
  const auto object = m_tree.child(*verb, Deprel::obj);
  const bool meeting = object && lexicon.meeting_nouns.count(m_tree[*object].lemma) != 0;
  return meeting || lexicon.partner_verbs.count(m_tree[*verb].lemma) != 0;
}

// "two soldiers", "several Norwegians", "hundreds of Palestinians"
bool Actors::is_counted(std::uint32_t token) const {
  if (m_tree.child(token, Deprel::nummod)) return true;
  const auto measures = [&](std::uint32_t word) {
    return m_pack.lexicon.measure_nouns.count(utf8::lower(m_tree[word].lemma)) != 0;
  };
  for (const std::uint32_t c : m_tree.children(token)) {
    const Deprel relation = m_tree[c].deprel;
    if ((relation == Deprel::amod || relation == Deprel::det) && measures(c)) return true;
  }
  const auto head = m_tree.head(token);
  return head && m_tree[token].deprel == Deprel::nmod && m_tree.case_of(token) == "of" && measures(*head);
}

// "a Norwegian", "the 40-year-old Norwegian"; in "a Norwegian ship" the word only describes.
bool Actors::is_one_national(std::uint32_t demonym) const {
  const std::uint32_t end = m_entities.name_at(demonym).end;
  const bool describes = end < m_tree.size() && (m_tree.is_nominal(end) || m_tree[end].upos == Upos::ADJ);
  if (describes) return false;
  const auto children = m_tree.children(demonym);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    if (c > demonym) return false;
    const std::string lemma = utf8::lower(m_tree[c].lemma);
    return m_tree[c].deprel == Deprel::det ? lemma == "a" || lemma == "another"
                                           : lemma == "old" && m_tree[c].deprel == Deprel::amod;
  });
}

// "100 Palestinians" are some of them, not their government; "ethnic Albanians" are not Albania's, and
// "Bosnian Serbs" are Bosnia's.
bool Actors::add_nationals(std::uint32_t token, std::vector<Actor>& out) const {
  const Reference* reference = m_entities.at(token);
  const Xpos tag = m_tree[token].xpos;
  if (reference == nullptr || !reference->demonym) return false;
  const bool one = is_one_national(token);
  if (!one && tag != Xpos::NNPS && tag != Xpos::NNS) return false;
  if (one && add_person_below(token, out)) return true;
  TokenRange words = m_entities.name_at(token);
  std::string iso3 = reference->iso3;
  if (is_ethnic(token)) {
    iso3 = m_locations.of_clause(token);
    --words.begin;
  } else if (const auto state = modifying_country(token)) {
    if (!m_entities.at(state->words.begin)->demonym) return false;
    iso3 = m_entities[state->entity].country;
    words.begin = std::min(words.begin, state->words.begin);
  } else if (!one && !is_counted(token)) {
    return false;
  }
  const std::string name(m_tree.span(words).of(m_tree.doc().text));
  out.push_back({m_entities.group(name, iso3, "CVL", m_tree.span(words)), words, kGroup});
  return true;
}

// "farmers", "three police [officers]", "rights [groups]": their sector, or "".
std::string Actors::kind_of_group(std::uint32_t token) const {
  const Lexicon& lexicon = m_pack.lexicon;
  const std::string word = noun(token);
  if (const auto kind = lexicon.group_nouns.find(word); kind != lexicon.group_nouns.end())
    return kind->second;
  const bool body = is_loose_body(word);
  for (const std::uint32_t c : m_tree.children(token)) {
    const Deprel relation = m_tree[c].deprel;
    if (body ? relation != Deprel::compound && relation != Deprel::amod
             : relation != Deprel::compound || !is_counted(token))
      continue;
    const auto& kinds = body ? lexicon.group_kinds : lexicon.group_nouns;
    if (const auto kind = kinds.find(noun(c)); kind != kinds.end()) return kind->second;
  }
  return "";
}

bool Actors::add_group(std::uint32_t token, std::vector<Actor>& out) const {
  const std::string kind = kind_of_group(token);
  const bool agent = m_pack.lexicon.state_agents.count(noun(token)) != 0;  // "Afghan rebel leaders"
  if (kind.empty() && (!agent || is_state_agent(token) || is_part_of_state(token))) return false;
  const std::string country = home_of_group(token);
  // Without a country only people in the plural; "the company" and "soldiers" are not known to anybody.
  const bool plural = m_tree[token].xpos == Xpos::NNS || m_tree[token].xpos == Xpos::NNPS;
  const bool loose =
      m_strangers == Strangers::kept && !kind.empty() && plural && kind != "BUS" && kind != "MIL";
  if (country.empty() && !loose) return false;

  out.push_back(group_at(token, country, kind));
  return true;
}

// "killed three [soldiers] and eight auxiliaries": people on whom something falls, whose they are unknown.
std::vector<Actor> Actors::strangers(std::uint32_t token, bool one) const {
  std::vector<Actor> out;
  for (const std::uint32_t t : m_tree.conjuncts(token)) {
    const Xpos tag = m_tree[t].xpos;
    const std::string kind = kind_of_group(t);
    const auto article = one && tag == Xpos::NN ? m_tree.child(t, Deprel::det) : std::nullopt;
    const bool some = article ? m_tree[*article].lemma == "a" || m_tree[*article].lemma == "another"
                              : tag == Xpos::NNS || tag == Xpos::NNPS;
    const bool known = article ? !kind.empty() && kind != "BUS"
                               : !kind.empty() || m_pack.lexicon.strangers.count(noun(t)) != 0;
    if (some && known) out.push_back(group_at(t, "", kind));
  }
  return out;
}

// "five Venezuelan [officials]", "a Norwegian [soldier]": some of a country's people, not the country.
std::optional<Actor> Actors::people_of(const Actor& country) const {
  std::uint32_t token = m_tree.head_of(country.words);
  const Deprel relation = m_tree[token].deprel;
  const bool describes = relation == Deprel::amod || relation == Deprel::compound;
  if (describes && m_entities.at(token) != nullptr) token = *m_tree.head(token);
  if (m_entities.at(token) != nullptr || m_tree[token].upos != Upos::NOUN) return std::nullopt;
  const std::string kind = kind_of_group(token);
  if (kind.empty() && m_pack.lexicon.servants.count(noun(token)) == 0) return std::nullopt;
  const auto article = m_tree.child(token, Deprel::det);
  const bool one = m_tree[token].xpos == Xpos::NN && article && m_tree[*article].lemma == "a";
  if (!one && !is_counted(token)) return std::nullopt;
  const std::string home = m_entities[country.entity].country;  // the group may move the entities
  return group_at(token, home, kind);
}

Actor Actors::group_at(std::uint32_t token, const std::string& country, std::string sector) const {
  // Words that tell one group from another; "radical", "several" and the like do not, but
  // "South [Asian]" does.
  const auto& nouns = m_pack.lexicon.group_nouns;
  std::string name;
  bool named = false;  // says itself whose people they are
  const bool is_body = is_loose_body(noun(token));
  TokenRange words{token, token + 1};
  const std::uint32_t first = m_tree.sentence_tokens(token).begin;
  while (words.begin > first && m_tree.head(words.begin - 1) && m_tree.dominates(token, words.begin - 1) &&
         m_tree[words.begin - 1].upos != Upos::PUNCT && m_tree[words.begin - 1].upos != Upos::ADP &&
         m_tree[words.begin - 1].upos != Upos::AUX) {
    --words.begin;
  }
  for (std::uint32_t t = words.begin; t < words.end; ++t) {
    const std::string lemma = utf8::lower(m_tree[t].lemma);
    const bool kept = t == token || m_entities.at(t) != nullptr || m_tree[t].deprel == Deprel::compound ||
                      m_pack.lexicon.non_state.count(lemma) != 0 ||
                      (is_body && m_pack.lexicon.group_kinds.count(lemma) != 0) ||
                      (t > first && m_tree[t].upos == Upos::ADJ && is_capitalized(m_tree.form(t)));
    if (!kept || m_tree[t].xpos == Xpos::POS || m_tree[t].upos == Upos::PRON) continue;
    if (const auto better = nouns.find(lemma); better != nouns.end() && sector.empty())
      sector = better->second;
    named |= m_entities.at(t) != nullptr;
    if (!name.empty()) name += ' ';
    name += m_tree.form(t);
  }
  const Country* home = named ? nullptr : m_pack.places.country(country);
  if (home != nullptr) name += " in " + home->name;
  const EntityId id = m_entities.group(name, country, sector, m_tree.span(words));
  return {id, words, country.empty() ? kLooseGroup : kGroup};
}

}  // namespace newsgraph
