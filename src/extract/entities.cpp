#include "extract/entities.hpp"

#include <algorithm>
#include <set>

namespace newsgraph {

// Line ends inside a name become blanks.
std::string clean_name(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c == '\n' || c == '\r' || c == '\t' || c == ' ') {
      if (!out.empty() && out.back() != ' ') out.push_back(' ');
    } else {
      out.push_back(c);
    }
  }
  // A full stop that ends the sentence, not an abbreviation ("U.S.", "Inc.").
  if (out.size() > 5 && out.back() == '.' && out.find('.') == out.size() - 1 &&
      out.find(' ') == std::string::npos)
    out.pop_back();
  return out;
}

std::string_view EntityTable::name_text(TokenRange tokens) const {
  return m_tree.span(tokens).of(m_tree.doc().text);
}

bool EntityTable::in_furniture(Span span) const {
  const std::vector<Span>& furniture = m_tree.doc().furniture;
  const auto after = std::upper_bound(furniture.begin(), furniture.end(), span,
                                      [](Span s, Span f) { return s.begin < f.end; });
  return after != furniture.end() && after->overlaps(span);
}

const Reference* EntityTable::at(std::uint32_t token) const {
  const std::uint32_t position = m_reference_at[token];
  return position == 0 ? nullptr : &m_references[position - 1];
}

TokenRange EntityTable::name_at(std::uint32_t token) const {
  const std::uint32_t position = m_reference_at[token];
  return position == 0 ? TokenRange{token, token + 1} : m_range_of[position - 1];
}

void EntityTable::refer(TokenRange tokens, Reference reference) {
  m_references.push_back(std::move(reference));
  m_range_of.push_back(tokens);
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    m_reference_at[t] = static_cast<std::uint32_t>(m_references.size());
  }
}

std::optional<std::uint32_t> EntityTable::antecedent(std::uint32_t token) const {
  const auto found = m_antecedents.find(token);
  return found == m_antecedents.end() ? std::nullopt : std::optional(found->second);
}

void EntityTable::note_unnamed_meeting(std::uint32_t token) {
  m_unnamed_meetings.emplace(token, add({"Meeting", "", "", {}, {}, {}}));
}

std::optional<EntityId> EntityTable::unnamed_meeting(std::uint32_t token) const {
  const auto found = m_unnamed_meetings.find(token);
  return found == m_unnamed_meetings.end() ? std::nullopt : std::optional(found->second);
}

bool EntityTable::is_unnamed_meeting(EntityId id) const {
  return m_entities[id].type == "Meeting" && m_entities[id].name.empty();
}

void EntityTable::open_title(std::uint32_t token, EntityId bearer) {
  if (m_reference_at[token] != 0) m_references[m_reference_at[token] - 1].bearer = bearer;
}

void EntityTable::release(std::uint32_t token) {
  const Reference* reference = at(token);
  if (reference == nullptr) return;
  const TokenRange name = name_at(token);
  if (reference->entity) {
    ExtractedEntity& entity = m_entities[*reference->entity];
    std::erase(entity.mentions, m_tree.span(name));
    std::erase(entity.aliases, clean_name(name_text(name)));
  }
  for (std::uint32_t t = name.begin; t < name.end; ++t) m_reference_at[t] = 0;
  for (std::uint32_t t = name.begin; t < name.end; ++t) {
    const auto& meanings = m_pack.places.find(m_tree.form(t));
    if (!meanings.empty() && name.size() > 1)
      read_place(Mention{m_tree[t].span, {t, t + 1}, EntityLabel::GPE, MentionKind::name});
  }
}

EntityId EntityTable::add(ExtractedEntity entity) {
  m_entities.push_back(std::move(entity));
  return static_cast<EntityId>(m_entities.size() - 1);
}

void EntityTable::add_mention(EntityId id, Span span) { m_entities[id].mentions.push_back(span); }

void EntityTable::add_alias(EntityId id, std::string_view name) {
  ExtractedEntity& entity = m_entities[id];
  const std::string alias = clean_name(name);
  if (!alias.empty() && alias != entity.name && alias.size() <= kMaxNameBytes)
    entity.aliases.push_back(alias);
}

EntityId EntityTable::country(std::string iso3, std::optional<Span> mention) {
  const std::string key = "Country:" + iso3;
  auto found = m_by_key.find(key);
  if (found == m_by_key.end()) {
    const Country* known = m_pack.places.country(iso3);
    const char* type =
        iso3 == "EUU" ? "Organization" : "Country";  // the Union has places and a code, but is a body
    const std::string name = known != nullptr ? known->name : iso3;
    ExtractedEntity entity{type, name, std::move(iso3), {}, {}, {}};
    found = m_by_key.emplace(key, add(std::move(entity))).first;
  }
  if (mention) {
    add_mention(found->second, *mention);
    add_alias(found->second, mention->of(m_tree.doc().text));
  }
  return found->second;
}

