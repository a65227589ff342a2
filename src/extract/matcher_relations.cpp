// What a rule that holds tells: status, time and properties of the event, and who did it to whom.
#include <algorithm>

#include "extract/clause_forms.hpp"
#include "extract/matcher.hpp"
#include "extract/relation_kinds.hpp"
#include "extract/whose_time.hpp"

namespace newsgraph {
namespace {

// One end is an agreement or meeting, which has its day.
bool joins_occasion(const RelationType& type) {
  for (const char* name : {"source", "target"}) {
    const RoleType* role = type.role(name);
    const bool occasion =
        role != nullptr && std::all_of(role->range.begin(), role->range.end(),
                                       [](auto& end) { return end == "Agreement" || end == "Meeting"; });
    if (occasion && !role->range.empty()) return true;
  }
  return false;
}

}  // namespace

// "the Special [Partnership] with Peru" has no part in itself.
void Matcher::drop_own_name(std::uint32_t trigger, std::vector<Actor>& actors) const {
  const Reference* name = m_entities.at(trigger);
  if (name == nullptr || !name->entity || m_entities[*name->entity].type != "Organization") return;
  actors.erase(std::remove_if(actors.begin(), actors.end(),
                              [&](const Actor& actor) { return actor.entity == *name->entity; }),
               actors.end());
}

// "Lind, a member of the Senate, will leave on Friday": what a noun tells in passing has neither tense nor
// day of the clause around it.
bool Matcher::tells_in_passing(const Rule& rule, std::uint32_t trigger) const {
  if (rule.type->is_event || rule.trigger == TriggerKind::verb || joins_occasion(*rule.type)) return false;
  std::uint32_t first = trigger;  // "between the speaker and the [head] of the council"
  for (auto above = m_tree.head(first); m_tree[first].deprel == Deprel::conj && above;
       above = m_tree.head(first))
    first = *above;
  switch (m_tree[first].deprel) {
    case Deprel::appos:
    case Deprel::nsubj:
    case Deprel::nsubj_pass:
    case Deprel::nmod:
    case Deprel::nmod_poss:
    case Deprel::compound:
    case Deprel::obj:
      return true;
    case Deprel::obl:
    case Deprel::obl_agent:
      return m_tree.case_of(trigger) != "as";  // "served as a member from 1991"
    default:
      return false;
  }
}

// "flies to Lima on Friday", "Friday's talks": told before the day has come. Who asks for something does so
// now.
bool Matcher::is_to_come(const Rule& rule, std::uint32_t trigger, const TimeRange& time) const {
  const std::string& today = m_tree.doc().date;
  const bool gathers = rule.type->name == "held-in" || rule.type->name == "attends";
  if (!(rule.type->is_event || gathers) || rule.type->declares("act") || today.empty() || time.from <= today)
    return false;
  const std::uint32_t verb = m_grammar.light_verb(trigger).value_or(trigger);
  const auto above = m_tree.head(verb);
  if (!m_tree.is_verb(verb)) {  // "there have been five [rounds]"
    const auto auxiliary = above ? m_tree.child(*above, Deprel::aux) : std::nullopt;
    return !auxiliary || m_tree[*auxiliary].lemma != "have";
  }
  const bool opening =
      m_tree[verb].deprel == Deprel::acl && is_participle(m_tree, verb);  // "talks [opening] on"
  // "left in May and [quit] in June": of one tense
  const bool past = m_tree[verb].deprel == Deprel::conj && above && m_tree[*above].xpos == Xpos::VBD &&
                    m_tree[verb].xpos == Xpos::VBP && !m_tree.child(verb, Deprel::nsubj);
  return (is_present(m_tree, verb) && !past) || opening;
}

// "said that after [talks] with Lind they would meet in May": what the clause does later has no part in them,
// but "will leave after [talks]" has.
bool Matcher::lies_behind(std::uint32_t trigger) const {
  if (m_tree.is_verb(trigger)) return false;
  const std::string adposition = m_tree.case_of(trigger);
  if (adposition != "after" && adposition != "follow" && adposition != "following") return false;
  auto above = m_tree.head(trigger);
  if (!above) return false;
  const std::uint32_t begin = m_tree.subtree(trigger).begin;
  const bool behind_comma = m_tree.form(begin) == "," || (begin > 0 && m_tree.form(begin - 1) == ",");
  for (; above; above = m_tree.head(*above)) {
    const auto auxiliary = m_tree.child(*above, Deprel::aux);
    if (auxiliary && m_tree[*auxiliary].xpos == Xpos::MD && !behind_comma) return false;
  }
  return true;
}

// "did not attend the [summit] in Oslo", "took no part in the [talks] there": they were held all the same.
bool Matcher::is_missed(const Rule& rule, std::uint32_t trigger) const {
  const auto verb = m_tree.head(trigger);
  return !rule.type->is_event && rule.trigger == TriggerKind::noun && verb &&
         (m_tree[trigger].deprel == Deprel::obj || m_tree[trigger].deprel == Deprel::obl) &&
         m_pack.lexicon.attendance_words.count(m_tree[*verb].lemma) != 0;
}

// "[talks] between Lind and Holm": the noun's own phrase names them, but not a clause in it: "[talks] that
// Lind and Holm held with rebels".
bool Matcher::is_between(std::uint32_t trigger, const std::vector<Actor>& sources) const {
  const TokenRange words = sources.front().words;
  return !m_tree.is_verb(trigger) && m_tree.subtree(trigger).contains(words.begin) &&
         (!m_tree.dominates(trigger, words.begin) || is_told_of(trigger, words.begin));
}

// "they", "industry [representatives]", "two [rebels]"
bool Matcher::is_partner(std::uint32_t token) const {
  const std::string lemma = lower_lemma(token);
  const Lexicon& lexicon = m_pack.lexicon;
  return m_tree[token].upos == Upos::PRON || m_entities.at(token) != nullptr ||
         lexicon.group_nouns.count(lemma) != 0 || lexicon.strangers.count(lemma) != 0 ||
         lexicon.state_agents.count(lemma) != 0 || lexicon.reciprocal_nouns.count(lemma) != 0;
}

// "held [talks] in Lima on Friday with Minister Holm as …": whoever stands behind "with", before the next
// clause, whatever word parsers hang the phrase on, unless another noun is told of it ("a pact with Chile").
std::optional<std::uint32_t> Matcher::partner_behind(std::uint32_t trigger) const {
  const TokenRange sentence = m_tree.sentence_tokens(trigger);
  for (std::uint32_t t = trigger + 1; t < sentence.end; ++t) {
    if (m_tree.is_verb(t) || m_tree[t].upos == Upos::SCONJ || m_tree[t].upos == Upos::PRON)
      return std::nullopt;
    if (m_tree[t].lemma != "with" || m_tree[t].deprel != Deprel::case_) continue;
    if (m_tree[t - 1].lemma == "together" || m_tree[t - 1].lemma == "along") return std::nullopt;
    const std::uint32_t noun = *m_tree.head(t);
    const auto above = m_tree.head(noun);
    const bool of_noun = above && *above != trigger && m_tree[*above].upos == Upos::NOUN;
    if (noun > t && !of_noun && is_partner(noun)) return noun;
  }
  return std::nullopt;
}

// "ruled on Tuesday that the [pact] with Peru holds", "cancelled its [pact] on Tuesday": no day of a pact,
// unless it is made then.
bool Matcher::is_pact_of_other_day(const Rule& rule, std::uint32_t trigger) const {
  if (rule.trigger != TriggerKind::noun || rule.type->name != "party-to") return false;
  const auto verb = m_tree.head(trigger);
  if (!verb) return false;
  const std::string& lemma = m_tree[*verb].lemma;
  return lemma != "sign" && lemma != "ratify" && lemma != "negotiate" &&
         m_pack.lexicon.light_verbs.count(lemma) == 0;
}

// Status and time of the event, which lean on each other; false when how real it is would be a guess.
bool Matcher::add_status(const Rule& rule, std::uint32_t trigger, ExtractedRelation& relation) const {
  const bool passing = tells_in_passing(rule, trigger);
  const bool phrase = passing || is_pact_of_other_day(rule, trigger);
  relation.time = m_attributes.time(trigger, phrase ? Attributes::Reach::phrase : Attributes::Reach::clause);
  const auto status = rule.status ? rule.status
                      : passing   ? m_reality.status_below(trigger, *m_tree.head(trigger))
                                  : m_reality.status(trigger);
  if (!status) return false;
  relation.status = *status;
  if (relation.status == Status::negated && is_missed(rule, trigger)) relation.status = Status::actual;
  if (relation.status == Status::actual && is_to_come(rule, trigger, relation.time))
    relation.status = Status::planned;
  if (lies_behind(trigger) && rule.type->is_event) {
    if (relation.time.from > m_tree.doc().date)
      relation.time = m_attributes.time(trigger, Attributes::Reach::phrase);
    if (relation.status == Status::planned || relation.status == Status::proposed)
      relation.status = m_reality.status_below(trigger, *m_tree.head(trigger)).value_or(relation.status);
  }
  weigh_time(rule, trigger, relation);
  return true;
}

// A day that cannot be the event's is left out; an event of long ago is past.
void Matcher::weigh_time(const Rule& rule, std::uint32_t trigger, ExtractedRelation& relation) const {
  const std::string& today = m_tree.doc().date;
  // Nothing was done on a day to come or "soon", nothing is planned for a day gone by, and nobody knows which
  // day was "today" to who is quoted.
  const bool done = relation.status == Status::actual || relation.status == Status::past;
  const bool to_come = relation.status == Status::planned || relation.status == Status::proposed;
  const bool known = !today.empty() && !relation.time.from.empty();
  if ((done && known && (relation.time.to.empty() || (rule.type->is_event && relation.time.from > today))) ||
      (to_come && known && !relation.time.to.empty() && relation.time.to < today) ||
      (m_reality.is_quoted(trigger) && is_seen_from_day(relation.time.text)))
    relation.time = {};
  // "GMAC, the arm of GM that somebody bought in 1994": a noun tells how things are.
  const bool lasting = rule.lasting || (!rule.type->is_event && rule.trigger != TriggerKind::verb);
  if (lasting || relation.status != Status::actual) return;
  if (is_present(m_tree, trigger) || is_present_passive(m_tree, trigger)) {
    // "is jailed for killings in 1993", "frees men seized a week ago": news in the present tense is new.
    if (is_old_news(relation.time, today)) relation.time = {};
  } else if (is_long_before(relation.time.to, m_today) ||
             (relation.time.from.empty() && is_background(m_tree, trigger, m_today)) ||
             (lies_behind(trigger) && is_long_before(m_attributes.time(*m_tree.head(trigger)).to, m_today))) {
    relation.status = Status::past;
  }
}

void Matcher::add_properties(const Rule& rule, std::uint32_t trigger, Properties& properties) const {
  properties = rule.properties;
  if (rule.type->declares("to_percent")) m_attributes.percentages(trigger, rule.old_rate, properties);
  if (rule.type->declares("amount")) m_attributes.amount(trigger, properties);
  if (rule.type->declares("count")) m_attributes.count(trigger, properties);
  if (rule.type->declares("goods")) m_attributes.goods(trigger, properties);
  if (rule.type->declares("outcome")) m_attributes.talks(trigger, properties);
}

// "Lind would fly to Lima, [he] said": who speaks of somebody by name is another.
bool Matcher::is_named_before(std::uint32_t pronoun, std::uint32_t trigger, EntityId entity) const {
  if (pronoun < trigger || m_tree[pronoun].upos != Upos::PRON) return false;
  for (std::uint32_t t = m_tree.sentence_tokens(pronoun).begin; t < pronoun; ++t) {
    if (m_tree[t].upos != Upos::PROPN) continue;
    const bool aside = m_tree[t].deprel == Deprel::nsubj && m_tree.head(t) != trigger;  // "what Lind called"
    const Reference* named = aside ? nullptr : m_entities.at(t);
    if (named != nullptr && named->entity == entity) return true;
  }
  return false;
}

std::optional<ExtractedRelation> Matcher::describe(const Rule& rule, std::uint32_t trigger) const {
  ExtractedRelation relation;
  relation.type = rule.type->name;
  relation.rule = rule.id;
  relation.confidence = rule.confidence;
  if (!add_status(rule, trigger, relation)) return std::nullopt;
  add_properties(rule, trigger, relation.properties);
  if (const auto speaker = m_reality.speaker(trigger)) {
    const std::vector<Actor> speakers = m_actors.of(*speaker);
    // Of several who say it together none speaks alone.
    if (speakers.size() == 1 && !is_named_before(*speaker, trigger, speakers.front().entity))
      relation.speaker = speakers.front().entity;
  }
  // A charge for which nobody known answers is no fact.
  if (!relation.speaker && happens(relation.status) && m_reality.is_alleged(trigger)) return std::nullopt;
  for (const auto& [role, paths] : rule.roles) {
    const std::vector<Actor> actors = fill(paths, trigger, rule.type->role(role));
    if (!actors.empty()) relation.roles.emplace(role, actors.front().entity);
  }
  const Reference* named = m_entities.at(trigger);
  if (named != nullptr && named->entity && m_entities[*named->entity].type == "Meeting" &&
      rule.type->role("meeting") != nullptr) {
    relation.roles.emplace("meeting", *named->entity);  // "the summit of A and B" that has a name of its own
  }
  relation.evidence.sentence = m_tree.doc().sentences[m_tree.sentence_of(trigger)].span;
  relation.evidence.trigger = m_tree[trigger].span;
  return relation;
}

// "Lind and Holm of the Labour Party and the Greens respectively"
bool Matcher::is_respective(std::uint32_t trigger) const {
  const TokenRange sentence = m_tree.sentence_tokens(trigger);
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    if (m_tree[t].lemma == "respectively") return true;
  }
  return false;
}

