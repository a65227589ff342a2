#include "extract/body_countries.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "base/utf8.hpp"
#include "extract/actors.hpp"
#include "extract/locations.hpp"
#include "graph/property_text.hpp"

namespace newsgraph {
namespace {

// "Montenegro Municipality Association", "United States Trade Representative", "Security Council of Norway";
// "" when the name neither opens nor ends so.
std::string country_in_name(const Tree& tree, TokenRange name, const LanguagePack& pack) {
  constexpr std::uint32_t kLongest = 3;
  const auto named = [&](TokenRange words) -> std::string {
    const auto& places = pack.places.find(tree.span(words).of(tree.doc().text));
    if (places.empty()) return "";
    const PlaceKind kind = places.front().kind;
    return kind == PlaceKind::country || kind == PlaceKind::demonym ? places.front().iso3 : std::string();
  };
  for (std::uint32_t end = std::min(name.end - 1, name.begin + kLongest); end > name.begin; --end) {
    if (std::string country = named({name.begin, end}); !country.empty()) return country;
  }
  for (std::uint32_t of = name.begin + 1; of + 1 < name.end; ++of) {
    if (tree.has_lemma(of, "of")) return named({of + 1, name.end});
  }
  return "";
}

// "the ruling coalition [in Norway]"
std::string country_behind(const Tree& tree, const Locations& locations, std::uint32_t body) {
  for (const std::uint32_t c : tree.children(body)) {
    const std::string adposition = tree[c].deprel == Deprel::nmod ? tree.case_of(c) : std::string();
    if (adposition != "in" && adposition != "of") continue;
    if (std::string country = locations.of_phrase(c); !country.empty()) return country;
  }
  return "";
}

// "Chile began to tax paper, [the ministry] said": the state whose deed its own body tells of.
std::string country_told_of(const Tree& tree, const EntityTable& entities, const Lexicon& lexicon,
                            std::uint32_t body) {
  const auto report = tree.head(body);
  auto told = report;  // "…, according to [the ministry]"
  if (!report) return "";
  if (tree[body].deprel == Deprel::nsubj && lexicon.report_verbs.count(tree[*report].lemma) != 0)
    told =
        tree[*report].deprel == Deprel::parataxis ? tree.head(*report) : tree.child(*report, Deprel::ccomp);
  else if (tree[body].deprel != Deprel::obl || !tree.case_of(body).starts_with("accord"))
    return "";
  const auto subject = told ? tree.child(*told, {Deprel::nsubj, Deprel::nsubj_pass}) : std::nullopt;
  const Reference* state = subject ? entities.at(*subject) : nullptr;
  return state != nullptr && !state->demonym ? state->iso3 : std::string();
}

// "[Chile] to tax paper": the state that the headline opens with.
std::string country_of_headline(std::string_view title, const LanguagePack& pack) {
  constexpr int kLongest = 3;  // words
  std::string country;
  std::size_t end = 0;
  for (int words = 0; words < kLongest && end < title.size(); ++words) {
    end = std::min(title.find(' ', end + 1), title.size());
    const auto& places = pack.places.find(title.substr(0, end));
    if (!places.empty() && places.front().kind == PlaceKind::country) country = places.front().iso3;
  }
  return country;
}

// Who is at home where they protest, strike and rebel; soldiers, firms, pirates and refugees may be from
// elsewhere.
bool stays_at_home(std::string_view sector) {
  constexpr std::array<std::string_view, 5> kSectors = {"CVL", "LAB", "EDU", "REB", "OPP"};
  return std::find(kSectors.begin(), kSectors.end(), sector) != kSectors.end();
}

// The last word of what a person is called beside the name, lower case: "Turkish [journalist] Greta Holm",
// "Greta Holm, 54, a Turkish [journalist],"; the first token of the name when there is none.
std::uint32_t description(const Tree& tree, TokenRange name) {
  const TokenRange sentence = tree.sentence_tokens(name.begin);
  if (name.begin > sentence.begin && tree[name.begin - 1].xpos == Xpos::NN) return name.begin - 1;
  std::uint32_t t = name.end;
  const auto is_comma = [&](std::uint32_t token) { return token < sentence.end && tree.form(token) == ","; };
  if (is_comma(t + 2) && tree[t + 1].upos == Upos::NUM) t += 2;
  if (!is_comma(t) || ++t >= sentence.end || tree[t].upos != Upos::DET) return name.begin;
  for (++t; t < sentence.end && tree[t].upos == Upos::ADJ;) ++t;
  return t < sentence.end && tree[t].xpos == Xpos::NN ? t : name.begin;
}

}  // namespace

bool is_domestic(const Tree& tree, TokenRange name, const Lexicon& lexicon) {
  const auto tells = [&](std::uint32_t token) {
    const std::string word = utf8::lower(tree[token].lemma);
    return lexicon.home_agents.count(word) != 0 || lexicon.state_nouns.count(word) != 0 ||
           lexicon.collective_groups.count(word) != 0;
  };
  if (tells(name.begin) || tells(name.end - 1)) return true;
  const std::uint32_t head = tree.head_of(name);
  const auto governor = tree.head(head);
  const Deprel relation = tree[head].deprel;
  return governor &&
         (relation == Deprel::compound || relation == Deprel::flat || relation == Deprel::appos) &&
         tells(*governor);
}

void place_people(const Tree& tree, EntityTable& entities) {
  constexpr std::uint32_t kReach = 3;  // words from the adjective to what it describes
  for (std::uint32_t t = 0; t < tree.size(); t = std::max(entities.name_at(t).end, t + 1)) {
    const Reference* reference = entities.at(t);
    if (reference == nullptr || !reference->entity || tree[t].upos != Upos::PROPN) continue;
    ExtractedEntity& person = entities[*reference->entity];
    if (person.type != "Person" || !person.country.empty()) continue;
    const TokenRange name = entities.name_at(t);
    const std::uint32_t noun = description(tree, name);
    const std::uint32_t start = tree.sentence_tokens(noun).begin;
    for (std::uint32_t u = noun; noun != name.begin && u-- > start && noun - u <= kReach;) {
      const Reference* adjective = entities.at(u);
      const bool kin = u > start && entities.at(u - 1) != nullptr && !entities.at(u - 1)->iso3.empty();
      if (adjective != nullptr && adjective->demonym && !kin) person.country = adjective->iso3;
      if (adjective != nullptr || tree[u].upos != Upos::ADJ || tree.has_lemma(u, "ethnic")) break;
    }
  }
}

void place_bodies(const Tree& tree, EntityTable& entities, const LanguagePack& pack) {
  const Actors actors(tree, entities, pack);
  const Locations locations(tree, entities, pack);
  const std::string only = locations.only_country();
  for (std::uint32_t t = 0; t < tree.size(); ++t) {
    const Reference* reference = entities.at(t);
    if (reference == nullptr || !reference->entity) continue;
    const EntityId id = *reference->entity;
    if (entities[id].type != "Organization" || !entities[id].country.empty()) continue;
    const TokenRange name = entities.name_at(t);
    if (const auto country = actors.modifying_country(tree.head_of(name))) {
      entities[id].country = entities[country->entity].country;
      continue;
    }
    // "the Norwegian carmaker [Tarno]"
    const std::uint32_t head = tree.head_of(name);
    const auto noun = tree.head(head);
    const bool described = noun && pack.lexicon.firm_nouns.count(tree[*noun].lemma) != 0 &&
                           (tree[head].deprel == Deprel::appos || tree[head].deprel == Deprel::flat);
    if (const auto country = described ? actors.modifying_country(*noun) : std::nullopt) {
      entities[id].country = entities[country->entity].country;
      continue;
    }
    entities[id].country = country_in_name(tree, name, pack);
    if (!entities[id].country.empty() || !is_domestic(tree, name, pack.lexicon)) continue;
    std::string home = country_behind(tree, locations, tree.head_of(name));
    if (home.empty()) home = country_told_of(tree, entities, pack.lexicon, tree.head_of(name));
    if (home.empty()) home = only == "EUU" ? locations.of_dateline() : only;  // the union has no ministries
    // "BRUSSELS - Chile's judges …. The Chilean …": the report is only sent from there.
    if (home.empty() && !entities.is_of_another(locations.of_dateline())) home = locations.of_dateline();
    if (home.empty()) home = country_of_headline(tree.doc().title, pack);
    entities[id].country = home;
  }
}

void place_groups(const Tree& tree, EntityTable& entities, const LanguagePack& pack,
                  const std::vector<ExtractedRelation>& relations) {
  const std::string only = Locations(tree, entities, pack).only_country();
  if (only.empty()) return;
  const auto is_only = [&](EntityId id) {
    return entities[id].type == "Country" && entities[id].country == only;
  };
  std::set<EntityId> against;  // "militants attacked Chile": of Chile, or of its enemies
  for (const ExtractedRelation& relation : relations) {
    if (!relation.source || !relation.target || relation.type == "protests") continue;
    if (is_only(*relation.target)) against.insert(*relation.source);
    if (is_only(*relation.source)) against.insert(*relation.target);
  }
  for (EntityId id = 0; id < entities.entities().size(); ++id) {
    ExtractedEntity& group = entities[id];
    if (group.type != "Group" || !group.country.empty() || against.count(id) != 0) continue;
    if (stays_at_home(property_text(group.properties, "sector"))) group.country = only;
  }
}

}  // namespace newsgraph
