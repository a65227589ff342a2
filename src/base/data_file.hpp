// Files that ship with the program: JSON that must fit a JSON Schema of schemas/meta.
#pragma once

#include <string>

#include "base/json.hpp"

namespace newsgraph {

// The schema in `path`; throws DataError when it is missing or no JSON.
[[nodiscard]] JsonSchema load_schema(const std::string& path);

// Parses `text` after checking it; throws DataError(path, …) that names the place and the rule that does not
// hold.
[[nodiscard]] Json parse_data(const std::string& text, const std::string& path, const JsonSchema& schema);

// Reads `path` and does both with the schema in `schema_path`.
[[nodiscard]] Json load_data(const std::string& path, const std::string& schema_path);

}  // namespace newsgraph
