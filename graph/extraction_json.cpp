#include "graph/extraction_json.hpp"

#include <algorithm>
#include <initializer_list>

#include "base/error.hpp"
#include "base/json.hpp"

namespace newsgraph {
namespace {

void write_text(JsonWriter& out, std::string_view key, const std::string& text) {
  out.key(key);
  if (text.empty()) {
    out.null();
  } else {
    out.value(text);
  }
}

void write_position(JsonWriter& out, std::string_view key, const std::optional<std::uint32_t>& position) {
  out.key(key);
  if (position) {
    out.value(*position);
  } else {
    out.null();
  }
}

void write_ends(JsonWriter& out, Span span) { out.key("start").value(span.begin).key("end").value(span.end); }

void write_span(JsonWriter& out, Span span) {
  out.begin_object();
  write_ends(out, span);
  out.end_object();
}

void write_document(JsonWriter& out, const DocumentInfo& document) {
  out.begin_object().key("id").value(document.id);
  write_text(out, "title", document.title);
  write_text(out, "date", document.date);
  write_text(out, "source", document.source);
  write_text(out, "url", document.url);
  write_text(out, "sha256", document.sha256);
  out.end_object();
}

void write_entity(JsonWriter& out, const ExtractedEntity& entity, std::size_t position,
                  const std::string* node) {
  out.begin_object().key("id").value(position).key("type").value(entity.type).key("name").value(entity.name);
  write_text(out, "country", entity.country);
  out.key("aliases").begin_array();
  for (const std::string& alias : entity.aliases) out.value(alias);
  out.end_array().key("mentions").begin_array();
  for (const Span mention : entity.mentions) write_span(out, mention);
  out.end_array();
  if (!entity.properties.empty()) {
    out.key("properties");
    write_properties(out, entity.properties);
  }
  if (node != nullptr) write_text(out, "node", *node);
  out.end_object();
}

void write_time(JsonWriter& out, const TimeRange& time) {
  if (time.from.empty() && time.to.empty() && time.text.empty()) {
    out.null();
    return;
  }
  out.begin_object();
  write_text(out, "from", time.from);
  write_text(out, "to", time.to);
  write_text(out, "text", time.text);
  out.end_object();
}

void write_evidence(JsonWriter& out, const Evidence& evidence) {
  out.begin_object();
  write_ends(out, evidence.sentence);
  out.key("trigger");
  write_span(out, evidence.trigger);
  if (evidence.source) {
    out.key("source");
    write_span(out, *evidence.source);
  }
  if (evidence.target) {
    out.key("target");
    write_span(out, *evidence.target);
  }
  out.end_object();
}

void write_relation(JsonWriter& out, const ExtractedRelation& relation) {
  out.begin_object().key("type").value(relation.type);
  write_position(out, "source", relation.source);
  write_position(out, "target", relation.target);
  out.key("roles").begin_object();
  for (const auto& [role, entity] : relation.roles) out.key(role).value(entity);
  out.end_object().key("status").value(name_of(relation.status)).key("time");
  write_time(out, relation.time);
  out.key("properties");
  write_properties(out, relation.properties);
  write_position(out, "speaker", relation.speaker);
  if (relation.plover) {
    out.key("plover").begin_object().key("type").value(relation.plover->type);
    write_text(out, "mode", relation.plover->mode);
    out.end_object();
  }
  if (!relation.cameo.empty()) out.key("cameo").value(relation.cameo);
  out.key("confidence").value(relation.confidence).key("rule").value(relation.rule).key("evidence");
  write_evidence(out, relation.evidence);
  out.end_object();
}

// --- Reading
// -------------------------------------------------------------------------------------------------

// A value and the way to it; the way is spelled out only when something is wrong.
class Place {
public:
  Place(const Json& json, const std::string& where) : m_json(&json), m_where(&where) {}

  [[noreturn]] void fail(const std::string& reason) const {
    throw InputError(*m_where, path() + " " + reason);
  }

  [[nodiscard]] bool is_null() const { return m_json->is_null(); }
  [[nodiscard]] Place operator[](std::string_view key) const { return {(*m_json)[key], *this, key, 0}; }
  [[nodiscard]] std::size_t size() const {
    if (!m_json->is_array()) fail("is not an array");
    return m_json->as_array().size();
  }
  [[nodiscard]] Place at(std::size_t index) const { return {m_json->as_array()[index], *this, {}, index}; }
  [[nodiscard]] const Json& json() const { return *m_json; }

  const Place& only(std::initializer_list<std::string_view> known) const {
    if (!m_json->is_object()) fail(is_null() ? "is missing" : "is not an object");
    for (const auto& [name, value] : m_json->as_object()) {
      if (std::find(known.begin(), known.end(), name) == known.end())
        fail("has a member '" + name + "' that is not known");
    }
    return *this;
  }

