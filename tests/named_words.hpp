// Invented sentences with words, tags and names, for tests of what mends names.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "document.hpp"

namespace newsgraph {

// Words parted by blanks, sentences by " . "; words with a capital are proper nouns.
inline Document words_of(const std::string& text) {
  Document doc;
  doc.text = text;
  std::uint32_t first = 0;
  for (std::uint32_t at = 0; at < text.size();) {
    const auto end = static_cast<std::uint32_t>(std::min(text.find(' ', at), text.size()));
    Token token;
    token.span = {at, end};
    token.upos = text[at] >= 'A' && text[at] <= 'Z' ? Upos::PROPN : Upos::NOUN;
    if (token.span.of(text) == ".") token.upos = Upos::PUNCT;
    doc.tokens.push_back(token);
    at = end + 1;
    if (token.span.of(text) != "." && at < text.size()) continue;
    const auto last = static_cast<std::uint32_t>(doc.tokens.size());
    doc.sentences.push_back({{doc.tokens[first].span.begin, end}, {first, last}});
    first = last;
  }
  return doc;
}

inline void name(Document& doc, TokenRange tokens, EntityLabel label) {
  Mention mention;
  mention.tokens = tokens;
  mention.span = {doc.tokens[tokens.begin].span.begin, doc.tokens[tokens.end - 1].span.end};
  mention.label = label;
  doc.mentions.push_back(mention);
}

inline void hang(Document& doc, std::size_t token, std::int32_t head, Deprel deprel) {
  doc.tokens[token].head = head;
  doc.tokens[token].deprel = deprel;
}

inline std::vector<std::string> names_of(const Document& doc) {
  std::vector<std::string> out;
  for (const Mention& mention : doc.mentions)
    out.push_back(std::string(mention.span.of(doc.text)) + "/" + std::string(name_of(mention.label)));
  return out;
}

}  // namespace newsgraph
