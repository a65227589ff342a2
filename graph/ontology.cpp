#include "graph/ontology.hpp"

#include <algorithm>
#include <filesystem>

#include "base/data_file.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "base/hash.hpp"
#include "graph/property_text.hpp"

namespace newsgraph {
namespace {

constexpr std::array<std::pair<std::string_view, PropertyKind>, 8> kKinds = {
    {{"text", PropertyKind::text},
     {"integer", PropertyKind::integer},
     {"number", PropertyKind::number},
     {"percent", PropertyKind::percent},
     {"money", PropertyKind::money},
     {"date", PropertyKind::date},
     {"boolean", PropertyKind::boolean},
     {"type_name", PropertyKind::type_name}}};

PropertyKind kind_named(std::string_view name) {
  return std::find_if(kKinds.begin(), kKinds.end(), [&](const auto& row) { return row.first == name; })
      ->second;
}

template <typename Type>
const Type* find_by_name(const std::vector<Type>& sorted, std::string_view name) {
  const auto found =
      std::lower_bound(sorted.begin(), sorted.end(), name,
                       [](const Type& type, std::string_view wanted) { return type.name < wanted; });
  return found != sorted.end() && found->name == name ? &*found : nullptr;
}

// --- Reading a type file; the schema has been checked, so every member is there and of its kind. -----------

std::vector<PropertyType> read_properties(const Json& object) {
  std::vector<PropertyType> out;
  for (const auto& [name, value] : object.as_object()) {
    out.push_back({name, kind_named(value["kind"].as_string()), value["description"].as_string()});
  }
  return out;
}

std::vector<RoleType> read_roles(const Json& object) {
  std::vector<RoleType> out;
  for (const auto& [name, value] : object.as_object()) {
    out.push_back(
        {name, value.strings("range"), value["required"].as_bool(), value["description"].as_string()});
  }
  return out;
}

// A row that names several acts stands for as many rows.
void read_code_row(const Json& row, std::vector<CodeRow>& out) {
  CodeRow code;
  for (const std::string& status : row.strings("status")) code.statuses.push_back(*status_named(status));
  code.plover = {row["plover"].as_string(), row.string_or("mode")};
  code.cameo = row["cameo"].as_string();
  std::vector<std::string> acts = row.strings("act");
  if (acts.empty()) acts.emplace_back();
  for (std::string& act : acts) {
    out.push_back(code);
    out.back().act = std::move(act);
  }
}

NodeType read_node(const Json& json) {
  return {json["name"].as_string(),        json["plural"].as_string(),
          json["description"].as_string(), read_properties(json["properties"]),
          json["color"].as_string(),       json["shape"].as_string()};
}

RelationType read_relation(const Json& json) {
  RelationType type;
  type.name = json["name"].as_string();
  type.label = json["label"].as_string();
  type.description = json["description"].as_string();
  type.is_event = json["kind"].as_string() == "event";
  type.symmetric = json["symmetric"].as_bool();
  type.roles = read_roles(json["roles"]);
  type.properties = read_properties(json["properties"]);
  type.color = json["color"].as_string();
  if (json.has("codes")) {
    for (const Json& row : json["codes"].as_array()) read_code_row(row, type.codes);
  }
  return type;
}

// --- Rules between types, which no schema of one file can say. ---------------------------------------------

class Linter {
public:
  Linter(std::string types_dir, const Ontology& ontology)
      : m_dir(std::move(types_dir)), m_ontology(ontology) {}

  void check() {
    for (const NodeType& type : m_ontology.node_types()) {
      claim_label(type.name, type.name);
      check_properties(type.name, type.properties);
    }
    for (const RelationType& type : m_ontology.relation_types()) {
      claim_label(type.name, type.label);
      check_properties(type.name, type.properties);
      check_roles(type);
      check_codes(type);
    }
  }

private:
  [[noreturn]] void fail(const std::string& type, const std::string& what) const {
    throw DataError(m_dir + "/" + type + ".json", what);
  }

