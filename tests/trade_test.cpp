// Tariffs, bans and loans: whose goods, who acts where nobody is named, and clauses that news of trade is
// full of.
#include <algorithm>
#include <catch2/catch.hpp>

#include "extraction_reading.hpp"

using namespace newsgraph;

TEST_CASE("goods tell on whom a tariff falls, however deep their country stands") {
  CHECK(says(read("Peru imposed duties on imports of Chilean apples."),
             "Peru > imposes-tariff > Chile actual"));
  CHECK(says(read("Peru will extend duties on imports of tin, a metal used in cans and boxes, from Chile for "
                  "five years."),
             "Peru > imposes-tariff > Chile planned"));
  CHECK(says(read("Chile issued new restrictions on exports of copper and tools to Peru."),
             "Chile > restricts > Peru actual"));
}

TEST_CASE("a second tariff of one sentence lends the first no country") {
  const Extraction both =
      read("Norway announces a 10% tariff on most imports and a 20% tariff on goods from Chile.");
  for (const ExtractedRelation& r : both.relations) {
    if (r.type != "imposes-tariff" || name_of_end(both, r.target) != "Chile") continue;
    CHECK(r.properties.count("to_percent") == 1);
    CHECK(r.properties.at("to_percent") == PropertyValue(20.0));
  }
}

TEST_CASE("what an official says will be done to another country, the official's country does") {
  CHECK(
      says(read("Duties of 25 percent will be imposed on Chile, Peruvian minister Anna Reid told reporters."),
           "Peru > imposes-tariff > Chile planned"));
  for (const char* text :
       {"Duties of 25 percent will be imposed on Chile, Chilean minister Anna Reid told reporters.",
        "Duties of 25 percent will be imposed on Chile, Anna Reid told reporters."}) {
    const Extraction found = read(text);
    CHECK(std::none_of(found.relations.begin(), found.relations.end(),
                       [](const ExtractedRelation& r) { return r.type == "imposes-tariff"; }));
  }
}

TEST_CASE(
    "a ministry without a country is of the state whose deed it tells, or that the headline opens with") {
  const auto ministry = [](const Extraction& extraction) {
    const ExtractedEntity* found = entity(extraction, "Organization", "Commerce Ministry");
    return found == nullptr ? std::string("none") : found->country;
  };
  CHECK(ministry(read("Chile began taxing paper from Norway, Peru and Japan on Wednesday, the Ministry of "
                      "Commerce said.")) == "CHL");
  CHECK(ministry(
            read("The Ministry of Commerce said it would extend duties on paper imported from the European "
                 "Union.",
                 "2024-05-15", "Chile extends duties on EU paper")) == "CHL");
  CHECK(ministry(
            read("The Ministry of Commerce said it would extend duties on paper imported from the European "
                 "Union.")) == "");
}

TEST_CASE("a plan that a day parts from its infinitive is still its owner's") {
  const Extraction plan =
      read("Norway and Chile opposed Peru's decision on Friday to impose tariffs on Kenyan steel.");
  CHECK(says(plan, "Peru > imposes-tariff > Kenya planned"));
  for (const ExtractedRelation& r : plan.relations)
    CHECK_FALSE((r.type == "imposes-tariff" && name_of_end(plan, r.source) != "Peru"));
}

TEST_CASE("who acts behind an and is no more of what another taxes") {
  const Extraction both =
      read("Peru imposed tariffs on Kenyan steel and the European Union raised duties on Chilean wine.");
  CHECK(says(both, "Peru > imposes-tariff > Kenya actual"));
  CHECK(says(both, "European Union > imposes-tariff > Chile actual"));
}

TEST_CASE("a tariff on nobody is no edge, but may be threatened") {
  CHECK(read("Peru imposed the duties in July.").relations.empty());
  CHECK(says(read("Norway threatened to raise tariffs further if Chile did not open its market."),
             "Norway > threatens-tariff > Chile actual"));
}

TEST_CASE("a hyphen in a name joins no pair") {
  CHECK(says(read("Anna Reid and Jean-Marc Lind held talks in Lima on Friday."),
             "Anna Reid > meets-with > Jean-Marc Lind actual"));
}

TEST_CASE("an adposition before a participle that describes goods belongs to the goods") {
  const Extraction inquiry = read(
      "Norway's commerce ministry has decided to start an anti-dumping investigation into imported barley "
      "from "
      "Peru.");
  CHECK(name_of_end(inquiry, relation(inquiry, "investigates").target) == "Peru");
}

TEST_CASE("who says what something is goes on acting behind it") {
  CHECK(says(
      read("Peru's government defended the step, affirming that this is a legal act of the state, and called "
           "on Chile to open its market."),
      "Peru > calls-on > Chile actual"));
}

