#include "extract/confidence.hpp"

#include <algorithm>
#include <cmath>

#include "base/error.hpp"
#include "base/json.hpp"

namespace newsgraph {
namespace {

// Wrong edges of all, events of development gold and of fresh news judged by hand; without the mark 22 %.
constexpr double kFar = 0.65;              // 16 of 30, 11 of 14
constexpr double kApart = 0.85;            // 27 of 94, 16 of 58
constexpr double kNoSource = 0.85;         // 12 of 23, 5 of 41
constexpr double kNoTarget = 0.88;         // 18 of 54, 14 of 46
constexpr double kReported = 0.88;         // 22 of 64, 15 of 42
constexpr double kUnreal = 0.88;           // 28 of 82, 10 of 36
constexpr double kUponBody = 0.88;         // 16 of 49, 12 of 39
constexpr double kByGroup = 0.92;          // 3 of 7, 8 of 19
constexpr double kInArticle = 0.8;         // 80 of 207 in whole articles of all kinds
constexpr std::size_t kArticle = 8;        // sentences
constexpr std::uint32_t kFarBytes = 80;    // from the trigger to an end
constexpr std::uint32_t kApartBytes = 40;  // the same

std::uint32_t distance(Span a, Span b) { return a.begin > b.begin ? a.begin - b.begin : b.begin - a.begin; }

bool is_unreal(Status status) {
  return status != Status::actual && status != Status::ongoing && status != Status::past;
}

double rounded_share(double share) { return std::round(share * 1000) / 1000; }

bool is_share(double value) { return value >= 0 && value <= 1; }

}  // namespace

double certainty_of_words(const ExtractedRelation& relation, const std::vector<ExtractedEntity>& entities,
                          std::size_t sentences) {
  const Evidence& evidence = relation.evidence;
  double certainty = 1;
  if (!relation.source) certainty *= kNoSource;
  if (!relation.target) certainty *= kNoTarget;
  std::uint32_t reach = 0;
  for (const auto& end : {evidence.source, evidence.target}) {
    if (end) reach = std::max(reach, distance(*end, evidence.trigger));
  }
  // Victims stand far behind the attacker and are his all the same: "gunmen stormed …, killing ten people".
  const bool assault = relation.plover && relation.plover->type == "ASSAULT";
  if (reach >= kFarBytes && !assault) {
    certainty *= kFar;
  } else if (reach >= kApartBytes) {
    certainty *= kApart;
  }
  if (!relation.plover) return certainty;
  if (sentences >= kArticle) certainty *= kInArticle;
  if (relation.speaker) certainty *= kReported;
  if (is_unreal(relation.status)) certainty *= kUnreal;
  if (relation.target && entities[*relation.target].type == "Organization") certainty *= kUponBody;
  if (relation.source && entities[*relation.source].type == "Group") certainty *= kByGroup;
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
