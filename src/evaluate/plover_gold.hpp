// The gold records of PLOVER (openeventdata/PLOVER): an event of one sentence with the countries of its
// actors and a PLOVER type. Scores the extraction on that level, where a minister, a ministry and a capital
// are all their country.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "evaluate/relation_scores.hpp"
#include "graph/ontology.hpp"
#include "graph/records.hpp"

namespace newsgraph {

// A country's code, or "" where the side has none. Bodies of many countries are all IGO, as in the records.
struct PloverEvent {
  std::string source;
  std::string target;
  std::string type;
  bool either_order = false;  // two who act on each other: sorted; found in either order or with one of them
  friend auto operator<=>(const PloverEvent&, const PloverEvent&) = default;
};

// All records of one text; several records may tell of one sentence.
struct PloverText {
  std::string id;  // of its first record
  std::string text;
  std::set<PloverEvent> events;
};

struct PloverScores {
  Tally strict;  // source country, target country, type
  Tally pair;    // the two countries in either order
  Tally type_in_text;
  std::set<PloverEvent> missed, wrong;  // strict; of one text: sums hold none

  void add(const PloverScores& other);
};

// A record has "text", "event", "source_actors" and "target_actors" [{"code"}]; an empty "event" is a text
// that tells of none. Codes and types of the first PLOVER version are brought up to 2.0. Two or more source
// actors, no target actor and target spans mean that the sources act on each other.
[[nodiscard]] bool is_plover_record(const Json& json);
[[nodiscard]] std::vector<PloverText> plover_texts(const std::vector<Json>& records);

[[nodiscard]] PloverScores score(const Ontology& ontology, const PloverText& gold,
                                 const Extraction& extraction);

}  // namespace newsgraph
