// Lets an article agree with itself on its names. The recogniser reads one sentence at a time; what one
// sentence makes clear ("Paavo Lind, the author") helps with the others ("Lind said"). After the
// observation that a name keeps its meaning through a text (Krishnan & Manning 2006).
#pragma once

#include <string>
#include <string_view>

#include "nlp/name_kinds.hpp"
#include "nlp/stage.hpp"

namespace newsgraph {

// A name takes the label that most of the article's equal names have, where the last and first words of
// people's names vote too and ties change nothing. A capitalised word that is the family name of a person,
// and words that are a longer name elsewhere, become names where the recogniser saw none. A short form in
// brackets is what the name before it is whose initials it has, there and further on. The first word of a
// body's name is that body rather than a person of whom nothing else is known. What the text says outright
// (name_kinds.hpp) counts as many votes, what a name owns as a few; a name that is a work or product by most
// votes is dropped, and so are names inside the title of a work. No name is found where the recogniser saw a
// work.
class NameVotes : public Stage {
public:
  // Throws DataError.
  explicit NameVotes(const std::string& schemas_dir) : m_kinds(NameKinds::load(schemas_dir)) {}

  [[nodiscard]] std::string_view name() const override { return "name-votes"; }
  [[nodiscard]] LayerSet needs() const override {
    return {Layer::tokens, Layer::tags, Layer::tree, Layer::mentions};
  }
  [[nodiscard]] LayerSet gives() const override { return {}; }
  void run(Document& doc) const override;

private:
  NameKinds m_kinds;
};

}  // namespace newsgraph
