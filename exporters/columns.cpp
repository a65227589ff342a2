#include "exporters/columns.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/utf8.hpp"
#include "exporters/json_parts.hpp"

namespace newsgraph {
namespace {

// Compared in lower case; what Gephi, graphology, networkx, igraph, Neo4j and sigma keep for themselves.
constexpr std::array<std::string_view, 36> kReserved = {
    "id",       "label",   "weight",   "size",  "color", "r",         "g",         "b",         "a",
    "x",        "y",       "z",        "xpos",  "ypos",  "zpos",      "type",      "kind",      "source",
    "target",   "timeset", "interval", "start", "end",   "name",      "nodelabel", "edgelabel", "edge weight",
    "directed", "key",     "from",     "to",    "shape", "thickness", "position",  "labelv",    "labele"};

ColumnKind column_kind(PropertyKind kind) noexcept {
  switch (kind) {
    case PropertyKind::integer:
      return ColumnKind::integer;
    case PropertyKind::number:
    case PropertyKind::percent:
      return ColumnKind::number;
    case PropertyKind::boolean:
      return ColumnKind::boolean;
    case PropertyKind::date:
      return ColumnKind::day;
    case PropertyKind::text:
    case PropertyKind::money:
    case PropertyKind::type_name:
      break;
  }
  return ColumnKind::text;
}

// Beyond 2^53 a double no longer tells neighbouring integers apart.
constexpr std::int64_t kExactInteger = std::int64_t{1} << 53U;

bool finite(const PropertyValue& value) {
  const auto* number = std::get_if<double>(&value);
  return number == nullptr || std::isfinite(*number);
}

template <typename Types>
std::vector<PropertyType> properties_by_name(const Types& types) {
  std::map<std::string, PropertyType> found;
  for (const auto& type : types) {
    for (const PropertyType& property : type.properties) found.try_emplace(property.name, property);
  }
  std::vector<PropertyType> out;
  out.reserve(found.size());
  for (auto& [name, property] : found) out.push_back(std::move(property));
  return out;
}

// The delimiter in an item becomes a comma.
std::string joined(const std::vector<std::string>& items, char delimiter, ExportSummary& summary) {
  std::string out;
  for (const std::string& item : items) {
    if (!out.empty()) out.push_back(delimiter);
    for (const char c : item) {
      out.push_back(c == delimiter ? ',' : c);
      if (c == delimiter) ++summary.characters_replaced;
    }
  }
  return out;
}

}  // namespace

std::size_t PropertyColumns::add(std::string name, ColumnKind kind) {
  m_columns.push_back({std::move(name), kind});
  m_owned.emplace_back();
  m_row.emplace_back();
  m_filled.resize((m_columns.size() + 63) / 64);
  return m_columns.size() - 1;
}

void PropertyColumns::add_property(const PropertyType& property) {
  if (m_by_property.contains(property.name)) return;
  const std::string lower = utf8::lower(property.name);
  const bool reserved = std::ranges::find(kReserved, lower) != kReserved.end();
  const bool taken =
      std::ranges::any_of(m_columns, [&](const Column& c) { return utf8::lower(c.name) == lower; });
  std::string name = reserved || taken ? "property_" + property.name : property.name;
  m_by_property.emplace(property.name, add(std::move(name), column_kind(property.kind)));
}

void PropertyColumns::add_rest() { m_rest_column = add("other_properties", ColumnKind::json); }

void PropertyColumns::start_row() {
  each_value([this](std::size_t column, const Cell&) { m_row[column] = Cell{}; });
  std::ranges::fill(m_filled, 0U);
  m_rest.clear();
}

void PropertyColumns::set_text(std::size_t column, std::string_view text) {
  if (!text.empty()) set(column, text);
}

void PropertyColumns::set_owned(std::size_t column, std::string text) {
  m_owned[column] = std::move(text);
  set(column, std::string_view(m_owned[column]));
}

bool PropertyColumns::set_property(std::size_t column, const PropertyValue& value) {
  const auto* integer = std::get_if<std::int64_t>(&value);
  const auto* number = std::get_if<double>(&value);
  switch (m_columns[column].kind) {
    case ColumnKind::boolean:
      if (const auto* flag = std::get_if<bool>(&value)) set(column, *flag);
      return std::holds_alternative<bool>(value);
    case ColumnKind::integer:
      if (integer != nullptr) set(column, *integer);
      return integer != nullptr;
    case ColumnKind::number:
      if (number != nullptr) set(column, *number);
      if (integer == nullptr) return number != nullptr;
      if (*integer > kExactInteger || *integer < -kExactInteger) return false;
      set(column, static_cast<double>(*integer));
      return true;
    default:
      break;
  }
  const auto* text = std::get_if<std::string>(&value);
  if (text != nullptr)
    set(column, std::string_view(*text));
  else
    set_owned(column, to_string(value));
  return true;
}

void PropertyColumns::set_properties(const Properties& properties, ExportSummary& summary) {
  for (const auto& [name, value] : properties) {
    if (!finite(value)) {
      ++summary.values_left_out;
      continue;
    }
    const auto found = m_by_property.find(name);
    if (found == m_by_property.end() || !set_property(found->second, value)) set_rest(name, value);
  }
}

void PropertyColumns::finish_row(ExportSummary& summary) {
  if (!m_rest.empty()) set_owned(m_rest_column, properties_as_json(m_rest, summary));
}

NodeColumns::NodeColumns(const Ontology& ontology, char list_delimiter)
    : m_list_delimiter(list_delimiter),
      m_type(add("entity_type")),
      m_country(add("country")),
      m_aliases(add("aliases", ColumnKind::list)) {
  for (const PropertyType& property : properties_by_name(ontology.node_types())) add_property(property);
  add_rest();
}

void NodeColumns::fill(const Node& node, ExportSummary& summary) {
  start_row();
  set_text(m_type, node.type);
  set_text(m_country, node.country);
  if (!node.aliases.empty()) set_owned(m_aliases, joined(node.aliases, m_list_delimiter, summary));
  set_properties(node.properties, summary);
  finish_row(summary);
}

EdgeColumns::EdgeColumns(const Ontology& ontology, const std::vector<PropertyType>& added)
    : m_relation(add("relation")),
      m_status(add("status")),
      m_symmetric(add("symmetric", ColumnKind::boolean)),
      m_start(add("start_date", ColumnKind::day)),
      m_end(add("end_date", ColumnKind::day)),
      m_speaker(add("speaker", ColumnKind::node_id)),
      m_sources(add("sources", ColumnKind::integer)),
      m_confidence(add("confidence", ColumnKind::number)),
      m_plover(add("plover")),
      m_plover_mode(add("plover_mode")),
      m_cameo(add("cameo")),
      m_document(add("document")),
      m_quote(add("quote")),
      m_evidence(add("evidence", ColumnKind::json)) {
  for (const RelationType& type : ontology.relation_types()) {
    m_types.emplace(type.name, &type);
    for (const RoleType& role : type.roles) {
      if (role.name != "source" && role.name != "target") m_roles.emplace(role.name, 0);
    }
  }
  for (auto& [role, column] : m_roles) column = add("role_" + role, ColumnKind::node_id);
  for (const PropertyType& property : properties_by_name(ontology.relation_types())) add_property(property);
  for (const PropertyType& property : added) add_property(property);
  add_rest();
}

void EdgeColumns::fill(const Edge& edge, ExportSummary& summary) {
  start_row();
  const auto type = m_types.find(edge.type);
  m_type = type == m_types.end() ? nullptr : type->second;
  set_text(m_relation, edge.type);
  set(m_status, name_of(edge.status));
  if (m_type != nullptr) set(m_symmetric, m_type->symmetric);
  set_text(m_start, edge.from);
  set_text(m_end, edge.to);
  set_text(m_speaker, edge.speaker);
  set(m_sources, static_cast<std::int64_t>(edge.sources));
  if (std::isfinite(edge.confidence)) set(m_confidence, edge.confidence);
  set_text(m_plover, edge.plover);
  set_text(m_plover_mode, edge.plover_mode);
  set_text(m_cameo, edge.cameo);
  set_evidence(edge, summary);
  set_properties(edge.properties, summary);
  set_roles(edge);
  finish_row(summary);
}

void EdgeColumns::set_roles(const Edge& edge) {
  for (const auto& [role, node] : edge.roles) {
    const auto found = m_roles.find(role);
    if (found != m_roles.end())
      set_text(found->second, node);
    else
      set_rest("role_" + role, node);
  }
}

void EdgeColumns::set_evidence(const Edge& edge, ExportSummary& summary) {
  if (edge.evidence.empty()) return;  // the view was asked for none
  set_text(m_document, edge.evidence.front().document);
  set_text(m_quote, edge.evidence.front().quote);
  if (edge.evidence.size() > 1) set_owned(m_evidence, evidence_as_json(edge.evidence, summary));
}

}  // namespace newsgraph
