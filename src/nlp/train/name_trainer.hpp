// Trains the layers and the head that read names (nlp/name_network.hpp) by gradient descent.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "nlp/name_features.hpp"
#include "nlp/train/heads.hpp"
#include "nlp/word_embedding.hpp"

namespace newsgraph {

// A sentence as the name network sees it, with the tags that its words may have.
struct NameExample {
  std::vector<WordSlots> words;
  std::vector<NameRows> rows;
  std::vector<std::uint32_t> allowed;  // bit = tag
};

// Each step's sentences are dealt to workers, each a thread with copies of the weights; their gradients are
// added in a fixed order. The result depends on the seed, never on the number of processors. What is written
// is a running mean of the weights, which swing less than they do (Polyak & Juditsky 1992).
class NameTrainer {
public:
  NameTrainer(const WordEmbedding& embedding, std::uint32_t seed);

  // Returns the summed loss.
  double learn(const std::vector<const NameExample*>& examples, float rate);
  // Adds the sections "names.*" but for the lists.
  void write(ModelWriter& model) const;

private:
  struct Weights {
    explicit Weights(Random& random);
    [[nodiscard]] std::vector<Parameter*> all();

    Parameter rows;
    RecurrentStack stack;
    NameHead head;
  };

  // The gradient of the mean loss over a part of a step's sentences.
  class Worker {
  public:
    Worker(const WordEmbedding& embedding, Random& random, std::uint64_t seed);
    double learn(const std::vector<const NameExample*>& examples);
    Weights weights;

  private:
    void embed(const std::vector<const NameExample*>& examples);

    const WordEmbedding& m_embedding;
    Random m_random;
    Batch m_batch;
    std::vector<std::uint32_t> m_allowed;
    std::vector<std::pair<std::size_t, std::uint16_t>> m_used;  // word and name row, after dropout
    Matrix m_gradient;
  };

  void add_to_mean();

  static constexpr std::size_t kWorkers = 2;

  Random m_random;
  Weights m_weights;
  Weights m_mean;
  std::size_t m_steps = 0;
  Adam m_adam;
  std::vector<std::unique_ptr<Worker>> m_workers;
};

}  // namespace newsgraph