// Who did it to whom: every source to every target, unless the words pair them off or they act on each other.
std::vector<Matcher::Ends> Matcher::paired(const Rule& rule, std::uint32_t trigger,
                                           const Sides& sides) const {
  const auto& [sources, targets] = sides;
  std::vector<Ends> out;
  if (acts_among_itself(rule, sides)) {
    for (std::size_t i = 0; i < sources.size(); ++i) {
      for (std::size_t j = i + 1; j < sources.size(); ++j) out.push_back({&sources[i], &sources[j]});
    }
    return out;
  }
  if (sources.empty() || targets.empty()) {
    for (const Actor& target : targets) out.push_back({nullptr, &target});
    for (const Actor& source : sources) out.push_back({&source, nullptr});
    return out;
  }
  if (sources.size() == targets.size() && sources.size() > 1 && is_respective(trigger)) {
    for (std::size_t i = 0; i < sources.size(); ++i) out.push_back({&sources[i], &targets[i]});
    return out;
  }
  // "the treaty between Chile and Peru was signed": either is the other's other side, told once.
  const auto same = [](const Actor& a, const Actor& b) { return a.entity == b.entity; };
  const bool mutual = rule.both_from_source &&
                      std::equal(sources.begin(), sources.end(), targets.begin(), targets.end(), same);
  for (std::size_t s = 0; s < sources.size(); ++s) {
    for (std::size_t t = mutual ? s : 0; t < targets.size(); ++t) {
      if (!same(sources[s], targets[t]) && !meets_own_state(rule, sources[s], targets[t]))
        out.push_back({&sources[s], &targets[t]});
    }
  }
  return out;
}

