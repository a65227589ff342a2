#include "nlp/parser.hpp"

#include "nlp/linear.hpp"

namespace newsgraph {
namespace {

std::size_t best_move(const ParseState& state, std::span<const std::int32_t> scores) {
  std::size_t best = kMoveLabels;
  for (const Move move : {Move::shift, Move::left, Move::right}) {
    if (!state.allowed(move)) continue;
    const std::size_t from = move_label(move, static_cast<Deprel>(0));
    const std::size_t to = move == Move::shift ? from + 1 : from + kDeprelNames.size();
    for (std::size_t label = from; label < to; ++label) {
      const bool root = move != Move::shift && relation_of(label) == Deprel::root;
      if (root) continue;  // attach() gives the root relation where it is due
      if (best == kMoveLabels || scores[label] > scores[best]) best = label;
    }
  }
  return best;
}

}  // namespace

void parsed_words(const Document& doc, const Sentence& sentence, std::vector<ParsedWord>& out) {
  out.clear();
  for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
    const Token& token = doc.tokens[i];
    ParsedWord word;
    word.view = view_of(doc.form(i));
    word.upos = 1 + static_cast<Feature>(token.upos);
    word.tag = word.upos * 64 + static_cast<Feature>(token.xpos);
    out.push_back(word);
  }
  ParsedWord root;
  root.view.lower = 7;
  root.tag = 5000;
  out.push_back(root);
}

Parser::Parser(const ModelFile& model) : m_weights(linear_model(model, "parse.weights", kMoveLabels)) {}

void Parser::run(Document& doc) const {
  ParseState state;
  ParserFeatures features{};
  std::vector<ParsedWord> words;
  std::array<std::int32_t, kMoveLabels> scores{};
  for (const Sentence& sentence : doc.sentences) {
    parsed_words(doc, sentence, words);
    state.reset(sentence.tokens.size());
    while (!state.done()) {
      parser_features(state, words, features);
      m_weights.score(features, scores);
      const std::size_t label = best_move(state, scores);
      state.apply(move_of(label), relation_of(label));
    }
    for (std::uint32_t i = 0; i < sentence.tokens.size(); ++i) {
      Token& token = doc.tokens[sentence.tokens.begin + i];
      const auto head = static_cast<std::size_t>(state.head(i));
      token.head = head == state.root() ? kNoHead : static_cast<std::int32_t>(sentence.tokens.begin + head);
      token.deprel = state.relation(i);
    }
  }
}

}  // namespace newsgraph
