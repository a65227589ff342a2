// Holds an extraction made elsewhere against the types, before it may be stored; graph/span_check.hpp holds
// it against the text.
#pragma once

#include <string>

#include "graph/ontology.hpp"
#include "graph/records.hpp"

namespace newsgraph::cli {

// Empty when every entity type exists and every relation fits its type, else the first reason.
[[nodiscard]] std::string type_mismatch(const Extraction& extraction, const Ontology& ontology);

// Empty when all days are in the calendar, else the first that is not.
[[nodiscard]] std::string day_mismatch(const Extraction& extraction);

}  // namespace newsgraph::cli
