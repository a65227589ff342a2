// From the names and chains of the language stages to people and places; bodies stand in body_reading.cpp.
#include <algorithm>

#include "base/utf8.hpp"
#include "extract/acronyms.hpp"
#include "extract/entities.hpp"

namespace newsgraph {
namespace {

// "Ban Ki[-moon]", but not "[Lind]-led"
std::uint32_t end_with_hyphens(const Tree& tree, TokenRange name) {
  std::uint32_t end = name.end;
  const std::uint32_t limit = tree.sentence_tokens(name.begin).end;
  const auto glued = [&](std::uint32_t t) { return tree[t].span.begin == tree[t - 1].span.end; };
  if (name.size() > 2 && tree[end - 1].xpos == Xpos::HYPH) --end;  // cut behind the hyphen
  // "Moon Jae[-in]": a syllable, no preposition
  const bool joined =
      name.size() > 1 && end + 1 < limit && tree.form(end) == "-" && glued(end) && glued(end + 1);
  if (joined && (tree[end + 1].upos == Upos::ADP || tree[end + 1].upos == Upos::ADV)) return end + 2;
  while (end + 1 < limit && tree[end].xpos == Xpos::HYPH && glued(end) && glued(end + 1)) {
    const Upos part = tree[end + 1].upos;
    const bool modifies = end + 2 < limit && tree.is_nominal(end + 2) && !tree.is_verb(end + 2);
    if (modifies || (part != Upos::PROPN && part != Upos::NOUN)) break;
    end += 2;
  }
  return end;
}

// "Qaboos bin [Said]", where "said" was taken for the verb
std::uint32_t end_with_father(const Tree& tree, TokenRange name) {
  const std::string& last = tree[name.end - 1].lemma;
  const bool open = name.size() > 1 && (last == "bin" || last == "ibn" || last == "bint");
  if (!open || name.end >= tree.sentence_tokens(name.begin).end) return name.end;
  const char initial = tree.form(name.end).front();
  return initial >= 'A' && initial <= 'Z' ? name.end + 1 : name.end;
}

}  // namespace

EntityTable::EntityTable(const Tree& tree, const LanguagePack& pack)
    : m_tree(tree), m_pack(pack), m_clubs(tree, pack.places), m_reference_at(tree.size(), 0) {
  for (const Chain& chain : with_acronyms(tree)) read_chain(chain);
  read_unmarked_names();
  read_departments();
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
    if (is_common_noun(mention.tokens)) continue;
    names.push_back(m);
    // A body of the list is one, whatever the recogniser took it for; but "Reid" beside "Anna Reid" is she.
    const std::string name = clean_name(name_text(mention.tokens));
    const bool surname = std::any_of(chain.mentions.begin(), chain.mentions.end(), [&](std::uint32_t other) {
      return surname_of(doc.mentions[other], name);
    });
    if (!surname && mention.label == EntityLabel::PER && m_clubs.has(name)) {
      names.pop_back();
      read_organization({m}, Chain{{m}});
      continue;
    }
    if (surname) {
      ++people;
      continue;
    }
    const bool body = mention.label == EntityLabel::ORG || listed(name) != nullptr;
    people += mention.label == EntityLabel::PER && !body ? 1 : 0;
    bodies += body ? 1 : 0;
  }
  if (names.empty()) return read_nameless_chain(chain);
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
  read_country_nouns(chain, doc.mentions[names.front()]);
}

// "[the country]": the one that was named, where no nearer reading is known.
void EntityTable::read_country_nouns(const Chain& chain, const Mention& name) {
  const Reference* country = at(name.tokens.begin);
  if (country == nullptr || !country->entity || m_entities[*country->entity].type != "Country") return;
  const EntityId id = *country->entity;
  const std::string iso3 = country->iso3;
  for (const std::uint32_t m : chain.mentions) {
    const Mention& mention = m_tree.doc().mentions[m];
    const std::uint32_t head = mention.tokens.end - 1;
    if (mention.kind != MentionKind::nominal || in_furniture(mention.span) || at(head) != nullptr) continue;
    add_mention(id, mention.span);
    refer({head, head + 1}, {id, iso3, "", false, {}});
  }
}

