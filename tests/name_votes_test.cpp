#include "nlp/name_votes.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "named_words.hpp"

using namespace newsgraph;
using enum EntityLabel;

namespace {

std::vector<std::string> names_after(Document& doc) {
  NameVotes(NEWSGRAPH_SOURCE_DIR "/schemas").run(doc);
  return names_of(doc);
}

}  // namespace

TEST_CASE("A family name follows the full name, and is found where it was missed") {
  Document doc = words_of("Paavo Lind spoke . Lind left . then Lind slept");
  name(doc, {0, 2}, PER);
  name(doc, {4, 5}, GPE);
  CHECK(names_after(doc) == std::vector<std::string>{"Paavo Lind/PER", "Lind/PER", "Lind/PER"});
}

TEST_CASE("The majority of equal names decides, a tie does not") {
  Document doc = words_of("Velmora rose . Velmora fell . Velmora held . Orsk rose . Orsk fell");
  name(doc, {0, 1}, ORG);
  name(doc, {3, 4}, ORG);
  name(doc, {6, 7}, PER);
  name(doc, {9, 10}, GPE);
  name(doc, {12, 13}, PER);
  CHECK(names_after(doc) ==
        std::vector<std::string>{"Velmora/ORG", "Velmora/ORG", "Velmora/ORG", "Orsk/GPE", "Orsk/PER"});
}

TEST_CASE("A longer name is found again, a common word in it is not") {
  Document doc = words_of("Harbour Grain Board met . the Harbour Grain Board left . a Board met");
  name(doc, {0, 3}, ORG);
  CHECK(names_after(doc) == std::vector<std::string>{"Harbour Grain Board/ORG", "Harbour Grain Board/ORG"});
}

TEST_CASE("A short form in brackets is what the long form is") {
  Document doc = words_of("Harbour Grain Board ( HGB ) met . HGB left");
  name(doc, {0, 3}, ORG);
  name(doc, {4, 5}, PER);
  name(doc, {8, 9}, PER);
  CHECK(names_after(doc) == std::vector<std::string>{"Harbour Grain Board/ORG", "HGB/ORG", "HGB/ORG"});
}

TEST_CASE("A short form in brackets is found where it was missed, and further on") {
  Document doc = words_of("Harbour Grain Board ( HGB ) met . HGB left . GBH left");
  name(doc, {0, 3}, ORG);
  CHECK(names_after(doc) == std::vector<std::string>{"Harbour Grain Board/ORG", "HGB/ORG", "HGB/ORG"});
}

TEST_CASE("The first word of a body is the body unless a person has that name") {
  Document doc =
      words_of("Harbour Grain Board met . Harbour left . Reid Bank met . Anna Reid left . Reid slept");
  name(doc, {0, 3}, ORG);
  name(doc, {5, 6}, PER);
  name(doc, {8, 10}, ORG);
  name(doc, {12, 14}, PER);
  name(doc, {16, 17}, PER);
  CHECK(names_after(doc) == std::vector<std::string>{"Harbour Grain Board/ORG", "Harbour/ORG",
                                                     "Reid Bank/ORG", "Anna Reid/PER", "Reid/PER"});
}

TEST_CASE("Words without a capital never become names") {
  Document doc = words_of("Anna Reid spoke . the reid of the roof");
  name(doc, {0, 2}, PER);
  CHECK(names_after(doc) == std::vector<std::string>{"Anna Reid/PER"});
}

