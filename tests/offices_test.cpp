#include "base/offices.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <random>

#include "base/error.hpp"
#include "base/places.hpp"

using namespace newsgraph;
namespace fs = std::filesystem;

namespace {

const std::string kSchemas = std::string(NEWSGRAPH_SOURCE_DIR) + "/schemas";

const Offices& offices() {
  static const Offices loaded = Offices::load(kSchemas);
  return loaded;
}

std::string name_of_office(const std::string& name) {
  const Office* office = offices().find(name);
  return office == nullptr ? "none" : office->name;
}

// "length name" of the longest match at the start.
std::string longest(const std::vector<std::string>& words, std::size_t from = 0) {
  const Office* office = nullptr;
  const std::size_t length = offices().longest_match(words, from, &office);
  return std::to_string(length) + (office == nullptr ? "" : " " + office->name);
}

}  // namespace

TEST_CASE("each name of an office leads back to it, and its country exists") {
  const Places places = Places::load(kSchemas);
  for (const Office& office : offices().all()) {
    CAPTURE(office.name);
    CHECK(offices().find(office.name) == &office);
    for (const std::string& alias : office.aliases) {
      CAPTURE(alias);
      CHECK(offices().find(alias) == &office);
    }
    const std::string& country = office.country;
    const bool known =
        country.empty() || country == "UNO" || country == "IGO" || places.country(country) != nullptr;
    CHECK(known);
  }
}

TEST_CASE("offices are found by variants in any case") {
  CHECK(name_of_office("foreign minister") == "Foreign Minister");
  CHECK(name_of_office("minister of foreign affairs") == "Foreign Minister");
  CHECK(name_of_office("Minister for Foreign Affairs") == "Foreign Minister");
  CHECK(name_of_office("external affairs minister") == "Foreign Minister");
  CHECK(name_of_office("top diplomat") == "Foreign Minister");
  CHECK(name_of_office("foreign secretary") == "Foreign Secretary");
  CHECK(name_of_office("secretary of state") == "Secretary of State");
  CHECK(name_of_office("premier") == "Prime Minister");
  CHECK(name_of_office("PM") == "Prime Minister");
  CHECK(name_of_office("pm") == "none");
  CHECK(name_of_office("secretary-general") == "Secretary-General");
  CHECK(name_of_office("U.S. trade representative") == "Trade Representative");
  CHECK(name_of_office("spokeswoman") == "Spokesperson");
  CHECK(name_of_office("Mr.") == "Mr");
  CHECK(name_of_office("Lt. Gen.") == "General");
}

TEST_CASE("ministers are composed of portfolios") {
  CHECK(name_of_office("industry minister") == "Industry Minister");
  CHECK(name_of_office("minister of trade, industry and energy") == "Industry Minister");
  CHECK(name_of_office("defence minister") == "Defense Minister");
  CHECK(name_of_office("minister of national defense") == "Defense Minister");
  CHECK(name_of_office("deputy defense minister") == "Deputy Defense Minister");
  CHECK(name_of_office("minister of the interior") == "Interior Minister");
  CHECK(name_of_office("vice foreign minister") == "Vice Foreign Minister");
  CHECK(name_of_office("energy secretary") == "Energy Secretary");
  CHECK(name_of_office("Minister of Trade, Tourism & Handicrafts") == "Trade Minister");
  CHECK(name_of_office("Deputy Minister of Health & Population") == "Deputy Health Minister");
  CHECK(name_of_office("minister of magic") == "none");
  CHECK(name_of_office("minister of") == "none");
  CHECK(offices().find("minister for trade")->portfolio == "trade");
}

TEST_CASE("plurals are found as their singular") {
  CHECK(name_of_office("foreign ministers") == "Foreign Minister");
  CHECK(name_of_office("Presidents") == "President");
  CHECK(name_of_office("spokesmen") == "Spokesperson");
  CHECK(name_of_office("deputies") == "Member of Parliament");
}

