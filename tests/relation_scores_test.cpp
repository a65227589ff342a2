// The scorer of relations alone: made-up edges against made-up gold, so that every count is known by hand.
#include "evaluate/relation_scores.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "base/error.hpp"
#include "base/file.hpp"
#include "evaluate/answers.hpp"
#include "evaluate/relation_errors.hpp"

using namespace newsgraph;

namespace {

const Ontology& ontology() {
  static const Ontology instance = Ontology::load(schemas_dir());
  return instance;
}

// 0 Norway, 1 Chile, 2 Greta Holm of Norway, 3 Paavo Lind of Finland, 4 Finland, 5 a body of Chile
const std::vector<ExtractedEntity> kEntities = {
    {"Country", "Norway", "NOR", {}, {}, {}},
    {"Country", "Chile", "CHL", {}, {}, {}},
    {"Person", "Greta Holm", "NOR", {"Holm"}, {}, {}},
    {"Person", "Paavo Lind", "FIN", {}, {}, {}},
    {"Country", "Finland", "FIN", {}, {}, {}},
    {"Organization", "Chilean Foreign Ministry", "CHL", {"the ministry"}, {}, {}}};

ExtractedRelation edge(const std::string& type, std::optional<std::uint32_t> source,
                       std::optional<std::uint32_t> target, Status status = Status::actual,
                       double confidence = 0.8) {
  ExtractedRelation relation;
  relation.type = type;
  relation.source = source;
  relation.target = target;
  relation.status = status;
  relation.confidence = confidence;
  return relation;
}

GoldText gold(const std::string& relations) {
  return gold_text_from_json(
      Json::parse(
          R"({"id":"1","split":"dev","text":"Norway met Chile. They left.","relations":)" + relations + "}",
          "gold"),
      ontology(), "gold");
}

RelationScores scores(const std::string& relations, const std::vector<ExtractedRelation>& found) {
  return score(ontology(), gold(relations), kEntities, found);
}

void check(const Tally& tally, std::uint64_t wanted, std::uint64_t found, std::uint64_t right) {
  CHECK(tally.gold == wanted);
  CHECK(tally.found == found);
  CHECK(tally.right == right);
}

}  // namespace

TEST_CASE(
    "a code answers for the country, its people and its bodies; a name for whoever bears it or a part") {
  CHECK(is_answer(kEntities[0], {"NOR"}));
  CHECK(is_answer(kEntities[2], {"NOR"}));
  CHECK(is_answer(kEntities[5], {"CHL"}));
  CHECK_FALSE(is_answer(kEntities[1], {"NOR"}));
  CHECK(is_answer(kEntities[2], {"greta HOLM"}));
  CHECK(is_answer(kEntities[2], {"Holm"}));
  CHECK(is_answer(kEntities[2], {"Prime Minister Greta Holm"}));
  CHECK(is_answer(kEntities[5], {"CHN", "The Ministry"}));
  CHECK_FALSE(is_answer(kEntities[2], {"Gretan Holmberg"}));
  CHECK_FALSE(is_answer(kEntities[2], {}));
  const ExtractedEntity place{"Place", "Bergen", "NOR", {}, {}, {}};
  CHECK_FALSE(is_answer(place, {"NOR"}));
  CHECK(is_answer(place, {"Bergen"}));
  const ExtractedEntity body{"Organization", "WTO", "IGO", {}, {}, {}};
  CHECK(is_answer(body, {"WTO"}));
}

