#include "nlp/train/heads.hpp"

#include <algorithm>
#include <cmath>

namespace newsgraph {
namespace {

void add_bias(Matrix& x, const Parameter& bias) {
  for (std::size_t t = 0; t < x.rows; ++t) {
    for (std::size_t k = 0; k < x.cols; ++k) x.row(t)[k] += bias.value.values[k];
  }
}

void add_columns(const Matrix& x, std::vector<float>& sums) {
  for (std::size_t t = 0; t < x.rows; ++t) {
    for (std::size_t k = 0; k < x.cols; ++k) sums[k] += x.row(t)[k];
  }
}

// Scores become the gradient of the softmax loss against `gold`, times `weight`; returns the loss,
// unweighted.
double softmax_loss(float* scores, std::size_t size, std::size_t gold, float weight) {
  const float top = *std::max_element(scores, scores + size);
  double sum = 0;
  for (std::size_t k = 0; k < size; ++k) {
    scores[k] = std::exp(scores[k] - top);
    sum += static_cast<double>(scores[k]);
  }
  const double loss = std::log(sum) - std::log(std::max(static_cast<double>(scores[gold]), 1e-30));
  const auto scale = static_cast<float>(static_cast<double>(weight) / sum);
  for (std::size_t k = 0; k < size; ++k) scores[k] *= scale;
  scores[gold] -= weight;
  return loss;
}

void rectify(Matrix& x) {
  for (float& v : x.values) v = v > 0 ? v : 0;
}

// Gradient through rectify and dropout: where the output is 0 nothing flows; `kept` scales what dropout kept.
void rectify_back(const Matrix& out, float dropout, Matrix& gradient) {
  const float keep = 1 / (1 - dropout);
  for (std::size_t i = 0; i < out.values.size(); ++i)
    gradient.values[i] = out.values[i] > 0 ? gradient.values[i] * keep : 0;
}

}  // namespace

LabelHead::LabelHead(std::size_t width, std::size_t labels, Random& random)
    : weights(width, labels), bias(1, labels) {
  weights.randomise(random);
}

void LabelHead::register_with(Adam& adam) {
  adam.add(weights);
  adam.add(bias);
}

double LabelHead::learn(const Matrix& x, const std::vector<std::int32_t>& gold, float weight, Matrix& dx) {
  multiply(x, weights.value, m_scores);
  add_bias(m_scores, bias);
  double loss = 0;
  for (std::size_t t = 0; t < x.rows; ++t) {
    if (gold[t] < 0) {
      std::fill_n(m_scores.row(t), m_scores.cols, 0.0F);
    } else {
      loss += softmax_loss(m_scores.row(t), m_scores.cols, static_cast<std::size_t>(gold[t]), weight);
    }
  }
  multiply_gradient(x, m_scores, weights.gradient);
  add_columns(m_scores, bias.gradient);
  multiply_back(m_scores, weights.value, dx, true);
  return loss;
}

NameHead::NameHead(Random& random)
    : weights(kWidth, kNameTagCount), bias(1, kNameTagCount), transitions(kNameTagCount + 1, kNameTagCount) {
  weights.randomise(random);
}

void NameHead::register_with(Adam& adam) {
  adam.add(weights);
  adam.add(bias);
  adam.add(transitions);
}

double NameHead::expectations(std::size_t first, std::size_t size, const std::vector<std::uint32_t>* allowed,
                              float sign) {
  const auto open = [&](std::size_t i, std::size_t tag) {
    return allowed == nullptr || ((*allowed)[first + i] >> tag & 1U) != 0;
  };
  m_alpha.resize(size);
  m_beta.resize(size);
  double log_z = 0;
  const auto normalise = [](Row& row) {
    double sum = 0;
    for (const double v : row) sum += v;
    const double factor = 1 / std::max(sum, 1e-300);
    for (double& v : row) v *= factor;
    return std::log(std::max(sum, 1e-300));
  };
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t next = 0; next < kNameTagCount; ++next) {
      double sum = i == 0 ? m_weights[kNameTagCount][next] : 0;
      for (std::size_t tag = 0; i > 0 && tag < kNameTagCount; ++tag)
        sum += m_alpha[i - 1][tag] * m_weights[tag][next];
      m_alpha[i][next] = open(i, next) ? sum * m_emission[i][next] : 0;
    }
    log_z += normalise(m_alpha[i]);
  }
  m_beta[size - 1].fill(1);
  for (std::size_t i = size - 1; i-- > 0;) {
    for (std::size_t tag = 0; tag < kNameTagCount; ++tag) {
      double sum = 0;
      for (std::size_t next = 0; next < kNameTagCount; ++next) {
        if (open(i + 1, next)) sum += m_weights[tag][next] * m_emission[i + 1][next] * m_beta[i + 1][next];
      }
      m_beta[i][tag] = sum;
    }
    normalise(m_beta[i]);
  }
  for (std::size_t i = 0; i < size; ++i) {
    Row posterior{};
    for (std::size_t tag = 0; tag < kNameTagCount; ++tag) posterior[tag] = m_alpha[i][tag] * m_beta[i][tag];
    normalise(posterior);
    float* const gradient = m_gradient.row(first + i);
    for (std::size_t tag = 0; tag < kNameTagCount; ++tag)
      gradient[tag] += sign * static_cast<float>(posterior[tag]);
    if (i == 0) {
      for (std::size_t tag = 0; tag < kNameTagCount; ++tag) {
        transitions.gradient[kNameTagCount * kNameTagCount + tag] +=
            sign * static_cast<float>(posterior[tag]);
      }
      continue;
    }
    std::array<Row, kNameTagCount> pairs{};
    double sum = 0;
    for (std::size_t tag = 0; tag < kNameTagCount; ++tag) {
      for (std::size_t next = 0; next < kNameTagCount; ++next) {
        if (!open(i, next)) continue;
        pairs[tag][next] = m_alpha[i - 1][tag] * m_weights[tag][next] * m_emission[i][next] * m_beta[i][next];
        sum += pairs[tag][next];
      }
    }
    const double factor = static_cast<double>(sign) / std::max(sum, 1e-300);
    for (std::size_t tag = 0; tag < kNameTagCount; ++tag) {
      for (std::size_t next = 0; next < kNameTagCount; ++next) {
        transitions.gradient[tag * kNameTagCount + next] += static_cast<float>(factor * pairs[tag][next]);
      }
    }
  }
  return log_z;
}

