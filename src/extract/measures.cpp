#include "extract/measures.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "extract/relation_kinds.hpp"

namespace newsgraph {
namespace {

constexpr std::size_t kReach = 3;     // sentences
constexpr double kFromBefore = 0.85;  // of the certainty of a source that the sentence names

bool taxes(const ExtractedRelation& relation) {
  return relation.type == "imposes-tariff" || relation.type == "threatens-tariff" ||
         relation.type == "cuts-tariff";
}

// "denied entry": done to those who come rather than decreed, and told without the guards who do it.
constexpr std::string_view kTurnedAway = "deny-entry";

// "the Lindqvist administration": named, though of which country is not known.
bool is_administration(const Document& doc, const Span& words) {
  const std::string_view text = std::string_view(doc.text).substr(words.begin, words.end - words.begin);
  for (const std::string_view noun : {" administration", " government"}) {
    if (text.size() <= noun.size() || text.substr(text.size() - noun.size()) != noun) continue;
    const std::size_t space = text.substr(0, text.size() - noun.size()).rfind(' ');  // behind "the"
    return space != text.npos && text[space + 1] >= 'A' && text[space + 1] <= 'Z';
  }
  return false;
}

std::size_t sentence_of(const Document& doc, const ExtractedRelation& relation) {
  const auto behind = std::upper_bound(
      doc.sentences.begin(), doc.sentences.end(), relation.evidence.trigger.begin,
      [](std::uint32_t byte, const Sentence& sentence) { return byte < sentence.span.begin; });
  return static_cast<std::size_t>(behind - doc.sentences.begin());
}

class MeasureOwners {
public:
  MeasureOwners(const Document& doc, EntityTable& entities, const std::vector<ExtractedRelation>& relations)
      : m_doc(doc), m_entities(entities), m_relations(relations) {}

  // Who taxed the target of `relations[position]` before; none when more than one state did.
  [[nodiscard]] std::optional<EntityId> owner(std::size_t position) {
    const ExtractedRelation& open = m_relations[position];
    const std::size_t here = sentence_of(m_doc, open);
    const std::string target = country(*open.target);
    std::optional<EntityId> found;
    for (std::size_t i = position; i-- > 0;) {
      const ExtractedRelation& told = m_relations[i];
      if (!taxes(told)) continue;
      if (here - sentence_of(m_doc, told) > kReach) break;
      if (!told.source || !told.target || country(*told.target) != target) continue;
      if (found && country(*found) != country(*told.source)) return std::nullopt;
      if (!found) found = told.source;
    }
    return found && country(*found) != target ? found : std::nullopt;
  }

private:
  [[nodiscard]] std::string country(EntityId id) {
    const ExtractedEntity& entity = m_entities[id];
    return entity.country.empty() ? entity.name : entity.country;
  }

  const Document& m_doc;
  EntityTable& m_entities;
  const std::vector<ExtractedRelation>& m_relations;
};

}  // namespace

void own_measures(const Document& doc, EntityTable& entities, std::vector<ExtractedRelation>& relations) {
  MeasureOwners owners(doc, entities, relations);
  for (std::size_t i = 0; i < relations.size(); ++i) {
    ExtractedRelation& relation = relations[i];
    if (!taxes(relation) || relation.source || !relation.target) continue;
    relation.source = owners.owner(i);
    if (relation.source) relation.confidence *= kFromBefore;
  }
}

// News that leaves out who did it has told so before, or tells of no decree.
bool is_unowned(const Document& doc, const ExtractedRelation& relation) {
  if (!is_measure(relation.type) || relation.source || relation.rule == kTurnedAway) return false;
  return !relation.evidence.source || !is_administration(doc, *relation.evidence.source);
}

bool is_unaimed(const ExtractedRelation& relation) {
  return relation.type == "imposes-tariff" && !relation.target;
}

}  // namespace newsgraph
