#include "graph/ontology.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <random>

#include "base/error.hpp"
#include "base/file.hpp"

using namespace newsgraph;
namespace fs = std::filesystem;

namespace {

const std::string kSchemas = std::string(NEWSGRAPH_SOURCE_DIR) + "/schemas";

const Ontology& ontology() {
  static const Ontology loaded = Ontology::load(kSchemas);
  return loaded;
}

std::string code(const std::string& type, Status status, const std::string& act = "") {
  ExtractedRelation relation;
  relation.type = type;
  relation.status = status;
  if (!act.empty()) relation.properties["act"] = act;
  const CodeRow* row = ontology().codes(relation);
  if (row == nullptr) return "none";
  return row->plover.type + (row->plover.mode.empty() ? "" : "/" + row->plover.mode) + " " + row->cameo;
}

// A private copy of the type files, to break one of them.
class BrokenCopy {
public:
  BrokenCopy()
      : m_dir(fs::temp_directory_path() / ("newsgraph-ontology-" + std::to_string(std::random_device{}()))) {
    fs::create_directories(m_dir);
    fs::copy(kSchemas + "/meta", m_dir / "meta", fs::copy_options::recursive);
    fs::copy(kSchemas + "/types", m_dir / "types", fs::copy_options::recursive);
  }
  ~BrokenCopy() { fs::remove_all(m_dir); }
  BrokenCopy(const BrokenCopy&) = delete;
  BrokenCopy& operator=(const BrokenCopy&) = delete;

  void replace(const std::string& file, const std::string& from, const std::string& to) const {
    std::string text = read_file((m_dir / "types" / file).string());
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    write(file, text.replace(at, from.size(), to));
  }
  void write(const std::string& file, const std::string& text) const {
    std::ofstream(m_dir / "types" / file) << text;
  }
  void remove(const std::string& file) const { fs::remove(m_dir / "types" / file); }
  [[nodiscard]] Ontology load() const { return Ontology::load(m_dir.string()); }

private:
  fs::path m_dir;
};

ExtractedEntity entity(const std::string& type) { return {type, "x", "", {}, {}, {}}; }

}  // namespace

TEST_CASE("the design's vocabulary is there, and nothing else") {
  const std::vector<std::string> events = {
      "meets-with",      "visits",     "negotiates",       "mediates",
      "pledges",         "signs",      "endorses",         "recognizes",
      "cooperates-with", "aids",       "concedes",         "lifts-sanctions",
      "cuts-tariff",     "exempts",    "postpones",        "withdraws-forces",
      "halts-fire",      "releases",   "admits-observers", "resigns-from",
      "calls-on",        "criticizes", "accuses",          "investigates",
      "rejects",         "threatens",  "threatens-tariff", "threatens-force",
      "imposes-tariff",  "sanctions",  "suspends",         "breaks-ties",
      "expels",          "quits",      "mobilizes",        "detains",
      "restricts",       "attacks",    "protests"};
  const std::vector<std::string> statics = {"holds-office", "leads",    "represents",  "speaks-for",
                                            "member-of",    "part-of",  "located-in",  "capital-of",
                                            "citizen-of",   "party-to", "brokered-by", "attends",
                                            "hosts",        "held-in",  "succeeds"};
  CHECK(events.size() == 39);
  CHECK(statics.size() == 15);
  for (const std::string& name : events) {
    CAPTURE(name);
    REQUIRE(ontology().relation_type(name) != nullptr);
    CHECK(ontology().relation_type(name)->is_event);
  }
  for (const std::string& name : statics) {
    CAPTURE(name);
    REQUIRE(ontology().relation_type(name) != nullptr);
    CHECK_FALSE(ontology().relation_type(name)->is_event);
  }
  CHECK(ontology().relation_types().size() == events.size() + statics.size());
  for (const char* name :
       {"Person", "Country", "Organization", "Place", "Agreement", "Meeting", "Document"}) {
    CHECK(ontology().node_type(name) != nullptr);
  }
  CHECK(ontology().node_types().size() == 8);
  CHECK(ontology().relation_type("meets") == nullptr);
}

