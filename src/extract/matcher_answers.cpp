// Sides that the article told before: "Peru denied the charge", "the talks were mediated by Norway".
#include <algorithm>

#include "extract/matcher.hpp"
#include "extract/relation_kinds.hpp"
#include "graph/property_text.hpp"

namespace newsgraph {
namespace {

constexpr std::uint32_t kAnswerReach = 4;  // sentences
constexpr std::uint32_t kPartyReach = 1;
constexpr double kTold = 0.9;

}  // namespace

// A state, and a ministry or a person that acts for it.
bool Matcher::are_of_one_side(EntityId one, EntityId other) const {
  if (one == other) return true;
  if (m_entities[one].type == "Country") std::swap(one, other);
  if (m_entities[other].type != "Country" || m_entities[one].country != m_entities[other].country)
    return false;
  const Office* office = m_pack.offices.find(property_text(m_entities[one].properties, "office"));
  return (office != nullptr && office->represents) ||
         property_text(m_entities[one].properties, "sector") == "GOV";
}

// "the charges of [Chile]", "the claims of the [judge]", "[his] allegations": the words themselves say whose.
bool Matcher::names_others(std::uint32_t trigger, const std::vector<Actor>& sources) const {
  for (const std::uint32_t noun : m_grammar.objects(trigger)) {
    const TokenRange phrase = m_tree.subtree(noun);
    for (std::uint32_t t = phrase.begin; t < phrase.end; ++t) {
      if (t == trigger || m_tree.dominates(trigger, t) != m_tree.dominates(trigger, noun)) continue;
      if (m_tree[t].deprel == Deprel::nmod_poss) return true;
      if (m_tree[t].deprel == Deprel::nmod && m_tree.head(t) == noun) {
        const std::string adposition = m_tree.case_of(t);
        if (adposition == "by" || adposition == "from") return true;
        if (adposition == "of" && m_tree.child(t, Deprel::det)) return true;
      }
      const Reference* name = m_entities.at(t);
      if (name == nullptr) continue;
      const bool own = std::any_of(sources.begin(), sources.end(), [&](const Actor& source) {
        return name->entity ? are_of_one_side(*name->entity, source.entity)
                            : name->iso3 == m_entities[source.entity].country;
      });
      if (!own) return true;
    }
  }
  return false;
}

void Matcher::add_told_targets(const Rule& rule, std::uint32_t trigger, const std::vector<Match>& inner,
                               Sides& sides) const {
  const bool answers = !rule.answers.empty();
  if ((!answers && rule.between_told.empty()) || !sides.targets.empty() || sides.sources.empty()) return;
  if (names_others(trigger, sides.sources)) return;
  const auto is_source = [&](EntityId id) {
    return std::any_of(sides.sources.begin(), sides.sources.end(),
                       [&](const Actor& source) { return are_of_one_side(source.entity, id); });
  };
  const auto add = [&](EntityId id) {
    const auto is_it = [&](const Actor& target) { return target.entity == id; };
    if (std::none_of(sides.targets.begin(), sides.targets.end(), is_it))
      sides.targets.push_back({id, {trigger, trigger + 1}, kTold});
  };
  const auto fits = [&](const ExtractedRelation& told) {
    if (!told.source || !told.target || is_source(*told.source)) return false;
    if (answers) return rule.answers.count(told.type) != 0 && happens(told.status) && is_source(*told.target);
    const auto is_party = [&](EntityId id) {
      const std::string& type = m_entities[id].type;
      return type == "Country" || type == "Organization" || type == "Person";
    };
    return rule.between_told.count(told.type) != 0 && !is_source(*told.target) && is_party(*told.source) &&
           is_party(*told.target);
  };
  const auto take = [&](const ExtractedRelation& told) {
    add(*told.source);
    if (!answers) add(*told.target);
  };
  const std::uint32_t begin = m_tree.sentence_tokens(trigger).begin;
  for (const Match& match : inner) {
    if (answers && match.trigger > trigger && match.trigger >= begin) continue;
    for (const ExtractedRelation& told : match.relations) {
      if (fits(told)) take(told);
    }
    if (!sides.targets.empty()) return;
  }
  // The last one told; all who did so by one word.
  const std::uint32_t here = m_tree.sentence_of(trigger);
  const std::uint32_t reach = std::min(here, answers ? kAnswerReach : kPartyReach);
  const std::uint32_t least = m_tree.doc().sentences[here - reach].span.begin;
  std::optional<Span> word;
  for (auto told = m_told.rbegin(); told != m_told.rend() && told->evidence.sentence.begin >= least; ++told) {
    if ((word && told->evidence.trigger != *word) || !fits(*told)) continue;
    word = told->evidence.trigger;
    take(*told);
  }
}

}  // namespace newsgraph
