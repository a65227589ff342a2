// Decides after which token a sentence ends: blank lines and short lines always end one, elsewhere a linear
// model over the neighbouring words decides (averaged perceptron, Collins 2002).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "nlp/features.hpp"
#include "nlp/lexer.hpp"

namespace newsgraph {

enum class Gap : std::uint8_t { none, blank, line, paragraph };

// Pieces of a text with the white space after each.
struct PieceList {
  std::vector<Piece> pieces;
  std::vector<Gap> gaps;  // after the piece; the last one's is paragraph
};

[[nodiscard]] PieceList split_pieces(std::string_view text, const LexerWords& words);

inline constexpr std::size_t kBoundaryFeatures = 22;
using BoundaryFeatures = std::array<Feature, kBoundaryFeatures>;

// Looks at the pieces around one place; keeps the views of pieces already seen.
class BoundaryScanner {
public:
  BoundaryScanner(std::string_view text, const PieceList& list, const LexerWords& words);

  // May a sentence end after piece `i` by the look of it? Never inside an unbroken stretch of letters.
  [[nodiscard]] bool candidate(std::size_t i) const;
  // Do capitalised words without a mark between them go on behind piece `i`?
  [[nodiscard]] bool joins_name(std::size_t i) const;
  // "The Treasury" before "Department": an article, a word or two and no mark are no sentence.
  [[nodiscard]] bool is_stub(std::size_t start, std::size_t end) const;
  // Does the layout end one there whatever the words are?
  [[nodiscard]] bool forced(std::size_t i) const;
  // `start` is the first piece of the sentence that piece `i` belongs to.
  void features(std::size_t i, std::size_t start, BoundaryFeatures& out) const;

private:
  [[nodiscard]] std::string_view form(std::size_t i) const;

  std::string_view m_text;
  const PieceList& m_list;
  const LexerWords& m_words;
  std::vector<WordView> m_views;
  std::vector<std::uint32_t> m_line_start;  // byte at which the line of each piece starts
};

// For every piece, whether a sentence ends after it. The last piece always ends one.
[[nodiscard]] std::vector<bool> sentence_ends(std::string_view text, const PieceList& list,
                                              const LexerWords& words, const LinearModel& model);

}  // namespace newsgraph
