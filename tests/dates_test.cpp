#include "nlp/dates.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <set>

#include "base/error.hpp"
#include "nlp/calendar.hpp"
#include "tagged_text.hpp"

using namespace newsgraph;

namespace {

const std::string kSchemas = std::string(NEWSGRAPH_SOURCE_DIR) + "/schemas";

const Stage& stage() {
  static const std::unique_ptr<Stage> dates = make_dates_stage(kSchemas);
  return *dates;
}

Document read(const std::string& marked, const std::string& date) {
  Document doc = tagged_document(marked, date);
  stage().run(doc);
  return doc;
}

// All expressions as "words = value", or "words = value from..to" when `days` is set.
std::string shown(const std::string& marked, const std::string& date, bool days = false) {
  const Document doc = read(marked, date);
  std::string result;
  for (const TimeExpression& time : doc.times) {
    if (!result.empty()) result += "; ";
    result += std::string(time.span.of(doc.text)) + " = " + time.value;
    if (days) result += " " + time.from + ".." + time.to;
  }
  return result;
}

struct Row {
  const char* text;
  const char* date;
  const char* expected;
};

void check(const std::vector<Row>& rows, bool days = false) {
  for (const Row& row : rows) {
    CAPTURE(row.text, row.date);
    CHECK(shown(row.text, row.date, days) == row.expected);
  }
}

}  // namespace

TEST_CASE("A weekday lies in the direction of its clause's tense") {
  check({
      {"The envoy will/MD land/VB Tuesday .", "2026-02-03", "Tuesday = 2026-02-03"},
      {"The envoy landed/VBD Tuesday .", "2026-02-03", "Tuesday = 2026-02-03"},
      {"The envoy landed/VBD Monday .", "2026-02-03", "Monday = 2026-02-02"},
      {"The envoy will/MD land/VB Monday .", "2026-02-03", "Monday = 2026-02-09"},
      {"Talks are/VBP set/VBN to/TO resume/VB Friday .", "2026-02-03", "Friday = 2026-02-06"},
      {"Talks resumed/VBD on Friday .", "2026-02-03", "Friday = 2026-01-30"},
      {"They met/VBD last Tuesday .", "2026-02-03", "last Tuesday = 2026-01-27"},
      {"They will/MD meet/VB next Tuesday .", "2026-02-03", "next Tuesday = 2026-02-10"},
      {"They left/VBD Monday afternoon .", "2026-02-03", "Monday afternoon = 2026-02-02TAF"},
      {"The vote is/VBZ scheduled/VBN for Thursday .", "2026-02-03", "Thursday = 2026-02-05"},
      {"The visit follows/VBZ talks on Monday .", "2026-02-03", "Monday = 2026-02-02"},
  });
}

TEST_CASE("A date without a year is the nearest one that the tense allows") {
  check({
      {"The pact was/VBD signed/VBN on Nov. 14 .", "2026-02-03", "Nov. 14 = 2025-11-14"},
      {"He warned/VBD of it on Jan. 26 .", "2026-02-03", "Jan. 26 = 2026-01-26"},
      {"The summit will/MD open/VB on Nov. 14 .", "2026-02-03", "Nov. 14 = 2026-11-14"},
      {"They will/MD vote/VB by May .", "2026-02-03", "May = 2026-05"},
      {"They met/VBD at Mar-a-Lago .", "2026-02-03", ""},
      {"They voted/VBD in October .", "2026-02-03", "October = 2025-10"},
      {"It was/VBD agreed/VBN in June last year .", "2026-02-03", "June last year = 2025-06"},
      {"It began/VBD last May .", "2026-02-03", "last May = 2025-05"},
  });
}

TEST_CASE("The day is the one spoken of") {
  check({
      {"They met/VBD Wednesday . Earlier in the day they left/VBD .", "2026-02-06",
       "Wednesday = 2026-02-04; Earlier in the day = 2026-02-04"},
      {"Earlier in the day they left/VBD .", "2026-02-06", "Earlier in the day = 2026-02-06"},
      {"They met/VBD Wednesday . He spoke/VBD . He ate/VBD . Earlier in the day they left/VBD .",
       "2026-02-06", "Wednesday = 2026-02-04; Earlier in the day = 2026-02-04"},
  });
}

