// The stages for English with a model and lists that others use too; stage.hpp has the way to them alone.
#pragma once

#include <future>
#include <memory>
#include <string>
#include <vector>

#include "base/offices.hpp"
#include "base/places.hpp"
#include "nlp/model_file.hpp"
#include "nlp/stage.hpp"

namespace newsgraph {

// Opens and checks the model of `<schemas_dir>/lang/en` in a thread of its own, as that takes as long as
// reading the lists. The result throws DataError.
[[nodiscard]] std::future<ModelFile> open_model(const std::string& schemas_dir);

// english_stages; the lists must outlive the stages.
[[nodiscard]] std::vector<std::unique_ptr<Stage>> english_stages(const std::string& schemas_dir,
                                                                 ModelFile model, const Places& places,
                                                                 const Offices& offices);

}  // namespace newsgraph
