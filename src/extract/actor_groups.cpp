// People without a name of their own: "French farmers", "university students throughout Indonesia".
#include <algorithm>
#include <string>

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

}  // namespace

// The country whose people the noun names: of a modifier, or of the place that they are in.
std::optional<std::string> Actors::country_around(std::uint32_t token) const {
  if (const auto country = modifying_country(token)) return m_entities[country->entity].country;
  for (const std::uint32_t c : m_tree.children(token)) {
    if (m_tree[c].deprel != Deprel::nmod || !is_inside(m_tree.case_of(c))) continue;
    const Reference* reference = m_entities.at(c);
    if (reference == nullptr) continue;
    if (!reference->iso3.empty()) return reference->iso3;
    if (reference->entity && !m_entities[*reference->entity].country.empty())
      return m_entities[*reference->entity].country;
  }
  return std::nullopt;
}

bool Actors::is_counted(std::uint32_t token) const { return m_tree.child(token, Deprel::nummod).has_value(); }

// "100 Palestinians" are some of them, not their government.
bool Actors::add_counted_nationals(std::uint32_t token, std::vector<Actor>& out) const {
  const Reference* reference = m_entities.at(token);
  const Xpos tag = m_tree[token].xpos;
  if (reference == nullptr || !reference->demonym || (tag != Xpos::NNPS && tag != Xpos::NNS)) return false;
  if (!is_counted(token)) return false;
  const TokenRange words = m_entities.name_at(token);
  const std::string name(m_tree.span(words).of(m_tree.doc().text));
  out.push_back({m_entities.group(name, reference->iso3, "CVL", m_tree.span(words)), words, kGroup});
  return true;
}

bool Actors::add_group(std::uint32_t token, std::vector<Actor>& out) const {
  const auto& nouns = m_pack.lexicon.group_nouns;
  const auto kind = nouns.find(noun(token));
  const bool agent = m_pack.lexicon.state_agents.count(noun(token)) != 0;  // "Afghan rebel leaders"
  if (kind == nouns.end() && (!agent || is_state_agent(token))) return false;
  const std::optional<std::string> country = country_around(token);
  // Without a country only people in the plural; "the company" and "soldiers" are not known to anybody.
  const bool plural = m_tree[token].xpos == Xpos::NNS || m_tree[token].xpos == Xpos::NNPS;
  if (!country && (kind == nouns.end() || kind->second == "BUS" || kind->second == "MIL" ||
                   kind->second == "COP" || !plural))
    return false;

  // Words that tell one group from another; "radical", "several" and the like do not.
  std::string name;
  std::string sector = kind != nouns.end() ? kind->second : "";
  bool named = false;  // says itself whose people they are
  TokenRange words{token, token + 1};
  while (words.begin > m_tree.sentence_tokens(token).begin && m_tree.head(words.begin - 1) &&
         m_tree.dominates(token, words.begin - 1) && m_tree[words.begin - 1].upos != Upos::PUNCT) {
    --words.begin;
  }
  for (std::uint32_t t = words.begin; t < words.end; ++t) {
    const std::string lemma = utf8::lower(m_tree[t].lemma);
    const bool kept = t == token || m_entities.at(t) != nullptr || m_tree[t].deprel == Deprel::compound ||
                      m_pack.lexicon.non_state.count(lemma) != 0;
    if (!kept || m_tree[t].xpos == Xpos::POS) continue;
    if (const auto better = nouns.find(lemma); better != nouns.end() && sector.empty())
      sector = better->second;
    named |= m_entities.at(t) != nullptr;
    if (!name.empty()) name += ' ';
    name += m_tree.form(t);
  }
  if (!named && country) name += " in " + m_entities[m_entities.country(*country)].name;
  const EntityId id = m_entities.group(name, country.value_or(""), sector, m_tree.span(words));
  out.push_back({id, words, country ? kGroup : kLooseGroup});
  return true;
}

}  // namespace newsgraph
