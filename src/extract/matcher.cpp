#include "extract/matcher.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace newsgraph {
namespace {

// An event of many actors is one event, not a dyad for every pair (PLOVER 2.0): longer lists give no pairs.
constexpr std::size_t kMaxSide = 4;
// Against one other, many act each for themselves: "eight countries expelled Russian diplomats".
constexpr std::size_t kMaxAgainstOne = 12;
// Longer "sentences" are tables or broken input; reading them would cost the square of their length.
constexpr std::uint32_t kLongestSentence = 500;

constexpr double kHome = 0.85;  // who resigns without a word of what, leaves office at home

bool declares(const RelationType& type, std::string_view property) {
  return std::any_of(type.properties.begin(), type.properties.end(),
                     [&](const PropertyType& p) { return p.name == property; });
}

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

// More than a year before the article: background.
bool is_long_before(const std::string& day, const std::string& article) {
  if (day.size() < 10 || article.size() < 10) return false;
  const int year = std::stoi(article.substr(0, 4));
  return day < std::to_string(year - 1) + article.substr(4);
}

}  // namespace

Matcher::Matcher(const Tree& tree, EntityTable& entities, const LanguagePack& pack, const RuleSet& rules,
                 Trace* trace)
    : m_tree(tree),
      m_entities(entities),
      m_pack(pack),
      m_rules(rules),
      m_trace(trace),
      m_grammar(tree, pack.lexicon),
      m_reality(tree, m_grammar, pack.lexicon),
      m_attributes(tree, m_grammar, pack.lexicon),
      m_actors(tree, entities, pack) {}

std::vector<ExtractedRelation> Matcher::match() {
  std::vector<ExtractedRelation> out;
  const bool about_play = is_about_play();
  for (std::uint32_t s = 0; s < m_tree.doc().sentences.size(); ++s) {
    const bool readable = m_tree.doc().sentences[s].tokens.size() <= kLongestSentence;
    if (readable && !about_play && !is_play(s)) {
      match_sentence(s, out);
    } else if (m_trace != nullptr) {
      m_trace->skipped.push_back(
          {s, readable ? "tells of sport or a story" : "is too long to be a sentence"});
    }
  }
  if (m_trace != nullptr) sort_trace();
  return out;
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
    for (const std::uint32_t r : rules) out.push_back({t, r});
  }
  return out;
}

