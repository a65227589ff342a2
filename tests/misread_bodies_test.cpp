// What is a body, where its name ends, and whose it is, when the recogniser saw a person, a country or
// nothing.
#include "extract/misread_bodies.hpp"

#include <catch2/catch.hpp>

#include "extraction_reading.hpp"

using namespace newsgraph;

namespace {

std::string country_of_body(const Extraction& found, const std::string& name) {
  const ExtractedEntity* body = entity(found, "Organization", name);
  return body != nullptr ? body->country : "not found";
}

}  // namespace

TEST_CASE("what a country owns by a single name is a body of that country if it does what firms do") {
  CHECK(country_of_body(read("Norway's Vindoil will buy oil from Chile."), "Vindoil") == "NOR");
  CHECK(entity(read("Norway's Lind met Serbia's Petrovic in Oslo."), "Organization", "Petrovic") == nullptr);
  CHECK(says(read("Norway's Lind criticized Chile."), "Lind > criticizes > Chile actual"));
  CHECK(country_of_body(read("Ford signed a contract with Chile's TRRC."), "TRRC") == "CHL");
  const Extraction person = read("Norway's Paavo Lind praised Chile.");
  CHECK(entity(person, "Person", "Paavo Lind") != nullptr);
  const Extraction later =
      read("Norway's Lind praised Chile. Greta Lind arrived in Lima, and Lind left again.");
  CHECK(entity(later, "Organization", "Lind") == nullptr);
}

TEST_CASE("what is called a maker or has members is a body") {
  CHECK(entity(read("Turkish drone maker Tarkar signed an agreement with Ukraine."), "Organization",
               "Tarkar") != nullptr);
  CHECK(entity(read("Greta Holm, a member of Tarnology, was arrested in Oslo on Monday."), "Person",
               "Tarnology") == nullptr);
  CHECK(entity(read("Norwegian company director Paavo Lind was arrested in Oslo."), "Organization",
               "Paavo Lind") == nullptr);
}

TEST_CASE("a portfolio before the name of a country makes it that of a department") {
  const Extraction found = read("Environment Canada spokesperson Greta Holm criticized Chile.");
  CHECK(says(found, "Greta Holm > speaks-for > Environment Canada actual"));
  CHECK_FALSE(says(found, "Greta Holm > represents > Canada actual"));
  CHECK(says(read("On Monday, Canada criticized Chile."), "Canada > criticizes > Chile actual"));
}

TEST_CASE("\"the government\" of several countries is no body of its own") {
  const Extraction found = read("Norway and Chile signed a treaty in Lima. The government criticized Peru.");
  CHECK(entity(found, "Organization", "Government") == nullptr);
  CHECK_FALSE(says(found, "Government > criticizes > Peru actual"));
}

TEST_CASE("the founder's name behind a title of the state is a person's") {
  const Extraction found = read("Mayor Bloomberg criticized Chile.");
  CHECK(says(found, "Bloomberg > criticizes > Chile actual"));
  CHECK(entity(found, "Person", "Bloomberg") != nullptr);
  CHECK(entity(read("Bloomberg criticized the mayor of Lima."), "Person", "Bloomberg") == nullptr);
}

TEST_CASE("a congress is the American one only where the article may be American") {
  const std::string text = "Vice President Greta Holm was impeached by Congress on Monday.";
  CHECK(country_of_body(read("The Supreme Court of the Philippines met. " + text), "Congress") != "USA");
  CHECK(country_of_body(read("Congress rejected the budget on Monday."), "Congress") == "USA");
  CHECK(country_of_body(read("Congress criticized Norway. The United States left."), "Congress") == "USA");
}

TEST_CASE("words for people that open a sentence or stand before people are no bodies") {
  CHECK(entity(read("Gunmen in Pakistan's Balochistan Province attacked two buses."), "Organization",
               "Gunmen") == nullptr);
  CHECK(entity(read("Suspected Islamist militants stormed two hotels in Mali."), "Organization",
               "Islamist") == nullptr);
}
