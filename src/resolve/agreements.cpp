#include <algorithm>
#include <set>
#include <tuple>

#include "resolve/clusters.hpp"
#include "resolve/names.hpp"
#include "resolve/time_split.hpp"

namespace newsgraph {
namespace {

using Words = std::vector<std::string>;
using Parties = std::set<std::string>;

struct Mention {
  EntityRef ref;
  Words words;
  Parties parties;
  std::optional<Days> days;
  std::string day;
  bool specific = false;  // the name alone tells which agreement is meant
};

// A person or a body stands for its country: what matters is which countries are bound.
std::string party_of(const Articles& articles, EntityRef ref) {
  const ExtractedEntity& entity = articles.entity(ref);
  const std::uint32_t cluster = articles.cluster_of(ref);
  const std::string& country = cluster == kNoCluster ? entity.country : articles.clusters()[cluster].country;
  if (!country.empty() && country != "IGO") return country;
  return entity.type + ":" + body_key(entity.name);
}

std::map<EntityRef, Parties> all_parties(const Articles& articles) {
  std::map<EntityRef, Parties> parties;
  for (std::uint32_t a = 0; a < articles.size(); ++a) {
    for (const ExtractedRelation& relation : articles[a].relations) {
      if (relation.type == "party-to" && relation.source && relation.target) {
        parties[{a, *relation.target}].insert(party_of(articles, {a, *relation.source}));
      }
    }
  }
  return parties;
}

bool includes(const Parties& outer, const Parties& inner) {
  return std::includes(outer.begin(), outer.end(), inner.begin(), inner.end());
}

// Mentions that are one agreement so far.
struct Group {
  Words words;
  Parties parties;
  std::vector<const Mention*> mentions;
  std::optional<Days> days;
  std::string day;
};

class Agreements {
public:
  explicit Agreements(Articles& articles) : m_articles(articles) {}

  void run(const Refs& refs) {
    const auto parties = all_parties(m_articles);
    for (const EntityRef ref : refs) m_mentions.push_back(read(ref, parties));
    std::map<Words, std::vector<const Mention*>> by_words;
    for (const Mention& mention : m_mentions) by_words[mention.words].push_back(&mention);
    for (const auto& [words, same] : by_words) split_by_parties(same);
    join_narrower_names();
  }

private:
  [[nodiscard]] Mention read(EntityRef ref, const std::map<EntityRef, Parties>& parties) const {
    const ExtractedEntity& entity = m_articles.entity(ref);
    Mention mention{ref, content_words(entity.name), {}, {}, {}, false};
    if (const auto found = parties.find(ref); found != parties.end()) mention.parties = found->second;
    if (const auto date = entity.properties.find("date"); date != entity.properties.end()) {
      mention.day = to_string(date->second);
      mention.days = days_in(mention.day);
    }
    mention.specific = is_proper(entity.name) || mention.words.size() >= 3;
    return mention;
  }

  // Same words: the parties decide. A specific name also binds mentions that name a part of the parties or
  // none.
  void split_by_parties(const std::vector<const Mention*>& same) {
    std::map<Parties, std::vector<const Mention*>> by_parties;
    for (const Mention* mention : same) by_parties[mention->parties].push_back(mention);
    const bool specific = std::any_of(same.begin(), same.end(), [](const Mention* m) { return m->specific; });
    std::vector<Parties> largest_first;
    for (const auto& [parties, mentions] : by_parties) largest_first.push_back(parties);
    std::stable_sort(largest_first.begin(), largest_first.end(),
                     [](const Parties& a, const Parties& b) { return a.size() > b.size(); });
    std::vector<Group> groups;
    for (const Parties& parties : largest_first) {
      const auto& mentions = by_parties[parties];
      std::vector<std::size_t> homes;
      for (std::size_t g = 0; specific && g < groups.size(); ++g) {
        if (includes(groups[g].parties, parties)) homes.push_back(g);
      }
      if (homes.size() == 1) {
        auto& home = groups[homes[0]].mentions;
        home.insert(home.end(), mentions.begin(), mentions.end());
      } else if (specific || parties.size() >= 2) {
        groups.push_back({mentions[0]->words, parties, mentions, {}, {}});
      } else {
        split_by_article(mentions);  // "the deal": of which, only its own article knows
      }
    }
    for (const Group& group : groups) split_by_date(group);
  }

