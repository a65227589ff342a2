// Claims in and out: an Extraction as rows, nothing lost.
#include "base/error.hpp"
#include "base/json.hpp"
#include "graph/extraction_json.hpp"
#include "graph/store_impl.hpp"

namespace newsgraph {
namespace {

void bind_json(Statement& statement, int index, bool empty, JsonWriter& writer) {
  const std::string json = writer.take();
  if (empty) {
    statement.bind(index, nullptr);
  } else {
    statement.bind(index, std::string_view(json));
  }
}

void write_entity(Store::Impl& store, std::int64_t document, std::size_t position,
                  const ExtractedEntity& entity) {
  Statement& row = store.kept("INSERT INTO claimed_entity VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  row.bind_all(document, static_cast<std::int64_t>(position), entity.type, entity.name);
  row.bind_known(5, entity.country);
  JsonWriter json;
  json.begin_array();
  for (const std::string& alias : entity.aliases) json.value(alias);
  json.end_array();
  bind_json(row, 6, entity.aliases.empty(), json);
  json.begin_array();
  for (const Span mention : entity.mentions) json.value(mention.begin).value(mention.end);
  json.end_array();
  bind_json(row, 7, entity.mentions.empty(), json);
  bind_properties(row, 8, entity.properties);
  row.run();
}

void bind_span(Statement& row, int index, const std::optional<Span>& span) {
  if (span) {
    row.bind(index, span->begin).bind(index + 1, span->end);
  } else {
    row.bind(index, nullptr).bind(index + 1, nullptr);
  }
}

void write_quote(Store::Impl& store, std::int64_t document, Span sentence, std::string_view text) {
  store.kept("INSERT OR IGNORE INTO quote VALUES (?, ?, ?, ?)")
      .bind_all(document, sentence.begin, sentence.end, sentence.of(text))
      .run();
}

void write_claim(Store::Impl& store, std::int64_t document, std::size_t position,
                 const ExtractedRelation& claim) {
  Statement& row = store.kept(
      "INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  row.bind_all(document, static_cast<std::int64_t>(position), claim.type, claim.source, claim.target,
               claim.speaker);
  JsonWriter roles;
  roles.begin_object();
  for (const auto& [role, entity] : claim.roles) roles.key(role).value(entity);
  roles.end_object();
  bind_json(row, 7, claim.roles.empty(), roles);
  row.bind(8, name_of(claim.status));
  row.bind_known(9, claim.time.from).bind_known(10, claim.time.to).bind_known(11, claim.time.text);
  bind_properties(row, 12, claim.properties);
  row.bind_known(13, claim.plover ? claim.plover->type : "")
      .bind_known(14, claim.plover ? claim.plover->mode : "");
  row.bind_known(15, claim.cameo).bind(16, claim.confidence).bind(17, claim.rule);
  bind_span(row, 18, claim.evidence.sentence);
  bind_span(row, 20, claim.evidence.trigger);
  bind_span(row, 22, claim.evidence.source);
  bind_span(row, 24, claim.evidence.target);
  row.run();
}

void expect_inside(Span span, std::string_view text, const Extraction& extraction) {
  if (span.begin <= span.end && span.end <= text.size()) return;
  throw InputError(extraction.document.id, "a span " + std::to_string(span.begin) + ".." +
                                               std::to_string(span.end) + " lies outside the text of " +
                                               std::to_string(text.size()) + " bytes");
}

ExtractedEntity entity_of(const Statement& row) {
  ExtractedEntity entity;
  entity.type = row.text(0);
  entity.name = row.text(1);
  entity.country = row.text(2);
  if (!row.is_null(3)) {
    const Json json = Json::parse(row.view(3), "the store");
    for (const Json& alias : json.as_array()) entity.aliases.push_back(alias.as_string());
  }
  if (!row.is_null(4)) {
    const Json json = Json::parse(row.view(4), "the store");
    const Json::Array& ends = json.as_array();
    for (std::size_t i = 0; i + 1 < ends.size(); i += 2) {
      entity.mentions.push_back({static_cast<std::uint32_t>(ends[i].as_integer()),
                                 static_cast<std::uint32_t>(ends[i + 1].as_integer())});
    }
  }
  entity.properties = properties_of(row, 5);
  return entity;
}

std::optional<std::uint32_t> position_of(const Statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return row.number(column);
}

std::optional<Span> span_of(const Statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return Span{row.number(column), row.number(column + 1)};
}

ExtractedRelation relation_of(const Statement& row) {
  ExtractedRelation claim;
  claim.type = row.text(0);
  claim.source = position_of(row, 1);
  claim.target = position_of(row, 2);
  claim.speaker = position_of(row, 3);
  if (!row.is_null(4)) {
    const Json roles = Json::parse(row.view(4), "the store");
    for (const auto& [role, entity] : roles.as_object()) {
      claim.roles[role] = static_cast<std::uint32_t>(entity.as_integer());
    }
  }
  claim.status = status_of(row, 5);
  claim.time = {row.text(6), row.text(7), row.text(8)};
  claim.properties = properties_of(row, 9);
  if (!row.is_null(10)) claim.plover = PloverCode{row.text(10), row.text(11)};
  claim.cameo = row.text(12);
  claim.confidence = row.real(13);
  claim.rule = row.text(14);
  claim.evidence = {*span_of(row, 15), *span_of(row, 17), span_of(row, 19), span_of(row, 21)};
  return claim;
}

}  // namespace

void write_claims(Store::Impl& store, std::int64_t document, const Extraction& extraction,
                  std::string_view text) {
  for (std::size_t i = 0; i < extraction.entities.size(); ++i)
    write_entity(store, document, i, extraction.entities[i]);
  for (std::size_t i = 0; i < extraction.relations.size(); ++i) {
    const ExtractedRelation& claim = extraction.relations[i];
    expect_inside(claim.evidence.sentence, text, extraction);
    expect_inside(claim.evidence.trigger, text, extraction);
    write_quote(store, document, claim.evidence.sentence, text);
    write_claim(store, document, i, claim);
  }
}

ExtractedRelation read_claim(Store::Impl& store, std::int64_t document, std::uint32_t position) {
  Statement& row = store.kept(
      "SELECT type, source, target, speaker, roles, status, from_day, to_day, time_text, properties, "
      "plover, plover_mode, cameo, confidence, rule, start, \"end\", trigger_start, trigger_end, "
      "source_start, source_end, target_start, target_end FROM claim WHERE document = ? AND position = ?");
  if (!row.bind_all(document, position).step())
    throw StoreError(store.db.path() + ": the graph refers to a claim that is not stored; build again");
  ExtractedRelation claim = relation_of(row);
  row.reset();
  return claim;
}

Extraction read_extraction(Store::Impl& store, std::int64_t key) {
  Extraction extraction;
  Statement& document = store.kept("SELECT id, title, date, source, url, sha256 FROM document WHERE key = ?");
  if (document.bind_all(key).step()) {
    extraction.document = {document.text(0), document.text(1), document.text(2),
                           document.text(3), document.text(4), document.text(5)};
  }
  document.reset();
  Statement& entity = store.kept(
      "SELECT type, name, country, aliases, mentions, properties FROM claimed_entity WHERE document = ? "
      "ORDER BY "
      "position");
  for (entity.bind_all(key); entity.step();) extraction.entities.push_back(entity_of(entity));
  Statement& claim = store.kept(
      "SELECT type, source, target, speaker, roles, status, from_day, to_day, time_text, properties, "
      "plover, plover_mode, cameo, confidence, rule, start, \"end\", trigger_start, trigger_end, "
      "source_start, source_end, target_start, target_end FROM claim WHERE document = ? ORDER BY position");
  for (claim.bind_all(key); claim.step();) extraction.relations.push_back(relation_of(claim));
  return extraction;
}

void Store::for_each_extraction(const std::function<void(const Extraction&)>& visit) const {
  const ReadSection section(*m_impl);
  m_impl->claims_seen = m_impl->counter("claims_version");
  visit_claims(*m_impl, "WHERE NOT superseded", visit);
}

void visit_claims(Store::Impl& store, const std::string& which,
                  const std::function<void(const Extraction&)>& visit) {
  Database& db = store.db;
  Statement document(
      db, "SELECT key, id, title, date, source, url, sha256 FROM document " + which + " ORDER BY id");
  Statement entity(db,
                   "SELECT type, name, country, aliases, mentions, properties FROM claimed_entity "
                   "WHERE document = ? ORDER BY position");
  Statement claim(
      db,
      "SELECT type, source, target, speaker, roles, status, from_day, to_day, time_text, properties, "
      "plover, plover_mode, cameo, confidence, rule, start, \"end\", trigger_start, trigger_end, "
      "source_start, source_end, target_start, target_end FROM claim WHERE document = ? ORDER BY position");
  while (document.step()) {
    Extraction extraction;
    extraction.document = {document.text(1), document.text(2), document.text(3),
                           document.text(4), document.text(5), document.text(6)};
    for (entity.bind_all(document.integer(0)); entity.step();)
      extraction.entities.push_back(entity_of(entity));
    for (claim.bind_all(document.integer(0)); claim.step();)
      extraction.relations.push_back(relation_of(claim));
    visit(extraction);
  }
}

}  // namespace newsgraph
