// What the rooms of the grammar share (grammar*.cpp).
#pragma once

#include <algorithm>
#include <string_view>

#include "extract/grammar.hpp"

namespace newsgraph::grammar {

inline constexpr int kMaxDepth = 8;  // control chains ("agreed to try to begin to …") end somewhere

inline void add_unique(Tokens& out, std::uint32_t token) {
  if (std::find(out.begin(), out.end(), token) == out.end()) out.push_back(token);
}

[[nodiscard]] inline bool is_marked(const Tree& tree, std::uint32_t clause, std::string_view mark) {
  for (const std::uint32_t c : tree.children(clause)) {
    if (tree[c].deprel == Deprel::mark && tree[c].lemma == mark) return true;
  }
  return false;
}

[[nodiscard]] inline bool is_subject(Deprel relation) {
  return relation == Deprel::nsubj || relation == Deprel::nsubj_pass || relation == Deprel::nsubj_outer;
}

}  // namespace newsgraph::grammar
