// Made-up articles of many genres: what must be found in them, and what relations they do not tell of.
#include <catch2/catch.hpp>

#include "base/json.hpp"
#include "extraction_reading.hpp"

using namespace newsgraph;

TEST_CASE("articles of every genre give what they tell and not what their words only sound like") {
  const std::string path = std::string(NEWSGRAPH_SOURCE_DIR) + "/tests/data/genres.ndjson";
  std::istringstream lines(read_file(path));
  std::size_t articles = 0;
  for (std::string text; std::getline(lines, text); ++articles) {
    const Json article = Json::parse(text, path);
    const Extraction found =
        read(std::string(article["text"].as_string()), std::string(article["date"].as_string()),
             std::string(article["title"].as_string()));
    INFO(article["id"].as_string());
    for (const Json& wanted : article["must"].as_array()) CHECK(says(found, std::string(wanted.as_string())));
    for (const Json& never : article["never"].as_array()) {
      for (const ExtractedRelation& relation : found.relations) {
        CHECK_THAT(line(found, relation), !Catch::Contains(never.as_string()));
      }
    }
  }
  CHECK(articles == 21);
}