  void claim_label(const std::string& type, const std::string& label) {
    const auto [found, is_new] = m_labels.emplace(label, type);
    if (!is_new)
      fail(type, "the label \"" + label + "\" is that of " + found->second + " too; choose another");
  }

  void check_properties(const std::string& type, const std::vector<PropertyType>& properties) {
    for (const PropertyType& property : properties) {
      const auto [found, is_new] = m_property_kinds.emplace(property.name, std::pair(property.kind, type));
      if (!is_new && found->second.first != property.kind) {
        fail(type, "the property \"" + property.name + "\" has another kind in " + found->second.second +
                       "; one name has one kind");
      }
    }
  }

  void check_roles(const RelationType& type) const {
    for (const RoleType& role : type.roles) {
      for (const std::string& range : role.range) {
        if (m_ontology.node_type(range) == nullptr) {
          fail(type.name, "the role \"" + role.name + "\" has the unknown node type " + range);
        }
      }
    }
  }

  void check_codes(const RelationType& type) const {
    if (!type.is_event && !type.codes.empty()) fail(type.name, "a static relation has no codes");
    if (!type.is_event) return;
    if (type.codes.empty()) fail(type.name, "an event relation needs codes");
    if (!type.codes.back().statuses.empty() || !type.codes.back().act.empty()) {
      fail(type.name, "the last row of codes must fit every status and act");
    }
    for (const CodeRow& row : type.codes) {
      if (!row.act.empty() && m_ontology.relation_type(row.act) == nullptr) {
        fail(type.name, "a row of codes has the unknown act " + row.act);
      }
    }
  }

  std::string m_dir;
  const Ontology& m_ontology;
  std::map<std::string, std::string> m_labels;  // -> type
  std::map<std::string, std::pair<PropertyKind, std::string>> m_property_kinds;
};

// --- Does a relation fit its type? -------------------------------------------------------------------------

bool value_fits(PropertyKind kind, const PropertyValue& value) {
  switch (kind) {
    case PropertyKind::boolean:
      return std::holds_alternative<bool>(value);
    case PropertyKind::integer:
      return std::holds_alternative<std::int64_t>(value);
    case PropertyKind::number:
    case PropertyKind::percent:
      return std::holds_alternative<std::int64_t>(value) || std::holds_alternative<double>(value);
    case PropertyKind::text:
    case PropertyKind::money:
    case PropertyKind::date:
    case PropertyKind::type_name:
      return std::holds_alternative<std::string>(value);
  }
  return false;
}

std::string filler_misfit(const RoleType& role, std::uint32_t filler,
                          const std::vector<ExtractedEntity>& entities) {
  if (filler >= entities.size()) {
    return role.name + " is entity " + std::to_string(filler) + ", but there are " +
           std::to_string(entities.size());
  }
  const std::string& type = entities[filler].type;
  if (std::find(role.range.begin(), role.range.end(), type) != role.range.end()) return {};
  return role.name + " cannot be of type " + type;
}

std::string roles_misfit(const RelationType& type, const ExtractedRelation& relation,
                         const std::vector<ExtractedEntity>& entities) {
  std::map<std::string, std::uint32_t> fillers = relation.roles;
  if (relation.source) fillers["source"] = *relation.source;
  if (relation.target) fillers["target"] = *relation.target;
  for (const RoleType& role : type.roles) {
    const auto filler = fillers.find(role.name);
    if (filler == fillers.end()) {
      if (role.required) return role.name + " is missing";
      continue;
    }
    if (std::string misfit = filler_misfit(role, filler->second, entities); !misfit.empty()) return misfit;
    fillers.erase(filler);
  }
  return fillers.empty() ? "" : "there is no role " + fillers.begin()->first;
}

std::string properties_misfit(const RelationType& type, const Properties& values, const Ontology& ontology) {
  for (const auto& [name, value] : values) {
    const auto property =
        std::find_if(type.properties.begin(), type.properties.end(),
                     [&, &wanted = name](const PropertyType& p) { return p.name == wanted; });
    if (property == type.properties.end()) return "there is no property " + name;
    if (!value_fits(property->kind, value)) return "the property " + name + " has a value of another kind";
    if (property->kind == PropertyKind::type_name &&
        ontology.relation_type(std::get<std::string>(value)) == nullptr) {
      return "the property " + name + " names the unknown relation type " + std::get<std::string>(value);
    }
  }
  return {};
}

}  // namespace

const RoleType* RelationType::role(std::string_view role_name) const {
  const auto found =
      std::find_if(roles.begin(), roles.end(), [&](const RoleType& r) { return r.name == role_name; });
  return found == roles.end() ? nullptr : &*found;
}

bool RelationType::declares(std::string_view property) const {
  return std::any_of(properties.begin(), properties.end(),
                     [&](const PropertyType& p) { return p.name == property; });
}

Ontology Ontology::load(const std::string& schemas_dir) {
  const std::string dir = schemas_dir + "/types";
  std::vector<std::string> stems;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(dir, error)) {
    if (entry.path().extension() == ".json") stems.push_back(entry.path().stem().string());
  }
  if (error || stems.empty()) throw DataError(dir, "holds no type files; install the program's data again");
  std::sort(stems.begin(), stems.end());

