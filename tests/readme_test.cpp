// What the README tells a newcomer to type exists, and its first five minutes run as printed.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "support/process.hpp"

using namespace newsgraph::test;
namespace fs = std::filesystem;

namespace {

const std::string kRoot = NEWSGRAPH_SOURCE_DIR;

// The lines of all fenced blocks of that language.
std::vector<std::string> blocks(const std::string& language) {
  std::vector<std::string> lines;
  bool inside = false;
  for (const std::string& line : lines_of(read_text(kRoot + "/README.md"))) {
    if (line.starts_with("```")) {
      inside = !inside && line == "```" + language;
    } else if (inside) {
      lines.push_back(line);
    }
  }
  return lines;
}

std::vector<std::string> words_of(const std::string& line) {
  std::vector<std::string> words;
  bool quoted = false;
  std::string word;
  for (const char c : line + " ") {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == '#' && !quoted && word.empty()) {
      break;
    } else if (c == ' ' && !quoted) {
      if (!word.empty()) words.push_back(std::exchange(word, ""));
    } else {
      word += c;
    }
  }
  return words;
}

// NEWSGRAPH_ACCEPT=1: what is printed now becomes what README shows.
void accept(const std::string& shown, const std::string& printed) {
  std::string readme = read_text(kRoot + "/README.md");
  readme.replace(readme.find(shown), shown.size(), printed);
  std::ofstream(kRoot + "/README.md", std::ios::binary) << readme;
}

bool is_executable(const std::string& path) {
  const auto mode = fs::status(path).permissions();
  return fs::exists(path) && (mode & fs::perms::owner_exec) != fs::perms::none;
}

}  // namespace

TEST_CASE("the scripts that README calls exist, and `run` knows every word given to it") {
  const std::string script = read_text(kRoot + "/run");
  int seen = 0;
  for (const std::string& line : blocks("sh")) {
    const auto words = words_of(line);
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!words[i].starts_with("./")) continue;
      INFO(line);
      CHECK(is_executable(kRoot + words[i].substr(1)));
      if (words[i] != "./run") continue;
      REQUIRE(i + 1 < words.size());
      CHECK(script.find("\n" + words[i + 1] + "() {") != std::string::npos);
      ++seen;
    }
  }
  REQUIRE(seen >= 2);
}

TEST_CASE("CI runs the commands of README") {
  const std::string ci = read_text(kRoot + "/.ci/run");
  for (const char* command : {"./setup\n", "./run samples\n", "./run tests\n"}) {
    CHECK(ci.find(command) != std::string::npos);
  }
}

TEST_CASE("the commands of README run, and print what stands below them") {
  const TempFolder folder;
  fs::create_directory_symlink(kRoot + "/samples", folder.path() + "/samples");
  const std::vector<std::string> lines = blocks("console");
  int ran = 0;
  int printed = 0;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (!lines[at].starts_with("$ newsgraph ")) continue;
    auto words = words_of(lines[at].substr(2));
    words.erase(words.begin());
    std::string shown;
    for (std::size_t i = at + 1; i < lines.size() && !lines[i].starts_with("$"); ++i)
      shown += lines[i] + "\n";
    if (!shown.empty()) words.insert(words.end(), {"--format", "table"});  // as on a terminal
    const Result result = run({words, folder.path(), "", {}});
    INFO(lines[at] << "\n" << result.err);
    // Built without Node.js: the one command that may not work, and it says why.
    const bool no_page = result.err.find("built without the interactive page") != std::string::npos;
    CHECK(result.code == (no_page ? 2 : 0));
    ++ran;
    if (shown.empty()) continue;
    if (std::getenv("NEWSGRAPH_ACCEPT") != nullptr)
      accept(shown, result.out);
    else
      CHECK(result.out == shown);
    ++printed;
  }
  REQUIRE(ran >= 6);
  REQUIRE(printed >= 1);
}
