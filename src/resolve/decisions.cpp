#include "resolve/decisions.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "resolve/nodes.hpp"

namespace newsgraph {
namespace {

constexpr std::string_view kReason = "decision of a person";

std::string base_of(std::string_view id) { return std::string(id.substr(0, id.find('~'))); }

// "person:ana-ruiz" -> "person".
std::string_view type_of(std::string_view id) { return id.substr(0, id.find(':')); }

// What is left of a cluster id: it may have moved into another by a merge.
class Finder {
public:
  Finder(const Articles& articles, const std::vector<Cluster>& clusters)
      : m_articles(articles), m_clusters(clusters) {
    for (std::size_t i = 0; i < clusters.size(); ++i) {
      m_by_id[clusters[i].id] = i;
      m_by_base[base_of(clusters[i].id)].push_back(i);
    }
  }
  void add(std::size_t cluster) { m_by_id[m_clusters[cluster].id] = cluster; }
  void move(std::size_t from, std::size_t to) {
    for (auto& [id, cluster] : m_by_id) {
      if (cluster == from) cluster = to;
    }
  }

  struct Found {
    std::optional<std::size_t> cluster;
    bool exact = false;  // by its id
    std::string problem;
  };
  [[nodiscard]] Found find(const NodeHandle& handle) const {
    if (const auto exact = m_by_id.find(handle.id); exact != m_by_id.end()) return {exact->second, true, {}};
    std::set<std::size_t> fitting;
    if (const auto same = m_by_base.find(base_of(handle.id)); same != m_by_base.end()) {
      for (const std::size_t i : same->second) fitting.insert(now(i));
    }
    if (fitting.empty()) fitting = named(handle);
    if (fitting.size() == 1) return {*fitting.begin(), false, {}};
    const std::string what = handle.id + " (" + handle.name + ")";
    return {std::nullopt, false,
            fitting.empty() ? "there is no " + what + " now" : "several nodes fit " + what + " now"};
  }

private:
  [[nodiscard]] std::size_t now(std::size_t i) const { return m_by_id.at(m_clusters[i].id); }

  [[nodiscard]] std::set<std::size_t> named(const NodeHandle& handle) const {
    const std::string key = utf8::name_key(handle.name);
    std::set<std::size_t> fitting;
    for (std::size_t i = 0; i < m_clusters.size(); ++i) {
      if (utf8::lower(m_clusters[i].type) != type_of(handle.id)) continue;
      const bool has_name = std::any_of(
          m_clusters[i].members.begin(), m_clusters[i].members.end(),
          [&](const Member& member) { return utf8::name_key(m_articles.entity(member.ref).name) == key; });
      if (has_name) fitting.insert(now(i));
    }
    return fitting;
  }

  const Articles& m_articles;
  const std::vector<Cluster>& m_clusters;
  std::unordered_map<std::string, std::size_t> m_by_id;
  std::unordered_map<std::string, std::vector<std::size_t>> m_by_base;
};

class Applier {
public:
  Applier(const Articles& articles, std::vector<Cluster>& clusters)
      : m_articles(articles), m_clusters(clusters), m_finder(articles, clusters) {}

