#include "exporters/json_parts.hpp"

#include "base/json.hpp"
#include "exporters/text.hpp"

namespace newsgraph {

void write_text(JsonWriter& writer, std::string_view text, ExportSummary& summary) {
  std::string scratch;
  writer.value(text::clean(text, text::Controls::keep, scratch, summary.characters_replaced));
}

void write_text_or_null(JsonWriter& writer, std::string_view text, ExportSummary& summary) {
  if (text.empty())
    writer.null();
  else
    write_text(writer, text, summary);
}

void write_properties(JsonWriter& writer, const Properties& properties, ExportSummary& summary) {
  std::string scratch;
  writer.begin_object();
  for (const auto& [name, value] : properties) {
    writer.key(text::clean(name, text::Controls::keep, scratch, summary.characters_replaced));
    if (const auto* text = std::get_if<std::string>(&value))
      write_text(writer, *text, summary);
    else if (const auto* flag = std::get_if<bool>(&value))
      writer.value(*flag);
    else if (const auto* integer = std::get_if<std::int64_t>(&value))
      writer.value(*integer);
    else
      writer.value(std::get<double>(value));
  }
  writer.end_object();
}

void write_evidence(JsonWriter& writer, const std::vector<EdgeEvidence>& evidence, ExportSummary& summary) {
  writer.begin_array();
  for (const EdgeEvidence& piece : evidence) {
    writer.begin_object();
    writer.key("document");
    write_text(writer, piece.document, summary);
    writer.key("start").value(piece.sentence.begin).key("end").value(piece.sentence.end).key("quote");
    write_text(writer, piece.quote, summary);
    writer.end_object();
  }
  writer.end_array();
}

std::string properties_as_json(const Properties& properties, ExportSummary& summary) {
  JsonWriter writer;
  write_properties(writer, properties, summary);
  return writer.take();
}

std::string evidence_as_json(const std::vector<EdgeEvidence>& evidence, ExportSummary& summary) {
  JsonWriter writer;
  write_evidence(writer, evidence, summary);
  return writer.take();
}

}  // namespace newsgraph
