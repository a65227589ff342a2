// The graph is a function of the set of articles: not of their order, the number of threads, or the way they
// came in.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "exporters/exporter.hpp"
#include "exporters/page_template.hpp"
#include "support/process.hpp"

using namespace newsgraph::test;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> sample_articles() {
  std::vector<std::string> files;
  for (const auto& entry : fs::directory_iterator(fs::path(NEWSGRAPH_SOURCE_DIR) / "samples" / "articles")) {
    files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

void build(const std::string& folder, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"build", "--db", "g.db", "--quiet"});
  const Result result = run({std::move(arguments), folder, "", {}});
  INFO(result.err);
  REQUIRE(result.code == 0);
}

std::string files_below(const std::string& folder) {
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  std::string all;
  for (const std::string& file : files) all += read_text(file);
  return all;
}

// Every export format, one after the other.
std::string all_exports(const std::string& folder) {
  std::string all;
  const TempFolder out;
  for (const auto& format : newsgraph::exporters()) {
    if (format.name == "html" && newsgraph::page_template() == nullptr) continue;  // built without Node.js
    const std::string target = out.path() + "/" + std::string(format.name);
    const Result result =
        run({{"export", "--db", "g.db", "--quiet", "--to", std::string(format.name), "-o", target},
             folder,
             "",
             {}});
    INFO(format.name << ": " << result.err);
    REQUIRE(result.code == 0);
    const std::string text = fs::is_directory(target) ? files_below(target) : read_text(target);
    REQUIRE_FALSE(text.empty());
    all += text;
  }
  return all;
}

std::string built_at_once(std::vector<std::string> files, const std::string& jobs) {
  const TempFolder folder;
  files.insert(files.begin(), {"-j", jobs});
  build(folder.path(), files);
  return all_exports(folder.path());
}

}  // namespace

TEST_CASE("threads and order of input change no byte of any export") {
  auto files = sample_articles();
  REQUIRE(files.size() >= 3);
  const std::string once = built_at_once(files, "1");
  REQUIRE(once == built_at_once(files, "2"));
  std::reverse(files.begin(), files.end());
  REQUIRE(once == built_at_once(files, "2"));
}

TEST_CASE("adding articles one by one, twice over, equals building once") {
  const auto files = sample_articles();
  const TempFolder folder;
  for (auto file = files.rbegin(); file != files.rend(); ++file) build(folder.path(), {*file});
  build(folder.path(), files);
  REQUIRE(all_exports(folder.path()) == built_at_once(files, "1"));
}

TEST_CASE("an article that is removed leaves no trace") {
  auto files = sample_articles();
  const TempFolder folder;
  const std::string last = files.back();
  files.pop_back();
  build(folder.path(), files);
  const auto before = lines_of(
      run({{"status", "--db", "g.db", "--documents", "--format", "tsv"}, folder.path(), "", {}}).out);
  const std::string without = all_exports(folder.path());
  build(folder.path(), {last});
  REQUIRE(all_exports(folder.path()) != without);

  std::vector<std::string> removal{"remove", "--db", "g.db", "--quiet"};
  for (const std::string& line : lines_of(
           run({{"status", "--db", "g.db", "--documents", "--format", "tsv"}, folder.path(), "", {}}).out)) {
    const bool known = std::find(before.begin(), before.end(), line) != before.end();
    if (!known) removal.push_back(line.substr(0, line.find('\t')));
  }
  REQUIRE(run({removal, folder.path(), "", {}}).code == 0);
  REQUIRE(all_exports(folder.path()) == without);
}

TEST_CASE("Older processors read the same out of an article") {
  const TempFolder folder;
  std::vector<std::string> arguments = {"annotate", "--quiet"};
  for (const std::string& file : sample_articles()) arguments.push_back(file);
  const Result newest = run({arguments, folder.path(), "", {}});
  REQUIRE(newest.code == 0);
  REQUIRE_FALSE(newest.out.empty());
  for (const std::string instructions : {"plain", "avx2", "avx512"}) {
    CAPTURE(instructions);
    CHECK(run({arguments, folder.path(), "", {"NEWSGRAPH_CPU=" + instructions}}).out == newest.out);
  }
  const Result unknown = run({arguments, folder.path(), "", {"NEWSGRAPH_CPU=fast"}});
  CHECK(unknown.code == 2);
  CHECK_THAT(unknown.err, Catch::Contains("use plain, avx2"));
}
