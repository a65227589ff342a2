#include "graph/extraction_json.hpp"

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/json.hpp"

using namespace newsgraph;

namespace {

Extraction example() {
  Extraction extraction;
  extraction.document = {"doc-1", "", "2026-02-03", "Example Wire", "", "abc"};
  ExtractedEntity minister{"Person", "Anna \"Ana\" Ruiz", "ESP", {"Ruiz"}, {{0, 8}, {30, 34}}, {}};
  minister.properties["office"] = std::string("Foreign Minister");
  extraction.entities = {
      minister, {"Country", "Norway", "NOR", {}, {{12, 18}}, {}}, {"Place", "Vik", "", {}, {{20, 23}}, {}}};
  ExtractedRelation visit;
  visit.type = "visits";
  visit.source = 0;
  visit.target = 1;
  visit.roles["place"] = 2;
  visit.status = Status::planned;
  visit.time = {"2026-02-03", "2026-02-03", "Tuesday"};
  visit.properties["rounds"] = std::int64_t{2};
  visit.properties["to_percent"] = 25.0;
  visit.plover = PloverCode{"AGREE", "visit"};
  visit.cameo = "036";
  visit.confidence = 0.93;
  visit.rule = "visit-verb";
  visit.evidence = {{0, 40}, {9, 11}, Span{0, 8}, std::nullopt};
  ExtractedRelation represents;
  represents.type = "represents";
  represents.source = 0;
  represents.speaker = 1;
  represents.confidence = 1;
  represents.rule = "office";
  represents.evidence = {{0, 40}, {0, 8}, std::nullopt, std::nullopt};
  extraction.relations = {visit, represents};
  return extraction;
}

std::string complaint(const std::string& text) {
  try {
    static_cast<void>(extraction_from_json(Json::parse(text, "x"), "in.ndjson:7"));
  } catch (const InputError& error) {
    return error.what();
  }
  return "no complaint";
}

// `text` with its first `from` replaced by `to`.
std::string with(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

JsonSchema schema() { return JsonSchema(read_file(NEWSGRAPH_SOURCE_DIR "/schemas/extraction.schema.json")); }

}  // namespace

TEST_CASE("an extraction is written with its members in the agreed order, unknown values as null") {
  CHECK(
      to_json(example()) ==
      R"({"document":{"id":"doc-1","title":null,"date":"2026-02-03","source":"Example Wire","url":null,"sha256":"abc"},)"
      R"("entities":[{"id":0,"type":"Person","name":"Anna \"Ana\" Ruiz","country":"ESP","aliases":["Ruiz"],)"
      R"("mentions":[{"start":0,"end":8},{"start":30,"end":34}],"properties":{"office":"Foreign Minister"}},)"
      R"({"id":1,"type":"Country","name":"Norway","country":"NOR","aliases":[],"mentions":[{"start":12,"end":18}]},)"
      R"({"id":2,"type":"Place","name":"Vik","country":null,"aliases":[],"mentions":[{"start":20,"end":23}]}],)"
      R"("relations":[{"type":"visits","source":0,"target":1,"roles":{"place":2},"status":"planned",)"
      R"("time":{"from":"2026-02-03","to":"2026-02-03","text":"Tuesday"},"properties":{"rounds":2,"to_percent":25.0},)"
      R"("speaker":null,"plover":{"type":"AGREE","mode":"visit"},"cameo":"036","confidence":0.93,"rule":"visit-verb",)"
      R"("evidence":{"start":0,"end":40,"trigger":{"start":9,"end":11},"source":{"start":0,"end":8}}},)"
      R"({"type":"represents","source":0,"target":null,"roles":{},"status":"actual","time":null,"properties":{},)"
      R"("speaker":1,"confidence":1.0,"rule":"office","evidence":{"start":0,"end":40,"trigger":{"start":0,"end":8}}}]})");
}

TEST_CASE("what was written reads back and is written the same again") {
  const std::string once = to_json(example());
  const Extraction back = extraction_from_json(Json::parse(once, "x"), "x");
  CHECK(to_json(back) == once);
  CHECK(back.relations[0].evidence.source == Span{0, 8});
  CHECK(std::get<double>(back.relations[0].properties.at("to_percent")) == 25.0);
}

TEST_CASE("the output fits schemas/extraction.schema.json") {
  const JsonSchema checked = schema();
  CHECK(checked.violation(to_json(example())) == std::nullopt);
  const std::vector<std::string> nodes = {"person:anna-ana-ruiz", "country:NOR", ""};
  const std::string resolved = to_json(example(), &nodes);
  CHECK(checked.violation(resolved) == std::nullopt);
  CHECK(resolved.find(R"("node":"country:NOR")") != std::string::npos);
  CHECK(to_json(extraction_from_json(Json::parse(resolved, "x"), "x")) == to_json(example()));
  CHECK(checked.violation(with(to_json(example()), "\"planned\"", "\"soon\"")));
  CHECK(checked.violation(with(to_json(example()), "\"NOR\"", "\"Norway\"")));
}

TEST_CASE("each broken record is refused with the place and the reason") {
  const std::string good = to_json(example());
  REQUIRE(complaint(good) == "no complaint");
  CHECK(complaint("[]") == "in.ndjson:7: the record is not an object");
  CHECK(complaint(with(good, "\"doc-1\"", "\"\"")) == "in.ndjson:7: document.id is missing or empty");
  CHECK(complaint(with(good, "2026-02-03", "3 Feb 2026")) ==
        "in.ndjson:7: document.date is not a day of the form YYYY-MM-DD");
  CHECK(complaint(with(good, "\"id\":1", "\"id\":2")) ==
        "in.ndjson:7: entities[1].id is not the entity's position in the array");
  CHECK(complaint(with(good, "\"start\":30", "\"start\":35")) ==
        "in.ndjson:7: entities[0].mentions[1] ends before it starts");
  CHECK(complaint(with(good, "\"target\":1", "\"target\":3")) ==
        "in.ndjson:7: relations[0].target is 3, out of 0..3 (exclusive)");
  CHECK(complaint(with(good, "\"place\":2", "\"place\":-1")) ==
        "in.ndjson:7: relations[0].roles.place is -1, out of 0..3 (exclusive)");
  CHECK(complaint(with(good, "\"rounds\":2", "\"rounds\":[2]")) ==
        "in.ndjson:7: relations[0].properties holds 'rounds', which is no text, number, true or false");
  CHECK(complaint(with(good, "\"planned\"", "\"soon\"")) ==
        "in.ndjson:7: relations[0].status is 'soon', which is no status");
  CHECK(complaint(with(good, "0.93", "1.5")) == "in.ndjson:7: relations[0].confidence is not within 0..1");
  CHECK(complaint(with(good, "\"ESP\"", "\"Spain\"")) ==
        "in.ndjson:7: entities[0].country is not a code of three capital letters (ISO 3166 alpha-3, EUU, UNO "
        "or IGO)");
  CHECK(complaint(with(good, "\"rule\"", "\"rool\"")) ==
        "in.ndjson:7: relations[0] has a member 'rool' that is not known");
  CHECK(complaint(with(good, "Norway", "Nor\\u0000way")) ==
        "in.ndjson:7: entities[1].name holds a NUL character");
  CHECK(complaint(with(good, "\"source\":0,\"target\":null", "\"source\":null,\"target\":null")) ==
        "in.ndjson:7: relations[1] has neither source nor target");
}
