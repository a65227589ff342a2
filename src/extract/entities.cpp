#include "extract/entities.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace newsgraph {
namespace {

// Names longer than this are page lists or broken input, not names.
constexpr std::size_t kMaxNameBytes = 200;

// Line ends inside a name become blanks.
std::string clean(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c == '\n' || c == '\r' || c == '\t' || c == ' ') {
      if (!out.empty() && out.back() != ' ') out.push_back(' ');
    } else {
      out.push_back(c);
    }
  }
  // A full stop that ends the sentence, not an abbreviation ("U.S.", "Inc.").
  if (out.size() > 5 && out.back() == '.' && out.find('.') == out.size() - 1 &&
      out.find(' ') == std::string::npos)
    out.pop_back();
  return out;
}

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

bool is_acronym(std::string_view form) {
  return form.size() >= 2 && form.size() <= 8 && std::all_of(form.begin(), form.end(), [](char c) {
           return (c >= 'A' && c <= 'Z') || c == '-' || c == '/';
         });
}

// The chains, those of an acronym in brackets joined to the name before it: "Islamic Salvation Front (FIS)".
std::vector<Chain> with_acronyms(const Tree& tree) {
  const Document& doc = tree.doc();
  std::vector<Chain> chains = doc.chains;
  std::vector<std::uint32_t> chain_at(tree.size(), 0);  // last token of a body's name -> chain + 1
  for (std::uint32_t c = 0; c < chains.size(); ++c) {
    for (const std::uint32_t m : chains[c].mentions) {
      const Mention& mention = doc.mentions[m];
      if (mention.kind == MentionKind::name && mention.label == EntityLabel::ORG)
        chain_at[mention.tokens.end - 1] = c + 1;
    }
  }
  for (Chain& chain : chains) {
    for (const std::uint32_t m : chain.mentions) {
      const TokenRange name = doc.mentions[m].tokens;
      const bool bracketed = name.size() == 1 && name.begin >= 2 && name.end < tree.size() &&
                             tree.form(name.begin - 1) == "(" && tree.form(name.end) == ")";
      if (!bracketed || !is_acronym(tree.form(name.begin)) || chain_at[name.begin - 2] == 0) continue;
      Chain& owner = chains[chain_at[name.begin - 2] - 1];
      if (&owner == &chain) break;
      owner.mentions.insert(owner.mentions.end(), chain.mentions.begin(), chain.mentions.end());
      std::sort(owner.mentions.begin(), owner.mentions.end());
      chain.mentions.clear();
      break;
    }
  }
  return chains;
}

}  // namespace

EntityTable::EntityTable(const Tree& tree, const LanguagePack& pack)
    : m_tree(tree), m_pack(pack), m_reference_at(tree.size(), 0) {
  for (const Chain& chain : with_acronyms(tree)) read_chain(chain);
  read_unmarked_names();
}

std::string_view EntityTable::name_text(TokenRange tokens) const {
  return m_tree.span(tokens).of(m_tree.doc().text);
}

bool EntityTable::in_furniture(Span span) const {
  const std::vector<Span>& furniture = m_tree.doc().furniture;
  const auto after = std::upper_bound(furniture.begin(), furniture.end(), span,
                                      [](Span s, Span f) { return s.begin < f.end; });
  return after != furniture.end() && after->overlaps(span);
}

const Reference* EntityTable::at(std::uint32_t token) const {
  const std::uint32_t position = m_reference_at[token];
  return position == 0 ? nullptr : &m_references[position - 1];
}

TokenRange EntityTable::name_at(std::uint32_t token) const {
  const std::uint32_t position = m_reference_at[token];
  return position == 0 ? TokenRange{token, token + 1} : m_range_of[position - 1];
}

void EntityTable::refer(TokenRange tokens, Reference reference) {
  m_references.push_back(std::move(reference));
  m_range_of.push_back(tokens);
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    m_reference_at[t] = static_cast<std::uint32_t>(m_references.size());
  }
}

void EntityTable::open_title(std::uint32_t token, EntityId bearer) {
  if (m_reference_at[token] != 0) m_references[m_reference_at[token] - 1].bearer = bearer;
}

