// Evidence in the order of its edges. Claims lie in the order of their articles, edges in that of their ids;
// turning one into the other by a search an edge costs more than all the rest of an export. So: rows are
// packed into a buffer, full buffers are sorted and put into a temporary file, and merged on the way back
// (Knuth, The Art of Computer Programming, vol. 3, 5.4). Memory does not grow with the graph. For
// graph/view*.cpp alone.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.hpp"

namespace newsgraph {

// One claim behind a relation. Ordered by relation, document, sentence, trigger and claim.
struct EvidenceRow {
  std::string_view relation, document, rule, quote;
  struct Facts {
    Span sentence, trigger, source, target;  // kNoSpan: not known
    std::uint32_t claim = 0;
    std::uint32_t outlet = 0;  // a number for the article's publisher
    std::int64_t text = 0;     // the article's cluster of near-copies
    double confidence = 0;
  } facts;
};
inline constexpr Span kNoSpan{0xFFFFFFFFU, 0xFFFFFFFFU};
[[nodiscard]] bool comes_before(const EvidenceRow& a, const EvidenceRow& b);

class EvidenceSorter {
public:
  // `memory`: bytes of a buffer; at most about as much again is in use besides.
  explicit EvidenceSorter(std::size_t memory = std::size_t{8} << 20U) : m_memory(memory) {}

  // Throws Error when the temporary file cannot be written.
  void add(const EvidenceRow& row);
  // After the last `add`.
  void sort();
  // nullptr at the end. Valid until the next call.
  [[nodiscard]] const EvidenceRow* next();

private:
  struct Place {
    std::uint64_t start = 0;  // of the relation's id, so that most comparisons stay here
    std::uint32_t offset = 0;
  };
  // A sorted stretch of the file, or, without a file, of m_buffer.
  struct Run {
    std::uint64_t begin = 0, end = 0;  // left in the file
    std::string bytes;                 // read from it
    std::size_t at = 0;
    std::uint64_t start = 0;  // as in Place
    EvidenceRow row;
  };

  void sort_buffer();
  void spill();
  bool advance(Run& run);
  bool refill(Run& run, std::size_t wanted);
  [[nodiscard]] static bool after(const Run* a, const Run* b);

  struct Close {
    void operator()(std::FILE* file) const noexcept { std::fclose(file); }
  };

  std::size_t m_memory;
  std::string m_buffer;
  std::vector<Place> m_places;
  std::unique_ptr<std::FILE, Close> m_file;
  std::vector<Run> m_runs;
  std::vector<Run*> m_heap;     // of runs that have a row, the first on top
  Run* m_given = nullptr;       // whose row was handed out
  std::size_t m_read_size = 0;  // bytes a run reads at once
  std::size_t m_next = 0;       // in m_places, when all fits into the buffer
  EvidenceRow m_row;
};

}  // namespace newsgraph