TEST_CASE("What is threatened or promised lies ahead, and a verb's own past leaves no doubt") {
  const auto with_heads = [](const std::string& text, const std::vector<int>& heads,
                             const std::string& date) {
    Document doc = tagged_document(text, date);
    for (std::size_t t = 0; t < heads.size(); ++t) doc.tokens[t].head = heads[t] - 1;
    if (doc.form(1) == "threatened") doc.tokens[1].lemma = "threaten";
    if (doc.form(1) == "failed") {
      doc.tokens[1].lemma = "fail";
      doc.tokens[3].deprel = Deprel::xcomp;
    }
    stage().run(doc);
    return doc.times.empty() ? std::string() : doc.times.front().value;
  };
  CHECK(with_heads("They threatened/VBD to/TO return/VB in August", {2, 0, 4, 2, 6, 2}, "2025-11-05") ==
        "2026-08");
  CHECK(with_heads("They threatened/VBD to/TO return/VB on Monday", {2, 0, 4, 2, 6, 2}, "2026-02-03") ==
        "2026-02-02");
  CHECK(with_heads("They failed/VBD to/TO agree/VB on Monday", {2, 0, 4, 2, 6, 4}, "2026-02-03") ==
        "2026-02-02");
  CHECK(with_heads("They met/VBD in December", {2, 0, 4, 2}, "2025-11-05") == "2024-12");
  CHECK(with_heads("They signed/VBD pacts in December", {2, 0, 2, 5, 3}, "2025-11-05") == "2025-12");
}

TEST_CASE("Full dates are read in every common spelling") {
  check({
      {"On 2026-02-03 .", "", "2026-02-03 = 2026-02-03"},
      {"On 3 February 2026 .", "", "3 February 2026 = 2026-02-03"},
      {"On February 3, 2026 .", "", "February 3, 2026 = 2026-02-03"},
      {"On the 3rd of February, 2026 .", "", "the 3rd of February, 2026 = 2026-02-03"},
      {"On Tuesday, Feb. 3, 2026 .", "", "Tuesday, Feb. 3, 2026 = 2026-02-03"},
      {"On 02/03/2026 .", "", "02/03/2026 = 2026-02-03"},
      {"On 23/02/2026 .", "", "23/02/2026 = 2026-02-23"},
      {"On 3.2.2026 .", "", "3.2.2026 = 2026-02-03"},
      {"In February 2026 .", "", "February 2026 = 2026-02"},
      {"In 2026 .", "", "2026 = 2026"},
      {"It fell in 776 BC .", "", "776 BC = -0776"},
  });
}

TEST_CASE("The full stop of a sentence is no part of its last day or month") {
  check({
      {"The envoy landed/VBD Tuesday.", "2026-02-03", "Tuesday = 2026-02-03"},
      {"The envoy landed/VBD in/IN November.", "2026-02-03", "November = 2025-11"},
      {"The envoy landed/VBD on/IN Mon., Jan. 26.", "2026-02-03", "Mon., Jan. 26 = 2026-01-26"},
  });
}

TEST_CASE("Weeks run from Monday to Sunday") {
  check(
      {
          {"He threatened/VBD it last week .", "2026-02-03", "last week = 2026-W05 2026-01-26..2026-02-01"},
          {"They will/MD meet/VB this week .", "2026-02-03", "this week = 2026-W06 2026-02-02..2026-02-08"},
          {"They meet/VBP next week .", "2026-02-03", "next week = 2026-W07 2026-02-09..2026-02-15"},
          {"It was/VBD last week .", "2026-01-01", "last week = 2025-W52 2025-12-22..2025-12-28"},
      },
      true);
}

TEST_CASE("Early, mid and late narrow the days and keep the value") {
  check(
      {
          {"It was/VBD held/VBN late last year .", "2026-02-03",
           "late last year = 2025 2025-09-01..2025-12-31"},
          {"It was/VBD in early 2024 .", "2026-02-03", "early 2024 = 2024 2024-01-01..2024-04-30"},
          {"It was/VBD in mid-January .", "2026-02-03", "mid-January = 2026-01 2026-01-11..2026-01-20"},
          {"It will/MD end/VB by the end of the year .", "2026-02-03",
           "the end of the year = 2026 2026-12-01..2026-12-31"},
          {"Earlier this month they met/VBD .", "2026-02-20",
           "Earlier this month = 2026-02 2026-02-01..2026-02-20"},
      },
      true);
}

