// When a rule that holds draws no edge, or not with everybody: the edge would be a guess, or the article
// knows better. In the order in which the matcher asks.
#include <algorithm>

#include "extract/clause_forms.hpp"
#include "extract/matcher.hpp"
#include "extract/relation_kinds.hpp"
#include "graph/property_text.hpp"

namespace newsgraph {
namespace {

// An event of many actors is one event, not a dyad for every pair (PLOVER 2.0): longer lists give no pairs.
constexpr std::size_t kMaxSide = 4;
// Against one other, many act each for themselves: "eight countries expelled Russian diplomats".
constexpr std::size_t kMaxAgainstOne = 12;

// Is the state that of the person, body or group? False when theirs is not known.
bool is_home_of(const EntityTable& entities, EntityId state, EntityId who) {
  const std::string& home = entities[who].country;
  return !home.empty() && entities[state].type == "Country" && entities[state].country == home;
}

}  // namespace

// --- Before the sides are known.

// "wants them to be extradited", "demanded that they be freed": of those who are asked nothing is told.
bool Matcher::asks_for_passive(std::uint32_t trigger) const {
  const Tokens clauses = m_grammar.clauses(trigger);
  return !clauses.empty() && m_tree.child(clauses.front(), Deprel::aux_pass).has_value();
}

// --- Who may not stand on a side.

// What a rule says of its sides.
bool Matcher::is_against_rule(const Rule& rule, const Sides& sides) const {
  return (rule.foreign && is_aimed_home(sides)) || (rule.is_statement && !is_statement(sides));
}

// A president who says what his own country must do, "a spokesman for [Hamas]" who tells what Hamas did.
bool Matcher::is_aimed_home(const Sides& sides) const {
  const auto& [sources, targets] = sides;
  if (sources.size() != 1 || m_entities[sources.front().entity].type != "Person") return false;
  return std::any_of(targets.begin(), targets.end(), [&](const Actor& target) {
    return is_home_of(m_entities, target.entity, sources.front().entity) ||
           names(m_tree.head_of(sources.front().words), target.entity);
  });
}

// "Lind, the Norwegian envoy, urged [both sides] to talk": of those named before, Norway is none of the
// sides.
void Matcher::drop_own_state(std::uint32_t trigger, Sides& sides) const {
  if (sides.sources.size() != 1 || sides.targets.size() < 2 || !m_tree.is_verb(trigger)) return;
  const EntityId doer = sides.sources.front().entity;
  if (m_entities[doer].type != "Person" || m_grammar.is_passive(trigger)) return;
  std::erase_if(sides.targets, [&](const Actor& target) {
    return target.words.begin < trigger && is_home_of(m_entities, target.entity, doer);
  });
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
bool Matcher::is_statement(const Sides& sides) const {
  const auto speaks = [&](const Actor& source) {
    const ExtractedEntity& who = m_entities[source.entity];
    const Office* office = m_pack.offices.find(property_text(who.properties, "office"));
    return who.type == "Country" || (office != nullptr && office->represents && !office->speaks);
  };
  const auto is_side = [&](const Actor& target) {
    const std::string& type = m_entities[target.entity].type;
    return type == "Country" || type == "Organization";
  };
  return std::all_of(sides.sources.begin(), sides.sources.end(), speaks) &&
         std::all_of(sides.targets.begin(), sides.targets.end(), is_side);
}

// An active verb without a subject: the parser missed who acts. "[Attacking] Peru was a mistake" says nobody.
bool Matcher::is_doer_lost(const Rule& rule, std::uint32_t trigger) const {
  return rule.trigger == TriggerKind::verb && m_tree[trigger].deprel != Deprel::csubj &&
         !m_grammar.is_passive(trigger) && !m_grammar.is_attributive(trigger) &&
         m_grammar.subjects(trigger).empty();
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

// "Lind ordered her troops to leave Peru": what a country shall do to another is told by that act alone.
bool Matcher::is_order_at_home(const Sides& sides, const Match& act) const {
  const auto& [sources, targets] = sides;
  if (sources.size() != 1 || targets.size() != 1) return false;
  const Actor& ordered = targets.front();
  const ExtractedRelation& deed = act.relations.front();
  return is_home_of(m_entities, ordered.entity, sources.front().entity) &&
         are_of_one_side(sources.front().entity, ordered.entity) &&
         m_tree[m_tree.head_of(ordered.words)].upos != Upos::PROPN && deed.source == ordered.entity &&
         deed.target && m_entities[*deed.target].country != m_entities[ordered.entity].country;
}

// --- When the sides are known.

// What both sides together, or one without the other, do not tell.
bool Matcher::is_withheld(const Rule& rule, std::uint32_t trigger, const Sides& sides,
                          const ExtractedRelation& base) const {
  if (speaks_for_some(rule, sides) || is_crowd(sides)) return true;
  if (acts_among_itself(rule, sides)) return meets_others(rule, trigger, sides.sources);
  return lacks_side(rule, trigger, sides, base);
}

// "44 members of Congress urged", "accused some members of Congress": Congress neither urged nor is accused.
bool Matcher::speaks_for_some(const Rule& rule, const Sides& sides) const {
  const auto is_part = [&](const Actor& actor) { return is_some_of(actor); };
  if (rule.type->name == "accuses" && sides.targets.size() == 1 && is_part(sides.targets.front()))
    return true;
  return is_verbal(rule.type->name) && std::any_of(sides.sources.begin(), sides.sources.end(), is_part);
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

bool Matcher::is_crowd(const Sides& sides) {
  const auto [few, many] = std::minmax({sides.sources.size(), sides.targets.size()});
  return many > (few == 1 ? kMaxAgainstOne : kMaxSide);
}

// Is it not with each other that they meet?
bool Matcher::meets_others(const Rule& rule, std::uint32_t trigger, const std::vector<Actor>& sources) const {
  if (meets_above(rule, trigger)) return true;
  return !is_between(trigger, sources) &&
         (is_led(trigger) || is_attended(trigger) || deals_with_others(rule, trigger));
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

// "Peru and Chile have led months of [negotiations]": who brings others together is no side.
bool Matcher::is_led(std::uint32_t trigger) const {
  if (m_tree.is_verb(trigger)) return false;
  auto verb = m_tree.head(trigger);
  if (verb && m_tree.case_of(trigger) == "of") verb = m_tree.head(*verb);
  return verb &&
         (m_tree[*verb].lemma == "lead" || m_pack.lexicon.mediating_verbs.count(m_tree[*verb].lemma) != 0);
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
  if (!m_tree.is_verb(trigger)) {  // "struck it after talks between [officials]"
    for (const std::uint32_t between : m_grammar.obliques(trigger, "between")) {
      if (m_tree[between].xpos == Xpos::NNS && is_partner(between) && m_actors.of(between).empty())
        return true;
    }
  }
  for (const ArgumentPath& path : rule.target) {
    for (const std::uint32_t token : follow(path, trigger)) {
      if (path.back().kind == ArgumentStep::Kind::adposition && is_partner(token)) return true;
      if (path.back().kind != ArgumentStep::Kind::object) continue;
      // "met [the union leaders]", "met several of [the leaders]", but "met [each other]", "negotiate [a
      // pact]"
      std::uint32_t people = token;
      if (m_pack.lexicon.measure_nouns.count(m_tree[token].lemma) != 0)
        people = m_tree.child(token, {Deprel::nmod, Deprel::obj, Deprel::obl}).value_or(token);
      if (m_tree[people].xpos == Xpos::NNS && m_entities.at(people) == nullptr && is_partner(people))
        return true;
    }
  }
  return partner_behind(trigger).has_value();
}

// Nobody is named on a side where the type or the rule wants somebody, or the article knows who it is.
bool Matcher::lacks_side(const Rule& rule, std::uint32_t trigger, const Sides& sides,
                         const ExtractedRelation& base) const {
  const bool no_source = sides.sources.empty();
  const bool no_target = sides.targets.empty();
  const auto requires_one = [&](const char* name) {
    const RoleType* role = rule.type->role(name);
    return role != nullptr && role->required;
  };
  if (no_source && (no_target || requires_one("source"))) return true;
  if (no_target && (rule.type->symmetric || requires_one("target"))) return true;
  if (no_source && rule.needs_source && !is_filled_by_strangers(rule, "source", trigger)) return true;
  if (no_target && rule.needs_target && !is_about_something(rule, base)) {
    const bool named = is_coercion(rule.type->name) || is_verbal(rule.type->name);
    if (named || !is_filled_by_strangers(rule, "target", trigger)) return true;
  }
  if (!is_verbal(rule.type->name)) return false;
  // "had been indicted by a court": the words tell who, and the edge would not.
  if (no_source && m_tree.is_verb(trigger) && m_tree.child(trigger, Deprel::obl_agent)) return true;
  return (no_target && names_target(rule, trigger)) || (no_source && has_subject_unknown(rule, trigger));
}

// An agreement with a name, a meeting or a deed can stand for whom it concerns, but "demanded that they be
// freed" does not tell who is asked, and "signed a port deal" not with whom.
bool Matcher::is_about_something(const Rule& rule, const ExtractedRelation& base) const {
  const auto agreement = base.roles.find("agreement");
  const bool named = agreement != base.roles.end() &&
                     m_entities[agreement->second].name.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 0;
  return named || base.roles.count("meeting") != 0 || (base.properties.count("act") != 0 && !rule.act_abroad);
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

// "the 81-year-old accused Lind": the article knows who, and the edge would not.
bool Matcher::has_subject_unknown(const Rule& rule, std::uint32_t trigger) const {
  const bool by_subject = std::any_of(rule.source.begin(), rule.source.end(), [](const ArgumentPath& path) {
    return path.size() == 1 && path.front().kind == ArgumentStep::Kind::subject;
  });
  return by_subject && m_tree.is_verb(trigger) && !m_grammar.is_passive(trigger);
}

// --- Of a pair.

// "Minister Lind of Norway met Norway": somebody else's officials were taken for hers. "Minister Lind signed
// the deal between Norway and Peru": with Peru.
bool Matcher::meets_own_state(const Rule& rule, const Actor& one, const Actor& other) const {
  const bool person_first = m_entities[one.entity].type == "Person";
  const EntityId person = (person_first ? one : other).entity;
  const EntityId state = (person_first ? other : one).entity;
  const bool mutual = rule.type->symmetric || rule.both_from_source;
  return mutual && m_entities[person].type == "Person" && is_home_of(m_entities, state, person);
}

}  // namespace newsgraph
