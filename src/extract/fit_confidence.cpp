#include "extract/fit_confidence.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <map>
#include <utility>

namespace newsgraph {
namespace {

// By cross-validation over articles; half and twice as much do as well.
constexpr double kRidge = 10;
constexpr std::size_t kFewest = 6;  // edges that have a feature
constexpr double kCertaintyPrior = 0.5;
constexpr int kRounds = 60;
constexpr double kSmallStep = 1e-3;

// One column of the table of edges: those in which it is not 0, the weight sought and what is believed of it.
struct Column {
  std::vector<std::uint32_t> edges;
  std::vector<double> values;  // of those edges; empty: 1 in each
  double weight = 0;
  double prior = 0;
  double ridge = kRidge;
};

using Name = std::pair<std::string, std::string>;  // type or nothing, feature

double hundredth(double value) { return std::round(value * 100) / 100; }

double share(double odds) { return 1 / (1 + std::exp(-odds)); }

// Moves the weight where the slope of the likelihood is none, `odds` with it; tells how far.
double improve(Column& column, const std::vector<JudgedEdge>& edges, std::vector<double>& odds) {
  const auto value = [&](std::size_t i) { return column.values.empty() ? 1 : column.values[i]; };
  double slope = column.ridge * (column.prior - column.weight);
  double bend = column.ridge;
  for (std::size_t i = 0; i < column.edges.size(); ++i) {
    const std::uint32_t edge = column.edges[i];
    const double right = share(odds[edge]);
    slope += value(i) * ((edges[edge].right ? 1 : 0) - right);
    bend += value(i) * value(i) * right * (1 - right);
  }
  const double step = slope / bend;
  column.weight += step;
  for (std::size_t i = 0; i < column.edges.size(); ++i) odds[column.edges[i]] += step * value(i);
  return std::abs(step);
}

std::map<Name, Column> columns_of(const std::vector<JudgedEdge>& edges) {
  std::map<Name, Column> columns;
  for (std::uint32_t i = 0; i < edges.size(); ++i) {
    for (const std::string& feature : edges[i].features) {
      columns[{"", feature}].edges.push_back(i);
      columns[{edges[i].type, feature}].edges.push_back(i);
    }
  }
  std::erase_if(columns, [](const auto& named) { return named.second.edges.size() < kFewest; });
  return columns;
}

}  // namespace

ConfidenceWeights fit_confidence(const std::vector<JudgedEdge>& edges) {
  if (edges.empty()) return {};
  std::map<Name, Column> columns = columns_of(edges);
  Column bias;
  bias.ridge = 0.01;
  Column certainty;
  certainty.prior = certainty.weight = kCertaintyPrior;
  std::vector<double> odds;
  for (std::uint32_t i = 0; i < edges.size(); ++i) {
    bias.edges.push_back(i);
    certainty.edges.push_back(i);
    certainty.values.push_back(log_odds(edges[i].certainty));
    odds.push_back(kCertaintyPrior * certainty.values.back());
  }
  for (int round = 0; round < kRounds; ++round) {
    double largest = std::max(improve(bias, edges, odds), improve(certainty, edges, odds));
    for (auto& [name, column] : columns) largest = std::max(largest, improve(column, edges, odds));
    if (largest < kSmallStep) break;
  }
  ConfidenceWeights weights{hundredth(bias.weight), hundredth(certainty.weight), {}, {}};
  for (const auto& [name, column] : columns) {
    const double weight = hundredth(column.weight);
    if (weight == 0) continue;
    (name.first.empty() ? weights.features : weights.of_type[name.first]).emplace(name.second, weight);
  }
  return weights;
}

std::vector<double> confidence_unseen(const std::vector<JudgedEdge>& edges) {
  constexpr std::size_t kFolds = 5;
  std::vector<double> unseen(edges.size());
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    std::vector<JudgedEdge> others;
    std::copy_if(edges.begin(), edges.end(), std::back_inserter(others),
                 [&](const JudgedEdge& edge) { return edge.article % kFolds != fold; });
    const ConfidenceModel model(fit_confidence(others));
    for (std::size_t i = 0; i < edges.size(); ++i) {
      if (edges[i].article % kFolds == fold)
        unseen[i] = model(edges[i].certainty, edges[i].type, edges[i].features);
    }
  }
  return unseen;
}

}  // namespace newsgraph
