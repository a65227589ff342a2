// "I", "we" and "our country" in speeches, and who gives the speech.
#include "extract/first_person.hpp"

#include <catch2/catch.hpp>

#include "extract/speech.hpp"
#include "extraction_reading.hpp"

using namespace newsgraph;

namespace {

const LanguagePack& pack() {
  static const LanguagePack instance = LanguagePack::load(schemas_dir());
  return instance;
}

std::string told(const std::string& title) {
  const auto giver = speech_giver(title, pack());
  if (!giver) return "nobody";
  return giver->name + ", " + (giver->office != nullptr ? giver->office->name : "-") + ", " + giver->country;
}

}  // namespace

TEST_CASE("the title of a speech tells name, office and country of who gives it") {
  CHECK(
      told("Address by H. E. Ms. Greta Holm Prime Minister of the Kingdom of Norway to the General Debate") ==
      "Greta Holm, Prime Minister, NOR");
  CHECK(told("Remarks by Norwegian President Greta Holm at a dinner in Chile") ==
        "Greta Holm, President, NOR");
  CHECK(told("Opening statement by H.E. Mr. Paavo Lind, Minister of Foreign Affairs of Finland, at the "
             "session") == "Paavo Lind, Foreign Minister, FIN");
  CHECK(told("Speech by Anna Reid") == "Anna Reid, -, ");
}

TEST_CASE("the office may stand before the name, too") {
  CHECK(told("Remarks by the President of Norway, Greta Holm, to the Assembly") ==
        told("Remarks by Greta Holm, President of Norway, to the Assembly"));
}

TEST_CASE("other titles tell nobody") {
  for (const char* title : {"", "by", "Speech by", "Attack by rebels in Chile", "Holm criticizes speech",
                            "Remarks by President Lind and Prime Minister Holm", "Speech by the river"}) {
    INFO(title);
    CHECK(told(title) == "nobody");
  }
}

TEST_CASE("in a speech \"I\" is the speaker, \"we\" and \"my country\" what the speaker acts for") {
  const std::string title = "Address by H.E. Ms. Greta Holm, Prime Minister of Norway, to the Assembly";
  const Extraction found =
      read("I thank Anna Reid. We urge Chile to withdraw its troops. My country criticizes Peru.",
           "2024-05-15", title);
  CHECK(says(found, "Greta Holm > endorses > Anna Reid actual"));
  CHECK(says(found, "Norway > calls-on > Chile actual"));
  CHECK(says(found, "Norway > criticizes > Peru actual"));
  const ExtractedEntity* speaker = entity(found, "Person", "Greta Holm");
  REQUIRE(speaker != nullptr);
  CHECK(speaker->country == "NOR");
}

TEST_CASE("the title may be the first line of the text") {
  const Extraction found = read(
      "Address by H. E. Ms. Greta Holm Prime Minister of Norway to the General Debate of the Assembly\n\n"
      "We urge Chile to withdraw its troops.",
      "2024-05-15", "");
  CHECK(says(found, "Norway > calls-on > Chile actual"));
}

TEST_CASE("who would like to thank, thanks") {
  const std::string title = "Speech by Norwegian President Greta Holm";
  CHECK(says(read("I would like to thank Chile.", "2024-05-15", title),
             "Greta Holm > endorses > Chile actual"));
  CHECK_FALSE(says(read("I would not like to thank Chile.", "2024-05-15", title),
                   "Greta Holm > endorses > Chile actual"));
}

TEST_CASE("without such a title, and in what a speech quotes, nobody speaks") {
  const Extraction article = read("We urge Chile to withdraw its troops.", "2024-05-15", "Norway and Chile");
  CHECK_FALSE(says(article, "Norway > calls-on > Chile actual"));
  const Extraction quoted = read("Remember: \"We urge Chile to withdraw its troops.\"", "2024-05-15",
                                 "Speech by Norwegian President Greta Holm");
  CHECK_FALSE(says(quoted, "Norway > calls-on > Chile actual"));
}

TEST_CASE("who is quoted with a whole sentence does not call themselves he or she") {
  CHECK_FALSE(says(read("\"He was shot at and almost hit,\" Chief Inspector Paavo Lind said."),
                   "- > attacks > Paavo Lind actual"));
  CHECK(says(read("Paavo Lind said \"he would visit Norway\"."), "Paavo Lind > visits > Norway planned"));
}
