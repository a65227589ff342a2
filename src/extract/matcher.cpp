#include "extract/matcher.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "extract/relation_kinds.hpp"
#include "extract/whose_time.hpp"
#include "graph/property_text.hpp"

namespace newsgraph {
namespace {

// Longer "sentences" are tables or broken input; reading them would cost the square of their length.
constexpr std::uint32_t kLongestSentence = 500;

// Who resigns without a word of what, leaves office at home; what an official says will be done, the state
// does.
constexpr double kHome = 0.85;

std::optional<TriggerKind> trigger_kind(Upos tag) {
  switch (tag) {
    case Upos::VERB:
      return TriggerKind::verb;
    case Upos::NOUN:
    case Upos::PROPN:
      return TriggerKind::noun;
    case Upos::ADJ:
      return TriggerKind::adjective;
    default:
      return std::nullopt;
  }
}

}  // namespace

Matcher::Matcher(const Tree& tree, EntityTable& entities, const LanguagePack& pack, const RuleSet& rules,
                 Trace* trace)
    : m_tree(tree),
      m_today(day_of_article(tree)),
      m_entities(entities),
      m_pack(pack),
      m_rules(rules),
      m_trace(trace),
      m_grammar(tree, pack.lexicon),
      m_reality(tree, m_grammar, pack.lexicon),
      m_attributes(tree, m_grammar, pack.lexicon, rules),
      m_actors(tree, entities, pack) {}

std::vector<ExtractedRelation> Matcher::match() {
  const bool about_play = is_about_play();
  for (std::uint32_t s = 0; s < m_tree.doc().sentences.size(); ++s) {
    const bool readable = m_tree.doc().sentences[s].tokens.size() <= kLongestSentence;
    if (readable && !about_play && !is_play(s)) {
      match_sentence(s);
    } else if (m_trace != nullptr) {
      m_trace->skipped.push_back(
          {s, readable ? "tells of sport or a story" : "is too long to be a sentence"});
    }
  }
  if (m_trace != nullptr) sort_trace();
  return std::move(m_told);
}

bool Matcher::is_play(std::uint32_t sentence) const {
  constexpr std::uint32_t kOpening = 4;  // words of "In the second half"
  const TokenRange tokens = m_tree.doc().sentences[sentence].tokens;
  int words = 0;
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    if (m_tree[t].upos != Upos::NOUN || m_pack.lexicon.sport.count(m_tree[t].lemma) == 0) continue;
    ++words;
    if (t < tokens.begin + kOpening && m_tree[tokens.begin].lemma == "in" && m_tree.case_of(t) == "in")
      return true;
  }
  return words >= 2;
}

// Where every third sentence or more tells of a match or a story, the others do so in words of their own:
// "Chile attacked early."
bool Matcher::is_about_play() const {
  const std::size_t sentences = m_tree.doc().sentences.size();
  std::size_t of_sport = 0;
  for (std::uint32_t s = 0; s < sentences; ++s) of_sport += is_play(s) ? 1 : 0;
  return of_sport >= 2 && of_sport * 3 >= sentences;
}

// "Their meeting is drawing attention" points back to an event; it tells nothing new of one already told.
bool Matcher::points_back(const Match& match) const {
  if (match.rule->trigger != TriggerKind::noun || m_grammar.light_verb(match.trigger)) return false;
  const Deprel relation = m_tree[match.trigger].deprel;
  if (relation == Deprel::root || relation == Deprel::conj || relation == Deprel::parataxis) return false;
  const auto determiner = m_tree.child(match.trigger, {Deprel::det, Deprel::nmod_poss});
  return determiner &&
         (m_tree[*determiner].deprel == Deprel::nmod_poss || m_tree[*determiner].lemma == "the" ||
          m_tree[*determiner].lemma == "this" || m_tree[*determiner].lemma == "that");
}

