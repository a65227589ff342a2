// Numbers with what they measure: percents, money, counts of things, ordinals. Words and currencies come from
// lang/en/quantities.json.
#pragma once

#include <memory>
#include <string>

#include "document.hpp"
#include "nlp/stage.hpp"

namespace newsgraph {

// Needs tokens, tags and lemmas; fills Document::quantities in text order, no two overlap. Numbers inside a
// time expression found before are left out. Throws DataError when the word file is missing or wrong.
[[nodiscard]] std::unique_ptr<Stage> make_quantities_stage(const std::string& schemas_dir);

}  // namespace newsgraph