// "arrested nine people, including [Lind]", "killed two marines and a [gunner]": the number told of others.
void Matcher::tell_own_count(const Actor& target, Properties& properties) const {
  const auto told = properties.find("count");
  if (told == properties.end()) return;
  const auto own = m_attributes.count_of(m_tree.head_of(target.words));
  if (own == 0)
    properties.erase(told);
  else if (own)
    told->second = *own;
}

// One relation for every pair. Of those who say it together ("Peru and Chile said they were appalled") each
// speaks for itself.
void Matcher::relate(const Rule& rule, std::uint32_t trigger, const Sides& sides,
                     const ExtractedRelation& base, std::vector<ExtractedRelation>& out) const {
  if (is_withheld(rule, trigger, sides, base)) return;
  std::vector<EntityId> speakers;
  if (const auto speaker = base.speaker ? m_reality.speaker(trigger) : std::nullopt) {
    for (const Actor& one : m_actors.of(*speaker)) speakers.push_back(one.entity);
  }
  for (const auto& [source, target] : paired(rule, trigger, sides)) {
    ExtractedRelation relation = base;
    if (source != nullptr) {
      relation.source = source->entity;
      relation.confidence *= source->certainty;
      relation.evidence.source = m_tree.span(source->words);
      const bool speaks = std::find(speakers.begin(), speakers.end(), source->entity) != speakers.end();
      // "Chile denied any part in": who denies, speaks
      if (speaks || (relation.status == Status::denied && !relation.speaker))
        relation.speaker = source->entity;
    }
    if (target != nullptr) {
      relation.target = target->entity;
      relation.confidence *= target->certainty;
      relation.evidence.target = m_tree.span(target->words);
      tell_own_count(*target, relation.properties);
    }
    out.push_back(std::move(relation));
  }
}

}  // namespace newsgraph
