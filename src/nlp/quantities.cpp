#include "nlp/quantities.hpp"

#include <algorithm>
#include <utility>

#include "nlp/quantity_reader.hpp"
#include "nlp/quantity_words.hpp"

namespace newsgraph {
namespace {

class QuantitiesStage final : public Stage {
public:
  explicit QuantitiesStage(QuantityWords words) : m_words(std::move(words)) {}

  [[nodiscard]] std::string_view name() const override { return "quantities"; }
  [[nodiscard]] LayerSet needs() const override {
    return {Layer::sentences, Layer::tokens, Layer::tags, Layer::lemmas};
  }
  [[nodiscard]] LayerSet gives() const override { return {Layer::quantities}; }

  void run(Document& doc) const override {
    doc.quantities.clear();
    std::size_t time = 0;
    for (const Sentence& sentence : doc.sentences) {
      const QuantityReader reader(doc, m_words, sentence.tokens);
      for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end;) {
        while (time < doc.times.size() && doc.times[time].tokens.end <= at) ++time;
        if (time < doc.times.size() && doc.times[time].tokens.contains(at)) {
          at = doc.times[time].tokens.end;
          continue;
        }
        if (!may_start(doc, at)) {
          ++at;
          continue;
        }
        at = std::max(reader.read(at, doc.quantities), at + 1);
      }
    }
  }

private:
  // Cheap test that leaves most tokens alone.
  [[nodiscard]] bool may_start(const Document& doc, std::uint32_t at) const {
    const Token& token = doc.tokens[at];
    const std::string_view form = doc.form(at);
    if (token.upos == Upos::NUM || token.upos == Upos::SYM || token.xpos == Xpos::Dollar) return true;
    const char first = form.front();
    if ((first >= '0' && first <= '9') || first == '$' || static_cast<unsigned char>(first) >= 0xC2)
      return true;
    const LowerWord lower(form);
    return m_words.number(lower.view()) || m_words.ordinal(lower.view()) || m_words.scale(lower.view()) ||
           lower.view() == "a" || lower.view() == "half" || may_be_factor(token, lower.view()) ||
           (form.size() >= 3 && form.size() <= 4 && first >= 'A' && first <= 'Z' &&
            !m_words.currency_of_sign(lower.view()).empty());
  }

  [[nodiscard]] bool may_be_factor(const Token& token, std::string_view lower) const {
    if (token.upos != Upos::VERB) return m_words.factor(lower).has_value();
    return m_words.factor(token.lemma.empty() ? lower : std::string_view(token.lemma)).has_value();
  }

  QuantityWords m_words;
};

}  // namespace

std::unique_ptr<Stage> make_quantities_stage(const std::string& schemas_dir) {
  return std::make_unique<QuantitiesStage>(QuantityWords::load(schemas_dir));
}

}  // namespace newsgraph
