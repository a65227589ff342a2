// What coreference knows while it reads an article: mentions, and the entities they have been given to so
// far.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "document.hpp"
#include "nlp/coref_words.hpp"

namespace newsgraph {

inline constexpr std::int32_t kNoEntity = -1;

struct CorefMention {
  Span span;
  TokenRange tokens;
  std::uint32_t head = 0;  // the token whose governor lies outside
  std::uint32_t sentence = 0;
  EntityLabel label = EntityLabel::PER;
  MentionKind kind = MentionKind::name;
  std::int32_t entity = kNoEntity;
};

struct CorefEntity {
  EntityLabel label = EntityLabel::PER;
  Gender gender = Gender::unknown;
  bool gender_sure = false;             // from a title, a role or a full name; else a guess
  std::vector<std::string> parts;       // of the fullest name, lower case: {"kim", "min-jun"}
  std::vector<std::string> roles;       // words of titles and descriptions: "foreign", "minister", "@NOR"
  std::vector<std::uint32_t> mentions;  // in the order found; sorted by token within each pass
};

struct CorefState {
  CorefState(const Document& document, const CorefWords& lexicon);

  const Document& doc;
  const CorefWords& words;
  std::vector<std::uint32_t> sentence_of;  // of each token
  std::vector<CorefMention> mentions;
  std::vector<CorefEntity> entities;
  std::vector<std::int32_t> mention_at;  // of each token: the name or description it belongs to, or -1

  [[nodiscard]] bool in_bounds(std::int32_t token) const {
    return token >= 0 && token < static_cast<std::int32_t>(doc.tokens.size());
  }
  // The token of the range that governs the others: its own head lies outside.
  [[nodiscard]] std::uint32_t head_of(TokenRange range) const;
  // The nearest verb (or predicate) above a token, itself not counted; kNoHead at the top.
  [[nodiscard]] std::int32_t clause_of(std::uint32_t token) const;
  // The subject of a predicate, or kNoHead.
  [[nodiscard]] std::int32_t subject_of(std::uint32_t predicate) const;
  // The subject of a predicate or, where it has none, of the clause it depends on; the noun it modifies
  // ("Creed, admitting that ..."). kNoHead when none is found.
  [[nodiscard]] std::int32_t understood_subject(std::int32_t predicate) const;
  // The entity that the mention at a token belongs to, or kNoEntity.
  [[nodiscard]] std::int32_t entity_at(std::uint32_t token) const;

  // The country that a name is, or is the demonym of, as "@" and its ISO 3166 code; empty for others.
  [[nodiscard]] std::string nation(const CorefMention& mention) const;

  std::uint32_t add_mention(const CorefMention& mention);  // also fills mention_at where that is free
  void give(std::uint32_t mention, std::int32_t entity);
  // A pronoun of one word that means the entity; returns its mention.
  std::uint32_t add_pronoun(std::uint32_t token, std::int32_t entity);

private:
  std::vector<std::int32_t> m_subject;  // of each token taken as a predicate
};

// Passes, in this order.
void link_names(CorefState& state);     // every name gets an entity
void link_nominals(CorefState& state);  // roles of entities; descriptions that name one
void link_places(CorefState& state);    // "the country", "the city"
// Behind the pronouns (coref_pronouns.hpp):
void link_unnamed(CorefState& state);  // "a ship ... the ship", "they"

}  // namespace newsgraph
