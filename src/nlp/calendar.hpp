// Days, weeks and periods of the proleptic Gregorian calendar, and their ISO 8601 spelling. Year 0 is 1 BC.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace newsgraph {

using Day = std::chrono::sys_days;

// Years outside are refused by every function that takes one.
inline constexpr int kFirstYear = -9999;
inline constexpr int kLastYear = 9999;

enum class TimeUnit : std::uint8_t {
  second,
  minute,
  hour,
  day,
  weekend,
  week,
  month,
  quarter,
  year,
  decade,
  century
};

// Both ends are part of the period; an absent end is open or unknown.
struct Period {
  std::optional<Day> from;
  std::optional<Day> to;

  friend bool operator==(const Period&, const Period&) = default;
};

// Nothing for a day that does not exist, such as February 30.
[[nodiscard]] std::optional<Day> make_day(int year, int month, int day);
// "YYYY-MM-DD", whatever follows; nothing for anything else.
[[nodiscard]] std::optional<Day> parse_iso_day(std::string_view text);

[[nodiscard]] int year_of(Day day);
[[nodiscard]] int month_of(Day day);    // 1..12
[[nodiscard]] int day_of(Day day);      // 1..31
[[nodiscard]] int weekday_of(Day day);  // Monday 1 .. Sunday 7

// The calendar week, month, quarter, year, decade or century that `day` lies in, moved by `shift` of them.
// A weekend is the Saturday and Sunday of the day's week; hours and less count as the day.
[[nodiscard]] Period period_around(Day day, TimeUnit unit, int shift);
// `day` moved by `count` units; the day of the month is cut to the month's length.
[[nodiscard]] Day moved(Day day, TimeUnit unit, int count);

[[nodiscard]] Period month_period(int year, int month);
[[nodiscard]] Period year_period(int from_year, int to_year);
// Easter Sunday (Gregorian computus; Meeus, Astronomical Algorithms, chapter 8).
[[nodiscard]] Day easter(int year);

[[nodiscard]] std::string iso_year(int year);              // 2026, -0776
[[nodiscard]] std::string iso_month(int year, int month);  // 2026-02
[[nodiscard]] std::string iso_day(Day day);                // 2026-02-03
[[nodiscard]] std::string iso_week(Day day);               // 2026-W06
[[nodiscard]] std::string iso_quarter(int year, int quarter);
// The shortest spelling of a closed period: a day, week, month, quarter or year where it is one, else FROM/TO
// in the coarsest common form (1990/1999, 2026-02/2026-03, day/day).
[[nodiscard]] std::string iso_period(Day from, Day to);

}  // namespace newsgraph