TEST_CASE("each event has codes for each status, each static relation none") {
  for (const RelationType& type : ontology().relation_types()) {
    for (std::size_t status = 0; status < kStatusNames.size(); ++status) {
      CAPTURE(type.name, kStatusNames[status]);
      CHECK((code(type.name, static_cast<Status>(status)) == "none") == !type.is_event);
    }
  }
}

TEST_CASE("a plan has other codes than the deed") {
  CHECK(code("meets-with", Status::planned) == "AGREE/meet 036");
  CHECK(code("meets-with", Status::actual) == "CONSULT 040");
  CHECK(code("visits", Status::planned) == "AGREE/meet 036");
  CHECK(code("visits", Status::past) == "CONSULT/visit 042");
  CHECK(code("signs", Status::proposed) == "AGREE 030");
  CHECK(code("signs", Status::actual) == "SUPPORT 057");
  CHECK(code("cuts-tariff", Status::planned) == "CONCEDE 0354");
  CHECK(code("cuts-tariff", Status::actual) == "RETREAT 085");
  CHECK(code("imposes-tariff", Status::planned) == "THREATEN/restrict 1312");
  CHECK(code("imposes-tariff", Status::actual) == "SANCTION/discontinue 163");
  CHECK(code("imposes-tariff", Status::denied) == "SANCTION/discontinue 163");
  CHECK(code("threatens-tariff", Status::actual) == "THREATEN/restrict 1312");
}

TEST_CASE("threats, refusals, promises and delays are coded by the act") {
  CHECK(code("threatens", Status::actual, "sanctions") == "THREATEN/restrict 1312");
  CHECK(code("threatens", Status::actual, "breaks-ties") == "THREATEN/relations 1313");
  CHECK(code("threatens", Status::actual) == "THREATEN 130");
  CHECK(code("rejects", Status::actual, "meets-with") == "REJECT/meet 125");
  CHECK(code("rejects", Status::actual, "aids") == "REJECT/assist 122");
  CHECK(code("pledges", Status::actual, "aids") == "AGREE 033");
  CHECK(code("pledges", Status::actual, "lifts-sanctions") == "AGREE 0354");
  CHECK(code("pledges", Status::actual, "attacks") == "AGREE 030");
  CHECK(code("postpones", Status::actual, "imposes-tariff") == "CONCEDE 083");
  CHECK(code("postpones", Status::actual, "meets-with") == "REJECT/meet 120");
  CHECK(code("exempts", Status::actual, "imposes-tariff") == "CONCEDE 085");
  CHECK(code("suspends", Status::actual, "negotiates") == "SANCTION/withdraw 164");
}

TEST_CASE("a relation that does not fit its type is told why") {
  const std::vector<ExtractedEntity> entities = {entity("Person"), entity("Country"), entity("Agreement")};
  ExtractedRelation relation;
  relation.type = "imposes-tariff";
  relation.source = 0;
  relation.target = 1;
  relation.properties = {{"to_percent", 25.0}, {"goods", std::string("cars")}};
  CHECK(ontology().misfit(relation, entities).empty());

  SECTION("unknown type") {
    relation.type = "taxes";
    CHECK(ontology().misfit(relation, entities) == "there is no relation type taxes");
  }
  SECTION("no ends") {
    relation.source = relation.target = std::nullopt;
    CHECK(ontology().misfit(relation, entities) == "imposes-tariff: neither source nor target is known");
  }
  SECTION("one end for two") {
    relation.target = 0;
    CHECK(ontology().misfit(relation, entities) == "imposes-tariff: source and target are the same");
  }
  SECTION("an end outside of the list") {
    relation.target = 7;
    CHECK(ontology().misfit(relation, entities) == "imposes-tariff: target is entity 7, but there are 3");
  }
  SECTION("an end of another type") {
    relation.target = 2;
    CHECK(ontology().misfit(relation, entities) == "imposes-tariff: target cannot be of type Agreement");
  }
  SECTION("a missing end") {
    relation.type = "meets-with";
    relation.properties.clear();
    relation.target = std::nullopt;
    CHECK(ontology().misfit(relation, entities) == "meets-with: target is missing");
  }
  SECTION("an unknown role") {
    relation.roles["judge"] = 0;
    CHECK(ontology().misfit(relation, entities) == "imposes-tariff: there is no role judge");
  }
  SECTION("an unknown property") {
    relation.properties["rounds"] = std::int64_t{2};
    CHECK(ontology().misfit(relation, entities) == "imposes-tariff: there is no property rounds");
  }
  SECTION("a value of another kind") {
    relation.properties["to_percent"] = std::string("25");
    CHECK(ontology().misfit(relation, entities) ==
          "imposes-tariff: the property to_percent has a value of another kind");
  }
  SECTION("an act that is no relation type") {
    relation.type = "threatens";
    relation.properties = {{"act", std::string("war")}};
    CHECK(ontology().misfit(relation, entities) ==
          "threatens: the property act names the unknown relation type war");
  }
}

