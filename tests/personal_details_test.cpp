// Ages and trades by which people of one name are told apart.
#include "extract/personal_details.hpp"

#include <catch2/catch.hpp>

#include "extraction_reading.hpp"

using namespace newsgraph;

namespace {

std::string of(const Extraction& found, const std::string& name, const std::string& property) {
  const ExtractedEntity* person = entity(found, "Person", name);
  if (person == nullptr) return "nobody";
  const auto value = person->properties.find(property);
  return value == person->properties.end() ? "" : to_string(value->second);
}

}  // namespace

TEST_CASE("an age behind or before the name gives the year of birth") {
  // The article is of May 2024.
  CHECK(of(read("Paavo Lind, 34, was arrested in Oslo."), "Paavo Lind", "born") == "1989/1990");
  CHECK(of(read("Anna Reid, a 52-year-old boxer, won in Oslo."), "Anna Reid", "born") == "1971/1972");
  CHECK(of(read("Police arrested 61-year-old teacher Greta Holm in Oslo."), "Greta Holm", "born") ==
        "1962/1963");
}

TEST_CASE("numbers that are no age of that person") {
  CHECK(of(read("The 12-year-old daughter of Paavo Lind was found in Oslo."), "Paavo Lind", "born").empty());
  CHECK(of(read("Paavo Lind, 3, and Greta Holm scored in Oslo."), "Paavo Lind", "born").empty());
  CHECK(of(read("In 1995 Paavo Lind, 34, was arrested in Oslo."), "Paavo Lind", "born").empty());
  CHECK(of(read("Paavo Lind, 34 votes ahead, won in Oslo."), "Paavo Lind", "born").empty());
}

TEST_CASE("the trade beside the name, unless it is past") {
  CHECK(of(read("Police arrested footballer Mark Stone in Oslo."), "Mark Stone", "occupation") ==
        "footballer");
  CHECK(of(read("Anna Reid, a Norwegian boxer, visited Chile."), "Anna Reid", "occupation") == "boxer");
  CHECK(of(read("Anna Reid is a novelist from Norway."), "Anna Reid", "occupation") == "novelist");
  CHECK(
      of(read("Police arrested retired footballer Mark Stone in Oslo."), "Mark Stone", "occupation").empty());
  CHECK(of(read("Anna Reid met the boxer in Oslo."), "Anna Reid", "occupation").empty());
}

TEST_CASE("a solicitor general is no soldier") {
  CHECK(of(read("Solicitor General Greta Holm visited Chile."), "Greta Holm", "office") ==
        "Solicitor General");
  CHECK(of(read("Solicitor General Greta Holm visited Chile."), "Greta Holm", "sector").empty());
}
