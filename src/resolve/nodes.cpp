#include "resolve/nodes.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "resolve/days.hpp"
#include "resolve/names.hpp"

namespace newsgraph {
namespace {

// How well a name stands for its node, the better the greater; equally good names go by frequency, length,
// bytes.
int fitness(const std::string& type, const std::string& name) {
  if (type == "Person") {
    const PersonName person = person_name(name);
    return !person.full() ? 0 : person.plain ? 2 : 1;
  }
  if (type == "Organization") return utf8::lower(name).starts_with("the ") ? 0 : 1;
  if (type == "Meeting" || type == "Agreement") return is_title_case(name) ? 2 : is_proper(name) ? 1 : 0;
  return 0;
}

std::string best_name(const std::string& type, const std::map<std::string, std::size_t>& names) {
  const auto rank = [&](const auto& entry) {
    return std::make_tuple(fitness(type, entry.first), entry.second, entry.first.size());
  };
  auto best = names.begin();
  auto best_rank = rank(*best);
  for (auto it = std::next(names.begin()); it != names.end();
       ++it) {  // equal rank: the first in byte order stays
    if (const auto now = rank(*it); now > best_rank) {
      best = it;
      best_rank = now;
    }
  }
  return best->first;
}

// Conflicting values: the narrower of two dates that agree, else that of the latest article, then the
// smallest.
class PropertyMerger {
public:
  void add(const std::string& name, const PropertyValue& value, const std::string& article_date) {
    const auto [found, is_new] = m_values.try_emplace(name, value, article_date);
    if (is_new) return;
    auto& [kept, date] = found->second;
    if (name == "date") {
      const auto a = days_in(to_string(kept));
      const auto b = days_in(to_string(value));
      if (a && b && a->overlaps(*b) && a->length() != b->length()) {
        if (b->length() < a->length()) found->second = {value, article_date};
        return;
      }
    }
    if (article_date > date || (article_date == date && value < kept)) found->second = {value, article_date};
  }
  [[nodiscard]] Properties take() const {
    Properties out;
    for (const auto& [name, value] : m_values) out[name] = value.first;
    return out;
  }

private:
  std::map<std::string, std::pair<PropertyValue, std::string>> m_values;
};

Node make_node(const Articles& articles, const Cluster& cluster) {
  std::map<std::string, std::size_t> names;
  std::set<std::string> aliases;
  PropertyMerger properties;
  for (const Member& member : cluster.members) {
    const ExtractedEntity& entity = articles.entity(member.ref);
    ++names[entity.name];
    aliases.insert(entity.name);
    aliases.insert(entity.aliases.begin(), entity.aliases.end());
    for (const auto& [name, value] : entity.properties) {
      properties.add(name, value, articles[member.ref.article].document.date);
    }
  }
  const std::string& name = cluster.name.empty() ? best_name(cluster.type, names) : cluster.name;
  Node node{cluster.id, cluster.type, name, cluster.country, {}, properties.take()};
  if (!cluster.day.empty()) node.properties["date"] = cluster.day;
  aliases.erase(node.name);
  node.aliases.assign(aliases.begin(), aliases.end());
  return node;
}

std::string base_id(const Cluster& cluster, const std::string& name) {
  const std::string prefix = utf8::lower(cluster.type) + ":";
  if (cluster.type == "Country" && !cluster.country.empty()) return prefix + cluster.country;
  const bool one_per_country =
      cluster.type == "Organization" || cluster.type == "Place" || cluster.type == "Group";
  const bool in_country = !cluster.country.empty() && cluster.country != "EUU" && cluster.country != "UNO" &&
                          cluster.country != "IGO";
  std::string id = prefix + slug(name);
  if (one_per_country && in_country) id.append("-").append(utf8::lower(cluster.country));
  return id;
}

// Where several clusters claim one id, each gets what tells it apart.
class Ids {
public:
  Ids(const Articles& articles, std::vector<Cluster>& clusters)
      : m_articles(articles), m_clusters(clusters) {}

  void assign() {
    for (std::size_t i = 0; i < m_clusters.size(); ++i) {
      if (!m_clusters[i].id.empty()) continue;
      m_clusters[i].id = base_id(m_clusters[i], canonical_name(m_articles, m_clusters[i]));
      m_new.push_back(i);
    }
    part([&](std::size_t i) {
      return utf8::lower(m_clusters[i].type == "Person" ? m_clusters[i].country : "");
    });
    part([&](std::size_t i) { return m_clusters[i].day; });
    part([&](std::size_t i) { return first_mention(i); });
  }

private:
  template <typename Mark>
  void part(const Mark& mark) {
    std::unordered_map<std::string, std::size_t> owners;
    for (const std::size_t i : m_new) ++owners[m_clusters[i].id];
    for (const std::size_t i : m_new) {
      if (owners[m_clusters[i].id] == 1) continue;
      if (const std::string more = mark(i); !more.empty()) m_clusters[i].id.append("~").append(slug(more));
    }
  }

  [[nodiscard]] std::string first_mention(std::size_t cluster) const {
    const EntityRef ref = m_clusters[cluster].members.front().ref;
    return sha256_hex(m_articles[ref.article].document.id + "\n" + std::to_string(ref.position))
        .substr(0, 12);
  }

  const Articles& m_articles;
  std::vector<Cluster>& m_clusters;
  std::vector<std::size_t> m_new;
};

}  // namespace

std::string canonical_name(const Articles& articles, const Cluster& cluster) {
  std::map<std::string, std::size_t> names;
  for (const Member& member : cluster.members) ++names[articles.entity(member.ref).name];
  return best_name(cluster.type, names);
}

void assign_ids(Articles& articles) {
  std::vector<Cluster> clusters = articles.clusters();
  Ids(articles, clusters).assign();
  articles.replace_clusters(std::move(clusters));
}

NamedNodes name_nodes(const Articles& articles) {
  std::vector<Node> by_cluster;
  for (const Cluster& cluster : articles.clusters()) by_cluster.push_back(make_node(articles, cluster));
  std::vector<std::uint32_t> order(by_cluster.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](auto a, auto b) { return by_cluster[a].id < by_cluster[b].id; });
  NamedNodes named;
  named.of_cluster.resize(by_cluster.size());
  for (const std::uint32_t cluster : order) {
    named.of_cluster[cluster] = static_cast<std::uint32_t>(named.nodes.size());
    named.nodes.push_back(std::move(by_cluster[cluster]));
  }
  return named;
}

}  // namespace newsgraph
