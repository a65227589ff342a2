// Dependency trees with UD relations: greedy arc-hybrid parsing with a linear model. One root a sentence.
#pragma once

#include "nlp/features.hpp"
#include "nlp/model_file.hpp"
#include "nlp/stage.hpp"
#include "nlp/transition.hpp"

namespace newsgraph {

// What the parser sees of a sentence's words, the artificial root last.
void parsed_words(const Document& doc, const Sentence& sentence, std::vector<ParsedWord>& out);

class Parser : public Stage {
public:
  // Sections: "parse.weights". The model must outlive the stage.
  explicit Parser(const ModelFile& model);

  [[nodiscard]] std::string_view name() const override { return "parser"; }
  [[nodiscard]] LayerSet needs() const override { return {Layer::sentences, Layer::tokens, Layer::tags}; }
  [[nodiscard]] LayerSet gives() const override { return {Layer::tree}; }
  void run(Document& doc) const override;

private:
  LinearModel m_weights;
};

}  // namespace newsgraph