TEST_CASE("What the text says a name is holds for the whole article") {
  const auto said_to_be = [](const char* noun) {
    Document doc = words_of(std::string("Velmora is a ") + noun + " . Velmora played . Velmora left");
    hang(doc, 0, 3, Deprel::nsubj);
    hang(doc, 1, 3, Deprel::cop);
    for (const std::uint32_t i : {0U, 5U, 8U}) name(doc, {i, i + 1}, PER);
    return names_after(doc);
  };
  CHECK(said_to_be("band") == std::vector<std::string>{"Velmora/ORG", "Velmora/ORG", "Velmora/ORG"});
  CHECK(said_to_be("village") == std::vector<std::string>{"Velmora/GPE", "Velmora/GPE", "Velmora/GPE"});
  CHECK(said_to_be("lake") == std::vector<std::string>{"Velmora/LOC", "Velmora/LOC", "Velmora/LOC"});
}

TEST_CASE("What only a body has makes its owner one, unless it is a country") {
  const auto owner = [](const char* owned, EntityLabel label) {
    Document doc = words_of(std::string("Velmora 's ") + owned + " fell . Velmora left");
    hang(doc, 0, 2, Deprel::nmod_poss);
    hang(doc, 1, 0, Deprel::case_);
    for (const std::uint32_t i : {0U, 5U}) name(doc, {i, i + 1}, label);
    return names_after(doc);
  };
  CHECK(owner("headquarters", PER) == std::vector<std::string>{"Velmora/ORG", "Velmora/ORG"});
  CHECK(owner("headquarters", GPE) == std::vector<std::string>{"Velmora/GPE", "Velmora/GPE"});
  CHECK(owner("brother", PER) == std::vector<std::string>{"Velmora/PER", "Velmora/PER"});
}

TEST_CASE("One thing owned does not make a body of whom the whole article takes for a person") {
  Document doc = words_of("Velmora 's headquarters fell . Velmora left . Velmora died . Velmora slept");
  hang(doc, 0, 2, Deprel::nmod_poss);
  hang(doc, 1, 0, Deprel::case_);
  for (const std::uint32_t i : {0U, 5U, 8U, 11U}) name(doc, {i, i + 1}, PER);
  CHECK(names_after(doc) ==
        std::vector<std::string>{"Velmora/PER", "Velmora/PER", "Velmora/PER", "Velmora/PER"});
}

TEST_CASE("No name of the article is found inside what the recogniser takes for a work") {
  Document doc =
      words_of("Anna Reid spoke . the Anna Reid Show ended . Harbour Grain Plan ( HGP ) . HGP left");
  name(doc, {0, 2}, PER);
  name(doc, {10, 13}, ORG);
  doc.works = {{5, 8}, {14, 15}};
  CHECK(names_after(doc) == std::vector<std::string>{"Anna Reid/PER", "Harbour Grain Plan/ORG", "HGP/ORG"});
}

TEST_CASE("A name that is said not to be something keeps its label") {
  Document doc = words_of("Velmora is not a band");
  hang(doc, 0, 4, Deprel::nsubj);
  hang(doc, 1, 4, Deprel::cop);
  hang(doc, 2, 4, Deprel::advmod);
  name(doc, {0, 1}, GPE);
  CHECK(names_after(doc) == std::vector<std::string>{"Velmora/GPE"});
}

TEST_CASE("A work is nobody: its name goes, and no family name comes from it") {
  Document doc = words_of("the film \" Anna Reid \" opened . Reid opened . Anna Reid won");
  hang(doc, 3, 1, Deprel::appos);
  hang(doc, 4, 3, Deprel::flat);
  name(doc, {3, 5}, PER);
  name(doc, {11, 13}, PER);
  CHECK(names_after(doc).empty());
}

TEST_CASE("Who made a film is no film, and a town may stand behind 'of'") {
  Document doc = words_of("the film Velmora made . the town of Orsk");
  hang(doc, 2, 3, Deprel::nsubj);
  hang(doc, 3, 1, Deprel::acl_relcl);
  name(doc, {2, 3}, ORG);
  name(doc, {8, 9}, PER);
  CHECK(names_after(doc) == std::vector<std::string>{"Velmora/ORG", "Orsk/GPE"});
}

