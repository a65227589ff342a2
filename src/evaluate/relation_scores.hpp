// Sums over texts: how many gold edges were found, how many edges found are right, and how good the rest of
// a right edge is (status, speaker, days, numbers).
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "evaluate/gold.hpp"
#include "evaluate/judge.hpp"
#include "graph/ontology.hpp"
#include "graph/records.hpp"

namespace newsgraph {

// Counts behind precision, recall and F1; repeated edges and optional gold are in none of them.
struct Tally {
  std::uint64_t gold = 0;
  std::uint64_t found = 0;
  std::uint64_t right = 0;

  void add(const Tally& other);
  // In percent, 0..100; 0 where nothing was found, or nothing was to be found.
  [[nodiscard]] double precision() const;
  [[nodiscard]] double recall() const;
  [[nodiscard]] double f1() const;
};

struct Share {
  std::uint64_t of = 0;
  std::uint64_t right = 0;

  void count(bool is_right);
  void add(const Share& other);
  [[nodiscard]] double percent() const;  // 0..100; 0 of nothing
};

// Edges found by the confidence that the extractor gave them, and whether source, target and type are right.
// Right are those that stand for a gold edge, optional ones included.
class Calibration {
public:
  // Lower bounds of the buckets; the last one ends with 1.
  static constexpr std::array<double, 11> kBounds = {0.0, 0.5,  0.6, 0.65, 0.7, 0.75,
                                                     0.8, 0.85, 0.9, 0.95, 0.98};
  struct Bucket {
    Share share;
    double confidence = 0;  // sum over the bucket's edges
  };

  void count(double confidence, bool is_right);
  void add(const Calibration& other);
  [[nodiscard]] const std::array<Bucket, kBounds.size()>& buckets() const { return m_buckets; }
  // Mean distance of a bucket's confidence from its share of right edges, weighted by edges, 0..1 (expected
  // calibration error: Naeini, Cooper, Hauskrecht 2015).
  [[nodiscard]] double error() const;

private:
  std::array<Bucket, kBounds.size()> m_buckets;
};

struct RelationScores {
  std::uint64_t texts = 0;
  Tally strict;                          // source, target, type, status
  Tally edge;                            // source, target, type
  Tally pair;                            // the two sides, in either order, whatever is between them
  Tally type_in_text;                    // types that a text tells of, whoever acts
  std::map<std::string, Tally> by_type;  // of `edge`
  std::map<Status, Tally> by_status;     // of `strict`
  Share status;                          // of right edges
  Share speaker;                         // of right edges whose speaker is judged
  Share speaker_named;                   // of those, where gold or extraction names one
  Share time;                            // of right edges whose days are judged
  Share numbers;                         // numbers judged on right edges
  Share words;                           // other properties judged on right edges
  Share sides;                           // edges of the right type between the right two that are in order
  Share silence;                         // texts without gold edges that gave none
  std::uint64_t false_alarms = 0;        // edges found in texts without gold edges
  Calibration calibration;

  void add(const RelationScores& other);
};

// The relations of the extraction whose types are judged.
[[nodiscard]] std::vector<ExtractedRelation> judged_relations(const Extraction& extraction,
                                                              const std::vector<std::string>& types);

[[nodiscard]] RelationScores score(const Ontology& ontology, const GoldText& gold,
                                   const std::vector<ExtractedEntity>& entities,
                                   const std::vector<ExtractedRelation>& found);

}  // namespace newsgraph
