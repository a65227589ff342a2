#include "nlp/quantities.hpp"

#include <catch2/catch.hpp>
#include <sstream>

#include "base/error.hpp"
#include "nlp/dates.hpp"
#include "tagged_text.hpp"

using namespace newsgraph;

namespace {

const std::string kSchemas = std::string(NEWSGRAPH_SOURCE_DIR) + "/schemas";

Document read(const std::string& marked) {
  static const std::unique_ptr<Stage> dates = make_dates_stage(kSchemas);
  static const std::unique_ptr<Stage> quantities = make_quantities_stage(kSchemas);
  Document doc = tagged_document(marked, "2026-02-03");
  dates->run(doc);
  quantities->run(doc);
  return doc;
}

std::string shown(const std::string& marked) {
  constexpr const char* kKinds[] = {"percent", "money", "count", "ordinal", "factor"};
  const Document doc = read(marked);
  std::ostringstream out;
  out.precision(12);
  for (const Quantity& quantity : doc.quantities) {
    if (out.tellp() > 0) out << "; ";
    out << quantity.span.of(doc.text) << " = " << kKinds[static_cast<int>(quantity.kind)] << ' ';
    if (quantity.low != quantity.value) out << quantity.low << "..";
    out << quantity.value;
    if (!quantity.unit.empty()) out << ' ' << quantity.unit;
  }
  return out.str();
}

struct Row {
  const char* text;
  const char* expected;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(shown(row.text) == row.expected);
  }
}

}  // namespace

TEST_CASE("Percents are read in words, signs and points") {
  check({
      {"to 25 percent .", "25 percent = percent 25"},
      {"to 25% .", "25% = percent 25"},
      {"to 2.5 per cent .", "2.5 per cent = percent 2.5"},
      {"by 3 percentage points .", "3 percentage points = percent 3"},
      {"by 50 basis points .", "50 basis points = percent 0.5"},
      {"by twenty-five percent .", "twenty-five percent = percent 25"},
      {"half of/IN the exports .", "half = percent 50"},
      {"a quarter of/IN them .", "a quarter = percent 25"},
      {"two-thirds of/IN them .", "two-thirds = percent 66.6666666667"},
  });
}

TEST_CASE("From-to pairs stay two quantities and ranges become one") {
  check({
      {"from 50 percent to 18 percent .", "50 percent = percent 50; 18 percent = percent 18"},
      {"from 10 to 25 percent .", "10 = percent 10; 25 percent = percent 25"},
      {"between 10 and 20 percent .", "10 and 20 percent = percent 10..20"},
      {"10 to 20 percent .", "10 to 20 percent = percent 10..20"},
      {"between $2 billion and $3 billion .", "$2 billion and $3 billion = money 2000000000..3000000000 USD"},
      {"a $10-20 million fund .", "$10-20 million = money 10000000..20000000 USD"},
  });
}

TEST_CASE("Money has its currency and its scale") {
  check({
      {"a $350 billion fund", "$350 billion = money 350000000000 USD"},
      {"some US$1.5bn", "$1.5bn = money 1500000000 USD"},
      {"A$3.4 billion", "$3.4 billion = money 3400000000 AUD"},
      {"about 3 trillion won", "3 trillion won = money 3e+12 KRW"},
      {"worth €20m .", "€20m = money 20000000 EUR"},
      {"worth KRW 3 trillion", "KRW 3 trillion = money 3e+12 KRW"},
      {"2.5 million Australian/JJ dollars", "2.5 million Australian dollars = money 2500000 AUD"},
      {"£1,250", "£1,250 = money 1250 GBP"},
  });
}

TEST_CASE("Counts carry the lemma of what is counted") {
  check({
      {"held/VBD two rounds of/IN talks", "two rounds = count 2 round"},
      {"some 150 armed/JJ soldiers died/VBD", "150 armed soldiers = count 150 soldier"},
      {"a dozen soldiers", "a dozen soldiers = count 12 soldier"},
      {"half a million refugees", "half a million refugees = count 500000 refugee"},
      {"about half a million refugees", "half a million refugees = count 500000 refugee"},
      {"1,709 pupils", "1,709 pupils = count 1709 pupil"},
      {"the first/JJ meeting", "first = ordinal 1"},
      {"the 17th round", "17th = ordinal 17"},
  });
}

TEST_CASE("Growth by a factor and parts of one are read where something says so") {
  check({
      {"exports tripled/VBD .", "tripled = factor 3"},
      {"it will double/VB its budget .", "double = factor 2"},
      {"prices halved/VBD", "halved = factor 0.5"},
      {"a threefold/JJ rise", "threefold = factor 3"},
      {"twice/RB the budget", "twice = factor 2"},
      {"three times as/RB much", "three times = factor 3"},
      {"met three times in/IN Oslo", "three times = count 3 time"},
      {"a double/JJ room", ""},
      {"more/JJR than/IN a third .", "a third = percent 33.3333333333"},
      {"a third more/JJR", "a third = percent 33.3333333333"},
      {"a quarter later/RB", ""},
  });
}

TEST_CASE("Ranges of counted things are one quantity") {
  check({
      {"between/IN 10 and 20 soldiers", "10 and 20 soldiers = count 10..20 soldier"},
      {"two or three rounds of/IN talks", "two or three rounds = count 2..3 round"},
      {"5 to 10 million people", "5 to 10 million people = count 5000000..10000000 people"},
      {"500 to 1,000 troops", "500 to 1,000 troops = count 500..1000 troop"},
  });
}

TEST_CASE("Numbers in dates and names are no quantities") {
  check({
      {"in 2025 .", ""},
      {"on Jan. 26 .", ""},
      {"an F-35 jet", ""},
      {"The old Boeing 737 fell/VBD", ""},
      {"They won/VBD", ""},
  });
}

TEST_CASE("Strange numbers do no harm") {
  for (const char* text : {"99999999999999999999999999999999999999 percent",
                           "1,,,2 %",
                           "$ $ $ 5",
                           ".",
                           "- - 5 -",
                           "between and percent",
                           "million million million million million million million",
                           "5 to to 6 percent",
                           "\xE2\x82\xAC",
                           "0 million",
                           "from 5 to",
                           "one",
                           "a",
                           "half",
                           "$",
                           "US$",
                           "1.2.3.4",
                           "5%%",
                           "-5",
                           "\xF0\x9F\x98\x80 5"}) {
    CAPTURE(text);
    const Document doc = read(text);
    for (const Quantity& quantity : doc.quantities) {
      CHECK(quantity.span.end <= doc.text.size());
      CHECK(quantity.tokens.begin < quantity.tokens.end);
      CHECK(quantity.low <= quantity.value);
    }
  }
}

TEST_CASE("A missing word file of quantities is named") {
  CHECK_THROWS_AS(make_quantities_stage("/nonexistent"), DataError);
}
