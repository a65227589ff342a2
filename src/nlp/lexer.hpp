// Splits one blank-free stretch of text into syntactic words as UD English does: punctuation, clitics ("do"
// "n't"), hyphenated words ("high" "-" "level"), currency and units apart; numbers, URLs and abbreviations
// whole.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/span.hpp"
#include "nlp/word_table.hpp"

namespace newsgraph {

// What the lexer knows about the language: `<schemas_dir>/lang/en/words.json`.
struct LexerWords {
  std::unordered_set<std::string> abbreviations;  // lower case with the final period: "mr.", "jan.", "corp."
  std::unordered_set<std::string> titles;    // the ones that stand before a name and never end a sentence
  std::unordered_set<std::string> prefixes;  // stay with the hyphen and what follows: "non", "anti"
  std::unordered_set<std::string>
      compounds;                             // second halves of "Seoul-based": not a given name like "Min-ho"
  std::unordered_set<std::string> articles;  // "the"
  std::unordered_set<std::string> units;     // split off a number: "km", "am", "bn"
  std::vector<std::string> file_endings;     // of names that stay whole: ".com", ".pdf"
  std::vector<std::string> clitics;          // split off behind an apostrophe: "s", "ve"
  WordTable detached_clitics;                // whole when they open a chunk: "'s", "'til"
  WordTable emoticons;
  WordTable fused;  // bytes of the first of two words: "cannot" 3

  // Throws DataError.
  [[nodiscard]] static LexerWords load(const std::string& schemas_dir);
};

struct Piece {
  Span span;
  bool glued = false;  // see Token::glued
};

// Appends the words of `chunk`, which holds no white space. Takes time linear in the chunk's length.
void split_chunk(std::string_view text, Span chunk, const LexerWords& words, std::vector<Piece>& out);
// The words of a name: its chunks between blanks, each split.
[[nodiscard]] std::vector<Piece> split_name(std::string_view name, const LexerWords& words);

}  // namespace newsgraph
