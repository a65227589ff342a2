// Walking a document's dependency trees: children, case markers, noun phrases. Built once per document; holds
// a reference to it, and the tokens as the rules shall read them. The relations are those of Universal
// Dependencies v2 for English.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document.hpp"

namespace newsgraph {

class Tree {
public:
  explicit Tree(const Document& doc);
  // With repaired tokens (tree_repair.hpp) in place of the document's own, one for one.
  Tree(const Document& doc, std::vector<Token> tokens);

  [[nodiscard]] const Document& doc() const { return m_doc; }
  Tree(const Tree&) = delete;
  Tree& operator=(const Tree&) = delete;
  Tree(Tree&&) noexcept = default;
  Tree& operator=(Tree&&) = delete;
  ~Tree() = default;

  [[nodiscard]] std::span<const Token> tokens() const { return m_tokens; }
  [[nodiscard]] const Token& operator[](std::uint32_t token) const { return m_tokens[token]; }
  [[nodiscard]] std::string_view form(std::uint32_t token) const { return m_doc.form(token); }
  [[nodiscard]] std::size_t size() const { return m_tokens.size(); }

  // Dependents in text order.
  [[nodiscard]] std::span<const std::uint32_t> children(std::uint32_t token) const {
    return {m_children.data() + m_first_child[token], m_first_child[token + 1] - m_first_child[token]};
  }
  [[nodiscard]] std::optional<std::uint32_t> child(std::uint32_t token, Deprel relation) const {
    for (const std::uint32_t c : children(token)) {
      if (m_tokens[c].deprel == relation) return c;
    }
    return std::nullopt;
  }
  [[nodiscard]] std::optional<std::uint32_t> child(std::uint32_t token,
                                                   std::initializer_list<Deprel> relations) const;
  [[nodiscard]] std::optional<std::uint32_t> head(std::uint32_t token) const {
    const std::int32_t governor = m_tokens[token].head;
    return governor == kNoHead ? std::nullopt : std::optional(static_cast<std::uint32_t>(governor));
  }
  [[nodiscard]] std::uint32_t sentence_of(std::uint32_t token) const { return m_sentence[token]; }
  [[nodiscard]] TokenRange sentence_tokens(std::uint32_t token) const {
    return m_doc.sentences[m_sentence[token]].tokens;
  }

  // The adposition(s) of a nominal as one lower-case string: "on", "according to"; empty when there is none.
  [[nodiscard]] std::string case_of(std::uint32_t token) const;
  // The token and those joined to it as conjuncts ("A, B and C" gives three), in text order.
  [[nodiscard]] std::vector<std::uint32_t> conjuncts(std::uint32_t token) const;
  // First and last token of everything below `token`, clipped to a contiguous stretch around it.
  [[nodiscard]] TokenRange subtree(std::uint32_t token) const;
  // True when `ancestor` is `token` or above it.
  [[nodiscard]] bool dominates(std::uint32_t ancestor, std::uint32_t token) const;
  // The time expression and the recognised name that the token belongs to; nullptr: none.
  [[nodiscard]] const TimeExpression* time_at(std::uint32_t token) const {
    return m_time[token] == 0 ? nullptr : &m_doc.times[m_time[token] - 1];
  }
  [[nodiscard]] const Mention* recognized_name(std::uint32_t token) const {
    return m_name[token] == 0 ? nullptr : &m_doc.mentions[m_name[token] - 1];
  }
  // From the first byte of the first token to the last of the last; the range must not be empty.
  [[nodiscard]] Span span(TokenRange range) const {
    return {m_tokens[range.begin].span.begin, m_tokens[range.end - 1].span.end};
  }
  // The member of the range whose governor lies outside of it: its syntactic head.
  [[nodiscard]] std::uint32_t head_of(TokenRange range) const;

  [[nodiscard]] bool is_verb(std::uint32_t token) const {
    const Upos tag = m_tokens[token].upos;
    return tag == Upos::VERB || tag == Upos::AUX;
  }
  [[nodiscard]] bool is_nominal(std::uint32_t token) const {
    const Upos tag = m_tokens[token].upos;
    return tag == Upos::NOUN || tag == Upos::PROPN || tag == Upos::PRON;
  }
  [[nodiscard]] bool has_lemma(std::uint32_t token, std::string_view lemma) const {
    return m_tokens[token].lemma == lemma;
  }

private:
  [[nodiscard]] std::string own_case(std::uint32_t token) const;

  void index();

  const Document& m_doc;
  std::vector<Token> m_own;  // empty when the document's are right
  std::span<const Token> m_tokens;
  std::vector<std::uint32_t> m_first_child;  // offsets into m_children, one more than tokens
  std::vector<std::uint32_t> m_children;
  std::vector<std::uint32_t> m_sentence;
  std::vector<std::uint32_t> m_time;  // token -> position in Document::times + 1; 0: none
  std::vector<std::uint32_t> m_name;  // token -> position in Document::mentions + 1; 0: no name
};

}  // namespace newsgraph