std::string EntityTable::government(const Reference& reference) const {
  const std::vector<PlaceMatch>& meanings = m_pack.places.find(reference.place);
  const auto is_seat_of_union = [](const PlaceMatch& meaning) {
    return meaning.kind == PlaceKind::seat && meaning.iso3 == "EUU";
  };
  const auto seat = std::find_if(meanings.begin(), meanings.end(), is_seat_of_union);
  if (reference.place.empty() || seat == meanings.end()) return reference.iso3;
  const bool country_named = std::any_of(m_references.begin(), m_references.end(), [&](const Reference& r) {
    return r.place.empty() && r.iso3 == reference.iso3;
  });
  return country_named ? reference.iso3 : seat->iso3;
}

EntityId EntityTable::place(const std::string& name, std::string_view iso3, std::optional<Span> mention) {
  const std::string key = "Place:" + name + ":" + std::string(iso3);
  auto found = m_by_key.find(key);
  if (found == m_by_key.end()) {
    found = m_by_key.emplace(key, add({"Place", name, std::string(iso3), {}, {}, {}})).first;
  }
  if (mention) {
    add_mention(found->second, *mention);
    add_alias(found->second, mention->of(m_tree.doc().text));
  }
  return found->second;
}

void EntityTable::add_unasked_places() {
  std::set<Span> named;
  for (const ExtractedEntity& entity : m_entities)
    named.insert(entity.mentions.begin(), entity.mentions.end());
  for (std::uint32_t t = 0; t < m_tree.size(); t = std::max(name_at(t).end, t + 1)) {
    if (at(t) == nullptr || at(t)->entity || at(t)->place.empty()) continue;
    const Reference unasked = *at(t);
    const Span span = m_tree.span(name_at(t));
    if (named.count(span) != 0 || in_furniture(span)) continue;
    const std::vector<PlaceMatch>& meanings = m_pack.places.find(clean_name(span.of(m_tree.doc().text)));
    if (!meanings.empty() && meanings.front().kind == PlaceKind::seat) {
      country(unasked.iso3, span);  // "the White House" is no place beside its government
    } else {
      place(unasked.place, unasked.iso3, span);
    }
  }
}

EntityId EntityTable::group(const std::string& name, std::string_view iso3, const std::string& sector,
                            Span mention) {
  const std::string key = "Group:" + name + ":" + std::string(iso3);
  auto found = m_by_key.find(key);
  if (found == m_by_key.end()) {
    found = m_by_key.emplace(key, add({"Group", name, std::string(iso3), {}, {}, {}})).first;
    if (!sector.empty()) m_entities[found->second].properties["sector"] = sector;
  }
  add_mention(found->second, mention);
  return found->second;
}

EntityId EntityTable::body(const std::string& name) {
  const std::string key = "Organization:" + name + ":";
  auto found = m_by_key.find(key);
  if (found == m_by_key.end())
    found = m_by_key.emplace(key, add({"Organization", name, "", {}, {}, {}})).first;
  return found->second;
}

EntityId EntityTable::listed_body(const Organization& body, std::optional<Span> mention) {
  const std::string key = "Organization:" + body.name + ":" + body.country;
  auto found = m_by_key.find(key);
  if (found == m_by_key.end())
    found = m_by_key.emplace(key, add({"Organization", body.name, body.country, {}, {}, {}})).first;
  if (!body.sector.empty()) m_entities[found->second].properties["sector"] = body.sector;
  if (mention) {
    add_mention(found->second, *mention);
    add_alias(found->second, mention->of(m_tree.doc().text));
  }
  return found->second;
}

std::vector<ExtractedEntity> EntityTable::take() {
  for (ExtractedEntity& entity : m_entities) {
    std::sort(entity.mentions.begin(), entity.mentions.end());
    entity.mentions.erase(std::unique(entity.mentions.begin(), entity.mentions.end()), entity.mentions.end());
    std::sort(entity.aliases.begin(), entity.aliases.end());
    entity.aliases.erase(std::unique(entity.aliases.begin(), entity.aliases.end()), entity.aliases.end());
    std::erase(entity.aliases, entity.name);
  }
  return std::move(m_entities);
}

}  // namespace newsgraph
