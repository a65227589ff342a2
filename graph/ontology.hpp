// Node and relation types, read from schemas/types/*.json and checked against schemas/meta/*.schema.json.
// A type file is the only place that knows a type's roles, properties, codes and how it is drawn.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/records.hpp"

namespace newsgraph {

// Value kinds of properties; they decide the typed attributes of exports.
enum class PropertyKind : std::uint8_t { text, integer, number, percent, money, date, boolean, type_name };

struct PropertyType {
  std::string name;
  PropertyKind kind = PropertyKind::text;
  std::string description;
};

struct NodeType {
  std::string name;  // "Person"
  std::string plural;
  std::string description;
  std::vector<PropertyType> properties;
  std::string color;  // "#rrggbb", for drawings
  std::string shape;  // a Graphviz shape
};

struct RoleType {
  std::string name;                // "source", "target", "place", "agreement", …
  std::vector<std::string> range;  // node types that may fill it
  bool required = false;
  std::string description;
};

// One row of PLOVER/CAMEO codes; the first row whose status list holds the relation's status (an empty list
// holds all) and whose `act` is empty or equals the relation's property `act` gives the codes.
struct CodeRow {
  std::vector<Status> statuses;
  std::string act;
  PloverCode plover;
  std::string cameo;
};

struct RelationType {
  std::string name;   // "threatens-tariff"
  std::string label;  // for people: "threatens a tariff on"
  std::string description;
  bool is_event = true;  // false: static relation, no PLOVER code
  bool symmetric = false;
  std::vector<RoleType> roles;
  std::vector<PropertyType> properties;
  std::vector<CodeRow> codes;
  std::string color;

  [[nodiscard]] const RoleType* role(std::string_view role_name) const;
  [[nodiscard]] bool declares(std::string_view property) const;
};

class Ontology {
public:
  // Reads `<schemas_dir>/types/*.json`. Throws DataError naming the file and the rule that does not hold:
  // schema violations, unknown ranges, two types with one name or label, one property name with two kinds.
  [[nodiscard]] static Ontology load(const std::string& schemas_dir);

  [[nodiscard]] const std::vector<NodeType>& node_types() const { return m_nodes; }              // by name
  [[nodiscard]] const std::vector<RelationType>& relation_types() const { return m_relations; }  // by name
  [[nodiscard]] const NodeType* node_type(std::string_view name) const;
  [[nodiscard]] const RelationType* relation_type(std::string_view name) const;

  // Codes of an event relation; nothing for static relations.
  [[nodiscard]] const CodeRow* codes(const ExtractedRelation& relation) const;

  // Empty when the relation's ends, roles and properties fit its type, else the reason.
  [[nodiscard]] std::string misfit(const ExtractedRelation& relation,
                                   const std::vector<ExtractedEntity>& entities) const;

  // SHA-256 over all type files in name order; the store records it.
  [[nodiscard]] const std::string& hash() const { return m_hash; }

private:
  std::vector<NodeType> m_nodes;
  std::vector<RelationType> m_relations;
  std::string m_hash;
};

}  // namespace newsgraph