  // Why nothing changed; empty when something did, or nothing had to.
  std::string apply(const Decision& decision) {
    const Finder::Found first = m_finder.find(decision.first);
    if (!first.cluster) return first.problem;
    switch (decision.action) {
      case Action::rename:
        m_clusters[*first.cluster].name = decision.value;
        return {};
      case Action::split_article:
        return split_off(*first.cluster, decision.value, [&](const Member& member) {
          return m_articles[member.ref.article].document.id == decision.value;
        });
      case Action::split_alias:
        return split_off(*first.cluster, decision.value,
                         [&, key = utf8::name_key(decision.value)](const Member& member) {
                           return utf8::name_key(m_articles.entity(member.ref).name) == key;
                         });
      case Action::merge:
      case Action::keep_apart:
      case Action::undo:
        break;
    }
    const Finder::Found second = m_finder.find(decision.second);
    if (decision.action == Action::merge) return merge(*first.cluster, second);
    return keep_apart(decision, *first.cluster, second);
  }

private:
  std::string merge(std::size_t into, const Finder::Found& from) {
    if (!from.cluster) return from.problem;
    if (*from.cluster == into) return "both are one node already";
    if (m_clusters[into].type != m_clusters[*from.cluster].type) return "the nodes are of two types now";
    Cluster& target = m_clusters[into];
    Cluster& source = m_clusters[*from.cluster];
    if (target.name.empty()) target.name = canonical_name(m_articles, target);
    for (const Member& member : source.members) target.members.push_back({member.ref, kReason});
    source.members.clear();
    if (target.country.empty()) target.country = source.country;
    m_finder.move(*from.cluster, into);
    return {};
  }

  template <typename Goes>
  std::string split_off(std::size_t from, const std::string& value, const Goes& goes) {
    const std::string id = m_clusters[from].id + "~" + sha256_hex(value).substr(0, 8);
    return part(from, id, goes);
  }

  template <typename Goes>
  std::string part(std::size_t from, const std::string& id, const Goes& goes) {
    Cluster& source = m_clusters[from];
    Cluster made{source.type, source.country, source.day, {}, id, {}};
    std::vector<Member> staying;
    for (const Member& member : source.members) {
      if (goes(member)) {
        made.members.push_back({member.ref, kReason});
      } else {
        staying.push_back(member);
      }
    }
    if (made.members.empty()) return "nothing of " + source.id + " is called or stands so";
    if (staying.empty()) return "nothing would be left of " + source.id;
    source.members = std::move(staying);
    m_clusters.push_back(std::move(made));
    m_finder.add(m_clusters.size() - 1);
    return {};
  }

  // Two nodes are apart as long as each is found; where rules have joined them since, the names tell which is
  // which.
  std::string keep_apart(const Decision& decision, std::size_t first, const Finder::Found& second) {
    if (second.cluster && *second.cluster != first) return {};
    const std::string stays = utf8::name_key(decision.first.name);
    const std::string leaves = utf8::name_key(decision.second.name);
    if (stays == leaves) return "both are called " + decision.first.name + " and are one node now";
    return part(first, decision.second.id, [&](const Member& member) {
      return utf8::name_key(m_articles.entity(member.ref).name) == leaves;
    });
  }

  const Articles& m_articles;
  std::vector<Cluster>& m_clusters;
  Finder m_finder;
};

}  // namespace

Decider::Decider(const std::vector<Decision>& decisions) {
  const std::set<std::size_t> back = undone(decisions);
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    if (decisions[i].action == Action::undo || back.count(i + 1) != 0) continue;
    m_active.push_back({i + 1, &decisions[i]});
    m_notes[i + 1] = "there is no " + decisions[i].first.id + " (" + decisions[i].first.name + ") now";
  }
}

void Decider::apply(Articles& articles) {
  std::set<std::string> done;  // types whose turn was before
  std::set<std::string> due;
  for (const Cluster& cluster : articles.clusters()) {
    (cluster.id.empty() ? due : done).insert(utf8::lower(cluster.type));
  }
  assign_ids(articles);
  std::vector<Cluster> clusters = articles.clusters();
  Applier applier(articles, clusters);
  for (const Active& active : m_active) {
    const std::string type(type_of(active.decision->first.id));
    if (due.count(type) == 0 || done.count(type) != 0) continue;
    m_notes[active.number] = applier.apply(*active.decision);
  }
  articles.replace_clusters(std::move(clusters));
}

std::vector<DecisionNote> Decider::notes() const {
  std::vector<DecisionNote> notes;
  for (const auto& [number, text] : m_notes) {
    if (!text.empty()) notes.push_back({number, text});
  }
  return notes;
}

}  // namespace newsgraph
