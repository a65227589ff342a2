#include "extract/confidence.hpp"

#include <algorithm>
#include <bit>
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

// FNV-1a (Fowler, Noll, Vo).
std::uint64_t name_hash(std::string_view name) {
  std::uint64_t hash = 0xCBF29CE484222325;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
  return hash;
}

std::uint64_t shared_name(std::string_view feature) { return name_hash(feature) | 1; }

// Of the feature for relations of the type.
std::uint64_t own_name(std::uint64_t type, std::uint64_t feature) {
  return ((type ^ feature) * 0x9E3779B97F4A7C15) | 1;
}

}  // namespace

double log_odds(double share) {
  const double cut = std::clamp(share, 1 - kSurest, kSurest);
  return std::log(cut / (1 - cut));
}

ConfidenceModel::ConfidenceModel(const ConfidenceWeights& weights)
    : m_bias(weights.bias), m_certainty(weights.certainty) {
  std::size_t count = weights.features.size();
  for (const auto& [type, own] : weights.of_type) count += own.size();
  m_slots.resize(std::bit_ceil(2 * count + 1));
  for (const auto& [feature, weight] : weights.features) add(shared_name(feature), weight);
  for (const auto& [type, own] : weights.of_type) {
    const std::uint64_t hash = name_hash(type);
    for (const auto& [feature, weight] : own) add(own_name(hash, shared_name(feature)), weight);
  }
}

void ConfidenceModel::add(std::uint64_t name, double weight) {
  std::size_t at = name % m_slots.size();
  while (m_slots[at].name != 0) at = (at + 1) % m_slots.size();
  m_slots[at] = {name, weight};
}

double ConfidenceModel::weight_of(std::uint64_t name) const {
  for (std::size_t at = name % m_slots.size(); m_slots[at].name != 0; at = (at + 1) % m_slots.size()) {
    if (m_slots[at].name == name) return m_slots[at].weight;
  }
  return 0;
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

double ConfidenceModel::weight(std::uint64_t type, const std::string& feature) const {
  const std::uint64_t name = shared_name(feature);
  return weight_of(name) + weight_of(own_name(type, name));
}

double ConfidenceModel::operator()(double certainty, std::string_view type,
                                   const EdgeFeatures& features) const {
  double odds = m_bias + m_certainty * log_odds(certainty);
  const std::uint64_t hash = name_hash(type);
  for (const std::string& feature : features) odds += weight(hash, feature);
  return std::round(1000 / (1 + std::exp(-odds))) / 1000;
}

EdgeFeatures ConfidenceModel::doubts(std::string_view type, const EdgeFeatures& features,
                                     std::size_t most) const {
  std::vector<std::pair<double, std::string>> lowering;
  const std::uint64_t hash = name_hash(type);
  for (const std::string& feature : features) {
    const double weighs = weight(hash, feature);
    if (weighs < kDoubt) lowering.emplace_back(weighs, feature);
  }
  std::sort(lowering.begin(), lowering.end());
  EdgeFeatures out;
  for (std::size_t i = 0; i < std::min(most, lowering.size()); ++i) out.push_back(lowering[i].second);
  return out;
}

}  // namespace newsgraph
