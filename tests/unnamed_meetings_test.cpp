// Meetings without a name and without two sides: known by their place, or by what was told before.
#include "extract/unnamed_meetings.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "extraction_reading.hpp"

using namespace newsgraph;

TEST_CASE("talks in a place are a meeting held there") {
  const Extraction found = read("A new round of peace talks opened in Geneva on Monday.");
  CHECK(says(found, "talks in Geneva > held-in > Geneva actual"));
  CHECK(says(read("Chile and Peru held talks in Quito."), "Chile > attends > talks in Quito actual"));
  CHECK(says(read("Leaders will meet after a meeting in the Chilean capital Santiago."),
             "meeting in Santiago > held-in > Santiago actual"));
}

TEST_CASE("a meeting that nothing tells from others is none") {
  for (const char* text :
       {"Anna Reid attended the meeting.", "Crisis meetings in the French government went on.",
        "Paavo Lind went to Oslo for talks on the war in Chile.", "Talks in Norway, Chile and Peru follow.",
        "The annual meeting in Lima ended."}) {
    INFO(text);
    CHECK(entity(read(text), "Meeting", "meeting") == nullptr);
    for (const ExtractedEntity& known : read(text).entities) CHECK(known.type != "Meeting");
  }
}

TEST_CASE("the meeting is the one that was told of last") {
  const Extraction found = read(
      "President Paavo Lind met Chancellor Greta Holm in Vienna on Monday. The meeting was also attended by "
      "Anna "
      "Reid. Ola Berg took part, too.");
  CHECK(says(found, "Anna Reid > attends > meeting of Greta Holm and Paavo Lind actual"));
  CHECK(says(found, "Ola Berg > attends > meeting of Greta Holm and Paavo Lind actual"));
  // neither one in another place nor the 12th one
  const Extraction other = read(
      "President Paavo Lind met Chancellor Greta Holm in Vienna. Anna Reid attended the 12th meeting. Ola "
      "Berg "
      "spoke at the meeting in Lima.");
  CHECK(says(other, "Ola Berg > attends > meeting in Lima actual"));
  CHECK_FALSE(says(other, "Anna Reid > attends > meeting of Greta Holm and Paavo Lind actual"));
  CHECK_FALSE(
      says(read("Paavo Lind met Greta Holm in Vienna. Anna Reid skipped the summit. Ola Berg opened it."),
           "Anna Reid > attends > meeting of Greta Holm and Paavo Lind negated"));
}

TEST_CASE("who took part stands behind the verb") {
  const std::string opening = "Norway will host talks in Oslo on Friday. ";
  for (const char* list :
       {"Also attending will be Chilean Prime Minister Ola Berg, Peru's Trade Minister Anna Reid, and Paavo "
        "Lind.",
        "Also present will be Ola Berg, Anna Reid and Paavo Lind.",
        "Among the participants will be Ola Berg, Anna Reid and Paavo Lind.",
        "Other leaders present will include Ola Berg, Anna Reid and Paavo Lind.",
        "Also taking part will be Ola Berg, Anna Reid and Paavo Lind."}) {
    INFO(list);
    const Extraction found = read(opening + list);
    for (const char* name : {"Ola Berg", "Anna Reid", "Paavo Lind"})
      CHECK(says(found, std::string(name) + " > attends > talks in Oslo planned"));
  }
  CHECK_FALSE(says(read(opening + "Also working on it are Ola Berg and Anna Reid."),
                   "Ola Berg > attends > talks in Oslo actual"));
}

TEST_CASE("those who attend a summit named before are at that one, and who met in rounds met once") {
  const Extraction found = read(
      "Kenya is hosting a summit on water in Nairobi. Prime Minister Paavo Lind and Foreign Minister Greta "
      "Holm "
      "are attending the summit, President Anna Reid told reporters.");
  CHECK(says(found, "Paavo Lind > attends > summit on water ongoing"));
  const Extraction rounds = read("Paavo Lind and Greta Holm held three rounds of negotiations in Bergen.");
  CHECK(entity(rounds, "Meeting", "negotiations in Bergen") == nullptr);
  CHECK(says(rounds, "Paavo Lind > attends > meeting of Greta Holm and Paavo Lind actual"));
}

TEST_CASE("what is attended besides a meeting is none, and a gathering is none of two who met") {
  const std::string opening = "Paavo Lind met Greta Holm in Vienna on Monday. ";
  const char* attended = " > attends > meeting of Greta Holm and Paavo Lind actual";
  CHECK_FALSE(
      says(read(opening + "Norway took a leading part in the reform."), std::string("Norway") + attended));
  CHECK_FALSE(
      says(read(opening + "Norway participates in the mediation."), std::string("Norway") + attended));
  CHECK_FALSE(
      says(read(opening + "Ola Berg also attended the gathering."), std::string("Ola Berg") + attended));
}

TEST_CASE("one word, or two of a clause, tell one meeting") {
  const Extraction met =
      read("President Paavo Lind and Chancellor Greta Holm will meet on Friday for talks in Vienna.");
  CHECK(says(met, "Greta Holm > attends > meeting of Greta Holm and Paavo Lind planned"));
  CHECK(entity(met, "Meeting", "talks in Vienna") == nullptr);
  const Extraction both =
      read("President Paavo Lind discussed the border with Chancellor Greta Holm on Monday.");
  CHECK(std::count_if(both.relations.begin(), both.relations.end(),
                      [](const ExtractedRelation& r) { return r.type == "attends"; }) == 2);
}

TEST_CASE("a meeting of another year is another one") {
  const Extraction found = read(
      "The 16th Danube Summit will be held in Vienna. Peru joined at the Danube Summit in Oslo in 2019.");
  CHECK(says(found, "16th Danube Summit > held-in > Vienna planned"));
  CHECK_FALSE(says(found, "16th Danube Summit > held-in > Oslo actual"));
}

TEST_CASE("the head of a meeting's name may stand behind of") {
  CHECK(says(read("Leaders attended the Tarno Heads of Government Meeting (THM) in Samoa."),
             "Tarno Heads of Government Meeting > held-in > Samoa actual"));
  CHECK(says(read("The presence of 20 countries and international conference in Lima gave hope."),
             "international conference > held-in > Lima actual"));
}
