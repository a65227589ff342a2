#include "extract/fit_confidence.hpp"

#include <algorithm>
#include <cmath>

namespace newsgraph {
namespace {

constexpr double kRidge = 6;  // by cross-validation over articles; 2 does as well
constexpr double kCertaintyPrior = 0.5;
constexpr int kRounds = 100;
constexpr double kSmallStep = 1e-6;

// One column of the table of edges: its value for each edge, the weight sought and what is believed of it.
struct Column {
  std::vector<double> values;
  double weight = 0;
  double prior = 0;
  double ridge = kRidge;
};

double thousandth(double value) { return std::round(value * 1000) / 1000; }

std::vector<Column> columns_of(const std::vector<JudgedEdge>& edges) {
  const ConfidenceMarks& names = all_confidence_marks();
  std::vector<Column> columns(2 + names.size());
  columns[0].ridge = 0.01;
  columns[1].prior = columns[1].weight = kCertaintyPrior;
  for (const JudgedEdge& edge : edges) {
    columns[0].values.push_back(1);
    columns[1].values.push_back(log_odds(edge.certainty));
    for (std::size_t m = 0; m < names.size(); ++m) {
      const bool holds = std::find(edge.marks.begin(), edge.marks.end(), names[m]) != edge.marks.end();
      columns[2 + m].values.push_back(holds ? 1 : 0);
    }
  }
  return columns;
}

// Moves the weight where the slope of the likelihood is none, `odds` with it; tells how far.
double improve(Column& column, const std::vector<JudgedEdge>& edges, std::vector<double>& odds) {
  double slope = column.ridge * (column.prior - column.weight);
  double bend = column.ridge;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    const double value = column.values[i];
    if (value == 0) continue;
    const double share = 1 / (1 + std::exp(-odds[i]));
    slope += edges[i].weight * value * ((edges[i].right ? 1 : 0) - share);
    bend += edges[i].weight * value * value * share * (1 - share);
  }
  const double step = slope / bend;
  column.weight += step;
  for (std::size_t i = 0; i < edges.size(); ++i) odds[i] += step * column.values[i];
  return std::abs(step);
}

}  // namespace

ConfidenceWeights fit_confidence(const std::vector<JudgedEdge>& edges) {
  if (edges.empty()) return {};
  std::vector<Column> columns = columns_of(edges);
  std::vector<double> odds(edges.size());
  for (std::size_t i = 0; i < edges.size(); ++i) odds[i] = columns[1].weight * columns[1].values[i];
  for (int round = 0; round < kRounds; ++round) {
    double largest = 0;
    for (Column& column : columns) largest = std::max(largest, improve(column, edges, odds));
    if (largest < kSmallStep) break;
  }
  ConfidenceWeights weights{thousandth(columns[0].weight), thousandth(columns[1].weight), {}};
  for (std::size_t m = 0; m < all_confidence_marks().size(); ++m)
    weights.marks.emplace(all_confidence_marks()[m], thousandth(columns[2 + m].weight));
  return weights;
}

}  // namespace newsgraph
