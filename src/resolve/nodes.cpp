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

std::string canonical_name(const std::string& type, const std::map<std::string, std::size_t>& names) {
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
  Node node{"", cluster.type, canonical_name(cluster.type, names), cluster.country, {}, properties.take()};
  if (!cluster.day.empty()) node.properties["date"] = cluster.day;
  aliases.erase(node.name);
  node.aliases.assign(aliases.begin(), aliases.end());
  return node;
}

std::string base_id(const Node& node) {
  const std::string prefix = utf8::lower(node.type) + ":";
  if (node.type == "Country" && !node.country.empty()) return prefix + node.country;
  const bool one_per_country =
      node.type == "Organization" || node.type == "Place" || node.type == "Group";
  const bool in_country =
      !node.country.empty() && node.country != "EUU" && node.country != "UNO" && node.country != "IGO";
  std::string id = prefix + slug(node.name);
  if (one_per_country && in_country) id.append("-").append(utf8::lower(node.country));
  return id;
}

// Where several clusters claim one id, each gets what tells it apart: country, day, at last a hash of its
// first mention.
class Ids {
public:
  Ids(const Articles& articles, std::vector<Node>& nodes) : m_articles(articles), m_nodes(nodes) {}

  void assign() {
    for (Node& node : m_nodes) node.id = base_id(node);
    part([&](std::size_t i) { return utf8::lower(m_nodes[i].type == "Person" ? m_nodes[i].country : ""); });
    part([&](std::size_t i) { return m_articles.clusters()[i].day; });
    part([&](std::size_t i) { return first_mention(i); });
    part([&](std::size_t i) { return first_mention(i); });  // an id that was made may have met another's
  }

private:
  template <typename Mark>
  void part(const Mark& mark) {
    std::unordered_map<std::string, std::size_t> owners;
    for (const Node& node : m_nodes) ++owners[node.id];
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
      if (owners[m_nodes[i].id] == 1) continue;
      if (const std::string more = mark(i); !more.empty()) m_nodes[i].id.append("-").append(slug(more));
    }
  }

  [[nodiscard]] std::string first_mention(std::size_t cluster) const {
    const EntityRef ref = m_articles.clusters()[cluster].members.front().ref;
    return sha256_hex(m_articles[ref.article].document.id + "\n" + std::to_string(ref.position)).substr(0, 8);
  }

  const Articles& m_articles;
  std::vector<Node>& m_nodes;
};

}  // namespace

NamedNodes name_nodes(const Articles& articles) {
  std::vector<Node> by_cluster;
  for (const Cluster& cluster : articles.clusters()) by_cluster.push_back(make_node(articles, cluster));
  Ids(articles, by_cluster).assign();
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
