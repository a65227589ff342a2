#include "base/person_names.hpp"

#include <catch2/catch.hpp>
#include <filesystem>

#include "base/error.hpp"

using namespace newsgraph;

namespace {

const PersonNames& names() {
  static const PersonNames loaded = PersonNames::load(std::string(NEWSGRAPH_SOURCE_DIR) + "/schemas");
  return loaded;
}

// "given|surname|called"
std::string parts(const std::string& full_name) {
  const NameParts p = names().parts(full_name);
  return p.given + "|" + p.surname + "|" + p.called;
}

}  // namespace

TEST_CASE("Korean, Chinese and Vietnamese names have the surname first") {
  CHECK(parts("Ban Ki-moon") == "Ki-moon|Ban|Ban");
  CHECK(parts("Kim Dae Jung") == "Dae Jung|Kim|Kim");
  CHECK(parts("Roh Moo-hyun") == "Moo-hyun|Roh|Roh");
  CHECK(parts("Syngman Rhee") == "Syngman|Rhee|Rhee");
  CHECK(parts("Mao Zedong") == "Zedong|Mao|Mao");
  CHECK(parts("Hu Jintao") == "Jintao|Hu|Hu");
  CHECK(parts("Chiang Kai-shek") == "Kai-shek|Chiang|Chiang");
  CHECK(parts("Tsai Ing-wen") == "Ing-wen|Tsai|Tsai");
  CHECK(parts("Shih Keh-her") == "Keh-her|Shih|Shih");
  CHECK(parts("Donald Tsang Yam-kuen") == "Donald Yam-kuen|Tsang|Tsang");
  CHECK(parts("Ki-moon Ban") == "Ki-moon|Ban|Ban");
  CHECK(parts("Nguyen Phu Trong") == "Phu Trong|Nguyen|Trong");
  CHECK(parts("Pham Van Dong") == "Van Dong|Pham|Dong");
}

TEST_CASE("others have it last, even when the first word is a surname elsewhere") {
  CHECK(parts("Winston Churchill") == "Winston|Churchill|Churchill");
  CHECK(parts("Lee Harvey") == "Lee|Harvey|Harvey");
  CHECK(parts("Kim Campbell") == "Kim|Campbell|Campbell");
  CHECK(parts("Carrie Lam") == "Carrie|Lam|Lam");
  CHECK(parts("Dwight D. Eisenhower") == "Dwight D.|Eisenhower|Eisenhower");
  CHECK(parts("Martin Luther King Jr.") == "Martin Luther|King|King");
}

TEST_CASE("Japanese names stand in either order") {
  CHECK(parts("Junichiro Koizumi") == "Junichiro|Koizumi|Koizumi");
  CHECK(parts("Koizumi Junichiro") == "Junichiro|Koizumi|Koizumi");
}

TEST_CASE("particles belong to the surname") {
  CHECK(parts("Ursula von der Leyen") == "Ursula|von der Leyen|von der Leyen");
  CHECK(parts("Charles de Gaulle") == "Charles|de Gaulle|de Gaulle");
  CHECK(parts("Mohammed bin Salman") == "Mohammed|bin Salman|bin Salman");
  CHECK(parts("Abdel Fattah al-Burhan") == "Abdel Fattah|al-Burhan|al-Burhan");
}

TEST_CASE("one word and no word") {
  CHECK(parts("Suharto") == "|Suharto|Suharto");
  CHECK(names().name_order("Suharto") == NameOrder::single);
  CHECK(names().name_order("Mao Zedong") == NameOrder::surname_first);
  CHECK(names().name_order("Harry Truman") == NameOrder::surname_last);
  CHECK(parts("") == "||");
  CHECK(parts("   ") == "||");
  CHECK(names().parts(std::string(100000, 'a')).surname.size() <= 200);
}

TEST_CASE("short forms, initials and joints of given names are one") {
  CHECK(names().same_given("Bill", "William"));
  CHECK(names().same_given("Joe", "joseph"));
  CHECK(names().same_given("J.", "John"));
  CHECK(names().same_given("Dae-jung", "Dae Jung"));
  CHECK(names().same_given("Mohammed", "Muhammad"));
  CHECK_FALSE(names().same_given("John", "James"));
  CHECK_FALSE(names().same_given("", "John"));
}

TEST_CASE("a later, shorter name may stand for the full one") {
  CHECK(names().may_stand_for("Truman", "Harry S. Truman"));
  CHECK(names().may_stand_for("Harry Truman", "Harry S. Truman"));
  CHECK(names().may_stand_for("Bill Clinton", "William Jefferson Clinton"));
  CHECK(names().may_stand_for("Ban", "Ban Ki-moon"));
  CHECK(names().may_stand_for("Ki-moon Ban", "Ban Ki-moon"));
  CHECK(names().may_stand_for("Trong", "Nguyen Phu Trong"));
  CHECK(names().may_stand_for("Kim Dae-jung", "Kim Dae Jung"));
  CHECK(names().may_stand_for("Hugo Chavez", "Hugo Chavez Frias"));
  CHECK_FALSE(names().may_stand_for("Harry", "Harry S. Truman"));
  CHECK_FALSE(names().may_stand_for("Bess Truman", "Harry S. Truman"));
  CHECK_FALSE(names().may_stand_for("Kim Young-sam", "Kim Dae-jung"));
  CHECK_FALSE(names().may_stand_for("", "Harry S. Truman"));
  CHECK_FALSE(names().may_stand_for("Truman", ""));
}

TEST_CASE("a missing list of names is named") {
  CHECK_THROWS_AS(PersonNames::load("/nonexistent"), DataError);
  CHECK_THROWS_WITH(PersonNames::load("/nonexistent"), Catch::StartsWith("/nonexistent/"));
}
