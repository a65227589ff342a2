#include <array>
#include <catch2/catch.hpp>
#include <charconv>

#include "base/utf8.hpp"
#include "exporters/csv_text.hpp"
#include "exporters/cypher_text.hpp"
#include "exporters/days.hpp"
#include "exporters/dot_text.hpp"
#include "exporters/looks.hpp"
#include "exporters/names.hpp"
#include "exporters/rdf.hpp"
#include "exporters/text.hpp"
#include "exporters/xml.hpp"

using namespace newsgraph;

namespace {

struct Cleaned {
  std::string text;
  std::uint64_t replaced = 0;
};

Cleaned clean(std::string_view text, text::Controls controls = text::Controls::replace) {
  Cleaned out;
  std::string scratch;
  out.text = text::clean(text, controls, scratch, out.replaced);
  return out;
}

std::string token(std::string_view id) {
  Bytes out;
  text::append_token(out, id);
  return std::string(out.view());
}

std::string attribute(std::string_view text) {
  Bytes out;
  xml::append_attribute(out, text);
  return std::string(out.view());
}

std::string content(std::string_view text) {
  Bytes out;
  xml::append_content(out, text);
  return std::string(out.view());
}

std::string field(std::string_view text) {
  Bytes out;
  csv::append_field(out, text);
  return std::string(out.view());
}

std::string label(std::string_view text, std::size_t max_bytes = 1000) {
  Bytes out;
  (void)dot::append_label(out, text, max_bytes);
  return std::string(out.view());
}

}  // namespace

TEST_CASE("clean text is handed on untouched, without a copy") {
  const std::string text = "Türkiye 金 \U0001F469\u200D\U0001F680 \u202Eabc\t\n\x7F";
  std::string scratch;
  std::uint64_t replaced = 0;
  CHECK(text::clean(text, text::Controls::replace, scratch, replaced).data() == text.data());
  CHECK(replaced == 0);
}

TEST_CASE("what XML forbids becomes U+FFFD and is counted") {
  for (int c = 1; c < 0x20; ++c) {
    if (c == '\t' || c == '\n' || c == '\r') continue;
    const Cleaned cleaned = clean("a" + std::string(1, static_cast<char>(c)) + "b");
    CHECK(cleaned.text == "a\uFFFDb");
    CHECK(cleaned.replaced == 1);
  }
  CHECK(clean(std::string_view("\0x", 2)).text == "\uFFFDx");
  CHECK(clean("\xEF\xBF\xBE\xEF\xBF\xBF").replaced == 2);  // U+FFFE, U+FFFF
  CHECK(clean("\xED\xA0\x80").replaced == 3);              // a lone surrogate: three stray bytes
  CHECK(clean("a\xC3").text == "a\uFFFD");
  CHECK(clean("\uFFFD").replaced == 0);  // it was there before
}

TEST_CASE("line ends become LF") {
  CHECK(clean("a\r\nb\rc\nd\r").text == "a\nb\nc\nd\n");
  CHECK(clean("a\r\nb").replaced == 0);
}

TEST_CASE("JSON keeps control characters and loses only ill-formed bytes") {
  CHECK(clean("a\x01\r\n", text::Controls::keep).text == "a\x01\r\n");
  CHECK(clean("a\xFFz", text::Controls::keep).text == "a\uFFFDz");
}

TEST_CASE("cleaning leaves valid text whatever the bytes are") {
  std::uint32_t state = 1;
  for (int round = 0; round < 500; ++round) {
    std::string bytes;
    for (int i = 0; i < 40; ++i) {
      state = state * 1664525U + 1013904223U;
      bytes.push_back(static_cast<char>(state >> 24U));
    }
    const std::string once = clean(bytes).text;
    REQUIRE(utf8::valid(once));
    REQUIRE(clean(once).text == once);
  }
}

TEST_CASE("ids become tokens, and no two ids become the same token") {
  CHECK(token("country:KOR") == "country:KOR");
  CHECK(token("person:cho-hyun_2.b") == "person:cho-hyun_2.b");
  CHECK(token("a b/c") == "a_x20_b_x2F_c");
  CHECK(token("ü") == "_xC3__xBC_");
  CHECK(token("_x20_") == "_x5F_x20_");
  CHECK(token("") == "_x_");
  CHECK(token("_x_") == "_x5F_x_");
  CHECK(token("a\xFF") != token("a\xFE"));
}

