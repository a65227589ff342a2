// From names to bodies: those of the list, governments, two bodies in one name, and unknown ones as they are.
#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "extract/acronyms.hpp"
#include "extract/entities.hpp"

namespace newsgraph {

// "the Lind administration", "Indian government", "Police": an agent noun, with its owner or alone, is no
// name of a body.
bool EntityTable::is_composed_agent(TokenRange name) const {
  const Token& last = m_tree[name.end - 1];
  if (last.upos == Upos::NOUN) return m_pack.lexicon.state_agents.count(last.lemma) != 0;
  return name.size() == 1 && m_pack.lexicon.home_agents.count(utf8::lower(last.lemma)) != 0;
}

// "Government of Norway", "Norwegian Government": the country, whichever words name it.
bool EntityTable::read_government(TokenRange name) {
  constexpr std::string_view kGovernment = "government";
  TokenRange owner{name.begin, name.end - 1};
  if (name.size() > 2 && utf8::lower(m_tree.form(name.begin)) == kGovernment &&
      m_tree[name.begin + 1].lemma == "of")
    owner = {name.begin + 2, name.end};
  else if (name.size() < 2 || utf8::lower(m_tree.form(name.end - 1)) != kGovernment)
    return false;
  while (owner.size() > 1 && m_tree[owner.begin].upos == Upos::DET) ++owner.begin;
  const auto& meanings = m_pack.places.find(clean_name(name_text(owner)));
  const bool known = !meanings.empty() && (meanings.front().kind == PlaceKind::country ||
                                           meanings.front().kind == PlaceKind::demonym);
  if (!known) return false;
  const std::string iso3 = meanings.front().iso3;
  const EntityId id = country(iso3);
  add_mention(id, m_tree.span(name));
  refer(name, {id, iso3, "", false, {}});
  return true;
}

// "Amnesty International and Project Albatross" in one name, when one of the two is known: refers to both.
bool EntityTable::read_two_bodies(TokenRange name) {
  for (std::uint32_t t = name.begin + 1; t + 1 < name.end; ++t) {
    if (m_tree[t].lemma != "and") continue;
    const std::array<TokenRange, 2> halves{TokenRange{name.begin, t}, TokenRange{t + 1, name.end}};
    const auto known = [&](TokenRange half) { return listed(clean_name(name_text(half))); };
    if (known(name) != nullptr || (known(halves[0]) == nullptr && known(halves[1]) == nullptr)) return false;
    for (const TokenRange half : halves) {
      const Organization* listed = known(half);
      const Organization body =
          listed != nullptr ? *listed : Organization{clean_name(name_text(half)), {}, "", ""};
      refer(half, {listed_body(body, m_tree.span(half)), "", "", false, {}});
    }
    return true;
  }
  return false;
}

// Parties have the same names and letters in many countries, and "CHP" may be the highway patrol.
const Organization* EntityTable::listed(std::string_view name) const {
  const Organization* body = m_pack.organizations.find(name);
  if (body == nullptr || body->country.empty()) return body;
  // "Congress" and "Senate", too, are the words for many.
  const bool legislature = body->sector == "LEG" && m_pack.lexicon.english_speaking.count(body->country) != 0;
  if (legislature && is_of_another(body->country)) return nullptr;
  // So have staffs and commands.
  const bool anywhere =
      body->sector == "PTY" || (body->sector == "MIL" && name.find(' ') != std::string_view::npos);
  return anywhere && !names_country(body->country) ? nullptr : body;
}

// Found once it is asked for: every name of a body or a town may ask.
const EntityTable::NamedCountries& EntityTable::named_countries() const {
  if (m_named) return *m_named;
  m_named.emplace();
  const auto take = [&](const std::string& name) -> const PlaceMatch* {
    const std::vector<PlaceMatch>& meanings = m_pack.places.find(name);
    if (meanings.empty()) return nullptr;
    std::vector<std::string>& names = (*m_named)[meanings.front().iso3].names;
    if (names.empty() || (names.size() == 1 && names.front() != name)) names.push_back(name);
    return &meanings.front();
  };
  for (std::uint32_t t = 0; t < m_tree.size(); ++t) {
    if (m_tree[t].upos != Upos::PROPN && m_tree[t].upos != Upos::ADJ) continue;
    const PlaceMatch* place = take(std::string(m_tree.form(t)));
    if (place == nullptr) continue;
    NamedCountry& country = (*m_named)[place->iso3];
    ++country.words;
    if (place->kind == PlaceKind::country || place->kind == PlaceKind::demonym) ++country.own_words;
  }
  for (const Mention& mention : m_tree.doc().mentions) {
    if (mention.kind == MentionKind::name) take(clean_name(name_text(mention.tokens)));
  }
  return *m_named;
}

bool EntityTable::is_of_another(std::string_view iso3) const {
  constexpr std::size_t kMuch = 3;
  const NamedCountries& named = named_countries();
  const auto found = named.find(iso3);
  const std::size_t own = found == named.end() ? 0 : found->second.words;
  std::size_t most = 0;
  for (const auto& [other, country] : named) {
    if (other != iso3) most = std::max(most, country.own_words);
  }
  return most > 0 && (own == 0 ? !names_country(iso3) : most >= kMuch * own);
}

bool EntityTable::names_country(std::string_view iso3, std::string_view but) const {
  const auto found = named_countries().find(iso3);
  if (found == named_countries().end()) return false;
  const std::vector<std::string>& names = found->second.names;
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return name != but; });
}

