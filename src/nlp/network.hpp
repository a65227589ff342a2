// Reads sentences with the trained networks (their shape: network_shape.hpp): tags and dependency trees at
// once, then names over them. Products are exact in integers and the rest uses basic arithmetic in a fixed
// order: the same result on every machine.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "nlp/int_gemm.hpp"
#include "nlp/model_file.hpp"
#include "nlp/name_network.hpp"
#include "nlp/network_loops.hpp"
#include "nlp/network_shape.hpp"
#include "nlp/recurrent_layers.hpp"
#include "nlp/stage.hpp"
#include "nlp/word_embedding.hpp"

namespace newsgraph {

struct TagPair {
  Upos upos;
  Xpos xpos;
  friend auto operator<=>(const TagPair&, const TagPair&) = default;
};

class Network : public Stage {
public:
  // Sections: "tag.labels", "net.*", "names.*". The model must outlive the stage. Throws DataError when a
  // section is missing or of a wrong size. A model without any of "names.*" finds no names: training begins
  // so.
  explicit Network(const ModelFile& model);

  [[nodiscard]] std::string_view name() const override { return "network"; }
  [[nodiscard]] LayerSet needs() const override { return {Layer::sentences, Layer::tokens}; }
  [[nodiscard]] LayerSet gives() const override { return {Layer::tags, Layer::tree, Layer::mentions}; }
  void run(Document& doc) const override;

private:
  struct Scratch;

  void read_group(Document& doc, std::size_t first_sentence, std::size_t last_sentence,
                  Scratch& scratch) const;
  void embed(const Document& doc, std::span<const Sentence> sentences, Scratch& scratch) const;
  void score_words(Scratch& scratch) const;
  void set_tags(Document& doc, std::uint32_t first_token, const Scratch& scratch) const;
  void build_tree(Document& doc, TokenRange part, std::uint32_t group_start, Scratch& scratch) const;
  void label_arcs(Document& doc, std::uint32_t first_token, Scratch& scratch) const;

  NetworkLoops m_loops;
  std::span<const TagPair> m_tags;
  WordEmbedding m_words;
  RecurrentLayers m_layers;
  IntMatrix m_top;  // dependent, head, relation ends, tags, names side by side
  std::span<const float> m_top_bias;
  IntMatrix m_pair;
  std::span<const float> m_prior, m_root, m_relation_root;
  IntMatrix m_relation;
  std::span<const float> m_relation_bias;
  std::optional<NameNetwork> m_names;
};

}  // namespace newsgraph
