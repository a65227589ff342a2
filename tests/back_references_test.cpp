// Phrases that name nobody but point to somebody, quoted speech, and people who are only counted.
#include "extract/back_references.hpp"

#include <catch2/catch.hpp>

#include "extraction_reading.hpp"

using namespace newsgraph;

TEST_CASE("a title without a name means the one who bears it") {
  const Extraction found = read(
      "Norwegian Foreign Minister Greta Holm arrived in Lima on Monday. "
      "The foreign minister met Peruvian President Paavo Lind.");
  CHECK(says(found, "Greta Holm > meets-with > Paavo Lind actual"));
}

TEST_CASE("an ambassador of nobody knows whom is not that of the country named") {
  const Extraction found =
      read("Ambassador Greta Holm left Lima on Monday. Peru expelled the Norwegian ambassador.");
  CHECK_FALSE(says(found, "Peru > expels > Greta Holm actual"));
}

TEST_CASE("a title that two people bear means neither") {
  const Extraction found = read(
      "The foreign minister criticized Peru. "
      "Norwegian Foreign Minister Greta Holm and Chilean Foreign Minister Ola Berg arrived in Lima.");
  CHECK_FALSE(says(found, "Greta Holm > criticizes > Peru actual"));
  CHECK_FALSE(says(found, "Ola Berg > criticizes > Peru actual"));
}

TEST_CASE("\"the court\" is that of the country it was used of before, unless another court was named") {
  CHECK(says(read("A Norwegian court tried Ola Berg. Peru protested. On Monday the court jailed Ola Berg."),
             "Norway > detains > Ola Berg actual"));
  CHECK_FALSE(says(read("A Norwegian court tried Ola Berg. He went to the International Criminal Court. "
                        "On Monday the court jailed Ola Berg."),
                   "Norway > detains > Ola Berg actual"));
}

TEST_CASE("\"the navy\" is that of the one country whose court the sentence names") {
  const std::string rest = " court has jailed five smugglers, two years after the navy arrested Ola Berg.";
  CHECK(says(read("Peru protested. A Norwegian" + rest), "Norway > detains > Ola Berg actual"));
  CHECK_FALSE(says(read("Chile said a Norwegian" + rest), "Norway > detains > Ola Berg actual"));
}

TEST_CASE("\"the regime\" is that of the country it was used of before") {
  const Extraction found =
      read("The Syrian regime and Russia attacked Aleppo. France accused the regime of war crimes.");
  CHECK(says(found, "France > accuses > Syria actual"));
}

TEST_CASE("\"the government\" is nobody's among two countries") {
  const Extraction found = read("Peru and Chile met on Monday. Norway accused the government of war crimes.");
  CHECK_FALSE(says(found, "Norway > accuses > Peru actual"));
  CHECK_FALSE(says(found, "Norway > accuses > Chile actual"));
}

TEST_CASE("\"I\" is who is quoted, \"we\" the country he acts for") {
  const Extraction found = read(
      "Norwegian Foreign Minister Greta Holm said:\n\nI condemn the attack on Peru. "
      "We urge Chile to withdraw its troops.");
  CHECK(says(found, "Norway > calls-on > Chile actual"));
}

TEST_CASE("\"we\" outside of quoted speech is nobody") {
  const Extraction found =
      read("Norwegian Foreign Minister Greta Holm arrived in Lima. We urge Chile to withdraw its troops.");
  CHECK_FALSE(says(found, "Norway > calls-on > Chile actual"));
}

TEST_CASE("the next sentence of a quotation has the same speaker") {
  const Extraction found =
      read("\"We are tired of it,\" Greta Holm said. \"Russia invaded Georgia again last week.\"");
  REQUIRE_FALSE(found.relations.empty());
  CHECK(name_of_end(found, found.relations.front().speaker) == "Greta Holm");
  const Extraction own = read("\"We are tired of it,\" Greta Holm said. Russia invaded Georgia last week.");
  REQUIRE_FALSE(own.relations.empty());
  CHECK_FALSE(own.relations.front().speaker);
}

TEST_CASE("counted people of a country are a group") {
  const Extraction found =
      read("Israel arrested 100 Palestinians on Monday. Rebels killed two Iraqi soldiers.");
  CHECK(entity(found, "Group", "Palestinians") != nullptr);
  CHECK(entity(found, "Group", "Iraqi soldiers") != nullptr);
  const Extraction all = read("Russian soldiers attacked Georgia.");
  CHECK(says(all, "Russia > attacks > Georgia actual"));
}

TEST_CASE("a government named in full is its country") {
  const Extraction found = read("The Government of Kazakhstan criticized Norway.");
  CHECK(says(found, "Kazakhstan > criticizes > Norway actual"));
  CHECK(entity(found, "Organization", "Government of Kazakhstan") == nullptr);
}

TEST_CASE("\"they\" and a repeated noun are whom the noun named") {
  const Extraction they =
      read("Norwegian farmers blocked a road on Monday. They criticized the European Union.");
  CHECK(says(they, "Norwegian farmers > criticizes > European Union actual"));
  const Extraction officials =
      read("Officials of the Commonwealth of Nations met in Lima. They urged Peru to release Paavo Lind.");
  CHECK(says(officials, "Commonwealth of Nations > calls-on > Peru actual"));
}

TEST_CASE("\"they\" that does not continue a subject is nobody") {
  const Extraction found = read("Two men were shot by Chilean soldiers after they attacked Lima.");
  CHECK_FALSE(says(found, "Chile > attacks > Lima actual"));
}

