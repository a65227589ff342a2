#include "extract/tree.hpp"

#include <algorithm>
#include <utility>

namespace newsgraph {
namespace {

void mark(TokenRange tokens, std::uint32_t mark, std::vector<std::uint32_t>& marks) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) marks[t] = mark;
}

}  // namespace

Tree::Tree(const Document& doc) : m_doc(doc), m_tokens(doc.tokens) { index(); }

Tree::Tree(const Document& doc, std::vector<Token> tokens)
    : m_doc(doc), m_own(std::move(tokens)), m_tokens(m_own) {
  index();
}

void Tree::index() {
  m_sentence.resize(m_tokens.size());
  const std::size_t count = m_tokens.size();
  m_first_child.assign(count + 1, 0);
  for (const Token& token : m_tokens) {
    if (token.head != kNoHead) ++m_first_child[static_cast<std::size_t>(token.head) + 1];
  }
  for (std::size_t i = 1; i <= count; ++i) m_first_child[i] += m_first_child[i - 1];
  m_children.resize(m_first_child[count]);
  std::vector<std::uint32_t> next(m_first_child.begin(), m_first_child.end() - 1);
  for (std::uint32_t i = 0; i < count; ++i) {
    if (const std::int32_t governor = m_tokens[i].head; governor != kNoHead) {
      m_children[next[static_cast<std::size_t>(governor)]++] = i;
    }
  }
  for (std::uint32_t s = 0; s < m_doc.sentences.size(); ++s) {
    for (std::uint32_t t = m_doc.sentences[s].tokens.begin; t < m_doc.sentences[s].tokens.end; ++t)
      m_sentence[t] = s;
  }
  m_time.assign(count, 0);
  for (std::uint32_t i = 0; i < m_doc.times.size(); ++i) mark(m_doc.times[i].tokens, i + 1, m_time);
  m_name.assign(count, 0);
  for (std::uint32_t i = 0; i < m_doc.mentions.size(); ++i) {
    if (m_doc.mentions[i].kind == MentionKind::name) mark(m_doc.mentions[i].tokens, i + 1, m_name);
  }
}

std::optional<std::uint32_t> Tree::child(std::uint32_t token, std::initializer_list<Deprel> relations) const {
  for (const std::uint32_t c : children(token)) {
    if (std::find(relations.begin(), relations.end(), m_tokens[c].deprel) != relations.end()) return c;
  }
  return std::nullopt;
}

std::string Tree::case_of(std::uint32_t token) const {
  std::string out = own_case(token);
  // "including [Minister] Lind": parsers hang the adposition on the title now and then.
  if (const auto title = out.empty() ? child(token, Deprel::nmod_desc) : std::nullopt) out = own_case(*title);
  return out;
}

std::string Tree::own_case(std::uint32_t token) const {
  std::string out;
  for (const std::uint32_t c : children(token)) {
    // "described as [unfair]": before adjectives the adposition passes for an adverb.
    const bool as = m_tokens[c].lemma == "as" && c + 1 == token && m_tokens[token].deprel == Deprel::obl;
    if ((m_tokens[c].deprel != Deprel::case_ && !as) || m_tokens[c].xpos == Xpos::POS) continue;
    if (!out.empty()) out += ' ';
    out += m_tokens[c].lemma;
    for (const std::uint32_t part : children(c)) {
      if (m_tokens[part].deprel == Deprel::fixed) out += ' ' + m_tokens[part].lemma;
    }
  }
  return out;
}

std::vector<std::uint32_t> Tree::conjuncts(std::uint32_t token) const {
  std::vector<std::uint32_t> out{token};
  for (std::size_t i = 0; i < out.size();
       ++i) {  // parsers attach later conjuncts to the first or to the previous one
    for (const std::uint32_t c : children(out[i])) {
      if (m_tokens[c].deprel == Deprel::conj) out.push_back(c);
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

TokenRange Tree::subtree(std::uint32_t token) const {
  TokenRange range{token, token + 1};
  std::vector<std::uint32_t> open{token};
  while (!open.empty()) {
    const std::uint32_t current = open.back();
    open.pop_back();
    range.begin = std::min(range.begin, current);
    range.end = std::max(range.end, current + 1);
    for (const std::uint32_t c : children(current)) open.push_back(c);
  }
  return range;
}

bool Tree::dominates(std::uint32_t ancestor, std::uint32_t token) const {
  for (std::optional<std::uint32_t> current = token; current; current = head(*current)) {
    if (*current == ancestor) return true;
  }
  return false;
}

std::uint32_t Tree::head_of(TokenRange range) const {
  for (std::uint32_t t = range.begin; t < range.end; ++t) {
    const auto governor = head(t);
    if (!governor || !range.contains(*governor)) return t;
  }
  return range.end - 1;
}

}  // namespace newsgraph
