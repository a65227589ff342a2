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
  WordingRef ref = 0;
  Words words;
  Parties parties;
  std::optional<Days> days;
  std::string day;
  bool specific = false;  // the name alone tells which agreement is meant
};

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
  explicit Agreements(Block& block) : m_block(block) {}

  void run() {
    for (const WordingRef ref : m_block.all()) m_mentions.push_back(read(ref));
    std::map<Words, std::vector<const Mention*>> by_words;
    for (const Mention& mention : m_mentions) by_words[mention.words].push_back(&mention);
    for (const auto& [words, same] : by_words) split_by_parties(same);
    join_other_names();
  }

private:
  [[nodiscard]] Mention read(WordingRef ref) const {
    const Wording& wording = m_block[ref];
    Mention mention{
        ref,  m_block.names().content_words(wording.name), {wording.hint.begin(), wording.hint.end()}, {}, {},
        false};
    if (const auto date = wording.properties.find("date"); date != wording.properties.end()) {
      mention.day = to_string(date->second);
      mention.days = days_in(mention.day);
    }
    mention.specific = is_proper(wording.name) || mention.words.size() >= 3;
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

  // In the order of the mentions: keys of articles differ from store to store.
  void split_by_article(const std::vector<const Mention*>& mentions) {
    std::map<std::int64_t, std::size_t> place;
    std::vector<Group> by_article;
    for (const Mention* mention : mentions) {
      const auto [found, is_new] = place.try_emplace(m_block[mention->ref].document, by_article.size());
      if (is_new) by_article.push_back({mention->words, mention->parties, {}, {}, {}});
      by_article[found->second].mentions.push_back(mention);
    }
    for (const Group& group : by_article) split_by_date(group);
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

  // Groups of other words may still be one agreement: when an article calls one by the other's name, or when
  // one name is a part of the other ("joint fact sheet", "joint summit fact sheet") and the parties are the
  // same. Only when there is no other it could be, and no article tells the two apart.
  void join_other_names() {
    std::map<Words, std::vector<std::size_t>> by_alias;
    std::map<std::pair<Parties, std::string>, std::vector<std::size_t>> by_word;
    Joined joined(m_block, m_groups);
    for (std::size_t g = 0; g < m_groups.size(); ++g) {
      for (const Words& alias : aliases_of(m_groups[g])) by_alias[alias].push_back(g);
      if (m_groups[g].parties.size() < 2) continue;
      for (const std::string& word : m_groups[g].words) by_word[{m_groups[g].parties, word}].push_back(g);
    }
    for (std::size_t g = 0; g < m_groups.size(); ++g) {
      const auto others = by_alias.find(m_groups[g].words);
      if (others == by_alias.end() || !is_specific(m_groups[g])) continue;
      joined.join_only(g, others->second, [&](std::size_t other) {
        return includes(m_groups[other].parties, m_groups[g].parties) &&
               days_agree(m_groups[g], m_groups[other]);
      });
    }
    for (const std::size_t g : longest_name_first()) {
      if (m_groups[g].parties.size() < 2 || m_groups[g].words.size() < 2) continue;
      const std::vector<std::size_t>* rarest = nullptr;
      for (const std::string& word : m_groups[g].words) {
        const auto& list = by_word[{m_groups[g].parties, word}];
        if (rarest == nullptr || list.size() < rarest->size()) rarest = &list;
      }
      joined.join_only(g, *rarest, [&](std::size_t other) {
        const Words& longer = m_groups[other].words;
        return longer.size() > m_groups[g].words.size() && contains_words(longer, m_groups[g].words) &&
               days_agree(m_groups[g], m_groups[other]);
      });
    }
    add_clusters(joined);
  }

  // Sets of groups, and the articles that speak of each.
  class Joined {
  public:
    Joined(const Block& block, const std::vector<Group>& groups)
        : m_sets(groups.size()), m_speak(groups.size()) {
      for (std::size_t g = 0; g < groups.size(); ++g) {
        for (const Mention* mention : groups[g].mentions) m_speak[g].insert(block[mention->ref].document);
      }
    }
    [[nodiscard]] std::size_t find(std::size_t g) { return m_sets.find(g); }

    // Joins `g` to the only set among `others` that fits.
    template <typename Fits>
    void join_only(std::size_t g, const std::vector<std::size_t>& others, const Fits& fits) {
      std::set<std::size_t> homes;
      for (const std::size_t other : others) {
        if (m_sets.find(other) != m_sets.find(g) && fits(other)) homes.insert(m_sets.find(other));
      }
      if (homes.size() != 1 || share_article(m_sets.find(g), *homes.begin())) return;
      std::set<std::int64_t> speak = m_speak[m_sets.find(g)];
      speak.merge(m_speak[*homes.begin()]);
      m_sets.join(g, *homes.begin());
      m_speak[m_sets.find(g)] = std::move(speak);
    }

  private:
    [[nodiscard]] bool share_article(std::size_t a, std::size_t b) const {
      return std::any_of(m_speak[a].begin(), m_speak[a].end(),
                         [&](std::int64_t article) { return m_speak[b].count(article) != 0; });
    }

    Unions m_sets;
    std::vector<std::set<std::int64_t>> m_speak;  // of the set's first group
  };

  [[nodiscard]] std::set<Words> aliases_of(const Group& group) const {
    std::set<Words> aliases;
    for (const Mention* mention : group.mentions) {
      for (const std::string& alias : m_block[mention->ref].aliases)
        aliases.insert(m_block.names().content_words(alias));
    }
    aliases.erase(group.words);
    return aliases;
  }

  static bool is_specific(const Group& group) {
    return std::any_of(group.mentions.begin(), group.mentions.end(),
                       [](const Mention* m) { return m->specific; });
  }

  static bool days_agree(const Group& a, const Group& b) {
    return !a.days || !b.days || a.days->overlaps(*b.days);
  }

  [[nodiscard]] std::vector<std::size_t> longest_name_first() const {
    std::vector<std::size_t> order(m_groups.size());
    for (std::size_t g = 0; g < m_groups.size(); ++g) order[g] = g;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return m_groups[a].words.size() > m_groups[b].words.size();
    });
    return order;
  }

  void add_clusters(Joined& joined) {
    std::map<std::size_t, std::vector<std::size_t>> sets;
    for (std::size_t g = 0; g < m_groups.size(); ++g) sets[joined.find(g)].push_back(g);
    for (const auto& [first, members] : sets) {
      Cluster cluster{"Agreement", "", "", {}};
      for (const std::size_t g : members) {
        const Group& group = m_groups[g];
        if (cluster.day.empty()) cluster.day = group.day;
        const std::string_view reason = members.size() > 1 ? "other name of an agreement of the same parties"
                                        : group.parties.size() > 1 ? "same name and parties"
                                                                   : "same name";
        for (const Mention* mention : group.mentions) cluster.members.push_back({mention->ref, reason});
      }
      m_block.add(std::move(cluster));
    }
  }

  Block& m_block;
  std::vector<Mention> m_mentions;
  std::vector<Group> m_groups;
};

}  // namespace

void cluster_agreements(Block& block) { Agreements(block).run(); }

}  // namespace newsgraph
