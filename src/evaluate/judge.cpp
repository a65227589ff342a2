#include "evaluate/judge.hpp"

#include <algorithm>

#include "evaluate/answers.hpp"

namespace newsgraph {
namespace {

// Maximum bipartite matching; `choices[g]` holds the edges that fit gold edge g, best first.
class Matching {
public:
  Matching(const std::vector<std::vector<std::uint32_t>>& choices, std::size_t found)
      : m_choices(choices), m_gold_of(found) {}

  bool place(std::uint32_t gold) {
    m_tried.assign(m_gold_of.size(), false);
    return augment(gold);
  }
  [[nodiscard]] const std::vector<std::optional<std::uint32_t>>& gold_of() const { return m_gold_of; }

private:
  bool augment(std::uint32_t gold) {
    for (const std::uint32_t found : m_choices[gold]) {
      if (m_tried[found]) continue;
      m_tried[found] = true;
      if (m_gold_of[found] && !augment(*m_gold_of[found])) continue;
      m_gold_of[found] = gold;
      return true;
    }
    return false;
  }

  const std::vector<std::vector<std::uint32_t>>& m_choices;
  std::vector<std::optional<std::uint32_t>> m_gold_of;
  std::vector<bool> m_tried;
};

bool is_open(const GoldRelation& gold) {
  const auto has_star = [](const Answers& answers) {
    return std::find(answers.begin(), answers.end(), "*") != answers.end();
  };
  return has_star(gold.source) || has_star(gold.target);
}

}  // namespace

bool Judge::is_symmetric(std::string_view type) const {
  const RelationType* known = m_ontology.relation_type(type);
  return known != nullptr && known->symmetric;
}

bool Judge::sides_agree(const ExtractedRelation& found, const Answers& source, const Answers& target) const {
  return is_answer(found.source, m_entities, source) && is_answer(found.target, m_entities, target);
}

bool Judge::fits(const ExtractedRelation& found, const GoldRelation& gold, Agreement agreement) const {
  // "An agreement, with whom is open" excuses an agreement, not everything between the two.
  const bool pair = agreement == Agreement::pair && !(gold.optional && is_open(gold));
  if (!pair && found.type != gold.type) return false;
  if (agreement == Agreement::strict && !gold.optional && found.status != gold.status) return false;
  const bool either_order = agreement == Agreement::pair || is_symmetric(gold.type);
  return sides_agree(found, gold.source, gold.target) ||
         (either_order && sides_agree(found, gold.target, gold.source));
}

bool Judge::is_swapped(const ExtractedRelation& found, const GoldRelation& gold) const {
  return found.type == gold.type && !is_symmetric(gold.type) && !fits(found, gold, Agreement::edge) &&
         sides_agree(found, gold.target, gold.source);
}

int Judge::closeness(const ExtractedRelation& found, const GoldRelation& gold) const {
  const bool speaker = gold.speaker && is_answer(found.speaker, m_entities, *gold.speaker);
  const bool time = !gold.from.empty() && found.time.from == gold.from && found.time.to == gold.to;
  const std::string_view trigger = found.evidence.trigger.of(m_gold.text);
  const bool place =
      !gold.trigger.empty() && !trigger.empty() && gold.trigger.find(trigger) != std::string::npos;
  return (found.type == gold.type ? 16 : 0) + (found.status == gold.status ? 8 : 0) + (speaker ? 4 : 0) +
         (time ? 2 : 0) + (place ? 1 : 0);
}

void Judge::assign(Agreement agreement, Judgement& judgement) const {
  const auto golds = static_cast<std::uint32_t>(m_gold.relations.size());
  std::vector<std::vector<std::uint32_t>> choices(golds);
  for (std::uint32_t g = 0; g < golds; ++g) {
    for (std::uint32_t f = 0; f < m_found.size(); ++f) {
      if (fits(m_found[f], m_gold.relations[g], agreement)) choices[g].push_back(f);
    }
    std::stable_sort(choices[g].begin(), choices[g].end(), [&](std::uint32_t a, std::uint32_t b) {
      return closeness(m_found[a], m_gold.relations[g]) > closeness(m_found[b], m_gold.relations[g]);
    });
  }
  Matching matching(choices, m_found.size());
  for (const bool optional : {false, true}) {
    for (std::uint32_t g = 0; g < golds; ++g) {
      if (m_gold.relations[g].optional == optional) matching.place(g);
    }
  }
  judgement.gold_of = matching.gold_of();
  judgement.found_of.resize(golds);
  for (std::uint32_t f = 0; f < m_found.size(); ++f) {
    if (!judgement.gold_of[f]) continue;
    judgement.found_of[*judgement.gold_of[f]] = f;
    const bool optional = m_gold.relations[*judgement.gold_of[f]].optional;
    judgement.verdicts[f] = optional ? Verdict::optional : Verdict::right;
  }
}

// The same entity, or the country that the other belongs to.
bool Judge::stands_for(std::optional<std::uint32_t> side, std::optional<std::uint32_t> other) const {
  if (side == other) return true;
  if (!side || !other) return false;
  const ExtractedEntity& country = m_entities[*side];
  return country.type == "Country" && !country.country.empty() &&
         m_entities[*other].country == country.country;
}

bool Judge::follows_from(const ExtractedRelation& relation, const ExtractedRelation& other,
                         Agreement agreement) const {
  if (agreement != Agreement::pair && relation.type != other.type) return false;
  if (agreement == Agreement::strict && relation.status != other.status) return false;
  const bool either_order = agreement == Agreement::pair || is_symmetric(relation.type);
  return (stands_for(relation.source, other.source) && stands_for(relation.target, other.target)) ||
         (either_order && stands_for(relation.source, other.target) &&
          stands_for(relation.target, other.source));
}

bool Judge::is_repeated(std::uint32_t found, Agreement agreement, const Judgement& judgement) const {
  for (std::uint32_t g = 0; g < m_gold.relations.size(); ++g) {
    if (judgement.found_of[g] && fits(m_found[found], m_gold.relations[g], agreement)) return true;
  }
  for (std::uint32_t other = 0; other < m_found.size(); ++other) {
    if (other == found || judgement.verdicts[other] == Verdict::repeated) continue;
    if (!follows_from(m_found[found], m_found[other], agreement)) continue;
    // Of two wrong ones that say the same the first is counted; of a person's and its country's, the
    // person's.
    const bool mutual = follows_from(m_found[other], m_found[found], agreement);
    if (judgement.verdicts[other] != Verdict::wrong || !mutual || other < found) return true;
  }
  return false;
}

void Judge::judge_leftovers(Agreement agreement, Judgement& judgement) const {
  for (std::uint32_t f = 0; f < m_found.size(); ++f) {
    if (!judgement.gold_of[f] && is_repeated(f, agreement, judgement))
      judgement.verdicts[f] = Verdict::repeated;
  }
  const auto found_again = [&](const GoldRelation& gold) {
    return std::any_of(m_found.begin(), m_found.end(),
                       [&](const ExtractedRelation& found) { return fits(found, gold, agreement); });
  };
  for (std::uint32_t g = 0; g < m_gold.relations.size(); ++g) {
    const GoldRelation& gold = m_gold.relations[g];
    if (judgement.found_of[g] || gold.optional) continue;
    // Two gold edges between the same two are one pair.
    if (agreement == Agreement::pair && found_again(gold)) continue;
    judgement.missed.push_back(g);
  }
}

Judgement Judge::judge(Agreement agreement) const {
  Judgement judgement;
  judgement.verdicts.assign(m_found.size(), Verdict::wrong);
  assign(agreement, judgement);
  judge_leftovers(agreement, judgement);
  return judgement;
}

}  // namespace newsgraph
