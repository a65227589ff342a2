// From the names and chains of the language stages to people, bodies and places.
#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "extract/acronyms.hpp"
#include "extract/entities.hpp"

namespace newsgraph {
namespace {

// Leading articles, honorifics and offices, and a possessive ending, are no part of a name.
TokenRange trimmed(const Tree& tree, const LanguagePack& pack, TokenRange range, bool person) {
  while (range.size() > 1 && tree[range.end - 1].xpos == Xpos::POS) --range.end;
  while (range.size() > 1 && tree[range.begin].upos == Upos::DET) ++range.begin;
  if (!person) return range;
  std::vector<std::string> words;
  for (std::uint32_t t = range.begin; t < range.end; ++t) words.push_back(utf8::lower(tree.form(t)));
  std::size_t skip = 0;
  const Office* office = nullptr;
  while (skip + 1 < words.size()) {
    const std::size_t length = pack.offices.longest_match(words, skip, &office);
    if (length == 0 || skip + length >= words.size()) break;
    skip += length;
    while (skip + 1 < words.size() && words[skip] == ".") ++skip;
  }
  range.begin += static_cast<std::uint32_t>(skip);
  return range;
}

}  // namespace

EntityTable::EntityTable(const Tree& tree, const LanguagePack& pack)
    : m_tree(tree), m_pack(pack), m_reference_at(tree.size(), 0) {
  for (const Chain& chain : with_acronyms(tree)) read_chain(chain);
  read_unmarked_names();
  read_nameless();
}

// Pronouns and nouns, after all names: "the [French] ambassador to [Chad]" is a person, but names two
// countries.
void EntityTable::read_nameless() {
  for (const auto& [tokens, id] : m_nameless) {
    const std::uint32_t head = m_tree.head_of(tokens);
    if (at(head) != nullptr) continue;
    add_mention(id, m_tree.span(tokens));
    refer({head, head + 1}, {id, "", "", false, {}});
  }
  m_nameless.clear();
}

void EntityTable::read_chain(const Chain& chain) {
  const Document& doc = m_tree.doc();
  std::vector<std::uint32_t> names;
  std::size_t people = 0;
  std::size_t bodies = 0;
  const auto surname_of = [&](const Mention& full, std::string_view word) {
    return full.kind == MentionKind::name && full.label == EntityLabel::PER && full.tokens.size() > 1 &&
           m_tree.form(full.tokens.end - 1) == word;
  };
  for (const std::uint32_t m : chain.mentions) {
    const Mention& mention = doc.mentions[m];
    if (mention.kind != MentionKind::name || in_furniture(mention.span)) continue;
    names.push_back(m);
    // A body of the list is one, whatever the recogniser took it for; but "Reid" beside "Anna Reid" is she.
    const std::string name = clean_name(name_text(mention.tokens));
    const bool surname = std::any_of(chain.mentions.begin(), chain.mentions.end(), [&](std::uint32_t other) {
      return surname_of(doc.mentions[other], name);
    });
    if (surname) {
      ++people;
      continue;
    }
    const bool body = mention.label == EntityLabel::ORG || listed(name) != nullptr;
    people += mention.label == EntityLabel::PER && !body ? 1 : 0;
    bodies += body ? 1 : 0;
  }
  if (names.empty()) return;
  // A lone "Seoul" that was taken for a person or a company is still the city.
  const bool long_name = std::any_of(names.begin(), names.end(),
                                     [&](std::uint32_t m) { return doc.mentions[m].tokens.size() > 1; });
  if (people * 2 > names.size() || (people > 0 && bodies == 0 && long_name && people * 2 >= names.size())) {
    if (long_name || !read_place(doc.mentions[names.front()]))
      read_person(names, chain);
    else
      for (std::size_t i = 1; i < names.size(); ++i) read_place(doc.mentions[names[i]]);
    return;
  }
  if (bodies * 2 > names.size()) {
    bool all_places = true;
    for (const std::uint32_t m : names) all_places = read_place(doc.mentions[m]) && all_places;
    if (!all_places) read_organization(names, chain);
    return;
  }
  for (const std::uint32_t m : names) read_place(doc.mentions[m]);
}

// "Prime Minister of [Norway] Paavo Lind": the country of the title is no part of the name.
TokenRange EntityTable::without_country(TokenRange name) {
  if (name.size() < 3 || name.begin == 0 || m_tree[name.begin - 1].lemma != "of") return name;
  for (std::uint32_t cut = name.end - 2; cut > name.begin; --cut) {
    const auto& meanings = m_pack.places.find(clean_name(name_text({name.begin, cut})));
    if (meanings.empty() || meanings.front().kind != PlaceKind::country) continue;
    const TokenRange country{name.begin, cut};
    read_place(Mention{m_tree.span(country), country, EntityLabel::GPE, MentionKind::name});
    return {cut, name.end};
  }
  return name;
}

// The country of a leader of the past. A lone surname that English shares needs a title: "President Ford".
std::string EntityTable::leader_country(std::string_view name, const std::vector<TokenRange>& ranges) const {
  const std::string country = m_pack.leaders.country_of(name);
  if (country.empty() || name.find(' ') != std::string_view::npos) return country;
  if (m_pack.lexicon.english_speaking.count(country) == 0) return country;
  const bool titled = std::any_of(ranges.begin(), ranges.end(), [&](TokenRange range) {
    const std::uint32_t before = range.begin - 1;
    const Office* office = nullptr;
    return range.begin > m_tree.sentence_tokens(range.begin).begin &&
           m_pack.offices.longest_match({utf8::lower(m_tree.form(before))}, 0, &office) > 0;
  });
  return titled ? country : "";
}

void EntityTable::read_person(const std::vector<std::uint32_t>& names, const Chain& chain) {
  const Document& doc = m_tree.doc();
  ExtractedEntity person{"Person", "", "", {}, {}, {}};
  std::vector<TokenRange> ranges;
  for (const std::uint32_t m : names) {
    const TokenRange range = without_country(trimmed(m_tree, m_pack, doc.mentions[m].tokens, true));
    ranges.push_back(range);
    const std::string name = clean_name(name_text(range));
    if (m_pack.offices.find(name) != nullptr) continue;  // "the Taoiseach" is a title, no name
    if (name.size() > person.name.size() && name.size() <= kMaxNameBytes) person.name = name;
  }
  if (person.name.empty()) return;
  person.country = leader_country(person.name, ranges);
  const EntityId id = add(std::move(person));
  for (const TokenRange range : ranges) {
    add_mention(id, m_tree.span(range));
    add_alias(id, name_text(range));
    refer(range, {id, "", "", false, {}});
  }
  for (const std::uint32_t m : chain.mentions) {
    if (doc.mentions[m].kind == MentionKind::name || in_furniture(doc.mentions[m].span)) continue;
    m_nameless.emplace_back(doc.mentions[m].tokens, id);
  }
}

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

// A body of the list, also behind its country: "South Korean National Assembly", whose country goes to
// `country`.
// Parties have the same names and letters in many countries, and "CHP" may be the highway patrol.
const Organization* EntityTable::listed(std::string_view name) const {
  const Organization* body = m_pack.organizations.find(name);
  const bool doubtful = body != nullptr && body->sector == "PTY" && !body->country.empty();
  return doubtful && !names_country(body->country) ? nullptr : body;
}

bool EntityTable::names_country(std::string_view iso3) const {
  const auto is_there = [&](std::string_view name) {
    const std::vector<PlaceMatch>& meanings = m_pack.places.find(name);
    return !meanings.empty() && meanings.front().iso3 == iso3;
  };
  const std::vector<Mention>& mentions = m_tree.doc().mentions;
  if (std::any_of(mentions.begin(), mentions.end(), [&](const Mention& mention) {
        return mention.kind == MentionKind::name && is_there(clean_name(name_text(mention.tokens)));
      }))
    return true;
  for (std::uint32_t t = 0; t < m_tree.size(); ++t) {
    if ((m_tree[t].upos == Upos::PROPN || m_tree[t].upos == Upos::ADJ) && is_there(m_tree.form(t)))
      return true;
  }
  return false;
}

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

// "Organization for Security and Co-operation [in Europe]": where the name ends that the list knows.
std::uint32_t EntityTable::end_of_listed_name(TokenRange name) const {
  constexpr std::uint32_t kMore = 5;
  const std::uint32_t limit = std::min(m_tree.sentence_tokens(name.begin).end, name.end + kMore);
  const Upos next = name.end < limit ? m_tree[name.end].upos : Upos::PUNCT;
  if (name.size() < 2 || (next != Upos::ADP && next != Upos::CCONJ)) return name.end;
  for (std::uint32_t end = limit; end > name.end + 1; --end) {
    if (m_pack.organizations.find(clean_name(name_text({name.begin, end}))) != nullptr) return end;
  }
  return name.end;
}

// The name without a place that owns it, whose country goes to `country`: "[Oslo's] Foreign Ministry".
TokenRange EntityTable::body_name(TokenRange name, std::string& country) {
  TokenRange range = trimmed(m_tree, m_pack, name, false);
  range.end = end_of_listed_name(range);
  for (std::uint32_t t = range.begin + 1; t + 1 < range.end; ++t) {
    if (m_tree[t].xpos != Xpos::POS) continue;
    const TokenRange owner{range.begin, t};
    const auto& meanings = m_pack.places.find(clean_name(name_text(owner)));
    if (meanings.empty()) break;
    if (country.empty()) country = meanings.front().iso3;
    read_place(Mention{m_tree.span(owner), owner, EntityLabel::GPE, MentionKind::name});
    range.begin = t + 1;
  }
  return range;
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
  if (const auto own = m_own_acronyms.find(body.name); own != m_own_acronyms.end()) {
    refer_body(chain, own->second);
    return;
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

// Countries, demonyms, capitals, seats, cities. False when the name is unknown and not labelled a place.
bool EntityTable::read_place(const Mention& mention) {
  const TokenRange range = trimmed(m_tree, m_pack, mention.tokens, false);
  const std::string name = clean_name(name_text(range));
  const Span span = m_tree.span(range);
  const auto& meanings = m_pack.places.find(name);
  if (meanings.empty()) {
    const bool location = mention.label == EntityLabel::GPE || mention.label == EntityLabel::LOC ||
                          mention.label == EntityLabel::FAC;
    if (const Organization* body = listed(name); body != nullptr && location) {
      refer(range, {listed_body(*body, span), "", "", false, {}});
      return true;
    }
    if (location && read_demonym_before(range)) return true;
    if (location && name.size() <= kMaxNameBytes) refer(range, {std::nullopt, "", name, false, {}});
    return location;
  }
  const PlaceMatch& likeliest = meanings.front();
  switch (likeliest.kind) {
    case PlaceKind::country:
    case PlaceKind::demonym:
      if (names_people(name)) {
        refer(range, {group(name, likeliest.iso3, "", span), likeliest.iso3, "", true, {}});
        return true;
      }
      refer(range,
            {country(likeliest.iso3, span), likeliest.iso3, "", likeliest.kind == PlaceKind::demonym, {}});
      return true;
    case PlaceKind::seat:
    case PlaceKind::capital:
      refer(range, {std::nullopt, likeliest.iso3, likeliest.name, false, {}});
      return true;
    case PlaceKind::city:
    case PlaceKind::region:
      // A city or region does not act for its country; it only lies in it.
      if (mention.label == EntityLabel::PER || mention.label == EntityLabel::ORG) return false;
      refer(range, {place(likeliest.name, likeliest.iso3, span), "", "", false, {}});
      return true;
  }
  return false;
}

// "Greeks": many of them, not their state.
bool EntityTable::names_people(std::string_view name) const {
  if (name.size() < 2 || name.back() != 's') return false;
  const auto is_demonym = [&](std::string_view word) {
    const std::vector<PlaceMatch>& meanings = m_pack.places.find(word);
    return !meanings.empty() && meanings.front().kind == PlaceKind::demonym;
  };
  return is_demonym(name) && is_demonym(name.substr(0, name.size() - 1));
}

// "Russian Oil" is no place, but names Russia.
bool EntityTable::read_demonym_before(TokenRange range) {
  const auto& meanings = m_pack.places.find(m_tree.form(range.begin));
  if (range.size() < 2 || meanings.empty() || meanings.front().kind != PlaceKind::demonym) return false;
  const TokenRange demonym{range.begin, range.begin + 1};
  return read_place(Mention{m_tree.span(demonym), demonym, EntityLabel::GPE, MentionKind::name});
}

// Countries, demonyms, capitals and known bodies that the recogniser missed.
void EntityTable::read_unmarked_names() {
  constexpr std::uint32_t kLongest = 5;
  const auto capital_letter = [&](std::uint32_t t) {
    std::size_t pos = 0;
    const std::string_view form = m_tree.form(t);
    return !form.empty() && utf8::is_upper(utf8::next(form, pos));
  };
  for (std::uint32_t t = 0; t < m_tree.size(); ++t) {
    if (at(t) != nullptr || !capital_letter(t) || in_furniture(m_tree[t].span)) continue;
    const std::uint32_t limit = std::min(m_tree.sentence_tokens(t).end, t + kLongest);
    for (std::uint32_t end = limit; end > t; --end) {
      if (at(end - 1) != nullptr || m_tree.form(end - 1) == ")") continue;
      const std::string name = clean_name(name_text({t, end}));
      const auto& meanings = m_pack.places.find(name);
      const bool acts = !meanings.empty() && (meanings.front().kind == PlaceKind::country ||
                                              meanings.front().kind == PlaceKind::demonym ||
                                              meanings.front().kind == PlaceKind::seat);
      // A single capitalised word inside a longer name is a part of that name.
      const bool part = end < m_tree.size() && at(end) != nullptr && at(end)->entity &&
                        m_entities[*at(end)->entity].type == "Person" && end - t == 1 && acts &&
                        meanings.front().kind != PlaceKind::demonym &&
                        meanings.front().kind != PlaceKind::country;
      if (acts && !part) {
        read_place(Mention{m_tree.span({t, end}), {t, end}, EntityLabel::GPE, MentionKind::name});
        break;
      }
      // "WHO" and "IS" of a text in capitals are no bodies.
      const bool may_name = end - t > 1 || m_tree[t].upos == Upos::PROPN || m_tree[t].upos == Upos::NOUN;
      if (const auto own = m_own_acronyms.find(name); may_name && own != m_own_acronyms.end()) {
        add_mention(own->second, m_tree.span({t, end}));
        add_alias(own->second, name);
        refer({t, end}, {own->second, "", "", false, {}});
        break;
      }
      if (const Organization* body = listed(name); may_name && body != nullptr && body->name.size() > 2) {
        refer({t, end}, {listed_body(*body, m_tree.span({t, end})), "", "", false, {}});
        break;
      }
    }
  }
}

}  // namespace newsgraph