// "Gunmen", "Police" that open a sentence, "Islamic", "Islamist": nouns for people and adjectives, no names.
bool EntityTable::is_common_noun(TokenRange name) const {
  const Token& word = m_tree[name.begin];
  if (name.size() > 1) return false;
  if (word.upos == Upos::ADJ)
    return m_pack.places.find(m_tree.form(name.begin)).empty() && listed(m_tree.form(name.begin)) == nullptr;
  const Lexicon& lexicon = m_pack.lexicon;
  const auto is_people = [&](const std::string& noun) {
    return lexicon.group_nouns.count(noun) != 0 || lexicon.state_agents.count(noun) != 0;
  };
  const std::string lemma = utf8::lower(word.lemma);
  if (word.upos == Upos::NOUN) return is_people(lemma);
  const auto noun = m_tree.head(name.begin);
  if (word.deprel == Deprel::compound && noun && m_tree[*noun].upos == Upos::NOUN)
    return lexicon.non_state.count(lemma) != 0;
  const bool opens = name.begin == m_tree.sentence_tokens(name.begin).begin && word.xpos == Xpos::NNPS;
  return opens && is_people(lemma);
}

// Leading articles, honorifics and offices, and a possessive ending, are no part of a name.
// "on [Sunday] North Korea vowed": a day that the recogniser took into a name which is known without it.
bool EntityTable::is_day_before_name(TokenRange range) const {
  const TimeExpression* day = m_tree.time_at(range.begin);
  if (day == nullptr || day->tokens.end != range.begin + 1) return false;
  const std::string rest = clean_name(name_text({range.begin + 1, range.end}));
  return !m_pack.places.find(rest).empty() || listed(rest) != nullptr;
}

TokenRange EntityTable::trimmed(TokenRange range, bool person) const {
  while (range.size() > 1 && m_tree[range.end - 1].xpos == Xpos::POS) --range.end;
  while (range.size() > 1 && m_tree[range.begin].upos == Upos::DET) ++range.begin;
  if (range.size() > 1 && is_day_before_name(range)) ++range.begin;
  if (!person) return range;
  while (range.size() > 2 && m_clubs.has(m_tree.form(range.begin))) ++range.begin;
  range.end = end_with_hyphens(m_tree, range);
  range.end = end_with_father(m_tree, range);
  std::vector<std::string> words;
  for (std::uint32_t t = range.begin; t < range.end; ++t) words.push_back(utf8::lower(m_tree.form(t)));
  std::size_t skip = 0;
  const Office* office = nullptr;
  while (skip + 1 < words.size()) {
    const std::size_t length = m_pack.offices.longest_match(words, skip, &office);
    if (length == 0 || skip + length >= words.size()) break;
    skip += length;
    while (skip + 1 < words.size() && words[skip] == ".") ++skip;
  }
  range.begin += static_cast<std::uint32_t>(skip);
  return range;
}

