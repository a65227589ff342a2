// The pieces of JSON that several formats hold: NDJSON as members, the typed formats as text of one column.
#pragma once

#include <string>
#include <vector>

#include "exporters/exporter.hpp"

namespace newsgraph {

class JsonWriter;

// A string, null when it is empty; ill-formed UTF-8 becomes U+FFFD and is counted.
void write_text_or_null(JsonWriter& writer, std::string_view text, ExportSummary& summary);
void write_text(JsonWriter& writer, std::string_view text, ExportSummary& summary);

// {"name":value,…}, [{"document":"…","start":0,"end":9,"quote":"…"},…] with sentence spans.
void write_properties(JsonWriter& writer, const Properties& properties, ExportSummary& summary);
void write_evidence(JsonWriter& writer, const std::vector<EdgeEvidence>& evidence, ExportSummary& summary);

[[nodiscard]] std::string properties_as_json(const Properties& properties, ExportSummary& summary);
[[nodiscard]] std::string evidence_as_json(const std::vector<EdgeEvidence>& evidence, ExportSummary& summary);

}  // namespace newsgraph
