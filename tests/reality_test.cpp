// How real an event is and when it was, by the words around it.
#include "extract/reality.hpp"

#include <catch2/catch.hpp>

#include "extraction_reading.hpp"

using namespace newsgraph;

namespace {

// "2024-01-01..2024-12-31" of the first relation of the type; "none" without such a relation.
std::string time_of(const Extraction& found, const std::string& type) {
  for (const ExtractedRelation& r : found.relations) {
    if (r.type == type) return r.time.from + ".." + r.time.to;
  }
  return "none";
}

}  // namespace

TEST_CASE("a clause without a tense is only asked for") {
  CHECK(says(read("The panel recommended that Paavo Lind be expelled."), "- > expels > Paavo Lind proposed"));
  CHECK(says(read("The panel said that Paavo Lind was expelled."), "- > expels > Paavo Lind actual"));
}

TEST_CASE("who is singled out by a deed has done it") {
  CHECK(says(read("Paavo Lind was the first president to visit Peru."), "Paavo Lind > visits > Peru actual"));
  CHECK(says(read("Paavo Lind has plans to visit Peru."), "Paavo Lind > visits > Peru planned"));
}

TEST_CASE("saying in a speech that one must or may thank somebody thanks") {
  const std::string title = "Address by Ms. Greta Holm, Prime Minister of Norway, to the Assembly";
  CHECK(says(read("I must congratulate Anna Reid.", "2024-05-15", title),
             "Greta Holm > endorses > Anna Reid actual"));
  CHECK(says(read("Allow me to congratulate Anna Reid.", "2024-05-15", title),
             "Greta Holm > endorses > Anna Reid actual"));
}

TEST_CASE("what shall be built, and what comes of what would be, is not there") {
  CHECK(says(read("Greta Holm said that they must build a partnership between Norway and Chile."),
             "Norway > cooperates-with > Chile proposed"));
  CHECK(says(read("Greta Holm welcomed a partnership between Norway and Chile."),
             "Norway > cooperates-with > Chile actual"));
}

TEST_CASE("what a noun tells in passing has neither tense nor day of its clause") {
  const Extraction found = read("On Friday Greta Holm will head to Peru's capital, Lima.");
  CHECK(says(found, "Lima > capital-of > Peru actual"));
  CHECK(time_of(found, "capital-of") == "..");
  const Extraction spoken =
      read("Anna Reid, a spokeswoman for the Norwegian government, resigned on Tuesday.");
  CHECK(time_of(spoken, "speaks-for") == "..");
}

TEST_CASE("a present tense with a day ahead is a plan") {
  CHECK(
      says(read("Paavo Lind flies to Peru on May 20.", "2024-05-15"), "Paavo Lind > visits > Peru planned"));
  CHECK(says(read("Paavo Lind flies to Peru on May 14.", "2024-05-15"), "Paavo Lind > visits > Peru actual"));
}

TEST_CASE("since tells a time of what has lasted, of nothing else, and another time takes its place") {
  CHECK(time_of(read("Norway has banned Chile since 2022.", "2024-05-15"), "restricts") ==
        "2022-01-01..2024-05-15");
  CHECK(time_of(read("Greta Holm visited Peru on May 14, 2024 for the first time since 1980.", "2024-05-15"),
                "visits") == "2024-05-14..2024-05-14");
}

TEST_CASE("what stands behind one of a list is told of that one") {
  const Extraction found = read("Anna Reid of the Labour Party and Paavo Lind of the Green Party lost.");
  CHECK(says(found, "Anna Reid > member-of > Labour Party actual"));
  CHECK_FALSE(says(found, "Paavo Lind > member-of > Labour Party actual"));
}
