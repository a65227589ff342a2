// Romanisations and short forms: which spellings are one name, and which only look like it.
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "base/utf8.hpp"
#include "resolve/names.hpp"
#include "resolve_support.hpp"

using namespace newsgraph;
using test::names;

TEST_CASE("romanisations of one name are one, in the countries that have them") {
  const Names& variants = names();
  CHECK(variants.same_person("Oh Jung-kwan", "Oh Jeong-gwan", "KOR"));
  CHECK(variants.same_person("Oh Jung-kwan", "Jeong-gwan Oh", "KOR"));
  CHECK(variants.same_person("Baek Seung-ho", "Paek Sung-ho", "KOR"));
  CHECK_FALSE(variants.same_person("Oh Jung-kwan", "Oh Jeong-gwan", "USA"));
  CHECK_FALSE(variants.same_person("Oh Jung-kwan", "Oh Jung-kil", "KOR"));
  CHECK_FALSE(variants.same_person("Oh Jung-kwan", "Bae Jung-kwan", "KOR"));
  CHECK(variants.same_person("Jiro Endou", "Jiro Endo", "JPN"));
  CHECK(variants.same_person("Mohammed Qabbani", "Muhammad Kabbani", "LBN"));
  CHECK_FALSE(variants.same_person("Hassan Qabbani", "Hussein Qabbani", "LBN"));
}

TEST_CASE("names of many lands: what is one in either order and spelling, and what is not") {
  struct Pair {
    const char *a, *b, *country;
    bool one;
  };
  const Pair pairs[] = {
      {"Seo Min-jae", "Min-jae Seo", "KOR", true},
      {"Yoo Seong-hun", "Yu Sung-hoon", "KOR", true},
      {"Seo Min-jae", "Seo Min-ji", "KOR", false},
      {"Suh Min-jae", "Seo Min-jae", "KOR", true},
      {"Yi Jun-ho", "Lee Joon-ho", "KOR", true},
      {"Yi Jun-ho", "Lee Joon-ho", "USA", false},
      {"Yi Jun-ho", "Lee Joon-hee", "KOR", false},
      {"Park Jun-ho", "Paek Jun-ho", "KOR", false},
      {"Wang Junhao", "Wang Jun-hao", "CHN", true},
      {"Lin Tse-hung", "Lin Zehong", "CHN", true},
      {"Lin Tse-hung", "Zehong Lin", "TWN", true},
      {"Lin Tse-hung", "Lin Zehong", "USA", false},
      {"Lin Tse-hung", "Lin Zehang", "CHN", false},
      {"Lin Zhong", "Lin Chong", "CHN", false},  // both pinyin
      {"Hsieh Kuo-tung", "Xie Guodong", "CHN", true},
      {"Wang Tze-chien", "Wang Zejian", "CHN", false},  // no syllable of either
      {"Wang Junhao", "Wang Junhai", "CHN", false},
      {"Ohta Kouji", "Ota Koji", "JPN", true},
      {"Ohta Kouji", "Koji Ota", "JPN", true},
      {"Ota Koji", "Ota Kojiro", "JPN", false},
      {"Kenji Ohno", "Kenji Ono", "JPN", true},
      {"Kenji Ohara", "Kenji Oara", "JPN", false},
      {"Youssef Nasser", "Yusuf Nasir", "EGY", true},
      {"Youssef Nasser", "Yasser Nasir", "EGY", false},
      {"Gamal Khaled", "Jamal Khalid", "EGY", true},
      {"Gamal Khaled", "Jamila Khalid", "EGY", false},
      {"Omar Gaddafi", "Omar Qadhafi", "LBY", true},
      {"Omar Gaddafi", "Omar Qadhafi", "FRA", false},
      {"Mohammed Saleh", "Muhammad Salih", "YEM", true},
      {"Mohammed Saleh", "Mahmoud Saleh", "YEM", false},
      {"Abdel Rahman Said", "Abdul Rahman Saeed", "EGY", true},
      {"Karim al-Asad", "Karim Assad", "SYR", true},
      {"Karim Al Assad", "Kareem Asad", "SYR", true},
      {"Karim al-Assad", "Karima al-Assad", "SYR", false},
      {"Karim el-Masry", "Kareem al-Masri", "EGY", true},
      {"Bob Hale", "Robert Hale", "USA", true},
      {"Bob Hale Jr.", "Robert Hale", "USA", false},
      {"Bob Hale", "Bobby Hales", "USA", false},
      {"Anna Lind", "Annika Lind", "SWE", false},
  };
  for (const Pair& pair : pairs) {
    INFO(pair.a << " and " << pair.b << " of " << pair.country);
    CHECK(names().same_person(pair.a, pair.b, pair.country) == pair.one);
    CHECK(names().same_person(pair.b, pair.a, pair.country) == pair.one);
  }
}

