#include "cli/explanation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/utf8.hpp"
#include "cli/edge_rows.hpp"
#include "cli/output.hpp"

namespace newsgraph::cli {
namespace {

constexpr std::size_t kMostDoubts = 3;

Json strings(const std::vector<std::string>& items) { return Json(Json::Array(items.begin(), items.end())); }

// One sentence of the explanation.
class SentenceView {
public:
  SentenceView(const Explanation& all, std::uint32_t sentence)
      : m_all(all), m_index(sentence), m_sentence(all.doc.sentences[sentence]) {
    m_children.resize(m_sentence.tokens.size());
    for (std::uint32_t t = m_sentence.tokens.begin; t < m_sentence.tokens.end; ++t) {
      const std::int32_t head = all.doc.tokens[t].head;
      if (head != kNoHead) m_children[number(static_cast<std::uint32_t>(head)) - 1].push_back(t);
    }
  }

  [[nodiscard]] std::string text() const;
  [[nodiscard]] Json json() const;

private:
  [[nodiscard]] std::string words(Span span) const { return std::string(span.of(m_all.doc.text)); }
  [[nodiscard]] std::string form(std::uint32_t token) const { return std::string(m_all.doc.form(token)); }
  [[nodiscard]] std::uint32_t number(std::uint32_t token) const {
    return token - m_sentence.tokens.begin + 1;
  }
  [[nodiscard]] bool has(std::uint32_t token) const { return m_sentence.tokens.contains(token); }
  [[nodiscard]] std::string name(std::optional<std::uint32_t> entity) const {
    return entity ? m_all.extraction.entities[*entity].name : std::string("-");
  }

  void add_tree(std::uint32_t token, int depth, std::string& out) const;
  void add_entities(std::string& out) const;
  void add_rules(std::string& out) const;
  void add_edges(std::string& out) const;
  [[nodiscard]] std::string skipped() const;
  [[nodiscard]] std::string fate(const RuleTrace& rule) const;
  [[nodiscard]] std::vector<const ExtractedRelation*> edges() const;
  [[nodiscard]] std::string edge_text(const ExtractedRelation& relation) const;
  [[nodiscard]] Json token_json(std::uint32_t token) const;
  [[nodiscard]] Json::Array entities_json() const;
  [[nodiscard]] Json::Array rules_json() const;
  [[nodiscard]] Json::Array edges_json() const;