TEST_CASE("a title without a name is not the person who is named behind it") {
  const Extraction found = read(
      "The Foreign Secretary met Chilean Foreign Minister Ola Berg on Monday. "
      "The Foreign Secretary urged Peru to release Paavo Lind.");
  CHECK_FALSE(says(found, "Ola Berg > calls-on > Peru actual"));
  CHECK(says(found, "United Kingdom > meets-with > Ola Berg actual"));
}

TEST_CASE("\"the South\" is the country that is called so") {
  const Extraction found = read("North Korea opened talks on Monday. The North attacked Japan on Tuesday.");
  CHECK(says(found, "North Korea > attacks > Japan actual"));
  const Extraction region = read("Rebels from the South attacked Peru on Tuesday.");
  CHECK(entity(region, "Country", "South Korea") == nullptr);
}

TEST_CASE("a quotation is his who speaks in the cut-off rest behind it") {
  const Extraction found = read("\"Russia invaded Georgia again last week!\"\nsaid Greta Holm.");
  REQUIRE_FALSE(found.relations.empty());
  CHECK(name_of_end(found, found.relations.front().speaker) == "Greta Holm");
}

TEST_CASE("who announces a plan is its speaker, not of what came before") {
  const Extraction plan = read("Norway announced plans to withdraw its troops from Peru.");
  REQUIRE(plan.relations.size() == 1);
  CHECK(name_of_end(plan, plan.relations.front().speaker) == "Norway");
  const Extraction before = read(
      "Chile announced it will sign the treaty, following a visit by Norwegian President Greta Holm to "
      "Peru.");
  for (const ExtractedRelation& relation : before.relations) {
    if (relation.type == "visits") CHECK_FALSE(relation.speaker);
  }
}

TEST_CASE("who only tells of an arrest is not the one arrested") {
  const Extraction found = read(
      "Ola Berg attacked a bank in Oslo. Police spokesman Paavo Lind said the man fled in a car. "
      "He was arrested on Friday, Lind said.");
  CHECK_FALSE(says(found, "- > detains > Paavo Lind actual"));
  CHECK(says(read("Paavo Lind attacked a bank in Oslo. He was arrested on Friday."),
             "- > detains > Paavo Lind actual"));
}

TEST_CASE("the one whom a relative clause is about is the he in it") {
  CHECK(says(read("Judge Ola Berg spared Paavo Lind, who was 18 when he met Greta Holm."),
             "Paavo Lind > meets-with > Greta Holm actual"));
}

TEST_CASE("a body is taken up by the last word of its name while only one is called so") {
  const std::string one = "Peru's Commerce Ministry praised the deal. On Friday the ministry sued Chile.";
  CHECK(says(read(one), "Commerce Ministry > accuses > Chile actual"));
  const std::string two =
      "Peru's Commerce Ministry met Norway's Finance Ministry. On Friday the ministry sued Chile.";
  CHECK_FALSE(says(read(two), "Commerce Ministry > accuses > Chile actual"));
}

TEST_CASE("\"the government\" is not the country's where that of a region was told of") {
  const Extraction found = read(
      "The inquiry is into the Catalan government. Spain's Supreme Court jailed members of the government.");
  CHECK_FALSE(says(found, "Supreme Court > detains > Spain actual"));
}

TEST_CASE("\"the party\" is the one that was called so") {
  const Extraction found = read(
      "Tarno, Norway's socialist party, said it would vote. Tarno has only two seats. The party accused "
      "Paavo Lind of fraud.");
  CHECK(says(found, "Tarno > accuses > Paavo Lind actual"));
}

TEST_CASE("\"they\" are the two joined as subject just before, not a pair of long ago") {
  const Extraction found = read(
      "The two ministers talked about trade. They insisted on peace. Paavo Lind and Greta Holm reviewed "
      "ties when they met. After they had praised the summit, they signed an agreement.");
  CHECK(says(found, "Paavo Lind > signs > Greta Holm actual"));
  CHECK_FALSE(says(
      read("Farmers blocked a road. Paavo Lind met Greta Holm. They demanded that Chile release Ola Berg."),
      "Greta Holm > calls-on > Chile actual"));
}

TEST_CASE("opposition leaders are people, no body") {
  const Extraction found = read("The opposition leaders were detained by police in Chad on Saturday.");
  CHECK_FALSE(says(found, "Chad > detains > Opposition actual"));
}

TEST_CASE("\"the kingdom\" is the only one that was named") {
  const Extraction found = read("Morocco is rich. Norway cut ties with the kingdom.");
  CHECK(says(found, "Norway > breaks-ties > Morocco actual"));
  const Extraction praised = read("Cuba is poor. Norway cut ties with the sun-baked island.");
  CHECK(says(praised, "Norway > breaks-ties > Cuba actual"));
  const Extraction two = read("Morocco and Thailand are rich. Norway cut ties with the kingdom.");
  CHECK_FALSE(says(two, "Norway > breaks-ties > Morocco actual"));
  CHECK_FALSE(says(two, "Norway > breaks-ties > Thailand actual"));
  const Extraction part = read("Cuba is poor. Norwegian soldiers attacked the southern island.");
  CHECK_FALSE(says(part, "Norway > attacks > Cuba actual"));
}

TEST_CASE("\"the country\" that somebody acts on is not their own") {
  const Extraction found =
      read("Norway spoke to Chile. Peru seized a ship. Norway withdrew its troops from the country.");
  CHECK_FALSE(says(found, "Norway > withdraws-forces > Norway actual"));
  const Extraction other = read("Chile is at war. Norway withdrew its troops from the country.");
  CHECK(says(other, "Norway > withdraws-forces > Chile actual"));
}
