// Golden runs of the real program. A session file is a list of steps; every line starts with a mark:
//   # comment          + name: a file to write, its lines follow as "| line"
//   $ command line     run in a fresh folder per session, with `samples` in it; 'single' and "double" quotes,
//                      < file and > file work; the first word is newsgraph
//   | line of standard output    ! line of standard error    = exit code
// A 64-digit hash is shown as <sha256>, other control bytes as \xNN; "|~" is a last line without a line end.
// NEWSGRAPH_ACCEPT=1 rewrites the expectations from what is printed; the change shows in the diff.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <regex>

#include "support/process.hpp"

using namespace newsgraph::test;
namespace fs = std::filesystem;

namespace {

struct CommandLine {
  std::vector<std::string> words;
  std::string input, output;
};

CommandLine parse_command(const std::string& line) {
  std::vector<std::string> words;
  bool open = false;
  char quote = '\0';
  for (const char c : line) {
    if (quote != '\0' ? c == quote : c == '\'' || c == '"') {
      quote = quote == '\0' ? c : '\0';
      if (!open) words.emplace_back();
      open = true;
    } else if (c == ' ' && quote == '\0') {
      open = false;
    } else {
      if (!open) words.emplace_back();
      open = true;
      words.back() += c;
    }
  }
  CommandLine command;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "<" && i + 1 < words.size()) {
      command.input = words[++i];
    } else if (words[i] == ">" && i + 1 < words.size()) {
      command.output = words[++i];
    } else {
      command.words.push_back(words[i]);
    }
  }
  return command;
}

std::string visible(const std::string& text) {
  static const std::regex kHash("[0-9a-f]{64}");
  static constexpr const char* kDigits = "0123456789abcdef";
  std::string out;
  for (const char c : std::regex_replace(text, kHash, "<sha256>")) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 || c == '\n' || c == '\t') {
      out += c;
    } else {
      out += std::string("\\x") + kDigits[byte >> 4U] + kDigits[byte & 15U];
    }
  }
  return out;
}

std::string marked_lines(const std::string& text, char mark) {
  std::string out;
  const bool whole = text.empty() || text.back() == '\n';
  const auto lines = lines_of(visible(text));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool cut = !whole && i + 1 == lines.size();
    out += std::string(1, mark) + (cut ? "~" : lines[i].empty() ? "" : " ") + lines[i] + "\n";
  }
  return out;
}

// Plays the session and returns it as it should have been written.
std::string play(const std::string& script, const std::string& folder) {
  std::string played;
  std::string file;  // being written by a + step
  std::string content;
  const auto finish_file = [&] {
    if (!file.empty()) write_text(folder + "/" + file, content);
    file.clear();
    content.clear();
  };
  for (const std::string& line : lines_of(script)) {
    const char mark = line.empty() ? '#' : line[0];
    if (mark == '|' && !file.empty()) {
      content += (line.size() > 2 ? line.substr(2) : "") + "\n";
      played += line + "\n";
      continue;
    }
    finish_file();
    if (mark == '|' || mark == '!' || mark == '=') continue;
    played += line + "\n";
    if (mark == '+') file = line.substr(2);
    if (mark != '$') continue;
    CommandLine command = parse_command(line.substr(2));
    REQUIRE(command.words.at(0) == "newsgraph");
    command.words.erase(command.words.begin());
    const std::string input = command.input.empty() ? "" : folder + "/" + command.input;
    Result result = run({command.words, folder, input, {"NO_COLOR=1"}});
    if (!command.output.empty()) {
      write_text(folder + "/" + command.output, result.out);
      result.out.clear();
    }
    played += marked_lines(result.out, '|') + marked_lines(result.err, '!') + "= " +
              std::to_string(result.code) + "\n";
  }
  return played;
}

std::vector<fs::path> session_files() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(fs::path(NEWSGRAPH_SOURCE_DIR) / "tests" / "sessions")) {
    if (entry.path().extension() == ".session") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

void require_same(const std::string& expected, const std::string& played) {
  const auto want = lines_of(expected);
  const auto got = lines_of(played);
  for (std::size_t i = 0; i < std::max(want.size(), got.size()); ++i) {
    INFO("line " << i + 1 << "; NEWSGRAPH_ACCEPT=1 accepts what is printed");
    REQUIRE((i < got.size() ? got[i] : "(nothing)") == (i < want.size() ? want[i] : "(nothing)"));
  }
}

}  // namespace

TEST_CASE("every session prints exactly what its file says") {
  const auto files = session_files();
  REQUIRE_FALSE(files.empty());
  const bool accept = std::getenv("NEWSGRAPH_ACCEPT") != nullptr;
  for (const fs::path& file : files) {
    DYNAMIC_SECTION(file.filename().string()) {
      const TempFolder folder;
      fs::create_directory_symlink(fs::path(NEWSGRAPH_SOURCE_DIR) / "samples", folder.path() + "/samples");
      const std::string expected = read_text(file.string());
      const std::string played = play(expected, folder.path());
      if (accept) {
        write_text(file.string(), played);
      } else {
        require_same(expected, played);
      }
    }
  }
}
