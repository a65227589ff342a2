// The records of the graph side: what one article says (Extraction) and what the graph holds (Node, Edge).
// Plain values. Spans are half-open byte offsets into the text of the record's own document.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/span.hpp"

namespace newsgraph {

// How real a relation is, as its sentence tells it.
enum class Status : std::uint8_t { actual, ongoing, planned, proposed, hypothetical, negated, denied, past };
inline constexpr std::array<std::string_view, 8> kStatusNames = {
    "actual", "ongoing", "planned", "proposed", "hypothetical", "negated", "denied", "past"};
[[nodiscard]] constexpr std::string_view name_of(Status status) {
  return kStatusNames[static_cast<std::size_t>(status)];
}
[[nodiscard]] std::optional<Status> status_named(std::string_view name);

// Typed property values; std::map keeps them in name order, so output is deterministic.
using PropertyValue = std::variant<bool, std::int64_t, double, std::string>;
using Properties = std::map<std::string, PropertyValue>;
[[nodiscard]] std::string to_string(const PropertyValue& value);

// Days YYYY-MM-DD, both inclusive; empty: not known. `text` is the expression in the article.
struct TimeRange {
  std::string from;
  std::string to;
  std::string text;
};

// PLOVER 2.0 event type and mode ("AGREE", "meet"); mode may be empty.
struct PloverCode {
  std::string type;
  std::string mode;
};

struct DocumentInfo {
  std::string id;
  std::string title;
  std::string date;  // YYYY-MM-DD or empty
  std::string source;
  std::string url;
  std::string sha256;
};

// --- What one article says: the output of `extract`, the claims of the store.
// -------------------------------

struct ExtractedEntity {
  std::string type;                  // a node type of the ontology
  std::string name;                  // canonical in the article: the longest or known name
  std::string country;               // ISO 3166 alpha-3, or EUU, UNO, IGO; empty: not known
  std::vector<std::string> aliases;  // other names in the article, sorted, without `name`
  std::vector<Span> mentions;        // sorted
  Properties properties;             // Agreement and Meeting: "date"; Person: "office"
};

struct Evidence {
  Span sentence;
  Span trigger;
  std::optional<Span> source;  // the words that name source and target in or near the sentence
  std::optional<Span> target;
};

// `source`, `target`, `speaker` and the values of `roles` are positions in Extraction::entities.
struct ExtractedRelation {
  std::string type;  // a relation type of the ontology
  std::optional<std::uint32_t> source;
  std::optional<std::uint32_t> target;
  std::map<std::string, std::uint32_t> roles;
  Status status = Status::actual;
  TimeRange time;
  Properties properties;
  std::optional<std::uint32_t> speaker;
  std::optional<PloverCode> plover;  // events only
  std::string cameo;                 // events only
  double confidence = 0;             // 0..1
  std::string rule;
  Evidence evidence;
  // What confidence was made of: the rule's certainty times its actors', 0..1, and what was seen of the edge
  // (extract/edge_features.hpp). Known while the article is at hand; no record keeps it.
  double certainty = 0;
  std::vector<std::string> features;
};

struct Extraction {
  DocumentInfo document;
  std::vector<ExtractedEntity> entities;
  std::vector<ExtractedRelation> relations;
  std::uint32_t left_out = 0;  // relations that were less sure than asked for
};

// --- What the graph holds: the output of GraphView.
// ----------------------------------------------------------

struct Node {
  std::string id;  // stable: the same for the same thing in any store ("country:KOR", "person:cho-hyun")
  std::string type;
  std::string name;
  std::string country;
  std::vector<std::string> aliases;  // sorted, without `name`
  Properties properties;
};

struct EdgeEvidence {
  std::string document;  // id
  Span sentence;
  Span trigger;
  std::string quote;  // the sentence's bytes; the resolver leaves it empty, the store takes it from the claim
  std::string rule;
  double confidence = 0;
  std::optional<Span> source;  // the words that name source and target, as in Evidence
  std::optional<Span> target;
  std::uint32_t claim = 0;  // position in Extraction::relations of the document
};

struct Edge {
  // Days as below.
  struct Spell {
    std::string from;
    std::string to;
  };

  std::string id;  // stable: derived from what makes the relation one
  std::string type;
  std::string source;  // node id; source or target is empty when only one participant is known, never both
  std::string target;  // node id or empty
  Status status = Status::actual;
  std::string from;  // YYYY-MM-DD or empty
  std::string to;
  std::string speaker;                       // node id or empty
  std::map<std::string, std::string> roles;  // role -> node id
  std::uint32_t sources = 0;                 // number of articles
  std::uint32_t outlets = 0;                 // number of publishers
  std::uint32_t independent = 0;  // number of texts, near-copies (wire copy) counted once; as outlets
  double confidence = 0;
  Properties properties;
  std::string plover;  // event type; empty for static relations
  std::string plover_mode;
  std::string cameo;
  std::vector<EdgeEvidence> evidence;  // never empty; by document id, then span
  std::vector<Spell> spells;           // of an edge that stands for several relations: disjoint, in order
};

// Counts that exporters announce before the first element.
struct GraphCounts {
  std::uint64_t nodes = 0;
  std::uint64_t edges = 0;
};

}  // namespace newsgraph