TEST_CASE("strict, edge, pair and type are counted apart") {
  const std::string wanted =
      R"([{"type":"visits","source":["NOR"],"target":["CHL"],"status":"planned","speaker":null}])";
  const RelationScores same = scores(wanted, {edge("visits", 0, 1, Status::planned)});
  check(same.strict, 1, 1, 1);
  check(same.edge, 1, 1, 1);
  check(same.pair, 1, 1, 1);
  check(same.type_in_text, 1, 1, 1);
  const RelationScores other_status = scores(wanted, {edge("visits", 0, 1)});
  check(other_status.strict, 1, 1, 0);
  check(other_status.edge, 1, 1, 1);
  CHECK(other_status.status.of == 1);
  CHECK(other_status.status.right == 0);
  const RelationScores other_type = scores(wanted, {edge("criticizes", 1, 0)});
  check(other_type.edge, 1, 1, 0);
  check(other_type.pair, 1, 1, 1);
  check(other_type.type_in_text, 1, 1, 0);
  CHECK(other_type.by_type.at("visits").gold == 1);
  CHECK(other_type.by_type.at("criticizes").found == 1);
  CHECK(other_status.by_status.at(Status::planned).gold == 1);
  CHECK(other_status.by_status.at(Status::actual).found == 1);
}

TEST_CASE("sides of symmetric types have no order, others are told to be swapped") {
  check(scores(R"([{"type":"meets-with","source":["CHL"],"target":["NOR"],"status":"actual"}])",
               {edge("meets-with", 0, 1)})
            .edge,
        1, 1, 1);
  const std::string wanted = R"([{"type":"criticizes","source":["CHL"],"target":["NOR"],"status":"actual"},
                                {"type":"visits","source":["CHL"],"target":["NOR"],"status":"actual"}])";
  const RelationScores swapped = scores(wanted, {edge("criticizes", 0, 1), edge("visits", 1, 0)});
  check(swapped.edge, 2, 2, 1);
  CHECK(swapped.sides.of == 2);
  CHECK(swapped.sides.right == 1);
}

TEST_CASE("a person's edge and its country's count once, right or wrong") {
  const std::string wanted =
      R"([{"type":"visits","source":["Greta Holm"],"target":["CHL"],"status":"actual"}])";
  check(scores(wanted, {edge("visits", 2, 1), edge("visits", 0, 1)}).edge, 1, 1, 1);
  check(scores(wanted, {edge("visits", 0, 1), edge("visits", 2, 1)}).edge, 1, 1, 1);
  check(scores("[]", {edge("visits", 0, 1), edge("visits", 2, 1)}).edge, 0, 1, 0);
  check(scores("[]", {edge("visits", 2, 1), edge("visits", 3, 1)}).edge, 0, 2, 0);
  const std::string code = R"([{"type":"visits","source":["NOR"],"target":["CHL"],"status":"actual"}])";
  check(scores(code, {edge("visits", 2, 1), edge("visits", 0, 1)}).strict, 1, 1, 1);
}

TEST_CASE("one statement with two statuses is one edge, but one of them is wrong where status counts") {
  const std::string wanted = R"([{"type":"visits","source":["NOR"],"target":["CHL"],"status":"planned"}])";
  const RelationScores both = scores(wanted, {edge("visits", 0, 1), edge("visits", 0, 1, Status::planned)});
  check(both.edge, 1, 1, 1);
  check(both.strict, 1, 2, 1);
  CHECK(both.status.right == 1);  // the closer one stands for the gold edge
}

TEST_CASE("two gold edges of one kind need two edges found") {
  const std::string wanted = R"([{"type":"visits","source":["NOR"],"target":["CHL"],"status":"planned"},
                                {"type":"visits","source":["NOR"],"target":["CHL"],"status":"actual"}])";
  check(scores(wanted, {edge("visits", 0, 1)}).edge, 2, 1, 1);
  check(scores(wanted, {edge("visits", 0, 1)}).pair, 1, 1, 1);
  const RelationScores both = scores(wanted, {edge("visits", 0, 1), edge("visits", 0, 1, Status::planned)});
  check(both.strict, 2, 2, 2);
  CHECK(both.status.right == 2);
}

TEST_CASE("an answer that fits several edges leaves the more particular gold edge its own") {
  const std::string wanted = R"([{"type":"visits","source":["NOR","FIN"],"target":["CHL"],"status":"actual"},
                                {"type":"visits","source":["NOR"],"target":["CHL"],"status":"actual"}])";
  check(scores(wanted, {edge("visits", 0, 1), edge("visits", 4, 1)}).edge, 2, 2, 2);
}

