// The matcher's account of itself, and the sentences it passes over.
#include "extract/trace.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "base/error.hpp"
#include "base/file.hpp"
#include "extract/coverage.hpp"
#include "graph/extraction_json.hpp"
#include "pipeline.hpp"

using namespace newsgraph;

namespace {

const Analyzer& analyzer() {
  static const Analyzer instance(schemas_dir(), 0);
  return instance;
}

Document read(const std::string& text) {
  Document doc;
  doc.text = text;
  doc.date = "2024-05-15";
  analyzer().annotate(doc);
  return doc;
}

Trace trace_of(const std::string& text) {
  Trace trace;
  static_cast<void>(analyzer().extract(read(text), &trace));
  return trace;
}

// A rule of the relation for which the predicate holds.
template <typename Holds>
bool has_rule(const Trace& trace, const std::string& relation, const Holds& holds) {
  return std::any_of(trace.rules.begin(), trace.rules.end(),
                     [&](const RuleTrace& rule) { return rule.relation == relation && holds(rule); });
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::vector<Uncovered> gaps(const std::string& text) {
  static const Coverage coverage(schemas_dir());
  const Document doc = read(text);
  return coverage.uncovered(doc, analyzer().extract(doc));
}

}  // namespace

TEST_CASE("a rule that gives an edge is told with the edge and no reason") {
  const Trace trace = trace_of("Norway criticized Chile on Monday.");
  CHECK(has_rule(trace, "criticizes", [](const RuleTrace& rule) {
    return rule.reason.empty() && rule.edges.size() == 1 &&
           contains(rule.edges[0], "Norway > criticizes > Chile, actual, certainty 0.");
  }));
}

TEST_CASE("a rule that nearly matches is told with what is missing and where it looked") {
  const Trace trace = trace_of("Norway criticized the weather.");
  CHECK(has_rule(trace, "criticizes", [](const RuleTrace& rule) {
    return rule.edges.empty() && contains(rule.reason, "no target") &&
           std::any_of(rule.details.begin(), rule.details.end(), [](const std::string& detail) {
             return contains(detail, "source at subject: 'Norway' = Norway (Country)");
           });
  }));
  CHECK(has_rule(trace, "criticizes", [](const RuleTrace& rule) {
    return std::any_of(rule.details.begin(), rule.details.end(), [](const std::string& detail) {
      return contains(detail, "target at object: 'weather' is no known actor");
    });
  }));
}

TEST_CASE("an event that another one embeds says so") {
  const Trace trace = trace_of("Norway threatened to impose a tariff on Chile.");
  CHECK(has_rule(trace, "imposes-tariff", [](const RuleTrace& rule) {
    return !rule.edges.empty() && rule.reason == "part of the event that embeds it";
  }));
  CHECK(has_rule(trace, "threatens-tariff",
                 [](const RuleTrace& rule) { return !rule.edges.empty() && rule.reason.empty(); }));
}

TEST_CASE("words that bear on the status of an edge are named") {
  const Trace trace = trace_of("Norway plans to impose a tariff on Chile.");
  CHECK(has_rule(trace, "imposes-tariff", [](const RuleTrace& rule) {
    return rule.details == std::vector<std::string>{"words that bear on the status: 'plans' (planned)"};
  }));
}

TEST_CASE("sentences that are not read and verbs without rules are told") {
  const Trace sport = trace_of("Norway beat Chile in the final match of the tournament.");
  REQUIRE(sport.skipped.size() == 1);
  CHECK(sport.skipped[0].reason == "tells of sport or a story");
  const Document doc = read("Norway resembles Chile.");
  Trace trace;
  static_cast<void>(analyzer().extract(doc, &trace));
  REQUIRE(trace.unknown.size() == 1);
  CHECK(doc.tokens[trace.unknown[0]].lemma == "resemble");
  CHECK(trace.rules.empty());
}

TEST_CASE("the edges are the same with and without somebody asking why") {
  for (const char* text :
       {"Norway plans to impose a 25 percent tariff on steel from Chile.",
        "Finnish Foreign Minister Paavo Lind met Chilean President Greta Holm in Lima, officials said."}) {
    const Document doc = read(text);
    Trace trace;
    const Extraction asked = analyzer().extract(doc, &trace);
    const Extraction plain = analyzer().extract(doc);
    REQUIRE(asked.relations.size() == plain.relations.size());
    for (std::size_t i = 0; i < plain.relations.size(); ++i)
      CHECK(asked.relations[i].rule == plain.relations[i].rule);
  }
}

TEST_CASE("a verb that governs two actors and gives no edge is a gap") {
  const auto found = gaps("Norway resembles Chile. It rained in Peru. Chile criticized Peru.");
  REQUIRE(found.size() == 1);
  CHECK(found[0].trigger == "resemble");
  CHECK(found[0].verb);
  CHECK(found[0].sentence == 0);
  CHECK(found[0].first == "Norway");
  CHECK(found[0].second == "Chile");
}

TEST_CASE("a noun between two actors is a gap, a light verb is named with its object") {
  const auto noun = gaps("The rivalry between Chile and Peru is old.");
  REQUIRE(noun.size() == 1);
  CHECK(noun[0].trigger == "rivalry");
  CHECK_FALSE(noun[0].verb);
}

TEST_CASE("two in one phrase are no gap of the verb above, two joined by and are") {
  CHECK(gaps("Chile and Peru resemble the moon.").size() == 1);
  const auto found = gaps("The neighbour of Peru in Chile sleeps.");
  CHECK(
      std::none_of(found.begin(), found.end(), [](const Uncovered& gap) { return gap.trigger == "sleep"; }));
}

TEST_CASE("a minister and his country are one side, a speaker and what he says are two statements") {
  CHECK(gaps("Finnish Foreign Minister Paavo Lind smiled.").empty());
  CHECK(gaps("Norway said that the weather in Chile was fine.").empty());
}

TEST_CASE("relations less sure than asked for are left out, and the trace says why") {
  const Analyzer strict(schemas_dir(), 0.999);
  const Document doc = read("Norwegian Prime Minister Kari Lund met Chilean President Ana Soto in Oslo.");
  const Extraction all = analyzer().extract(doc);
  REQUIRE_FALSE(all.relations.empty());
  CHECK(all.left_out == 0);
  Trace trace;
  const Extraction none = strict.extract(doc, &trace);
  CHECK(none.relations.empty());
  CHECK(none.left_out == all.relations.size());
  REQUIRE_FALSE(trace.dropped.empty());
  CHECK(contains(trace.dropped.back().reason, "is below 1.00"));
  CHECK(strict.stamp().rule_hash != analyzer().stamp().rule_hash);
}
