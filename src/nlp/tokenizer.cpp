#include "nlp/tokenizer.hpp"

#include <utility>

#include "nlp/linear.hpp"

namespace newsgraph {
namespace {

// A sentence never runs from the article's words into page furniture or back.
void end_at_furniture(const Document& doc, const PieceList& list, std::vector<bool>& ends) {
  if (doc.furniture.empty()) return;
  const auto furniture = [&doc](Span span) {
    for (const Span part : doc.furniture) {
      if (part.overlaps(span)) return true;
    }
    return false;
  };
  for (std::size_t i = 0; i + 1 < list.pieces.size(); ++i) {
    if (furniture(list.pieces[i].span) != furniture(list.pieces[i + 1].span)) ends[i] = true;
  }
}

}  // namespace

Tokenizer::Tokenizer(LexerWords words, const ModelFile& model)
    : m_words(std::move(words)), m_splitter(linear_model(model, "split.weights", 1)) {}

void tokenize(Document& doc, const LexerWords& words, const LinearModel& splitter) {
  const PieceList list = split_pieces(doc.text, words);
  std::vector<bool> ends = sentence_ends(doc.text, list, words, splitter);
  end_at_furniture(doc, list, ends);
  doc.tokens.reserve(list.pieces.size());
  std::uint32_t start = 0;
  for (std::uint32_t i = 0; i < list.pieces.size(); ++i) {
    Token token;
    token.span = list.pieces[i].span;
    token.glued = list.pieces[i].glued;
    doc.tokens.push_back(std::move(token));
    if (!ends[i]) continue;
    doc.sentences.push_back({{list.pieces[start].span.begin, list.pieces[i].span.end}, {start, i + 1}});
    start = i + 1;
  }
}

void Tokenizer::run(Document& doc) const { tokenize(doc, m_words, m_splitter); }

}  // namespace newsgraph
