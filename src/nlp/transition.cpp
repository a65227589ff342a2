#include "nlp/transition.hpp"

#include <algorithm>

namespace newsgraph {

void ParseState::reset(std::size_t words) {
  m_size = words;
  m_next = 0;
  m_stack.clear();
  m_stack.push_back(static_cast<std::int32_t>(words));
  m_nodes.assign(words + 1, Node{});
}

bool ParseState::allowed(Move move) const {
  const std::size_t depth = m_stack.size();
  if (move == Move::shift) return m_next < m_size;
  if (move == Move::left) return depth >= 2 && m_next < m_size;
  // The root takes one dependent, at the very end.
  return depth > 2 || (depth == 2 && m_next == m_size);
}

void ParseState::attach(std::int32_t dependent, std::int32_t head, Deprel relation) {
  Node& child = m_nodes[static_cast<std::size_t>(dependent)];
  Node& parent = m_nodes[static_cast<std::size_t>(head)];
  child.head = head;
  child.relation = relation;
  if (dependent < head && static_cast<std::size_t>(head) != m_size) {
    parent.left2 = parent.left1;
    parent.left1 = dependent;
    parent.lefts = static_cast<std::uint8_t>(std::min(parent.lefts + 1, 5));
  } else {
    parent.right2 = parent.right1;
    parent.right1 = dependent;
    parent.rights = static_cast<std::uint8_t>(std::min(parent.rights + 1, 5));
  }
}

void ParseState::apply(Move move, Deprel relation) {
  if (move == Move::shift) {
    m_stack.push_back(static_cast<std::int32_t>(m_next++));
    return;
  }
  const std::int32_t top = m_stack.back();
  m_stack.pop_back();
  const std::int32_t head = move == Move::left ? static_cast<std::int32_t>(m_next) : m_stack.back();
  attach(top, head, static_cast<std::size_t>(head) == m_size ? Deprel::root : relation);
}

void parser_features(const ParseState& state, std::span<const ParsedWord> words, ParserFeatures& out) {
  static const ParsedWord kNone{};
  static const ParseState::Node kNoNode{};
  const auto word = [&](std::int32_t at) -> const ParsedWord& {
    return at < 0 ? kNone : words[static_cast<std::size_t>(at)];
  };
  const auto node = [&](std::int32_t at) -> const ParseState::Node& {
    return at < 0 ? kNoNode : state.node(at);
  };
  const auto relation = [&](std::int32_t at) {
    return at < 0 ? 99U : static_cast<Feature>(state.node(at).relation);
  };
  const std::int32_t s0 = state.stack(0), s1 = state.stack(1), s2 = state.stack(2);
  const std::int32_t b0 = state.buffer(0), b1 = state.buffer(1), b2 = state.buffer(2);
  const ParsedWord &S0 = word(s0), &S1 = word(s1), &S2 = word(s2), &B0 = word(b0), &B1 = word(b1),
                   &B2 = word(b2);
  const auto& n0 = node(s0);
  const auto& n1 = node(s1);
  const auto& nb = node(b0);
  const ParsedWord &S0L = word(n0.left1), &S0R = word(n0.right1), &S1L = word(n1.left1),
                   &S1R = word(n1.right1), &B0L = word(nb.left1);
  const ParsedWord &S0L2 = word(n0.left2), &S0R2 = word(n0.right2), &S1R2 = word(n1.right2),
                   &B0L2 = word(nb.left2);
  const auto distance = [&](std::int32_t a, std::int32_t b) -> Feature {
    if (a < 0 || b < 0 || static_cast<std::size_t>(a) == state.root()) return 15;
    const std::int32_t d = b - a;
    return static_cast<Feature>(d < 5 ? d : (d < 10 ? 6 : 7));
  };
  const Feature d0 = distance(s0, b0);
  const Feature d1 = distance(s1, s0);
  std::size_t at = 0;
  Feature slot = 300;
  const auto add = [&](Feature a, Feature b = 0, Feature c = 0) {
    out[at++] = mix(mix(++slot, a), mix(b, c));
  };
  // Single words.
  add(S0.view.lower, S0.tag);
  add(S0.view.lower);
  add(S0.tag);
  add(S1.view.lower, S1.tag);
  add(S1.view.lower);
  add(S1.tag);
  add(B0.view.lower, B0.tag);
  add(B0.view.lower);
  add(B0.tag);
  add(B1.view.lower, B1.tag);
  add(B1.tag);
  add(B2.view.lower, B2.tag);
  add(B2.tag);
  add(S2.view.lower, S2.tag);
  add(S2.tag);
  add(S0.view.suffix3, S0.upos);
  add(B0.view.suffix3, B0.upos);
  // Pairs.
  add(S0.view.lower, B0.view.lower, mix(S0.tag, B0.tag));
  add(S0.view.lower, B0.view.lower);
  add(S0.view.lower, B0.tag);
  add(S0.tag, B0.view.lower);
  add(S0.tag, B0.tag);
  add(S0.view.lower, S1.view.lower);
  add(S0.view.lower, S1.tag);
  add(S0.tag, S1.view.lower);
  add(S0.tag, S1.tag);
  add(B0.tag, B1.tag);
  add(S1.tag, B0.tag);
  add(S1.view.lower, B0.tag);
  add(S1.tag, B0.view.lower);
  add(S0.view.lower, B1.tag);
  add(B0.view.lower, B1.tag);
  // Triples of tags.
  add(S0.tag, B0.tag, B1.tag);
  add(S0.tag, S1.tag, B0.tag);
  add(S0.tag, S1.tag, S2.tag);
  add(mix(B0.tag, B1.tag), B2.tag, S0.tag);
  add(S0.tag, B0.tag, S0L.tag);
  add(S0.tag, B0.tag, S0R.tag);
  add(S0.tag, B0.tag, B0L.tag);
  add(S1.tag, S0.tag, S0L.tag);
  add(S1.tag, S0.tag, S0R.tag);
  add(S1.tag, S0.tag, S1L.tag);
  add(S1.tag, S0.tag, S1R.tag);
  add(S1.tag, B0.tag, S0R.tag);
  add(mix(S1.tag, S0.tag), B0.tag, B1.tag);
  // Distance and valency.
  add(S0.view.lower, d0);
  add(S0.tag, d0);
  add(B0.tag, d0);
  add(S0.tag, B0.tag, d0);
  add(S1.tag, S0.tag, d1);
  add(S0.view.lower, d1);
  add(S0.view.lower, n0.rights, 1);
  add(S0.tag, n0.rights, 1);
  add(S0.view.lower, n0.lefts, 2);
  add(S0.tag, n0.lefts, 2);
  add(S1.view.lower, n1.rights, 3);
  add(S1.tag, n1.rights, n1.lefts);
  add(B0.view.lower, nb.lefts, 4);
  add(B0.tag, nb.lefts, 4);
  // Dependents and their relations.
  add(relation(n0.left1), S0.tag, S0L.view.lower);
  add(relation(n0.right1), S0.tag, S0R.view.lower);
  add(relation(n1.right1), S1.tag, S1R.view.lower);
  add(relation(nb.left1), B0.tag, B0L.view.lower);
  add(S0.tag, relation(n0.left1), relation(n0.left2));
  add(S0.tag, relation(n0.right1), relation(n0.right2));
  add(S1.tag, relation(n1.right1), relation(n1.right2));
  add(B0.tag, relation(nb.left1), relation(nb.left2));
  add(S0.tag, S0L.tag, S0L2.tag);
  add(S0.tag, S0R.tag, S0R2.tag);
  add(S1.tag, S1R.tag, S1R2.tag);
  add(B0.tag, B0L.tag, B0L2.tag);
  add(mix(S0.view.lower, S0R.view.lower), B0.view.lower);
  std::fill(out.begin() + static_cast<std::ptrdiff_t>(at), out.end(), mix(299, S0.view.cluster));
}

}  // namespace newsgraph
