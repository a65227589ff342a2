// Who is meant: links names with their shorter forms, descriptions ("the minister") and pronouns to the names
// of one article. Words, titles and given names come from lang/en/coref.json and given_names.json.
#pragma once

#include <memory>
#include <string>

#include "base/places.hpp"
#include "document.hpp"
#include "nlp/stage.hpp"

namespace newsgraph {

// Needs tokens, tags, tree and mentions (names). Appends the nominals and pronouns it can link to
// Document::mentions, keeps them sorted by span, and fills Document::chains: every mention stands in exactly
// one chain. `places` must outlive the stage. Throws DataError when a word file is missing or wrong.
[[nodiscard]] std::unique_ptr<Stage> make_coref_stage(const std::string& schemas_dir, const Places& places);

}  // namespace newsgraph
