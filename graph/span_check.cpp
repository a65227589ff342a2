#include "graph/span_check.hpp"

#include <fmt/format.h>

namespace newsgraph {
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

std::string misplaced(const Evidence& evidence, std::string_view text, const std::string& relation) {
  std::string reason = misplaced(text, evidence.sentence, relation + ": the sentence");
  if (reason.empty()) reason = misplaced(text, evidence.trigger, relation + ": the trigger");
  if (reason.empty() && !evidence.sentence.contains(evidence.trigger))
    reason = relation + ": the trigger stands outside its sentence";
  for (const auto& argument : {evidence.source, evidence.target}) {
    if (reason.empty() && argument) reason = misplaced(text, *argument, relation + ": an argument");
  }
  return reason;
}

}  // namespace

void for_each_misplaced(const Extraction& extraction, std::string_view text,
                        const std::function<void(const std::string&)>& visit) {
  for (std::size_t i = 0; i < extraction.entities.size(); ++i) {
    for (const Span mention : extraction.entities[i].mentions) {
      const auto reason = misplaced(text, mention, fmt::format("entity {}: a mention", i));
      if (!reason.empty()) visit(reason);
    }
  }
  for (std::size_t i = 0; i < extraction.relations.size(); ++i) {
    const auto reason = misplaced(extraction.relations[i].evidence, text, fmt::format("relation {}", i));
    if (!reason.empty()) visit(reason);
  }
}

std::string span_mismatch(const Extraction& extraction, std::string_view text) {
  std::string first;
  for_each_misplaced(extraction, text, [&](const std::string& reason) {
    if (first.empty()) first = reason;
  });
  return first;
}

}  // namespace newsgraph
