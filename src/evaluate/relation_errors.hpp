// What is not right, one by one, with the sentence: for whoever improves the rules.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "evaluate/gold.hpp"
#include "graph/ontology.hpp"
#include "graph/records.hpp"

namespace newsgraph {

struct RelationError {
  // "missed": a gold edge that nothing stands for; "wrong": an edge found that is none; "swapped": one with
  // its sides exchanged; "status", "speaker", "time", "value": a right edge that errs in that.
  std::string kind;
  std::string type;
  std::string source;  // gold answers joined by "|", or the name found
  std::string target;
  Status status = Status::actual;
  std::string gold;       // of the last four kinds: what was wanted
  std::string found;      // and what was found
  double confidence = 0;  // 0 for what was missed
  std::string rule;
  std::string sentence;
};

// `sentences` are those of the text, in order. Missed ones first in gold order, then what was found, in its
// order.
[[nodiscard]] std::vector<RelationError> errors_of(const Ontology& ontology, const GoldText& gold,
                                                   const std::vector<ExtractedEntity>& entities,
                                                   const std::vector<ExtractedRelation>& found,
                                                   const std::vector<Span>& sentences);

}  // namespace newsgraph
