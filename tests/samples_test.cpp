// The graphs in samples/ are what the program makes of the articles in samples/. `samples/update` accepts a
// change.
#include <catch2/catch.hpp>
#include <filesystem>

#include "support/process.hpp"

using namespace newsgraph::test;
namespace fs = std::filesystem;

TEST_CASE("the sample graphs are what a build of the sample articles exports") {
  const fs::path samples = fs::path(NEWSGRAPH_SOURCE_DIR) / "samples";
  const TempFolder folder;
  const std::string db = folder.path() + "/g.db";
  const Result built = run({{"build", "--db", db, "--quiet", "articles"}, samples.string(), "", {}});
  INFO(built.err);
  REQUIRE(built.code == 0);
  for (const char* name : {"graph.graphml", "graph.dot", "graph.ndjson"}) {
    const std::string file = folder.path() + "/" + name;
    const Result exported = run({{"export", "--db", db, "-o", file, "--quiet"}, samples.string(), "", {}});
    INFO(name << " differs from samples/" << name << "; run samples/update and look at the diff\n"
              << exported.err);
    REQUIRE(exported.code == 0);
    const bool same = read_text(file) == read_text((samples / name).string());
    CHECK(same);
  }
}

TEST_CASE("samples/README names every file of samples") {
  const fs::path samples = fs::path(NEWSGRAPH_SOURCE_DIR) / "samples";
  const std::string readme = read_text((samples / "README.md").string());
  for (const auto& entry : fs::recursive_directory_iterator(samples)) {
    if (!entry.is_regular_file() || entry.path().filename() == "README.md") continue;
    INFO(entry.path().filename().string());
    CHECK(readme.find(entry.path().filename().string()) != std::string::npos);
  }
}
