// What a rule that holds tells: status, time and properties of the event, and who did it to whom.
#include <algorithm>

#include "extract/clause_forms.hpp"
#include "extract/matcher.hpp"
#include "extract/repeats.hpp"
#include "extract/whose_time.hpp"
#include "graph/property_text.hpp"

namespace newsgraph {
namespace {

// An event of many actors is one event, not a dyad for every pair (PLOVER 2.0): longer lists give no pairs.
constexpr std::size_t kMaxSide = 4;
// Against one other, many act each for themselves: "eight countries expelled Russian diplomats".
constexpr std::size_t kMaxAgainstOne = 12;

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

// Told by words alone: for whom the words are is what matters.
bool is_verbal(const RelationType& type) {
  for (const char* name : {"accuses", "calls-on", "criticizes", "endorses", "pledges", "rejects", "threatens",
                           "threatens-force"}) {
    if (type.name == name) return true;
  }
  return false;
}

// Is the state that of the person, body or group? False when theirs is not known.
bool is_home_of(const EntityTable& entities, EntityId state, EntityId who) {
  const std::string& home = entities[who].country;
  return !home.empty() && entities[state].type == "Country" && entities[state].country == home;
}

}  // namespace

// "Lind ordered her troops to leave Peru": what a country shall do to another is told by that act alone.
bool Matcher::is_order_at_home(const std::vector<Actor>& sources, const std::vector<Actor>& targets,
                               const Match& act) const {
  if (sources.size() != 1 || targets.size() != 1) return false;
  const Actor& ordered = targets.front();
  const ExtractedRelation& deed = act.relations.front();
  return is_home_of(m_entities, ordered.entity, sources.front().entity) &&
         m_tree[m_tree.head_of(ordered.words)].upos != Upos::PROPN && deed.source == ordered.entity &&
         deed.target && m_entities[*deed.target].country != m_entities[ordered.entity].country;
}

// A president who says what his own country must do, "a spokesman for [Hamas]" who tells what Hamas did.
bool Matcher::is_aimed_home(const std::vector<Actor>& sources, const std::vector<Actor>& targets) const {
  if (sources.size() != 1 || m_entities[sources.front().entity].type != "Person") return false;
  return std::any_of(targets.begin(), targets.end(), [&](const Actor& target) {
    return is_home_of(m_entities, target.entity, sources.front().entity) ||
           names(m_tree.head_of(sources.front().words), target.entity);
  });
}

// "wants them to be extradited", "demanded that they be freed": of those who are asked nothing is told.
bool Matcher::asks_for_passive(std::uint32_t trigger) const {
  const Tokens clauses = m_grammar.clauses(trigger);
  return !clauses.empty() && m_tree.child(clauses.front(), Deprel::aux_pass).has_value();
}

// "the 81-year-old accused Lind": the article knows who, and the edge would not.
bool Matcher::has_subject_unknown(const Rule& rule, std::uint32_t trigger) const {
  const bool by_subject = std::any_of(rule.source.begin(), rule.source.end(), [](const ArgumentPath& path) {
    return path.size() == 1 && path.front().kind == ArgumentStep::Kind::subject;
  });
  return by_subject && m_tree.is_verb(trigger) && !m_grammar.is_passive(trigger);
}

// "threatened to bomb the [country]": the article knows which, and the edge would not.
bool Matcher::names_target(const Rule& rule, std::uint32_t trigger) const {
  for (const ArgumentPath& path : rule.target) {
    const Tokens found = follow(path, trigger);  // "[its] bombing of Peru", whoever "it" is
    if (path.back().kind == ArgumentStep::Kind::subject && !found.empty() &&
        m_tree[found.front()].upos == Upos::PRON)
      return true;
  }
  const auto token = unknown_actor(rule.target, trigger);
  const auto determiner = token ? m_tree.child(*token, Deprel::det) : std::nullopt;
  return determiner && m_tree.has_lemma(*determiner, "the") &&
         (m_pack.lexicon.group_nouns.count(lower_lemma(*token)) != 0 ||
          m_pack.lexicon.reciprocal_nouns.count(lower_lemma(*token)) != 0 ||
          m_pack.lexicon.state_nouns.count(lower_lemma(*token)) != 0);
}

// "44 [members] of Congress", "most EU [states]": some of them do not speak for all.
bool Matcher::is_some_of(const Actor& whole) const {
  const std::string& type = m_entities[whole.entity].type;
  if (type != "Organization" && type != "Country") return false;
  const auto goes_up = [&](std::uint32_t noun) {
    const auto above = m_tree.head(noun);
    if (!above || m_tree.is_verb(*above)) return false;  // "[most] of the states"
    const Deprel relation = m_tree[noun].deprel;
    return relation == Deprel::compound || relation == Deprel::amod ||
           (relation == Deprel::nmod && m_tree.case_of(noun) == "of" &&
            m_pack.lexicon.measure_nouns.count(lower_lemma(*above)) != 0);
  };
  const auto counts = [](const std::string& word) {
    return word == "some" || word == "several" || word == "many" || word == "most" || word == "few";
  };
  // "[most] of the states", whatever the tree makes of it
  const std::uint32_t start = m_tree.sentence_tokens(whole.words.begin).begin;
  for (std::uint32_t t = whole.words.begin; t > start;) {
    const std::string word = lower_lemma(--t);
    if (counts(word)) return true;
    if (word != "of" && word != "the") break;
  }
  bool some = false;
  for (std::uint32_t noun = m_tree.head_of(whole.words);; noun = *m_tree.head(noun)) {
    for (const std::uint32_t c : m_tree.children(noun)) {
      const std::string word = lower_lemma(c);
      if ((word == "the" || word == "all") && !some && !goes_up(noun)) return false;
      some |= m_tree[c].deprel == Deprel::nummod || counts(word);
    }
    if (!goes_up(noun)) return some;
    some |= m_tree[noun].deprel == Deprel::nmod && !m_tree.has_lemma(*m_tree.head(noun), "member");
  }
}

// Does the phrase around the subject say whose they are, and is it that body? "Norway's envoy to [Peru]" is
// not Peru's.
bool Matcher::names(std::uint32_t subject, EntityId body) const {
  while (m_tree.head(subject) && m_tree.is_nominal(*m_tree.head(subject)) &&
         (m_tree[subject].deprel == Deprel::appos || m_tree[subject].deprel == Deprel::nmod_desc ||
          m_tree[subject].deprel == Deprel::flat))
    subject = *m_tree.head(subject);
  const TokenRange phrase = m_tree.subtree(subject);
  for (std::uint32_t t = phrase.begin; t < phrase.end; ++t) {
    const Reference* name = m_entities.at(t);
    if (name == nullptr || name->entity != body || !is_told_of(subject, t)) continue;
    const std::string adposition = m_tree.case_of(t);
    if (adposition.empty() || adposition == "of" || adposition == "for") return true;
  }
  return false;
}

// "Norway said Peru bombed a school", not "the minister said gunmen …" nor "a colonel said Hamas …".
bool Matcher::is_statement(const std::vector<Actor>& sources, const std::vector<Actor>& targets) const {
  const auto speaks = [&](const Actor& source) {
    const ExtractedEntity& who = m_entities[source.entity];
    const Office* office = m_pack.offices.find(property_text(who.properties, "office"));
    return who.type == "Country" || (office != nullptr && office->represents && !office->speaks);
  };
  const auto is_side = [&](const Actor& target) {
    const std::string& type = m_entities[target.entity].type;
    return type == "Country" || type == "Organization";
  };
  return std::all_of(sources.begin(), sources.end(), speaks) &&
         std::all_of(targets.begin(), targets.end(), is_side);
}

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
  switch (m_tree[trigger].deprel) {
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
  const bool opening =
      m_tree[verb].deprel == Deprel::acl && is_participle(m_tree, verb);  // "talks [opening] on"
  return is_present(m_tree, verb) || !m_tree.is_verb(verb) || opening;
}

// "said that after [talks] with Lind they would meet in May": what the clause does later has no part in them,
// but "will leave after [talks]" has.
bool Matcher::lies_behind(std::uint32_t trigger) const {
  if (m_tree.is_verb(trigger)) return false;
  const std::string adposition = m_tree.case_of(trigger);
  if (adposition != "after" && adposition != "follow" && adposition != "following") return false;
  auto above = m_tree.head(trigger);
  if (!above) return false;
  const bool behind_comma =
      m_tree.form(m_tree.subtree(trigger).begin) == "," ||
      (m_tree.subtree(trigger).begin > 0 && m_tree.form(m_tree.subtree(trigger).begin - 1) == ",");
  for (; above; above = m_tree.head(*above)) {
    const auto auxiliary = m_tree.child(*above, Deprel::aux);
    if (auxiliary && m_tree[*auxiliary].xpos == Xpos::MD && !behind_comma) return false;
  }
  return true;
}

// "did not attend the [summit] in Oslo": it was there all the same.
bool Matcher::is_missed(const Rule& rule, std::uint32_t trigger) const {
  const auto verb = m_tree.head(trigger);
  return !rule.type->is_event && rule.trigger == TriggerKind::noun && verb &&
         m_tree[trigger].deprel == Deprel::obj &&
         m_pack.lexicon.attendance_words.count(m_tree[*verb].lemma) != 0;
}

std::optional<ExtractedRelation> Matcher::describe(const Rule& rule, std::uint32_t trigger) const {
  ExtractedRelation relation;
  relation.type = rule.type->name;
  relation.rule = rule.id;
  relation.confidence = rule.confidence;
  const bool passing = tells_in_passing(rule, trigger);
  relation.time = m_attributes.time(trigger, passing ? Attributes::Reach::phrase : Attributes::Reach::clause);
  const auto status = rule.status ? rule.status
                      : passing   ? m_reality.status_below(trigger, *m_tree.head(trigger))
                                  : m_reality.status(trigger);
  if (!status) return std::nullopt;
  relation.status = *status;
  if (relation.status == Status::negated && is_missed(rule, trigger)) relation.status = Status::actual;
  if (relation.status == Status::actual && is_to_come(rule, trigger, relation.time))
    relation.status = Status::planned;
  if (lies_behind(trigger) && rule.type->is_event) {
    const std::string& today = m_tree.doc().date;
    if (relation.time.from > today) relation.time = m_attributes.time(trigger, Attributes::Reach::phrase);
    if (relation.status == Status::planned || relation.status == Status::proposed)
      relation.status = m_reality.status_below(trigger, *m_tree.head(trigger)).value_or(relation.status);
  }
  // "GMAC, the arm of GM that somebody bought in 1994": a noun tells how things are.
  const bool lasting = rule.lasting || (!rule.type->is_event && rule.trigger != TriggerKind::verb);
  const std::string& today = m_tree.doc().date;
  // Nothing was done on a day to come, and nobody knows which day was "today" to who is quoted.
  const bool done = relation.status == Status::actual || relation.status == Status::past;
  if ((done && rule.type->is_event && !today.empty() && relation.time.from > today) ||
      (m_reality.is_quoted(trigger) && is_seen_from_day(relation.time.text)))
    relation.time = {};
  if (!lasting && relation.status == Status::actual) {
    if (is_present(m_tree, trigger) || is_present_passive(m_tree, trigger)) {
      // "is jailed for killings in 1993", "frees men seized a week ago": news in the present tense is new.
      if (is_old_news(relation.time, today)) relation.time = {};
    } else if (is_long_before(relation.time.to, today) ||
               (lies_behind(trigger) && is_long_before(m_attributes.time(*m_tree.head(trigger)).to, today))) {
      relation.status = Status::past;
    }
  }
  relation.properties = rule.properties;
  if (rule.type->declares("to_percent")) m_attributes.percentages(trigger, relation.properties);
  if (rule.type->declares("amount")) m_attributes.amount(trigger, relation.properties);
  if (rule.type->declares("count")) m_attributes.count(trigger, relation.properties);
  if (rule.type->declares("goods")) m_attributes.goods(trigger, relation.properties);
  if (rule.type->declares("outcome")) m_attributes.talks(trigger, relation.properties);
  if (const auto speaker = m_reality.speaker(trigger)) {
    const std::vector<Actor> speakers = m_actors.of(*speaker);
    // Of several who say it together none speaks alone.
    if (speakers.size() == 1) relation.speaker = speakers.front().entity;
  }
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

// "Minister Lind of Norway met Norway": somebody else's officials were taken for hers. "Minister Lind signed
// the deal between Norway and Peru": with Peru.
bool Matcher::meets_own_state(const Rule& rule, const Actor& one, const Actor& other) const {
  const bool person_first = m_entities[one.entity].type == "Person";
  const EntityId person = (person_first ? one : other).entity;
  const EntityId state = (person_first ? other : one).entity;
  const bool mutual = rule.type->symmetric || rule.both_from_source;
  return mutual && m_entities[person].type == "Person" &&
         m_entities[person].properties.count("office") != 0 && is_home_of(m_entities, state, person);
}

// "Lind and Saad met with Holm to [discuss] tariffs": with her, not with each other. "Lind and Saad met to
// [discuss] tariffs": they meet once.
bool Matcher::meets_above(const Rule& rule, std::uint32_t trigger) const {
  const auto verb = m_tree.head(trigger);
  const Deprel relation = m_tree[trigger].deprel;
  if (!verb || (relation != Deprel::advcl && relation != Deprel::conj) || !is_infinitive(m_tree, trigger))
    return false;
  if (relation == Deprel::conj) return meets_above(rule, *verb);
  if (tells(*rule.type, *verb)) return true;
  const auto children = m_tree.children(*verb);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    if (m_tree[c].deprel == Deprel::obl) return m_tree.case_of(c) == "with";
    const Reference* name = m_tree[c].deprel == Deprel::obj ? m_entities.at(c) : nullptr;
    return name != nullptr && name->entity && m_entities[*name->entity].type == "Person";
  });
}

