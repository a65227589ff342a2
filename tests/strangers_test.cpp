// People and bodies of whom an article tells no more than a noun: what they do and suffer is kept, and their
// words stand in the evidence.
#include <string>

#include "extraction_reading.hpp"

using namespace newsgraph;

namespace {

std::string words_of_target(const std::string& text, const std::string& type) {
  const Extraction found = read(text);
  const auto span = relation(found, type).evidence.target;
  return span ? std::string(span->of(text)) : std::string();
}

}  // namespace

TEST_CASE("sanctions on firms nobody names tell whom they fall on") {
  const std::string text = "The European Union imposed sanctions against 12 firms.";
  CHECK(says(read(text), "European Union > sanctions > firms actual"));
  CHECK(words_of_target(text, "sanctions") == "12 firms");
  CHECK(words_of_target("Peru imposed sanctions targeting 365 officials.", "sanctions") == "365 officials");
}

TEST_CASE("one gunman or group that did it is a doer, one that the article knows is not") {
  CHECK(says(read("An armed group attacked Peru on Monday."), "armed group > attacks > Peru actual"));
  CHECK(says(read("Paavo Lind was shot dead by a gunman."), "gunman > attacks > Paavo Lind actual"));
  CHECK(read("The group attacked Peru on Monday.").relations.empty());
}

TEST_CASE("things are no strangers") {
  CHECK(read("Peru sanctioned the plan.").relations.empty());
  CHECK(read("Peru imposed sanctions against fraud.").relations.empty());
}

TEST_CASE("troops are what a state offers, and nobody resigns from a title") {
  CHECK(read("Peru offered 2,000 troops.").relations.empty());
  CHECK_FALSE(says(read("Paavo Lind of the Green Party resigned as leader."),
                   "Paavo Lind > resigns-from > - actual"));
}

TEST_CASE("a noun before another is nobody on whom something falls") {
  CHECK_FALSE(says(read("Peru backs a prisoner swap with the Tarno Brigades."),
                   "- > releases > Tarno Brigades actual"));
}

TEST_CASE("a word with dashes is kept whole") {
  CHECK(words_of_target("Peru imposed sanctions on an 18-year-old pupil.", "sanctions") ==
        "an 18-year-old pupil");
}

TEST_CASE("people whom nobody knows are arrested by nobody known") {
  CHECK(says(read("Nearly 30 people were arrested."), "- > detains > people actual"));
  CHECK(says(read("Peruvian police fired tear gas and detained protesters."),
             "Peru > detains > protesters actual"));
}

TEST_CASE("the deeds of a regime's forces are its country's where the article names one") {
  CHECK(says(read("Chile is at war. Regime air strikes killed three people in Arica."),
             "Chile > attacks > people in Chile actual"));
}

TEST_CASE("who is found guilty by a court has found nobody guilty") {
  const Extraction found = read("Paavo Lind, found guilty on Monday by a court in Chile, was taken home.");
  CHECK(says(found, "Chile > detains > Paavo Lind actual"));
  CHECK_FALSE(says(found, "Paavo Lind > detains > Chile actual"));
}

TEST_CASE("what somebody is punished for he did himself") {
  const Extraction found = read("Peru blacklisted 13 entities for supporting the Chilean army.");
  CHECK(says(found, "Peru > sanctions > entities actual"));
  CHECK_FALSE(says(found, "Peru > endorses > Chile actual"));
}

TEST_CASE("who is ordered expelled is expelled by who gives the order") {
  const Extraction found = read("Peru has ordered two Chilean diplomats expelled.");
  CHECK(says(found, "Peru > expels > Chile actual"));
  CHECK_FALSE(says(found, "Peru > calls-on > Chile actual"));
}

TEST_CASE("a day behind on is no part of what was signed") {
  const Extraction found = read("Norway and Chile signed on Saturday 18 agreements.");
  CHECK(says(found, "Norway > signs > Chile actual"));
  CHECK(entity(found, "Agreement", "Saturday 18 agreements") == nullptr);
}

TEST_CASE("one citizen is not his country") {
  const Extraction found = read("In March, a Norwegian was arrested in Nairobi.");
  CHECK(says(found, "Kenya > detains > Norwegian actual"));
  CHECK(says(read("The 41-year-old Norwegian was arrested by Kenya."), "Kenya > detains > Norwegian actual"));
  CHECK(says(read("A Norwegian, Ola Berg, was arrested by Kenya."), "Kenya > detains > Ola Berg actual"));
}

TEST_CASE("the day of a crime is not that of an arrest told in the present perfect") {
  const Extraction found = read(
      "Paavo Lind, a general wanted for war crimes in Bosnia in 1990s, has been arrested by Serbian police.",
      "2020-05-04");
  CHECK(says(found, "Serbia > detains > Paavo Lind actual"));
}

TEST_CASE("refugees who are brought home were no captives") {
  CHECK_FALSE(says(read("Kenya agreed to repatriate all refugees."), "Kenya > releases > refugees planned"));
}
