#include "base/iso_day.hpp"

#include <catch2/catch.hpp>
#include <cstdint>

#include "base/whole_number.hpp"

using namespace newsgraph;
using namespace std::chrono;

TEST_CASE("a day is ten bytes of a day that the calendar has", "[iso-day]") {
  CHECK(iso::day("2026-02-03") == sys_days(2026y / February / 3));
  CHECK(iso::day("2024-02-29") == sys_days(2024y / February / 29));
  for (const char* wrong : {"", "2026", "2026-02", "2026-2-3", "2026-02-30", "2026-13-01", "2026-00-01",
                            "2026-02-00", "2026/02/03", "2026-02-03T10", "+026-02-03", " 026-02-03",
                            "-026-02-03", "20a6-02-03", "2026-02-0x"}) {
    CAPTURE(wrong);
    CHECK_FALSE(iso::day(wrong));
  }
}

TEST_CASE("a day, a month and a year cover what the calendar says", "[iso-day]") {
  const auto covers = [](const char* text, sys_days first, sys_days last) {
    const auto found = iso::period(text);
    return found && found->first == first && found->last == last;
  };
  CHECK(covers("2026-02-03", 2026y / 2 / 3, 2026y / 2 / 3));
  CHECK(covers("2024-02", 2024y / 2 / 1, 2024y / 2 / 29));
  CHECK(covers("2026-12", 2026y / 12 / 1, 2026y / 12 / 31));
  CHECK(covers("2026", 2026y / 1 / 1, 2026y / 12 / 31));
  for (const char* wrong : {"", "226", "2026-", "2026-1", "2026-13", "2026-W06", "20261", "2026-02-30"}) {
    CAPTURE(wrong);
    CHECK_FALSE(iso::period(wrong));
  }
}

TEST_CASE("years and months are read whatever follows them", "[iso-day]") {
  CHECK(iso::year("2026-02-03") == 2026);
  CHECK(iso::year("1989/1990") == 1989);
  CHECK_FALSE(iso::year("-0776"));
  CHECK_FALSE(iso::year("199"));
  REQUIRE(iso::month_count("2026-01-31"));
  CHECK(*iso::month_count("2026-01-31") - *iso::month_count("2025-12-01") == 1);
  CHECK_FALSE(iso::month_count("2026"));
  CHECK_FALSE(iso::month_count("2026-13"));
}

TEST_CASE("a whole number is digits and nothing else", "[iso-day]") {
  CHECK(whole_number<int>("007") == 7);
  CHECK(whole_number<std::uint8_t>("255") == 255);
  CHECK_FALSE(whole_number<std::uint8_t>("256"));
  for (const char* wrong : {"", "-1", "+1", " 1", "1 ", "1.5", "one"}) {
    CAPTURE(wrong);
    CHECK_FALSE(whole_number<int>(wrong));
  }
}