TEST_CASE("kind, country and right to represent are known") {
  CHECK(offices().find("President")->kind == OfficeKind::head_of_state);
  CHECK(offices().find("king")->kind == OfficeKind::head_of_state);
  CHECK(offices().find("Chancellor")->kind == OfficeKind::head_of_government);
  CHECK(offices().find("Ambassador")->kind == OfficeKind::envoy);
  CHECK(offices().find("special envoy")->kind == OfficeKind::envoy);
  CHECK(offices().find("opposition leader")->kind == OfficeKind::party);
  CHECK(offices().find("CEO")->kind == OfficeKind::business);
  CHECK(offices().find("Sir")->kind == OfficeKind::title);
  CHECK(offices().find("Secretary of State")->country == "USA");
  CHECK(offices().find("Commerce Secretary")->country == "USA");
  CHECK(offices().find("Foreign Secretary")->country == "GBR");
  CHECK(offices().find("Foreign Minister")->country.empty());
  CHECK(offices().find("Foreign Minister")->represents);
  CHECK_FALSE(offices().find("Senator")->represents);
  CHECK_FALSE(offices().find("CEO")->represents);
  CHECK(offices().find("Foreign Minister")->portfolio == offices().find("Secretary of State")->portfolio);
  CHECK(offices().find("Trade Minister")->portfolio == offices().find("Trade Representative")->portfolio);
  CHECK(offices().find("Defense Minister")->portfolio == offices().find("Defence Secretary")->portfolio);
}

TEST_CASE("the longest office in a run of words wins") {
  CHECK(longest({"foreign", "minister", "smith"}) == "2 Foreign Minister");
  CHECK(longest({"deputy", "foreign", "minister", "smith"}) == "3 Vice Foreign Minister");
  CHECK(longest({"the", "president"}, 1) == "1 President");
  CHECK(longest({"vice", "-", "president", "smith"}) == "3 Vice President");
  CHECK(longest({"secretary", "of", "state", "smith"}) == "3 Secretary of State");
  CHECK(longest({"gen.", "smith"}) == "1 General");
  CHECK(longest({"smith", "said"}) == "0");
  CHECK(longest({"minister", ",", "of"}) == "1 Minister");
  CHECK(longest({}) == "0");
  CHECK(longest({"-", "president"}) == "0");
  CHECK(longest({"president"}, 7) == "0");
}

TEST_CASE("what is no office is not found") {
  CHECK(name_of_office("") == "none");
  CHECK(name_of_office("the") == "none");
  CHECK(name_of_office("s") == "none");
  CHECK(name_of_office(std::string(100000, 's')) == "none");
  std::string endless = "minister of";
  for (int i = 0; i < 100000; ++i) endless += " x";
  CHECK(name_of_office(endless) == "none");
}

TEST_CASE("a broken list of offices is named") {
  const fs::path dir =
      fs::temp_directory_path() / ("newsgraph-offices-" + std::to_string(std::random_device{}()));
  fs::create_directories(dir / "lang/en");
  fs::copy(kSchemas + "/meta", dir / "meta", fs::copy_options::recursive);
  const auto load_with = [&](const std::string& text) {
    std::ofstream(dir / "lang/en/offices.json") << text;
    return Offices::load(dir.string());
  };
  const std::string rest = R"(,"portfolios":[],"patterns":[]})";
  CHECK_THROWS_WITH(
      load_with(R"({"offices":[{"name":"Boss","kind":"boss"}])" + rest),
      Catch::Contains("offices.json: at #/offices/0/kind the rule 'enum' of the schema does not hold"));
  CHECK_THROWS_WITH(
      load_with(R"({"offices":[{"name":"A","kind":"title"},{"name":"B","aliases":["a"],"kind":"title"}])" +
                rest),
      Catch::EndsWith("offices.json: \"a\" is a name of both A and B"));
  fs::remove_all(dir);
  CHECK_THROWS_AS(Offices::load(dir.string()), DataError);
}
