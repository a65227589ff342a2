// Which wordings of a block are one body.
#include <algorithm>
#include <optional>
#include <set>

#include "resolve/clusters.hpp"
#include "resolve/keys.hpp"
#include "resolve/names.hpp"

namespace newsgraph {
namespace {

bool is_acronym(std::string_view name) {
  const auto upper = [](char c) { return (c >= 'A' && c <= 'Z') || c == '.' || c == '&'; };
  return name.size() >= 2 && std::all_of(name.begin(), name.end(), upper);
}

// An alias that an article gives links two bodies when it is short for the name or a part of it: coreference
// errors would otherwise make one body of two.
bool vouches(const Names& names, std::string_view alias, std::string_view name) {
  if (is_acronym(alias)) return abbreviates(alias, name);
  const std::vector<std::string> inner = names.content_words(alias);
  const std::vector<std::string> outer = names.content_words(name);
  return inner.size() >= 2 && (contains_words(outer, inner) || contains_words(inner, outer));
}

// Wordings of one name in one country.
struct Body {
  std::string key;
  std::string country;
  Refs refs;
};

class Bodies {
public:
  Bodies(Block& block, const Contexts& contexts)
      : m_block(block), m_names(block.names()), m_contexts(contexts) {}

  void run() {
    read();
    Unions same(m_bodies.size());
    join_aliases(same);
    for (std::size_t i = 0; i < m_bodies.size(); ++i) {
      if (const auto longer = only_long_form(i, same)) same.join(i, *longer);
    }
    add_clusters(same);
  }

private:
  void read() {
    std::map<std::string, Refs> by_name;
    for (const WordingRef ref : m_block.all())
      by_name[m_names.organization_key(m_block[ref].name)].push_back(ref);
    for (const auto& [key, same] : by_name) {
      const bool anyones = m_names.names_a_kind_only(key);
      for (CountryGroup& group : split_by_country(m_block, same, !anyones)) {
        if (!anyones || !group.country.empty()) {
          add(key, group.country, std::move(group.refs));
          continue;
        }
        std::map<std::int64_t, Refs> by_article;  // of no country: each article knows only its own
        for (const WordingRef ref : group.refs) by_article[m_block[ref].document].push_back(ref);
        std::vector<Refs> apart;
        for (auto& [article, refs] : by_article) apart.push_back(std::move(refs));
        std::sort(apart.begin(), apart.end());  // inside keys of articles differ from store to store
        for (Refs& refs : apart) add(key, "", std::move(refs));
      }
    }
  }

  void add(const std::string& key, const std::string& country, Refs refs) {
    const std::string short_key = m_names.key_without_town(m_block[refs.front()].name);
    if (!country.empty() || !m_names.names_a_kind_only(key)) m_known[{key, country}] = m_bodies.size();
    if (!short_key.empty()) m_called[short_key].push_back(m_bodies.size());
    m_bodies.push_back({key, country, std::move(refs)});
  }

  void join_aliases(Unions& same) const {
    for (std::size_t i = 0; i < m_bodies.size(); ++i) {
      for (const WordingRef ref : m_bodies[i].refs) {
        for (const std::string& alias : m_block[ref].aliases) {
          const auto other = m_known.find({m_names.organization_key(alias), m_bodies[i].country});
          if (other != m_known.end() && vouches(m_names, alias, m_block[ref].name))
            same.join(i, other->second);
        }
      }
    }
  }

  [[nodiscard]] std::set<std::int64_t> documents(const Body& body) const {
    std::set<std::int64_t> all;
    for (const WordingRef ref : body.refs) all.merge(m_contexts.documents_of(m_block[ref]));
    return all;
  }

  // "Saints" are the "New Orleans Saints" when these are the only ones of the name beside whom articles speak
  // of "Saints", and often enough.
  [[nodiscard]] std::optional<std::size_t> only_long_form(std::size_t body, Unions& same) const {
    constexpr std::size_t kSeldom = 10;  // one article in so many proves nothing
    const auto called = m_called.find(m_bodies[body].key);
    if (called == m_called.end()) return std::nullopt;
    const std::set<std::int64_t> speaking = documents(m_bodies[body]);
    std::optional<std::size_t> only;
    for (const std::size_t longer : called->second) {
      if (longer == body || !may_be_one(m_bodies[body].country, m_bodies[longer].country)) continue;
      const std::set<std::int64_t> full = documents(m_bodies[longer]);
      const auto together = static_cast<std::size_t>(std::count_if(
          full.begin(), full.end(), [&](std::int64_t each) { return speaking.count(each) != 0; }));
      if (together == 0) continue;
      if (only && same.find(*only) != same.find(longer)) return std::nullopt;
      if (kSeldom * together >= speaking.size()) only = longer;
    }
    return only;
  }

  static bool may_be_one(const std::string& a, const std::string& b) {
    return a.empty() || b.empty() || a == b;
  }

  void add_clusters(Unions& same) {
    std::map<std::size_t, Cluster> clusters;
    for (std::size_t i = 0; i < m_bodies.size(); ++i) {
      const Body& body = m_bodies[i];
      const std::size_t first = same.find(i);
      const std::string_view reason = first == i
                                          ? (body.country.empty() ? "same name" : "same name and country")
                                          : "name that an article gives as a short form";
      Cluster& cluster =
          clusters.try_emplace(first, Cluster{"Organization", body.country, {}, {}}).first->second;
      if (cluster.country.empty()) cluster.country = body.country;
      for (const WordingRef ref : body.refs) cluster.members.push_back({ref, reason});
    }
    for (auto& [first, cluster] : clusters) m_block.add(std::move(cluster));
  }

  Block& m_block;
  const Names& m_names;
  const Contexts& m_contexts;
  std::vector<Body> m_bodies;
  std::map<std::pair<std::string, std::string>, std::size_t> m_known;  // key, country
  std::map<std::string, std::vector<std::size_t>> m_called;            // short key -> bodies
};

}  // namespace

std::vector<std::string> organization_keys(const Wording& wording, const Names& names) {
  const auto filed = [&](const std::string& key) {
    return "O:" + key +
           (names.names_a_kind_only(key) ? "|" + (is_state(wording.country) ? wording.country : "") : "");
  };
  std::vector<std::string> keys = {filed(names.organization_key(wording.name))};
  for (const std::string& alias : wording.aliases) {
    if (vouches(names, alias, wording.name)) keys.push_back(filed(names.organization_key(alias)));
  }
  if (const std::string called = names.key_without_town(wording.name); !called.empty())
    keys.push_back("O:" + called);
  return keys;
}

void cluster_organizations(Block& block, const Contexts& contexts) { Bodies(block, contexts).run(); }

}  // namespace newsgraph
