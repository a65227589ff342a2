// Every JSON file that ships under schemas/ parses, and fits the JSON Schema that schemas/meta has for it.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <set>

#include "base/data_file.hpp"
#include "base/file.hpp"
#include "base/json.hpp"
#include "base/utf8.hpp"

using namespace newsgraph;
namespace fs = std::filesystem;

namespace {

const fs::path kSchemas = fs::path(NEWSGRAPH_SOURCE_DIR) / "schemas";

std::vector<fs::path> json_files() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(kSchemas)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

bool is_schema(const fs::path& file) {
  return file.filename().string().find(".schema.json") != std::string::npos;
}

// The schema in meta for a data file; empty: there is none.
fs::path schema_of(const fs::path& file) {
  const std::string folder = file.parent_path().filename().string();
  std::string name = file.stem().string();
  if (folder == "rules") name = "rule-file";
  if (folder == "types") {
    name = Json::parse_file(file.string()).string_or("kind") == "node" ? "node-type" : "relation-type";
  }
  const fs::path schema = kSchemas / "meta" / (name + ".schema.json");
  return fs::exists(schema) ? schema : fs::path();
}

}  // namespace

TEST_CASE("every JSON file that ships is valid UTF-8 and JSON") {
  const auto files = json_files();
  CHECK(files.size() > 61);
  for (const fs::path& file : files) {
    CAPTURE(file.string());
    CHECK(utf8::valid(read_file(file.string())));
    CHECK_NOTHROW(Json::parse_file(file.string()));
  }
}

TEST_CASE("every file fits its schema, and every schema of meta has a file") {
  std::set<std::string> unused;
  for (const auto& entry : fs::directory_iterator(kSchemas / "meta"))
    unused.insert(entry.path().filename().string());
  for (const fs::path& file : json_files()) {
    if (is_schema(file)) continue;
    CAPTURE(file.string());
    const fs::path schema = schema_of(file);
    CHECK((file.parent_path().filename() != "types" || !schema.empty()));
    if (schema.empty()) continue;
    unused.erase(schema.filename().string());
    CHECK_NOTHROW(load_data(file.string(), schema.string()));
  }
  CHECK(unused == std::set<std::string>());
}

TEST_CASE("schemas say that they are draft-04, the draft that is checked") {
  for (const fs::path& file : json_files()) {
    if (!is_schema(file)) continue;
    CAPTURE(file.string());
    const Json schema = Json::parse_file(file.string());
    CHECK(schema.string_or("$schema") == "http://json-schema.org/draft-04/schema#");
    CHECK_FALSE(schema.string_or("title").empty());
    CHECK_FALSE(schema.string_or("description").empty());
  }
}