TEST_CASE("Two dates make a range") {
  check(
      {
          {"It will/MD pass/VB by late February or early March .", "2026-02-03",
           "late February or early March = 2026-02-19/2026-03-10 2026-02-19..2026-03-10"},
          {"It lasted/VBD 2010-2012 .", "", "2010-2012 = 2010/2012 2010-01-01..2012-12-31"},
          {"It lasted/VBD 2010-12 .", "", "2010-12 = 2010/2012 2010-01-01..2012-12-31"},
          {"It fell/VBD between May and June .", "2026-02-03",
           "May and June = 2025-05/2025-06 2025-05-01..2025-06-30"},
          {"The fair ran/VBD 5-6 September 2019 .", "",
           "5-6 September 2019 = 2019-09-05/2019-09-06 2019-09-05..2019-09-06"},
          {"He ruled/VBD from 1893 to 1925 .", "", "1893 to 1925 = 1893/1925 1893-01-01..1925-12-31"},
          {"They met/VBD Jan. 5-7, 2026 .", "",
           "Jan. 5-7, 2026 = 2026-01-05/2026-01-07 2026-01-05..2026-01-07"},
      },
      true);
}

TEST_CASE("Words count from the document's day") {
  check({
      {"He left/VBD yesterday .", "2026-02-03", "yesterday = 2026-02-02"},
      {"He left/VBD two days ago .", "2026-02-03", "two days ago = 2026-02-01"},
      {"He left/VBD a year ago .", "2026-02-03", "a year ago = 2025"},
      {"He leaves/VBZ tomorrow evening .", "2026-02-03", "tomorrow evening = 2026-02-04TEV"},
      {"This morning he left/VBD .", "2026-02-03", "This morning = 2026-02-03TMO"},
      {"He will/MD leave/VB the day after tomorrow .", "2026-02-03", "the day after tomorrow = 2026-02-05"},
      {"It will/MD last/VB in the coming weeks .", "2026-02-03", "the coming weeks = FUTURE_REF"},
      {"It rose/VBD over the past three months .", "2026-02-03", "the past three months = P3M"},
  });
}

TEST_CASE("Words that follow another date count from that one") {
  check({
      {"He was born in 1901 . A year later he moved/VBD .", "2026-02-03", "1901 = 1901; A year later = 1902"},
      {"It began/VBD on May 5, 2001 . The following day it ended/VBD .", "2026-02-03",
       "May 5, 2001 = 2001-05-05; The following day = 2001-05-06"},
      {"He moved/VBD in 1859 . In September that year he spoke/VBD .", "2026-02-03",
       "1859 = 1859; September that year = 1859-09"},
  });
}

TEST_CASE("Years, quarters, decades and centuries have their values") {
  check({
      {"In the 1990s .", "2026-02-03", "the 1990s = 1990/1999"},
      {"In the '90s .", "2026-02-03", "the '90s = 1990/1999"},
      {"In the 19th century .", "2026-02-03", "the 19th century = 1800/1899"},
      {"In Q3 2025 .", "2026-02-03", "Q3 2025 = 2025-Q3"},
      {"It fell/VBD in the third quarter .", "2026-02-03", "the third quarter = 2025-Q3"},
      {"In fiscal 2025 .", "2026-02-03", "fiscal 2025 = 2025"},
      {"In the summer of 2012 .", "2026-02-03", "the summer of 2012 = 2012-06/2012-08"},
      {"At Christmas 2024 .", "2026-02-03", "Christmas 2024 = 2024-12-25"},
      {"On Easter Monday 2026 .", "2026-02-03", "Easter Monday 2026 = 2026-04-06"},
  });
}

TEST_CASE("Times of day stand with their day") {
  check({
      {"They will/MD meet/VB at 2 p.m. on Tuesday .", "2026-02-03", "2 p.m. on Tuesday = 2026-02-03T14:00"},
      {"They will/MD meet/VB Tuesday at 10:35 a.m. .", "2026-02-03",
       "Tuesday at 10:35 a.m. = 2026-02-03T10:35"},
      {"They met/VBD at 22:30 GMT .", "2026-02-03", "22:30 GMT = 2026-02-03T22:30Z"},
      {"They met/VBD at noon .", "2026-02-03", "noon = 2026-02-03T12:00"},
  });
}

TEST_CASE("Lengths and habits have no day") {
  check({
      {"They held/VBD two days of talks .", "2026-02-03", "two days = P2D"},
      {"A four-day visit .", "2026-02-03", "four-day = P4D"},
      {"It lasted/VBD six and a half months .", "2026-02-03", "six and a half months = P6.5M"},
      {"For several years .", "2026-02-03", "several years = PXY"},
      {"They meet/VBP every Tuesday .", "2026-02-03", "every Tuesday = XXXX-WXX-2"},
      {"A daily count .", "2026-02-03", "daily = P1D"},
  });
}

