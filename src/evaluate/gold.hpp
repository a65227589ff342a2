// Hand-made answers to "who did what to whom" in a text, one JSON object a line:
//   {"id","split":"dev"|"held","credit"?,"date"?,"title"?,"text","relations":[{"type","source":[answers],
//    "target":[answers]|null,"status","speaker":[answers]|null,"from"?,"to"?,"properties"?,"trigger"?,
//    "optional"?}]}
// An answer is a name ("Paavo Lind"), a code (ISO 3166 alpha-3, EUU, UNO, IGO), "*" for whoever or nobody, or
// "-" for nobody; any one of a list will do.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "graph/ontology.hpp"
#include "graph/records.hpp"

namespace newsgraph {

// `held` is the half that nobody looks at while the rules change.
enum class Split : std::uint8_t { dev, held };
[[nodiscard]] constexpr std::string_view name_of(Split split) { return split == Split::dev ? "dev" : "held"; }

using Answers = std::vector<std::string>;

struct GoldRelation {
  std::string type;
  Answers source;  // empty: nobody
  Answers target;
  Status status = Status::actual;
  std::optional<Answers> speaker;  // nothing: not judged; empty: nobody, the article itself says it
  std::string from;                // YYYY-MM-DD; empty: not judged
  std::string to;
  Properties properties;  // only those that are judged
  std::string trigger;    // words of the text, for messages
  bool optional = false;  // neither missed nor wrong
};

struct GoldText {
  std::string id;
  Split split = Split::dev;
  std::string text;
  std::vector<GoldRelation> relations;
};

// Throws InputError(where, …) for a missing or unknown member, an unknown relation type or status, a property
// that the type does not have, or a side that is empty where the type requires it.
[[nodiscard]] GoldText gold_text_from_json(const Json& json, const Ontology& ontology,
                                           const std::string& where);

}  // namespace newsgraph
