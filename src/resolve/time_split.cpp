#include "resolve/time_split.hpp"

#include <algorithm>
#include <cstdlib>
#include <tuple>

namespace newsgraph {
namespace {

constexpr int kNarrow = 4;  // days; ranges no longer than this tell things apart
constexpr int kVague = 31;  // days; longer ranges tell nothing

struct Group {
  Days days;
  bool dated = true;
};

class Splitter {
public:
  Splitter(const std::vector<Timed>& items, TimeTolerance tolerance)
      : m_items(items), m_tolerance(tolerance), m_group(items.size()) {}

  std::vector<std::size_t> run() {
    std::vector<std::size_t> narrow, wide, undated;
    for (std::size_t i = 0; i < m_items.size(); ++i) {
      const auto& days = m_items[i].days;
      if (!days || days->length() > kVague) {
        undated.push_back(i);
      } else {
        (days->length() <= kNarrow ? narrow : wide).push_back(i);
      }
    }
    sweep(narrow);
    Refs left;
    for (const std::size_t i : wide) {
      if (!join_nearest(i, *m_items[i].days, 0)) left.push_back(i);
    }
    sweep(left);
    m_dated = m_groups.size();
    place_undated(undated);
    return m_group;
  }

private:
  using Refs = std::vector<std::size_t>;

  // Sorted by start, a run of ranges with no gap larger than the tolerance is one group.
  void sweep(Refs& items) {
    std::sort(items.begin(), items.end(), [&](std::size_t a, std::size_t b) {
      return std::make_tuple(m_items[a].days->from, m_items[a].days->to, a) <
             std::make_tuple(m_items[b].days->from, m_items[b].days->to, b);
    });
    bool open = false;
    for (const std::size_t i : items) {
      const Days days = *m_items[i].days;
      if (open && m_groups.back().days.gap(days) <= m_tolerance.gap) {
        m_groups.back().days.to = std::max(m_groups.back().days.to, days.to);
      } else {
        m_groups.push_back({days});
        open = true;
      }
      m_group[i] = m_groups.size() - 1;
    }
  }

  // The nearest of the groups so far that is no further than `reach`; of equally near ones the latest before
  // the article.
  bool join_nearest(std::size_t item, const Days& days, int reach) {
    std::optional<std::size_t> best;
    for (std::size_t g = 0; g < m_groups.size(); ++g) {
      const int gap = m_groups[g].days.gap(days);
      if (gap > reach) continue;
      if (!best || gap < m_groups[*best].days.gap(days) ||
          (gap == m_groups[*best].days.gap(days) && m_items[item].article &&
           m_groups[g].days.from <= *m_items[item].article)) {
        best = g;
      }
    }
    if (best) m_group[item] = *best;
    return best.has_value();
  }

  void place_undated(const Refs& undated) {
    Refs by_article, lost;
    for (const std::size_t i : undated) {
      const auto& article = m_items[i].article;
      if (m_tolerance.window < 0 || !article) {
        if (m_dated == 1) {
          m_group[i] = 0;
        } else {
          lost.push_back(i);
        }
      } else if (m_dated == 0 ||
                 !join_nearest(i, m_items[i].days.value_or(Days{*article, *article}), m_tolerance.window)) {
        by_article.push_back(i);
      }
    }
    chain(by_article);
    if (lost.empty()) return;
    m_groups.push_back({{}, false});
    for (const std::size_t i : lost) m_group[i] = m_groups.size() - 1;
  }

  void chain(Refs& items) {
    std::sort(items.begin(), items.end(), [&](std::size_t a, std::size_t b) {
      return std::make_pair(*m_items[a].article, a) < std::make_pair(*m_items[b].article, b);
    });
    for (std::size_t k = 0; k < items.size(); ++k) {
      if (k == 0 || *m_items[items[k]].article - *m_items[items[k - 1]].article > m_tolerance.window) {
        m_groups.push_back({{}, false});
      }
      m_group[items[k]] = m_groups.size() - 1;
    }
  }

  const std::vector<Timed>& m_items;
  TimeTolerance m_tolerance;
  std::vector<std::size_t> m_group;
  std::vector<Group> m_groups;
  std::size_t m_dated = 0;
};

}  // namespace

std::vector<std::size_t> split_by_time(const std::vector<Timed>& items, TimeTolerance tolerance) {
  return Splitter(items, tolerance).run();
}

}  // namespace newsgraph
