// Text to sentences of syntactic words, with byte offsets.
#pragma once

#include <memory>
#include <string>

#include "nlp/lexer.hpp"
#include "nlp/model_file.hpp"
#include "nlp/sentence_splitter.hpp"
#include "nlp/stage.hpp"

namespace newsgraph {

// Appends sentences and tokens to a document that has only text.
void tokenize(Document& doc, const LexerWords& words, const LinearModel& splitter);

class Tokenizer : public Stage {
public:
  // Sections: "split.weights". The model must outlive the stage.
  Tokenizer(LexerWords words, const ModelFile& model);

  [[nodiscard]] std::string_view name() const override { return "tokenizer"; }
  [[nodiscard]] LayerSet needs() const override { return {Layer::text}; }
  [[nodiscard]] LayerSet gives() const override { return {Layer::sentences, Layer::tokens}; }
  void run(Document& doc) const override;

private:
  LexerWords m_words;
  LinearModel m_splitter;
};

}  // namespace newsgraph