bool Matcher::is_told(const ExtractedRelation& relation, const std::vector<ExtractedRelation>& before) {
  return std::any_of(before.begin(), before.end(), [&](const ExtractedRelation& other) {
    return other.type == relation.type &&
           ((other.source == relation.source && other.target == relation.target) ||
            (other.source == relation.target && other.target == relation.source));
  });
}

// The rules whose trigger word stands in the sentence, its last word first.
std::vector<Matcher::Candidate> Matcher::candidates_of(std::uint32_t sentence) const {
  std::vector<Candidate> out;
  const TokenRange tokens = m_tree.doc().sentences[sentence].tokens;
  for (std::uint32_t t = tokens.end; t-- > tokens.begin;) {
    const auto kind = trigger_kind(m_tree[t].upos);
    if (!kind || m_entities.in_furniture(m_tree[t].span)) continue;
    const auto& rules = m_rules.triggered_by(lower_lemma(t), *kind);
    if (m_trace != nullptr && kind == TriggerKind::verb && rules.empty()) m_trace->unknown.push_back(t);
    // "imposed a tax on Peru and a duty on Chile": the same rules for each further object.
    const Tokens apart = kind == TriggerKind::verb && !rules.empty() ? m_grammar.objects_apart(t) : Tokens{};
    for (const std::uint32_t r : rules) {
      out.push_back({t, r, std::nullopt});
      for (const std::uint32_t object : apart) out.push_back({t, r, Grammar::Focus{t, object}});
    }
  }
  return out;
}