void EntityTable::release(std::uint32_t token) {
  const Reference* reference = at(token);
  if (reference == nullptr) return;
  const TokenRange name = name_at(token);
  if (reference->entity) {
    ExtractedEntity& entity = m_entities[*reference->entity];
    std::erase(entity.mentions, m_tree.span(name));
    std::erase(entity.aliases, clean(name_text(name)));
  }
  for (std::uint32_t t = name.begin; t < name.end; ++t) m_reference_at[t] = 0;
  for (std::uint32_t t = name.begin; t < name.end; ++t) {
    const auto& meanings = m_pack.places.find(m_tree.form(t));
    if (!meanings.empty() && name.size() > 1)
      read_place(Mention{m_tree[t].span, {t, t + 1}, EntityLabel::GPE, MentionKind::name});
  }
}

EntityId EntityTable::add(ExtractedEntity entity) {
  m_entities.push_back(std::move(entity));
  return static_cast<EntityId>(m_entities.size() - 1);
}

void EntityTable::add_mention(EntityId id, Span span) { m_entities[id].mentions.push_back(span); }

void EntityTable::add_alias(EntityId id, std::string_view name) {
  ExtractedEntity& entity = m_entities[id];
  const std::string alias = clean(name);
  if (!alias.empty() && alias != entity.name && alias.size() <= kMaxNameBytes)
    entity.aliases.push_back(alias);
}

EntityId EntityTable::country(std::string_view iso3, std::optional<Span> mention) {
  const std::string key = "Country:" + std::string(iso3);
  auto found = m_by_key.find(key);
  if (found == m_by_key.end()) {
    const Country* known = m_pack.places.country(iso3);
    const char* type =
        iso3 == "EUU" ? "Organization" : "Country";  // the Union has places and a code, but is a body
    const std::string name = known != nullptr ? known->name : std::string(iso3);
    ExtractedEntity entity{type, name, std::string(iso3), {}, {}, {}};
    found = m_by_key.emplace(key, add(std::move(entity))).first;
  }
  if (mention) {
    add_mention(found->second, *mention);
    add_alias(found->second, mention->of(m_tree.doc().text));
  }
  return found->second;
}

EntityId EntityTable::place(const std::string& name, std::string_view iso3, std::optional<Span> mention) {
  const std::string key = "Place:" + name + ":" + std::string(iso3);
  auto found = m_by_key.find(key);
  if (found == m_by_key.end()) {
    found = m_by_key.emplace(key, add({"Place", name, std::string(iso3), {}, {}, {}})).first;
  }
  if (mention) {
    add_mention(found->second, *mention);
    add_alias(found->second, mention->of(m_tree.doc().text));
  }
  return found->second;
}

EntityId EntityTable::group(const std::string& name, std::string_view iso3, const std::string& sector,
                            Span mention) {
  const std::string key = "Group:" + name + ":" + std::string(iso3);
  auto found = m_by_key.find(key);
  if (found == m_by_key.end()) {
    found = m_by_key.emplace(key, add({"Group", name, std::string(iso3), {}, {}, {}})).first;
    if (!sector.empty()) m_entities[found->second].properties["sector"] = sector;
  }
  add_mention(found->second, mention);
  return found->second;
}

void EntityTable::read_chain(const Chain& chain) {
  const Document& doc = m_tree.doc();
  std::vector<std::uint32_t> names;
  std::size_t people = 0;
  std::size_t bodies = 0;
  for (const std::uint32_t m : chain.mentions) {
    const Mention& mention = doc.mentions[m];
    if (mention.kind != MentionKind::name || in_furniture(mention.span)) continue;
    names.push_back(m);
    // A body of the list is one, whatever the recogniser took it for.
    const bool body = mention.label == EntityLabel::ORG ||
                      m_pack.organizations.find(clean(name_text(mention.tokens))) != nullptr;
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
    const auto& meanings = m_pack.places.find(clean(name_text({name.begin, cut})));
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
  static const WordSet kEnglishSpeaking = {"USA", "GBR", "CAN", "AUS", "NZL", "IRL", "JAM", "BHS", "BRB"};
  if (kEnglishSpeaking.count(country) == 0) return country;
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
    const std::string name = clean(name_text(range));
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
    add_mention(id, doc.mentions[m].span);
    refer(doc.mentions[m].tokens, {id, "", "", false, {}});
  }
}

// "the Lind administration", "Indian government": an agent noun with its owner, no name of a body.
bool EntityTable::is_composed_agent(TokenRange name) const {
  return m_tree[name.end - 1].upos == Upos::NOUN &&
         m_pack.lexicon.state_agents.count(m_tree[name.end - 1].lemma) != 0;
}