  void split_by_article(const std::vector<const Mention*>& mentions) {
    std::map<std::uint32_t, Group> by_article;
    for (const Mention* mention : mentions) {
      Group& group = by_article[mention->ref.article];
      group.words = mention->words;
      group.parties = mention->parties;
      group.mentions.push_back(mention);
    }
    for (const auto& [article, group] : by_article) split_by_date(group);
  }

  void split_by_date(const Group& group) {
    std::vector<Timed> times;
    for (const Mention* mention : group.mentions) times.push_back({mention->days, std::nullopt});
    std::map<std::size_t, Group> parts;
    const std::vector<std::size_t> part = split_by_time(times, {});
    for (std::size_t i = 0; i < part.size(); ++i) {
      const Mention& mention = *group.mentions[i];
      Group& one = parts.try_emplace(part[i], Group{group.words, group.parties, {}, {}, {}}).first->second;
      one.mentions.push_back(&mention);
      if (mention.days && (!one.days || mention.days->length() < one.days->length())) {
        one.days = mention.days;
        one.day = mention.day;
      }
    }
    for (auto& [number, one] : parts) m_groups.push_back(std::move(one));
  }

  // "joint fact sheet" is the "joint summit fact sheet" of the same parties when there is no other it could
  // be and no article speaks of both.
  void join_narrower_names() {
    std::map<std::pair<Parties, std::string>, std::vector<std::size_t>> by_word;  // parties, word -> groups
    for (std::size_t g = 0; g < m_groups.size(); ++g) {
      if (m_groups[g].parties.size() < 2) continue;
      for (const std::string& word : m_groups[g].words) by_word[{m_groups[g].parties, word}].push_back(g);
    }
    std::vector<std::size_t> longest_first(m_groups.size());
    for (std::size_t g = 0; g < m_groups.size(); ++g) longest_first[g] = g;
    std::stable_sort(longest_first.begin(), longest_first.end(), [&](std::size_t a, std::size_t b) {
      return m_groups[a].words.size() > m_groups[b].words.size();
    });
    Unions same(m_groups.size());
    for (const std::size_t g : longest_first) {
      if (m_groups[g].parties.size() < 2 || m_groups[g].words.size() < 2) continue;
      const std::vector<std::size_t>* rarest = nullptr;
      for (const std::string& word : m_groups[g].words) {
        const auto& list = by_word[{m_groups[g].parties, word}];
        if (rarest == nullptr || list.size() < rarest->size()) rarest = &list;
      }
      std::set<std::size_t> homes;
      for (const std::size_t other : *rarest) {
        if (fits_into(m_groups[g], m_groups[other])) homes.insert(same.find(other));
      }
      if (homes.size() == 1) same.join(g, *homes.begin());
    }
    add_clusters(same);
  }

  [[nodiscard]] static bool fits_into(const Group& narrow, const Group& wide) {
    if (wide.words.size() <= narrow.words.size() || !contains_words(wide.words, narrow.words)) return false;
    if (narrow.days && wide.days && !narrow.days->overlaps(*wide.days)) return false;
    std::set<std::uint32_t> articles;
    for (const Mention* mention : wide.mentions) articles.insert(mention->ref.article);
    return std::none_of(narrow.mentions.begin(), narrow.mentions.end(),
                        [&](const Mention* mention) { return articles.count(mention->ref.article) != 0; });
  }

  void add_clusters(Unions& same) {
    std::map<std::size_t, std::vector<std::size_t>> sets;
    for (std::size_t g = 0; g < m_groups.size(); ++g) sets[same.find(g)].push_back(g);
    for (const auto& [first, members] : sets) {
      Cluster cluster{"Agreement", "", "", {}};
      for (const std::size_t g : members) {
        const Group& group = m_groups[g];
        if (cluster.day.empty()) cluster.day = group.day;
        const std::string_view reason = members.size() > 1         ? "narrower name, same parties"
                                        : group.parties.size() > 1 ? "same name and parties"
                                                                   : "same name";
        for (const Mention* mention : group.mentions) cluster.members.push_back({mention->ref, reason});
      }
      m_articles.add(std::move(cluster));
    }
  }

  Articles& m_articles;
  std::vector<Mention> m_mentions;
  std::vector<Group> m_groups;
};

}  // namespace

void cluster_agreements(Articles& articles, const Refs& refs) { Agreements(articles).run(refs); }

}  // namespace newsgraph
