// The network's upper part in training. Each head adds the gradient of its mean loss a word to `dx` and to
// its own parameters, and returns the summed loss.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "document.hpp"
#include "nlp/name_decoder.hpp"
#include "nlp/network_shape.hpp"
#include "nlp/train/encoder.hpp"

namespace newsgraph {

// Softmax over a fixed set of labels, one a row; label -1 is left out.
class LabelHead {
public:
  LabelHead(std::size_t width, std::size_t labels, Random& random);
  void register_with(Adam& adam);
  double learn(const Matrix& x, const std::vector<std::int32_t>& gold, float weight, Matrix& dx);

  Parameter weights, bias;

private:
  Matrix m_scores;
};

// Names: a conditional random field over BIO tags. Gold is a set of allowed tags for each word; the loss is
// the negative log of the share of all sequences' weight that falls on allowed ones, which makes partial
// annotation a proper target.
class NameHead {
public:
  explicit NameHead(Random& random);
  void register_with(Adam& adam);
  double learn(const Batch& batch, const Matrix& x, const std::vector<std::uint32_t>& allowed, Matrix& dx);

  Parameter weights, bias;
  Parameter transitions;  // (tags + 1) x tags, the last row for the start

private:
  using Row = std::array<double, kNameTagCount>;
  // Forward-backward; adds sign * expected counts to m_gradient and the transitions' gradient, returns log Z.
  double expectations(std::size_t first, std::size_t size, const std::vector<std::uint32_t>* allowed,
                      float sign);

  Matrix m_scores;
  Matrix m_gradient;
  std::vector<Row> m_alpha, m_beta, m_emission;
  std::array<std::array<double, kNameTagCount>, kNameTagCount + 1> m_weights{};
};

struct TreeGold {
  std::vector<std::int32_t> heads;  // within the sentence: 0 the root, else word number from 1
  std::vector<std::int32_t> relations;
};

// Heads by a biaffine score of every pair of words, relations by a hidden layer over the two ends of the gold
// arc.
class TreeHead {
public:
  explicit TreeHead(Random& random);
  void register_with(Adam& adam);
  double learn(const Batch& batch, const Matrix& x, const TreeGold& gold, float dropout, Matrix& dx);

  Parameter dependent, dependent_bias, head, head_bias;  // width x arc
  Parameter pair;                                        // arc x arc
  Parameter head_prior;                                  // 1 x arc
  Parameter root;                                        // 1 x arc: the root as a head
  Parameter relation_dependent, relation_head;           // width x relation width
  Parameter relation_bias, relation_root;                // 1 x relation width
  Parameter relation_weights, relation_weights_bias;     // relation width x labels

private:
  double learn_heads(const Batch& batch, const Matrix& x, const TreeGold& gold, float dropout, Matrix& dx);
  double learn_relations(const Batch& batch, const Matrix& x, const TreeGold& gold, float dropout,
                         Matrix& dx);
  void drop(Matrix& x, float dropout);

  Random& m_random;
  Matrix m_dependents, m_heads, m_paired, m_d_dependents, m_d_heads, m_d_paired;
};

}  // namespace newsgraph