TEST_CASE("Words that only look like dates are left alone") {
  check({
      {"They may/MD march/VB on .", "2026-02-03", ""},
      {"About 2,000 people and 1990 soldiers came/VBD .", "2026-02-03", ""},
      {"The second round and The Sun .", "2026-02-03", ""},
      {"It paid/VBD $2025 for it .", "2026-02-03", ""},
      {"A March 5 to 3 win", "", "March 5 = XXXX-03-05"},
      {"Theresa May spoke/VBD .", "2026-02-03", ""},
      {"It cost/VBD 5 percent .", "2026-02-03", ""},
      {"He wrote/VBD in The Sunday Times .", "2026-02-03", ""},
  });
}

TEST_CASE("A date without a year takes that of the next date joined to it") {
  check({
      {"He went/VBD on 4 April and/CC to Lima on 6 April 2016 .", "",
       "4 April = 2016-04-04; 6 April 2016 = 2016-04-06"},
      {"He went/VBD on 30 December and/CC on 2 January 2016 .", "2024-05-15",
       "30 December = 2015-12-30; 2 January 2016 = 2016-01-02"},
      {"He spoke/VBD on 4 April and/CC left/VBD on 6 April 2016 .", "",
       "4 April = XXXX-04-04; 6 April 2016 = 2016-04-06"},
  });
}

TEST_CASE("Without a document day what depends on it stays open and keeps its kind") {
  const Document doc = read("He left/VBD yesterday and on Tuesday and Nov. 14 .", "");
  REQUIRE(doc.times.size() == 3);
  CHECK(doc.times[0].value.empty());
  CHECK(doc.times[0].kind == TimeKind::date);
  CHECK(doc.times[0].from.empty());
  CHECK(doc.times[1].value.empty());
  CHECK(doc.times[2].value == "XXXX-11-14");
  CHECK(annotate_value(doc.times[2]).empty());
}

TEST_CASE("annotate prints days, weeks and stretches, and nothing for lengths") {
  const Document doc =
      read("Last week , Monday afternoon , the coming weeks , two days , the 1990s , in the past year .",
           "2026-02-03");
  std::vector<std::string> values;
  for (const TimeExpression& time : doc.times) values.push_back(annotate_value(time));
  CHECK(values == std::vector<std::string>{"2026-W05", "2026-02-02", "", "", "1990/1999", "2025"});
}

TEST_CASE("Impossible and huge numbers do no harm") {
  for (const char* text :
       {"On February 30, 2026 .", "On 99/99/9999 .", "999999999999999999999999 years ago .",
        "13 billion years ago .", "In 99999999999999999999 BC .", "2026-99-99", "25:61 p.m. , 0:0:0:0",
        "the 999th century", "'99s '00 '' ' 's", "late late late late", "the the the the week week",
        "\xC3\xA9\xC3\xA9 \xE2\x80\x93 5 \xE2\x80\x94 6", "1000000 years from now", "FY99999 Q9 9999-9999"}) {
    CAPTURE(text);
    const Document doc = read(text, "2026-02-03");
    for (const TimeExpression& time : doc.times) {
      CHECK(time.span.end <= doc.text.size());
      CHECK(time.span.begin < time.span.end);
      CHECK((time.from.empty() || time.to.empty() || time.from.size() != 10 || time.to.size() != 10 ||
             time.from <= time.to));
    }
  }
}

TEST_CASE("A long line of date words takes linear time and makes ordered expressions") {
  std::string text;
  for (int i = 0; i < 4000; ++i) text += "May 5 to June - 2026 last Tuesday the 12 of , ";
  const Document doc = read(text, "2026-02-03");
  REQUIRE(doc.times.size() > 1000);
  for (std::size_t i = 1; i < doc.times.size(); ++i)
    REQUIRE(doc.times[i - 1].span.end <= doc.times[i].span.begin);
}

TEST_CASE("The calendar agrees with ISO 8601 at the turn of years") {
  CHECK(iso_week(*make_day(2021, 1, 3)) == "2020-W53");
  CHECK(iso_week(*make_day(2024, 12, 30)) == "2025-W01");
  CHECK(iso_week(*make_day(2026, 1, 1)) == "2026-W01");
  CHECK(iso_day(moved(*make_day(2024, 1, 31), TimeUnit::month, 1)) == "2024-02-29");
  CHECK(iso_day(easter(2026)) == "2026-04-05");
  CHECK(iso_day(easter(2000)) == "2000-04-23");
  CHECK_FALSE(make_day(2026, 2, 29));
  CHECK(iso_period(*make_day(2026, 1, 1), *make_day(2026, 3, 31)) == "2026-Q1");
  CHECK(iso_year(-776) == "-0776");
}

TEST_CASE("A missing word file is named") { CHECK_THROWS_AS(make_dates_stage("/nonexistent"), DataError); }
