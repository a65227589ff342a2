// Sets of things that may be one, grown by joining; what one article speaks of as two stays two.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <set>
#include <utility>
#include <vector>

#include "resolve/clusters.hpp"

namespace newsgraph {

// The articles that use a wording; asked for only where two sets are about to become one.
using ArticlesOf = std::function<std::vector<std::int64_t>(const Wording&)>;

class JoinedSets {
public:
  // `wordings` of each thing; they and `articles_of` must outlive the sets.
  JoinedSets(std::vector<std::vector<const Wording*>> wordings, const ArticlesOf& articles_of)
      : m_sets(wordings.size()), m_wordings(std::move(wordings)), m_articles_of(articles_of) {}

  [[nodiscard]] std::size_t find(std::size_t thing) { return m_sets.find(thing); }

  // Joins `thing` to the only other set of which one of `others` fits it.
  template <typename Fits>
  void join_only(std::size_t thing, const std::vector<std::size_t>& others, const Fits& fits) {
    std::set<std::size_t> homes;
    for (const std::size_t other : others) {
      if (find(other) != find(thing) && fits(other)) homes.insert(find(other));
    }
    if (homes.size() == 1) join(find(thing), *homes.begin());
  }

private:
  void join(std::size_t a, std::size_t b) {
    const std::set<std::int64_t> articles = articles_of(a);
    const std::set<std::int64_t> others = articles_of(b);
    if (std::any_of(articles.begin(), articles.end(), [&](std::int64_t one) { return others.contains(one); }))
      return;
    m_sets.join(a, b);
    auto& all = m_wordings[find(a)];
    const auto& more = m_wordings[find(a) == a ? b : a];
    all.insert(all.end(), more.begin(), more.end());
  }

  [[nodiscard]] std::set<std::int64_t> articles_of(std::size_t set) const {
    std::set<std::int64_t> articles;
    for (const Wording* wording : m_wordings[set]) {
      for (const std::int64_t article : m_articles_of(*wording)) articles.insert(article);
    }
    return articles;
  }

  Unions m_sets;
  std::vector<std::vector<const Wording*>> m_wordings;  // of the set, at the thing that names it
  const ArticlesOf& m_articles_of;
};

}  // namespace newsgraph
