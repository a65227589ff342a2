// The arc-hybrid transition system (Kuhlmann et al. 2011) and the features that its linear model sees.
// Words of a sentence are 0..n-1; n is the artificial root, which lies at the bottom of the stack.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "document.hpp"
#include "nlp/features.hpp"

namespace newsgraph {

enum class Move : std::uint8_t { shift, left, right };

// Label of the linear model: shift, then left with each relation, then right with each relation.
inline constexpr std::size_t kMoveLabels = 1 + 2 * kDeprelNames.size();
[[nodiscard]] constexpr std::size_t move_label(Move move, Deprel relation) {
  if (move == Move::shift) return 0;
  return 1 + static_cast<std::size_t>(relation) + (move == Move::right ? kDeprelNames.size() : 0);
}
[[nodiscard]] constexpr Move move_of(std::size_t label) {
  if (label == 0) return Move::shift;
  return label <= kDeprelNames.size() ? Move::left : Move::right;
}
[[nodiscard]] constexpr Deprel relation_of(std::size_t label) {
  return static_cast<Deprel>((label - 1) % kDeprelNames.size());
}

struct ParsedWord {
  WordView view;
  Feature tag = 0;  // UPOS and XPOS
  Feature upos = 0;
};

// The state of one sentence's parse; reset() makes it ready for the next without giving memory back.
class ParseState {
public:
  void reset(std::size_t words);

  [[nodiscard]] bool done() const { return m_next == m_size && m_stack.size() == 1; }
  [[nodiscard]] bool allowed(Move move) const;
  void apply(Move move, Deprel relation);

  // Positions, -1 when there is none.
  [[nodiscard]] std::int32_t stack(std::size_t depth) const {
    return depth < m_stack.size() ? m_stack[m_stack.size() - 1 - depth] : -1;
  }
  [[nodiscard]] std::int32_t buffer(std::size_t ahead) const {
    return m_next + ahead < m_size ? static_cast<std::int32_t>(m_next + ahead) : -1;
  }
  [[nodiscard]] std::size_t root() const { return m_size; }
  [[nodiscard]] std::int32_t head(std::size_t word) const { return m_nodes[word].head; }
  [[nodiscard]] Deprel relation(std::size_t word) const { return m_nodes[word].relation; }
  [[nodiscard]] std::span<const std::int32_t> stack_items() const { return m_stack; }

  struct Node {
    std::int32_t head = -1;
    Deprel relation = Deprel::dep;
    std::int32_t left1 = -1, left2 = -1;  // outermost dependents on the left, then the next inner one
    std::int32_t right1 = -1, right2 = -1;
    std::uint8_t lefts = 0, rights = 0;
  };
  [[nodiscard]] const Node& node(std::int32_t word) const { return m_nodes[static_cast<std::size_t>(word)]; }

private:
  void attach(std::int32_t dependent, std::int32_t head, Deprel relation);

  std::size_t m_size = 0;
  std::size_t m_next = 0;
  std::vector<std::int32_t> m_stack;
  std::vector<Node> m_nodes;
};

inline constexpr std::size_t kParserFeatures = 72;
using ParserFeatures = std::array<Feature, kParserFeatures>;

// `words` has n + 1 entries, the last for the root.
void parser_features(const ParseState& state, std::span<const ParsedWord> words, ParserFeatures& out);

}  // namespace newsgraph
