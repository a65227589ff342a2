// How the readers of quantities look at words.
#pragma once

#include <cstdint>
#include <string_view>

#include "document.hpp"
#include "nlp/quantity_words.hpp"

namespace newsgraph {

// Empty behind `end`.
inline std::string_view word_at(const Document& doc, std::uint32_t at, std::uint32_t end) {
  return at < end ? doc.form(at) : std::string_view{};
}

inline bool is_word(const Document& doc, std::uint32_t at, std::uint32_t end, std::string_view lower) {
  return at < end && LowerWord(doc.form(at)).view() == lower;
}

// The lemma in lower case, the form where there is none; `buffer` holds it.
inline std::string_view singular(const Document& doc, std::uint32_t at, LowerWord& buffer) {
  buffer = LowerWord(doc.tokens[at].lemma.empty() ? doc.form(at) : std::string_view(doc.tokens[at].lemma));
  return buffer.view();
}

}  // namespace newsgraph