TEST_CASE("the hash follows every byte of the type files") {
  const BrokenCopy copy;
  CHECK(copy.load().hash() == ontology().hash());
  copy.replace("signs.json", "concludes", "closes");
  CHECK(copy.load().hash() != ontology().hash());
}

TEST_CASE("a broken type file is named with the rule it breaks") {
  const BrokenCopy copy;
  SECTION("not JSON") {
    copy.write("signs.json", "{\"kind\":");
    CHECK_THROWS_AS(copy.load(), DataError);
    CHECK_THROWS_WITH(copy.load(), Catch::Contains("types/signs.json"));
  }
  SECTION("not the schema") {
    copy.replace("signs.json", "\"symmetric\": false", "\"symmetric\": 0");
    CHECK_THROWS_WITH(
        copy.load(),
        Catch::EndsWith(
            "types/signs.json: at #/symmetric the rule 'type' of the schema does not hold: \"boolean\""));
  }
  SECTION("a name that is not the file's") {
    copy.replace("signs.json", "\"name\": \"signs\"", "\"name\": \"sign\"");
    CHECK_THROWS_WITH(copy.load(), Catch::EndsWith("types/signs.json: the name inside is sign"));
  }
  SECTION("an unknown range") {
    copy.replace("quits.json", "\"Meeting\"", "\"Party\"");
    CHECK_THROWS_WITH(
        copy.load(),
        Catch::EndsWith("types/quits.json: the role \"target\" has the unknown node type Party"));
  }
  SECTION("a label used twice") {
    copy.replace("quits.json", "\"label\": \"quits\"", "\"label\": \"visits\"");
    CHECK_THROWS_WITH(copy.load(), Catch::Contains("visits.json: the label \"visits\" is that of quits too"));
  }
  SECTION("one property name with two kinds") {
    copy.replace("visits.json", "\"purpose\": {\"kind\": \"text\"", "\"purpose\": {\"kind\": \"integer\"");
    CHECK_THROWS_WITH(copy.load(),
                      Catch::Contains("visits.json: the property \"purpose\" has another kind in"));
  }
  SECTION("an unknown act") {
    copy.replace("suspends.json", "[\"mediates\"]", "[\"mediate\"]");
    CHECK_THROWS_WITH(copy.load(),
                      Catch::EndsWith("suspends.json: a row of codes has the unknown act mediate"));
  }
  SECTION("codes that leave a status open") {
    copy.replace("sanctions.json", "{\"plover\": \"SANCTION\"",
                 "{\"status\": [\"actual\"], \"plover\": \"SANCTION\"");
    CHECK_THROWS_WITH(copy.load(), Catch::EndsWith("the last row of codes must fit every status and act"));
  }
  SECTION("a missing node type") {
    copy.remove("Meeting.json");
    CHECK_THROWS_WITH(copy.load(), Catch::Contains("unknown node type Meeting"));
  }
}

TEST_CASE("a folder without types is named") {
  CHECK_THROWS_AS(Ontology::load("/nonexistent"), DataError);
  CHECK_THROWS_WITH(Ontology::load("/nonexistent"),
                    Catch::StartsWith("/nonexistent/types: holds no type files"));
}
