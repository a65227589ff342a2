// The claims behind edges: looked up edge by edge, or, where most edges are wanted, read once from front to
// back and sorted. For graph/view*.cpp alone.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/span.hpp"
#include "graph/sqlite.hpp"
#include "graph/view.hpp"
#include "graph/view_sorter.hpp"

namespace newsgraph {

// One claim behind a relation. Ordered by relation, document, sentence, trigger and claim.
struct EvidenceRow {
  std::string_view relation, document, rule, quote;
  Span sentence, trigger;
  std::uint32_t claim = 0;
  struct Facts {
    Span source, target;       // kNoSpan: not known
    std::uint32_t outlet = 0;  // a number for the article's publisher
    std::int64_t text = 0;     // the article's cluster of near-copies
    double confidence = 0;
  } facts;
};
inline constexpr Span kNoSpan{0xFFFFFFFFU, 0xFFFFFFFFU};

// Rows through a RecordSorter.
class EvidenceSorter {
public:
  explicit EvidenceSorter(RecordSorter sorter = RecordSorter()) : m_sorter(std::move(sorter)) {}

  void add(const EvidenceRow& row);
  void sort() { m_sorter.sort(); }
  // nullptr at the end. Valid until the next call.
  [[nodiscard]] const EvidenceRow* next();
  // Of the row that `next` gave last.
  [[nodiscard]] std::string_view key() const { return m_read_key; }

private:
  RecordSorter m_sorter;
  std::string m_key, m_value;          // of what is added
  std::string_view m_read_key;         // of what is read
  std::string m_relation, m_document;  // of it, where they hold zero bytes
  EvidenceRow m_row;
};

// Publishers as numbers.
class OutletNumbers {
public:
  [[nodiscard]] std::uint32_t number(std::string_view outlet);

private:
  std::map<std::string, std::uint32_t, std::less<>> m_numbers;
};

// Publishers and texts (clusters of near-copies) behind one edge, and how sure they make it together.
class EvidenceSpread {
public:
  void clear();
  void add(std::uint32_t outlet, std::int64_t text, double certainty);
  [[nodiscard]] std::uint32_t outlets();
  [[nodiscard]] std::uint32_t texts();
  [[nodiscard]] double confidence() const;

private:
  std::vector<std::uint32_t> m_outlets;
  std::vector<std::int64_t> m_texts;
  std::vector<std::pair<std::int64_t, double>> m_told;  // text and certainty, in the order of articles
};

// Evidence of all edges, by edges in id order. The tables of articles, quotes, claims and evidence are read
// side by side, each once.
class EvidenceWalk {
public:
  // `as_of`: only articles of that day and before; empty: all. `second`: a connection of which a second
  // thread reads half of the articles; nullptr: none does.
  EvidenceWalk(Database& database, Database* second, std::string_view as_of);

  // The next piece of evidence of `edge`, which comes in id order; nullptr when there is no more. Valid until
  // the next call.
  [[nodiscard]] const EvidenceRow* next(std::string_view edge);

private:
  void step() { m_halves[m_nearer].here = m_halves[m_nearer].sorter.next(); }
  const EvidenceRow* nearest();

  struct Half {
    EvidenceSorter sorter;
    const EvidenceRow* here = nullptr;
  };
  std::array<Half, 2> m_halves;  // of the articles; the second may be empty
  std::size_t m_nearer = 0;      // the half whose row comes first
  bool m_given = false;          // that row was handed out
};

class EvidenceReader {
public:
  // `walk`: every edge will be asked for in id order, or so many that the walk is cheaper.
  EvidenceReader(Database& database, bool walk, std::string as_of, Database* second);

  // Replaces what is in `evidence`, whose strings are used again.
  void read(std::string_view edge, std::vector<EdgeEvidence>& evidence);
  // Of the edge read last.
  [[nodiscard]] EvidenceSpread& spread() { return m_spread; }

private:
  const EvidenceRow* next(std::string_view edge);

  std::optional<EvidenceWalk> m_walk;
  std::optional<Statement> m_lookup;
  OutletNumbers m_outlets;
  EvidenceRow m_row;
  EvidenceSpread m_spread;
  std::string m_as_of;
};

}  // namespace newsgraph