double NameHead::learn(const Batch& batch, const Matrix& x, const std::vector<std::uint32_t>& allowed,
                       Matrix& dx) {
  multiply(x, weights.value, m_scores);
  add_bias(m_scores, bias);
  m_gradient.resize(x.rows, kNameTagCount);
  for (std::size_t tag = 0; tag <= kNameTagCount; ++tag) {
    for (std::size_t next = 0; next < kNameTagCount; ++next) {
      const double score = static_cast<double>(transitions.value.row(tag)[next]);
      m_weights[tag][next] = may_follow(tag, next) ? std::exp(score) : 0;
    }
  }
  const float weight = 1.0F / static_cast<float>(x.rows);
  double loss = 0;
  for (std::size_t s = 0; s < batch.sentences(); ++s) {
    const std::size_t first = batch.starts[s];
    const std::size_t size = batch.starts[s + 1] - first;
    m_emission.resize(size);
    for (std::size_t i = 0; i < size; ++i) {
      const float* const row = m_scores.row(first + i);
      const float top = *std::max_element(row, row + kNameTagCount);
      for (std::size_t tag = 0; tag < kNameTagCount; ++tag)
        m_emission[i][tag] = std::exp(static_cast<double>(row[tag] - top));
    }
    loss += expectations(first, size, nullptr, weight);
    loss -= expectations(first, size, &allowed, -weight);
  }
  multiply_gradient(x, m_gradient, weights.gradient);
  add_columns(m_gradient, bias.gradient);
  multiply_back(m_gradient, weights.value, dx, true);
  return loss;
}