// A body of the list, also behind its country: "South Korean National Assembly", whose country goes to
// `country`.
const Organization* EntityTable::known_body(TokenRange name, std::string& country) const {
  if (const Organization* body = m_pack.organizations.find(clean(name_text(name)))) return body;
  for (std::uint32_t cut = name.begin + 1; cut < name.end && cut < name.begin + 4; ++cut) {
    const auto& owner = m_pack.places.find(clean(name_text({name.begin, cut})));
    if (owner.empty() ||
        (owner.front().kind != PlaceKind::country && owner.front().kind != PlaceKind::demonym))
      continue;
    const std::uint32_t begin = m_tree[cut].xpos == Xpos::POS && cut + 1 < name.end ? cut + 1 : cut;
    if (const Organization* body = m_pack.organizations.find(clean(name_text({begin, name.end})))) {
      country = owner.front().iso3;
      return body;
    }
  }
  return nullptr;
}

// The name without a place that owns it, whose country goes to `country`: "[Oslo's] Foreign Ministry".
TokenRange EntityTable::body_name(TokenRange name, std::string& country) {
  TokenRange range = trimmed(m_tree, m_pack, name, false);
  for (std::uint32_t t = range.begin + 1; t + 1 < range.end; ++t) {
    if (m_tree[t].xpos != Xpos::POS) continue;
    const TokenRange owner{range.begin, t};
    const auto& meanings = m_pack.places.find(clean(name_text(owner)));
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
  for (const std::uint32_t m : names) {
    const TokenRange range = body_name(doc.mentions[m].tokens, body.country);
    const std::string name = clean(name_text(range));
    if (is_composed_agent(range)) continue;
    if (known == nullptr) known = known_body(range, body.country);
    if (name.size() > body.name.size() && name.size() <= kMaxNameBytes) body.name = name;
  }
  if (known != nullptr) {
    body.name = known->name;
    if (!known->country.empty()) body.country = known->country;
  }
  if (body.name.empty()) return;
  const std::string key = "Organization:" + body.name + ":" + body.country;
  auto found = m_by_key.find(key);
  if (found == m_by_key.end()) found = m_by_key.emplace(key, add(std::move(body))).first;
  const EntityId id = found->second;
  for (const std::uint32_t m : chain.mentions) {
    const Mention& mention = doc.mentions[m];
    if (in_furniture(mention.span) || at(m_tree.head_of(mention.tokens)) != nullptr) continue;
    const bool name = mention.kind == MentionKind::name;
    std::string country;
    const TokenRange range = name ? body_name(mention.tokens, country) : mention.tokens;
    add_mention(id, m_tree.span(range));
    if (name) add_alias(id, name_text(range));
    refer(range, {id, "", "", false, {}});
  }
}

// Countries, demonyms, capitals, seats, cities. False when the name is unknown and not labelled a place.
bool EntityTable::read_place(const Mention& mention) {
  const TokenRange range = trimmed(m_tree, m_pack, mention.tokens, false);
  const std::string name = clean(name_text(range));
  const Span span = m_tree.span(range);
  const auto& meanings = m_pack.places.find(name);
  if (meanings.empty()) {
    const bool location = mention.label == EntityLabel::GPE || mention.label == EntityLabel::LOC ||
                          mention.label == EntityLabel::FAC;
    if (const Organization* body = m_pack.organizations.find(name); body != nullptr && location) {
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

EntityId EntityTable::listed_body(const Organization& body, Span mention) {
  const std::string key = "Organization:" + body.name + ":" + body.country;
  auto found = m_by_key.find(key);
  if (found == m_by_key.end())
    found = m_by_key.emplace(key, add({"Organization", body.name, body.country, {}, {}, {}})).first;
  add_mention(found->second, mention);
  add_alias(found->second, mention.of(m_tree.doc().text));
  return found->second;
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
      if (at(end - 1) != nullptr) continue;
      const std::string name = clean(name_text({t, end}));
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
      if (const Organization* body = m_pack.organizations.find(name);
          body != nullptr && body->name.size() > 2) {
        refer({t, end}, {listed_body(*body, m_tree.span({t, end})), "", "", false, {}});
        break;
      }
    }
  }
}

std::vector<ExtractedEntity> EntityTable::take() {
  for (ExtractedEntity& entity : m_entities) {
    std::sort(entity.mentions.begin(), entity.mentions.end());
    entity.mentions.erase(std::unique(entity.mentions.begin(), entity.mentions.end()), entity.mentions.end());
    std::sort(entity.aliases.begin(), entity.aliases.end());
    entity.aliases.erase(std::unique(entity.aliases.begin(), entity.aliases.end()), entity.aliases.end());
    std::erase(entity.aliases, entity.name);
  }
  return std::move(m_entities);
}

}  // namespace newsgraph