// "[talks] between Lind and Holm": the noun's own phrase names them.
bool Matcher::is_between(std::uint32_t trigger, const std::vector<Actor>& sources) const {
  return !m_tree.is_verb(trigger) && m_tree.subtree(trigger).contains(sources.front().words.begin);
}

// "The [meeting] was attended by Lind and Holm": they were there, with whom it was is not told.
bool Matcher::is_attended(std::uint32_t trigger) const {
  const auto verb = m_tree.is_verb(trigger) ? std::nullopt : m_tree.head(trigger);
  return verb && m_tree.is_verb(*verb) && m_tree[*verb].lemma != "take" &&
         m_pack.lexicon.attendance_words.count(m_tree[*verb].lemma) != 0;
}

// "Lind and Saad held [talks] with industry representatives": with them, not with each other, though nobody
// knows whose they are.
bool Matcher::deals_with_others(const Rule& rule, std::uint32_t trigger) const {
  for (const ArgumentPath& path : rule.target) {
    for (const std::uint32_t token : follow(path, trigger)) {
      if (path.back().kind == ArgumentStep::Kind::adposition && is_partner(token)) return true;
    }
  }
  return partner_behind(trigger).has_value();
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

// Is the verb, or its object, a word that tells of such a relation?
bool Matcher::tells(const RelationType& type, std::uint32_t verb) const {
  const auto is_trigger = [&](std::uint32_t token, TriggerKind kind) {
    const std::vector<std::uint32_t>& rules = m_rules.triggered_by(lower_lemma(token), kind);
    return std::any_of(rules.begin(), rules.end(),
                       [&](std::uint32_t rule) { return m_rules.rules()[rule].type == &type; });
  };
  const Tokens objects = m_grammar.objects(verb);
  return is_trigger(verb, TriggerKind::verb) ||
         std::any_of(objects.begin(), objects.end(),
                     [&](std::uint32_t t) { return is_trigger(t, TriggerKind::noun); });
}

// "hit a car near [Lima]" hits nothing of Lima, "hit them in [Lima]" and "stormed its embassy in [Lima]" what
// the words before stand for; "bombs went off in [Lima]" tells where, when neither who did it nor whom it hit
// is known, but "last year's attacks in [Lima]" are known by their day.
bool Matcher::is_mere_scene(const Rule& rule, std::uint32_t trigger, const Actor& target,
                            bool doer_known) const {
  std::uint32_t scene = m_tree.head_of(target.words);
  if (rule.type->name != "attacks" || !names_place(scene)) return false;
  while (names_same_place(scene) || m_tree[scene].deprel == Deprel::conj) scene = *m_tree.head(scene);
  const std::string adposition = m_tree.case_of(scene);
  if (m_pack.lexicon.locative_cases.count(adposition) == 0) return false;
  const auto parts = m_tree.children(trigger);
  const bool dated =
      !m_tree.is_verb(trigger) && std::any_of(parts.begin(), parts.end(), [&](std::uint32_t t) {
        return t < trigger && m_tree.time_at(t) != nullptr;
      });
  if ((!doer_known && !dated) || adposition == "near" || adposition == "around") return true;
  const Tokens struck = m_grammar.objects(trigger);
  if (struck.empty() && m_tree.is_verb(trigger) && m_grammar.is_passive(trigger))
    return true;  // who, is lost
  return std::any_of(struck.begin(), struck.end(), [&](std::uint32_t t) {
    const auto owner = m_tree.child(t, Deprel::nmod_poss);
    return m_tree[t].upos == Upos::PROPN || m_tree[t].upos == Upos::PRON || names_strangers(t) ||
           (owner && m_tree[*owner].upos == Upos::PRON);
  });
}

void Matcher::relate(const Rule& rule, std::uint32_t trigger, const std::vector<Actor>& sources,
                     const std::vector<Actor>& targets, const ExtractedRelation& base,
                     std::vector<ExtractedRelation>& out) const {
  std::vector<EntityId> speakers;
  if (const auto speaker = base.speaker ? m_reality.speaker(trigger) : std::nullopt) {
    for (const Actor& one : m_actors.of(*speaker)) speakers.push_back(one.entity);
  }
  const auto emit = [&](const Actor* source, const Actor* target) {
    ExtractedRelation relation = base;
    if (source != nullptr) {
      relation.source = source->entity;
      relation.confidence *= source->certainty;
      relation.evidence.source = m_tree.span(source->words);
      // "Peru and Chile said they were appalled": each for itself
      if (std::find(speakers.begin(), speakers.end(), source->entity) != speakers.end())
        relation.speaker = source->entity;
    }
    if (relation.status == Status::denied && !relation.speaker && source != nullptr)
      relation.speaker = source->entity;  // "Chile denied any part in": who denies, speaks
    if (target != nullptr) {
      relation.target = target->entity;
      relation.confidence *= target->certainty;
      relation.evidence.target = m_tree.span(target->words);
    }
    out.push_back(std::move(relation));
  };
  const bool partial =
      std::any_of(sources.begin(), sources.end(), [&](const Actor& a) { return is_some_of(a); });
  const bool some_charged =
      rule.type->name == "accuses" && targets.size() == 1 && is_some_of(targets.front());
  if ((partial && is_verbal(*rule.type)) || some_charged) return;
  const auto [few, many] = std::minmax({sources.size(), targets.size()});
  if (many > (few == 1 ? kMaxAgainstOne : kMaxSide)) return;
  const RoleType* source_role = rule.type->role("source");
  const RoleType* target_role = rule.type->role("target");
  if (targets.empty() && rule.both_from_source && sources.size() >= 2) {
    if (meets_above(rule, trigger)) return;
    if (!is_between(trigger, sources) && (is_attended(trigger) || deals_with_others(rule, trigger))) return;
    for (std::size_t i = 0; i < sources.size(); ++i) {
      for (std::size_t j = i + 1; j < sources.size(); ++j) emit(&sources[i], &sources[j]);
    }
    return;
  }
  if (sources.empty() && source_role != nullptr && source_role->required) return;
  if (targets.empty() && ((target_role != nullptr && target_role->required) || rule.type->symmetric)) return;
  if (sources.empty() && targets.empty()) return;
  // "demanded that they be freed": what is to be done does not tell who is asked.
  const bool about_something = base.roles.count("agreement") != 0 || base.roles.count("meeting") != 0 ||
                               (base.properties.count("act") != 0 && !rule.act_abroad);
  if (rule.needs_source && sources.empty() && !is_filled_by_strangers(rule, "source", trigger)) return;
  if (rule.needs_target && targets.empty() && !about_something &&
      (is_coercion(rule.type->name) || is_verbal(*rule.type) ||
       !is_filled_by_strangers(rule, "target", trigger)))
    return;
  if (targets.empty() && is_verbal(*rule.type) && names_target(rule, trigger)) return;
  if (sources.empty()) {
    if (is_verbal(*rule.type) && has_subject_unknown(rule, trigger)) return;
    for (const Actor& target : targets) emit(nullptr, &target);
    return;
  }
  if (sources.size() == targets.size() && sources.size() > 1 && is_respective(trigger)) {
    for (std::size_t i = 0; i < sources.size(); ++i) emit(&sources[i], &targets[i]);
    return;
  }
  // "the treaty between Chile and Peru was signed": either is the other's other side, told once.
  const auto same = [](const Actor& a, const Actor& b) { return a.entity == b.entity; };
  const bool mutual = rule.both_from_source &&
                      std::equal(sources.begin(), sources.end(), targets.begin(), targets.end(), same);
  for (const Actor& source : sources) {
    if (targets.empty()) emit(&source, nullptr);
    for (const Actor& target : targets) {
      if (mutual && &target - targets.data() < &source - sources.data()) continue;
      if (target.entity != source.entity && !meets_own_state(rule, source, target)) emit(&source, &target);
    }
  }
}

}  // namespace newsgraph
