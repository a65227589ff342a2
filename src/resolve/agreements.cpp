#include "resolve/agreements.hpp"

#include <algorithm>
#include <set>

#include "graph/property_text.hpp"
#include "resolve/joined_sets.hpp"
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

bool days_agree(const std::optional<Days>& a, const std::optional<Days>& b) {
  return !a || !b || a->overlaps(*b);
}

// Mentions that are one agreement so far.
struct Group {
  Words words;
  Parties parties;
  std::vector<const Mention*> mentions;
  std::optional<Days> days;
  std::string day;
};

// Groups of one name, found by their parties.
class PartyIndex {
public:
  void add(const Parties& parties, std::size_t group) {
    for (const std::string& party : parties) m_with[party].push_back(group);
    ++m_size;
  }
  // The only group that binds all of them.
  [[nodiscard]] std::optional<std::size_t> only_home(const Parties& parties,
                                                     const std::vector<Group>& groups) const {
    if (parties.empty()) return m_size == 1 ? std::optional<std::size_t>(0) : std::nullopt;
    std::optional<std::size_t> home;
    const auto with = m_with.find(*parties.begin());
    if (with == m_with.end()) return home;
    for (const std::size_t group : with->second) {
      if (!includes(groups[group].parties, parties)) continue;
      if (home) return std::nullopt;
      home = group;
    }
    return home;
  }

private:
  std::map<std::string, std::vector<std::size_t>> m_with;
  std::size_t m_size = 0;
};

class Agreements {
public:
  Agreements(Block& block, const ArticlesOf& articles_of) : m_block(block), m_articles_of(articles_of) {}

  void run() {
    for (const WordingRef ref : m_block.all()) m_mentions.push_back(read(ref));
    std::map<Words, std::vector<const Mention*>> by_words;
    for (const Mention& mention : m_mentions) by_words[mention.words].push_back(&mention);
    for (const auto& [words, same] : by_words) split_by_parties(same);
    join_by_alias();
  }

private:
  [[nodiscard]] Mention read(WordingRef ref) const {
    const Wording& wording = m_block[ref];
    Mention mention{
        ref,  m_block.names().content_words(wording.name), {wording.hint.begin(), wording.hint.end()}, {}, {},
        false};
    mention.day = property_text(wording.properties, "date");
    mention.days = days_in(mention.day);
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
    PartyIndex index;
    for (const Parties& parties : largest_first) {
      const auto& mentions = by_parties[parties];
      const auto home = specific ? index.only_home(parties, groups) : std::nullopt;
      if (home) {
        auto& theirs = groups[*home].mentions;
        theirs.insert(theirs.end(), mentions.begin(), mentions.end());
      } else if (specific || parties.size() >= 2) {
        index.add(parties, groups.size());
        groups.push_back({mentions[0]->words, parties, mentions, {}, {}});
      } else {
        split_by_article(mentions);  // "the deal": of which, only its own article knows
      }
    }
    for (const Group& group : groups) split_by_year(group);
  }