// Most lemmas are in lower case already, and case folding is slow.
std::string Matcher::lower_lemma(std::uint32_t token) const {
  const std::string& lemma = m_tree[token].lemma;
  const bool lower = std::all_of(lemma.begin(), lemma.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return lower ? lemma : utf8::lower(lemma);
}

void Matcher::match_sentence(std::uint32_t sentence, std::vector<ExtractedRelation>& out) {
  std::vector<Match> matches;
  const std::vector<Candidate> candidates = candidates_of(sentence);
  // Embedding rules need the events they embed, which mostly stand further right.
  for (const bool embedding : {false, true}) {
    for (const Candidate& candidate : candidates) {
      const Rule& rule = m_rules.rules()[candidate.rule];
      if (!rule.act.empty() != embedding) continue;
      if (!triggers(rule, candidate.trigger)) {
        if (m_trace != nullptr) trace_refusal(rule, candidate.trigger);
        continue;
      }
      auto match = apply(rule, candidate.trigger, matches);
      if (m_trace != nullptr) trace_result(rule, candidate.trigger, match, matches);
      if (match) matches.push_back(std::move(*match));
    }
  }
  std::stable_sort(matches.begin(), matches.end(),
                   [](const Match& a, const Match& b) { return a.trigger < b.trigger; });
  for (Match& match : matches) {
    if (match.consumed) {
      if (m_trace != nullptr) trace_loss(match, "part of the event that embeds it");
      continue;
    }
    const bool back = points_back(match);
    for (ExtractedRelation& relation : match.relations) {
      if (!back || !is_told(relation, out)) {
        out.push_back(std::move(relation));
      } else if (m_trace != nullptr) {
        trace_loss(match, "points back to an event already told");
      }
    }
  }
}

// "the occupied city", "Israeli-seized assets": a participle before a noun describes, it tells no event; who
// gives or leads what ("US-hosted talks") is told by static relations and mediation alone. Right behind a
// noun it is a verb that the parser misread: "Finland [promised] support".
bool Matcher::describes(std::uint32_t trigger) const {
  if (!m_grammar.is_attributive(trigger)) return false;
  return trigger == m_tree.sentence_tokens(trigger).begin || !m_tree.is_nominal(trigger - 1);
}

bool Matcher::triggers(const Rule& rule, std::uint32_t trigger) const {
  if (rule.trigger == TriggerKind::verb && rule.type->is_event && rule.type->name != "mediates" &&
      describes(trigger))
    return false;
  if (!rule.particle.empty()) {
    const auto particle = m_grammar.particle(trigger);
    if (!particle || m_tree[*particle].lemma != rule.particle) return false;
  }
  const auto held = [&](const Condition& condition) { return holds(condition, trigger); };
  return std::all_of(rule.require.begin(), rule.require.end(), held) &&
         std::none_of(rule.forbid.begin(), rule.forbid.end(), held);
}

std::optional<Matcher::Match> Matcher::apply(const Rule& rule, std::uint32_t trigger,
                                             std::vector<Match>& inner) const {
  Match match{&rule, trigger, {}, false};
  Match* act = rule.act.empty() ? nullptr : find_act(rule, trigger, inner);
  if (rule.act_required && act == nullptr) return std::nullopt;

  std::vector<Actor> sources = fill(rule.source, trigger, rule.type->role("source"));
  std::vector<Actor> targets = fill(rule.target, trigger, rule.type->role("target"));
  if (targets.empty() && rule.home_is_target && sources.size() == 1) {
    const std::string home = m_entities[sources.front().entity].country;  // a copy: country() may add
    const std::string& type = m_entities[sources.front().entity].type;
    if ((type == "Person" || type == "Group") && !home.empty())
      targets.push_back({m_entities.country(home), sources.front().words, kHome});
  }
  if (targets.empty() && sources.size() >= 2 && acts_on_each_other(rule, trigger)) targets = sources;
  ExtractedRelation base = describe(rule, trigger);
  if (act != nullptr) {
    const ExtractedRelation& embedded = act->relations.front();
    if (declares(*rule.type, "act")) base.properties.emplace("act", embedded.type);
    for (const auto& [name, value] : embedded.properties) {
      if (declares(*rule.type, name)) base.properties.emplace(name, value);
    }
    if (base.time.from.empty()) base.time = embedded.time;
    if (targets.empty()) {
      for (const ExtractedRelation& relation : act->relations) {
        if (relation.target && takes(rule.type->role("target"), m_entities[*relation.target].type)) {
          targets.push_back({*relation.target, {trigger, trigger + 1}});
        }
      }
    }
    if (sources.empty() && embedded.source) sources.push_back({*embedded.source, {trigger, trigger + 1}});
  }
  relate(rule, trigger, sources, targets, base, match.relations);
  if (match.relations.empty()) return std::nullopt;
  for (ExtractedRelation& relation : match.relations) {
    if (!relation.source) relation.evidence.source = unknown_actor(rule.source, trigger);
    if (!relation.target) relation.evidence.target = unknown_actor(rule.target, trigger);
  }
  if (act != nullptr && rule.act_kept.count(act->rule->type->name) == 0) act->consumed = true;
  return match;
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
  if (!rule.type->is_event || declares(*rule.type, "act") || today.empty() || time.from <= today)
    return false;
  const auto light = m_grammar.light_verb(trigger);
  const Xpos tense = m_tree[light.value_or(trigger)].xpos;
  return tense == Xpos::VBZ || tense == Xpos::VBP || !m_tree.is_verb(light.value_or(trigger));
}

ExtractedRelation Matcher::describe(const Rule& rule, std::uint32_t trigger) const {
  ExtractedRelation relation;
  relation.type = rule.type->name;
  relation.rule = rule.id;
  relation.confidence = rule.confidence;
  const bool passing = tells_in_passing(rule, trigger);
  relation.time = m_attributes.time(trigger, passing ? Attributes::Reach::phrase : Attributes::Reach::clause);
  relation.status = rule.status ? *rule.status
                    : passing   ? m_reality.status_below(trigger, *m_tree.head(trigger))
                                : m_reality.status(trigger);
  if (relation.status == Status::actual && is_to_come(rule, trigger, relation.time))
    relation.status = Status::planned;
  // "GMAC, the arm of GM that somebody bought in 1994": a noun tells how things are.
  const bool lasting = rule.lasting || (!rule.type->is_event && rule.trigger != TriggerKind::verb);
  if (!lasting && relation.status == Status::actual && is_long_before(relation.time.to, m_tree.doc().date)) {
    // "postpones talks on Resolution 1929": news in the present tense is not of that day.
    const Xpos tense = m_tree[trigger].xpos;
    if (tense == Xpos::VBZ || tense == Xpos::VBP) {
      relation.time = {};
    } else {
      relation.status = Status::past;
    }
  }
  relation.properties = rule.properties;
  if (declares(*rule.type, "to_percent")) m_attributes.percentages(trigger, relation.properties);
  if (declares(*rule.type, "amount")) m_attributes.amount(trigger, relation.properties);
  if (declares(*rule.type, "count")) m_attributes.count(trigger, relation.properties);
  if (declares(*rule.type, "goods")) m_attributes.goods(trigger, relation.properties);
  if (declares(*rule.type, "outcome")) m_attributes.talks(trigger, relation.properties);
  if (const auto speaker = m_reality.speaker(trigger)) {
    const std::vector<Actor> speakers = m_actors.of(*speaker);
    if (!speakers.empty()) relation.speaker = speakers.front().entity;
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

void Matcher::relate(const Rule& rule, std::uint32_t trigger, const std::vector<Actor>& sources,
                     const std::vector<Actor>& targets, const ExtractedRelation& base,
                     std::vector<ExtractedRelation>& out) const {
  const auto emit = [&](const Actor* source, const Actor* target) {
    ExtractedRelation relation = base;
    if (source != nullptr) {
      relation.source = source->entity;
      relation.confidence *= source->certainty;
      relation.evidence.source = m_tree.span(source->words);
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
  const auto [few, many] = std::minmax({sources.size(), targets.size()});
  if (many > (few == 1 ? kMaxAgainstOne : kMaxSide)) return;
  const RoleType* source_role = rule.type->role("source");
  const RoleType* target_role = rule.type->role("target");
  if (targets.empty() && rule.both_from_source && sources.size() >= 2) {
    for (std::size_t i = 0; i < sources.size(); ++i) {
      for (std::size_t j = i + 1; j < sources.size(); ++j) emit(&sources[i], &sources[j]);
    }
    return;
  }
  if (sources.empty() && source_role != nullptr && source_role->required) return;
  if (targets.empty() && ((target_role != nullptr && target_role->required) || rule.type->symmetric)) return;
  if (sources.empty() && targets.empty()) return;
  const bool about_something = base.roles.count("agreement") != 0 || base.roles.count("meeting") != 0 ||
                               base.properties.count("act") != 0;
  if ((rule.needs_source && sources.empty()) || (rule.needs_target && targets.empty() && !about_something))
    return;
  if (sources.empty()) {
    for (const Actor& target : targets) emit(nullptr, &target);
    return;
  }
  if (sources.size() == targets.size() && sources.size() > 1 && is_respective(trigger)) {
    for (std::size_t i = 0; i < sources.size(); ++i) emit(&sources[i], &targets[i]);
    return;
  }
  for (const Actor& source : sources) {
    if (targets.empty()) emit(&source, nullptr);
    for (const Actor& target : targets) {
      if (target.entity != source.entity) emit(&source, &target);
    }
  }
}

}  // namespace newsgraph
