// Romanisations and short forms: which spellings are one name, and which only look like it.
#include "resolve/name_variants.hpp"

#include <catch2/catch.hpp>
#include <random>

#include "base/utf8.hpp"
#include "resolve_support.hpp"

using namespace newsgraph;
using test::name_variants;

TEST_CASE("romanisations of one name are one, in the countries that have them") {
  const NameVariants& variants = name_variants();
  CHECK(variants.same("Oh Jung-kwan", "Oh Jeong-gwan", "KOR"));
  CHECK(variants.same("Oh Jung-kwan", "Jeong-gwan Oh", "KOR"));
  CHECK(variants.same("Baek Seung-ho", "Paek Sung-ho", "KOR"));
  CHECK_FALSE(variants.same("Oh Jung-kwan", "Oh Jeong-gwan", "USA"));
  CHECK_FALSE(variants.same("Oh Jung-kwan", "Oh Jung-kil", "KOR"));
  CHECK_FALSE(variants.same("Oh Jung-kwan", "Bae Jung-kwan", "KOR"));
  CHECK(variants.same("Jiro Endou", "Jiro Endo", "JPN"));
  CHECK(variants.same("Mohammed Qabbani", "Muhammad Kabbani", "LBN"));
  CHECK_FALSE(variants.same("Hassan Qabbani", "Hussein Qabbani", "LBN"));
}

TEST_CASE("short forms of a given name are the name, initials are not") {
  const NameVariants& variants = name_variants();
  CHECK(variants.same("Bill Reid", "William Reid", "GBR"));
  CHECK_FALSE(variants.same("Bill Reid", "Robert Reid", "GBR"));
  CHECK_FALSE(variants.same("B. Reid", "Bill Reid", "GBR"));
  CHECK_FALSE(variants.same("Reid", "Bill Reid", "GBR"));
}

TEST_CASE("all spellings and orders of a name share a key, and equal keys of names do") {
  CHECK(variant_key("Oh Jung-kwan") == variant_key("Jeong Gwan Oh"));
  CHECK(variant_key("Mohammed Qabbani") == variant_key("Muhammad Kabbani"));
  CHECK(variant_key("Paavo Lind") != variant_key("Greta Holm"));
  CHECK(variant_key("Minister Paavo Lind") == variant_key("LIND, PAAVO"));
  CHECK(variant_key("Io Ui") == "io ui");
  CHECK_FALSE(variant_key("…").size() > 3);
  std::mt19937 random(3);
  for (int round = 0; round < 500; ++round) {
    std::string name;
    for (unsigned i = 0; i < 12; ++i) name += "abn- 'k.B"[random() % 9];
    CHECK(variant_key(name) == variant_key(utf8::name_key(name)));
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