TreeHead::TreeHead(Random& random)
    : dependent(kWidth, kArcWidth),
      dependent_bias(1, kArcWidth),
      head(kWidth, kArcWidth),
      head_bias(1, kArcWidth),
      pair(kArcWidth, kArcWidth),
      head_prior(1, kArcWidth),
      root(1, kArcWidth),
      relation_dependent(kWidth, kRelationWidth),
      relation_head(kWidth, kRelationWidth),
      relation_bias(1, kRelationWidth),
      relation_root(1, kRelationWidth),
      relation_weights(kRelationWidth, kDeprelNames.size()),
      relation_weights_bias(1, kDeprelNames.size()),
      m_random(random) {
  for (Parameter* p : {&dependent, &head, &relation_dependent, &relation_head, &relation_weights})
    p->randomise(random);
  pair.randomise(random, 0.05F);
  root.randomise(random, 0.1F);
}

void TreeHead::register_with(Adam& adam) {
  for (Parameter* p :
       {&dependent, &dependent_bias, &head, &head_bias, &pair, &head_prior, &root, &relation_dependent,
        &relation_head, &relation_bias, &relation_root, &relation_weights, &relation_weights_bias}) {
    adam.add(*p);
  }
}

void TreeHead::drop(Matrix& x, float dropout) {
  if (dropout <= 0) return;
  const float keep = 1 / (1 - dropout);
  for (float& v : x.values) v = m_random.uniform() < dropout ? 0 : v * keep;
}

double TreeHead::learn(const Batch& batch, const Matrix& x, const TreeGold& gold, float dropout, Matrix& dx) {
  return learn_heads(batch, x, gold, dropout, dx) + learn_relations(batch, x, gold, dropout, dx);
}

double TreeHead::learn_heads(const Batch& batch, const Matrix& x, const TreeGold& gold, float dropout,
                             Matrix& dx) {
  multiply(x, dependent.value, m_dependents);
  add_bias(m_dependents, dependent_bias);
  rectify(m_dependents);
  drop(m_dependents, dropout);
  multiply(x, head.value, m_heads);
  add_bias(m_heads, head_bias);
  rectify(m_heads);
  drop(m_heads, dropout);
  multiply(m_dependents, pair.value, m_paired);
  add_bias(m_paired,
           head_prior);  // pairs with every head: the same prior for each dependent, folded into the product
  m_d_paired.resize(x.rows, kArcWidth);
  m_d_heads.resize(x.rows, kArcWidth);
  const float weight = 1.0F / static_cast<float>(x.rows);
  double loss = 0;
  Matrix ends;  // root, then the words as heads
  Matrix scores;
  std::vector<float> turned;
  for (std::size_t s = 0; s < batch.sentences(); ++s) {
    const std::size_t first = batch.starts[s];
    const std::size_t size = batch.starts[s + 1] - first;
    ends.resize(size + 1, kArcWidth);
    std::copy_n(root.value.values.data(), kArcWidth, ends.row(0));
    std::copy_n(m_heads.row(first), size * kArcWidth, ends.row(1));
    transpose(ends.values.data(), size + 1, kArcWidth, turned);
    scores.resize(size, size + 1);
    gemm(size, size + 1, kArcWidth, m_paired.row(first), kArcWidth, turned.data(), size + 1,
         scores.values.data(), size + 1, false);
    for (std::size_t i = 0; i < size; ++i) {
      scores.row(i)[i + 1] = -1e9F;  // no word heads itself
      loss += softmax_loss(scores.row(i), size + 1, static_cast<std::size_t>(gold.heads[first + i]), weight);
    }
    gemm(size, kArcWidth, size + 1, scores.values.data(), size + 1, ends.values.data(), kArcWidth,
         m_d_paired.row(first), kArcWidth, false);
    transpose(scores.values.data(), size, size + 1, turned);
    gemm(1, kArcWidth, size, turned.data(), size, m_paired.row(first), kArcWidth, root.gradient.data(),
         kArcWidth, true);
    gemm(size, kArcWidth, size, turned.data() + size, size, m_paired.row(first), kArcWidth,
         m_d_heads.row(first), kArcWidth, false);
  }
  multiply_gradient(m_dependents, m_d_paired, pair.gradient);
  add_columns(m_d_paired, head_prior.gradient);
  multiply_back(m_d_paired, pair.value, m_d_dependents, false);
  rectify_back(m_dependents, dropout, m_d_dependents);
  rectify_back(m_heads, dropout, m_d_heads);
  multiply_gradient(x, m_d_dependents, dependent.gradient);
  add_columns(m_d_dependents, dependent_bias.gradient);
  multiply_back(m_d_dependents, dependent.value, dx, true);
  multiply_gradient(x, m_d_heads, head.gradient);
  add_columns(m_d_heads, head_bias.gradient);
  multiply_back(m_d_heads, head.value, dx, true);
  return loss;
}