TEST_CASE("short forms of a given name are the name, initials are not") {
  const Names& variants = names();
  CHECK(variants.same_person("Bill Reid", "William Reid", "GBR"));
  CHECK_FALSE(variants.same_person("Bill Reid", "Robert Reid", "GBR"));
  CHECK_FALSE(variants.same_person("B. Reid", "Bill Reid", "GBR"));
  CHECK_FALSE(variants.same_person("Reid", "Bill Reid", "GBR"));
}

TEST_CASE("all spellings and orders of a name share a key, and equal keys of names do") {
  CHECK(names().variant_key("Oh Jung-kwan") == names().variant_key("Jeong Gwan Oh"));
  CHECK(names().variant_key("Mohammed Qabbani") == names().variant_key("Muhammad Kabbani"));
  CHECK(names().variant_key("Paavo Lind") != names().variant_key("Greta Holm"));
  CHECK(names().variant_key("Minister Paavo Lind") == names().variant_key("LIND, PAAVO"));
  CHECK(names().variant_key("Io Ui") == "io ui");
  CHECK_FALSE(names().variant_key("…").size() > 3);
  std::mt19937 random(3);
  for (int round = 0; round < 500; ++round) {
    std::string name;
    for (unsigned i = 0; i < 12; ++i) name += "abn- 'k.B"[random() % 9];
    CHECK(names().variant_key(name) == names().variant_key(utf8::name_key(name)));
  }
}

TEST_CASE("a name in Wade-Giles shares a key with each name that it may be") {
  for (const char* pinyin : {"Wang Zhun", "Wang Jun", "Wang Chun", "Wang Qun"}) {
    const std::vector<std::string> keys = names().pinyin_keys("Wang Tse-chun");
    INFO(pinyin);
    const std::string name = std::string("Wang Ze").append(&pinyin[5]);
    CHECK(std::count(keys.begin(), keys.end(), names().variant_key(name)) == 1);
    CHECK(names().reads_as("Wang Tse-chun", name));
  }
  CHECK(names().pinyin_keys("Wang Zedong").empty());
  CHECK(names().pinyin_keys("Paavo Lind").empty());
  CHECK(names().pinyin_keys(std::string(5000, 't') + " " + std::string(5000, 's')).empty());
}

TEST_CASE("variants of one country join across articles, those of two countries do not") {
  static const Ontology ontology = Ontology::load(NEWSGRAPH_SOURCE_DIR "/schemas");
  const auto people = [](const std::vector<std::pair<std::string, std::string>>& names) {
    std::vector<Extraction> articles;
    for (const auto& [name, country] : names) {
      Extraction made;
      made.document = {
          std::string("a").append(std::to_string(articles.size())), "", "2026-02-03", "", "", "x"};
      made.entities.push_back({"Person", name, country, {}, {}, {}});
      articles.push_back(made);
    }
    return test::resolve(articles, ontology).nodes.size();
  };
  CHECK(people({{"Oh Jung-kwan", "KOR"}, {"Oh Jeong-gwan", "KOR"}, {"Jeong-gwan Oh", "KOR"}}) == 1);
  CHECK(people({{"Oh Jung-kwan", "KOR"}, {"Oh Jeong-gwan", "PRK"}}) == 2);
  CHECK(people({{"Oh Jung-kwan", "KOR"}, {"Oh Jeong-gwan", ""}}) == 2);  // nothing speaks for it
  CHECK(people({{"Bill Reid", "GBR"}, {"William Reid", "GBR"}}) == 1);
  CHECK(people({{"Bill Reid", "GBR"}, {"William Reid", "USA"}}) == 2);
  CHECK(people({{"Lin Tse-hung", "CHN"}, {"Lin Zehong", "CHN"}, {"Zehong Lin", "CHN"}}) == 1);
  CHECK(people({{"Lin Tse-tung", "CHN"}, {"Lin Zedong", "CHN"}, {"Lin Cetong", "CHN"}}) == 3);  // whose?
  CHECK(people({{"Yi Jun-ho", "KOR"}, {"Lee Joon-ho", "KOR"}}) == 1);
  CHECK(people({{"Gamal Khaled", "EGY"}, {"Jamal Khalid", "EGY"}}) == 1);
  CHECK(people({{"Xi Weiming", ""}, {"Weiming Xi", ""}}) == 1);
  CHECK(people({{"Lee Han", ""}, {"Han Lee", ""}}) == 2);  // either may be the surname
}

TEST_CASE("British and American spellings and Mt. name one place or body") {
  const Names& spellings = names();
  CHECK(spellings.place_key("Mt. Tarno") == spellings.place_key("Mount Tarno"));
  CHECK(spellings.organization_key("Tarno Treatment Centre") ==
        spellings.organization_key("the Tarno Treatment Center"));
  CHECK(spellings.place_key("Centreville") != spellings.place_key("Centerville"));
}
