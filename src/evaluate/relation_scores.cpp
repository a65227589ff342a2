#include "evaluate/relation_scores.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "evaluate/answers.hpp"

namespace newsgraph {
namespace {

double percent_of(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

// Calls `count` with the gold edge or the edge found and what it adds to a tally.
template <typename Count>
void tally(const Judgement& judgement, const GoldText& gold, const std::vector<ExtractedRelation>& found,
           const Count& count) {
  for (std::size_t g = 0; g < gold.relations.size(); ++g) {
    const bool is_found = judgement.found_of[g].has_value();
    if (!gold.relations[g].optional && is_found)
      count(gold.relations[g].type, gold.relations[g].status, Tally{1, 1, 1});
  }
  for (const std::uint32_t g : judgement.missed)
    count(gold.relations[g].type, gold.relations[g].status, Tally{1, 0, 0});
  for (std::size_t f = 0; f < found.size(); ++f) {
    if (judgement.verdicts[f] == Verdict::wrong) count(found[f].type, found[f].status, Tally{0, 1, 0});
  }
}

Tally types_in_text(const GoldText& gold, const std::vector<ExtractedRelation>& found) {
  std::set<std::string> wanted, allowed, given;
  for (const GoldRelation& relation : gold.relations)
    (relation.optional ? allowed : wanted).insert(relation.type);
  for (const ExtractedRelation& relation : found) {
    if (wanted.count(relation.type) != 0 || allowed.count(relation.type) == 0) given.insert(relation.type);
  }
  Tally tally{wanted.size(), given.size(), 0};
  for (const std::string& type : given) tally.right += wanted.count(type);
  return tally;
}

void judge_details(const GoldRelation& gold, const ExtractedRelation& found,
                   const std::vector<ExtractedEntity>& entities, RelationScores& scores) {
  scores.status.count(found.status == gold.status);
  if (gold.speaker) {
    const bool is_right = is_answer(found.speaker, entities, *gold.speaker);
    scores.speaker.count(is_right);
    if (found.speaker || !gold.speaker->empty()) scores.speaker_named.count(is_right);
  }
  if (!gold.from.empty()) scores.time.count(found.time.from == gold.from && found.time.to == gold.to);
  for (const auto& [name, value] : gold.properties) {
    const auto has = found.properties.find(name);
    const bool is_right = has != found.properties.end() && same_value(has->second, value);
    (is_numeric(value) ? scores.numbers : scores.words).count(is_right);
  }
}

// Edges whose type and two actors are right, and whether they go the right way.
void judge_sides(const Judge& judge, const Judgement& edges, const GoldText& gold,
                 const std::vector<ExtractedRelation>& found, Share& sides) {
  for (std::size_t f = 0; f < found.size(); ++f) {
    if (edges.verdicts[f] == Verdict::right) sides.count(true);
    if (edges.verdicts[f] != Verdict::wrong) continue;
    const bool swapped =
        std::any_of(gold.relations.begin(), gold.relations.end(),
                    [&](const GoldRelation& relation) { return judge.is_swapped(found[f], relation); });
    if (swapped) sides.count(false);
  }
}

}  // namespace

void Tally::add(const Tally& other) {
  gold += other.gold;
  found += other.found;
  right += other.right;
}
double Tally::precision() const { return percent_of(right, found); }
double Tally::recall() const { return percent_of(right, gold); }
double Tally::f1() const { return percent_of(2 * right, gold + found); }

void Share::count(bool is_right) {
  ++of;
  right += is_right ? 1 : 0;
}
void Share::add(const Share& other) {
  of += other.of;
  right += other.right;
}
double Share::percent() const { return percent_of(right, of); }

void Calibration::count(double confidence, bool is_right) {
  std::size_t bucket = kBounds.size() - 1;
  while (bucket > 0 && confidence < kBounds[bucket]) --bucket;
  m_buckets[bucket].share.count(is_right);
  m_buckets[bucket].confidence += confidence;
}

void Calibration::add(const Calibration& other) {
  for (std::size_t i = 0; i < m_buckets.size(); ++i) {
    m_buckets[i].share.add(other.m_buckets[i].share);
    m_buckets[i].confidence += other.m_buckets[i].confidence;
  }
}

double Calibration::error() const {
  double sum = 0;
  double edges = 0;
  for (const Bucket& bucket : m_buckets) {
    sum += std::abs(bucket.confidence - static_cast<double>(bucket.share.right));
    edges += static_cast<double>(bucket.share.of);
  }
  return edges > 0 ? sum / edges : 0;
}

void RelationScores::add(const RelationScores& other) {
  texts += other.texts;
  strict.add(other.strict);
  edge.add(other.edge);
  pair.add(other.pair);
  type_in_text.add(other.type_in_text);
  for (const auto& [type, tally] : other.by_type) by_type[type].add(tally);
  for (const auto& [level, tally] : other.by_status) by_status[level].add(tally);
  status.add(other.status);
  speaker.add(other.speaker);
  speaker_named.add(other.speaker_named);
  time.add(other.time);
  numbers.add(other.numbers);
  words.add(other.words);
  sides.add(other.sides);
  silence.add(other.silence);
  false_alarms += other.false_alarms;
  calibration.add(other.calibration);
}

std::vector<ExtractedRelation> judged_relations(const Extraction& extraction,
                                                const std::vector<std::string>& types) {
  std::vector<ExtractedRelation> judged;
  for (const ExtractedRelation& relation : extraction.relations) {
    if (std::find(types.begin(), types.end(), relation.type) != types.end()) judged.push_back(relation);
  }
  return judged;
}

RelationScores score(const Ontology& ontology, const GoldText& gold,
                     const std::vector<ExtractedEntity>& entities,
                     const std::vector<ExtractedRelation>& found) {
  RelationScores scores;
  scores.texts = 1;
  const Judge judge(ontology, gold, entities, found);
  tally(judge.judge(Agreement::strict), gold, found, [&](const std::string&, Status level, const Tally& t) {
    scores.strict.add(t);
    scores.by_status[level].add(t);
  });
  const Judgement edges = judge.judge(Agreement::edge);
  tally(edges, gold, found, [&](const std::string& type, Status, const Tally& t) {
    scores.edge.add(t);
    scores.by_type[type].add(t);
  });
  tally(judge.judge(Agreement::pair), gold, found,
        [&](const std::string&, Status, const Tally& t) { scores.pair.add(t); });
  scores.type_in_text = types_in_text(gold, found);
  for (std::size_t g = 0; g < gold.relations.size(); ++g) {
    if (edges.found_of[g] && !gold.relations[g].optional)
      judge_details(gold.relations[g], found[*edges.found_of[g]], entities, scores);
  }
  judge_sides(judge, edges, gold, found, scores.sides);
  for (std::size_t f = 0; f < found.size(); ++f) {
    if (edges.verdicts[f] != Verdict::repeated)
      scores.calibration.count(found[f].confidence, edges.verdicts[f] != Verdict::wrong);
  }
  if (gold.relations.empty()) {
    scores.silence.count(found.empty());
    scores.false_alarms =
        edges.verdicts.size() -
        static_cast<std::size_t>(std::count(edges.verdicts.begin(), edges.verdicts.end(), Verdict::repeated));
  }
  return scores;
}

}  // namespace newsgraph
