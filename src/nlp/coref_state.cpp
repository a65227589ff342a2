#include "nlp/coref_state.hpp"

namespace newsgraph {
namespace {

constexpr int kLongestClimb = 20;

bool is_subject(Deprel relation) {
  return relation == Deprel::nsubj || relation == Deprel::nsubj_pass || relation == Deprel::nsubj_outer;
}

}  // namespace

CorefState::CorefState(const Document& document, const CorefWords& lexicon)
    : doc(document),
      words(lexicon),
      sentence_of(document.tokens.size(), 0),
      mention_at(document.tokens.size(), -1),
      m_subject(document.tokens.size(), kNoHead) {
  for (std::uint32_t i = 0; i < doc.sentences.size(); ++i) {
    const TokenRange range = doc.sentences[i].tokens;
    for (std::uint32_t token = range.begin; token < range.end && token < sentence_of.size(); ++token)
      sentence_of[token] = i;
  }
  for (std::uint32_t token = 0; token < doc.tokens.size(); ++token) {
    const Token& t = doc.tokens[token];
    if (is_subject(t.deprel) && in_bounds(t.head))
      m_subject[static_cast<std::size_t>(t.head)] = static_cast<std::int32_t>(token);
  }
}

std::uint32_t CorefState::head_of(TokenRange range) const {
  for (std::uint32_t token = range.begin; token < range.end; ++token) {
    const std::int32_t head = doc.tokens[token].head;
    if (!in_bounds(head) || !range.contains(static_cast<std::uint32_t>(head))) return token;
  }
  return range.begin;
}

std::int32_t CorefState::clause_of(std::uint32_t token) const {
  std::int32_t at = doc.tokens[token].head;
  for (int step = 0; step < kLongestClimb && in_bounds(at); ++step) {
    const Token& t = doc.tokens[static_cast<std::size_t>(at)];
    if (t.upos == Upos::VERB || m_subject[static_cast<std::size_t>(at)] != kNoHead) return at;
    at = t.head;
  }
  return kNoHead;
}

std::int32_t CorefState::subject_of(std::uint32_t predicate) const { return m_subject[predicate]; }

std::int32_t CorefState::understood_subject(std::int32_t predicate) const {
  for (int step = 0; step < kLongestClimb && in_bounds(predicate); ++step) {
    const auto at = static_cast<std::size_t>(predicate);
    const Token& token = doc.tokens[at];
    if (m_subject[at] != kNoHead) {
      // "the leader [who] met him": the noun in front
      const bool relative = token.deprel == Deprel::acl_relcl &&
                            LowerWord(doc.form(static_cast<std::size_t>(m_subject[at]))).view() == "who";
      return relative ? token.head : m_subject[at];
    }
    switch (token.deprel) {
      case Deprel::acl:
      case Deprel::acl_relcl:
        return token.head;
      case Deprel::xcomp:
      case Deprel::advcl:
      case Deprel::conj:
      case Deprel::parataxis:
      case Deprel::ccomp:
        predicate = token.head;
        break;
      default:
        return kNoHead;
    }
  }
  return kNoHead;
}

std::int32_t CorefState::entity_at(std::uint32_t token) const {
  const std::int32_t mention = mention_at[token];
  return mention < 0 ? kNoEntity : mentions[static_cast<std::size_t>(mention)].entity;
}

std::string CorefState::nation(const CorefMention& mention) const {
  std::string_view name = mention.span.of(doc.text);
  for (const std::string_view ending : {"'s", "’s", "'", "’"}) {
    if (name.ends_with(ending)) name.remove_suffix(ending.size());
  }
  const auto& meanings = words.places().find(name);
  if (meanings.empty()) return {};
  const PlaceKind kind = meanings.front().kind;
  return kind == PlaceKind::country || kind == PlaceKind::demonym ? "@" + meanings.front().iso3
                                                                  : std::string();
}

std::uint32_t CorefState::add_mention(const CorefMention& mention) {
  const auto index = static_cast<std::uint32_t>(mentions.size());
  mentions.push_back(mention);
  for (std::uint32_t token = mention.tokens.begin; token < mention.tokens.end; ++token) {
    if (mention_at[token] < 0) mention_at[token] = static_cast<std::int32_t>(index);
  }
  return index;
}

void CorefState::give(std::uint32_t mention, std::int32_t entity) {
  mentions[mention].entity = entity;
  if (entity != kNoEntity) entities[static_cast<std::size_t>(entity)].mentions.push_back(mention);
}

std::uint32_t CorefState::add_pronoun(std::uint32_t token, std::int32_t entity) {
  CorefMention mention;
  mention.tokens = {token, token + 1};
  mention.span = doc.tokens[token].span;
  mention.head = token;
  mention.sentence = sentence_of[token];
  mention.label = entities[static_cast<std::size_t>(entity)].label;
  mention.kind = MentionKind::pronoun;
  const std::uint32_t index = add_mention(mention);
  give(index, entity);
  return index;
}

}  // namespace newsgraph
