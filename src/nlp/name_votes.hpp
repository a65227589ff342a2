// Lets an article agree with itself on its names. The recogniser reads one sentence at a time; what one
// sentence makes clear ("Paavo Lind, the author") helps with the others ("Lind said"). After the
// observation that a name keeps its meaning through a text (Krishnan & Manning 2006).
#pragma once

#include <string_view>

#include "nlp/stage.hpp"

namespace newsgraph {

// A name takes the label that most of the article's equal names have, where the last and first words of
// people's names vote too and ties change nothing. A capitalised word that is the family name of a person,
// and words that are a longer name elsewhere, become names where the recogniser saw none. A short form in
// brackets takes the label of the name before it whose initials it is.
class NameVotes : public Stage {
public:
  [[nodiscard]] std::string_view name() const override { return "name-votes"; }
  [[nodiscard]] LayerSet needs() const override { return {Layer::tokens, Layer::tags, Layer::mentions}; }
  [[nodiscard]] LayerSet gives() const override { return {}; }
  void run(Document& doc) const override;
};

}  // namespace newsgraph
