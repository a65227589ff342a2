// Corrects the labels of names that the places list knows. The recogniser reads one sentence at a time and
// takes "Washington" for a person now and then; the whole article and the list know better.
#pragma once

#include <string>

#include "base/places.hpp"
#include "nlp/stage.hpp"

namespace newsgraph {

// A name that is exactly a country or a capital becomes GPE, exactly a demonym NORP, unless the article has a
// longer name of a person or body that it may be short for ("Denzel Washington"). A small "the" leaves the
// name, and two halves of a known name ("Washington, D.C.") become one.
class PlaceNames : public Stage {
public:
  // Throws DataError.
  explicit PlaceNames(const std::string& schemas_dir) : m_places(Places::load(schemas_dir)) {}

  [[nodiscard]] std::string_view name() const override { return "place-names"; }
  [[nodiscard]] LayerSet needs() const override { return {Layer::tokens, Layer::mentions}; }
  [[nodiscard]] LayerSet gives() const override { return {}; }
  void run(Document& doc) const override;
  [[nodiscard]] const Places& places() const { return m_places; }

private:
  Places m_places;
};

}  // namespace newsgraph
