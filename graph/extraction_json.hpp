// The one-line JSON form of an Extraction: what `extract` writes, `load` reads and the store keeps as claims.
// schemas/extraction.schema.json describes it.
#pragma once

#include <string>

#include "graph/records.hpp"

namespace newsgraph {

class Json;
class JsonWriter;

// One JSON object without a line end; same value, same bytes.
[[nodiscard]] std::string to_json(const Extraction& extraction);

// Inverse of to_json. Throws InputError(where, …) when a member is missing or of the wrong kind, a span is
// reversed, or an entity position is out of range.
[[nodiscard]] Extraction extraction_from_json(const Json& json, const std::string& where);

// Writes one object of typed values.
void write_properties(JsonWriter& writer, const Properties& properties);
[[nodiscard]] Properties properties_from_json(const Json& object);

}  // namespace newsgraph
