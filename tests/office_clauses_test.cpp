// Offices that clauses give and take: "was sworn in as", "took office as", "failed to appoint".
#include "extract/office_clauses.hpp"

#include <catch2/catch.hpp>

#include "extraction_reading.hpp"

using namespace newsgraph;

TEST_CASE("who becomes, is elected or resigns as something holds that office") {
  CHECK(says(read("Greta Holm becomes the first female President of Ethiopia."),
             "Greta Holm > holds-office > Ethiopia actual"));
  CHECK(says(read("Paavo Lind was sworn in as Prime Minister of Norway."),
             "Paavo Lind > holds-office > Norway actual"));
  CHECK(says(read("Paavo Lind announces his resignation as Prime Minister of Norway."),
             "Paavo Lind > holds-office > Norway actual"));
}

TEST_CASE("who may become something, names somebody or tells a president that he leaves does not") {
  CHECK_FALSE(says(read("Greta Holm may become President of Ethiopia."),
                   "Greta Holm > holds-office > Ethiopia actual"));
  CHECK_FALSE(says(read("Greta Holm named the President of Ethiopia a liar."),
                   "Greta Holm > holds-office > Ethiopia actual"));
  CHECK_FALSE(says(read("Greta Holm submitted her resignation to the President of Ethiopia."),
                   "Greta Holm > holds-office > Ethiopia actual"));
}

TEST_CASE("an office taken behind as, wherever the as stands in the clause") {
  const Extraction sworn =
      read("In Finland, Ola Berg was sworn in on Monday as the country's new prime minister.");
  CHECK(says(sworn, "Ola Berg > holds-office > Finland actual"));
  CHECK(says(read("Peruvian opposition leader Ola Berg was sworn in on Monday as president of Peru."),
             "Ola Berg > holds-office > Peru actual"));
  CHECK(says(read("Ola Berg took office as Norway's prime minister."),
             "Ola Berg > holds-office > Norway actual"));
  CHECK(says(read("Greta Holm replaced Ola Berg as Finnish foreign minister."),
             "Greta Holm > holds-office > Finland actual"));
  CHECK_FALSE(says(read("Greta Holm replaced the president of Chile on the stage."),
                   "Greta Holm > holds-office > Chile actual"));
  CHECK(says(read("While the Norwegian minister visited Peru, the country's president Greta Holm left."),
             "Greta Holm > holds-office > Peru actual"));
}

TEST_CASE("offices given to several in one clause") {
  const Extraction found = read(
      "Jim Lind and Anna Reid were sworn in as treasurer of Chile and minister of finance respectively as "
      "well as Greta Holm as foreign minister.");
  CHECK(says(found, "Greta Holm > holds-office > Chile actual"));
  CHECK_FALSE(says(found, "Jim Lind > holds-office > Chile actual"));
  const Extraction paired =
      read("Japanese and Indian Prime Ministers Kenji Mori and Ravi Lund will take part.");
  CHECK(says(paired, "Kenji Mori > holds-office > Japan actual"));
  CHECK(says(paired, "Ravi Lund > holds-office > India actual"));
  CHECK_FALSE(says(paired, "Kenji Mori > holds-office > India actual"));
}

TEST_CASE("who appoints does not hold the office, nor a president that of the prime minister beside") {
  CHECK_FALSE(says(read("In 2007, Paavo Lind was appointed by Ola Berg as Peruvian ambassador."),
                   "Ola Berg > holds-office > Peru actual"));
  const Extraction pair = read("Prime Minister and President Berg of Peru spoke at the summit in Lima.");
  for (const ExtractedRelation& relation : pair.relations)
    if (relation.type == "holds-office") CHECK(to_string(relation.properties.at("title")) == "President");
}

TEST_CASE("whom somebody fails to appoint holds no office") {
  CHECK_FALSE(says(read("President Ola Berg of Peru failed to appoint Greta Holm as foreign minister."),
                   "Greta Holm > holds-office > Peru actual"));
}

TEST_CASE("an office told as one of before is past in all of the article") {
  for (const char* text : {
           "Police questioned Paavo Lind, himself once agriculture minister of Norway.",
           "Paavo Lind, prime minister of Norway on two occasions, was jailed.",
           "Paavo Lind, Norway's prime minister at the time, met Greta Holm.",
           "Paavo Lind, prime minister of Norway from 2006 to 2010, met Greta Holm.",
           "Norway's prime minister, Paavo Lind, asked for help. Lind was sacked by the king.",
           "They met in Oslo. It was on the day of the funeral of Norwegian President Paavo Lind.",
       })
    CHECK(says(read(text), "Paavo Lind > holds-office > Norway past"));
  for (const char* text : {
           "Paavo Lind, once a teacher, is foreign minister of Norway.",
           "Norway's once mighty defence minister, Paavo Lind, met Greta Holm.",
           "Paavo Lind, Norway's foreign minister, met Greta Holm at the time.",
           "Norway's prime minister, Paavo Lind, asked for help. Holm replaced Lind as party leader.",
           "The opposition seeks the removal of Norwegian President Paavo Lind.",
       })
    CHECK(says(read(text), "Paavo Lind > holds-office > Norway actual"));
}
