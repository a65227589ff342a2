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
  static const Analyzer instance(schemas_dir());
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

bool property_equals(const Properties& properties, const std::string& name, const Json& want) {
  const auto found = properties.find(name);
  if (found == properties.end()) return false;
  if (want.is_number()) return std::stod(to_string(found->second)) == want.as_number();
  return to_string(found->second) == want.as_string();
}

bool fits(const Extraction& extraction, const ExtractedRelation& relation, const std::string& type,
          const Json& want) {
  if (relation.type != want.string_or("type", type)) return false;
  const RelationType* relation_type = analyzer().ontology().relation_type(relation.type);
  const bool turned =
      relation_type->symmetric && !has_name(extraction, relation.source, want.string_or("source"));
  const auto source = turned ? relation.target : relation.source;
  const auto target = turned ? relation.source : relation.target;
  for (const auto& [key, value] : want.as_object()) {
    if (key == "type") continue;
    if (key == "source"    ? !has_name(extraction, source, value.as_string())
        : key == "target"  ? !has_name(extraction, target, value.as_string())
        : key == "status"  ? name_of(relation.status) != value.as_string()
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

}  // namespace

TEST_CASE("every example of the rule files gives its relation, every counter-example none") {
  const RuleSet rules = RuleSet::load(schemas_dir(), analyzer().ontology());
  REQUIRE(rules.examples().size() > 50);
  for (const RuleExample& example : rules.examples()) {
    Document doc;
    doc.text = example.text;
    doc.date = example.date;
    analyzer().annotate(doc);
    const Extraction extraction = analyzer().extract(doc);
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
  CHECK(parse_path("according_to", "f")[0].adposition == "according to");
  CHECK_THROWS_AS(parse_path("object//on", "f"), DataError);
}
