// The one-line JSON form of an Extraction: what `extract` writes, `load` reads and `export --to extraction`
// gives back. schemas/extraction.schema.json describes it. What is not known (title, date, country, an end, a
// speaker, a whole time) is null; `plover` and `cameo` are there for events only, entity `properties` when
// there are any.
#pragma once

#include <string>
#include <vector>

#include "graph/records.hpp"

namespace newsgraph {

class Json;
class JsonWriter;

// One JSON object without a line end; same value, same bytes. `nodes`, when given, holds for each entity the
// id of the node it was resolved to (empty: none) and is written as the entity's last member `node`.
[[nodiscard]] std::string to_json(const Extraction& extraction,
                                  const std::vector<std::string>* nodes = nullptr);

// Inverse of to_json. Throws InputError(where, …) that names the member when one is missing, unknown or of
// the wrong kind, a span is reversed, or an entity position is out of range. Spans are not held against the
// text.
[[nodiscard]] Extraction extraction_from_json(const Json& json, const std::string& where);

// Writes one object of typed values.
void write_properties(JsonWriter& writer, const Properties& properties);
// Throws Error when `object` is no object or holds null, arrays or objects.
[[nodiscard]] Properties properties_from_json(const Json& object);

}  // namespace newsgraph
