#include "cli/claim_check.hpp"

#include <fmt/format.h>

#include "base/iso_day.hpp"

namespace newsgraph::cli {

std::string type_mismatch(const Extraction& extraction, const Ontology& ontology) {
  for (std::size_t i = 0; i < extraction.entities.size(); ++i) {
    const ExtractedEntity& entity = extraction.entities[i];
    if (ontology.node_type(entity.type) == nullptr)
      return fmt::format("entity {}: no node type '{}'", i, entity.type);
  }
  for (std::size_t i = 0; i < extraction.relations.size(); ++i) {
    const std::string reason = ontology.misfit(extraction.relations[i], extraction.entities);
    if (!reason.empty()) return fmt::format("relation {}: {}", i, reason);
  }
  return {};
}

std::string day_mismatch(const Extraction& extraction) {
  const auto is_day = [](const std::string& text) { return text.empty() || iso::day(text).has_value(); };
  if (!is_day(extraction.document.date)) return "the article's date is no day: " + extraction.document.date;
  for (std::size_t i = 0; i < extraction.relations.size(); ++i) {
    const TimeRange& time = extraction.relations[i].time;
    for (const std::string& day : {time.from, time.to}) {
      if (!is_day(day)) return fmt::format("relation {}: the calendar has no {}", i, day);
    }
  }
  return {};
}

}  // namespace newsgraph::cli
