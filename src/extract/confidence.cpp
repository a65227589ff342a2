#include "extract/confidence.hpp"

#include <cmath>

#include "base/error.hpp"
#include "base/json.hpp"

namespace newsgraph {
namespace {

constexpr double kHalf = 0.8;             // 23 of 66 wrong, against 23 of 291 whole ones
constexpr double kFar = 0.85;             // 8 of 15 wrong
constexpr std::uint32_t kFarBytes = 100;  // from the trigger to an end

std::uint32_t distance(Span a, Span b) { return a.begin > b.begin ? a.begin - b.begin : b.begin - a.begin; }

double rounded_share(double share) { return std::round(share * 1000) / 1000; }

bool is_share(double value) { return value >= 0 && value <= 1; }

}  // namespace

double certainty_of_words(const ExtractedRelation& relation) {
  const Evidence& evidence = relation.evidence;
  double certainty = relation.source && relation.target ? 1 : kHalf;
  for (const auto& end : {evidence.source, evidence.target}) {
    if (!end || distance(*end, evidence.trigger) < kFarBytes) continue;
    certainty *= kFar;
    break;
  }
  return certainty;
}

ConfidenceCurve::ConfidenceCurve(std::vector<std::pair<double, double>> points, const std::string& where)
    : m_points(std::move(points)) {
  double certainty = 0;
  double share = 0;
  for (const auto& [x, y] : m_points) {
    if (!is_share(x) || !is_share(y) || x <= certainty || y < share)
      throw DataError(where, "the points of the curve must rise from 0 to 1");
    certainty = x;
    share = y;
  }
}

ConfidenceCurve ConfidenceCurve::load(const std::string& schemas_dir) {
  const std::string path = schemas_dir + "/lang/en/confidence.json";
  const Json json = Json::parse_file(path);
  if (!json["points"].is_array()) throw DataError(path, "the list 'points' is missing");
  std::vector<std::pair<double, double>> points;
  for (const Json& point : json["points"].as_array()) {
    if (!point["certainty"].is_number() || !point["right"].is_number())
      throw DataError(path, "a point has the numbers 'certainty' and 'right'");
    points.emplace_back(point["certainty"].as_number(), point["right"].as_number());
  }
  return {std::move(points), path};
}

double ConfidenceCurve::operator()(double certainty) const {
  if (m_points.empty()) return certainty;
  std::pair<double, double> low{0, 0};
  for (const auto& high : m_points) {
    if (certainty <= high.first) {
      const double part = (certainty - low.first) / (high.first - low.first);
      return rounded_share(low.second + part * (high.second - low.second));
    }
    low = high;
  }
  return rounded_share(low.second);
}

}  // namespace newsgraph
