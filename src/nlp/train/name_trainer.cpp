#include "nlp/train/name_trainer.hpp"

#include <algorithm>
#include <thread>

#include "nlp/train/quantise.hpp"

namespace newsgraph {
namespace {

constexpr float kDropout = 0.3F;
constexpr float kWordDropout = 0.06F;
constexpr float kRowDropout = 0.1F;      // of a word's single name row
constexpr float kDecay = 0.9995F;        // of the running mean: it reaches back two thirds of a pass
constexpr std::size_t kDecaySteps = 10;  // the first steps count less

void copy_values(const std::vector<Parameter*>& from, const std::vector<Parameter*>& to) {
  for (std::size_t i = 0; i < from.size(); ++i) to[i]->value.values = from[i]->value.values;
}

// Moves a share of the gradients over.
void add_gradients(const std::vector<Parameter*>& from, const std::vector<Parameter*>& to, float share) {
  for (std::size_t i = 0; i < from.size(); ++i) {
    for (std::size_t k = 0; k < from[i]->gradient.size(); ++k)
      to[i]->gradient[k] += share * from[i]->gradient[k];
    std::fill(from[i]->gradient.begin(), from[i]->gradient.end(), 0.0F);
  }
}

}  // namespace

NameTrainer::Weights::Weights(Random& random)
    : rows(kNameRows, kEmbedding), stack(kNameLayers), head(random) {
  stack.randomise(random);
}

std::vector<Parameter*> NameTrainer::Weights::all() {
  std::vector<Parameter*> all{&rows};
  for (Layer3& layer : stack.layers) all.insert(all.end(), {&layer.weights, &layer.bias, &layer.peephole});
  all.insert(all.end(), {&head.weights, &head.bias, &head.transitions});
  return all;
}

NameTrainer::Worker::Worker(const WordEmbedding& embedding, Random& random, std::uint64_t seed)
    : weights(random), m_embedding(embedding), m_random(seed) {}

void NameTrainer::Worker::embed(const std::vector<const NameExample*>& examples) {
  m_batch = Batch{};
  m_allowed.clear();
  m_used.clear();
  for (const NameExample* example : examples) {
    m_batch.words.insert(m_batch.words.end(), example->words.begin(), example->words.end());
    m_batch.starts.push_back(static_cast<std::uint32_t>(m_batch.words.size()));
    m_allowed.insert(m_allowed.end(), example->allowed.begin(), example->allowed.end());
  }
  Matrix& input = weights.stack.input();
  input.resize(m_batch.words.size(), kEmbedding);
  std::size_t t = 0;
  for (const NameExample* example : examples) {
    for (const NameRows& rows : example->rows) {
      if (m_random.uniform() < kWordDropout) m_batch.words[t][0] = kUnknownRow;
      m_embedding.add(m_batch.words[t], input.row(t));
      for (const std::uint16_t row : rows.all()) {
        if (m_random.uniform() < kRowDropout) continue;
        m_used.emplace_back(t, row);
        for (std::size_t k = 0; k < kEmbedding; ++k) input.row(t)[k] += weights.rows.value.row(row)[k];
      }
      ++t;
    }
  }
}

double NameTrainer::Worker::learn(const std::vector<const NameExample*>& examples) {
  embed(examples);
  weights.stack.draw_masks(m_batch.starts, kDropout, m_random);
  const Matrix& x = weights.stack.run(m_batch.starts);
  m_gradient.resize(x.rows, x.cols);
  const double loss = weights.head.learn(m_batch, x, m_allowed, m_gradient);
  weights.stack.backward(m_batch.starts, m_gradient);
  for (const auto& [t, row] : m_used) {
    float* const to = weights.rows.gradient.data() + std::size_t{row} * kEmbedding;
    for (std::size_t k = 0; k < kEmbedding; ++k) to[k] += m_gradient.row(t)[k];
  }
  return loss;
}

NameTrainer::NameTrainer(const WordEmbedding& embedding, std::uint32_t seed)
    : m_random(seed), m_weights(m_random), m_mean(m_weights) {
  for (Parameter* parameter : m_weights.all()) m_adam.add(*parameter);
  for (std::size_t i = 0; i < kWorkers; ++i)
    m_workers.push_back(std::make_unique<Worker>(embedding, m_random, seed + 100 * (i + 1)));
}

double NameTrainer::learn(const std::vector<const NameExample*>& examples, float rate) {
  std::array<std::vector<const NameExample*>, kWorkers> parts;
  std::array<std::size_t, kWorkers> words{};
  std::array<double, kWorkers> losses{};
  for (const NameExample* example : examples) {  // to who has least
    const auto at = static_cast<std::size_t>(std::min_element(words.begin(), words.end()) - words.begin());
    parts[at].push_back(example);
    words[at] += example->words.size();
  }
  const auto work = [&](std::size_t i) {
    if (parts[i].empty()) return;
    copy_values(m_weights.all(), m_workers[i]->weights.all());
    losses[i] = m_workers[i]->learn(parts[i]);
  };
  std::vector<std::thread> threads;
  for (std::size_t i = 1; i < kWorkers; ++i) threads.emplace_back(work, i);
  work(0);
  for (std::thread& thread : threads) thread.join();
  double loss = 0;
  std::size_t all = 0;
  for (const std::size_t count : words) all += count;
  for (std::size_t i = 0; i < kWorkers; ++i) {
    loss += losses[i];
    add_gradients(m_workers[i]->weights.all(), m_weights.all(),
                  static_cast<float>(words[i]) / static_cast<float>(all));
  }
  m_adam.step(rate);
  add_to_mean();
  return loss;
}

void NameTrainer::add_to_mean() {
  ++m_steps;
  const float kept =
      std::min(kDecay, static_cast<float>(m_steps) / static_cast<float>(m_steps + kDecaySteps));
  const std::vector<Parameter*> from = m_weights.all();
  const std::vector<Parameter*> to = m_mean.all();
  for (std::size_t i = 0; i < from.size(); ++i) {
    std::vector<float>& mean = to[i]->value.values;
    for (std::size_t k = 0; k < mean.size(); ++k)
      mean[k] = kept * mean[k] + (1 - kept) * from[i]->value.values[k];
  }
}

void NameTrainer::write(ModelWriter& model) const {
  add_rows(model, "names", m_mean.rows.value);
  m_mean.stack.write(model, "names.layer");
  add_matrix(model, "names.head", m_mean.head.weights.value);
  model.add_values("names.head.bias", m_mean.head.bias.value.values);
  model.add_values("names.steps", m_mean.head.transitions.value.values);
}

}  // namespace newsgraph
