#include "evaluate/gold.hpp"

#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "graph/extraction_json.hpp"

namespace newsgraph {
namespace {

constexpr std::array<std::string_view, 13> kRelationMembers = {
    "type", "source",     "target",  "status",   "speaker", "from", "to",
    "time", "properties", "trigger", "optional", "note",    "roles"};

class RelationReader {
public:
  RelationReader(const Json& json, const Ontology& ontology, std::string where)
      : m_json(json), m_ontology(ontology), m_where(std::move(where)) {}

  [[nodiscard]] GoldRelation read() const {
    check_members();
    GoldRelation gold;
    gold.type = m_json.string_or("type");
    const RelationType* type = m_ontology.relation_type(gold.type);
    if (type == nullptr)
      fail("has the relation type '" + gold.type + "'; `newsgraph schema` lists those that exist");
    gold.source = side("source", *type);
    gold.target = side("target", *type);
    gold.status = status();
    if (has_member("speaker")) gold.speaker = m_json.strings("speaker");
    gold.from = m_json.string_or("from");
    gold.to = m_json.string_or("to", gold.from);
    if (m_json.has("properties")) gold.properties = properties(*type);
    gold.trigger = m_json.string_or("trigger");
    gold.optional = m_json["optional"].is_bool() && m_json["optional"].as_bool();
    return gold;
  }

private:
  [[noreturn]] void fail(const std::string& what) const { throw InputError(m_where, what); }

  // A null counts: `"speaker": null` says that nobody is named.
  [[nodiscard]] bool has_member(std::string_view name) const {
    const auto& members = m_json.as_object();
    return std::any_of(members.begin(), members.end(), [&](const auto& m) { return m.first == name; });
  }

  void check_members() const {
    if (!m_json.is_object()) fail("has a relation that is no object");
    for (const auto& [name, value] : m_json.as_object()) {
      if (std::find(kRelationMembers.begin(), kRelationMembers.end(), name) == kRelationMembers.end())
        fail("has a relation with the unknown member '" + name + "'");
    }
  }

  [[nodiscard]] Answers side(const std::string& name, const RelationType& type) const {
    Answers answers = m_json.strings(name);
    const RoleType* role = type.role(name);
    if (answers.empty() && role != nullptr && role->required)
      fail("has a relation " + type.name + " without " + name + ", which the type requires");
    return answers;
  }

  [[nodiscard]] Status status() const {
    const std::string name = m_json.string_or("status", "actual");
    const auto found = status_named(name);
    if (!found) fail("has the status '" + name + "', which does not exist");
    return *found;
  }

  [[nodiscard]] Properties properties(const RelationType& type) const {
    Properties found = properties_from_json(m_json["properties"]);
    for (const auto& [name, value] : found) {
      const auto same = [&](const PropertyType& p) { return p.name == name; };
      if (std::none_of(type.properties.begin(), type.properties.end(), same))
        fail("has the property '" + name + "', which " + type.name + " does not have");
    }
    return found;
  }

  const Json& m_json;
  const Ontology& m_ontology;
  std::string m_where;
};

}  // namespace

GoldText gold_text_from_json(const Json& json, const Ontology& ontology, const std::string& where) {
  GoldText gold;
  gold.id = json.string_or("id");
  gold.text = json.string_or("text");
  if (!json["text"].is_string() || !json["relations"].is_array())
    throw InputError(where, "is no gold record: it needs a string \"text\" and an array \"relations\"");
  const std::string split = json.string_or("split", "dev");
  if (split != "dev" && split != "held")
    throw InputError(where, "has the split '" + split + "'; it is \"dev\" or \"held\"");
  gold.split = split == "dev" ? Split::dev : Split::held;
  for (const Json& relation : json["relations"].as_array())
    gold.relations.push_back(RelationReader(relation, ontology, where).read());
  return gold;
}

}  // namespace newsgraph
