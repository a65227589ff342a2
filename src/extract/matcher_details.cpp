// What is told of an event beside its ends: roles that any event may have, and properties that quote the
// article: what it is for (`purpose`) and about (`topic`).
#include <algorithm>
#include <set>

#include "extract/matcher.hpp"
#include "extract/phrase_text.hpp"

namespace newsgraph {

// Names and agents fill roles; they are what an event is about only where the path says so: "talks on
// Ukraine".
bool Matcher::is_quotable(const ArgumentStep& last, std::uint32_t token, std::uint32_t trigger) const {
  const Token& word = m_tree[token];
  if (token == trigger || m_tree.time_at(token) != nullptr) return false;
  if (m_tree.is_verb(token)) return true;
  if (word.upos != Upos::NOUN && word.upos != Upos::PROPN) return false;
  if (m_pack.lexicon.unquoted.count(word.lemma) != 0) return false;
  // "Minister for [African Affairs]": the name of an office
  const auto office = last.adposition == "for" ? m_tree.head(token) : std::nullopt;
  const char initial = m_tree.form(token).front();
  if (office && *office != trigger && m_tree[*office].upos == Upos::PROPN && initial >= 'A' && initial <= 'Z')
    return false;
  if (last.kind == ArgumentStep::Kind::adposition && m_pack.lexicon.topic_cases.count(last.adposition) != 0)
    return true;
  if (m_pack.lexicon.group_nouns.count(word.lemma) != 0) return false;
  const Reference* named = m_entities.at(token);
  if (named != nullptr && named->entity) {
    const std::string& type = m_entities[*named->entity].type;
    return type == "Meeting" || type == "Agreement";
  }
  return named == nullptr && m_actors.of(token).empty();
}

// A role that is already an end of the relation tells nothing: "arrived [in Oslo]".
void Matcher::add_usual_roles(const Rule& rule, std::uint32_t trigger,
                              std::vector<ExtractedRelation>& relations) const {
  for (const auto& [role, paths] : rule.usual_roles) {
    const std::vector<Actor> found = fill(paths, trigger, rule.type->role(role));
    if (found.empty()) continue;
    const EntityId entity = found.front().entity;
    for (ExtractedRelation& relation : relations) {
      if (relation.source != entity && relation.target != entity) relation.roles.emplace(role, entity);
    }
  }
}

// "mediated between [Chile] and [Peru]": either is the other's other side.
void Matcher::add_other_side(const Rule& rule, std::vector<ExtractedRelation>& relations) {
  if (rule.type->role("other_side") == nullptr) return;
  std::set<EntityId> sides;
  for (const ExtractedRelation& relation : relations) {
    if (relation.target) sides.insert(*relation.target);
  }
  if (sides.size() != 2) return;
  for (ExtractedRelation& relation : relations) {
    if (relation.target)
      relation.roles.emplace("other_side",
                             *relation.target == *sides.begin() ? *sides.rbegin() : *sides.begin());
  }
}

void Matcher::add_texts(const Rule& rule, std::uint32_t trigger,
                        std::vector<ExtractedRelation>& relations) const {
  for (const auto& [property, paths] : rule.texts) {
    const std::string text = quote(paths, trigger, partner_phrase(trigger, relations));
    if (text.empty()) continue;
    for (ExtractedRelation& relation : relations) relation.properties.emplace(property, text);
  }
}

// "discussed the border [with] Lind": where the phrase begins that names whom the event joins; 0 when none
// does.
std::uint32_t Matcher::partner_phrase(std::uint32_t trigger,
                                      const std::vector<ExtractedRelation>& relations) const {
  const TokenRange sentence = m_tree.sentence_tokens(trigger);
  for (std::uint32_t t = trigger + 1; t < sentence.end; ++t) {
    if (m_tree[t].lemma != "with" || m_tree[t].deprel != Deprel::case_) continue;
    const Span phrase = m_tree.span(m_tree.subtree(*m_tree.head(t)));
    const bool joins =
        std::any_of(relations.begin(), relations.end(), [&](const ExtractedRelation& relation) {
          return relation.evidence.target && phrase.contains(*relation.evidence.target);
        });
    if (joins) return t;
  }
  return 0;
}

std::string Matcher::quote(const std::vector<ArgumentPath>& paths, std::uint32_t trigger,
                           std::uint32_t stop) const {
  for (const ArgumentPath& path : paths) {
    for (const std::uint32_t token : follow(path, trigger)) {
      if (!is_quotable(path.back(), token, trigger)) continue;
      if (std::string text = phrase_text(m_tree, token, stop); !text.empty()) return text;
    }
  }
  return {};
}

}  // namespace newsgraph
