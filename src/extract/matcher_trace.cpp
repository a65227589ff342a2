// The matcher's account of itself: looks again where a rule looked, and says what it found there.
#include <fmt/format.h>

#include <algorithm>

#include "extract/matcher.hpp"
#include "extract/trace.hpp"

namespace newsgraph {
namespace {

std::string paths_text(const std::vector<ArgumentPath>& paths) {
  std::string text;
  for (const ArgumentPath& path : paths) text += (text.empty() ? "" : ", ") + path_text(path);
  return text;
}

// At most five, in order: lists of words have no order of their own.
std::string some_of(const WordSet& words) {
  std::vector<std::string> sorted(words.begin(), words.end());
  std::sort(sorted.begin(), sorted.end());
  const bool more = sorted.size() > 5;
  if (more) sorted.resize(5);
  return fmt::format("{}{}", fmt::join(sorted, ", "), more ? ", …" : "");
}

std::string condition_text(const Condition& condition) {
  std::string text = "at " + paths_text(condition.paths);
  if (!condition.lemmas.empty()) text += " one of: " + some_of(condition.lemmas);
  if (!condition.entity_types.empty())
    text += fmt::format(" a {}", fmt::join(condition.entity_types, " or "));
  return text;
}

}  // namespace

RuleTrace& Matcher::trace(const Rule& rule, std::uint32_t trigger) const {
  m_trace->rules.push_back({trigger, rule.id, rule.type->name, {}, "", {}});
  return m_trace->rules.back();
}

// What stands at the path, and why nobody there fills the role.
std::string Matcher::trace_path(const ArgumentPath& path, std::uint32_t trigger, const RoleType* role) const {
  std::string text;
  for (const std::uint32_t token : follow(path, trigger)) {
    std::string there = fmt::format("'{}'", m_tree.form(token));
    const std::vector<Actor> actors = m_actors.of(token);
    if (actors.empty()) there += " is no known actor";
    for (const Actor& actor : actors) {
      const ExtractedEntity& entity = m_entities[actor.entity];
      const bool fits = role == nullptr || role->range.empty() ||
                        std::find(role->range.begin(), role->range.end(), entity.type) != role->range.end();
      there += fmt::format(" = {} ({}{})", entity.name, entity.type,
                           fits ? "" : fmt::format(", not {}", fmt::join(role->range, " or ")));
    }
    text += (text.empty() ? "" : "; ") + there;
  }
  return path_text(path) + ": " + (text.empty() ? "nothing there" : text);
}

void Matcher::trace_roles(const Rule& rule, std::uint32_t trigger, RuleTrace& out) const {
  const auto look = [&](const char* name, const std::vector<ArgumentPath>& paths) {
    const RoleType* role = rule.type->role(name);
    for (const ArgumentPath& path : paths)
      out.details.push_back(fmt::format("{} at {}", name, trace_path(path, trigger, role)));
  };
  look("source", rule.source);
  look("target", rule.target);
}

void Matcher::trace_refusal(const Rule& rule, std::uint32_t trigger) const {
  RuleTrace& out = trace(rule, trigger);
  if (!rule.particle.empty()) {
    const auto particle = m_grammar.particle(trigger);
    if (!particle || m_tree[*particle].lemma != rule.particle) {
      out.reason = "needs the particle '" + rule.particle + "'";
      return;
    }
  }
  for (const Condition& condition : rule.require) {
    if (!holds(condition, trigger)) {
      out.reason = "requires " + condition_text(condition);
      return;
    }
  }
  for (const Condition& condition : rule.forbid) {
    if (holds(condition, trigger)) {
      out.reason = "restrained: forbids " + condition_text(condition);
      return;
    }
  }
}

void Matcher::trace_result(const Rule& rule, std::uint32_t trigger, const std::optional<Match>& match,
                           std::vector<Match>& inner) const {
  RuleTrace& out = trace(rule, trigger);
  if (match) {
    for (const ExtractedRelation& relation : match->relations) out.edges.push_back(trace_edge(relation));
    if (const std::string words = trace_status_words(trigger); !words.empty())
      out.details.push_back("words that bear on the status: " + words);
    return;
  }
  trace_roles(rule, trigger, out);
  if (rule.act_required && find_act(rule, trigger, inner) == nullptr) {
    out.reason = "no event to embed at " + paths_text(rule.act);
    if (!rule.act_types.empty()) out.reason += "; it takes " + some_of(rule.act_types);
    return;
  }
  const std::size_t sources = fill(rule.source, trigger, rule.type->role("source")).size();
  const std::size_t targets = fill(rule.target, trigger, rule.type->role("target")).size();
  if (sources == 0 && targets == 0)
    out.reason = "no source and no target that fit";
  else if (sources == 0)
    out.reason = "no source that fits";
  else if (targets == 0)
    out.reason = "no target that fits";
  else
    out.reason = fmt::format("{} sources and {} targets: one event of many, or one actor on both sides",
                             sources, targets);
}

// Modals, subordinators, negations, and the words above that say of what they govern how real it is; whether
// one of them decides is reality.cpp's business.
std::string Matcher::trace_status_words(std::uint32_t trigger) const {
  const Lexicon& lexicon = m_pack.lexicon;
  std::string text;
  const auto add = [&](std::uint32_t token, const StatusWords& words) {
    const auto found = words.find(m_tree[token].lemma);
    if (found == words.end()) return;
    text += fmt::format("{}'{}' ({})", text.empty() ? "" : ", ", m_tree.form(token), name_of(found->second));
  };
  int steps = 0;
  for (std::optional<std::uint32_t> t = trigger; t && steps < 12; t = m_tree.head(*t), ++steps) {
    for (const std::uint32_t c : m_tree.children(*t)) {
      if (m_tree[c].deprel == Deprel::aux) add(c, lexicon.modal_status);
      if (m_tree[c].deprel == Deprel::mark) add(c, lexicon.mark_status);
      if (m_tree[c].deprel == Deprel::amod) add(c, lexicon.adjective_status);
    }
    if (m_reality.is_negated(*t))
      text += fmt::format("{}'{}' is negated", text.empty() ? "" : ", ", m_tree.form(*t));
    if (*t == trigger) continue;
    add(*t, m_tree.is_verb(*t)             ? lexicon.verb_status
            : m_tree[*t].upos == Upos::ADJ ? lexicon.adjective_status
                                           : lexicon.noun_status);
  }
  return text;
}

std::string Matcher::trace_edge(const ExtractedRelation& relation) const {
  const auto name = [&](std::optional<EntityId> id) { return id ? m_entities[*id].name : std::string("-"); };
  std::string text = fmt::format("{} > {} > {}, {}", name(relation.source), relation.type,
                                 name(relation.target), name_of(relation.status));
  if (relation.speaker) text += ", said by " + name(relation.speaker);
  return text + fmt::format(", certainty {:.2f}", relation.confidence);
}

// Rules are tried from right to left, embedding ones last.
void Matcher::sort_trace() const {
  std::stable_sort(m_trace->rules.begin(), m_trace->rules.end(),
                   [](const RuleTrace& a, const RuleTrace& b) { return a.trigger < b.trigger; });
  std::sort(m_trace->unknown.begin(), m_trace->unknown.end());
}

// `reason` is why a match that had edges gives them up.
void Matcher::trace_loss(const Match& match, const std::string& reason) const {
  for (RuleTrace& out : m_trace->rules) {
    if (out.trigger == match.trigger && out.rule == match.rule->id) out.reason = reason;
  }
}

}  // namespace newsgraph