TEST_CASE("optional gold edges are neither missed nor wrong, and do not take an edge from a required one") {
  const std::string wanted =
      R"([{"type":"visits","source":["NOR"],"target":["CHL"],"status":"actual","optional":true}])";
  check(scores(wanted, {}).edge, 0, 0, 0);
  const RelationScores found = scores(wanted, {edge("visits", 0, 1)});
  check(found.edge, 0, 0, 0);
  check(found.type_in_text, 0, 0, 0);
  const std::string two =
      R"([{"type":"visits","source":["NOR"],"target":["CHL"],"status":"actual","optional":true},
          {"type":"visits","source":["NOR"],"target":["CHL"],"status":"actual"}])";
  check(scores(two, {edge("visits", 0, 1)}).edge, 1, 1, 1);
}

TEST_CASE("an edge with one side is right where the gold has nobody on the other") {
  const std::string wanted = R"([{"type":"protests","source":["NOR"],"target":null,"status":"actual"}])";
  check(scores(wanted, {edge("protests", 0, std::nullopt)}).edge, 1, 1, 1);
  check(scores(wanted, {edge("protests", 0, 1)}).edge, 1, 1, 0);
}

TEST_CASE("a star answers for anybody or nobody, a dash for nobody") {
  const std::string open =
      R"([{"type":"protests","source":["*"],"target":["*"],"status":"actual","optional":true}])";
  check(scores(open, {edge("protests", 0, std::nullopt), edge("protests", 4, 1, Status::planned)}).strict, 0,
        0, 0);
  check(scores(open, {edge("visits", 0, 1)}).pair, 0, 1, 0);
  const std::string nobody =
      R"([{"type":"protests","source":["NOR"],"target":["-","CHL"],"status":"actual"}])";
  check(scores(nobody, {edge("protests", 0, std::nullopt)}).edge, 1, 1, 1);
  check(scores(nobody, {edge("protests", 0, 1)}).edge, 1, 1, 1);
  check(scores(nobody, {edge("protests", 0, 4)}).edge, 1, 1, 0);
}

TEST_CASE("speaker, days and numbers are judged on right edges where the gold has them") {
  const std::string wanted =
      R"([{"type":"imposes-tariff","source":["NOR"],"target":["CHL"],"status":"actual","speaker":["CHL"],
           "from":"2026-02-03","properties":{"to_percent":25,"goods":"Steel, aluminium"}}])";
  ExtractedRelation found = edge("imposes-tariff", 0, 1);
  found.speaker = 5;
  found.time = {"2026-02-03", "2026-02-03", "Tuesday"};
  found.properties = {{"to_percent", 25.0}, {"goods", std::string("steel aluminium")}};
  RelationScores sum = scores(wanted, {found});
  CHECK(sum.speaker.right == 1);
  CHECK(sum.time.right == 1);
  CHECK(sum.numbers.right == 1);
  CHECK(sum.words.right == 1);
  found.speaker.reset();
  found.time.to = "2026-02-04";
  found.properties["to_percent"] = 20.0;
  sum.add(scores(wanted, {found}));
  CHECK(sum.speaker.of == 2);
  CHECK(sum.speaker.right == 1);
  CHECK(sum.time.percent() == 50.0);
  CHECK(sum.numbers.percent() == 50.0);
  const auto errors = errors_of(ontology(), gold(wanted), kEntities, {found}, {});
  REQUIRE(errors.size() == 3);
  CHECK(errors[0].kind == "speaker");
  CHECK(errors[1].kind == "time");
  CHECK(errors[2].found == "to_percent=20.0");
}

TEST_CASE("a speaker is not judged where the gold is silent on it, and must be none where it is null") {
  const std::string silent = R"([{"type":"visits","source":["NOR"],"target":["CHL"],"status":"actual"}])";
  const std::string nobody =
      R"([{"type":"visits","source":["NOR"],"target":["CHL"],"status":"actual","speaker":null}])";
  ExtractedRelation found = edge("visits", 0, 1);
  CHECK(scores(silent, {found}).speaker.of == 0);
  CHECK(scores(nobody, {found}).speaker.right == 1);
  CHECK(scores(nobody, {found}).speaker_named.of == 0);
  found.speaker = 3;
  CHECK(scores(nobody, {found}).speaker.right == 0);
  CHECK(scores(nobody, {found}).speaker_named.of == 1);
}

