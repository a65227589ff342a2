// PLOVER records read, brought up to version 2.0 and scored.
#include "evaluate/plover_gold.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "base/file.hpp"

using namespace newsgraph;

namespace {

const Ontology& ontology() {
  static const Ontology instance = Ontology::load(schemas_dir());
  return instance;
}

std::string record(const std::string& event, const std::string& sources, const std::string& targets,
                   const std::string& target_spans = "[]") {
  return R"({"id":"1","text":"T","event":")" + event + R"(","source_actors":)" + sources +
         R"(,"target_actors":)" + targets + R"(,"spans":{"target":)" + target_spans + "}}";
}

std::vector<PloverText> texts(const std::vector<std::string>& records) {
  std::vector<Json> parsed;
  for (const std::string& line : records) parsed.push_back(Json::parse(line, "plover"));
  return plover_texts(parsed);
}

Extraction found(const std::string& type, const std::string& plover) {
  Extraction extraction;
  extraction.entities = {{"Country", "Japan", "JPN", {}, {}, {}}, {"Organization", "UN", "UNO", {}, {}, {}}};
  ExtractedRelation relation;
  relation.type = type;
  relation.source = 0;
  relation.target = 1;
  relation.plover = PloverCode{plover, ""};
  extraction.relations.push_back(relation);
  return extraction;
}

constexpr const char* kJapan = R"([{"code":"JAP"}])";
constexpr const char* kBody = R"([{"code":"IGO"}])";

}  // namespace

TEST_CASE("records of one text are one text, with old codes and types brought up to date") {
  const auto read = texts({record("DISAPPROVE", kJapan, kBody), record("", "[]", "[]")});
  REQUIRE(read.size() == 1);
  CHECK(read[0].events == std::set<PloverEvent>{{"JPN", "IGO", "ACCUSE", false}});
  CHECK(is_plover_record(Json::parse(record("AID", kJapan, kBody), "")));
  CHECK_FALSE(is_plover_record(Json::parse(R"({"text":"T","relations":[]})", "")));
}

TEST_CASE("countries, not actors, are compared, and bodies of many countries are one") {
  const auto gold = texts({record("CONSULT", kJapan, kBody)});
  const PloverScores right = score(ontology(), gold[0], found("visits", "CONSULT"));
  CHECK(right.strict.right == 1);
  CHECK(right.pair.right == 1);
  CHECK(right.type_in_text.right == 1);
  const PloverScores other = score(ontology(), gold[0], found("criticizes", "ACCUSE"));
  CHECK(other.strict.right == 0);
  CHECK(other.pair.right == 1);
  CHECK(other.wrong == std::set<PloverEvent>{{"JPN", "IGO", "ACCUSE", false}});
  CHECK(other.missed.size() == 1);
}

TEST_CASE("the order of sides counts, but not where a relation has none") {
  const auto gold = texts({record("CONSULT", kBody, kJapan)});
  CHECK(score(ontology(), gold[0], found("visits", "CONSULT")).strict.right == 0);
  CHECK(score(ontology(), gold[0], found("visits", "CONSULT")).pair.right == 1);
  CHECK(score(ontology(), gold[0], found("meets-with", "CONSULT")).strict.right == 1);
}

TEST_CASE("several sources without a target act on each other") {
  const auto gold =
      texts({record("AGREE", R"([{"code":"IGO"},{"code":"JPN"}])", "[]", R"([{"text":"Japan"}])")});
  CHECK(gold[0].events.size() == 1);
  CHECK(score(ontology(), gold[0], found("pledges", "AGREE")).strict.right == 1);
  Extraction alone = found("pledges", "AGREE");
  alone.relations[0].target.reset();
  CHECK(score(ontology(), gold[0], alone).strict.right == 1);
}

TEST_CASE("a text that tells of no event makes everything found wrong") {
  const auto gold = texts({record("", "[]", "[]")});
  const PloverScores scores = score(ontology(), gold[0], found("visits", "CONSULT"));
  CHECK(scores.strict.gold == 0);
  CHECK(scores.strict.found == 1);
  CHECK(scores.strict.right == 0);
}