  // Null and absent are the same: not known.
  [[nodiscard]] std::string text_or_null() const {
    if (is_null()) return {};
    if (!m_json->is_string()) fail("is not a string");
    const std::string& text = m_json->as_string();
    if (text.find('\0') != std::string::npos) fail("holds a NUL character");
    return text;
  }
  [[nodiscard]] std::string text() const {
    std::string found = text_or_null();
    if (found.empty()) fail("is missing or empty");
    return found;
  }
  [[nodiscard]] std::string day_or_null() const {
    std::string day = text_or_null();
    constexpr std::string_view kShape = "dddd-dd-dd";
    bool good = day.empty() || day.size() == kShape.size();
    for (std::size_t i = 0; good && i < day.size(); ++i) {
      good = kShape[i] == 'd' ? day[i] >= '0' && day[i] <= '9' : day[i] == kShape[i];
    }
    if (!good) fail("is not a day of the form YYYY-MM-DD");
    return day;
  }
  [[nodiscard]] std::uint32_t number_below(std::uint64_t limit) const {
    if (!m_json->is_integer()) fail(is_null() ? "is missing" : "is not an integer");
    const std::int64_t value = m_json->as_integer();
    if (value < 0 || static_cast<std::uint64_t>(value) >= limit) {
      fail("is " + std::to_string(value) + ", out of 0.." + std::to_string(limit) + " (exclusive)");
    }
    return static_cast<std::uint32_t>(value);
  }
  [[nodiscard]] std::optional<std::uint32_t> number_or_null(std::uint64_t limit) const {
    if (is_null()) return std::nullopt;
    return number_below(limit);
  }
  [[nodiscard]] Span span() const {
    constexpr std::uint64_t kBytes = std::uint64_t{1} << 32U;
    const Span found{(*this)["start"].number_below(kBytes), (*this)["end"].number_below(kBytes)};
    if (found.begin > found.end) fail("ends before it starts");
    return found;
  }
  [[nodiscard]] Properties properties() const {
    if (is_null()) return {};
    try {
      return properties_from_json(*m_json);
    } catch (const Error& error) {
      fail(error.what());
    }
  }

private:
  Place(const Json& json, const Place& parent, std::string_view key, std::size_t index)
      : m_json(&json), m_where(parent.m_where), m_parent(&parent), m_key(key), m_index(index) {}

  [[nodiscard]] std::string path() const {
    if (m_parent == nullptr) return "the record";
    std::string path = m_parent->m_parent == nullptr ? "" : m_parent->path();
    if (m_key.empty()) {
      path.append("[").append(std::to_string(m_index)).append("]");
    } else {
      path.append(path.empty() ? "" : ".").append(m_key);
    }
    return path;
  }

