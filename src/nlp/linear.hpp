// Loads a LinearModel from a section of the model file.
#pragma once

#include "nlp/features.hpp"
#include "nlp/model_file.hpp"

namespace newsgraph {

// Throws DataError when the section is missing or too small for its rows.
[[nodiscard]] inline LinearModel linear_model(const ModelFile& file, std::string_view section,
                                              std::size_t labels) {
  const auto weights = file.values<std::int16_t>(section);
  if (weights.empty() || weights.size() < std::bit_floor(weights.size()) + labels - 1) {
    throw DataError(file.path(), "section '" + std::string(section) + "' has a wrong size");
  }
  return {weights, labels};
}

}  // namespace newsgraph
