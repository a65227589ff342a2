// Time expressions and their values (ISO 8601, in the manner of TIMEX3, ISO 24617-1), resolved against the
// document's day, the tense of the clause and the dates that stand before. Words come from
// lang/en/dates.json.
#pragma once

#include <memory>
#include <string>

#include "document.hpp"
#include "nlp/stage.hpp"

namespace newsgraph {

// Needs tokens and tags, uses the tree where it is there; fills Document::times in text order, no two
// overlap. Without a document day, expressions that depend on it keep their kind and have an empty value.
// Besides the forms named at TimeExpression, a value may be a TIMEX3 reference (PAST_REF, PRESENT_REF,
// FUTURE_REF; `from` and `to` then tell the open side), a set ("XXXX-WXX-2", "P1W") or hold X for an unknown
// digit or number ("PXW"). Throws DataError when the word file is missing or wrong.
[[nodiscard]] std::unique_ptr<Stage> make_dates_stage(const std::string& schemas_dir);

// What `annotate` prints for an expression: a day, month, year, week or quarter, or FROM/TO; empty when the
// expression says no more than a length, a habit or an unknown time.
[[nodiscard]] std::string annotate_value(const TimeExpression& time);

}  // namespace newsgraph
