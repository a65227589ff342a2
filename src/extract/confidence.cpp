#include "extract/confidence.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/error.hpp"
#include "base/json.hpp"

namespace newsgraph {
namespace {

constexpr double kSurest = 0.99;
constexpr double kDoubt = -0.1;  // log odds; less is hardly a reason

ConfidenceWeights::Features weights_of(const Json& json, const std::string& path, const std::string& what) {
  if (!json.is_object()) throw DataError(path, "'" + what + "' is no object of weights");
  ConfidenceWeights::Features weights;
  for (const auto& [name, weight] : json.as_object()) {
    if (!weight.is_number()) throw DataError(path, "'" + name + "' of '" + what + "' is no number");
    weights.emplace(name, weight.as_number());
  }
  return weights;
}

}  // namespace

double log_odds(double share) {
  const double cut = std::clamp(share, 1 - kSurest, kSurest);
  return std::log(cut / (1 - cut));
}

ConfidenceModel::ConfidenceModel(const ConfidenceWeights& weights)
    : m_bias(weights.bias), m_certainty(weights.certainty) {
  for (const auto& [feature, weight] : weights.features) m_weights.emplace(feature).first.shared = weight;
  for (const auto& [type, own] : weights.of_type) {  // in the order of types
    for (const auto& [feature, weight] : own)
      m_weights.emplace(feature).first.of_type.emplace_back(type, weight);
  }
}

ConfidenceModel ConfidenceModel::load(const std::string& schemas_dir) {
  const std::string path = schemas_dir + "/lang/en/confidence.json";
  const Json json = Json::parse_file(path);
  if (!json["bias"].is_number() || !json["certainty"].is_number() || !json["of_type"].is_object())
    throw DataError(path, "the numbers 'bias' and 'certainty' and the object 'of_type' are wanted");
  ConfidenceWeights weights{json["bias"].as_number(),
                            json["certainty"].as_number(),
                            weights_of(json["features"], path, "features"),
                            {}};
  for (const auto& [type, own] : json["of_type"].as_object())
    weights.of_type.emplace(type, weights_of(own, path, type));
  return ConfidenceModel(weights);
}

double ConfidenceModel::weight(std::string_view type, const std::string& feature) const {
  const Weight* found = m_weights.find(feature);
  if (found == nullptr) return 0;
  const auto own =
      std::lower_bound(found->of_type.begin(), found->of_type.end(), type,
                       [](const auto& of, std::string_view wanted) { return of.first < wanted; });
  const bool has_own = own != found->of_type.end() && own->first == type;
  return found->shared + (has_own ? own->second : 0);
}

double ConfidenceModel::operator()(double certainty, std::string_view type,
                                   const EdgeFeatures& features) const {
  double odds = m_bias + m_certainty * log_odds(certainty);
  for (const std::string& feature : features) odds += weight(type, feature);
  return std::round(1000 / (1 + std::exp(-odds))) / 1000;
}

EdgeFeatures ConfidenceModel::doubts(std::string_view type, const EdgeFeatures& features,
                                     std::size_t most) const {
  std::vector<std::pair<double, std::string>> lowering;
  for (const std::string& feature : features) {
    const double weighs = weight(type, feature);
    if (weighs < kDoubt) lowering.emplace_back(weighs, feature);
  }
  std::sort(lowering.begin(), lowering.end());
  EdgeFeatures out;
  for (std::size_t i = 0; i < std::min(most, lowering.size()); ++i) out.push_back(lowering[i].second);
  return out;
}

}  // namespace newsgraph
