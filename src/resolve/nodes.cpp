#include "resolve/nodes.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "resolve/days.hpp"
#include "resolve/keys.hpp"
#include "resolve/names.hpp"

namespace newsgraph {
namespace {

// How well a name stands for its node, the better the greater; equally good names go by frequency, length,
// bytes.
int fitness(const Names& names, const std::string& type, const std::string& name) {
  if (type == "Person") {
    const PersonName person = names.person(name);
    return !person.full() ? 0 : person.plain ? 2 : 1;
  }
  if (type == "Organization")
    return utf8::lower(name).starts_with("the ") ? 0 : names.key_without_town(name).empty() ? 1 : 2;
  if (type == "Meeting" || type == "Agreement")
    return names.is_title_case(name) ? 2 : is_proper(name) ? 1 : 0;
  return 0;
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

std::string canonical_name(const Block& block, const Cluster& cluster) {
  std::map<std::string, std::int64_t> names;
  for (const Member& member : cluster.members) names[block[member.ref].name] += block[member.ref].uses;
  return best_name(block.names(), cluster.type, names);
}

// "foreign-ministry-kor" of no country would be taken for the ministry of KOR.
bool looks_like_state(const std::string& name_slug) {
  const std::size_t dash = name_slug.rfind('-');
  return dash != std::string::npos && name_slug.size() - dash == 4;
}

std::string base_id(const Cluster& cluster, const std::string& name) {
  const std::string prefix = utf8::lower(cluster.type) + ":";
  if (cluster.type == "Country" && !cluster.country.empty()) return prefix + cluster.country;
  const bool one_per_country = cluster.type != "Person" && cluster.type != "Country";
  const std::string name_slug = slug(name);
  if (!one_per_country || cluster.type == "Agreement" || cluster.type == "Meeting") return prefix + name_slug;
  if (is_state(cluster.country)) return prefix + name_slug + "-" + slug(utf8::lower(cluster.country));
  return prefix + name_slug + (looks_like_state(name_slug) ? "~name" : "");
}

std::string short_hash(std::string_view text) { return sha256_hex(text).substr(0, 8); }

std::string party_slug(const std::vector<std::string>& parties) {
  return parties.empty() ? std::string() : slug(utf8::lower(joined(parties)));
}

// What sets an agreement apart from those of other blocks; a name that is its own does not need it.
std::string agreement_mark(const Block& block, const Cluster& cluster, const std::string& name) {
  if (is_proper(name) || block.names().content_words(name).size() >= 3) return {};
  const std::vector<std::string> parties = parties_of(block, cluster);
  if (parties.size() >= 2) return party_slug(parties);
  return short_hash(std::to_string(block[cluster.members.front().ref].key));
}

std::string meeting_mark(std::string_view key) {
  return key.starts_with("M:w:") ? std::string() : short_hash(key);
}

// Clusters of one id get more and more of what tells them apart.
class Ids {
public:
  explicit Ids(Block& block) : m_block(block) {}

  void part() {
    part_by([&](const Cluster& cluster) {
      if (cluster.type == "Person") return utf8::lower(cluster.country);
      return cluster.type == "Agreement" ? party_slug(parties_of(m_block, cluster)) : std::string();
    });
    part_by([](const Cluster& cluster) { return cluster.type == "Person" ? cluster.mark : cluster.day; });
    part_by([&](const Cluster& cluster) {
      return short_hash(std::to_string(m_block[cluster.members.front().ref].key));
    });
  }

private:
  template <typename Mark>
  void part_by(const Mark& mark) {
    std::unordered_map<std::string, std::size_t> owners;
    for (const Cluster& cluster : m_block.clusters()) ++owners[cluster.id];
    for (Cluster& cluster : m_block.clusters()) {
      if (owners[cluster.id] == 1) continue;
      if (const std::string more = mark(cluster); !more.empty()) cluster.id.append("~").append(slug(more));
    }
  }

  Block& m_block;
};

// The wordings that the rules themselves gave this id come first, those of its type before others: a decision
// joined the rest to them.
const Wording& leading(const std::vector<Wording>& wordings) {
  const auto rank = [](const Wording& wording) {
    const bool own_type = wording.entity.starts_with(utf8::lower(wording.type) + ":");
    return std::make_pair(wording.rule != wording.entity, !own_type);
  };
  return *std::min_element(wordings.begin(), wordings.end(),
                           [&](const Wording& a, const Wording& b) { return rank(a) < rank(b); });
}

std::string country_of(const std::vector<Wording>& wordings) {
  if (!leading(wordings).home.empty()) return leading(wordings).home;
  std::string smallest;
  for (const Wording& wording : wordings) {
    if (!wording.home.empty() && (smallest.empty() || wording.home < smallest)) smallest = wording.home;
  }
  return smallest;
}

}  // namespace

std::string best_name(const Names& reader, const std::string& type,
                      const std::map<std::string, std::int64_t>& names) {
  const auto rank = [&](const auto& entry) {
    return std::make_tuple(fitness(reader, type, entry.first), entry.second, entry.first.size());
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

void assign_ids(Block& block, std::string_view key) {
  for (Cluster& cluster : block.clusters()) {
    const std::string name = canonical_name(block, cluster);
    cluster.id = base_id(cluster, name);
    std::string mark;
    if (cluster.type == "Agreement") mark = agreement_mark(block, cluster, name);
    if (cluster.type == "Meeting") mark = meeting_mark(key);
    if (!mark.empty()) cluster.id.append("~").append(mark);
  }
  Ids(block).part();
}

Node make_node(const std::vector<Wording>& wordings, const Names& reader, const std::string& name) {
  const Wording& lead = leading(wordings);
  std::map<std::string, std::int64_t> names;
  std::set<std::string> aliases;
  PropertyMerger properties;
  for (const Wording& wording : wordings) {
    names[wording.name] += wording.uses;
    aliases.insert(wording.name);
    aliases.insert(wording.aliases.begin(), wording.aliases.end());
    for (const auto& [property, value] : wording.properties) properties.add(property, value, wording.latest);
  }
  Node node{lead.entity,          lead.type, name.empty() ? best_name(reader, lead.type, names) : name,
            country_of(wordings), {},        properties.take()};
  if (!lead.day.empty()) node.properties["date"] = lead.day;
  aliases.erase(node.name);
  node.aliases.assign(aliases.begin(), aliases.end());
  return node;
}

}  // namespace newsgraph
