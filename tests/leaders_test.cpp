#include "base/leaders.hpp"

#include <catch2/catch.hpp>

#include "base/error.hpp"

using namespace newsgraph;

namespace {

const Leaders& leaders() {
  static const Leaders loaded = Leaders::load(std::string(NEWSGRAPH_SOURCE_DIR) + "/schemas");
  return loaded;
}

}  // namespace

TEST_CASE("a leader of the past is of a country, by full name, ends of the name, or surname") {
  CHECK(leaders().country_of("Carlos Saul Menem") == "ARG");
  CHECK(leaders().country_of("Carlos Menem") == "ARG");
  CHECK(leaders().country_of("Menem") == "ARG");
  CHECK(leaders().country_of("Dwight Eisenhower") == "USA");
  CHECK(leaders().country_of("Jimmy Carter") == "USA");
  CHECK(leaders().country_of("Emmanuel Macron") == "FRA");  // who visited after 2016
  CHECK(leaders().country_of("Lukashenko") == "BLR");       // who never came to the United States
}

TEST_CASE("nobody known, another given name, or leaders of several countries: no country") {
  CHECK(leaders().country_of("Paavo Lind").empty());
  CHECK(leaders().country_of("Greta Menem").empty());
  CHECK(leaders().country_of_surname("Greta Menem") == "ARG");
  CHECK(leaders().country_of_surname("Menem") == "ARG");
  CHECK(leaders().country_of("Castro").empty());        // of Cuba and of Honduras
  CHECK(leaders().country_of("Elizabeth II").empty());  // queen of many countries
  CHECK(leaders().country_of("").empty());
  CHECK(leaders().country_of(" ").empty());
}

TEST_CASE("the head of a state or government at a time is of its country by surname alone") {
  CHECK(leaders().country_in("2010-05", "Jonathan", true) == "NGA");
  CHECK(leaders().country_in("2020-05", "Jonathan", true).empty());
  CHECK(leaders().country_in("2010-05", "Jonathan", false).empty());  // no prime minister
  CHECK(leaders().country_in("2012-05", "Aquino", true) == "PHL");
  CHECK(leaders().country_in("", "Aquino", true).empty());
}

TEST_CASE("a monarch is of a country by title and first name, in a month where two had both") {
  CHECK(leaders().country_of_monarch("2024-05", "Sultan Qaboos") == "OMN");
  CHECK(leaders().country_of_monarch("2024-05", "King Abdullah") == "JOR");
  CHECK(leaders().country_of_monarch("2010-05", "King Abdullah").empty());
  CHECK(leaders().country_of_monarch("2024-05", "Sultan Charles").empty());
}

TEST_CASE("a minister is of a country by the full name only") {
  CHECK(leaders().country_of_minister("Joschka Fischer") == "DEU");
  CHECK(leaders().country_of_minister("Fischer").empty());
  CHECK(leaders().country_of_minister("Greta Fischer").empty());
  CHECK(leaders().country_of("Joschka Fischer").empty());
}

TEST_CASE("terms of heads of state and government are over, running or far ahead") {
  CHECK(leaders().tenure("Helmut Kohl", "DEU", false, "1990-10") == Tenure::running);
  CHECK(leaders().tenure("Helmut Kohl", "DEU", false, "1999-01") == Tenure::over);
  CHECK(leaders().tenure("Kohl", "DEU", false, "1999-01") == Tenure::over);
  CHECK(leaders().tenure("Helmut Kohl", "DEU", false, "1980-01") == Tenure::ahead);
  CHECK(leaders().tenure("Helmut Kohl", "DEU", true, "1990-10") == Tenure::unknown);
  CHECK(leaders().tenure("Helmut Kohl", "AUT", false, "1990-10") == Tenure::unknown);
  CHECK(leaders().tenure("Greta Kohl", "DEU", false, "1999-01") == Tenure::unknown);
  CHECK(leaders().tenure("George W. Bush", "USA", true, "2005-01") == Tenure::running);  // nor his father
  CHECK(leaders().tenure("Michelle Bachelet", "CHL", true, "2012-01") == Tenure::over);  // between two terms
  CHECK(leaders().tenure("Petr Pavel", "CZE", true, "2023-01") == Tenure::unknown);      // elected
  CHECK(leaders().tenure("Helmut Kohl", "DEU", false, "") == Tenure::unknown);
}

TEST_CASE("a folder without the list is an error that names the file") {
  CHECK_THROWS_AS(Leaders::load("/nowhere"), DataError);
}
