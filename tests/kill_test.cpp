// A build that is killed with -9 at any moment leaves a store that opens, and the same command line run again
// completes it to the same bytes. NEWSGRAPH_KILL_ARTICLES sets how many articles are used (default: 8).
#include <signal.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "support/process.hpp"

using namespace newsgraph::test;
namespace fs = std::filesystem;

namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr int kKills = 25;  // ten times slower here; the release build is hit a hundred times
#else
constexpr int kKills = 100;  // builds that were hit; one that ended before is not counted
#endif
constexpr int kMostTries = 5 * kKills;
constexpr int kKillsAStore = 10;

// Real articles where they are at hand, else the samples; repeated under new names when there are too few.
std::vector<fs::path> source_articles() {
  const std::string shared = shared_folder();
  const fs::path folder = shared.empty() ? fs::path(NEWSGRAPH_SOURCE_DIR) / "samples" / "articles"
                                         : fs::path(shared) / "data" / "articles";
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

void write_articles(const std::string& folder, std::size_t count) {
  const auto files = source_articles();
  REQUIRE_FALSE(files.empty());
  fs::create_directory(folder);
  for (std::size_t i = 0; i < count; ++i) {
    const std::string round = std::to_string(i / files.size());
    const fs::path& file = files[i % files.size()];
    write_text(folder + "/" + round + "-" + file.filename().string(),
               read_text(file.string()) + (i < files.size() ? "" : "\n\nCopy " + round + ".\n"));
  }
}

Run build_of(const std::string& folder, const std::string& db) {
  return {{"build", "--db", db, "-j", "2", "--quiet", "articles"}, folder, "", {}};
}

std::string export_of(const std::string& folder, const std::string& db) {
  const Result result = run({{"export", "--db", db, "--to", "ndjson", "--quiet"}, folder, "", {}});
  INFO(result.err);
  REQUIRE(result.code == 0);
  return result.out;
}

}  // namespace

TEST_CASE("a build killed at any moment is completed by running it again") {
  const char* wanted = std::getenv("NEWSGRAPH_KILL_ARTICLES");
  const TempFolder folder;
  write_articles(folder.path() + "/articles", wanted == nullptr ? 8 : std::stoul(wanted));

  const auto begin = std::chrono::steady_clock::now();
  REQUIRE(run(build_of(folder.path(), "whole.db")).code == 0);
  const auto whole =
      std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin);
  const std::string expected = export_of(folder.path(), "whole.db");
  REQUIRE_FALSE(expected.empty());

  std::mt19937 random(20260203);  // fixed: a failure can be seen again
  std::uniform_int_distribution<std::int64_t> moment(0, whole.count());
  int killed = 0;
  int tries = 0;
  std::vector<std::string> stores;
  for (int killed_here = kKillsAStore; killed < kKills && tries < kMostTries; ++tries) {
    if (killed_here >= kKillsAStore) {
      stores.push_back("killed-" + std::to_string(stores.size()) + ".db");
      killed_here = 0;
    }
    const std::string& db = stores.back();
    const pid_t pid = start(build_of(folder.path(), db));
    std::this_thread::sleep_for(std::chrono::microseconds(moment(random)));
    ::kill(pid, SIGKILL);
    const bool hit = wait_for(pid) == 128 + SIGKILL;
    killed += hit ? 1 : 0;
    killed_here = hit ? killed_here + 1 : kKillsAStore;  // a complete store has nothing left to interrupt
    const bool created = fs::exists(folder.path() + "/" + db);
    const Result status = run({{"status", "--db", db}, folder.path(), "", {}});
    INFO("kill " << killed << ": " << status.err);
    // Killed before the tables were committed it leaves a blank file, which is told and filled below.
    const bool blank = status.err.find("the store is empty") != std::string::npos;
    REQUIRE((status.code == 0 || status.code == 1 || !created || blank));
  }
  std::cout << killed << " of " << tries << " builds were killed while they ran" << std::endl;
  CHECK(killed == kKills);
  for (const std::string& db : stores) {
    REQUIRE(run(build_of(folder.path(), db)).code == 0);
    REQUIRE(export_of(folder.path(), db) == expected);
    const Result verdict = run({{"verify", "--db", db}, folder.path(), "", {}});
    INFO(verdict.out << verdict.err);
    REQUIRE(verdict.code == 0);
  }
}

TEST_CASE("a command that is killed while it writes a file leaves none behind") {
  const TempFolder folder;
  write_articles(folder.path() + "/articles", 200);
  const pid_t pid = start({{"extract", "-j", "1", "articles", "-o", "claims.ndjson"}, folder.path(), "", {}});
  std::this_thread::sleep_for(std::chrono::milliseconds(150));
  ::kill(pid, SIGINT);
  const int code = wait_for(pid);
  if (code == 0) return;  // a very fast machine: it was complete
  REQUIRE(code == 128 + SIGINT);
  for (const auto& entry : fs::directory_iterator(folder.path())) {
    CHECK(entry.path().filename() == "articles");
  }
}
