#include "cli/claim_check.hpp"

#include <fmt/format.h>

namespace newsgraph::cli {
namespace {

bool starts_character(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

std::string misplaced(std::string_view text, Span span, const std::string& what) {
  if (span.empty() || span.end > text.size()) {
    return fmt::format("{} at bytes {} to {} is not in the text of {} bytes", what, span.begin, span.end,
                       text.size());
  }
  if (!starts_character(text, span.begin) || !starts_character(text, span.end)) {
    return fmt::format("{} at bytes {} to {} cuts a character", what, span.begin, span.end);
  }
  return {};
}

std::string evidence_mismatch(const Evidence& evidence, std::string_view text, const std::string& relation) {
  if (auto reason = misplaced(text, evidence.sentence, relation + ": the sentence"); !reason.empty())
    return reason;
  if (auto reason = misplaced(text, evidence.trigger, relation + ": the trigger"); !reason.empty())
    return reason;
  if (!evidence.sentence.contains(evidence.trigger))
    return relation + ": the trigger stands outside its sentence";
  for (const auto& argument : {evidence.source, evidence.target}) {
    if (!argument) continue;
    if (auto reason = misplaced(text, *argument, relation + ": an argument"); !reason.empty()) return reason;
  }
  return {};
}

}  // namespace

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

std::string span_mismatch(const Extraction& extraction, std::string_view text) {
  for (std::size_t i = 0; i < extraction.entities.size(); ++i) {
    for (const Span mention : extraction.entities[i].mentions) {
      auto reason = misplaced(text, mention, fmt::format("entity {}: a mention", i));
      if (!reason.empty()) return reason;
    }
  }
  for (std::size_t i = 0; i < extraction.relations.size(); ++i) {
    auto reason = evidence_mismatch(extraction.relations[i].evidence, text, fmt::format("relation {}", i));
    if (!reason.empty()) return reason;
  }
  return {};
}

}  // namespace newsgraph::cli
