// Which accounts of lives can be of one person.
#include "resolve/career.hpp"

#include <catch2/catch.hpp>

using namespace newsgraph;

namespace {

const Occupations& occupations() {
  static const Occupations loaded = Occupations::load(std::string(NEWSGRAPH_SOURCE_DIR) + "/schemas");
  return loaded;
}

Career career(const std::string& date, const Properties& properties) {
  Wording wording;
  wording.type = "Person";
  wording.latest = date;
  wording.properties = properties;
  return career_of(wording, occupations());
}

Career in_office(const std::string& year, const std::string& office) {
  return career(year + "-03-04", {{"office", office}});
}
Career at_work(const std::string& year, const std::string& trade) {
  return career(year + "-03-04", {{"occupation", trade}});
}
Career born(const std::string& years) { return career("2024-03-04", {{"born", years}}); }

// Both ways give the same.
std::string_view between(const Career& a, const Career& b) {
  const std::string_view reason = clash(a, b, occupations());
  CHECK(clash(b, a, occupations()) == reason);
  return reason;
}

}  // namespace

TEST_CASE("a career goes from office to office") {
  CHECK(between(in_office("2019", "Foreign Minister"), in_office("2023", "Prime Minister")).empty());
  CHECK(between(in_office("2006", "Senator"), in_office("2010", "President")).empty());
  CHECK(between(in_office("2024", "General"), in_office("2024", "President")).empty());
  CHECK(between(in_office("2024", "Chief Executive"), in_office("2024", "Finance Minister")).empty());
  CHECK(between(in_office("2004", "Judge"), in_office("2009", "Chief Executive")).empty());
  CHECK(between(at_work("2003", "actor"), in_office("2004", "Governor")).empty());
  CHECK(between(in_office("1950", "Prime Minister"), in_office("2024", "Prime Minister")).empty());
}

TEST_CASE("nobody does unlike work at one time") {
  CHECK(between(in_office("2024", "Police Chief"), in_office("2024", "Central Bank Governor")) == kOtherWork);
  CHECK(between(in_office("2024", "Police Chief"), at_work("2025", "footballer")) == kOtherWork);
  CHECK(between(in_office("2024", "Sergeant"), at_work("2024", "novelist")) == kOtherWork);
  CHECK(between(in_office("2014", "Police Chief"), in_office("2024", "Central Bank Governor")).empty());
  CHECK(between(career("", {{"office", std::string("Police Chief")}}),
                in_office("2024", "Central Bank Governor"))
            .empty());
}

TEST_CASE("ages and what people are too old or too young for") {
  CHECK(between(born("1989/1990"), born("1962/1963")) == kOtherAge);
  CHECK(between(born("1989/1990"), born("1991/1992")).empty());  // articles err by a year or two
  CHECK(between(in_office("1989", "President"), at_work("2024", "footballer")) == kOtherAge);
  CHECK(between(in_office("1950", "Mayor"), in_office("2024", "Senator")) == kOtherAge);
  CHECK(between(in_office("1980", "Mayor"), in_office("2024", "Senator")).empty());
  CHECK(between(born("2010/2011"), in_office("2024", "Judge")) == kOtherAge);
  CHECK(between(born("1960/1961"), in_office("2024", "Judge")).empty());
}

TEST_CASE("an account that tells nothing clashes with none") {
  const Career silent = career("1950-01-01", {});
  CHECK_FALSE(silent.tells());
  CHECK(between(silent, at_work("2024", "footballer")).empty());
  CHECK_FALSE(career("2024-01-01", {{"office", std::string("Chairman")}}).tells());
  CHECK_FALSE(career("2024-01-01", {{"born", std::string("in May")}}).tells());
}

TEST_CASE("joined careers hold the time of both") {
  const Career both = joined(in_office("2019", "Police Chief"), in_office("2022", "Police Chief"));
  CHECK(both.work.at("police") == Years{2019, 2022});
  CHECK(between(both, in_office("2021", "Central Bank Governor")) == kOtherWork);
  CHECK(joined(born("1989/1990"), born("1990/1991")).stated_birth == Years{1990, 1990});
  CHECK(between(joined(born("1989/1990"), in_office("2020", "Mayor")), born("1962/1963")) == kOtherAge);
}
