// A stage reads layers of a Document and appends its own. Stages are immutable after construction and shared by
// threads. The list of stages is one explicit table (stages.cpp); its order is checked before the first article.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string_view>
#include <vector>

#include "document.hpp"

namespace newsgraph {

enum class Layer : std::uint8_t { text, sentences, tokens, tags, lemmas, tree, mentions, chains, times, quantities };

class LayerSet {
public:
  constexpr LayerSet() = default;
  constexpr LayerSet(std::initializer_list<Layer> layers) {
    for (const Layer layer : layers) m_bits |= bit(layer);
  }
  [[nodiscard]] constexpr bool contains(LayerSet other) const { return (m_bits & other.m_bits) == other.m_bits; }
  constexpr void add(LayerSet other) { m_bits |= other.m_bits; }

private:
  [[nodiscard]] static constexpr std::uint32_t bit(Layer layer) { return 1U << static_cast<unsigned>(layer); }
  std::uint32_t m_bits = 0;
};

class Stage {
public:
  virtual ~Stage() = default;
  [[nodiscard]] virtual std::string_view name() const = 0;
  [[nodiscard]] virtual LayerSet needs() const = 0;
  [[nodiscard]] virtual LayerSet gives() const = 0;
  virtual void run(Document& doc) const = 0;
};

// All stages for English in running order: tokenizer, tagger, lemmatizer, parser, ner, dates, quantities, coref.
// Reads `<schemas_dir>/lang/en`. Throws DataError when a file is missing or wrong, or when a stage needs a layer
// that none before it gives.
[[nodiscard]] std::vector<std::unique_ptr<Stage>> english_stages(const std::string& schemas_dir);

// Throws DataError naming the first stage whose needs are not met by `text` and the stages before it.
void check_order(const std::vector<std::unique_ptr<Stage>>& stages);

}  // namespace newsgraph
