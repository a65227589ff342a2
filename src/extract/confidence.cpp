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

double weight_in(const std::unordered_map<std::string, double>& weights, const std::string& feature) {
  const auto found = weights.find(feature);
  return found == weights.end() ? 0 : found->second;
}

}  // namespace

double log_odds(double share) {
  const double cut = std::clamp(share, 1 - kSurest, kSurest);
  return std::log(cut / (1 - cut));
}

ConfidenceModel::ConfidenceModel(const ConfidenceWeights& weights)
    : m_bias(weights.bias),
      m_certainty(weights.certainty),
      m_features(weights.features.begin(), weights.features.end()) {
  for (const auto& [type, own] : weights.of_type) m_of_type.emplace(type, Features(own.begin(), own.end()));
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

const ConfidenceModel::Features& ConfidenceModel::of_type(std::string_view type) const {
  static const Features kNone;
  const auto found = m_of_type.find(std::string(type));
  return found == m_of_type.end() ? kNone : found->second;
}

double ConfidenceModel::operator()(double certainty, std::string_view type,
                                   const EdgeFeatures& features) const {
  const Features& own = of_type(type);
  double odds = m_bias + m_certainty * log_odds(certainty);
  for (const std::string& feature : features)
    odds += weight_in(m_features, feature) + weight_in(own, feature);
  return std::round(1000 / (1 + std::exp(-odds))) / 1000;
}

EdgeFeatures ConfidenceModel::doubts(std::string_view type, const EdgeFeatures& features,
                                     std::size_t most) const {
  const Features& own = of_type(type);
  std::vector<std::pair<double, std::string>> lowering;
  for (const std::string& feature : features) {
    const double weight = weight_in(m_features, feature) + weight_in(own, feature);
    if (weight < kDoubt) lowering.emplace_back(weight, feature);
  }
  std::sort(lowering.begin(), lowering.end());
  EdgeFeatures out;
  for (std::size_t i = 0; i < std::min(most, lowering.size()); ++i) out.push_back(lowering[i].second);
  return out;
}

}  // namespace newsgraph
