#include "graph/plain_properties.hpp"

#include <catch2/catch.hpp>

#include "base/json.hpp"
#include "graph/extraction_json.hpp"

using namespace newsgraph;

TEST_CASE("plain properties read as the JSON reader reads them, whatever was there before") {
  const auto json = GENERATE(as<std::string>(), R"({})", R"({"act":"visits"})",
                             R"({"a":true,"b":false,"c":-12,"d":9223372036854775807,"e":""})",
                             R"({"act":"visits","rounds":2,"topic":"Zölle & ‘Kohle’"})",
                             R"({"a\"b":"\"so\" \\ so","a\\c":"\\","d":"\""})");
  Properties properties;
  properties["act"] = std::int64_t{7};
  properties["b"] = std::string("old");
  properties["z"] = true;
  REQUIRE(read_plain_properties(json, properties));
  CHECK(properties == properties_from_json(Json::parse(json, "test")));
}

TEST_CASE("what is not plain is left to the JSON reader") {
  for (const char* json : {"",
                           "{",
                           "[]",
                           "null",
                           R"({"a":1)",
                           R"({"a":1}x)",
                           R"({"a":1.5})",
                           R"({"a":1e3})",
                           R"({"a":12345678901234567890})",
                           R"({"a":"\n"})",
                           R"({"a":"\u0001"})",
                           R"({"a":"x\"})",
                           R"({"a":"x\)",
                           R"({"b":1,"a":2})",
                           R"({"a":1,"a":2})",
                           R"({"a":null})",
                           R"({"a":[1]})",
                           R"({"a":{}})",
                           R"({"a":tru})",
                           R"({"a":"x)",
                           R"({ "a":1})",
                           R"({"a":1,})",
                           R"({"a":-})"}) {
    Properties properties;
    INFO(json);
    CHECK_FALSE(read_plain_properties(json, properties));
  }
}
