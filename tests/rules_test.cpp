// Runs every example and counter-example of the rule files through the whole pipeline.
#include "extract/rules.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <utility>

#include "base/error.hpp"
#include "base/file.hpp"
#include "pipeline.hpp"

using namespace newsgraph;

namespace {

const Analyzer& analyzer() {
  static const Analyzer instance(schemas_dir(), 0);
  return instance;
}

std::string name_of_end(const Extraction& extraction, std::optional<std::uint32_t> end) {
  return end ? extraction.entities[*end].name : std::string();
}

bool has_name(const Extraction& extraction, std::optional<std::uint32_t> end, const std::string& name) {
  if (!end) return false;
  const ExtractedEntity& entity = extraction.entities[*end];
  return entity.name == name ||
         std::find(entity.aliases.begin(), entity.aliases.end(), name) != entity.aliases.end();
}

// Wanted as null: not told.
bool property_equals(const Properties& properties, const std::string& name, const Json& want) {
  const auto found = properties.find(name);
  if (found == properties.end() || want.is_null()) return found == properties.end() && want.is_null();
  if (want.is_number()) return std::stod(to_string(found->second)) == want.as_number();
  return to_string(found->second) == want.as_string();
}

// Whether the relation has the type and joins the two that are wanted, in either order where it is symmetric.
bool joins(const Extraction& extraction, const ExtractedRelation& relation, const std::string& type,
           const Json& want) {
  if (relation.type != want.string_or("type", type)) return false;
  const std::string from = want.string_or("source"), to = want.string_or("target");
  const auto is = [&](std::optional<std::uint32_t> end, const std::string& name) {
    return name.empty() || has_name(extraction, end, name);
  };
  if (is(relation.source, from) && is(relation.target, to)) return true;
  return analyzer().ontology().relation_type(relation.type)->symmetric && is(relation.target, from) &&
         is(relation.source, to);
}

bool fits(const Extraction& extraction, const ExtractedRelation& relation, const std::string& type,
          const Json& want) {
  if (!joins(extraction, relation, type, want)) return false;
  for (const auto& [key, value] : want.as_object()) {
    if (key == "type" || key == "source" || key == "target") continue;
    if (key == "status"    ? name_of(relation.status) != value.as_string()
        : key == "from"    ? relation.time.from != value.as_string()
        : key == "to"      ? relation.time.to != value.as_string()
        : key == "speaker" ? !has_name(extraction, relation.speaker, value.as_string())
                           : !property_equals(relation.properties, key, value)) {
      return false;
    }
  }
  return true;
}

std::string describe(const Extraction& extraction) {
  std::string out;
  for (const ExtractedRelation& r : extraction.relations) {
    out += "  " + r.type + "(" + name_of_end(extraction, r.source) + ", " +
           name_of_end(extraction, r.target) + ") " + std::string(name_of(r.status)) + " " + r.time.from +
           " " + r.rule;
    for (const auto& [name, value] : r.properties) out += " " + name + "=" + to_string(value);
    out += "\n";
  }
  return out.empty() ? "  nothing\n" : out;
}

Extraction read(const std::string& text, const std::string& date) {
  Document doc;
  doc.text = text;
  doc.date = date;
  analyzer().annotate(doc);
  return analyzer().extract(doc);
}

// Whether all edges that the example wants are there, whatever their status and speaker.
bool has_edges(const Extraction& extraction, const RuleExample& example) {
  return std::all_of(example.expect.begin(), example.expect.end(), [&](const Json& want) {
    return std::any_of(
        extraction.relations.begin(), extraction.relations.end(),
        [&](const ExtractedRelation& r) { return joins(extraction, r, example.relation, want); });
  });
}

// The country that the sentence opens with, in bytes; 0 when it opens otherwise.
std::uint32_t end_of_first_country(const Extraction& extraction) {
  for (const ExtractedEntity& entity : extraction.entities) {
    if (entity.type == "Country" && !entity.mentions.empty() && entity.mentions.front().begin == 0)
      return entity.mentions.front().end;
  }
  return 0;
}

}  // namespace

TEST_CASE("every example of the rule files gives its relation, every counter-example none") {
  const RuleSet rules = RuleSet::load(schemas_dir(), analyzer().ontology());
  REQUIRE(rules.examples().size() > 50);
  for (const RuleExample& example : rules.examples()) {
    const Extraction extraction = read(example.text, example.date);
    INFO(example.relation << ": " << example.text << "\nfound:\n" << describe(extraction));
    for (const Json& want : example.expect) {
      INFO("expected: " << want.dump());
      CHECK(std::any_of(
          extraction.relations.begin(), extraction.relations.end(),
          [&](const ExtractedRelation& r) { return fits(extraction, r, example.relation, want); }));
    }
    if (example.expect.empty()) {
      CHECK(std::none_of(extraction.relations.begin(), extraction.relations.end(),
                         [&](const ExtractedRelation& r) { return r.type == example.relation; }));
    }
  }
}

TEST_CASE("the examples give their relations in longer sentences, too") {
  const RuleSet rules = RuleSet::load(schemas_dir(), analyzer().ontology());
  int all = 0, said = 0, joined = 0, countries = 0, related = 0;
  for (const RuleExample& example : rules.examples()) {
    if (example.expect.empty() || example.text.back() != '.') continue;
    const std::string clause = example.text.substr(0, example.text.size() - 1);
    const auto survives = [&](const std::string& text) {
      return has_edges(read(text, example.date), example);
    };
    ++all;
    said += survives(clause + ", a spokeswoman for the harbour board said on Tuesday.");
    joined += survives(clause + ", and markets fell sharply.");
    const std::uint32_t end = end_of_first_country(read(example.text, example.date));
    if (end == 0 || example.text[end] != ' ' || example.text.compare(end, 5, " and ") == 0) continue;
    ++countries;
    related += survives(example.text.substr(0, end) +
                        ", which has been at odds with its neighbours for years," + example.text.substr(end));
  }
  INFO(all << " examples: " << said << " when said, " << joined << " when joined; " << related << " of "
           << countries << " with a relative clause");
  REQUIRE(all > 500);
  CHECK(said >= all * 97 / 100);
  CHECK(joined >= all * 97 / 100);
  CHECK(related >= countries * 92 / 100);
}

TEST_CASE("every rule file has at least six examples and four counter-examples") {
  std::map<std::string, std::pair<int, int>> counts;
  const RuleSet rules = RuleSet::load(schemas_dir(), analyzer().ontology());
  for (const RuleExample& example : rules.examples())
    ++(example.expect.empty() ? counts[example.relation].second : counts[example.relation].first);
  for (const RelationType& type : analyzer().ontology().relation_types()) {
    INFO(type.name);
    CHECK(counts[type.name].first >= 6);
    CHECK(counts[type.name].second >= 4);
  }
}

TEST_CASE("paths are read step by step and an empty step is an error") {
  const ArgumentPath path = parse_path("object/on/country", "f");
  REQUIRE(path.size() == 3);
  CHECK(path[0].kind == ArgumentStep::Kind::object);
  CHECK(path[1].adposition == "on");
  CHECK(path[2].kind == ArgumentStep::Kind::country);
  CHECK(parse_path("bearer", "f")[0].kind == ArgumentStep::Kind::bearer);
  CHECK(parse_path("object/deed/subject", "f")[1].kind == ArgumentStep::Kind::deed);
  CHECK(parse_path("according_to", "f")[0].adposition == "according to");
  CHECK_THROWS_AS(parse_path("object//on", "f"), DataError);
}