double TreeHead::learn_relations(const Batch& batch, const Matrix& x, const TreeGold& gold, float dropout,
                                 Matrix& dx) {
  multiply(x, relation_dependent.value, m_dependents);
  multiply(x, relation_head.value, m_heads);
  Matrix& hidden = m_paired;
  hidden = m_dependents;
  add_bias(hidden, relation_bias);
  const auto head_row = [&](std::size_t s, std::size_t t) -> std::int64_t {
    const std::int32_t h = gold.heads[t];
    return h == 0 ? -1 : static_cast<std::int64_t>(batch.starts[s]) + h - 1;
  };
  for (std::size_t s = 0; s < batch.sentences(); ++s) {
    for (std::size_t t = batch.starts[s]; t < batch.starts[s + 1]; ++t) {
      const std::int64_t h = head_row(s, t);
      const float* const from =
          h < 0 ? relation_root.value.values.data() : m_heads.row(static_cast<std::size_t>(h));
      for (std::size_t k = 0; k < kRelationWidth; ++k) hidden.row(t)[k] += from[k];
    }
  }
  rectify(hidden);
  drop(hidden, dropout);
  Matrix scores;
  multiply(hidden, relation_weights.value, scores);
  add_bias(scores, relation_weights_bias);
  const float weight = 1.0F / static_cast<float>(x.rows);
  double loss = 0;
  for (std::size_t t = 0; t < x.rows; ++t) {
    loss += softmax_loss(scores.row(t), scores.cols, static_cast<std::size_t>(gold.relations[t]), weight);
  }
  multiply_gradient(hidden, scores, relation_weights.gradient);
  add_columns(scores, relation_weights_bias.gradient);
  Matrix& gradient = m_d_paired;
  multiply_back(scores, relation_weights.value, gradient, false);
  rectify_back(hidden, dropout, gradient);
  add_columns(gradient, relation_bias.gradient);
  m_d_heads.resize(x.rows, kRelationWidth);
  for (std::size_t s = 0; s < batch.sentences(); ++s) {
    for (std::size_t t = batch.starts[s]; t < batch.starts[s + 1]; ++t) {
      const std::int64_t h = head_row(s, t);
      float* const to = h < 0 ? relation_root.gradient.data() : m_d_heads.row(static_cast<std::size_t>(h));
      for (std::size_t k = 0; k < kRelationWidth; ++k) to[k] += gradient.row(t)[k];
    }
  }
  multiply_gradient(x, gradient, relation_dependent.gradient);
  multiply_back(gradient, relation_dependent.value, dx, true);
  multiply_gradient(x, m_d_heads, relation_head.gradient);
  multiply_back(m_d_heads, relation_head.value, dx, true);
  return loss;
}

}  // namespace newsgraph
