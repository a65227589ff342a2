#include "base/word_set.hpp"

#include <catch2/catch.hpp>

#include "base/file.hpp"
#include "base/offices.hpp"

using namespace newsgraph;

TEST_CASE("a word set holds what was put in and nothing else") {
  WordSet words{"talks", "talk", ""};
  words.insert("Überfall");
  for (const char* word : {"talks", "talk", "", "Überfall"}) CHECK(words.count(word) == 1);
  for (const char* word : {"walk", "tall", "talkss", "t", "überfall"}) CHECK(words.count(word) == 0);
  CHECK(words.size() == 4);
}

TEST_CASE("a filter forgets no word, however many it is told") {
  WordFilter<64> filter;
  for (int i = 0; i < 1000; ++i) filter.add("word" + std::to_string(i));
  for (int i = 0; i < 1000; ++i) CHECK(filter.may_hold("word" + std::to_string(i)));
}

TEST_CASE("every office is found in running text by its name and aliases") {
  const Offices offices = Offices::load(schemas_dir());
  for (const Office& office : offices.all()) {
    if (office.name != "Foreign Minister") continue;
    const Office* found = nullptr;
    CHECK(offices.longest_match({"the", "foreign", "ministers", "met"}, 1, &found) == 2);
    CHECK(found == &office);
    CHECK(offices.longest_match({"the", "foreign", "ministers", "met"}, 0, &found) == 0);
  }
}
