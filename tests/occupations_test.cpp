#include "base/occupations.hpp"

#include <catch2/catch.hpp>

#include "base/error.hpp"

using namespace newsgraph;

namespace {

const Occupations& occupations() {
  static const Occupations loaded = Occupations::load(std::string(NEWSGRAPH_SOURCE_DIR) + "/schemas");
  return loaded;
}

}  // namespace

TEST_CASE("offices and trades are of a field of work") {
  REQUIRE(occupations().field_of("Police Chief") != nullptr);
  CHECK(occupations().field_of("Police Chief")->name == "police");
  CHECK(occupations().field_of("police chief") == occupations().field_of("detective"));
  REQUIRE(occupations().field_of("boxer") != nullptr);
  CHECK(occupations().field_of("boxer")->oldest < 60);
  CHECK(occupations().field_of("Chairman") == nullptr);  // of what?
  CHECK(occupations().field_of("") == nullptr);
  CHECK(occupations().is_trade("boxer"));
  CHECK_FALSE(occupations().is_trade("police chief"));
  CHECK(occupations().is_past("retired"));
}

TEST_CASE("fields in which nobody works at one time, whichever is named first") {
  CHECK(occupations().are_apart("police", "central bank"));
  CHECK(occupations().are_apart("central bank", "police"));
  CHECK_FALSE(occupations().are_apart("police", "police"));
  CHECK_FALSE(occupations().are_apart("government", "army"));
  CHECK_FALSE(occupations().are_apart("", "police"));
}

TEST_CASE("a missing list of occupations is reported with its path") {
  CHECK_THROWS_AS(Occupations::load("/nonexistent"), DataError);
}
