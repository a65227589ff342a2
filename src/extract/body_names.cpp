// Where the name of a body begins and ends: what the recogniser cut off is put back, what it took too much
// goes.
#include <algorithm>

#include "base/utf8.hpp"
#include "extract/entities.hpp"

namespace newsgraph {

// "[All]-National Party": the recogniser cut a word at its hyphen.
TokenRange EntityTable::whole_first_word(TokenRange name) const {
  const std::uint32_t start = m_tree.sentence_tokens(name.begin).begin;
  const auto glued = [&](std::uint32_t t) { return m_tree[t].span.end == m_tree[t + 1].span.begin; };
  std::uint32_t dash = name.begin;
  if (m_tree.form(dash) != "-" && dash > start) --dash;
  if (m_tree.form(dash) != "-" || name.size() < 2) return name;
  std::size_t pos = 0;
  const bool word = dash > start && dash + 1 < name.end && glued(dash - 1) && glued(dash) &&
                    at(dash - 1) == nullptr && utf8::is_upper(utf8::next(m_tree.form(dash - 1), pos));
  return {word ? dash - 1 : std::max(name.begin, dash + 1), name.end};
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

// "Committee [on Oversight and Reform]", "Movement [for the Liberation of Tarno]"
std::uint32_t EntityTable::end_of_long_name(TokenRange name) const {
  const std::uint32_t limit = m_tree.sentence_tokens(name.begin).end;
  if (m_pack.lexicon.long_bodies.count(utf8::lower(m_tree[name.end - 1].lemma)) == 0) return name.end;
  const auto capital = [&](std::uint32_t t) {
    return m_tree[t].upos == Upos::PROPN &&
           (at(t) == nullptr || !at(t)->entity || m_entities[*at(t)->entity].type == "Place");
  };
  std::uint32_t end = name.end;
  while (end < limit) {  // link, article, names
    std::uint32_t t = end;
    const Upos link = m_tree[t].upos;
    const bool first = end == name.end;
    if (first ? link != Upos::ADP : link != Upos::ADP && link != Upos::CCONJ) break;
    const std::string& word = m_tree[t].lemma;
    if (link == Upos::ADP && word != "for" && word != "of" && (word != "on" || !first)) break;
    ++t;
    if (t < limit && m_tree[t].upos == Upos::DET) ++t;
    const std::uint32_t names = t;
    while (t < limit && capital(t)) ++t;
    if (t == names || (t < limit && m_tree[t].xpos == Xpos::POS) || m_tree.time_at(names) != nullptr) break;
    end = t;
  }
  return end;
}

// "[British union] Unite": what a body is, and of which country, is no part of its name.
TokenRange EntityTable::without_description(TokenRange name, std::string& country) const {
  std::uint32_t noun = name.begin;
  while (noun < name.end && m_tree[noun].upos != Upos::NOUN) ++noun;
  const bool described = noun > name.begin && noun + 1 < name.end &&
                         m_pack.lexicon.firm_nouns.count(m_tree[noun].lemma) != 0 &&
                         m_tree[noun + 1].upos == Upos::PROPN;
  if (!described) return name;
  const auto& meanings = m_pack.places.find(clean_name(name_text({name.begin, noun})));
  if (meanings.empty() || meanings.front().kind != PlaceKind::demonym) return name;
  if (country.empty()) country = meanings.front().iso3;
  return {noun + 1, name.end};
}

// "[Environment] Canada": a portfolio before the name of a country makes it that of a department.
void EntityTable::read_departments() {
  for (std::uint32_t t = 1; t < m_tree.size(); ++t) {
    const Reference* reference = at(t);
    const std::uint32_t before = t - 1;
    if (reference == nullptr || reference->iso3.empty() || reference->demonym || !reference->place.empty() ||
        name_at(t).begin != t || at(before) != nullptr || m_tree[before].deprel != Deprel::compound)
      continue;
    const std::string_view word = m_tree.form(before);
    std::size_t pos = 0;
    const bool noun = m_tree[before].upos == Upos::NOUN || m_tree[before].upos == Upos::PROPN;
    if (!noun || word.empty() || !utf8::is_upper(utf8::next(word, pos))) continue;
    if (m_pack.offices.find("minister of " + utf8::lower(word)) == nullptr) continue;
    const TokenRange name{before, name_at(t).end};
    const std::string iso3 = reference->iso3;
    release(t);
    refer(
        name,
        {listed_body({clean_name(name_text(name)), {}, iso3, "GOV"}, m_tree.span(name)), "", "", false, {}});
  }
}

// "[Norway's] Security Council", but not "Norway's UN ambassador": the owner's ISO 3166 code, or nothing.
std::string EntityTable::owner_before(TokenRange name) const {
  const std::uint32_t mark = name.begin - 1;
  if (name.begin < m_tree.sentence_tokens(name.begin).begin + 2 || m_tree[mark].xpos != Xpos::POS ||
      m_tree[m_tree.head_of(name)].deprel == Deprel::compound)
    return {};
  const Mention* owner = m_tree.recognized_name(mark - 1);
  if (owner == nullptr || owner->label != EntityLabel::GPE) return {};
  const auto& meanings = m_pack.places.find(clean_name(name_text(owner->tokens)));
  return meanings.empty() || meanings.front().kind != PlaceKind::country ? std::string()
                                                                         : meanings.front().iso3;
}

// The name without a place that owns it, whose country goes to `country`: "[Oslo's] Foreign Ministry".
TokenRange EntityTable::body_name(TokenRange name, std::string& country) {
  TokenRange range = without_description(whole_first_word(trimmed(name, false)), country);
  range.end = end_of_long_name({range.begin, end_of_listed_name(range)});
  for (std::uint32_t t = range.begin + 1; t + 1 < range.end; ++t) {
    if (m_tree[t].xpos != Xpos::POS) continue;
    const TokenRange owner{range.begin, t};
    const auto& meanings = m_pack.places.find(clean_name(name_text(owner)));
    if (meanings.empty()) break;
    if (country.empty()) country = meanings.front().iso3;
    read_place(Mention{m_tree.span(owner), owner, EntityLabel::GPE, MentionKind::name});
    range.begin = t + 1;
  }
  if (country.empty()) country = owner_before(range);
  return range;
}

}  // namespace newsgraph