  // Two years that stand with the name are two agreements; all else is the rest.
  void split_by_year(const Group& group) {
    std::set<std::string> years;
    for (const Mention* mention : group.mentions) {
      if (mention->day.size() == 4) years.insert(mention->day);
    }
    if (years.size() < 2) return split_by_date(group);
    std::map<std::string, Group> by_year;
    for (const Mention* mention : group.mentions) {
      const std::string year = mention->day.substr(0, 4);
      const std::string own = years.count(year) != 0 ? year : std::string();
      by_year.try_emplace(own, Group{group.words, group.parties, {}, {}, {}})
          .first->second.mentions.push_back(mention);
    }
    for (const auto& [year, one] : by_year) split_by_date(one);
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

  // Groups of other words may still be one agreement: when an article calls one by the other's name. Only
  // when there is no other it could be, and no article tells the two apart.
  void join_by_alias() {
    std::map<Words, std::vector<std::size_t>> by_alias;
    std::vector<std::vector<const Wording*>> wordings;
    for (std::size_t g = 0; g < m_groups.size(); ++g) {
      for (const Words& alias : aliases_of(m_groups[g])) by_alias[alias].push_back(g);
      wordings.emplace_back();
      for (const Mention* mention : m_groups[g].mentions) wordings.back().push_back(&m_block[mention->ref]);
    }
    JoinedSets joined(std::move(wordings), m_articles_of);
    for (std::size_t g = 0; g < m_groups.size(); ++g) {
      const auto others = by_alias.find(m_groups[g].words);
      if (others == by_alias.end() || !is_specific(m_groups[g])) continue;
      joined.join_only(g, others->second, [&](std::size_t other) {
        return includes(m_groups[other].parties, m_groups[g].parties) &&
               days_agree(m_groups[g].days, m_groups[other].days);
      });
    }
    add_clusters(joined);
  }

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

  void add_clusters(JoinedSets& joined) {
    std::map<std::size_t, std::vector<std::size_t>> sets;
    for (std::size_t g = 0; g < m_groups.size(); ++g) sets[joined.find(g)].push_back(g);
    for (const auto& [first, members] : sets) {
      Cluster cluster{"Agreement", "", "", {}};
      for (const std::size_t g : members) {
        const Group& group = m_groups[g];
        if (cluster.day.empty()) cluster.day = group.day;
        for (const Mention* mention : group.mentions) cluster.members.push_back({mention->ref, {}});
      }
      m_block.add(std::move(cluster));
    }
  }

  Block& m_block;
  const ArticlesOf& m_articles_of;
  std::vector<Mention> m_mentions;
  std::vector<Group> m_groups;
};

// An agreement of one name, as the others of its parties see it.
struct Named {
  std::set<Words> names;
  std::size_t longest = 0;  // words of the longest name
  std::optional<Days> days;
};

Named read_named(const NamedAgreement& agreement, const Names& names) {
  Named named;
  for (const Wording& wording : agreement.wordings) {
    const Words words = names.content_words(wording.name);
    named.longest = std::max(named.longest, words.size());
    named.names.insert(words);
  }
  named.days = days_in(day_of(agreement));
  return named;
}

// True when a name of `longer` has all words of one of `shorter` and more.
bool holds_name(const Named& longer, const Named& shorter) {
  return std::any_of(shorter.names.begin(), shorter.names.end(), [&](const Words& name) {
    return name.size() >= 2 && std::any_of(longer.names.begin(), longer.names.end(), [&](const Words& other) {
             return other.size() > name.size() && contains_words(other, name);
           });
  });
}

}  // namespace

void cluster_agreements(Block& block, const ArticlesOf& articles_of) { Agreements(block, articles_of).run(); }

std::string day_of(const NamedAgreement& agreement) {
  std::string best;
  std::optional<Days> days;
  for (const Wording& wording : agreement.wordings) {
    const std::string day = property_text(wording.properties, "date");
    const auto covers = days_in(day);
    if (!covers || (days && days->length() <= covers->length())) continue;
    best = day;
    days = covers;
  }
  return best;
}

std::vector<std::size_t> join_other_names(const std::vector<NamedAgreement>& agreements,
                                          const ArticlesOf& articles_of, const Names& names) {
  std::vector<Named> named;
  std::vector<std::vector<const Wording*>> wordings;
  std::map<std::string, std::vector<std::size_t>> by_word;
  std::vector<std::size_t> longest_first;
  for (std::size_t i = 0; i < agreements.size(); ++i) {
    named.push_back(read_named(agreements[i], names));
    wordings.emplace_back();
    for (const Wording& wording : agreements[i].wordings) wordings.back().push_back(&wording);
    std::set<std::string> words;
    for (const Words& name : named[i].names) words.insert(name.begin(), name.end());
    for (const std::string& word : words) by_word[word].push_back(i);
    longest_first.push_back(i);
  }
  std::stable_sort(longest_first.begin(), longest_first.end(),
                   [&](std::size_t a, std::size_t b) { return named[a].longest > named[b].longest; });
  JoinedSets joined(std::move(wordings), articles_of);
  for (const std::size_t i : longest_first) {
    std::set<std::size_t> others;
    for (const Words& name : named[i].names) {
      const std::vector<std::size_t>* rarest = nullptr;
      for (const std::string& word : name) {
        if (const auto& with = by_word[word]; rarest == nullptr || with.size() < rarest->size())
          rarest = &with;
      }
      if (rarest != nullptr) others.insert(rarest->begin(), rarest->end());
    }
    joined.join_only(i, {others.begin(), others.end()}, [&](std::size_t other) {
      return holds_name(named[other], named[i]) && days_agree(named[other].days, named[i].days);
    });
  }
  std::vector<std::size_t> sets;
  for (std::size_t i = 0; i < agreements.size(); ++i) sets.push_back(joined.find(i));
  return sets;
}

}  // namespace newsgraph
