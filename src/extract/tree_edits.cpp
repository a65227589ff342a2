#include "extract/tree_edits.hpp"

#include <algorithm>
#include <utility>

namespace newsgraph {

Token& TreeEdits::at(std::uint32_t token) {
  if (m_tokens.empty()) m_tokens.assign(m_tree.tokens().begin(), m_tree.tokens().end());
  m_sentences.insert(m_tree.sentence_of(token));
  return m_tokens[token];
}

void TreeEdits::hang(std::uint32_t token, std::int32_t head, Deprel relation) {
  Token& word = at(token);
  word.head = head;
  word.deprel = relation;
}

std::vector<Token> TreeEdits::take() {
  for (const std::uint32_t sentence : m_sentences) {
    if (!has_cycle(sentence)) continue;
    const TokenRange range = m_tree.doc().sentences[sentence].tokens;
    for (std::uint32_t t = range.begin; t < range.end; ++t) m_tokens[t] = m_tree[t];
  }
  return std::move(m_tokens);
}

bool TreeEdits::has_cycle(std::uint32_t sentence) const {
  const TokenRange range = m_tree.doc().sentences[sentence].tokens;
  for (std::uint32_t t = range.begin; t < range.end; ++t) {
    std::uint32_t steps = 0;
    for (std::int32_t up = m_tokens[t].head; up != kNoHead;
         up = m_tokens[static_cast<std::size_t>(up)].head) {
      if (++steps > range.size()) return true;
    }
  }
  return false;
}

bool is_apposed(Deprel relation) {
  return relation == Deprel::appos || relation == Deprel::flat || relation == Deprel::nmod_unmarked ||
         relation == Deprel::obl_unmarked || relation == Deprel::nmod_desc || relation == Deprel::dep ||
         relation == Deprel::nmod || relation == Deprel::obl || relation == Deprel::compound;
}

bool stands_in_phrase(Deprel relation) {
  return relation == Deprel::det || relation == Deprel::amod || relation == Deprel::compound ||
         relation == Deprel::nummod || relation == Deprel::nmod_poss || relation == Deprel::nmod_desc ||
         relation == Deprel::flat || relation == Deprel::det_predet;
}

bool is_any_subject(Deprel relation) {
  return relation == Deprel::nsubj || relation == Deprel::nsubj_pass || relation == Deprel::csubj ||
         relation == Deprel::csubj_pass || relation == Deprel::nsubj_outer || relation == Deprel::expl;
}

bool has_subject(const Tree& tree, std::uint32_t verb) {
  const auto children = tree.children(verb);
  return std::any_of(children.begin(), children.end(),
                     [&](std::uint32_t c) { return is_any_subject(tree[c].deprel); });
}

std::optional<std::uint32_t> noun_before(const Tree& tree, std::uint32_t token, bool behind_comma) {
  const std::uint32_t start = tree.sentence_tokens(token).begin;
  std::uint32_t left = token;
  while (left > start && tree[left - 1].upos == Upos::ADV) --left;
  if (behind_comma && left > start && tree.form(left - 1) == ",") --left;
  if (left == start || !tree.is_nominal(left - 1) || tree[left - 1].upos == Upos::PRON) return std::nullopt;
  return left - 1;
}

}  // namespace newsgraph
