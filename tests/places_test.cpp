#include "base/places.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>

#include "base/error.hpp"
#include "base/file.hpp"

using namespace newsgraph;
namespace fs = std::filesystem;

namespace {

const std::string kSchemas = std::string(NEWSGRAPH_SOURCE_DIR) + "/schemas";

const Places& places() {
  static const Places loaded = Places::load(kSchemas);
  return loaded;
}

// "kind ISO" of the likeliest meaning, or "none".
std::string first(const std::string& name) {
  static constexpr std::array<const char*, 6> kKinds = {"country", "demonym", "capital",
                                                        "seat",    "city",    "region"};
  const auto& matches = places().find(name);
  if (matches.empty()) return "none";
  return std::string(kKinds[static_cast<std::size_t>(matches[0].kind)]) + " " + matches[0].iso3;
}

bool means(const std::string& name, PlaceKind kind, const std::string& iso3) {
  for (const PlaceMatch& match : places().find(name)) {
    if (match.kind == kind && match.iso3 == iso3) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("every country of ISO 3166-1 is there") {
  const std::string codes =
      "ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR "
      "BHS BIH "
      "BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV "
      "CRI CUB "
      "CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB "
      "GBR GEO "
      "GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT "
      "IRL IRN "
      "IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU "
      "LUX LVA "
      "MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM "
      "NCL NER "
      "NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT "
      "REU ROU "
      "RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC "
      "SYR TCA "
      "TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR "
      "VNM VUT "
      "WLF WSM YEM ZAF ZMB ZWE";
  for (std::size_t at = 0; at < codes.size(); at += 4) {
    CAPTURE(codes.substr(at, 3));
    REQUIRE(places().country(codes.substr(at, 3)) != nullptr);
  }
  CHECK((codes.size() + 1) / 4 == 249);
  CHECK(places().country("XKX") != nullptr);
  CHECK(places().country("EUU") != nullptr);
  CHECK(places().country("XXX") == nullptr);
  CHECK(places().country("") == nullptr);
}

TEST_CASE("countries have a demonym and a capital, but for known exceptions") {
  const std::set<std::string> no_demonym = {"ATF", "BLM", "BVT", "EUU", "GGY", "HMD",
                                            "JEY", "SGS", "SJM", "SPM", "SXM", "UMI"};
  const std::set<std::string> no_capital = {"ATA", "ATF", "BVT", "CSK", "EUU", "HKG", "HMD",
                                            "IOT", "MAC", "SGS", "SUN", "UMI", "YUG"};
  for (const Country& country : places().countries()) {
    CAPTURE(country.iso3);
    CHECK_FALSE(country.name.empty());
    CHECK(country.demonyms.empty() == (no_demonym.count(country.iso3) > 0));
    CHECK(country.capital.empty() == (no_capital.count(country.iso3) > 0));
    CHECK(country.seats.empty() == (country.capital.empty() && country.iso3 != "EUU"));
    CHECK(first(country.name) == "country " + country.iso3);
  }
}

TEST_CASE("each name of a country leads back to it") {
  for (const Country& country : places().countries()) {
    for (const std::string& name : country.aliases) {
      CAPTURE(name);
      CHECK(means(name, PlaceKind::country, country.iso3));
    }
    for (const std::string& name : country.demonyms) {
      CAPTURE(name);
      CHECK(means(name, PlaceKind::demonym, country.iso3));
    }
    if (!country.capital.empty()) CHECK(means(country.capital, PlaceKind::capital, country.iso3));
  }
}

TEST_CASE("countries are found by long, short, dotted and former names") {
  for (const char* name : {"United States", "the United States", "The United States", "US", "U.S.", "USA",
                           "U.S.A.", "America", "United States of America"}) {
    CAPTURE(name);
    CHECK(first(name) == "country USA");
  }
  CHECK(first("UK") == "country GBR");
  CHECK(first("U.K.") == "country GBR");
  CHECK(first("UAE") == "country ARE");
  CHECK(first("U.A.E.") == "country ARE");
  CHECK(first("Republic of Korea") == "country KOR");
  CHECK(first("Korea") == "country KOR");
  CHECK(first("ROK") == "country KOR");
  CHECK(first("DPRK") == "country PRK");
  CHECK(first("N. Korea") == "country PRK");
  CHECK(first("Türkiye") == "country TUR");
  CHECK(first("Turkiye") == "country TUR");
  CHECK(first("Burma") == "country MMR");
  CHECK(first("Ivory Coast") == "country CIV");
  CHECK(first("Côte d’Ivoire") == "country CIV");
  CHECK(first("EU") == "country EUU");
  CHECK(first("Palestine") == "country PSE");
  CHECK(first("Taiwan") == "country TWN");
  CHECK(first("Republic of China") == "country TWN");
  CHECK(first("People's Republic of China") == "country CHN");
}

TEST_CASE("demonyms are adjectives and nouns, singular and plural") {
  CHECK(first("South Korean") == "demonym KOR");
  CHECK(first("South Koreans") == "demonym KOR");
  CHECK(first("Korean") == "demonym KOR");
  CHECK(first("North Korean") == "demonym PRK");
  CHECK(first("British") == "demonym GBR");
  CHECK(first("Briton") == "demonym GBR");
  CHECK(first("Dutch") == "demonym NLD");
  CHECK(first("Frenchman") == "demonym FRA");
  CHECK(first("Americans") == "demonym USA");
  CHECK(first("Nigerian") == "demonym NGA");
  CHECK(first("Nigerien") == "demonym NER");
  CHECK(first("Polish") == "demonym POL");
  CHECK(places().find("South Koreans")[0].name == "South Korea");
}

TEST_CASE("capitals and seats stand for their government") {
  CHECK(first("Seoul") == "capital KOR");
  CHECK(first("Washington") == "capital USA");
  CHECK(first("Kyiv") == "capital UKR");
  CHECK(first("Kiev") == "capital UKR");
  CHECK(places().find("Kiev")[0].name == "Kyiv");
  CHECK(places().find("Washington, D.C.")[0].name == "Washington");
  CHECK(first("Kremlin") == "seat RUS");
  CHECK(first("the Kremlin") == "seat RUS");
  CHECK(first("White House") == "seat USA");
  CHECK(first("Oval Office") == "seat USA");
  CHECK(first("Downing Street") == "seat GBR");
  CHECK(first("Élysée") == "seat FRA");
  CHECK(first("Elysee Palace") == "seat FRA");
  CHECK(first("Blue House") == "seat KOR");
  CHECK(first("Zhongnanhai") == "seat CHN");
  CHECK(first("The Hague") == "seat NLD");
  CHECK(first("Brussels") == "capital BEL");
  CHECK(means("Brussels", PlaceKind::seat, "EUU"));
}

TEST_CASE("a name with several meanings gives them all, likeliest first") {
  CHECK(first("Georgia") == "country GEO");
  CHECK(means("Georgia", PlaceKind::region, "USA"));
  CHECK(first("Jordan") == "country JOR");
  CHECK(first("Congo") == "country COD");
  CHECK(means("Congo", PlaceKind::country, "COG"));
  CHECK(first("Dominican") == "demonym DOM");
  CHECK(means("Dominican", PlaceKind::demonym, "DMA"));
  CHECK(means("Washington", PlaceKind::region, "USA"));
  CHECK(first("Hamilton") == "city CAN");
  CHECK(means("Hamilton", PlaceKind::capital, "BMU"));
  CHECK(first("Birmingham") == "city GBR");
  CHECK(means("Birmingham", PlaceKind::city, "USA"));
}

TEST_CASE("cities and regions know their country") {
  CHECK(first("Busan") == "city KOR");
  CHECK(first("New York") == "city USA");
  CHECK(first("Shanghai") == "city CHN");
  CHECK(first("Geneva") == "city CHE");
  CHECK(first("Mumbai") == "city IND");
  CHECK(places().find("Bombay")[0].name == "Mumbai");
  CHECK(places().find("Busan")[0].population > 3'000'000);
  CHECK(first("Gaza Strip") == "region PSE");
  CHECK(first("West Bank") == "region PSE");
  CHECK(first("Crimea") == "region UKR");
  CHECK(first("California") == "region USA");
  CHECK(first("Guangdong") == "region CHN");
  CHECK(first("Middle East") == "region ");
  CHECK(first("Asia") == "region ");
  CHECK(first("Kashmir") == "region ");
  CHECK(first("Balkans") == "region ");
}

TEST_CASE("names that are words need their upper case") {
  CHECK(first("us") == "none");
  CHECK(first("Us") == "none");
  CHECK(first("turkey") == "none");
  CHECK(first("Turkey") == "country TUR");
  CHECK(first("TURKEY") == "country TUR");
  CHECK(first("chad") == "none");
  CHECK(first("polish") == "none");
  CHECK(first("white house") == "none");
  CHECK(first("south korean") == "demonym KOR");
  CHECK(first("Reading") == "none");
}

TEST_CASE("what is no place is not found") {
  CHECK(places().find("").empty());
  CHECK(places().find("the").empty());
  CHECK(places().find("the ").empty());
  CHECK(places().find("Nowhereland").empty());
  CHECK(places().find("\xEF\xBF\xBD").empty());
  CHECK(places().find(std::string(100000, 'A')).empty());
}

TEST_CASE("a broken places file is named") {
  const fs::path dir =
      fs::temp_directory_path() / ("newsgraph-places-" + std::to_string(std::random_device{}()));
  fs::create_directories(dir / "lang/en");
  fs::copy(kSchemas + "/meta", dir / "meta", fs::copy_options::recursive);
  const auto load_with = [&](const std::string& text) {
    std::ofstream(dir / "lang/en/places.json") << text;
    return Places::load(dir.string());
  };
  const std::string country = R"({"countries":[{"iso3":"FRA","name":"France"}],"regions":[],)";
  CHECK(load_with(country + R"("cities":[["Lyon","FRA",5]],"prefer":[]})").find("Lyon").size() == 1);
  CHECK_THROWS_WITH(load_with("{"), Catch::Contains("lang/en/places.json"));
  CHECK_THROWS_WITH(load_with(country + R"("cities":[["Lyon","FRA"]],"prefer":[]})"),
                    Catch::Contains("places.json: at #/cities/0 the rule 'minItems'"));
  CHECK_THROWS_WITH(load_with(country + R"("cities":[["Bonn","DEU",5]],"prefer":[]})"),
                    Catch::EndsWith("places.json: Bonn lies in the unknown country DEU"));
  CHECK_THROWS_WITH(load_with(country + R"("cities":[],"prefer":[["Paris","FRA"]]})"),
                    Catch::EndsWith("places.json: prefer: no place is called Paris"));
  fs::remove_all(dir);
  CHECK_THROWS_AS(Places::load(dir.string()), DataError);
}
