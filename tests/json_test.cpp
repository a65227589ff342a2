#include "base/json.hpp"

#include <catch2/catch.hpp>
#include <limits>
#include <map>

#include "base/error.hpp"

using namespace newsgraph;

TEST_CASE("JSON text reads back as the same text") {
  const std::string text = R"({"b":[1,-2,0.5,true,null,"é\n\"x\""],"a":{}})";
  CHECK(Json::parse(text, "t").dump() == text);
}

TEST_CASE("bad JSON names the place and the byte") {
  CHECK_THROWS_WITH(Json::parse("{\"a\":}", "f.json:3"),
                    Catch::StartsWith("f.json:3: not valid JSON at byte 5"));
  CHECK_THROWS_AS(Json::parse("\"\xFF\"", "f"), InputError);
  CHECK_THROWS_AS(Json::parse("1 2", "f"), InputError);
  CHECK_THROWS_AS(Json::parse("", "f"), InputError);
}

TEST_CASE("deep nesting is refused, not a crash") {
  CHECK_THROWS_WITH(Json::parse(std::string(100000, '['), "f"), Catch::Contains("nested deeper"));
}

TEST_CASE("members are found by name, absent ones are null") {
  const Json json = Json::parse(R"({"one":1,"list":["a","b"],"text":"t"})", "t");
  CHECK(json["one"].as_integer() == 1);
  CHECK(json["none"].is_null());
  CHECK(json["none"]["deeper"].is_null());
  CHECK(json.strings("list") == std::vector<std::string>{"a", "b"});
  CHECK(json.strings("text") == std::vector<std::string>{"t"});
  CHECK(json.string_or("none", "x") == "x");
  CHECK_THROWS_AS(json["one"].as_string(), Error);
}

TEST_CASE("the writer escapes what it must and writes no NaN") {
  JsonWriter writer;
  writer.begin_object().key("q\"").value("a\tb\x01").key("n").value(std::numeric_limits<double>::quiet_NaN());
  writer.key("d").value(0.1).end_object();
  CHECK(writer.take() == "{\"q\\\"\":\"a\\tb\\u0001\",\"n\":null,\"d\":0.1}");
}

TEST_CASE("the writer escapes a byte wherever it stands, and no other") {
  const std::map<char, std::string> written = {
      {'"', "\\\""}, {'\\', "\\\\"}, {'\0', "\\u0000"}, {'\n', "\\n"},    {'\x1f', "\\u001F"},
      {' ', " "},    {'/', "/"},     {'\x7f', "\x7f"},  {'\x80', "\x80"}, {'\xff', "\xff"}};
  for (std::size_t size = 0; size < 40; ++size) {
    for (std::size_t at = 0; at < size; ++at) {
      for (const auto& [byte, escaped] : written) {
        std::string text(size, 'x');
        text[at] = byte;
        JsonWriter writer;
        writer.begin_array().value(text).value("").end_array();
        CHECK(writer.take() ==
              "[\"" + std::string(at, 'x') + escaped + std::string(size - at - 1, 'x') + "\",\"\"]");
      }
    }
  }
}

TEST_CASE("a schema says where a value does not fit") {
  const JsonSchema schema(R"({"type":"object","required":["name"],"properties":{"name":{"type":"string"}}})");
  CHECK_FALSE(schema.violation(R"({"name":"x"})").has_value());
  CHECK(schema.violation(R"({"name":1})").value() ==
        "at #/name the rule 'type' of the schema does not hold: \"string\"");
  CHECK(schema.violation("{").has_value());
}

TEST_CASE("integers beyond 32 bits stay exact integers") {
  const std::string text =
      "[9007199254740993,350000000000,4294967296,-9223372036854775808,9223372036854775807]";
  CHECK(Json::parse(text, "t").dump() == text);
  CHECK(Json::parse("9223372036854775808", "t").is_number());
  CHECK_FALSE(Json::parse("9223372036854775808", "t").is_integer());
}
