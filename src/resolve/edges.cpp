#include "resolve/edges.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_set>

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "graph/confidence.hpp"
#include "graph/outlets.hpp"
#include "graph/property_text.hpp"
#include "resolve/drafts.hpp"

namespace newsgraph {
namespace {

std::string title_key(const Claim& claim) {
  return utf8::name_key(property_text(claim.relation->properties, "title"));
}

class EdgeMaker {
public:
  explicit EdgeMaker(const ReadGroup& group) : m_group(group) {}

  void add(const Draft& draft) {
    Edge edge = head(draft);
    read_claims_of(draft, edge);
    std::string identity = identity_of(draft, edge);
    edge.id = id_of(identity);
    while (!m_taken.insert(edge.id).second) edge.id = id_of(identity += "\x1f+");
    m_edges.push_back(std::move(edge));
  }

  std::vector<Edge> take() {
    std::sort(m_edges.begin(), m_edges.end(), [](const Edge& a, const Edge& b) { return a.id < b.id; });
    return std::move(m_edges);
  }

private:
  [[nodiscard]] std::string node_id(std::uint32_t node) const {
    return node == kNoNode ? "" : m_group.nodes[node];
  }
  [[nodiscard]] const DocumentInfo& document(const Claim& claim) const {
    return *m_group.documents[claim.article];
  }

  [[nodiscard]] Edge head(const Draft& draft) const {
    const Claim& first = *draft.claims.front();
    Edge edge;
    edge.type = first.relation->type;
    edge.source = node_id(first.source);
    edge.target = node_id(first.target);
    edge.status = first.relation->status;
    edge.speaker = node_id(draft.speaker);
    if (draft.time != nullptr) {
      edge.from = draft.time->from;
      edge.to = draft.time->to;
    }
    if (draft.days && draft.time != nullptr) widen(draft, edge);
    return edge;
  }

  // The hull of a static relation's times, in the words of the claims that bound it.
  static void widen(const Draft& draft, Edge& edge) {
    for (const Claim* claim : draft.claims) {
      if (!claim->days) continue;
      if (claim->days->from == draft.days->from && claim->days->from != Days::kOpenFrom)
        edge.from = claim->relation->time.from;
      if (claim->days->to == draft.days->to && claim->days->to != Days::kOpenTo)
        edge.to = claim->relation->time.to;
    }
  }

  void read_claims_of(const Draft& draft, Edge& edge) const {
    std::vector<const Claim*> claims = draft.claims;
    std::sort(claims.begin(), claims.end(), [&](const Claim* a, const Claim* b) {
      const auto key = [](const Claim* c) {
        return std::tie(c->article, c->relation->evidence.sentence, c->relation->evidence.trigger,
                        c->position);
      };
      return key(a) < key(b);
    });
    std::map<std::string, std::map<std::uint32_t, std::size_t>> role_votes;
    std::map<std::string, std::string> dates;  // property -> date of the article it is from
    std::set<std::uint32_t> articles;
    CombinedConfidence confidence;
    const Claim* best = claims.front();
    for (const Claim* claim : claims) {
      const ExtractedRelation& relation = *claim->relation;
      edge.evidence.push_back(evidence_of(*claim));
      for (const auto& [role, node] : claim->roles) ++role_votes[role][node];
      for (const auto& [name, value] : relation.properties)
        merge(edge.properties, dates, name, value, document(*claim).date);
      articles.insert(claim->article);
      confidence.add(m_group.texts[claim->article], relation.confidence);
      if (relation.confidence > best->relation->confidence) best = claim;
    }
    for (const auto& [role, votes] : role_votes) {
      const auto most = std::max_element(votes.begin(), votes.end(),
                                         [](const auto& a, const auto& b) { return a.second < b.second; });
      edge.roles[role] = node_id(most->first);
    }
    count_articles(articles, edge);
    edge.confidence = confidence.value();
    if (best->relation->plover) {
      edge.plover = best->relation->plover->type;
      edge.plover_mode = best->relation->plover->mode;
    }
    edge.cameo = best->relation->cameo;
  }

  void count_articles(const std::set<std::uint32_t>& articles, Edge& edge) const {
    edge.sources = static_cast<std::uint32_t>(articles.size());
    edge.outlets = edge.independent = 1;
    if (articles.size() == 1) return;
    std::set<std::string> outlets;
    std::set<std::int64_t> texts;
    for (const std::uint32_t article : articles) {
      outlets.insert(outlet_of(*m_group.documents[article]));
      texts.insert(m_group.texts[article]);
    }
    edge.outlets = static_cast<std::uint32_t>(outlets.size());
    edge.independent = static_cast<std::uint32_t>(texts.size());
  }

  [[nodiscard]] EdgeEvidence evidence_of(const Claim& claim) const {
    const ExtractedRelation& relation = *claim.relation;
    EdgeEvidence evidence;
    evidence.document = document(claim).id;
    evidence.sentence = relation.evidence.sentence;
    evidence.trigger = relation.evidence.trigger;
    evidence.rule = relation.rule;
    evidence.confidence = relation.confidence;
    evidence.source = relation.evidence.source;
    evidence.target = relation.evidence.target;
    evidence.claim = claim.position;
    return evidence;
  }

  // Words may differ; those of the latest article stay, then the smallest.
  static void merge(Properties& properties, std::map<std::string, std::string>& dates,
                    const std::string& name, const PropertyValue& value, const std::string& date) {
    const auto [found, is_new] = properties.try_emplace(name, value);
    std::string& known = dates[name];
    if (is_new || date > known || (date == known && value < found->second)) {
      found->second = value;
      known = date;
    }
  }

  [[nodiscard]] std::string identity_of(const Draft& draft, const Edge& edge) const {
    std::string identity;
    const auto part = [&](std::string_view text) { identity.append(text).push_back('\x1f'); };
    part(edge.type);
    part(edge.source);
    part(edge.target);
    part(name_of(edge.status));
    if (!draft.claims.front()->is_event()) {
      part(title_key(*draft.claims.front()));
      return identity;
    }
    part(edge.from);
    part(edge.to);
    part(edge.speaker);
    for (const auto& [name, value] : draft.telling)
      part(std::string(name).append("=").append(to_string(value)));
    if (const auto agreement = edge.roles.find("agreement"); agreement != edge.roles.end())
      part(agreement->second);
    return identity;
  }

  static std::string id_of(const std::string& identity) {
    return std::string(1, 'e').append(sha256_hex(identity), 0, 16);
  }

  const ReadGroup& m_group;
  std::vector<Edge> m_edges;
  std::unordered_set<std::string> m_taken;
};

}  // namespace

std::vector<Edge> make_edges(const ReadGroup& group) {
  EdgeMaker maker(group);
  if (group.claims.empty()) return {};
  const Claim& first = group.claims.front();
  if (first.is_event()) {
    std::vector<const Claim*> claims;
    for (const Claim& claim : group.claims) claims.push_back(&claim);
    for (const Draft& draft : draft_events(std::move(claims), first.type != nullptr && first.type->symmetric))
      maker.add(draft);
    return maker.take();
  }
  std::map<std::string, std::vector<const Claim*>> by_title;
  for (const Claim& claim : group.claims) by_title[title_key(claim)].push_back(&claim);
  for (const auto& [title, claims] : by_title) maker.add(draft_static(claims));
  return maker.take();
}

}  // namespace newsgraph