  const Explanation& m_all;
  std::uint32_t m_index;
  const Sentence& m_sentence;
  std::vector<std::vector<std::uint32_t>> m_children;  // of each token of the sentence
};

std::vector<const ExtractedRelation*> SentenceView::edges() const {
  std::vector<const ExtractedRelation*> found;
  for (const ExtractedRelation& relation : m_all.extraction.relations) {
    if (relation.evidence.sentence == m_sentence.span) found.push_back(&relation);
  }
  return found;
}

std::string SentenceView::skipped() const {
  for (const SkippedSentence& skip : m_all.trace.skipped) {
    if (skip.sentence == m_index) return skip.reason;
  }
  return "";
}

// Why a rule that gave edges while matching has none in the end; empty when it has, or gave none.
std::string SentenceView::fate(const RuleTrace& rule) const {
  if (!rule.reason.empty() || rule.edges.empty()) return rule.reason;
  const Span trigger = m_all.doc.tokens[rule.trigger].span;
  for (const ExtractedRelation* relation : edges()) {
    if (relation->rule == rule.rule && relation->evidence.trigger == trigger) return "";
  }
  for (const DroppedEdge& edge : m_all.trace.dropped) {
    if (edge.rule == rule.rule && edge.trigger == trigger.begin) return edge.reason;
  }
  return "another rule says the same at least as surely";
}

void SentenceView::add_tree(std::uint32_t token, int depth, std::string& out) const {
  const Token& t = m_all.doc.tokens[token];
  out += fmt::format("  {:>3} {}{}  {} {} {} {}\n", number(token),
                     std::string(static_cast<std::size_t>(depth) * 2, ' '), form(token), t.lemma,
                     name_of(t.upos), name_of(t.xpos), name_of(t.deprel));
  if (depth > 60) return;  // deeper trees are broken input
  for (const std::uint32_t c : m_children[number(token) - 1]) add_tree(c, depth + 1, out);
}

void SentenceView::add_entities(std::string& out) const {
  for (const ExtractedEntity& entity : m_all.extraction.entities) {
    for (const Span mention : entity.mentions) {
      if (!m_sentence.span.contains(mention)) continue;
      out += fmt::format("  {} = {} ({}{}{})\n", words(mention), entity.name, entity.type,
                         entity.country.empty() ? "" : " ", entity.country);
    }
  }
}

void SentenceView::add_rules(std::string& out) const {
  std::optional<std::uint32_t> trigger;
  for (const RuleTrace& rule : m_all.trace.rules) {
    if (!has(rule.trigger)) continue;
    if (trigger != rule.trigger) out += fmt::format("  {} ({})\n", form(rule.trigger), number(rule.trigger));
    trigger = rule.trigger;
    const std::string why = fate(rule);
    if (rule.edges.empty() || !why.empty())
      out += fmt::format("    - {}, {}: {}\n", rule.relation, rule.rule, why);
    for (const std::string& edge : rule.edges)
      out += fmt::format("    {} {}, {}: {}\n", why.empty() ? "+" : " ", rule.relation, rule.rule, edge);
    for (const std::string& detail : rule.details) out += "        " + detail + "\n";
  }
  std::string unknown;
  for (const std::uint32_t token : m_all.trace.unknown) {
    if (has(token)) unknown += (unknown.empty() ? "" : ", ") + m_all.doc.tokens[token].lemma;
  }
  if (!unknown.empty()) out += "  no rule for: " + unknown + "\n";
}

std::string SentenceView::edge_text(const ExtractedRelation& r) const {
  std::string text =
      fmt::format("{} > {} > {}, {}", name(r.source), r.type, name(r.target), name_of(r.status));
  if (r.speaker) text += ", said by " + name(r.speaker);
  for (const auto& [role, entity] : r.roles) text += fmt::format(", {}={}", role, name(entity));
  if (!r.time.from.empty()) {
    text += ", " + r.time.from;
    if (r.time.to != r.time.from) text += " to " + r.time.to;
  }
  for (const auto& [property, value] : r.properties)
    text += fmt::format(", {}={}", property, to_string(value));
  if (r.plover) text += ", PLOVER " + r.plover->type;
  text += fmt::format(", confidence {:.2f} ({}", r.confidence, r.rule);
  const EdgeFeatures doubts = m_all.confidence.doubts(r.type, r.features, kMostDoubts);
  return text + (doubts.empty() ? "" : fmt::format("; less sure: {}", fmt::join(doubts, ", "))) + ")";
}

void SentenceView::add_edges(std::string& out) const {
  for (const ExtractedRelation* relation : edges()) out += "  " + edge_text(*relation) + "\n";
}

std::string SentenceView::text() const {
  std::string out = fmt::format("Sentence {}: {}\n", m_index + 1, words(m_sentence.span));
  std::string tree, entities, rules, found;
  for (std::uint32_t t = m_sentence.tokens.begin; t < m_sentence.tokens.end; ++t) {
    if (m_all.doc.tokens[t].head == kNoHead) add_tree(t, 0, tree);
  }
  add_entities(entities);
  const std::string skip = skipped();
  if (skip.empty())
    add_rules(rules);
  else
    rules = "  none tried: the sentence " + skip + "\n";
  add_edges(found);
  out += "Tree (number, word, lemma, tags, relation to the word above)\n" + tree;
  out += "Entities\n" + (entities.empty() ? "  none\n" : entities);
  out += "Rules (+ gave an edge, - did not)\n" + (rules.empty() ? "  none has a trigger here\n" : rules);
  out += "Edges\n" + (found.empty() ? "  none\n" : found);
  return out;
}

Json SentenceView::token_json(std::uint32_t token) const {
  const Token& t = m_all.doc.tokens[token];
  const auto head = t.head == kNoHead ? 0 : number(static_cast<std::uint32_t>(t.head));
  return Json::Object{{"number", static_cast<std::int64_t>(number(token))},
                      {"form", form(token)},
                      {"lemma", t.lemma},
                      {"upos", std::string(name_of(t.upos))},
                      {"xpos", std::string(name_of(t.xpos))},
                      {"head", static_cast<std::int64_t>(head)},
                      {"deprel", std::string(name_of(t.deprel))}};
}

Json::Array SentenceView::entities_json() const {
  Json::Array out;
  for (const ExtractedEntity& entity : m_all.extraction.entities) {
    for (const Span mention : entity.mentions) {
      if (!m_sentence.span.contains(mention)) continue;
      out.push_back(Json::Object{{"words", words(mention)},
                                 {"name", entity.name},
                                 {"type", entity.type},
                                 {"country", entity.country.empty() ? Json() : Json(entity.country)}});
    }
  }
  return out;
}

Json::Array SentenceView::rules_json() const {
  Json::Array out;
  for (const RuleTrace& rule : m_all.trace.rules) {
    if (!has(rule.trigger)) continue;
    const std::string why = fate(rule);
    out.push_back(Json::Object{{"trigger", static_cast<std::int64_t>(number(rule.trigger))},
                               {"rule", rule.rule},
                               {"relation", rule.relation},
                               {"gave_edge", !rule.edges.empty() && why.empty()},
                               {"reason", why.empty() ? Json() : Json(why)},
                               {"edges", strings(rule.edges)},
                               {"details", strings(rule.details)}});
  }
  return out;
}

Json::Array SentenceView::edges_json() const {
  const auto known = [](const std::string& text) { return text.empty() ? Json() : Json(text); };
  const auto named = [&](std::optional<std::uint32_t> entity) {
    return entity ? Json(name(entity)) : Json();
  };
  Json::Array out;
  for (const ExtractedRelation* r : edges()) {
    out.push_back(Json::Object{{"type", r->type},
                               {"source", named(r->source)},
                               {"target", named(r->target)},
                               {"status", std::string(name_of(r->status))},
                               {"speaker", named(r->speaker)},
                               {"from", known(r->time.from)},
                               {"to", known(r->time.to)},
                               {"properties", to_json_value(r->properties)},
                               {"plover", r->plover ? Json(r->plover->type) : Json()},
                               {"confidence", rounded(r->confidence)},
                               {"rule", r->rule},
                               {"certainty", std::round(r->certainty * 10000) / 10000},
                               {"features", strings(r->features)}});
  }
  return out;
}

Json SentenceView::json() const {
  Json::Array tokens, unknown;
  for (std::uint32_t t = m_sentence.tokens.begin; t < m_sentence.tokens.end; ++t)
    tokens.push_back(token_json(t));
  for (const std::uint32_t token : m_all.trace.unknown) {
    if (has(token)) unknown.emplace_back(m_all.doc.tokens[token].lemma);
  }
  const std::string skip = skipped();
  return Json::Object{{"text", words(m_sentence.span)},
                      {"start", static_cast<std::int64_t>(m_sentence.span.begin)},
                      {"end", static_cast<std::int64_t>(m_sentence.span.end)},
                      {"skipped", skip.empty() ? Json() : Json(skip)},
                      {"tokens", std::move(tokens)},
                      {"entities", entities_json()},
                      {"rules", rules_json()},
                      {"unknown", std::move(unknown)},
                      {"edges", edges_json()}};
}

// Line by line, since a line end is no danger.
std::string safe_lines(const std::string& text) {
  std::string out;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    out += terminal_safe(std::string_view(text).substr(begin, end - begin)) + "\n";
    begin = end + 1;
  }
  return out;
}

}  // namespace

std::string to_text(const Explanation& explanation) {
  std::string out;
  for (std::uint32_t s = 0; s < explanation.doc.sentences.size(); ++s)
    out += (out.empty() ? "" : "\n") + SentenceView(explanation, s).text();
  return safe_lines(out);
}

Json to_json(const Explanation& explanation) {
  Json::Array sentences;
  for (std::uint32_t s = 0; s < explanation.doc.sentences.size(); ++s)
    sentences.push_back(SentenceView(explanation, s).json());
  return Json::Object{{"id", explanation.doc.id}, {"sentences", std::move(sentences)}};
}

}  // namespace newsgraph::cli