TEST_CASE("texts without gold edges count their false alarms") {
  RelationScores sum = scores("[]", {edge("visits", 0, 1), edge("visits", 2, 1), edge("criticizes", 0, 1)});
  sum.add(scores("[]", {}));
  CHECK(sum.silence.of == 2);
  CHECK(sum.silence.right == 1);
  CHECK(sum.false_alarms == 2);
  CHECK(scores(R"([{"type":"visits","source":["NOR"],"target":["CHL"],"status":"actual"}])", {}).silence.of ==
        0);
}

TEST_CASE("edges fall into buckets of confidence, repeated ones into none") {
  const std::string wanted = R"([{"type":"visits","source":["NOR"],"target":["CHL"],"status":"actual"}])";
  const RelationScores sum =
      scores(wanted, {edge("visits", 0, 1, Status::actual, 0.9), edge("visits", 2, 1, Status::actual, 0.3),
                      edge("criticizes", 1, 0, Status::actual, 0.92)});
  const auto& buckets = sum.calibration.buckets();
  CHECK(buckets[0].share.of == 0);
  CHECK(buckets[8].share.of == 2);
  CHECK(buckets[8].share.right == 1);
  CHECK(sum.calibration.error() == Approx(0.41));
}

TEST_CASE("only judged types with enough confidence are held against the gold") {
  Extraction extraction;
  extraction.relations = {edge("visits", 0, 1, Status::actual, 0.7),
                          edge("visits", 0, 1, Status::actual, 0.9), edge("holds-office", 2, 0)};
  CHECK(judged_relations(extraction, {"visits"}).size() == 2);
}

TEST_CASE("errors name the sentence, and tell swapped sides from wrong edges") {
  const GoldText text = gold(
      R"([{"type":"criticizes","source":["CHL"],"target":["NOR"],"status":"actual"},
          {"type":"signs","source":["CHL"],"target":null,"status":"actual","trigger":"left"}])");
  ExtractedRelation found = edge("criticizes", 0, 1);
  found.evidence.sentence = {0, 17};
  const auto errors = errors_of(ontology(), text, kEntities, {found}, {{0, 17}, {18, 28}});
  REQUIRE(errors.size() == 3);
  CHECK(errors[0].kind == "missed");
  CHECK(errors[0].sentence == text.text);
  CHECK(errors[1].kind == "missed");
  CHECK(errors[1].sentence == "They left.");
  CHECK(errors[2].kind == "swapped");
  CHECK(errors[2].sentence == "Norway met Chile.");
}

TEST_CASE("gold that cannot be meant is refused with its place") {
  const auto message = [](const std::string& relations) {
    try {
      static_cast<void>(gold(relations));
    } catch (const InputError& error) {
      return std::string(error.what());
    }
    return std::string("accepted");
  };
  CHECK(message(R"([{"type":"likes","source":["NOR"]}])") ==
        "gold: has the relation type 'likes'; `newsgraph schema` lists those that exist");
  CHECK(message(R"([{"type":"visits","source":["NOR"],"target":["CHL"],"status":"done"}])") ==
        "gold: has the status 'done', which does not exist");
  CHECK(message(R"([{"type":"visits","source":["NOR"],"target":["CHL"],"colour":"red"}])") ==
        "gold: has a relation with the unknown member 'colour'");
  CHECK(message(R"([{"type":"meets-with","source":["NOR"],"target":null}])") ==
        "gold: has a relation meets-with without target, which the type requires");
  CHECK(message(R"([{"type":"visits","source":["NOR"],"target":["CHL"],"properties":{"to_percent":3}}])") ==
        "gold: has the property 'to_percent', which visits does not have");
  CHECK(message(R"([{"type":"visits","source":["NOR"],"target":["CHL"]}])") == "accepted");
}
