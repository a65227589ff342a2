// Documents for stage tests: tokens and tags written by hand, so that no test hangs on the trained model.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "document.hpp"
#include "nlp/lexer.hpp"

namespace newsgraph {

// "Cho will/MD meet/VB Rossi Tuesday": the text without the tags, cut by the lexer at blanks; a word without
// a tag is NUM, PUNCT, PROPN (capital, not the first word) or NOUN by its look. A line is a sentence.
inline Document tagged_document(std::string_view marked, std::string date = {}) {
  static const LexerWords words = LexerWords::load(std::string(NEWSGRAPH_SOURCE_DIR) + "/schemas");
  Document doc;
  doc.date = std::move(date);
  struct Tag {
    std::uint32_t end;
    std::string name;
  };
  std::vector<Tag> tags;
  for (std::size_t at = 0; at < marked.size(); ++at) {
    const bool tag = marked[at] == '/' && at + 2 < marked.size() && marked[at + 1] >= 'A' &&
                     marked[at + 1] <= 'Z' && marked[at + 2] >= 'A' && marked[at + 2] <= 'Z';
    if (!tag) {
      doc.text += marked[at];
      continue;
    }
    std::size_t end = at + 1;
    while (end < marked.size() && ((marked[end] >= 'A' && marked[end] <= 'Z') || marked[end] == '$')) ++end;
    tags.push_back(
        {static_cast<std::uint32_t>(doc.text.size()), std::string(marked.substr(at + 1, end - at - 1))});
    at = end - 1;
  }
  const auto add_sentence = [&](std::uint32_t first) {
    const auto last = static_cast<std::uint32_t>(doc.tokens.size());
    if (last > first)
      doc.sentences.push_back({{doc.tokens[first].span.begin, doc.tokens[last - 1].span.end}, {first, last}});
    return last;
  };
  std::uint32_t first = 0;
  std::vector<Piece> pieces;
  const std::string& text = doc.text;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '\n') first = add_sentence(first);
    if (text[at] == ' ' || text[at] == '\n') {
      ++at;
      continue;
    }
    const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
    pieces.clear();
    split_chunk(text, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}, words, pieces);
    for (const Piece& piece : pieces) {
      Token token;
      token.span = piece.span;
      const std::string_view form = piece.span.of(text);
      const char c = form.front();
      token.upos = c >= '0' && c <= '9'                                                     ? Upos::NUM
                   : form.size() == 1 && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') ? Upos::PUNCT
                   : c >= 'A' && c <= 'Z' && doc.tokens.size() > first                      ? Upos::PROPN
                                                                                            : Upos::NOUN;
      token.lemma = form;
      for (char& letter : token.lemma)
        letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
      if (token.upos == Upos::NOUN && token.lemma.size() > 3 && token.lemma.back() == 's') {
        token.lemma.pop_back();
        token.xpos = Xpos::NNS;
      }
      for (const Tag& tag : tags) {
        if (tag.end != piece.span.end) continue;
        if (const auto upos = upos_named(tag.name)) token.upos = *upos;
        if (const auto xpos = xpos_named(tag.name)) {
          token.xpos = *xpos;
          if (tag.name[0] == 'V') token.upos = Upos::VERB;
          if (tag.name == "MD") token.upos = Upos::AUX;
          if (tag.name == "TO") token.upos = Upos::PART;
          if (tag.name == "IN") token.upos = Upos::ADP;
          if (tag.name[0] == 'J') token.upos = Upos::ADJ;
        }
      }
      doc.tokens.push_back(token);
    }
    at = end;
  }
  add_sentence(first);
  return doc;
}

}  // namespace newsgraph