TEST_CASE("a prefix ends between two characters") {
  CHECK(text::prefix("a金b", 3) == "a");
  CHECK(text::prefix("a金b", 4) == "a金");
  CHECK(text::prefix("金", 2).empty());
  CHECK(text::prefix("ab", 5) == "ab");
}

TEST_CASE("numbers are written in the shortest form that reads back equal") {
  Bytes out;
  for (const double value : {0.1, 1e-300, -0.0, 25.0, 9007199254740993.0}) {
    text::append_number(out, value);
    out.push_back(' ');
  }
  text::append_number(out, std::int64_t{-9223372036854775807 - 1});
  CHECK(out.view() == "0.1 1e-300 -0 25 9007199254740992 -9223372036854775808");
}

TEST_CASE("XML attributes keep quotes, tabs and line ends") {
  CHECK(attribute("a<b>&\"c\"'\t\n") == "a&lt;b&gt;&amp;&quot;c&quot;'&#9;&#10;");
}

TEST_CASE("XML content with markup is CDATA, and CDATA cannot be ended from inside") {
  CHECK(content("plain \"text\"\n") == "plain \"text\"\n");
  CHECK(content("a & b") == "<![CDATA[a & b]]>");
  CHECK(content("]]>") == "<![CDATA[]]]]><![CDATA[>]]>");
  CHECK(content("<x>]]>]]></x>") == "<![CDATA[<x>]]]]><![CDATA[>]]]]><![CDATA[></x>]]>");
}

TEST_CASE("DOT labels show the text itself") {
  CHECK(label("say \"hi\"") == "\"say \\\"hi\\\"\"");
  CHECK(label("\\N\\") == "\"\\\\N\\\\\"");
  CHECK(label("a\nb") == "\"a\\nb\"");
  CHECK(label("&copy; & <b>") == "\"&amp;copy; &amp; <b>\"");
  CHECK(label("") == "\"\"");
}

