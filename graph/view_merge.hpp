// Several relations of one type between one pair as one edge. For
// graph/view*.cpp alone.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/view.hpp"

namespace newsgraph {

// The id of the edge that stands for all relations of a type from source to
// target.
[[nodiscard]] std::string merged_id(std::string_view type, std::string_view source, std::string_view target);

// Actual, ongoing, past, planned, proposed, hypothetical, negated, denied.
[[nodiscard]] bool more_real(Status one, Status other);

// The properties that merging adds to edges.
[[nodiscard]] const std::vector<PropertyType>& merge_properties();

// Takes relations in the order of source, target, type and gives each group as
// one edge:
// - status is the most real one there is; properties, roles, speaker and codes
// are what all have in common;
// - confidence is the highest, sources, outlets and independent count the articles of all, from and to the
// hull of the times;
// - spells are the times, overlapping ones united;
// - the properties `relations` (how many), `statuses` ("actual 2; planned 1")
// and `days` ("2026-02-01/2026-02-03;
//   2026-03-01/…", as in spells) say what was merged.
class EdgeMerger {
public:
  // What an article counts as: its publisher and the cluster of its near-copies.
  struct Print {
    std::string outlet;
    std::int64_t text = 0;
  };
  using PrintOf = std::function<Print(const std::string& document)>;

  EdgeMerger(EvidenceMode evidence, PrintOf print_of)
      : m_evidence(evidence), m_print_of(std::move(print_of)) {}

  // The edge that is complete now that another begins, if any.
  [[nodiscard]] std::optional<Edge> add(const Edge& relation);
  // The last one.
  [[nodiscard]] std::optional<Edge> finish();

private:
  void begin(const Edge& relation);
  void join(const Edge& relation);
  void describe();
  void count_articles();

  EvidenceMode m_evidence;
  PrintOf m_print_of;
  std::optional<Edge> m_edge;
  std::set<std::string> m_articles;
  std::map<Status, std::size_t> m_statuses;
};

}  // namespace newsgraph
