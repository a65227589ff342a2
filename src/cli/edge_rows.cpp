#include "cli/edge_rows.hpp"

#include <cmath>

namespace newsgraph::cli {
namespace {

// Null for nobody.
Json name_or_id(const std::string& id, const std::map<std::string, std::string>& names) {
  const auto found = names.find(id);
  return found == names.end() ? or_null(id) : Json(found->second);
}

}  // namespace

std::vector<Column> edge_columns() {
  return {{"id"},         {"type"},       {"source"},           {"target"},           {"status"},
          {"from"},       {"to"},         {"sources"},          {"outlets", false},   {"independent"},
          {"confidence"}, {"properties"}, {"source_id", false}, {"target_id", false}, {"speaker", false}};
}

std::vector<Json> edge_cells(const Edge& edge, const std::map<std::string, std::string>& names) {
  return {edge.id,
          edge.type,
          name_or_id(edge.source, names),
          name_or_id(edge.target, names),
          std::string(name_of(edge.status)),
          or_null(edge.from),
          or_null(edge.to),
          static_cast<std::int64_t>(edge.sources),
          static_cast<std::int64_t>(edge.outlets),
          static_cast<std::int64_t>(edge.independent),
          rounded(edge.confidence),
          to_json_value(edge.properties),
          or_null(edge.source),
          or_null(edge.target),
          name_or_id(edge.speaker, names)};
}

std::string in_words(const Edge& edge, const std::map<std::string, std::string>& names) {
  const auto name = [&](const std::string& id) { return plain(name_or_id(id, names)); };
  std::string words = edge.source.empty() ? edge.type : name(edge.source) + " " + edge.type;
  if (!edge.target.empty()) words += " " + name(edge.target);
  words += " (" + std::string(name_of(edge.status));
  if (!days(edge).empty()) words += ", " + days(edge);
  if (!edge.properties.empty()) words += ", " + plain(to_json_value(edge.properties));
  if (!edge.speaker.empty()) words += ", says " + name(edge.speaker);
  return words + ")";
}

Json to_json_value(const Properties& properties) {
  Json::Object object;
  for (const auto& [name, value] : properties) {
    object.emplace_back(name, std::visit([](const auto& v) { return Json(v); }, value));
  }
  return object;
}

std::string days(const Edge& edge) {
  if (edge.from == edge.to || edge.to.empty()) return edge.from;
  return (edge.from.empty() ? "before" : edge.from + " to") + " " + edge.to;
}

double rounded(double confidence) { return std::round(confidence * 100) / 100; }

}  // namespace newsgraph::cli
