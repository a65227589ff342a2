#include "nlp/date_values.hpp"

#include <array>
#include <cmath>
#include <cstdio>

namespace newsgraph {
namespace {

constexpr std::array<std::string_view, 5> kPartNames = {"", "TMO", "TAF", "TEV", "TNI"};
constexpr std::array<std::string_view, 6> kFrequencyValues = {"PT1H", "P1D", "P1W", "P1M", "P3M", "P1Y"};
constexpr std::array<std::string_view, 5> kSeasonNames = {"", "SP", "SU", "FA", "WI"};

std::string number_text(double count) {
  char text[32];
  std::snprintf(text, sizeof text, "%.10g", count);
  return text;
}

std::string two(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

}  // namespace

std::string_view part_value(DayPart part) { return kPartNames[static_cast<std::size_t>(part)]; }

std::string length_value(const DateMeaning& m) {
  double count = std::abs(m.count);
  std::string_view letters = "D";
  switch (m.unit) {
    case 0:
      letters = "TS";
      break;
    case 1:
      letters = "TM";
      break;
    case 2:
      letters = "TH";
      break;
    case 3:
    case kNightUnit:
      letters = "D";
      break;
    case 4:
      letters = "WE";
      break;
    case 5:
      letters = "W";
      break;
    case kFortnightUnit:
      letters = "W";
      count *= 2;
      break;
    case 6:
      letters = "M";
      break;
    case 7:
      letters = "Q";
      break;
    case 8:
      letters = "Y";
      break;
    case 9:
      letters = m.vague ? "DE" : "Y";
      count *= 10;
      break;
    case 10:
      letters = m.vague ? "CE" : "Y";
      count *= 100;
      break;
    default:
      break;
  }
  std::string value = "P";
  if (letters.front() == 'T') {
    value += 'T';
    letters.remove_prefix(1);
  }
  return value + (m.vague ? "X" : number_text(count)) + std::string(letters);
}

std::string repeat_value(const DateMeaning& m) {
  if (m.weekday != 0) return "XXXX-WXX-" + std::to_string(m.weekday) + std::string(part_value(m.part));
  if (m.month != 0) return "XXXX-" + two(m.month);
  if (m.code > 0) return std::string(kFrequencyValues[static_cast<std::size_t>(m.code - 1)]);
  if (m.code < 0) return "XXXX-" + std::string(kSeasonNames[static_cast<std::size_t>(-m.code)]);
  if (m.part != DayPart::none) return "XXXX-XX-XX" + std::string(part_value(m.part));
  return length_value(m);
}

std::string partial_value(const DateMeaning& m) {
  if (m.form == DateForm::season && !m.shift_said && m.year_shift == kNoYear) {
    return "XXXX-" + std::string(kSeasonNames[static_cast<std::size_t>(m.count)]);
  }
  if (m.form != DateForm::calendar || m.month == 0 || m.year_shift != kNoYear || m.shift_said) return {};
  return "XXXX-" + two(m.month) + (m.day != 0 ? "-" + two(m.day) : "");
}

std::string clock_value(const DateMeaning& m) {
  return "T" + two(m.hour) + ":" + two(m.minute) + (m.utc ? "Z" : "");
}

}  // namespace newsgraph
