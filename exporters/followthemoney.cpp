// followthemoney: one entity a line (Aleph, OpenSanctions tools). Everything is a list of texts.
// - A country acts, so it is a PublicBody. A relation is the link schema that fits its ends, else an
//   UnknownLink with the relation as role; its status goes along, or a threat would read as a fact.
// - Ids are letters, digits, - and . only: readers that clean what they read drop references to any other.
// - Names of schemata and properties: the model of followthemoney 3.8.
#include <algorithm>
#include <array>

#include "base/json.hpp"
#include "exporters/days.hpp"
#include "exporters/json_parts.hpp"
#include "exporters/labels.hpp"
#include "exporters/sink.hpp"
#include "graph/property_text.hpp"

namespace newsgraph {
namespace {

struct ThingSchema {
  std::string_view node_type;
  std::string_view schema;
};
constexpr std::array kThings = {
    ThingSchema{"Person", "Person"},      ThingSchema{"Organization", "Organization"},
    ThingSchema{"Country", "PublicBody"}, ThingSchema{"Place", "Address"},
    ThingSchema{"Meeting", "Event"},      ThingSchema{"Agreement", "Document"},
    ThingSchema{"Document", "Article"},
};
constexpr std::string_view kOtherThing = "LegalEntity";

struct LinkSchema {
  std::string_view relation;
  std::string_view schema;
  std::string_view source;
  std::string_view target;
  bool person_only;  // as source
};
constexpr LinkSchema kOtherLink = {"", "UnknownLink", "subject", "object", false};
// The target of each is an Organization, and so a country too.
constexpr std::array kLinks = {
    LinkSchema{"holds-office", "Employment", "employee", "employer", true},
    LinkSchema{"leads", "Directorship", "director", "organization", false},
    LinkSchema{"member-of", "Membership", "member", "organization", false},
    LinkSchema{"represents", "Representation", "agent", "client", false},
    LinkSchema{"speaks-for", "Representation", "agent", "client", false},
};

std::string_view thing_schema(std::string_view node_type) {
  const auto* found = std::ranges::find(kThings, node_type, &ThingSchema::node_type);
  return found == kThings.end() ? kOtherThing : found->schema;
}

bool only(const RoleType* role, std::initializer_list<std::string_view> allowed) {
  return role != nullptr && std::ranges::all_of(role->range, [&](const std::string& type) {
           return std::ranges::find(allowed, type) != allowed.end();
         });
}

// The link schema, if the ontology allows the relation no end that the schema does not.
const LinkSchema& link_schema(const Edge& edge, const Ontology& ontology) {
  const auto* found = std::ranges::find(kLinks, edge.type, &LinkSchema::relation);
  const RelationType* type = ontology.relation_type(edge.type);
  if (found == kLinks.end() || type == nullptr) return kOtherLink;
  const bool source_fits = found->person_only
                               ? only(type->role("source"), {"Person"})
                               : only(type->role("source"), {"Person", "Country", "Organization"});
  return source_fits && only(type->role("target"), {"Country", "Organization"}) ? *found : kOtherLink;
}

constexpr bool alphanumeric(char c) noexcept {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

// One id each: "person:ada-berg" is "person..ada-berg", other bytes become . and two hexadecimal digits. The
// first and the last byte are letters or digits; no id holds a zero byte, which so stands for a missing
// first.
void append_entity_id(Bytes& out, std::string_view id) {
  constexpr std::string_view kHex = "0123456789abcdef";
  if (id.empty() || !alphanumeric(id.front())) out.append("x.00");
  for (std::size_t i = 0; i < id.size(); ++i) {
    const bool inside = i + 1 < id.size();
    if (alphanumeric(id[i]) || (id[i] == '-' && inside)) {
      out.push_back(id[i]);
    } else if (id[i] == ':' && inside) {
      out.append("..");
    } else {
      const auto byte = static_cast<unsigned char>(id[i]);
      out.append({'.', kHex[byte >> 4U], kHex[byte & 0xFU]});
    }
  }
}

class FollowTheMoneyExport {
public:
  FollowTheMoneyExport(const Ontology& ontology, std::ostream& out) : m_ontology(ontology), m_sink(out) {}

  void node(const Node& node) {
    const std::string_view schema = thing_schema(node.type);
    begin(node.id, schema);
    one("name", node.name);
    if (!node.aliases.empty()) {
      m_json.key("alias").begin_array();
      for (const std::string& alias : node.aliases) text(alias);
      m_json.end_array();
    }
    if (schema == "Address") one("full", node.name);
    one("keywords", node.country);
    for (const auto& [name, value] : node.properties) {
      const std::string content = to_string(value);
      if (schema == "Person" && name == "office")
        one("position", content);
      else if ((schema == "Event" || schema == "Document") && name == "date" && is_day(content))
        one("date", content);
    }
    end();
    ++m_sink.summary.nodes;
  }

  void edge(const Edge& edge) {
    if (left_out(edge, m_sink.summary)) return;
    const LinkSchema& link = link_schema(edge, m_ontology);
    const DayRange range = whole_days(edge, m_sink.summary);
    begin(edge.id, link.schema);
    id(link.source, edge.source);
    id(link.target, edge.target);
    const std::string title = property_text(edge.properties, "title");
    one("role", title.empty() ? edge.type : title);
    one("status", name_of(edge.status));
    one("startDate", range.from);
    one("endDate", range.to);
    one("recordId", edge.id);
    if (!edge.evidence.empty()) {
      m_json.key("summary").begin_array();
      for (const EdgeEvidence& piece : edge.evidence) text(piece.quote);
      m_json.end_array();
    }
    end();
    ++m_sink.summary.edges;
  }

  ExportSummary finish() { return m_sink.finish(); }

private:
  void begin(std::string_view id, std::string_view schema) {
    m_id.clear();
    append_entity_id(m_id, id);
    m_json.begin_object()
        .key("id")
        .value(m_id.view())
        .key("schema")
        .value(schema)
        .key("properties")
        .begin_object();
  }

  void end() {
    m_json.end_object().end_object();
    m_sink << m_json.take() << "\n";
    m_sink.element_done();
  }

  void text(std::string_view value) { write_text(m_json, value, m_sink.summary); }

  void one(std::string_view key, std::string_view value) {
    if (value.empty()) return;
    m_json.key(key).begin_array();
    text(value);
    m_json.end_array();
  }

  void id(std::string_view key, std::string_view node) {
    m_id.clear();
    append_entity_id(m_id, node);
    one(key, m_id);
  }

  const Ontology& m_ontology;
  Sink m_sink;
  JsonWriter m_json;
  Bytes m_id;
};

}  // namespace

ExportSummary export_followthemoney(const ExportInput& input, std::ostream& out) {
  FollowTheMoneyExport ftm(input.ontology, out);
  input.view.for_each_node([&](const Node& node) { ftm.node(node); });
  input.view.for_each_edge([&](const Edge& edge) { ftm.edge(edge); });
  return ftm.finish();
}

}  // namespace newsgraph
