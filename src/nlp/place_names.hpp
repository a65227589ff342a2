// Corrects the labels of names that the places list knows. The recogniser reads one sentence at a time and
// takes "Washington" for a person now and then; the whole article and the list know better.
#pragma once

#include "base/places.hpp"
#include "nlp/stage.hpp"

namespace newsgraph {

// A name that is exactly a country or a capital becomes GPE, exactly a demonym NORP, unless the article has a
// longer name of a person or body that it may be short for ("Denzel Washington"). A small "the" leaves the
// name, and two halves of a known name ("Washington, D.C.") become one. Refers to the places it is given.
class PlaceNames : public Stage {
public:
  explicit PlaceNames(const Places& places) : m_places(places) {}

  [[nodiscard]] std::string_view name() const override { return "place-names"; }
  [[nodiscard]] LayerSet needs() const override { return {Layer::tokens, Layer::mentions}; }
  [[nodiscard]] LayerSet gives() const override { return {}; }
  void run(Document& doc) const override;

private:
  const Places& m_places;
};

}  // namespace newsgraph
