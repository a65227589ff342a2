// The claims behind edges, as the table `evidence` keeps them beside each edge. For graph/view*.cpp alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/sqlite.hpp"
#include "graph/view.hpp"
#include "graph/view_cursor.hpp"

namespace newsgraph {

// What the articles behind one edge count as, and how sure they make it together.
class EvidenceSpread {
public:
  void clear();
  // `outlet`: a number for the publisher; `text`: the article's cluster of near-copies.
  void add(std::uint32_t outlet, std::int64_t text, double certainty);
  [[nodiscard]] std::uint32_t outlets();
  [[nodiscard]] std::uint32_t texts();
  [[nodiscard]] double confidence() const;

private:
  std::vector<std::uint32_t> m_outlets;
  std::vector<std::int64_t> m_texts;
  std::vector<std::pair<std::int64_t, double>> m_told;  // text and certainty, in the order of articles
};

// The articles dated up to a day: 24 bytes each.
class ArticlesUntil {
public:
  struct Article {
    std::int64_t key = 0, text = 0;  // text, outlet: as in EvidenceSpread
    std::uint32_t outlet = 0;
  };

  ArticlesUntil(Database& database, std::string_view day);
  // nullptr: it is later, or has no date.
  [[nodiscard]] const Article* find(std::int64_t key) const;

private:
  std::vector<Article> m_articles;  // by key
};

class EvidenceReader {
public:
  // `as_of`: only of articles of that day and before; empty: of all.
  EvidenceReader(Database& database, std::string_view as_of);

  // Replaces what is in `evidence`, whose strings are used again; by article and place. Cheap where edges are
  // asked for in id order.
  void read(std::string_view edge, std::vector<EdgeEvidence>& evidence);
  // Of the edge read last; empty without a day.
  [[nodiscard]] EvidenceSpread& spread() { return m_spread; }

private:
  struct Found {
    EdgeEvidence evidence;
    const ArticlesUntil::Article* article = nullptr;
  };

  void sort(std::vector<EdgeEvidence>& evidence);
  void spread(const std::vector<EdgeEvidence>& evidence);

  SideCursor m_rows;
  std::optional<ArticlesUntil> m_articles;
  std::vector<const ArticlesUntil::Article*> m_told;  // as of a day: beside each piece of evidence
  std::vector<Found> m_found;                         // for sorting, used again and again
  EvidenceSpread m_spread;
};

}  // namespace newsgraph
