// Romanisations and short forms: which spellings are one name, and which only look like it.
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
      {"Wang Junhao", "Wang Jun-hao", "CHN", true},
      {"Wang Junhao", "Wang Junhai", "CHN", false},
      {"Ohta Kouji", "Ota Koji", "JPN", true},
      {"Ohta Kouji", "Koji Ota", "JPN", true},
      {"Ota Koji", "Ota Kojiro", "JPN", false},
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
}