TEST_CASE("A comma and a company make a body") {
  Document doc = words_of("Orsk , a company in Velmora , grew");
  hang(doc, 0, 7, Deprel::nsubj);
  hang(doc, 3, 0, Deprel::appos);
  name(doc, {0, 1}, GPE);
  name(doc, {5, 6}, GPE);
  CHECK(names_after(doc) == std::vector<std::string>{"Orsk/ORG", "Velmora/GPE"});
}

TEST_CASE("Names inside a title are of nobody, and the title is found again") {
  Document doc = words_of("Reid 's Velmora ( 1997 ) is a studio album . Reid 's Velmora sold . Reid sang");
  hang(doc, 6, 9, Deprel::cop);
  for (const std::uint32_t i : {0U, 11U, 16U}) name(doc, {i, i + 1}, PER);
  for (const std::uint32_t i : {2U, 13U}) name(doc, {i, i + 1}, GPE);
  std::ranges::sort(doc.mentions, {}, [](const Mention& mention) { return mention.tokens.begin; });
  CHECK(names_after(doc) == std::vector<std::string>{"Reid/PER"});
}

TEST_CASE("One word may be a title, though nothing else in the article is a work") {
  Document doc = words_of("Velmora ( 1997 ) is a studio album . Velmora sold");
  hang(doc, 4, 6, Deprel::cop);
  hang(doc, 0, 4, Deprel::nsubj);
  name(doc, {0, 1}, GPE);
  name(doc, {9, 10}, GPE);
  CHECK(names_after(doc) == std::vector<std::string>{});
}

TEST_CASE("The first words of a sentence may be said to be a body, a group of people is none") {
  const auto said_to_be = [](const std::string& what) {
    Document doc = words_of("Velmora ( Orsk ) is a " + what);
    hang(doc, 4, 0, Deprel::cop);
    name(doc, {0, 1}, LOC);
    return names_after(doc);
  };
  CHECK(said_to_be("rock band") == std::vector<std::string>{"Velmora/ORG"});
  CHECK(said_to_be("mercenary group") == std::vector<std::string>{"Velmora/ORG"});
  CHECK(said_to_be("group of islands") == std::vector<std::string>{"Velmora/LOC"});
}

TEST_CASE("Words before a name tell places from people and clubs from people, but no club from a town") {
  Document doc = words_of("born in Velmora he played for Orsk under the mayor of Tarno and plays for Berg");
  name(doc, {2, 3}, PER);
  name(doc, {6, 7}, PER);
  name(doc, {11, 12}, ORG);
  name(doc, {15, 16}, GPE);
  CHECK(names_after(doc) == std::vector<std::string>{"Velmora/GPE", "Orsk/ORG", "Tarno/GPE", "Berg/GPE"});
}

TEST_CASE("A ship is no person, and its last word no family name") {
  Document doc = words_of("frigate USS Anna Reid sank . Reid burned");
  name(doc, {2, 4}, PER);
  CHECK(names_after(doc).empty());
}

TEST_CASE("The last word of a name tells islands and crises") {
  Document doc = words_of("Velmora Islands and Orsk Crisis and Tarno River County and Anna Rivers");
  name(doc, {0, 2}, ORG);
  name(doc, {3, 5}, ORG);
  name(doc, {6, 9}, GPE);
  name(doc, {10, 12}, PER);
  CHECK(names_after(doc) == std::vector<std::string>{"Velmora Islands/LOC", "Orsk Crisis/EVENT",
                                                     "Tarno River County/GPE", "Anna Rivers/PER"});
}

TEST_CASE("A name of one word that a title announces is a person again") {
  Document doc = words_of("Lind spoke . Mr. Lind left Orsk . Lind Street burned");
  name(doc, {0, 1}, PER);
  doc.tokens[3].deprel = Deprel::nmod_desc;
  doc.tokens[3].head = 4;
  CHECK(names_after(doc) == std::vector<std::string>{"Lind/PER", "Lind/PER"});
}