  const Json* m_json;
  const std::string* m_where;
  const Place* m_parent = nullptr;  // lives as long as the call that made this one
  std::string_view m_key;
  std::size_t m_index = 0;
};

DocumentInfo read_document(const Place& in) {
  in.only({"id", "title", "date", "source", "url", "sha256"});
  return {in["id"].text(),          in["title"].text_or_null(),
          in["date"].day_or_null(), in["source"].text_or_null(),
          in["url"].text_or_null(), in["sha256"].text_or_null()};
}

std::string read_country(const Place& in) {
  std::string country = in.text_or_null();
  const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (!country.empty() && (country.size() != 3 || !std::all_of(country.begin(), country.end(), upper))) {
    in.fail("is not a code of three capital letters (ISO 3166 alpha-3, EUU, UNO or IGO)");
  }
  return country;
}

ExtractedEntity read_entity(const Place& in, std::size_t position) {
  in.only({"id", "type", "name", "country", "aliases", "mentions", "properties", "node"});
  const Place id = in["id"];
  if (id.number_below(std::uint64_t{1} << 32U) != position)
    id.fail("is not the entity's position in the array");
  ExtractedEntity entity;
  entity.type = in["type"].text();
  entity.name = in["name"].text();
  entity.country = read_country(in["country"]);
  const Place aliases = in["aliases"];
  for (std::size_t i = 0, n = aliases.size(); i < n; ++i) entity.aliases.push_back(aliases.at(i).text());
  const Place mentions = in["mentions"];
  for (std::size_t i = 0, n = mentions.size(); i < n; ++i) {
    entity.mentions.push_back(mentions.at(i).only({"start", "end"}).span());
  }
  entity.properties = in["properties"].properties();
  return entity;
}

TimeRange read_time(const Place& in) {
  if (in.is_null()) return {};
  in.only({"from", "to", "text"});
  TimeRange time{in["from"].day_or_null(), in["to"].day_or_null(), in["text"].text_or_null()};
  if (!time.from.empty() && !time.to.empty() && time.to < time.from) in.fail("ends before it starts");
  return time;
}

std::optional<Span> read_span_or_null(const Place& in) {
  if (in.is_null()) return std::nullopt;
  return in.only({"start", "end"}).span();
}

Evidence read_evidence(const Place& in) {
  in.only({"start", "end", "quote", "trigger", "source", "target"});
  return {in.span(), in["trigger"].only({"start", "end"}).span(), read_span_or_null(in["source"]),
          read_span_or_null(in["target"])};
}

Status read_status(const Place& in) {
  const std::optional<Status> status = status_named(in.text());
  if (!status) in.fail("is '" + in.text() + "', which is no status");
  return *status;
}

double read_confidence(const Place& in) {
  if (!in.json().is_number()) in.fail("is not a number");
  const double confidence = in.json().as_number();
  if (!(confidence >= 0 && confidence <= 1)) in.fail("is not within 0..1");
  return confidence;
}

ExtractedRelation read_relation(const Place& in, std::size_t entities) {
  in.only({"type", "source", "target", "roles", "status", "time", "properties", "speaker", "plover", "cameo",
           "confidence", "rule", "evidence"});
  ExtractedRelation relation;
  relation.type = in["type"].text();
  relation.source = in["source"].number_or_null(entities);
  relation.target = in["target"].number_or_null(entities);
  if (!relation.source && !relation.target) in.fail("has neither source nor target");
  if (const Place roles = in["roles"]; !roles.is_null()) {
    if (!roles.json().is_object()) roles.fail("is not an object");
    for (const auto& [role, position] : roles.json().as_object()) {
      relation.roles[role] = roles[role].number_below(entities);
    }
  }
  relation.status = read_status(in["status"]);
  relation.time = read_time(in["time"]);
  relation.properties = in["properties"].properties();
  relation.speaker = in["speaker"].number_or_null(entities);
  if (const Place plover = in["plover"]; !plover.is_null()) {
    plover.only({"type", "mode"});
    relation.plover = PloverCode{plover["type"].text(), plover["mode"].text_or_null()};
  }
  relation.cameo = in["cameo"].text_or_null();
  relation.confidence = read_confidence(in["confidence"]);
  relation.rule = in["rule"].text();
  relation.evidence = read_evidence(in["evidence"]);
  return relation;
}

}  // namespace

std::string to_json(const Extraction& extraction, const std::vector<std::string>* nodes) {
  JsonWriter out;
  out.begin_object().key("document");
  write_document(out, extraction.document);
  out.key("entities").begin_array();
  for (std::size_t i = 0; i < extraction.entities.size(); ++i) {
    write_entity(out, extraction.entities[i], i, nodes != nullptr ? &nodes->at(i) : nullptr);
  }
  out.end_array().key("relations").begin_array();
  for (const ExtractedRelation& relation : extraction.relations) write_relation(out, relation);
  out.end_array().end_object();
  return out.take();
}

void write_properties(JsonWriter& writer, const Properties& properties) {
  writer.begin_object();
  for (const auto& [name, value] : properties) {
    writer.key(name);
    std::visit([&writer](const auto& typed) { writer.value(typed); }, value);
  }
  writer.end_object();
}

Extraction extraction_from_json(const Json& json, const std::string& where) {
  const Place in(json, where);
  in.only({"document", "entities", "relations"});
  Extraction extraction;
  extraction.document = read_document(in["document"]);
  const Place entities = in["entities"];
  for (std::size_t i = 0, n = entities.size(); i < n; ++i) {
    extraction.entities.push_back(read_entity(entities.at(i), i));
  }
  const Place relations = in["relations"];
  for (std::size_t i = 0, n = relations.size(); i < n; ++i) {
    extraction.relations.push_back(read_relation(relations.at(i), extraction.entities.size()));
  }
  return extraction;
}

Properties properties_from_json(const Json& object) {
  if (!object.is_object()) throw Error("is not an object");
  Properties properties;
  for (const auto& [name, value] : object.as_object()) {
    if (value.is_bool()) {
      properties[name] = value.as_bool();
    } else if (value.is_integer()) {
      properties[name] = value.as_integer();
    } else if (value.is_number()) {
      properties[name] = value.as_number();
    } else if (value.is_string()) {
      properties[name] = value.as_string();
    } else {
      throw Error("holds '" + name + "', which is no text, number, true or false");
    }
  }
  return properties;
}

}  // namespace newsgraph