// A body of the list, also behind its country: "South Korean National Assembly", whose country goes to
// `country`.
const Organization* EntityTable::known_body(TokenRange name, std::string& country) const {
  if (const Organization* body = listed(clean_name(name_text(name)))) return body;
  for (std::uint32_t cut = name.begin + 1; cut < name.end && cut < name.begin + 4; ++cut) {
    const auto& owner = m_pack.places.find(clean_name(name_text({name.begin, cut})));
    if (owner.empty() ||
        (owner.front().kind != PlaceKind::country && owner.front().kind != PlaceKind::demonym))
      continue;
    const std::uint32_t begin = m_tree[cut].xpos == Xpos::POS && cut + 1 < name.end ? cut + 1 : cut;
    if (const Organization* body = listed(clean_name(name_text({begin, name.end})))) {
      country = owner.front().iso3;
      return body;
    }
  }
  return nullptr;
}

void EntityTable::read_organization(const std::vector<std::uint32_t>& names, const Chain& chain) {
  const Document& doc = m_tree.doc();
  ExtractedEntity body{"Organization", "", "", {}, {}, {}};
  const Organization* known = nullptr;
  bool by_acronym = false;
  for (const std::uint32_t m : names) {
    const TokenRange range = body_name(doc.mentions[m].tokens, body.country);
    const std::string name = clean_name(name_text(range));
    if (is_composed_agent(range) || read_government(range) || read_two_bodies(range)) continue;
    if (known == nullptr) {
      known = known_body(range, body.country);
      by_acronym = known != nullptr && name.find(' ') == std::string::npos;
    }
    if (name.size() > body.name.size() && name.size() <= kMaxNameBytes) body.name = name;
  }
  if (by_acronym && contradicts(*known, body.name)) known = nullptr;
  // "Brazil's Senate" is none that the list knows as that of another country.
  if (known != nullptr && !known->country.empty() && !body.country.empty() && known->country != body.country)
    known = nullptr;
  if (known != nullptr) {
    body.name = known->name;
    if (!known->country.empty()) body.country = known->country;
  }
  if (body.name.empty()) return;
  const std::string key = "Organization:" + body.name + ":" + body.country;
  auto found = m_by_key.find(key);
  if (found == m_by_key.end()) found = m_by_key.emplace(key, add(std::move(body))).first;
  const EntityId id = found->second;
  if (known != nullptr && !known->sector.empty()) m_entities[id].properties["sector"] = known->sector;
  refer_body(chain, id);
}

void EntityTable::refer_body(const Chain& chain, EntityId id) {
  for (const std::uint32_t m : chain.mentions) {
    const Mention& mention = m_tree.doc().mentions[m];
    if (in_furniture(mention.span)) continue;
    if (mention.kind != MentionKind::name) {
      m_nameless.emplace_back(mention.tokens, id);
      continue;
    }
    if (at(m_tree.head_of(mention.tokens)) != nullptr) continue;
    std::string country;
    const TokenRange range = body_name(mention.tokens, country);
    add_mention(id, m_tree.span(range));
    add_alias(id, name_text(range));
    refer(range, {id, "", "", false, {}});
    if (const auto acronym = acronym_behind(m_tree, range)) m_own_acronyms[*acronym] = id;
  }
}

}  // namespace newsgraph
