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

TEST_CASE("a folder without the list is an error that names the file") {
  CHECK_THROWS_AS(Leaders::load("/nowhere"), DataError);
}
