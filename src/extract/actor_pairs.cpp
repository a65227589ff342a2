// Pairs that are not named again: "both sides", "the two ministers", "the two".
#include <algorithm>
#include <map>
#include <string>

#include "extract/actors.hpp"
#include "graph/property_text.hpp"

namespace newsgraph {
namespace {

constexpr double kPair = 0.75;             // "both sides" is the last pair named
constexpr std::uint32_t kPairReach = 120;  // tokens looked back for a pair

bool is_plural(const Tree& tree, std::uint32_t token) {
  return tree[token].xpos == Xpos::NNS || tree[token].xpos == Xpos::NNPS;
}

}  // namespace

// Two countries named as a pair: "South Korea and the United States", "Chile-Peru talks"; the second name
// begins at `t`.
std::optional<Actors::Pair> Actors::pair_ending_at(std::uint32_t t) const {
  const Reference* second = m_entities.at(t);
  if (second == nullptr || second->iso3.empty() || m_entities.name_at(t).begin != t || t < 2)
    return std::nullopt;
  std::uint32_t left = t - 1;
  if (m_tree[left].upos == Upos::DET) --left;
  const bool joined = m_tree[left].lemma == "and" || m_tree.form(left) == "-" || m_tree.form(left) == "–";
  if (!joined || left == 0) return std::nullopt;
  const Reference* first = m_entities.at(left - 1);
  if (first == nullptr || first->iso3.empty() || first->iso3 == second->iso3) return std::nullopt;
  const std::uint32_t begin = m_entities.name_at(left - 1).begin;
  if (begin >= 2 && m_tree.form(begin - 1) == "," && m_entities.at(begin - 2) != nullptr &&
      !m_entities.at(begin - 2)->iso3.empty())
    return std::nullopt;  // "Norway, Chile and Peru" are no pair
  return Pair{left - 1, t};
}

// The pair of this sentence or the one before it; else the one that the article speaks of most.
bool Actors::add_named_together(std::uint32_t token, std::vector<Actor>& out) const {
  if (m_pack.lexicon.paired_states.count(m_tree[token].lemma) == 0) return false;
  const std::uint32_t stop = token > 4 * kPairReach ? token - 4 * kPairReach : 0;
  std::map<std::string, int> times;  // that each country was named
  for (std::uint32_t t = stop; t < token; ++t) {
    const Reference* reference = m_entities.at(t);
    if (reference != nullptr && m_entities.name_at(t).begin == t) ++times[reference->iso3];
  }
  std::optional<Pair> best;
  int most = 0;
  for (std::uint32_t t = token; t-- > stop;) {
    const auto pair = pair_ending_at(t);
    if (!pair || is_subject_of_same_verb(t, token) || goes_between(t)) continue;
    const bool near = m_tree.sentence_of(t) + 1 >= m_tree.sentence_of(token);
    const int both = std::min(times[m_entities.at(pair->first)->iso3], times[m_entities.at(t)->iso3]);
    if (!best || both > most) {
      best = pair;
      most = both;
    }
    if (near) break;
  }
  if (!best) return false;
  // While the article speaks of others as much: of whom, nobody can tell.
  const auto rivals = std::count_if(times.begin(), times.end(), [&](const auto& entry) {
    return !entry.first.empty() && entry.second > most;
  });
  if (rivals > 1) return true;
  for (const std::uint32_t t : {best->first, best->second})
    out.push_back({m_entities.country(m_entities.at(t)->iso3), m_entities.name_at(t), kPair});
  return true;
}

// Two people or two countries, whoever the nearest sentences name; nobody where they name two of each, or
// countries where two people were named just before.
std::vector<Actor> Actors::open_pair(std::uint32_t token) const {
  constexpr std::uint32_t kReach = 2;  // sentences
  const std::uint32_t here = m_tree.sentence_of(token);
  std::vector<Actor> people, countries;
  const auto note = [&](std::vector<Actor>& list, EntityId id, std::uint32_t t) {
    const auto same = [&](const Actor& actor) { return actor.entity == id; };
    if (std::none_of(list.begin(), list.end(), same)) list.push_back({id, m_entities.name_at(t), kPair});
  };
  std::vector<Actor> states;  // of the nearest sentence that names two
  for (std::uint32_t back = 0; back <= std::min(kReach, here); ++back) {
    const TokenRange words = m_tree.doc().sentences[here - back].tokens;
    countries.clear();
    for (std::uint32_t t = words.begin; t < std::min(words.end, token); ++t) {
      const Reference* reference = m_entities.at(t);
      if (reference == nullptr || is_subject_of_same_verb(t, token)) continue;
      const bool owner = m_tree[t].deprel == Deprel::compound || m_tree[t].deprel == Deprel::nmod_poss;
      if (const auto person = person_at(t)) note(people, *person, t);
      if (!reference->iso3.empty() && !reference->demonym && !owner && !m_locations.is_locative(t))
        note(countries, m_entities.country(reference->iso3), t);
    }
    if (people.size() > 2) return states;
    if (people.size() == 2) return states.empty() && countries.size() < 2 ? people : std::vector<Actor>{};
    if (countries.size() > 2) return {};
    if (states.empty() && countries.size() == 2) states = countries;
  }
  return states;
}

// "[Egypt] and Jordan urged both sides", "[Egypt] and Jordan offered to mediate between the two countries":
// they deal with others.
bool Actors::is_subject_of_same_verb(std::uint32_t name, std::uint32_t object) const {
  auto verb = m_tree.head(object);
  const Deprel relation = m_tree[object].deprel;
  if (!verb || !m_tree.is_verb(*verb) ||
      (relation != Deprel::obj && relation != Deprel::iobj && relation != Deprel::obl))
    return false;
  while (m_tree[*verb].deprel == Deprel::xcomp && m_tree.is_verb(*m_tree.head(*verb)))
    verb = m_tree.head(*verb);
  const auto subject = m_tree.child(*verb, Deprel::nsubj);
  return subject && m_tree.subtree(*subject).contains(name);
}

// "talks mediated by [Egypt] and Jordan": go-betweens are no side.
bool Actors::goes_between(std::uint32_t name) const {
  std::uint32_t top = m_tree.head_of(m_entities.name_at(name));
  while (m_tree[top].deprel == Deprel::conj && m_tree.head(top)) top = *m_tree.head(top);
  const auto verb = m_tree.head(top);
  const Deprel relation = m_tree[top].deprel;
  return verb && m_pack.lexicon.mediating_verbs.count(m_tree[*verb].lemma) != 0 &&
         (relation == Deprel::nsubj || relation == Deprel::obl_agent || relation == Deprel::obl);
}

// An envoy is none of "the two [leaders]", a president none of "the two [ministers]".
bool Actors::may_be_called(EntityId person, const std::string& noun) const {
  const Office* called = m_pack.offices.find(noun);
  const Office* office = m_pack.offices.find(property_text(m_entities[person].properties, "office"));
  if (called == nullptr || office == nullptr || office->kind == called->kind) return true;
  const auto leads = [](const Office& o) {
    return o.heads || o.kind == OfficeKind::head_of_state || o.kind == OfficeKind::head_of_government ||
           o.kind == OfficeKind::party;
  };
  if (called->kind == OfficeKind::minister) return office->kind == OfficeKind::head_of_government;
  return !leads(*called) || leads(*office);
}

// `owned`: "their ministers" are not the two ministers named before.
void Actors::add_pair(std::uint32_t token, bool owned, std::vector<Actor>& out) const {
  if (add_named_together(token, out)) return;
  if (m_tree[token].lemma == "two" || m_tree[token].lemma == "both") {  // "the two": whoever was named last
    const std::vector<Actor> pair = open_pair(token);
    out.insert(out.end(), pair.begin(), pair.end());
    return;
  }
  const std::uint32_t stop = token > kPairReach ? token - kPairReach : 0;
  const std::string_view type =
      m_pack.lexicon.paired_people.count(m_tree[token].lemma) != 0 && !owned ? "Person" : "Country";
  const auto one_of = [&](std::uint32_t t) -> std::optional<EntityId> {
    const Reference* reference = m_entities.at(t);
    if (reference == nullptr) return std::nullopt;
    if (type == "Country")
      return reference->iso3.empty() ? std::nullopt : std::optional(m_entities.country(reference->iso3));
    const auto person = person_at(t);
    return person && may_be_called(*person, m_tree[token].lemma) ? person : std::nullopt;
  };
  std::vector<Actor> found;
  for (std::uint32_t t = token; t-- > stop;) {
    const bool together = found.size() < 2 ||  // whoever else the sentence names that names the second
                          m_tree.sentence_of(t) == m_tree.sentence_of(found.back().words.begin);
    if (!together) break;
    const std::optional<EntityId> id = one_of(t);
    if (!id || m_locations.is_locative(t) || is_subject_of_same_verb(t, token)) continue;
    if (std::any_of(found.begin(), found.end(), [&](const Actor& a) { return a.entity == *id; })) continue;
    found.push_back({*id, m_entities.name_at(t), kPair});
  }
  if (found.size() != 2) return;
  const std::uint32_t first = m_tree.sentence_of(found.back().words.begin);
  const bool together =
      first == m_tree.sentence_of(found.front().words.begin) && first + 1 >= m_tree.sentence_of(token);
  // Two that no sentence near names together are not meant where the article speaks of another more.
  std::map<EntityId, int> times;
  for (std::uint32_t t = token > 4 * kPairReach ? token - 4 * kPairReach : 0; t < token; ++t) {
    if (const auto id = m_entities.name_at(t).begin == t ? one_of(t) : std::nullopt) ++times[*id];
  }
  const int fewer = std::min(times[found[0].entity], times[found[1].entity]);
  const bool rivalled = std::any_of(times.begin(), times.end(), [&](const auto& entry) {
    return entry.second > fewer && entry.first != found[0].entity && entry.first != found[1].entity;
  });
  if (together || !rivalled) out.insert(out.end(), found.rbegin(), found.rend());
}

// All countries, or people for a noun of people, that the sentence names in front of the token.
std::vector<Actor> Actors::company_of(std::uint32_t sentence, std::uint32_t token) const {
  const std::string& noun = m_tree[token].lemma;
  const bool people = m_pack.lexicon.paired_people.count(noun) != 0;
  const TokenRange words = m_tree.doc().sentences[sentence].tokens;
  std::vector<Actor> found;
  for (std::uint32_t t = words.begin; t < std::min(words.end, token); ++t) {
    const Reference* reference = m_entities.at(t);
    if (reference == nullptr || m_locations.is_locative(t) || goes_between(t)) continue;
    std::optional<EntityId> id;
    if (!people && !reference->iso3.empty()) id = m_entities.country(reference->iso3);
    if (people && person_at(t) && may_be_called(*reference->entity, noun)) id = reference->entity;
    const auto known = [&](const Actor& actor) { return actor.entity == *id; };
    if (id && std::none_of(found.begin(), found.end(), known))
      found.push_back({*id, m_entities.name_at(t), kPair});
  }
  return found;
}

// As many as the noun means, where the nearest sentence that names two or more of the kind names just so
// many.
void Actors::add_company(std::uint32_t token, std::size_t count, std::uint32_t reach,
                         std::vector<Actor>& out) const {
  const std::uint32_t here = m_tree.sentence_of(token);
  for (std::uint32_t back = 0; back <= reach && back <= here; ++back) {
    const std::vector<Actor> company = company_of(here - back, token);
    if (back == 0 && company.size() == 1 && m_entities[company.front().entity].type == "Country")
      return;  // "Peru, with which [the sides] deal": one of them
    if (company.size() < 2) continue;
    if (company.size() == count) out.insert(out.end(), company.begin(), company.end());
    return;
  }
}

// "[The sides] agreed", "[the ministers] said": of whom the sentence before told, where nothing says who.
bool Actors::takes_up_company(std::uint32_t noun) const {
  const Lexicon& lexicon = m_pack.lexicon;
  const std::string& lemma = m_tree[noun].lemma;
  if (m_tree[noun].deprel != Deprel::nsubj ||
      (lexicon.paired_people.count(lemma) == 0 && lexicon.paired_states.count(lemma) == 0))
    return false;
  bool definite = false;
  for (const std::uint32_t c : m_tree.children(noun)) {
    definite = definite || (m_tree[c].deprel == Deprel::det && m_tree[c].lemma == "the");
    if (m_tree[c].deprel != Deprel::det && m_tree[c].upos != Upos::PUNCT) return false;
  }
  return definite;
}

// "Lind and Holm sent their [ministers]": each of them their own.
bool Actors::is_of_subject(std::uint32_t noun) const {
  const auto verb = m_tree.head(noun);
  return verb && m_tree.is_verb(*verb) &&
         (m_tree[noun].deprel == Deprel::obj || m_tree[noun].deprel == Deprel::iobj);
}

// "both sides", "the two ministers", "the two": the pair named last.
void Actors::add_reciprocal(std::uint32_t token, std::vector<Actor>& out) const {
  constexpr std::uint32_t kCountedReach = 6;  // sentences back to "the three countries"
  const std::string& lemma = m_tree[token].lemma;
  if (lemma == "two" && m_tree.child(token, Deprel::det)) return add_pair(token, false, out);
  if (m_pack.lexicon.reciprocal_nouns.count(lemma) == 0 || !is_plural(m_tree, token)) return;
  if (takes_up_company(token)) return add_company(token, 2, 1, out);
  // "two diplomats said": no pair that was named; but "two sides" there are of what was.
  const bool known = m_tree.child(token, Deprel::det) || lemma == "side";
  for (const std::uint32_t c : m_tree.children(token)) {
    const std::string& word = m_tree[c].lemma;
    if (word == "their" && is_of_subject(token)) return;
    if (word == "both" || word == "their" || (word == "two" && known))
      return add_pair(token, word == "their", out);
    if (word == "three" && known) return add_company(token, 3, kCountedReach, out);
  }
}

}  // namespace newsgraph
