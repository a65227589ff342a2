#include "nlp/calendar.hpp"

#include <algorithm>
#include <cmath>

#include "base/iso_day.hpp"

namespace newsgraph {
namespace {

namespace chr = std::chrono;

chr::year_month_day fields(Day day) { return chr::year_month_day(day); }

int floor_div(int a, int b) { return (a >= 0 ? a : a - b + 1) / b; }

int clamp_year(int year) { return std::clamp(year, kFirstYear, kLastYear); }

Day sure_day(int year, int month, int day) {
  return Day(chr::year(clamp_year(year)) / chr::month(static_cast<unsigned>(month)) /
             chr::day(static_cast<unsigned>(day)));
}

Day last_of_month(int year, int month) {
  return Day(chr::year(clamp_year(year)) / chr::month(static_cast<unsigned>(month)) / chr::last);
}

// Month counted from year 0, moved, and split again.
Day moved_months(Day day, int months) {
  const int total = year_of(day) * 12 + month_of(day) - 1 + months;
  const int year = clamp_year(floor_div(total, 12));
  const int month = total - floor_div(total, 12) * 12 + 1;
  const Day last = last_of_month(year, month);
  return std::min(sure_day(year, month, 1) + chr::days(day_of(day) - 1), last);
}

Period week_period(Day day) {
  const Day monday = day - chr::days(weekday_of(day) - 1);
  return {monday, monday + chr::days(6)};
}

Period years_period(Day day, int length, int shift) {
  const int first = (floor_div(year_of(day), length) + shift) * length;
  return year_period(first, first + length - 1);
}

std::string digits(int value, int width) {
  std::string text = std::to_string(std::abs(value));
  if (text.size() < static_cast<std::size_t>(width))
    text.insert(0, static_cast<std::size_t>(width) - text.size(), '0');
  return value < 0 ? "-" + text : text;
}

}  // namespace

std::optional<Day> make_day(int year, int month, int day) {
  if (year < kFirstYear || year > kLastYear || month < 1 || month > 12 || day < 1) return std::nullopt;
  const chr::year_month_day date =
      chr::year(year) / chr::month(static_cast<unsigned>(month)) / chr::day(static_cast<unsigned>(day));
  if (!date.ok()) return std::nullopt;
  return Day(date);
}

std::optional<Day> parse_iso_day(std::string_view text) { return iso::day(text.substr(0, 10)); }

int year_of(Day day) { return static_cast<int>(fields(day).year()); }
int month_of(Day day) { return static_cast<int>(static_cast<unsigned>(fields(day).month())); }
int day_of(Day day) { return static_cast<int>(static_cast<unsigned>(fields(day).day())); }
int weekday_of(Day day) { return static_cast<int>(chr::weekday(day).iso_encoding()); }

Period month_period(int year, int month) { return {sure_day(year, month, 1), last_of_month(year, month)}; }
Period year_period(int from_year, int to_year) {
  return {sure_day(from_year, 1, 1), sure_day(to_year, 12, 31)};
}

Period period_around(Day day, TimeUnit unit, int shift) {
  switch (unit) {
    case TimeUnit::second:
    case TimeUnit::minute:
    case TimeUnit::hour:
      return {day, day};
    case TimeUnit::day:
      return {day + chr::days(shift), day + chr::days(shift)};
    case TimeUnit::weekend: {
      const Day saturday = *week_period(day).from + chr::days(5 + 7 * shift);
      return {saturday, saturday + chr::days(1)};
    }
    case TimeUnit::week:
      return week_period(day + chr::days(7 * shift));
    case TimeUnit::month: {
      const Day inside = moved_months(day, shift);
      return month_period(year_of(inside), month_of(inside));
    }
    case TimeUnit::quarter: {
      const Day inside = moved_months(day, 3 * shift);
      const int first = (month_of(inside) - 1) / 3 * 3 + 1;
      return {sure_day(year_of(inside), first, 1), last_of_month(year_of(inside), first + 2)};
    }
    case TimeUnit::year:
      return years_period(day, 1, shift);
    case TimeUnit::decade:
      return years_period(day, 10, shift);
    case TimeUnit::century:
      return years_period(day, 100, shift);
  }
  return {day, day};
}

Day moved(Day day, TimeUnit unit, int count) {
  count = std::clamp(count, -20000, 20000);
  switch (unit) {
    case TimeUnit::second:
    case TimeUnit::minute:
      return day;
    case TimeUnit::hour:
      return day + chr::days(floor_div(count, 24));
    case TimeUnit::day:
      return day + chr::days(count);
    case TimeUnit::weekend:
    case TimeUnit::week:
      return day + chr::days(7 * count);
    case TimeUnit::month:
      return moved_months(day, count);
    case TimeUnit::quarter:
      return moved_months(day, 3 * count);
    case TimeUnit::year:
      return moved_months(day, 12 * count);
    case TimeUnit::decade:
      return moved_months(day, 120 * count);
    case TimeUnit::century:
      return moved_months(day, 1200 * count);
  }
  return day;
}

Day easter(int year) {
  const int a = year % 19, b = year / 100, c = year % 100;
  const int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4, k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return sure_day(year, n / 31, n % 31 + 1);
}

std::string iso_year(int year) { return digits(year, 4); }
std::string iso_month(int year, int month) { return iso_year(year) + "-" + digits(month, 2); }
std::string iso_day(Day day) { return iso_month(year_of(day), month_of(day)) + "-" + digits(day_of(day), 2); }
std::string iso_quarter(int year, int quarter) { return iso_year(year) + "-Q" + std::to_string(quarter); }

std::string iso_week(Day day) {
  const Day thursday =
      *week_period(day).from + chr::days(3);  // ISO 8601: the week belongs to its Thursday's year
  const int year = year_of(thursday);
  const auto days = (thursday - sure_day(year, 1, 1)).count();
  return iso_year(year) + "-W" + digits(static_cast<int>(days / 7) + 1, 2);
}

std::string iso_period(Day from, Day to) {
  if (from == to) return iso_day(from);
  const bool month_start = day_of(from) == 1;
  const bool month_end = last_of_month(year_of(to), month_of(to)) == to;
  if (month_start && month_end && month_of(from) == 1 && month_of(to) == 12) {
    return year_of(from) == year_of(to) ? iso_year(year_of(from))
                                        : iso_year(year_of(from)) + "/" + iso_year(year_of(to));
  }
  if (month_start && month_end) {
    const std::string first = iso_month(year_of(from), month_of(from));
    const std::string last = iso_month(year_of(to), month_of(to));
    if (first == last) return first;
    const bool quarter =
        year_of(from) == year_of(to) && month_of(from) % 3 == 1 && month_of(to) == month_of(from) + 2;
    return quarter ? iso_quarter(year_of(from), month_of(to) / 3) : first + "/" + last;
  }
  if (week_period(from) == Period{from, to}) return iso_week(from);
  return iso_day(from) + "/" + iso_day(to);
}

}  // namespace newsgraph
