#include "graph/view_merge.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "base/hash.hpp"

namespace newsgraph {
namespace {

constexpr std::array kMostReal = {Status::actual,   Status::ongoing,      Status::past,    Status::planned,
                                  Status::proposed, Status::hypothetical, Status::negated, Status::denied};
constexpr std::string_view kNoEnd = "9999-12-31";

std::ptrdiff_t reality(Status status) { return std::ranges::find(kMostReal, status) - kMostReal.begin(); }

std::string_view end_of(const Edge::Spell& spell) {
  return spell.to.empty() ? kNoEnd : std::string_view(spell.to);
}

// Sorted and disjoint: one that begins before the one before it has ended
// widens that.
std::vector<Edge::Spell> united(std::vector<Edge::Spell> spells) {
  std::ranges::sort(spells, [](const Edge::Spell& a, const Edge::Spell& b) {
    return std::forward_as_tuple(a.from, end_of(a)) < std::forward_as_tuple(b.from, end_of(b));
  });
  std::vector<Edge::Spell> out;
  for (Edge::Spell& spell : spells) {
    if (!out.empty() && spell.from <= end_of(out.back())) {
      if (end_of(out.back()) < end_of(spell)) out.back().to = std::move(spell.to);
    } else {
      out.push_back(std::move(spell));
    }
  }
  return out;
}

// Takes out of `common` what `other` does not have or has otherwise.
template <typename Map>
void keep_common(Map& common, const Map& other) {
  std::erase_if(common, [&](const auto& item) {
    const auto found = other.find(item.first);
    return found == other.end() || found->second != item.second;
  });
}

void keep_common(std::string& common, const std::string& other) {
  if (common != other) common.clear();
}

}  // namespace

bool more_real(Status one, Status other) { return reality(one) < reality(other); }

const std::vector<PropertyType>& merge_properties() {
  static const std::vector<PropertyType> properties = {
      {"relations", PropertyKind::integer, "How many relations the edge stands for."},
      {"statuses", PropertyKind::text, "How many of each status."},
      {"days", PropertyKind::text, "Their times."}};
  return properties;
}

std::string merged_id(std::string_view type, std::string_view source, std::string_view target) {
  std::string identity;
  for (const std::string_view part : {type, source, target}) identity.append(part).push_back('\x1f');
  return std::string(1, 'm').append(sha256_hex(identity), 0, 16);
}

std::optional<Edge> EdgeMerger::add(const Edge& relation) {
  if (m_edge && std::tie(m_edge->source, m_edge->target, m_edge->type) ==
                    std::tie(relation.source, relation.target, relation.type)) {
    join(relation);
    return std::nullopt;
  }
  std::optional<Edge> complete = finish();
  begin(relation);
  return complete;
}

std::optional<Edge> EdgeMerger::finish() {
  if (m_edge) describe();
  return std::exchange(m_edge, std::nullopt);
}

void EdgeMerger::begin(const Edge& relation) {
  m_articles.clear();
  m_statuses.clear();
  m_edge = relation;
  m_edge->id = merged_id(relation.type, relation.source, relation.target);
  m_edge->evidence.clear();
  join(relation);
}

void EdgeMerger::join(const Edge& relation) {
  ++m_statuses[relation.status];
  Edge& edge = *m_edge;
  if (more_real(relation.status, edge.status)) edge.status = relation.status;
  edge.confidence = std::max(edge.confidence, relation.confidence);
  keep_common(edge.properties, relation.properties);
  keep_common(edge.roles, relation.roles);
  keep_common(edge.speaker, relation.speaker);
  keep_common(edge.plover, relation.plover);
  keep_common(edge.plover_mode, relation.plover_mode);
  keep_common(edge.cameo, relation.cameo);
  const bool backwards = !relation.from.empty() && !relation.to.empty() && relation.to < relation.from;
  if (!backwards && !(relation.from.empty() && relation.to.empty()))
    edge.spells.push_back({relation.from, relation.to});
  for (const EdgeEvidence& evidence : relation.evidence) {
    m_articles.insert(evidence.document);
    const bool wanted =
        m_evidence == EvidenceMode::all || (m_evidence == EvidenceMode::first && edge.evidence.empty());
    if (wanted) edge.evidence.push_back(evidence);
  }
}

void EdgeMerger::count_articles() {
  if (m_articles.size() == 1) {
    m_edge->sources = m_edge->outlets = m_edge->independent = 1;
    return;
  }
  std::set<std::string> outlets;
  std::set<std::int64_t> texts;
  for (const std::string& article : m_articles) {
    Print print = m_print_of(article);
    outlets.insert(std::move(print.outlet));
    texts.insert(print.text);
  }
  m_edge->sources = static_cast<std::uint32_t>(m_articles.size());
  m_edge->outlets = static_cast<std::uint32_t>(outlets.size());
  m_edge->independent = static_cast<std::uint32_t>(texts.size());
}

void EdgeMerger::describe() {
  Edge& edge = *m_edge;
  edge.spells = united(std::move(edge.spells));
  edge.from = edge.spells.empty() ? std::string() : edge.spells.front().from;
  edge.to = edge.spells.empty() ? std::string() : edge.spells.back().to;
  count_articles();
  std::ranges::stable_sort(edge.evidence, {}, &EdgeEvidence::document);
  std::size_t relations = 0;
  std::string statuses, days;
  for (const Status status : kMostReal) {
    const auto found = m_statuses.find(status);
    if (found == m_statuses.end()) continue;
    relations += found->second;
    statuses.append(statuses.empty() ? "" : "; ").append(name_of(status)).append(" ");
    statuses.append(std::to_string(found->second));
  }
  for (const Edge::Spell& spell : edge.spells)
    days.append(days.empty() ? "" : "; ").append(spell.from).append("/").append(spell.to);
  edge.properties["relations"] = static_cast<std::int64_t>(relations);
  edge.properties["statuses"] = std::move(statuses);
  if (!days.empty()) edge.properties["days"] = std::move(days);
}

}  // namespace newsgraph
