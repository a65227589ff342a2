// What the real program promises of its store when the disk is full, the folder write-protected, the file in
// use, damaged or of another version: nothing that was stored is lost, exit code 4, and a message that says
// what to do.
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "graph/sqlite.hpp"
#include "graph/store_schema.hpp"
#include "store_fixture.hpp"
#include "support/process.hpp"

using namespace newsgraph;
using namespace newsgraph::test;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

const std::string kArticles = std::string(NEWSGRAPH_SOURCE_DIR) + "/samples/articles";

Result newsgraph_in(const TempFolder& folder, std::vector<std::string> arguments) {
  return run({std::move(arguments), folder.path(), "", {}});
}

Result build(const TempFolder& folder, const std::string& db = "g.db") {
  return newsgraph_in(folder, {"build", "--db", db, "-j", "1", "--quiet", kArticles});
}

std::string export_of(const TempFolder& folder, const std::string& db = "g.db") {
  const Result result = newsgraph_in(folder, {"export", "--db", db, "--to", "ndjson", "--quiet"});
  INFO(result.err);
  REQUIRE(result.code == 0);
  return result.out;
}

void expect_refusal(const Result& result, const std::string& message) {
  CHECK(result.code == 4);
  CHECK_THAT(result.err, Contains(message));
}

int shell(const std::string& script) {
  const int status = std::system(("exec sh -c '" + script + "'").c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

// Permissions do not bind root, so what depends on them runs as nobody. The real user is changed as well: a
// program whose two users differ cannot be looked into, which the leak checker needs.
class AsNobody {
public:
  AsNobody() {
    constexpr uid_t kNobody = 65534;
    if (::geteuid() == 0) m_changed = ::setresuid(kNobody, kNobody, 0) == 0;
  }
  ~AsNobody() {
    if (m_changed && ::setresuid(0, 0, 0) != 0) std::abort();
  }
  AsNobody(const AsNobody&) = delete;
  AsNobody& operator=(const AsNobody&) = delete;

  // A checkout in root's own folder is closed to nobody.
  [[nodiscard]] bool may_run() const {
    return ::access(program().c_str(), X_OK) == 0 && ::access(kArticles.c_str(), R_OK) == 0;
  }

private:
  bool m_changed = false;
};

}  // namespace

TEST_CASE("on a full disk what was stored stays, and the same command completes it where there is room") {
  const TempFolder folder;
  REQUIRE(build(folder, "whole.db").code == 0);
  const std::string whole = export_of(folder, "whole.db");
  if (shell("unshare -rm true 2>/dev/null") != 0) {
    std::cout << "skipped: no right to mount a small file system here" << std::endl;
    return;
  }
  int full = 0;
  for (const int kilobytes : {48, 160, 320, 480, 640}) {
    const std::string kept = folder.path() + "/kept" + std::to_string(kilobytes);
    fs::create_directory(kept);
    fs::create_directories(folder.path() + "/disk");
    const std::string size = std::to_string(kilobytes) + "k";
    const int code = shell("cd " + folder.path() + " && unshare -rm sh -c \"mount -t tmpfs -o size=" + size +
                           " none disk && { " + program() + " build --db disk/g.db -j 1 --quiet " +
                           kArticles + " 2> kept" + std::to_string(kilobytes) +
                           "/err; code=\\$?; cp disk/* " + kept + "; exit \\$code; }\"");
    INFO(size << ": " << read_text(kept + "/err"));
    REQUIRE((code == 0 || code == 4));
    if (code == 4) {
      ++full;
      CHECK_THAT(read_text(kept + "/err"),
                 Contains("the disk is full; make room and run the same command again"));
    }
    const std::string db = kept + "/g.db";
    const Result status = newsgraph_in(folder, {"status", "--db", db});
    const bool blank = status.err.find("the store is empty") != std::string::npos ||
                       status.err.find("there is no store") != std::string::npos;
    INFO(status.err);
    CHECK((status.code == 0 || status.code == 1 || blank));
    REQUIRE(build(folder, db).code == 0);
    CHECK(export_of(folder, db) == whole);
    CHECK(newsgraph_in(folder, {"verify", "--db", db, "--quiet"}).code == 0);
  }
  CHECK(full > 0);
}

TEST_CASE("a limit on the size of files ends a build with a message, and the store stays whole") {
  const TempFolder folder;
  const int code = shell("cd " + folder.path() + " && trap \"\" XFSZ; ulimit -f 128; exec " + program() +
                         " build --db g.db -j 1 --quiet " + kArticles + " 2> err");
  CHECK(code == 4);
  CHECK_THAT(read_text(folder.path() + "/err"), Contains("run the command again"));
  REQUIRE(build(folder).code == 0);
  CHECK(newsgraph_in(folder, {"verify", "--quiet", "--db", "g.db"}).code == 0);
}

TEST_CASE("an export that cannot be written to its end says why and leaves nothing behind") {
  const TempFolder folder;
  REQUIRE(build(folder).code == 0);
  for (const char* name : {"g.graphml", "g.gexf"}) {
    const int code = shell("cd " + folder.path() + " && trap \"\" XFSZ; ulimit -f 64; exec " + program() +
                           " export --db g.db -o " + name + " 2> err");
    CHECK(code == 2);
    CHECK(read_text(folder.path() + "/err") ==
          std::string("newsgraph: ") + name + ": cannot be written: File too large\n");
    for (const auto& entry : fs::directory_iterator(folder.path()))
      CHECK(entry.path().filename().string().find(name) == std::string::npos);
  }
}

TEST_CASE("a store in a write-protected folder is read, and a command that writes says why it cannot") {
  const TempFolder folder;
  REQUIRE(build(folder).code == 0);
  REQUIRE(::chmod((folder.path() + "/g.db").c_str(), 0444) == 0);
  REQUIRE(::chmod(folder.path().c_str(), 0555) == 0);
  {
    const AsNobody nobody;
    if (!nobody.may_run()) {
      std::cout << "skipped: nobody may not run the program in this folder" << std::endl;
      return;
    }
    CHECK(newsgraph_in(folder, {"status", "--db", "g.db"}).code == 0);
    CHECK(newsgraph_in(folder, {"query", "--db", "g.db", "--limit", "1"}).code == 0);
    CHECK(newsgraph_in(folder, {"verify", "--db", "g.db", "--quiet"}).code == 0);
    expect_refusal(build(folder), "write-protected; change the permissions or name another file with --db");
    expect_refusal(newsgraph_in(folder, {"remove", "--db", "g.db", "harbour-post:nairobi-summit"}),
                   "write-protected");
    const Result written = newsgraph_in(folder, {"query", "--db", "g.db", "-o", "rows.csv"});
    CHECK(written.code == 2);
    CHECK_THAT(written.err, Contains("rows.csv"));
  }
  REQUIRE(::chmod(folder.path().c_str(), 0755) == 0);
}

TEST_CASE("while another program writes, readers read, and writers are told to wait") {
  const TempFolder folder;
  REQUIRE(build(folder).code == 0);
  const std::string before = export_of(folder);
  {
    Database writer(folder.path() + "/g.db", Database::Mode::write_or_create);
    Transaction transaction(writer, Transaction::Kind::write);
    writer.execute("DELETE FROM relation_role");
    CHECK(export_of(folder) == before);
    CHECK(newsgraph_in(folder, {"status", "--db", "g.db"}).code == 0);
    CHECK(newsgraph_in(folder, {"verify", "--db", "g.db", "--quiet"}).code == 0);
    expect_refusal(build(folder), "another newsgraph is writing to it; wait until it has finished");
    expect_refusal(newsgraph_in(folder, {"rename", "--db", "g.db", "Norway", "Norge", "--reason", "x"}),
                   "another newsgraph is writing to it");
    CHECK_FALSE(
        fs::exists(folder.path() + "/g.ledger"));  // a decision that was not stored is not written down
  }
  CHECK(export_of(folder) == before);
}

TEST_CASE("two builds into one store at once give the store of one build") {
  const TempFolder folder;
  REQUIRE(build(folder, "whole.db").code == 0);
  const Run both{{"build", "--db", "g.db", "-j", "1", "--quiet", kArticles}, folder.path(), "", {}};
  const pid_t first = start(both);
  const pid_t second = start(both);
  const int codes[] = {wait_for(first), wait_for(second)};
  for (const int code : codes) CHECK((code == 0 || code == 4));
  REQUIRE(build(folder).code == 0);
  CHECK(export_of(folder) == export_of(folder, "whole.db"));
  CHECK(newsgraph_in(folder, {"verify", "--db", "g.db", "--quiet"}).code == 0);
}

TEST_CASE("commands that read answer while a build runs") {
  const TempFolder folder;
  REQUIRE(build(folder).code == 0);
  const pid_t writer = start({{"build", "--db", "g.db", "-j", "1", "--quiet", "--no-text", kArticles,
                               std::string(NEWSGRAPH_SOURCE_DIR) + "/README.md"},
                              folder.path(),
                              "",
                              {}});
  for (int i = 0; i < 5; ++i) {
    for (const char* command : {"status", "query", "review", "ledger"}) {
      const Result result = newsgraph_in(folder, {command, "--db", "g.db"});
      INFO(command << ": " << result.err);
      CHECK((result.code == 0 || result.code == 1));
    }
  }
  CHECK(wait_for(writer) == 0);
}

TEST_CASE("a damaged store is named as such and never crashes a command") {
  const TempFolder folder;
  REQUIRE(build(folder, "good.db").code == 0);
  const std::string good = read_text(folder.path() + "/good.db");
  const auto pages = good.size() / 4096;
  std::vector<std::pair<std::string, std::string>> damaged;
  damaged.emplace_back("header", std::string(100, '\x55') + good.substr(100));
  damaged.emplace_back("cut in half", good.substr(0, good.size() / 2));
  for (std::size_t page = 1; page < pages; page += pages / 6) {
    std::string bytes = good;
    for (std::size_t i = 0; i < 4096; ++i) bytes[page * 4096 + i] = static_cast<char>(i * 37 + page);
    damaged.emplace_back("page " + std::to_string(page), bytes);
  }
  for (const auto& [what, bytes] : damaged) {
    for (const std::string command : {"verify", "status", "query", "build"}) {
      write_text(folder.path() + "/bad.db", bytes);
      const Result result =
          command == "build" ? build(folder, "bad.db") : newsgraph_in(folder, {command, "--db", "bad.db"});
      INFO(what << ", " << command << ": " << result.code << " " << result.err);
      CHECK(result.code <= 4);
      if (command == "verify" || what == "header") CHECK(result.code == 4);
      if (result.code == 4 && command != "verify") {
        const bool clear = result.err.find("the store is damaged") != std::string::npos ||
                           result.err.find("not a newsgraph store") != std::string::npos;
        CHECK(clear);
      }
    }
  }
}

TEST_CASE(
    "a store of an older version says how it is brought up to date, one of a newer version is left alone") {
  const TempFolder folder;
  REQUIRE(build(folder).code == 0);
  const std::string whole = export_of(folder);
  {
    Database db(folder.path() + "/g.db", Database::Mode::write_or_create);
    db.execute(kToSecondFormat);
    db.execute(kToFirstFormat);
    db.execute("UPDATE meta SET value = '1' WHERE key = 'block_rules'");
  }
  const Result old = newsgraph_in(folder, {"status", "--db", "g.db"});
  expect_refusal(old, "older format 1; 'newsgraph build --db g.db' brings it up to date");
  REQUIRE(newsgraph_in(folder, {"build", "--db", "g.db", "--quiet"}).code == 0);
  CHECK(export_of(folder) == whole);
  CHECK(newsgraph_in(folder, {"verify", "--db", "g.db", "--quiet"}).code == 0);

  Database(folder.path() + "/g.db", Database::Mode::write_or_create).execute("PRAGMA user_version = 99");
  for (const Result& result : {newsgraph_in(folder, {"status", "--db", "g.db"}), build(folder)})
    expect_refusal(result, "format 99, this program knows up to " + std::to_string(kStoreFormat));
}
