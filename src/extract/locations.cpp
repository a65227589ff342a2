#include "extract/locations.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/utf8.hpp"

namespace newsgraph {
namespace {

// The country when the set holds one, else "".
std::string only_one(const std::set<std::string>& countries) {
  return countries.size() == 1 ? *countries.begin() : std::string();
}

// "U.S. troops", "Chile's army", and "Chile" that does something: the word tells nothing about a place.
bool belongs_elsewhere(Deprel relation) {
  return relation == Deprel::compound || relation == Deprel::amod || relation == Deprel::nmod_poss ||
         relation == Deprel::nsubj || relation == Deprel::nsubj_pass;
}

bool is_in_capitals(std::string_view word) {
  return word.size() > 2 &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_inner(const std::string& adposition) {
  return adposition == "in" || adposition == "of" || adposition == "near" || adposition == "inside" ||
         adposition == "outside";
}

}  // namespace

// A place or country, no adjective and nobody who acts: "a Chilean" is not in Chile.
std::string Locations::named_at(std::uint32_t token) const {
  const Reference* reference = m_entities.at(token);
  if (reference == nullptr || reference->demonym) return "";
  if (!reference->iso3.empty()) return reference->iso3;
  if (!reference->entity) return "";
  const ExtractedEntity& entity = m_entities[*reference->entity];
  return entity.type == "Place" || entity.type == "Country" ? entity.country : std::string();
}

bool Locations::is_place_noun(std::uint32_t token) const {
  return m_pack.lexicon.place_nouns.count(utf8::lower(m_tree[token].lemma)) != 0;
}

// "the [Norwegian] town", "[Chile]'s capital", "[Montenegro] province", "the [Syrian] Golan Heights"
std::string Locations::owner_of_place(std::uint32_t noun) const {
  const Reference* name = m_entities.at(noun);
  const bool unknown_name = m_tree[noun].upos == Upos::PROPN && (name == nullptr || !name->place.empty());
  if (!is_place_noun(noun) && !unknown_name) return "";
  for (const std::uint32_t c : m_tree.children(noun)) {
    const Deprel relation = m_tree[c].deprel;
    if (relation != Deprel::amod && relation != Deprel::compound && relation != Deprel::nmod_poss) continue;
    const Reference* reference = m_entities.at(c);
    if (reference == nullptr) continue;
    if (!reference->iso3.empty()) return reference->iso3;
    if (reference->entity && m_entities[*reference->entity].type == "Place")
      return m_entities[*reference->entity].country;
  }
  return "";
}

std::string Locations::of_phrase(std::uint32_t token, int depth) const {
  if (std::string own = named_at(token); !own.empty()) return own;
  if (std::string owner = owner_of_place(token); !owner.empty()) return owner;
  if (depth == 0) return "";
  for (const std::uint32_t c : m_tree.children(token)) {
    const Deprel relation = m_tree[c].deprel;
    const bool inside = relation == Deprel::nmod && is_inner(m_tree.case_of(c));
    if (!inside && relation != Deprel::appos) continue;
    if (std::string found = of_phrase(c, depth - 1); !found.empty()) return found;
  }
  return "";
}

bool Locations::is_locative(std::uint32_t token) const {
  const std::string adposition = m_tree.case_of(token);
  return adposition != "into" && adposition != "via" && m_pack.lexicon.locative_cases.count(adposition) != 0;
}

// "[rioted] at a jail in Oslo": of the verb above the noun; "killed four people in Oslo", "blocked streets in
// Oslo" may put it inside of the object.
std::string Locations::of_clause(std::uint32_t token) const {
  constexpr int kReach = 4;  // words between the noun and its verb
  std::optional<std::uint32_t> verb = m_tree.head(token);
  for (int step = 0; verb && !m_tree.is_verb(*verb) && step < kReach; ++step) verb = m_tree.head(*verb);
  if (!verb || !m_tree.is_verb(*verb)) return "";
  std::set<std::string> found;
  const auto collect = [&](std::uint32_t governor, Deprel relation) {
    for (const std::uint32_t c : m_tree.children(governor)) {
      if (m_tree[c].deprel != relation || !is_locative(c) || m_tree.dominates(c, token)) continue;
      if (std::string country = of_phrase(c); !country.empty()) found.insert(std::move(country));
    }
  };
  collect(*verb, Deprel::obl);
  for (const std::uint32_t c : m_tree.children(*verb)) {
    const bool people = m_pack.lexicon.group_nouns.count(utf8::lower(m_tree[c].lemma)) != 0;
    if (m_tree[c].deprel == Deprel::obj && (people || is_place_noun(c))) collect(c, Deprel::nmod);
  }
  if (found.empty()) return of_opening(token);
  return only_one(found);
}

std::string Locations::of_opening(std::uint32_t token) const {
  const TokenRange sentence = m_tree.sentence_tokens(token);
  if (sentence.size() < 4 || utf8::lower(m_tree.form(sentence.begin)) != "in") return "";
  std::set<std::string> found;
  for (std::uint32_t t = sentence.begin + 1; t < std::min(token, sentence.end); ++t) {
    if (m_tree.is_verb(t) && m_entities.at(t) == nullptr) return "";
    std::string country = belongs_elsewhere(m_tree[t].deprel) ? std::string() : named_at(t);
    if (!country.empty()) found.insert(std::move(country));
    if (m_tree.form(t) == "," && !found.empty()) break;
  }
  return only_one(found);
}

// "OSLO, Jan. 9 (Agency) --", "TEL AVIV:": how many words in capitals open the sentence, when a dash or colon
// follows what may be a country, a date and an agency; 0 when it is no dateline.
std::uint32_t Locations::words_of_dateline(TokenRange sentence) const {
  constexpr std::uint32_t kReach = 14;
  const std::uint32_t limit = std::min(sentence.end, sentence.begin + kReach);
  std::uint32_t words = 0;
  for (std::uint32_t t = sentence.begin; t < limit && is_in_capitals(m_tree.form(t)); ++t) ++words;
  for (std::uint32_t t = sentence.begin + words; words > 0 && t < limit && !m_tree.is_verb(t); ++t) {
    const std::string_view form = m_tree.form(t);
    if (form == "-" || form == "--" || form == "–" || form == "—" || form == ":") return words;
  }
  return 0;
}

bool Locations::is_in_dateline(std::uint32_t token) const {
  const TokenRange sentence = m_tree.sentence_tokens(token);
  return token < sentence.begin + words_of_dateline(sentence);
}

std::string Locations::of_dateline() const {
  constexpr std::size_t kOpening = 4;  // sentences, titles among them
  const std::vector<Span>& cut = m_tree.doc().furniture;
  for (std::size_t i = 0; i < std::min(kOpening, cut.size()); ++i) {  // "LIMA, March 4 - " cut from its line
    std::string_view name = cut[i].of(m_tree.doc().text);
    name = name.substr(0, std::min(name.find_first_of(",(:"), name.find(" -")));
    if (const auto& meanings = m_pack.places.find(name); !meanings.empty()) return meanings.front().iso3;
  }
  const std::vector<Sentence>& sentences = m_tree.doc().sentences;
  for (std::size_t s = 0; s < std::min(kOpening, sentences.size()); ++s) {
    const TokenRange all = sentences[s].tokens;
    const std::uint32_t words = words_of_dateline(all);
    if (words == 0) continue;
    const Span name = m_tree.span({all.begin, all.begin + words});
    const auto& meanings = m_pack.places.find(name.of(m_tree.doc().text));
    return meanings.empty() ? "" : meanings.front().iso3;
  }
  return "";
}

std::string Locations::only_country() const {
  std::set<std::string> named;
  for (std::uint32_t t = 0; t < m_tree.size() && named.size() < 2; ++t) {
    const Reference* reference = m_entities.at(t);
    if (reference == nullptr) continue;
    std::string iso3 = reference->iso3;
    if (iso3.empty() && reference->entity) iso3 = m_entities[*reference->entity].country;
    if (!iso3.empty() && named.count(iso3) == 0 && m_pack.places.country(iso3) != nullptr) named.insert(iso3);
  }
  return only_one(named);
}

namespace {

// "Tarno, Chad", "Tarno in southern Chad", "the Chadian town of Tarno"
std::string country_beside(const Tree& tree, const EntityTable& entities, const Locations& locations,
                           TokenRange name) {
  constexpr std::uint32_t kReach = 4;  // words between the place and its country
  const std::uint32_t limit = std::min(tree.sentence_tokens(name.begin).end, name.end + kReach);
  const bool joined = name.end + 1 < limit && (tree.form(name.end) == "," || tree.has_lemma(name.end, "in"));
  for (std::uint32_t t = name.end + 1; joined && t < limit; ++t) {
    const Reference* reference = entities.at(t);
    if (reference != nullptr) {
      if (reference->demonym || belongs_elsewhere(tree[tree.head_of(entities.name_at(t))].deprel)) break;
      if (std::string country = locations.of_phrase(t); !country.empty()) return country;
      break;
    }
    if (tree.form(name.end) == "," || tree[t].upos == Upos::PUNCT || tree.is_verb(t)) break;
  }
  const auto governor = tree.head(tree.head_of(name));
  return governor && locations.is_place_noun(*governor) ? locations.of_phrase(*governor) : std::string();
}

// "Tarno in southern Chad", when the gazetteer only knows a Tarno elsewhere.
void move_places(const Tree& tree, EntityTable& entities, const Locations& locations) {
  for (std::uint32_t t = 0; t < tree.size(); t = std::max(entities.name_at(t).end, t + 1)) {
    const Reference* reference = entities.at(t);
    if (reference == nullptr || !reference->entity || entities[*reference->entity].type != "Place") continue;
    const TokenRange name = entities.name_at(t);
    if (name.end >= tree.size() || !tree.has_lemma(name.end, "in")) continue;
    const ExtractedEntity known = entities[*reference->entity];
    const std::string country = country_beside(tree, entities, locations, name);
    if (country.empty() || known.country.empty() || country == known.country) continue;
    entities.release(t);
    entities.refer(name, {entities.place(known.name, country, tree.span(name)), "", "", false, {}});
  }
}

}  // namespace

void locate_places(const Tree& tree, EntityTable& entities, const LanguagePack& pack) {
  const Locations locations(tree, entities, pack);
  move_places(tree, entities, locations);
  std::map<std::string, std::string> country_of;  // name -> where its first telling mention puts it
  const auto unknown = [&](std::uint32_t t) -> const Reference* {
    const Reference* reference = entities.at(t);
    return reference != nullptr && !reference->place.empty() && reference->iso3.empty() ? reference : nullptr;
  };
  for (std::uint32_t t = 0; t < tree.size(); t = std::max(entities.name_at(t).end, t + 1)) {
    const Reference* place = unknown(t);
    if (place == nullptr || country_of.count(place->place) != 0) continue;
    std::string country = country_beside(tree, entities, locations, entities.name_at(t));
    if (!country.empty()) country_of.emplace(place->place, std::move(country));
  }
  for (std::uint32_t t = 0; t < tree.size(); t = std::max(entities.name_at(t).end, t + 1)) {
    const Reference* place = unknown(t);
    const auto known = place != nullptr ? country_of.find(place->place) : country_of.end();
    if (known == country_of.end()) continue;
    const TokenRange name = entities.name_at(t);
    entities.refer(name, {entities.place(known->first, known->second, tree.span(name)), "", "", false, {}});
  }
}

}  // namespace newsgraph