TEST_CASE("numbers of few decimals are written as all others are") {
  for (const double scale : {1.0, 10.0, 100.0, 1000.0, 10'000.0, 100'000.0, 3.0}) {
    for (int i = -20; i < 20'000; ++i) {
      const double value = i / scale;
      std::array<char, 32> wanted{};
      const auto end = std::to_chars(wanted.data(), wanted.data() + wanted.size(), value).ptr;
      Bytes out;
      text::append_number(out, value);
      REQUIRE(out.view() == std::string_view(wanted.data(), static_cast<std::size_t>(end - wanted.data())));
    }
  }
  Bytes out;
  for (const double value : {99'999.0, 99'999.5, 100'000.0, 12'345.6789, 12'345.67891}) {
    text::append_number(out, value);
    out.push_back(' ');
  }
  CHECK(out.view() == "99999 99999.5 1e+05 12345.6789 12345.67891 ");
}

TEST_CASE("characters are found wherever they stand") {
  for (std::size_t size = 0; size < 70; ++size) {
    const std::string plain(size, 'a');
    CHECK(find_any<'<', '&'>(plain, 0) == size);
    CHECK(clean(plain).text == plain);
    for (std::size_t at = 0; at < size; ++at) {
      for (const char c : {'<', '&'}) {
        std::string text = plain;
        text[at] = c;
        REQUIRE(find_any<'<', '&'>(text, 0) == at);
        REQUIRE(find_any<'<', '&'>(text, at) == at);
        REQUIRE(find_any<'<', '&'>(text, at + 1) == size);
      }
      std::string text = plain;
      text[at] = '\x01';
      REQUIRE(clean(text).replaced == 1);
    }
  }
}

TEST_CASE("DOT strings stay below what Graphviz can read") {
  for (const char* piece : {"a", "&", "\"", "\\", "金", "\n"}) {
    std::string text;
    while (text.size() < 100'000) text += piece;
    Bytes out;
    CHECK(dot::append_label(out, text, 8000));
    CHECK(out.size() <= 16384);
    CHECK(utf8::valid(out));
    CHECK(out.view().ends_with("…\""));
  }
  Bytes out;
  CHECK_FALSE(dot::append_label(out, "short", 8000));
}

TEST_CASE("labels wrap at blanks") {
  CHECK(dot::wrapped("bilateral meeting of two ministers", 18) == "bilateral meeting\nof two ministers");
  CHECK(dot::wrapped("word", 2) == "word");
  CHECK(dot::wrapped("", 10) == "");
}

TEST_CASE("a day is a day of the calendar") {
  for (const char* day : {"2026-02-03", "2024-02-29", "0001-01-01", "9999-12-31"}) CHECK(is_day(day));
  for (const char* no_day : {"2026-02", "2026", "2026-02-30", "2023-02-29", "2026-13-01", "0000-01-01",
                             "2026-2-3", "2026-02-03T00:00", "-044-03-15", "2026/02/03", ""}) {
    CAPTURE(no_day);
    CHECK_FALSE(is_day(no_day));
  }
}

TEST_CASE("the status decides the line before the type does") {
  Edge edge;
  edge.plover = "THREATEN";
  CHECK(looks::line_of(edge) == looks::Line::threat);
  edge.status = Status::denied;
  CHECK(looks::line_of(edge) == looks::Line::denied);
  RelationType type;
  type.color = "#123456";
  CHECK(looks::color_of(looks::Line::planned, &type) == "#123456");
  CHECK(looks::color_of(looks::Line::denied, &type) == looks::kDeniedColor);
  type.color = "blue";
  CHECK(looks::color_of(looks::Line::planned, &type) == looks::kPlainColor);
}

TEST_CASE("colours are read as red, green and blue") {
  CHECK(looks::rgb("#0aFf10") == std::array<std::uint8_t, 3>{10, 255, 16});
  for (const char* bad : {"", "#fff", "0aff10", "#0aff1g", "#+aff10", "#0aff100"})
    CHECK_FALSE(looks::rgb(bad));
}

TEST_CASE("CSV fields are quoted, in one line, and no text is no value") {
  CHECK(field("") == "");
  CHECK(field("plain") == "\"plain\"");
  CHECK(field("a \"b\", c") == "\"a \"\"b\"\", c\"");
  CHECK(field("a\nb\tc") == "\"a b c\"");
}

TEST_CASE("CSV text that a spreadsheet would run gets an apostrophe, reversibly") {
  CHECK(field("=1+1") == "\"'=1+1\"");
  CHECK(field("+1") == "\"'+1\"");
  CHECK(field("-1") == "\"'-1\"");
  CHECK(field("@SUM(A1)") == "\"'@SUM(A1)\"");
  CHECK(field("'=1+1") == "\"''=1+1\"");
  CHECK(field("'tis") == "\"'tis\"");
  CHECK(field("'") == "\"'\"");
  CHECK(field("1-2") == "\"1-2\"");
}

TEST_CASE("relation names become relationship types") {
  CHECK(relationship_type("meets-with") == "MEETS_WITH");
  CHECK(relationship_type("x:<y>`2") == "X__Y__2");
}

TEST_CASE("Cypher text keeps quotes and backslashes, and no \\u comes to life") {
  const auto quoted = [](std::string_view text) {
    Bytes out;
    cypher::append_string(out, text);
    return std::string(out.view());
  };
  CHECK(quoted("say \"hi\" \\ \n\t'") == R"("say \"hi\" \\ \n\t'")");
  CHECK(quoted("\\u0022") == "\"\\\\\\u00750022\"");
  CHECK(quoted("\\\\U") == "\"\\\\\\\\\\u0055\"");
  CHECK(quoted("end\\") == "\"end\\\\\"");
}

TEST_CASE("Cypher names cannot be left from inside") {
  Bytes out;
  cypher::append_name(out, "a`b\\u0060 c");
  CHECK(out.view() == "`a``b_u0060 c`");
}

TEST_CASE("Cypher floats are floats") {
  Bytes out;
  for (const double value : {25.0, 0.1, 1e-300, -0.0}) {
    cypher::append_float(out, value);
    out.push_back(' ');
  }
  CHECK(out.view() == "25.0 0.1 1e-300 -0.0 ");
}

TEST_CASE("RDF names fit an IRI and a Turtle name, and no two ids share one") {
  CHECK(rdf::name(rdf::Prefix::node, "person:cho-hyun").local == "person:cho-hyun");
  CHECK(rdf::name(rdf::Prefix::node, "-a b.c/%").local == "%2Da%20b%2Ec%2F%25");
  CHECK(rdf::name(rdf::Prefix::node, ":a").local == "%3Aa");
  CHECK(rdf::name(rdf::Prefix::node, "金").local == "%E9%87%91");
}