// The first noun of the chain says who is meant by what follows.
void EntityTable::read_nameless_chain(const Chain& chain) {
  const std::vector<Mention>& mentions = m_tree.doc().mentions;
  if (chain.mentions.empty() || mentions[chain.mentions.front()].kind != MentionKind::nominal) return;
  const std::uint32_t noun = m_tree.head_of(mentions[chain.mentions.front()].tokens);
  for (std::size_t i = 1; i < chain.mentions.size(); ++i) {
    const Mention& later = mentions[chain.mentions[i]];
    if (later.kind != MentionKind::name) m_antecedents.emplace(m_tree.head_of(later.tokens), noun);
  }
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

// "King [Paavo]", "Grand Duke [Paavo]": monarchs are listed with their titles, and no other leader is meant.
std::optional<std::string> EntityTable::monarch_country(std::string_view name, TokenRange range) const {
  const std::uint32_t first = m_tree.sentence_tokens(range.begin).begin;
  const std::string_view called = name.substr(0, name.find(' '));
  const bool numbered = name.find_first_not_of("IVX", called.size() + 1) == std::string_view::npos;
  if ((called != name && !numbered) || range.begin == first) return std::nullopt;
  std::string title(m_tree.form(range.begin - 1));
  if (range.begin > first + 1 && m_tree.form(range.begin - 2) == "Grand") title = "Grand " + title;
  const Office* office = m_pack.offices.find(title);
  if (office == nullptr || office->kind != OfficeKind::head_of_state || office->name == "President")
    return std::nullopt;
  const std::string month = m_tree.doc().date.substr(0, std::string_view("2024-05").size());
  return m_pack.leaders.country_of_monarch(month, title + " " + std::string(called));
}

// The country of a leader of the past. A lone surname that English shares needs a title: "President Ford".
std::string EntityTable::leader_country(std::string_view name, const std::vector<TokenRange>& ranges) const {
  for (const TokenRange range : ranges) {
    if (const auto country = monarch_country(name, range)) return *country;
  }
  const std::string country = m_pack.leaders.country_of(name);
  // "the journalist [Anna Ford]" is not the leader of the past who had her name.
  const bool another = std::any_of(ranges.begin(), ranges.end(), [&](TokenRange range) {
    return range.begin > m_tree.sentence_tokens(range.begin).begin &&
           m_tree[range.begin - 1].xpos == Xpos::NN &&
           m_pack.lexicon.group_nouns.count(m_tree[range.begin - 1].lemma) != 0;
  });
  if (another) return "";
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
    const TokenRange range = without_country(trimmed(doc.mentions[m].tokens, true));
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

// "[Tripoli]" in a report that names Lebanon, but not Libya. Towns of English-speaking countries are called
// after so many others that nothing follows.
const PlaceMatch& EntityTable::likeliest_here(const std::string& name) {
  constexpr std::uint32_t kMuchLarger = 10;
  const auto [found, fresh] = m_likeliest.try_emplace(name);
  if (!fresh) return *found->second;
  const auto& meanings = m_pack.places.find(name);
  const PlaceMatch& first = meanings.front();
  found->second = &first;
  if ((first.kind != PlaceKind::capital && first.kind != PlaceKind::city) || names_country(first.iso3, name))
    return first;
  for (const PlaceMatch& other : meanings) {
    if (other.kind != PlaceKind::city || other.iso3 == first.iso3 ||
        other.population < first.population / kMuchLarger ||
        m_pack.lexicon.english_speaking.count(other.iso3) != 0 || !names_country(other.iso3, name))
      continue;
    found->second = &other;
    break;
  }
  return *found->second;
}

// Countries, demonyms, capitals, seats, cities. False when the name is unknown and not labelled a place.
bool EntityTable::read_place(const Mention& mention) {
  const TokenRange range = trimmed(mention.tokens, false);
  const std::string name = clean_name(name_text(range));
  const Span span = m_tree.span(range);
  const auto& meanings = m_pack.places.find(name);
  if ((range.size() == 1 && is_stateless(range)) || tells_part_of_world(range)) return true;
  if (read_half(range)) return true;
  if (meanings.empty()) {
    const bool location = mention.label == EntityLabel::GPE || mention.label == EntityLabel::LOC ||
                          mention.label == EntityLabel::FAC;
    if (const Organization* body = listed(name); body != nullptr && location) {
      refer(range, {listed_body(*body, span), "", "", false, {}});
      return true;
    }
    if (location && (read_demonym_before(range) || read_part_of_country(range))) return true;
    if (location && name.size() <= kMaxNameBytes) refer(range, {std::nullopt, "", name, false, {}});
    return location;
  }
  if (const std::string club = m_clubs.of_town(range); !club.empty()) {
    const EntityId id = body(club);
    add_mention(id, span);
    refer(range, {id, "", "", false, {}});
    return true;
  }
  const PlaceMatch& likeliest = meanings.size() > 1 ? likeliest_here(name) : meanings.front();
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

// "Latin [American]", "[Latin American]": of no one country.
bool EntityTable::is_stateless(TokenRange name) const {
  if (name.end < 2 || name.size() > 2) return false;
  const std::string words =
      utf8::lower(m_tree.form(name.end - 2)) + " " + utf8::lower(m_tree.form(name.end - 1));
  return m_pack.lexicon.stateless_names.count(words) != 0;
}

// "[Central African] nations", "West and [Central African] leaders": of that part of the world, not of the
// republic that is called after it.
bool EntityTable::tells_part_of_world(TokenRange name) const {
  if (m_pack.lexicon.part_of_world.count(utf8::lower(name_text(name))) == 0) return false;
  const TokenRange sentence = m_tree.sentence_tokens(name.begin);
  const bool states = name.end < sentence.end && m_tree[name.end].xpos == Xpos::NNS &&
                      m_pack.lexicon.state_names.count(m_tree[name.end].lemma) != 0;
  const bool joined = name.begin >= sentence.begin + 2 && m_tree[name.begin - 1].upos == Upos::CCONJ;
  return states || (joined && m_pack.lexicon.quarters.count(utf8::lower(m_tree.form(name.begin - 2))) != 0);
}

// "the [North]" in an article that names both Koreas, but not "the [North] Sea".
bool EntityTable::read_half(TokenRange name) {
  const bool may_be = name.size() == 1 && name.begin > 0 && m_tree[name.begin - 1].lemma == "the" &&
                      !(name.end < m_tree.size() && m_tree.is_nominal(name.end));
  if (!may_be) return false;
  const auto& halves = m_pack.lexicon.halves;
  const auto half = halves.find(utf8::lower(m_tree.form(name.begin)));
  const bool both = half != halves.end() && std::all_of(halves.begin(), halves.end(), [&](const auto& other) {
                      return names_country(other.second);
                    });
  if (both) refer(name, {country(half->second, m_tree.span(name)), half->second, "", false, {}});
  return both;
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

// "Western Cambodia" is a place in Cambodia.
bool EntityTable::read_part_of_country(TokenRange range) {
  if (range.size() < 2 || m_pack.lexicon.directions.count(utf8::lower(m_tree.form(range.begin))) == 0)
    return false;
  const auto& meanings = m_pack.places.find(clean_name(name_text({range.begin + 1, range.end})));
  if (meanings.empty() || meanings.front().kind != PlaceKind::country) return false;
  const Span span = m_tree.span(range);
  refer(range, {place(clean_name(name_text(range)), meanings.front().iso3, span), "", "", false, {}});
  return true;
}

// "[European] wine": the Union's, as customs are.
bool EntityTable::read_union_of_goods(std::uint32_t token) {
  const auto noun = m_tree.head(token);
  if (m_pack.lexicon.union_adjectives.count(utf8::lower(m_tree.form(token))) == 0 || !noun ||
      m_tree[token].deprel != Deprel::amod || m_pack.lexicon.goods.count(m_tree[*noun].lemma) == 0)
    return false;
  const TokenRange word{token, token + 1};
  refer(word, {country("EUU", m_tree.span(word)), "EUU", "", true, {}});
  return true;
}

// False of most words that open a sentence: no listed name begins with them.
bool EntityTable::may_open_name(std::uint32_t token) const {
  const std::string& text = m_tree.doc().text;
  const std::uint32_t end = m_tree[token].span.end;
  const bool apart = end < text.size() && text[end] == ' ';  // else its key may go on: "can" of "cannot"
  if (!apart || !m_own_acronyms.empty()) return true;
  const std::string key = utf8::name_key(m_tree.form(token));
  const std::string_view word = std::string_view(key).substr(0, key.find(' '));
  return word.empty() || word == "the" || m_pack.places.may_open(word) || m_pack.organizations.may_open(word);
}

// Countries, demonyms, capitals and known bodies that the recogniser missed.
void EntityTable::read_unmarked_names() {
  constexpr std::uint32_t kLongest = 5;
  const auto capital_letter = [&](std::uint32_t t) {
    std::size_t pos = 0;
    const std::string_view form = m_tree.form(t);
    return !form.empty() && utf8::is_upper(utf8::next(form, pos));
  };
  const auto opens_sum = [&](std::uint32_t t) {  // "US$4 billion" names no country
    return t + 1 < m_tree.size() && m_tree[t + 1].upos == Upos::SYM;
  };
  for (std::uint32_t t = 0; t < m_tree.size(); ++t) {
    if (at(t) != nullptr || !capital_letter(t) || opens_sum(t) || in_furniture(m_tree[t].span)) continue;
    if (read_union_of_goods(t) || read_half({t, t + 1}) || !may_open_name(t)) continue;
    const std::uint32_t limit = std::min(m_tree.sentence_tokens(t).end, t + kLongest);
    for (std::uint32_t end = limit; end > t; --end) {
      if (at(end - 1) != nullptr || m_tree.form(end - 1) == ")") continue;
      const std::string name = clean_name(name_text({t, end}));
      const auto& meanings = m_pack.places.find(name);
      const bool acts = !meanings.empty() && (meanings.front().kind == PlaceKind::country ||
                                              meanings.front().kind == PlaceKind::demonym ||
                                              meanings.front().kind == PlaceKind::seat);
      if (is_stateless({t, end})) break;
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
      const bool may_name = end - t > 1 || m_tree[t].upos == Upos::PROPN ||
                            (m_tree[t].upos == Upos::NOUN && !is_common_noun({t, end}));
      if (const auto own = m_own_acronyms.find(name); may_name && own != m_own_acronyms.end()) {
        add_mention(own->second, m_tree.span({t, end}));
        add_alias(own->second, name);
        refer({t, end}, {own->second, "", "", false, {}});
        break;
      }
      const bool common = end - t > 1 && m_tree[end - 1].upos == Upos::NOUN &&  // "The government"
                          m_pack.lexicon.state_nouns.count(m_tree[end - 1].lemma) != 0;
      const Organization* body = may_name ? listed(name) : nullptr;
      if (body != nullptr && body->name.size() > 2 && (!common || !body->country.empty())) {
        refer({t, end}, {listed_body(*body, m_tree.span({t, end})), "", "", false, {}});
        break;
      }
    }
  }
}

}  // namespace newsgraph
