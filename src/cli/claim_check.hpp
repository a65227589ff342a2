// Holds an extraction made elsewhere against the types and against the article's text, before it may be
// stored.
#pragma once

#include <string>
#include <string_view>

#include "graph/ontology.hpp"
#include "graph/records.hpp"

namespace newsgraph::cli {

// Empty when every entity type exists and every relation fits its type, else the first reason.
[[nodiscard]] std::string type_mismatch(const Extraction& extraction, const Ontology& ontology);

// Empty when every span lies in `text` on whole characters, a trigger within its sentence, else the first
// reason.
[[nodiscard]] std::string span_mismatch(const Extraction& extraction, std::string_view text);

}  // namespace newsgraph::cli
