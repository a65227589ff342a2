#include "base/organizations.hpp"

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

const Organizations& organizations() {
  static const Organizations loaded = Organizations::load(kSchemas);
  return loaded;
}

// "name COUNTRY SECTOR", or "none".
std::string found(const std::string& name) {
  const Organization* organization = organizations().find(name);
  if (organization == nullptr) return "none";
  return organization->name + "|" + organization->country + "|" + organization->sector;
}

}  // namespace

TEST_CASE("each name of a body leads back to it, and its country exists") {
  const Places places = Places::load(kSchemas);
  REQUIRE(organizations().all().size() >= 300);
  for (const Organization& organization : organizations().all()) {
    CAPTURE(organization.name);
    CHECK(organizations().find(organization.name) == &organization);
    for (const std::string& alias : organization.aliases) {
      CAPTURE(alias);
      CHECK(organizations().find(alias) == &organization);
    }
    const std::string& country = organization.country;
    const bool known =
        country.empty() || country == "UNO" || country == "IGO" || places.country(country) != nullptr;
    CHECK(known);
  }
}

TEST_CASE("international bodies are found by long and short names") {
  CHECK(found("United Nations") == "United Nations|UNO|UNO");
  CHECK(found("UN") == "United Nations|UNO|UNO");
  CHECK(found("the U.N.") == "United Nations|UNO|UNO");
  CHECK(found("Security Council") == "UN Security Council|UNO|UNO");
  CHECK(found("EU") == "European Union|EUU|IGO");
  CHECK(found("European Commission") == "European Commission|EUU|GOV");
  CHECK(found("NATO") == "NATO|IGO|IGO");
  CHECK(found("Nato") == "NATO|IGO|IGO");
  for (const char* name : {"ASEAN", "African Union", "WTO", "IMF", "World Bank", "OPEC", "G7", "G-20",
                           "BRICS", "APEC", "SCO", "ICC", "IAEA", "WHO", "OSCE", "OECD"}) {
    CAPTURE(name);
    REQUIRE(organizations().find(name) != nullptr);
  }
}

TEST_CASE("ministries, parliaments, parties and armed groups know country and sector") {
  CHECK(found("State Department") == "State Department|USA|GOV");
  CHECK(found("Department of State") == "State Department|USA|GOV");
  CHECK(found("Pentagon") == "Defense Department|USA|GOV");
  CHECK(found("Congress") == "Congress|USA|LEG");
  CHECK(found("Bundestag") == "Bundestag|DEU|LEG");
  CHECK(found("Knesset") == "Knesset|ISR|LEG");
  CHECK(found("State Duma") == "State Duma|RUS|LEG");
  CHECK(found("House of Commons") == "House of Commons|GBR|LEG");
  CHECK(found("Democratic Party of Korea") == "Democratic Party of Korea|KOR|PTY");
  CHECK(found("Hamas") == "Hamas|PSE|REB");
  CHECK(found("Hezbollah") == "Hezbollah|LBN|REB");
  CHECK(found("Taliban") == "Taliban|AFG|REB");
  CHECK(organizations().find("State Department")->stands_for_country);
  CHECK_FALSE(organizations().find("Congress")->stands_for_country);
  CHECK_FALSE(organizations().find("Democratic Party of Korea")->stands_for_country);
}

TEST_CASE("bodies of every country have none of their own") {
  CHECK(found("Foreign Ministry") == "Foreign Ministry||GOV");
  CHECK(found("the foreign ministry") == "Foreign Ministry||GOV");
  CHECK(found("Ministry of Foreign Affairs") == "Foreign Ministry||GOV");
  CHECK(found("Ministry of Defence") == "Defense Ministry||GOV");
  CHECK(found("Defense Ministry") == "Defense Ministry||GOV");
  CHECK(found("Trade Ministry") == "Trade Ministry||GOV");
  CHECK(found("National Assembly") == "National Assembly||LEG");
  CHECK(found("parliament") == "Parliament||LEG");
  CHECK(found("Supreme Court") == "Supreme Court||JUD");
  CHECK(found("central bank") == "Central Bank||GOV");
}

TEST_CASE("abbreviations that are words count only in upper case") {
  CHECK(found("WHO") != "none");
  CHECK(found("who") == "none");
  CHECK(found("Who") == "none");
  CHECK(found("is") == "none");
  CHECK(found("ice") == "none");
  CHECK(found("apple") == "none");
  CHECK(found("law and justice") == "none");
  CHECK(found("Law and Justice") == "Law and Justice|POL|PTY");
}

TEST_CASE("what is no known body is not found") {
  CHECK(found("") == "none");
  CHECK(found("the ") == "none");
  CHECK(found("Ministry of Silly Walks") == "none");
  CHECK(found(std::string(100000, 'x')) == "none");
}

TEST_CASE("a broken list of bodies is named") {
  const fs::path dir =
      fs::temp_directory_path() / ("newsgraph-bodies-" + std::to_string(std::random_device{}()));
  fs::create_directories(dir / "lang/en");
  fs::copy(kSchemas + "/meta", dir / "meta", fs::copy_options::recursive);
  const auto load_with = [&](const std::string& text) {
    std::ofstream(dir / "lang/en/organizations.json") << text;
    return Organizations::load(dir.string());
  };
  CHECK_THROWS_WITH(
      load_with(R"({"organizations":[{"name":"Alpha","sector":"XXX"}]})"),
      Catch::Contains(
          "organizations.json: at #/organizations/0/sector the rule 'enum' of the schema does not hold"));
  CHECK_THROWS_WITH(
      load_with(
          R"({"organizations":[{"name":"Alpha","sector":"GOV"},{"name":"Beta","aliases":["the ALPHA"],"sector":"GOV"}]})"),
      Catch::EndsWith("organizations.json: \"the ALPHA\" is a name of both Alpha and Beta"));
  fs::remove_all(dir);
  CHECK_THROWS_AS(Organizations::load(dir.string()), DataError);
}
