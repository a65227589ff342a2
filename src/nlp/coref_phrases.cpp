#include "nlp/coref_phrases.hpp"

#include <algorithm>

namespace newsgraph {

std::uint32_t start_of(const CorefState& state, std::uint32_t noun) {
  std::uint32_t start = noun;
  for (std::uint32_t at = noun;
       at-- > 0 && noun - at <= 8 && state.sentence_of[at] == state.sentence_of[noun];) {
    if (state.mention_at[at] >= 0) {  // "the South Korean minister"
      if (state.doc.tokens[at].head != static_cast<std::int32_t>(noun)) break;
      continue;
    }
    const Upos upos = state.doc.tokens[at].upos;
    if (upos == Upos::DET || upos == Upos::ADJ || upos == Upos::NOUN || upos == Upos::PROPN) {
      start = at;
      if (upos == Upos::DET) break;
    } else if (state.doc.form(at) != "-") {
      break;
    }
  }
  return start;
}

bool is_definite(const CorefState& state, std::uint32_t noun) {
  const LowerWord first(state.doc.form(start_of(state, noun)));
  return first.view() == "the" || first.view() == "this" || first.view() == "that";
}

bool has_own_complement(const CorefState& state, std::uint32_t noun) {
  const auto last = std::min<std::uint32_t>(noun + 12, static_cast<std::uint32_t>(state.doc.tokens.size()));
  for (std::uint32_t at = noun + 1; at < last; ++at) {
    const Token& token = state.doc.tokens[at];
    if (token.head != static_cast<std::int32_t>(noun)) continue;
    // "the ministry, which left": what follows a comma does not tell which.
    if (token.deprel == Deprel::acl_relcl && state.doc.form(noun + 1) == ",") continue;
    if (token.deprel == Deprel::nmod || token.deprel == Deprel::acl || token.deprel == Deprel::acl_relcl)
      return true;
  }
  return false;
}

std::int32_t named_in(const CorefState& state, std::uint32_t head) {
  constexpr std::uint32_t kReach = 3;
  const std::int32_t own = state.entity_at(head);
  if (own != kNoEntity || state.doc.tokens[head].upos != Upos::PROPN) return own;
  const auto last =
      std::min<std::uint32_t>(head + kReach, static_cast<std::uint32_t>(state.doc.tokens.size()));
  for (std::uint32_t at = head + 1; at < last; ++at) {
    const Token& token = state.doc.tokens[at];
    if (token.head != static_cast<std::int32_t>(head) || token.deprel != Deprel::flat) break;
    if (state.entity_at(at) != kNoEntity) return state.entity_at(at);
  }
  return kNoEntity;
}

bool is_part_of_longer(const CorefState& state, std::uint32_t noun) {
  const Deprel relation = state.doc.tokens[noun].deprel;
  return relation == Deprel::compound || relation == Deprel::flat || relation == Deprel::nmod_desc ||
         relation == Deprel::fixed;
}

bool is_plural(const Token& token) { return token.xpos == Xpos::NNS || token.xpos == Xpos::NNPS; }

std::uint32_t add_description(CorefState& state, std::uint32_t noun, std::int32_t entity) {
  CorefMention mention;
  const std::uint32_t start = start_of(state, noun);
  mention.tokens = {start, noun + 1};
  mention.span = {state.doc.tokens[start].span.begin, state.doc.tokens[noun].span.end};
  mention.head = noun;
  mention.sentence = state.sentence_of[noun];
  mention.label = state.entities[static_cast<std::size_t>(entity)].label;
  mention.kind = MentionKind::nominal;
  const std::uint32_t index = state.add_mention(mention);
  state.give(index, entity);
  return index;
}

}  // namespace newsgraph