// Most lemmas are in lower case already, and case folding is slow.
std::string Matcher::lower_lemma(std::uint32_t token) const {
  const std::string& lemma = m_tree[token].lemma;
  const bool lower = std::all_of(lemma.begin(), lemma.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return lower ? lemma : utf8::lower(lemma);
}

void Matcher::match_sentence(std::uint32_t sentence) {
  std::vector<Match> matches;
  const std::vector<Candidate> candidates = candidates_of(sentence);
  m_lemmas = {};
  const TokenRange tokens = m_tree.doc().sentences[sentence].tokens;
  for (std::uint32_t t = tokens.begin; !candidates.empty() && t < tokens.end; ++t)
    m_lemmas.add(lower_lemma(t));
  // Embedding rules need the events they embed, which mostly stand further right, and answers what they
  // answer.
  for (const bool embedding : {false, true}) {
    for (const Candidate& candidate : candidates) {
      const Rule& rule = m_rules.rules()[candidate.rule];
      const bool leans = !rule.act.empty() || !rule.answers.empty() || !rule.between_told.empty();
      if (leans != embedding) continue;
      m_grammar.focus_on(candidate.focus);
      match_rule(rule, candidate.trigger, matches);
    }
  }
  m_grammar.focus_on(std::nullopt);
  std::stable_sort(matches.begin(), matches.end(),
                   [](const Match& a, const Match& b) { return a.trigger < b.trigger; });
  for (Match& match : matches) {
    if (match.consumed) {
      if (m_trace != nullptr) trace_loss(match, "part of the event that embeds it");
      continue;
    }
    const bool back = points_back(match);
    for (ExtractedRelation& relation : match.relations) {
      if (!back || !is_told(relation, m_told)) {
        m_told.push_back(std::move(relation));
      } else if (m_trace != nullptr) {
        trace_loss(match, "points back to an event already told");
      }
    }
  }
}

void Matcher::match_rule(const Rule& rule, std::uint32_t trigger, std::vector<Match>& matches) {
  if (!triggers(rule, trigger)) {
    if (m_trace != nullptr) trace_refusal(rule, trigger);
    return;
  }
  auto match = apply(rule, trigger, matches);
  if (m_trace != nullptr) trace_result(rule, trigger, match, matches);
  if (match) matches.push_back(std::move(*match));
}

// "the occupied city", "Israeli-seized assets": a participle before a noun describes, it tells no event; who
// gives or leads what ("US-hosted talks") is told by static relations and rules that allow it alone. Right
// behind a noun it is a verb that the parser misread: "Finland [promised] support".
bool Matcher::describes(std::uint32_t trigger) const {
  if (!m_grammar.is_attributive(trigger)) return false;
  if (trigger == m_tree.sentence_tokens(trigger).begin) return true;
  return !m_tree.is_nominal(trigger - 1) ||
         m_tree[trigger - 1].deprel == Deprel::nmod_poss;  // "his murdered [father]"
}

// "the border [talks] team", "[summit] preparations": people or things about a meeting are none.
bool Matcher::is_about_meeting(const Rule& rule, std::uint32_t trigger) const {
  const auto noun = m_tree.head(trigger);
  return rule.trigger == TriggerKind::noun && rule.type->is_event && rule.type->symmetric && noun &&
         m_tree[trigger].deprel == Deprel::compound && *noun > trigger && m_tree[*noun].upos == Upos::NOUN &&
         m_tree[*noun].lemma != "round" && m_pack.lexicon.meeting_nouns.count(m_tree[*noun].lemma) == 0;
}

bool Matcher::triggers(const Rule& rule, std::uint32_t trigger) const {
  if (is_about_meeting(rule, trigger)) return false;
  if (rule.trigger == TriggerKind::verb && rule.type->is_event && !rule.may_describe && describes(trigger))
    return false;
  if (!rule.particle.empty()) {
    const auto particle = m_grammar.particle(trigger);
    if (!particle || m_tree[*particle].lemma != rule.particle) return false;
  }
  const auto held = [&](const Condition& condition) { return holds(condition, trigger); };
  return std::all_of(rule.require.begin(), rule.require.end(), held) &&
         std::none_of(rule.forbid.begin(), rule.forbid.end(), held);
}

// The state whose official tells of a deed to others: "Duties will be imposed on Chile, the [Peruvian]
// minister said."
std::optional<Actor> Matcher::teller(std::uint32_t trigger, const std::vector<Actor>& targets) const {
  const auto speaker = m_reality.speaker(trigger);
  const std::vector<Actor> tellers = speaker ? m_actors.of(*speaker) : std::vector<Actor>{};
  if (tellers.size() != 1) return std::nullopt;
  const ExtractedEntity& who = m_entities[tellers.front().entity];
  const bool state = who.type == "Country" || property_text(who.properties, "sector") == "GOV";
  const std::string& home = who.country;
  if (!state || home.empty()) return std::nullopt;
  const bool at_home = std::any_of(targets.begin(), targets.end(), [&](const Actor& target) {
    return m_entities[target.entity].country == home;
  });
  if (at_home) return std::nullopt;
  return Actor{m_entities.country(home), tellers.front().words, kHome};
}

// The state in whose place it happens, "Lind was arrested at [Oslo] airport", but no seat of courts of many
// states.
std::optional<Actor> Matcher::state_of_scene(const Rule& rule, std::uint32_t trigger) const {
  for (const auto& [role, paths] : rule.roles) {
    if (role != "place") continue;
    const std::vector<Actor> places = fill(paths, trigger, rule.type->role(role));
    if (places.size() != 1) return std::nullopt;
    const std::string name = m_entities[places.front().entity].name;
    const std::string iso3 = m_entities[places.front().entity].country;
    const auto& seats = m_pack.lexicon.world_seats;
    const bool of_world =
        std::any_of(seats.begin(), seats.end(), [&](const auto& seat) { return seat.second == name; });
    if (!iso3.empty() && !of_world) return Actor{m_entities.country(iso3), places.front().words, kHome};
  }
  return std::nullopt;
}

// "Lind resigned" and "accuse each other": a side that the words leave out, but tell.
void Matcher::add_understood_targets(const Rule& rule, std::uint32_t trigger, Sides& sides) const {
  auto& [sources, targets] = sides;
  if (targets.empty() && rule.home_is_target && sources.size() == 1) {
    const ExtractedEntity& who = m_entities[sources.front().entity];
    if ((who.type == "Person" || who.type == "Group") && !who.country.empty())
      targets.push_back({m_entities.country(who.country), sources.front().words, kHome});
  }
  if (targets.empty() && sources.size() >= 2 && acts_on_each_other(rule, trigger)) targets = sources;
  const bool mutual =
      rule.both_from_source && (sources.size() >= 2 || (rule.type->symmetric && !sources.empty()));
  if (targets.empty() && mutual && !is_between(trigger, sources)) {
    if (const auto partner = partner_behind(trigger)) targets = m_actors.of(*partner);
  }
}

// Of violence and the like somebody unknown is its doer, and a mere scene no victim; false when the sentence
// tells of a doer, but not who it is.
bool Matcher::settle_coercion(const Rule& rule, std::uint32_t trigger, Sides& sides) const {
  auto& [sources, targets] = sides;
  if (sources.empty() && is_doer_lost(rule, trigger)) return false;
  if (const auto doer = sources.empty() ? unknown_doer(rule, trigger) : std::nullopt) {
    sources = m_actors.strangers(*doer, true);
    const auto article = m_tree.child(*doer, Deprel::det);
    const bool one = article && m_tree[*article].lemma == "a";  // "an unknown [assailant]"
    if (sources.empty() && !one) return false;
  }
  std::erase_if(targets,
                [&](const Actor& target) { return is_mere_scene(rule, trigger, target, !sources.empty()); });
  return true;
}

// "killed a Norwegian soldier", "sanctions on five Peruvian officials": people suffer such things and do
// violence, not their state; but a state whose officials are expelled is meant itself.
void Matcher::tell_people(const Rule& rule, std::uint32_t trigger, Sides& sides) const {
  const std::string& type = rule.type->name;
  const bool judges = type == "criticizes" || type == "accuses" || type == "endorses";
  if (type == "expels" || (type != "sanctions" && !judges && !is_coercion(type))) return;
  const auto tell = [&](std::vector<Actor>& actors) {
    for (Actor& actor : actors) {
      if (m_entities[actor.entity].type != "Country") continue;
      const std::uint32_t word = actor.words.end - 1;
      // "two Norwegian soldiers died in a fight between [the countries]": there the words stand elsewhere.
      const bool here = m_tree.dominates(trigger, word) || m_tree.dominates(word, trigger) ||
                        m_tree.dominates(m_tree.head(word).value_or(word), trigger);
      if (const auto people = here ? m_actors.people_of(actor) : std::nullopt) actor = *people;
    }
  };
  tell(sides.targets);
  if (type == "attacks") tell(sides.sources);
}

// Nothing when the rule may not tell of those whom it finds.
std::optional<Matcher::Sides> Matcher::sides_of(const Rule& rule, std::uint32_t trigger, const Match* act,
                                                const std::vector<Match>& inner) const {
  if (rule.act_abroad && asks_for_passive(trigger)) return std::nullopt;
  Sides sides{fill(rule.source, trigger, rule.type->role("source"), &rule),
              fill(rule.target, trigger, rule.type->role("target"), &rule)};
  auto& [sources, targets] = sides;
  if (rule.trigger == TriggerKind::noun && rule.type->is_event) {
    drop_own_name(trigger, sources);
    drop_own_name(trigger, targets);
  }
  if (is_against_rule(rule, sides)) return std::nullopt;
  add_understood_targets(rule, trigger, sides);
  add_told_targets(rule, trigger, inner, sides);
  if (is_coercion(rule.type->name) && !settle_coercion(rule, trigger, sides)) return std::nullopt;
  tell_people(rule, trigger, sides);
  if (is_verbal(rule.type->name)) drop_own_state(trigger, sides);
  if (targets.empty() && rule.needs_target && act == nullptr && takes(rule.type->role("target"), "Group")) {
    if (const auto token = unknown_actor(rule.target, trigger)) targets = m_actors.strangers(*token);
  }
  if (act != nullptr && rule.act_abroad && is_order_at_home(sides, *act)) return std::nullopt;
  const bool falls_on_somebody = !targets.empty() || is_filled_by_strangers(rule, "target", trigger);
  if (sources.empty() && rule.teller_is_source && falls_on_somebody) {
    if (const auto state = teller(trigger, targets)) sources.push_back(*state);
  }
  if (sources.empty() && rule.scene_is_source && falls_on_somebody &&
      (m_grammar.is_passive(trigger) || !m_tree.child(trigger, Deprel::obj))) {
    if (const auto state = state_of_scene(rule, trigger)) sources.push_back(*state);
  }
  return sides;
}

// "threatened to impose a tariff on Chile": what the embedded event tells goes over to the one around it.
void Matcher::take_from_act(const Rule& rule, std::uint32_t trigger, const Match& act,
                            ExtractedRelation& base, Sides& sides) const {
  auto& [sources, targets] = sides;
  const ExtractedRelation& embedded = act.relations.front();
  // "urged Norway not to sign", "to end its inquiry": what is wanted is no signing and no inquiry.
  if (rule.type->declares("act") && !m_reality.is_negated(act.trigger) && !m_reality.is_ended(act.trigger))
    base.properties.emplace("act", embedded.type);
  for (const auto& [name, value] : embedded.properties) {
    if (rule.type->declares(name)) base.properties.emplace(name, value);
  }
  // "invited them to meet next week": asked before that day.
  if (base.time.from.empty() && embedded.time.from <= m_tree.doc().date) base.time = embedded.time;
  // Who is asked acts, whoever it falls on: "demanded that [prisoners] be freed" asks them for nothing.
  const auto end = rule.act_abroad ? &ExtractedRelation::source : &ExtractedRelation::target;
  if (targets.empty()) {
    for (const ExtractedRelation& relation : act.relations) {
      const std::optional<EntityId>& other = relation.*end;
      // "agreed to stop attacks in the [Black Sea]": nobody promises a sea anything.
      const bool party = other && (m_entities[*other].type != "Place" || rule.type->name != "pledges");
      if (party && takes(rule.type->role("target"), m_entities[*other].type))
        targets.push_back({*other, {trigger, trigger + 1}});
    }
  }
  if (sources.empty() && embedded.source && !rule.act_abroad)
    sources.push_back({*embedded.source, {trigger, trigger + 1}});
}

std::optional<Matcher::Match> Matcher::apply(const Rule& rule, std::uint32_t trigger,
                                             std::vector<Match>& inner) const {
  Match match{&rule, trigger, {}, false};
  Match* act = rule.act.empty() ? nullptr : find_act(rule, trigger, inner);
  if (rule.act_required && act == nullptr) return std::nullopt;
  auto sides = sides_of(rule, trigger, act, inner);
  if (!sides) return std::nullopt;
  auto base = describe(rule, trigger);
  if (!base) return std::nullopt;
  if (act != nullptr) take_from_act(rule, trigger, *act, *base, *sides);
  relate(rule, trigger, *sides, *base, match.relations);
  if (match.relations.empty()) return std::nullopt;
  add_usual_roles(rule, trigger, match.relations);
  add_other_side(rule, match.relations);
  add_texts(rule, trigger, match.relations);
  for (ExtractedRelation& relation : match.relations) {
    if (!relation.source) relation.evidence.source = words_of_unknown(rule.source, trigger);
    if (!relation.target) relation.evidence.target = words_of_unknown(rule.target, trigger);
  }
  if (act != nullptr && rule.act_kept.count(act->rule->type->name) == 0) act->consumed = true;
  return match;
}

}  // namespace newsgraph
