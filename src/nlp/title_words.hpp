// Takes titles, offices and the last words of an office out of a person's name, as the corpora do: the
// recogniser reads "[Ms Lind]", "[President Lind]" and "Secretary of [State Lind]".
// Before names are compared, so that "Lind" is the Lind of the rest of the text.
#pragma once

#include <string_view>

#include "base/offices.hpp"
#include "nlp/stage.hpp"

namespace newsgraph {

// Refers to the offices it is given.
class TitleWords : public Stage {
public:
  explicit TitleWords(const Offices& offices) : m_offices(offices) {}

  [[nodiscard]] std::string_view name() const override { return "title-words"; }
  [[nodiscard]] LayerSet needs() const override { return {Layer::sentences, Layer::tokens, Layer::mentions}; }
  [[nodiscard]] LayerSet gives() const override { return {}; }
  void run(Document& doc) const override;

private:
  // The first word of `name` that is no part of an office begun there or up to five words before it.
  [[nodiscard]] std::uint32_t end_of_office(const Document& doc, TokenRange name) const;

  const Offices& m_offices;
};

}  // namespace newsgraph