  const JsonSchema node_schema = load_schema(schemas_dir + "/meta/node-type.schema.json");
  const JsonSchema relation_schema = load_schema(schemas_dir + "/meta/relation-type.schema.json");
  Ontology ontology;
  std::string all;
  for (const std::string& stem : stems) {
    const std::string path = dir + "/" + stem + ".json";
    const std::string text = read_file(path);
    const bool is_node = Json::parse_file(path).string_or("kind") == "node";
    const Json json = parse_data(text, path, is_node ? node_schema : relation_schema);
    if (json["name"].as_string() != stem)
      throw DataError(path, "the name inside is " + json["name"].as_string());
    if (is_node) {
      ontology.m_nodes.push_back(read_node(json));
    } else {
      ontology.m_relations.push_back(read_relation(json));
    }
    all.append(stem).push_back('\0');
    all.append(text).push_back('\0');
  }
  Linter(dir, ontology).check();
  ontology.m_hash = sha256_hex(all);
  return ontology;
}

const NodeType* Ontology::node_type(std::string_view name) const { return find_by_name(m_nodes, name); }

const RelationType* Ontology::relation_type(std::string_view name) const {
  return find_by_name(m_relations, name);
}

const CodeRow* Ontology::codes(const ExtractedRelation& relation) const {
  const RelationType* type = relation_type(relation.type);
  if (type == nullptr) return nullptr;
  const std::string act = property_text(relation.properties, "act");
  for (const CodeRow& row : type->codes) {
    const bool status_fits = row.statuses.empty() || std::find(row.statuses.begin(), row.statuses.end(),
                                                               relation.status) != row.statuses.end();
    if (status_fits && (row.act.empty() || row.act == act)) return &row;
  }
  return nullptr;
}

std::string Ontology::misfit(const ExtractedRelation& relation,
                             const std::vector<ExtractedEntity>& entities) const {
  const RelationType* type = relation_type(relation.type);
  if (type == nullptr) return "there is no relation type " + relation.type;
  if (!relation.source && !relation.target) return relation.type + ": neither source nor target is known";
  std::string reason;
  if (relation.source == relation.target) {
    reason = "source and target are the same";
  } else if (relation.speaker && *relation.speaker >= entities.size()) {
    reason = "the speaker is no entity of the document";
  } else {
    reason = roles_misfit(*type, relation, entities);
  }
  if (reason.empty()) reason = properties_misfit(*type, relation.properties, *this);
  return reason.empty() ? "" : relation.type + ": " + reason;
}

}  // namespace newsgraph
