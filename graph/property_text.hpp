// What a record tells by a property, as text.
#pragma once

#include <string>

#include "graph/records.hpp"

namespace newsgraph {

// Empty when the record has no such property.
[[nodiscard]] inline std::string property_text(const Properties& properties, const std::string& name) {
  const auto found = properties.find(name);
  return found == properties.end() ? std::string() : to_string(found->second);
}

}  // namespace newsgraph