TEST_CASE("an administration whose head nobody explains is of the state that English calls so") {
  CHECK(
      says(read("Markets in the United States fell. The Lindqvist administration imposed tariffs on Chile."),
           "United States > imposes-tariff > Chile actual"));
  CHECK(says(read("The Lindqvist administration imposed tariffs on Chile."),
             "- > imposes-tariff > Chile actual"));
  CHECK(read("The administration imposed tariffs on Chile.").relations.empty());
  CHECK(read("Its  administration imposed tariffs on Chile.").relations.empty());
}

TEST_CASE("a measure told again without an owner is that of who took it before, or nobody's and no edge") {
  const Extraction owned = read(
      "Peru imposed a 20 percent tariff on Chilean wine last week. Growers protested. Duties of 5 percent on "
      "wine from Chile took effect on Friday.");
  CHECK(says(owned, "Peru > imposes-tariff > Chile actual"));
  CHECK(owned.relations.size() == 2);
  const Extraction torn = read(
      "Peru imposed tariffs on Chilean wine. Norway imposed tariffs on Chilean fish. Duties of 5 percent on "
      "goods from Chile took effect on Friday.");
  CHECK(torn.relations.size() == 2);
  const Extraction far = read(
      "Peru imposed tariffs on Chilean wine. It rained. It snowed. The sun shone. Birds sang. Duties of 5 "
      "percent "
      "on goods from Chile took effect on Friday.");
  CHECK(far.relations.size() == 1);
}

TEST_CASE("who condemns the tariffs condemns who imposed them") {
  CHECK(says(read("Peru raised duties on Chilean wine on Friday. Chile condemned the tariffs."),
             "Chile > criticizes > Peru actual"));
  CHECK(says(read("Chile imposed a ban on Peruvian fish. The ministers met. Peru condemned the ban."),
             "Peru > criticizes > Chile actual"));
  // Other duties, with a name of their own, and a measure that somebody only spoke of.
  CHECK(!says(read("Peru raised duties on Chilean wine on Friday. Chile condemned the Norwegian tariffs."),
              "Chile > criticizes > Peru actual"));
  CHECK(!says(read("Peru criticised duties on wine on Friday. Chile condemned the tariffs."),
              "Chile > criticizes > Peru actual"));
}

TEST_CASE("who is done to has not done it") {
  const Extraction had = read("Kenya and Chile had tariffs placed on them in February.");
  CHECK(!says(had, "Kenya > imposes-tariff > - actual"));
  CHECK(!says(had, "Chile > imposes-tariff > - actual"));
}

TEST_CASE("imports have somebody who takes them and somebody who sends them") {
  CHECK(says(read("The deal sets a 15 percent tariff on Norwegian imports from Chile."),
             "Norway > imposes-tariff > Chile actual"));
}

TEST_CASE("which is told of the name right before it") {
  CHECK(says(read("A court ruled in favour of Norway, which had sued Chile over its quotas."),
             "Norway > accuses > Chile actual"));
}

TEST_CASE("two agreements of one name are told apart by their parties and by what is still to come") {
  const auto pacts = [](const Extraction& extraction) {
    return std::count_if(extraction.entities.begin(), extraction.entities.end(),
                         [](const ExtractedEntity& each) { return each.type == "Agreement"; });
  };
  CHECK(
      pacts(read("Norway and Chile signed a trade agreement. Peru reached a trade agreement with Norway last "
                 "year.")) == 2);
  CHECK(pacts(read(
            "Norway signed a trade agreement with Chile. The trade agreement with Norway helps Chile.")) ==
        1);
  CHECK(
      pacts(read("Norway and Chile will negotiate a future fisheries agreement. The last fisheries agreement "
                 "between Norway and Chile expired in May.")) == 2);
}

TEST_CASE("what would follow a deed does not make it done") {
  CHECK_FALSE(says(read("Attacking Iran would be a mistake."), "- > attacks > Iran actual"));
  CHECK(says(read("Attacking Iran was a mistake."), "- > attacks > Iran actual"));
}

TEST_CASE("a signer signs with the other country, not with his own") {
  const Extraction found =
      read("Norway's Foreign Minister Paavo Lind signed the treaty between Norway and Chile.");
  CHECK(says(found, "Paavo Lind > signs > Chile actual"));
  CHECK_FALSE(says(found, "Paavo Lind > signs > Norway actual"));
}

TEST_CASE("a duty that goods face is a cut where it goes down") {
  const Extraction found =
      read("Exports from Peru to Chile will face a tariff of 9 percent, down from 12 percent.");
  CHECK(says(found, "Chile > cuts-tariff > Peru planned"));
  CHECK_FALSE(says(found, "Chile > imposes-tariff > Peru planned"));
}
