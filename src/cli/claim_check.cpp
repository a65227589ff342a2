#include "cli/claim_check.hpp"

#include <fmt/format.h>

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

}  // namespace newsgraph::cli
