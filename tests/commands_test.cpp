// Loops over the table of commands: a command without examples, exit codes or a line in the README fails
// here.
#include "cli/commands.hpp"

#include <catch2/catch.hpp>

#include "cli/exit_code.hpp"
#include "graph/store.hpp"
#include "support/process.hpp"

using namespace newsgraph;
using namespace newsgraph::test;

namespace {

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

Result run_here(std::vector<std::string> arguments) { return run({std::move(arguments), "/", "", {}}); }

}  // namespace

TEST_CASE("every command has a help that leads with examples and names its exit codes") {
  for (const cli::Command& command : cli::commands()) {
    DYNAMIC_SECTION(std::string(command.name)) {
      const std::string name(command.name);
      const Result help = run_here({name, "--help"});
      REQUIRE(help.code == 0);
      REQUIRE(help.err.empty());
      REQUIRE(help.out.starts_with("newsgraph " + name + ": " + std::string(command.summary) +
                                   "\n\nExamples:\n"));
      REQUIRE(contains(std::string(command.examples), "newsgraph " + name));
      REQUIRE(contains(help.out, "\nUsage: newsgraph " + name));
      for (const char digit : command.exit_codes) {
        REQUIRE(contains(help.out, cli::kExitCodeTexts.at(static_cast<std::size_t>(digit - '0'))));
      }
      REQUIRE(run_here({"help", name}).out == help.out);
      for (const std::string& line : lines_of(help.out)) {
        INFO(line);
        REQUIRE(line.size() <= 120);
      }
    }
  }
}

TEST_CASE("every command refuses an unknown option with exit code 2 and prints no data") {
  for (const cli::Command& command : cli::commands()) {
    DYNAMIC_SECTION(std::string(command.name)) {
      const Result result = run_here({std::string(command.name), "--no-such-option"});
      REQUIRE(result.code == cli::kUsage);
      REQUIRE(result.out.empty());
      REQUIRE(contains(result.err, "--no-such-option"));
      REQUIRE(contains(result.err, "Try: newsgraph " + std::string(command.name) + " --help"));
    }
  }
}

TEST_CASE("the program's help lists every command in the order of the table") {
  const std::string help = run_here({"--help"}).out;
  std::size_t last = 0;
  for (const cli::Command& command : cli::commands()) {
    const std::size_t at = help.find("\n  " + std::string(command.name) + " ");
    INFO(command.name);
    REQUIRE(at != std::string::npos);
    REQUIRE(at > last);
    last = at;
  }
}

TEST_CASE("README names every command and says what every exit code means") {
  const std::string readme = read_text(NEWSGRAPH_SOURCE_DIR "/README.md");
  for (const cli::Command& command : cli::commands()) {
    INFO(command.name);
    CHECK(contains(readme, "`" + std::string(command.name) + "`"));
  }
  for (const std::string_view text : cli::kExitCodeTexts) {
    INFO(text);
    CHECK(contains(readme, text));
  }
}

TEST_CASE("commands that read a store fail with exit code 4 when there is none, and create none") {
  const TempFolder folder;
  const std::vector<std::vector<std::string>> readers = {
      {"status"},      {"show", "x"},       {"path", "x", "y"},
      {"query"},       {"why", "x"},        {"export", "--to", "dot"},
      {"remove", "x"}, {"sql", "select 1"}, {"verify"}};
  for (const auto& reader : readers) {
    const Result result = run({reader, folder.path(), "", {}});
    INFO(reader[0] << ": " << result.err);
    CHECK(result.code == cli::kStore);
    CHECK(result.out.empty());
    CHECK(run({{"status"}, folder.path(), "", {}}).code == cli::kStore);
  }
}

TEST_CASE("a graph that lacks articles says so until a build has completed it") {
  const TempFolder folder;
  {
    Store store(folder.path() + "/g.db", Store::Mode::write_or_create);
    Extraction read;
    read.document = {"a", "", "2026-02-03", "", "", "sha"};
    read.entities.push_back({"Country", "Norway", "NOR", {}, {{0, 6}}, {}});
    store.add(read, "Norway");
  }
  constexpr std::string_view kWarning = "newsgraph: g.db: a build was interrupted";
  for (const std::vector<std::string>& reader :
       std::vector<std::vector<std::string>>{{"query"},
                                             {"show", "Norway"},
                                             {"export", "--to", "ndjson"},
                                             {"diff", "g.db", "--since", "2026-02-02"}}) {
    std::vector<std::string> arguments = reader;
    if (reader[0] != "diff") arguments.insert(arguments.end(), {"--db", "g.db"});
    INFO(reader[0]);
    CHECK(contains(run({arguments, folder.path(), "", {}}).err, kWarning));
  }
  CHECK(run({{"build", "--db", "g.db"}, folder.path(), "", {}}).code == cli::kDone);
  const Result after = run({{"show", "Norway", "--db", "g.db"}, folder.path(), "", {}});
  CHECK(after.code == cli::kDone);
  CHECK_FALSE(contains(after.err, kWarning));
}

TEST_CASE(
    "an argument that is much too long is shown by its ends, one with control characters without them") {
  const TempFolder folder;
  const std::string word(20000, 'a');
  for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{
           {"schema", word}, {"extract", word}, {"query", word}, {"explain", word}, {"eval", word}}) {
    const Result result = run({arguments, folder.path(), "", {}});
    INFO(arguments[0]);
    CHECK(result.code != 0);
    CHECK(result.err.size() < 1500);
    CHECK(contains(result.err, "aaa … aaa"));
  }
  const Result result = run({{"ledger", "a\x1b[31mb"}, folder.path(), "", {}});
  CHECK_FALSE(contains(result.err, "\x1b"));
}

TEST_CASE("an output whose name ends in .gz is compressed, and read again by what reads articles or trees") {
  const TempFolder folder;
  write_text(folder.path() + "/a.txt", "Norway signed a treaty with Chile.\n");
  REQUIRE(run({{"annotate", "a.txt", "-o", "a.conllu.gz"}, folder.path(), "", {}}).code == 0);
  CHECK(read_text(folder.path() + "/a.conllu.gz").starts_with("\x1f\x8b"));
  const Result again = run({{"annotate", "--tokens", "a.conllu.gz"}, folder.path(), "", {}});
  CHECK(again.code == 0);
  CHECK(again.out == run({{"annotate", "a.txt"}, folder.path(), "", {}}).out);
  REQUIRE(run({{"extract", "--with-text", "a.txt", "-o", "a.ndjson.gz"}, folder.path(), "", {}}).code == 0);
  CHECK(run({{"load", "--db", "g.db", "a.ndjson.gz"}, folder.path(), "", {}}).code == 0);
  REQUIRE(run({{"query", "--db", "g.db", "-o", "a.csv.gz"}, folder.path(), "", {}}).code == 0);
  const Result device =
      run({{"query", "--db", "g.db", "-o", "/dev/null", "--overwrite"}, folder.path(), "", {}});
  CHECK(device.code == 2);
  CHECK(contains(device.err, "/dev/null is no file that can be replaced"));
}

TEST_CASE("a sentence that is too long for the name of a file is a sentence") {
  const TempFolder folder;
  std::string text;
  for (int i = 0; i < 200; ++i) text += "Norway signed a treaty with Chile. ";
  const Result result = run({{"explain", text}, folder.path(), "", {}});
  INFO(result.err);
  CHECK(result.code == 0);
  CHECK(contains(result.out, "Norway > signs > Chile"));
}
